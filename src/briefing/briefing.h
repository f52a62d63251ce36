#pragma once
// compile(): the stages in their order. A Briefing is what threads share: immutable, its slides compiled to pages one
// by one, purely, so that the edge may spread them over threads or compile only what is needed.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/source_span.h"
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
  std::string theme;  ///< overrides the deck's `theme:` when not empty; a built-in theme or a file (.yaml, .yml)
  /// The folder that holds the file that `theme` names: its last part is read there. Null: it is read beside the deck.
  std::shared_ptr<const FileSource> theme_files;
  std::string dialect;  ///< as ReadOptions
  std::string lang;
  Size slide_size{0, 0};  ///< overrides the deck's `size:` when not empty
};

/// A theme file that was read, with what was found amiss in it.
struct ThemeReading {
  std::string file_name;  ///< with its folder, as the deck's own name has it
  SharedBytes source;
  Diagnostics diagnostics;
};

struct Briefing {
  std::string file_name;
  SharedBytes source;
  Deck deck;
  Theme theme;
  std::vector<ThemeReading> theme_readings;  ///< none for a built-in theme
  std::shared_ptr<const Image> logo;         ///< null when the theme has none
  std::shared_ptr<const FontSet> fonts;
  std::shared_ptr<const Pictures> pictures;
  Diagnostics diagnostics;  ///< of reading the deck; those of layout come with compile_slide
  /// Files besides the deck and its pictures that this was made from, named as the deck is: theme files and the logo,
  /// whether or not they could be read. When one of them changes the briefing is stale.
  std::vector<std::string> used_files;
  /// Drawn over a page, slide and part naming it, besides what the deck says: the ink of a talk.
  std::map<std::pair<int, int>, std::vector<SceneItem>> drawn_over;
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

/// A diagnostic with the name of its file and its place in it.
struct LocatedDiagnostic {
  std::string file_name;
  SourcePosition position;
  Diagnostic diagnostic;
};

/// Those of the theme files, then `of_deck`, which are of the deck's own file.
std::vector<LocatedDiagnostic> located(const Briefing& briefing, const Diagnostics& of_deck);

/// How many of them have a severity.
int count_of(const Briefing& briefing, const Diagnostics& of_deck, Severity severity);

/// "embassy.yaml:2:10: warning: ...\n  hint: ..." (no trailing newline).
std::string format_diagnostic(const LocatedDiagnostic& located);

/// Notes and labels set with the briefing's own fonts.
LayoutInputs layout_inputs(const Briefing& briefing);

}  // namespace lectern
