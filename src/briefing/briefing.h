#pragma once
// compile(): the stages in their order. A Briefing is what threads share: immutable, its slides compiled to pages one
// by one, purely, so that the edge may spread them over threads or compile only what is needed.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "deck/deck.h"
#include "image/image.h"
#include "layout/layout_slide.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "theme/theme.h"

namespace lectern {

/// Everything that a briefing is made from; all of it is bytes.
struct BriefingInputs {
  std::string file_name;  ///< for messages
  SharedBytes source;
  std::shared_ptr<const FileSource> files;
  std::shared_ptr<const FontSet> fonts;
  std::string theme;    ///< overrides the deck's `theme:` when not empty
  std::string dialect;  ///< as ReadOptions
  std::string lang;
  Size slide_size{0, 0};  ///< overrides the deck's `size:` when not empty
};

struct Briefing {
  std::string file_name;
  SharedBytes source;
  Deck deck;
  Theme theme;
  std::shared_ptr<const FontSet> fonts;
  std::shared_ptr<const Pictures> pictures;
  Diagnostics diagnostics;  ///< of reading and of the theme; those of layout come with compile_slide
};

/// What is shown, exported and named. Notes, time and the printed number belong to the slide.
struct Page {
  int slide = 0;
  int part = 0;
  int parts = 1;
  Scene scene;
};

/// Reads the deck and its theme; lays nothing out.
std::shared_ptr<const Briefing> read_briefing(const BriefingInputs& inputs);

/// One slide's pages, with the diagnostics of laying them out.
std::vector<Page> compile_slide(const Briefing& briefing, std::size_t slide, Diagnostics& diagnostics);

/// Notes and labels set with the briefing's own fonts.
LayoutInputs layout_inputs(const Briefing& briefing);

}  // namespace lectern
