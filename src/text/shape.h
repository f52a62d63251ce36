#pragma once
// A string in styles -> shaped runs -> lines. A paragraph is shaped once, in ems, and then broken at any size and
// width: fitting a slide tries many sizes without shaping again. Pure; safe on any thread.
//
// HarfBuzz shapes; ICU finds line breaks (UAX #14), bidi runs (UAX #9) and grapheme edges (UAX
// #29).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/face.h"
#include "text/font_set.h"

namespace lectern {

/// A stretch of text in one style. Sizes are relative to the paragraph's, so that it can be set at any size.
struct TextStyle {
  std::string family = "Inter";
  int weight = 400;
  bool italic = false;
  float scale = 1;               ///< size relative to the paragraph's size (superscripts 0.62 ...)
  float rise = 0;                ///< baseline shift upwards, in ems of the paragraph's size
  float tracking = 0;            ///< extra space after each grapheme, in ems of this style's size
  bool tabular_figures = false;  ///< OpenType tnum
  bool ligatures = true;         ///< OpenType liga, calt (off in code)
  std::uint32_t tag = 0;         ///< the caller's own number, found again in PlacedRun
  bool operator==(const TextStyle&) const = default;
};

struct StyledRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TextStyle style;
};

/// One paragraph. `ranges` is sorted and covers `text`. U+2028 breaks a line.
struct StyledText {
  std::string text;
  std::vector<StyledRange> ranges;
};

/// The automatic ones follow the first strong character; without one, the text runs as they are named.
enum class Direction { automatic, automatic_right_to_left, left_to_right, right_to_left };

struct ParagraphOptions {
  std::string language = "en";                 ///< BCP 47: shaping, glyph variants, line-break rules
  Direction direction = Direction::automatic;  ///< automatic: first strong character, else left to right
  bool hang_quotes = false;  ///< quotation marks that open a line stand outside its edge: for large type
};

/// Offsets and advance in ems of the run's size; y up.
struct Glyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  ///< byte offset into ShapedRun::text of the first byte it stands for
  float advance = 0;          ///< tracking included
  float dx = 0;
  float dy = 0;
};

/// Text in one face and direction. Glyphs are in visual order (left to right); in a right-to-left run the clusters
/// fall.
struct ShapedRun {
  std::shared_ptr<const Face> face;
  std::string text;
  std::vector<Glyph> glyphs;
  bool right_to_left = false;
  bool missing = false;  ///< no face had these characters: glyph 0, drawn as a box
  std::string language;
  float tracking = 0;            ///< ems, within the advances; for formats whose reader shapes the text again
  bool tabular_figures = false;  ///< as TextStyle
  bool ligatures = true;         ///< common ligatures were allowed (not in code, not where letters are spaced)
};

/// Glyphs [first, last) of a run on a line.
struct PlacedRun {
  std::shared_ptr<const ShapedRun> run;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  float x = 0;     ///< left edge, from the line's left edge
  float rise = 0;  ///< above the baseline
  float size = 0;  ///< font size
  float width = 0;
  std::uint32_t tag = 0;    ///< TextStyle::tag
  std::uint32_t begin = 0;  ///< bytes of the paragraph's text that it shows (logical order)
  std::uint32_t end = 0;
};

/// One line. Runs are in visual order; x starts at 0 for the line's left ink-side edge, trailing blanks hang outside.
struct TextLine {
  std::vector<PlacedRun> runs;
  float width = 0;          ///< without trailing blanks
  std::uint32_t begin = 0;  ///< bytes of the paragraph's text
  std::uint32_t end = 0;
  bool hard_break = false;  ///< ends at U+2028 or at the paragraph's end
};

/// How lines are chosen when a paragraph takes several.
enum class Breaking {
  greedy,    ///< fill each line (code)
  ragged,    ///< fewest lines, no lone last word where it can be helped (body text)
  balanced,  ///< fewest lines, then lines as even as they can be (titles, quotations)
};

struct BreakOptions {
  float size = 48;     ///< font size of style scale 1
  float width = 1664;  ///< room for a line
  Breaking breaking = Breaking::ragged;
};

/// A code point that no face has.
struct MissingGlyph {
  std::uint32_t offset = 0;  ///< byte offset in the paragraph's text
  char32_t code_point = 0;
};

/// A paragraph, shaped. Cheap to copy.
class ShapedParagraph {
 public:
  struct Internals;
  explicit ShapedParagraph(std::shared_ptr<const Internals> internals);

  const std::string& text() const;
  bool right_to_left() const;
  const std::vector<MissingGlyph>& missing() const;
  /// Width at size 1 of the widest line when only hard breaks count.
  float natural_width() const;
  /// Width at size 1 of the widest piece that cannot be broken.
  float longest_word() const;
  const Internals& internals() const { return *internals_; }

 private:
  std::shared_ptr<const Internals> internals_;
};

ShapedParagraph shape_paragraph(const FontSet& fonts, const StyledText& text, const ParagraphOptions& options);

struct BrokenText {
  std::vector<TextLine> lines;
  float width = 0;            ///< widest line
  bool broke_a_word = false;  ///< a word did not fit its line and was broken between graphemes
  bool hyphenated = false;    ///< a word did not fit its line and was parted between syllables
};

/// Breaks at UAX #14 opportunities; a word wider than the line is parted with a hyphen, where its language's patterns
/// are known, else broken between graphemes, never clipped. At least one line comes back, empty for empty text.
BrokenText break_lines(const ShapedParagraph& paragraph, const BreakOptions& options);

/// Byte offsets at which a line may break (UAX #14 with the language's tailoring), the end included.
std::vector<std::uint32_t> line_break_offsets(std::string_view text, std::string_view language);

/// Byte offsets of grapheme cluster edges (UAX #29), 0 and the end included.
std::vector<std::uint32_t> grapheme_offsets(std::string_view text);

}  // namespace lectern
