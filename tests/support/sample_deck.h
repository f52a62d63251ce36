#pragma once
// Markdown -> laid-out pages in one call, for tests: the catalogue's fonts, pictures from memory, no disk but the
// fonts'.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "deck/deck.h"
#include "files/files.h"
#include "layout/layout_slide.h"
#include "markdown/read_deck.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "theme/theme.h"

namespace lectern::test {

/// Files that a test wrote down.
class MemoryFiles : public FileSource {
 public:
  explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files = {}) : files_(std::move(files)) {}
  Result<SharedBytes> read(std::string_view path) const override {
    const auto found = files_.find(path);
    if (found == files_.end())
      return std::unexpected(Error{"image not found: " + std::string(path), "put it beside the deck"});
    return shared_bytes(found->second);
  }
  std::uint64_t version(std::string_view path) const override { return files_.contains(path) ? 1 : 0; }
  std::vector<std::string> similar(std::string_view /*path*/) const override { return {}; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

/// One FontSet for all tests of a program: opening the catalogue's faces is most of their time.
inline std::shared_ptr<const FontSet> shared_fonts() {
  static const auto kFonts = std::make_shared<const FontSet>(catalogue_fonts(), hyphenation_patterns());
  return kFonts;
}

struct LaidOut {
  std::string source;
  Deck deck;
  Diagnostics diagnostics;
  std::vector<std::vector<Scene>> slides;  ///< pages of every slide
};

inline LaidOut lay_out(std::string markdown, std::string_view theme = "chancery",
                       std::map<std::string, std::string, std::less<>> files = {}) {
  LaidOut out;
  out.source = std::move(markdown);
  out.deck = read_deck(out.source, {}, out.diagnostics);
  const Pictures pictures(std::make_shared<const MemoryFiles>(std::move(files)));
  const LayoutInputs inputs{out.deck, *find_built_in_theme(theme), *shared_fonts(), pictures};
  for (std::size_t i = 0; i < out.deck.slides.size(); ++i)
    out.slides.push_back(layout_slide(inputs, i, out.diagnostics));
  return out;
}

}  // namespace lectern::test
