#include "cli/open_deck.h"

#include <utility>

#include "files/files.h"
#include "image/image.h"
#include "theme/load_theme.h"

namespace lectern {

std::shared_ptr<const FontSet> open_fonts() {
  std::vector<FontFile> faces = catalogue_fonts();
  set_svg_fonts(faces, openable_path);
  return std::make_shared<const FontSet>(std::move(faces), hyphenation_patterns());
}

std::shared_ptr<const FileSource> theme_folder(const ReadingOptions& options) {
  if (!is_theme_path(options.theme)) return nullptr;
  return open_deck_folder(folder_of(options.theme), options.allow_outside);
}

Result<std::shared_ptr<const Briefing>> open_deck(const std::string& path, const ReadingOptions& options,
                                                  const std::shared_ptr<const FontSet>& fonts, Size shape) {
  auto source = read_file(path);
  if (!source) return std::unexpected(source.error());
  BriefingInputs inputs;
  inputs.file_name = path;
  inputs.source = *std::move(source);
  inputs.files = open_deck_folder(folder_of(path), options.allow_outside);
  inputs.fonts = fonts;
  inputs.theme = options.theme;
  inputs.theme_files = theme_folder(options);
  inputs.dialect = options.dialect;
  inputs.lang = options.lang;
  inputs.slide_size = shape;
  return read_briefing(inputs);
}

}  // namespace lectern
