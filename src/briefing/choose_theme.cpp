#include "briefing/choose_theme.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"
#include "theme/load_theme.h"

namespace lectern {
namespace {

constexpr std::string_view kDefaultTheme = "chancery";

/// What the person asked for, and where it is read.
struct Wanted {
  std::string name;
  SourceSpan where;  // in the deck; empty when the command line asked
  const FileSource* files = nullptr;
  std::string path;    // in `files`
  std::string folder;  // of `files`, as messages name it, with its '/'
};

std::string folder_with_slash(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

Wanted wanted_theme(const Briefing& briefing, const BriefingInputs& inputs) {
  Wanted wanted;
  wanted.files = inputs.files.get();
  wanted.folder = folder_with_slash(inputs.file_name);
  if (inputs.theme.empty()) {
    wanted.name = briefing.deck.meta.theme;
    wanted.where = briefing.deck.meta.theme_source;
  } else {
    wanted.name = inputs.theme;
  }
  wanted.path = wanted.name;
  if (!inputs.theme.empty() && inputs.theme_files != nullptr) {
    wanted.files = inputs.theme_files.get();
    wanted.folder = folder_with_slash(inputs.theme);
    wanted.path = inputs.theme.substr(wanted.folder.size());
  }
  return wanted;
}

ThemeVocabulary vocabulary_of(const FontSet& fonts) {
  ThemeVocabulary vocabulary{fonts.families(), {}};
  for (const std::string_view name : slide_layout_names()) {
    if (name != name_of(SlideLayout::automatic)) vocabulary.layouts.emplace_back(name);
  }
  return vocabulary;
}

std::string as_shown(const Wanted& wanted, const std::string& path) {
  return path.starts_with('/') ? path : wanted.folder + path;
}

void use_family(Theme& theme, std::string_view role, const std::string& family) {
  if (role == "text") {
    theme.text.family = family;
  } else if (role == "title") {
    theme.title.family = theme.cover.family = theme.number.family = family;
  } else if (role == "code") {
    theme.code.family = family;
  } else if (role == "quote") {
    theme.quote.family = family;
  }
}

// `fonts:` names a family for a role; one that the catalogue lacks is reported and the theme's stays.
void apply_fonts(Briefing& briefing, const FontSet& fonts) {
  const DeckMeta& meta = briefing.deck.meta;
  for (const auto& [role, family] : meta.fonts) {
    if (!fonts.has_family(family)) {
      const std::vector<std::string> families = fonts.families();
      const std::vector<std::string_view> names(families.begin(), families.end());
      const std::string_view nearest = nearest_name(family, names, 3);
      briefing.diagnostics.warn("unknown-font", meta.fonts_source, fmt::format("no font family is named {}", family),
                                nearest.empty() ? "`lectern fonts` lists those that Lectern can use"
                                                : fmt::format("did you mean {}?", nearest));
      continue;
    }
    use_family(briefing.theme, role, family);
    for (Theme& variant : briefing.theme.variants) use_family(variant, role, family);
  }
}

void use_built_in(Briefing& briefing, const Wanted& wanted) {
  const Theme* theme = find_built_in_theme(wanted.name.empty() ? kDefaultTheme : std::string_view(wanted.name));
  briefing.theme = theme == nullptr ? *find_built_in_theme(kDefaultTheme) : *theme;
  if (theme != nullptr) return;
  const std::vector<std::string_view> names = built_in_theme_names();
  const std::string_view nearest = nearest_name(wanted.name, names, 3);
  briefing.diagnostics.warn(
      "unknown-theme", wanted.where, fmt::format("no theme is named {}; {} is used", wanted.name, kDefaultTheme),
      nearest.empty()
          ? fmt::format("the themes are {}; a theme of your own is a file named ... .yaml", fmt::join(names, ", "))
          : fmt::format("did you mean {}?", nearest));
}

void read_logo(Briefing& briefing, const Wanted& wanted, const LoadedTheme& loaded) {
  const std::string& path = loaded.theme.logo.picture;
  if (path.empty()) return;
  briefing.used_files.push_back(as_shown(wanted, path));
  auto bytes = wanted.files->read(path);
  auto image = bytes ? decode_image(*bytes) : std::unexpected(bytes.error());
  Diagnostics& diagnostics = briefing.theme_readings[loaded.logo_file].diagnostics;
  if (image) {
    briefing.logo = *std::move(image);
    for (const std::string& font : briefing.logo->unknown_fonts()) {
      diagnostics.warn("svg-font", loaded.logo_where,
                       fmt::format("{} asks for the font {}, which is not in the catalogue", path, font),
                       "turn its text into outlines, or use a font that `lectern fonts` lists");
    }
    return;
  }
  const bool names_it = image.error().message.find(path) != std::string::npos;
  diagnostics.warn("missing-picture", loaded.logo_where,
                   names_it ? image.error().message : fmt::format("{}: {}", path, image.error().message),
                   image.error().hint);
}

void use_file(Briefing& briefing, const Wanted& wanted, const FontSet& fonts) {
  auto loaded = load_theme(wanted.path, *wanted.files, vocabulary_of(fonts));
  if (!loaded) {
    briefing.theme = *find_built_in_theme(kDefaultTheme);
    briefing.used_files.push_back(as_shown(wanted, wanted.path));
    briefing.diagnostics.error("missing-theme", wanted.where,
                               fmt::format("{}; {} is used", loaded.error().message, kDefaultTheme),
                               loaded.error().hint);
    return;
  }
  for (LoadedThemeFile& file : loaded->files) {
    std::string name = as_shown(wanted, file.path);
    briefing.used_files.push_back(name);
    briefing.theme_readings.push_back({std::move(name), std::move(file.source), std::move(file.diagnostics)});
  }
  if (!loaded->missing.empty()) briefing.used_files.push_back(as_shown(wanted, loaded->missing));
  read_logo(briefing, wanted, *loaded);
  for (ThemeReading& reading : briefing.theme_readings) reading.diagnostics.sort();
  briefing.theme = std::move(loaded->theme);
}

}  // namespace

void choose_theme(Briefing& briefing, const BriefingInputs& inputs) {
  const Wanted wanted = wanted_theme(briefing, inputs);
  if (is_theme_path(wanted.name)) {
    use_file(briefing, wanted, *inputs.fonts);
  } else {
    use_built_in(briefing, wanted);
  }
  apply_fonts(briefing, *inputs.fonts);
}

}  // namespace lectern
