#pragma once
// Rich text in the theme's type: shaped once per slide, then broken at any size and placed as scene items.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "deck/rich_text.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "text/shape.h"
#include "theme/theme.h"

namespace lectern {

/// How one kind of text is set.
struct TextRole {
  TypeFace face;
  Colour colour;
  Colour strong_colour;
  Colour accent;  ///< links
  Colour panel;   ///< behind code and keys
  Colour mark;    ///< behind <mark>
  TypeFace code_face;
  int strong_weight = 600;
  bool capitals = false;
  bool tabular = false;
  bool ligatures = true;
  bool left_to_right = false;  ///< whatever the page: code
  bool hang_quotes = false;    ///< large type: opening quotation marks stand outside its edge
  ItemRole item = ItemRole::text;
};

/// How a stretch of a passage looks beyond its glyphs.
struct SpanLook {
  Colour colour;
  int link = -1;
  int footnote = -1;  ///< index into Slide::footnotes of a reference mark
  int reading = -1;   ///< index into Passage::readings
  bool underline = false;
  bool strike = false;
  bool marked = false;
  bool boxed = false;  ///< code and keys: a panel behind
  SourceSpan source;
};

/// Shaped text with its looks; cheap to copy.
struct Passage {
  ShapedParagraph shaped;
  std::shared_ptr<const std::vector<SpanLook>> looks;
  std::shared_ptr<const std::vector<Link>> links;
  std::shared_ptr<const std::vector<ShapedParagraph>> readings;  ///< set above their words (ruby), at half size
  FaceMetrics metrics;                                           ///< of the role's own face: every line is placed by it
  float leading = 1.34F;
  float pitch = 1.34F;  ///< from line to line, in font sizes: more than the leading where marks on capitals need it
  Colour panel;
  Colour mark;
  ItemRole item = ItemRole::text;
};

enum class Align { start, centre, end };

/// Items and links of a piece of a page, positions relative to its own top left corner.
struct Piece {
  /// Targets with this prefix mark where a footnote is cited; the page turns them into the notes at its foot.
  static constexpr std::string_view kFootnotePrefix = "#footnote:";

  std::vector<SceneItem> items;
  std::vector<SceneLink> links;
};

/// Where a passage's lines go.
struct LinePlace {
  float x = 0;
  float y = 0;      ///< top of the first line box
  float width = 0;  ///< for alignment
  Align align = Align::start;
  int step = 0;
  int tag = -1;
  bool natural = true;  ///< a text that runs against the page's direction starts at the other side
};

/// Turns rich text into passages; remembers those of the deck's own texts, so that fitting never shapes twice.
class TypeSetter {
 public:
  TypeSetter(const FontSet& fonts, std::string language, Diagnostics& diagnostics, bool mirror);

  /// `text` and `role` are the deck's and the caller's own and must stay where they are: their addresses are the key.
  const Passage& passage(const RichText& text, const TextRole& role);
  /// Sets a passing text.
  Passage set(const RichText& text, const TextRole& role);

  /// Lines of a passage as scene items. `first` and `last` choose lines. A line that runs against the page's direction
  /// is aligned at the other side.
  void place(Piece& piece, const Passage& passage, const BrokenText& lines, float size, const LinePlace& at,
             std::size_t first = 0, std::size_t last = SIZE_MAX) const;

  bool mirror() const { return mirror_; }
  const FontSet& fonts() const { return fonts_; }

 private:
  const FontSet& fonts_;
  std::string language_;
  Diagnostics& diagnostics_;
  bool mirror_;
  std::map<std::pair<const RichText*, const TextRole*>, Passage> known_;
};

/// Height of a line box.
float line_height(const Passage& passage, float size);

/// Height of so many lines that are placed at once.
float text_height(const Passage& passage, float size, std::size_t lines);

/// Distance from the top of a line box to the baseline: half of the leading lies above the face, half below (as in
/// CSS 2.2, 10.8.1).
float baseline_in_line(const Passage& passage, float size);

/// Moves a piece's items and links.
void move(Piece& piece, float dx, float dy);
void append(Piece& piece, Piece more);

/// Moves one item.
void move(SceneItem& item, float dx, float dy);

}  // namespace lectern
