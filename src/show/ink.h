#pragma once
// What is drawn on slides, as data: strokes in slide units, kept per page of a slide by the slide's content, with what
// undo and redo need. Plain values that share their strokes, so that a copy of a talk's state costs nothing.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "show/show_plan.h"

namespace lectern {

/// A pen covers, a marker colours what is beneath.
enum class InkKind { pen, marker };

struct Stroke {
  InkKind kind = InkKind::pen;
  Colour colour;
  float width = 6;            ///< slide units
  std::vector<Point> points;  ///< at least one, slide units; joined by straight lines with round ends
  bool operator==(const Stroke&) const = default;
};
using SharedStroke = std::shared_ptr<const Stroke>;
/// In the order they were drawn.
using Strokes = std::vector<SharedStroke>;

inline constexpr float kPenWidth = 6;
inline constexpr float kMarkerWidth = 34;
/// A stroke that goes on for longer is continued by another one.
inline constexpr std::size_t kMostPoints = 4000;

/// The colours that a pen goes through: they stand out on light and on dark paper.
std::span<const Colour> ink_colours();

/// Which page ink lies on. Slides are known by their content, so that ink stays where it was drawn while a deck is
/// edited; `copy` counts slides of the very same content. The anchor finds a slide whose content was edited.
struct InkKey {
  std::uint64_t fingerprint = 0;
  int copy = 0;
  int page = 0;
  auto operator<=>(const InkKey&) const = default;
};
InkKey ink_key(const ShowPlan& plan, int slide, int page);

struct PageInk {
  std::string anchor;  ///< of its slide
  Strokes strokes;
  std::vector<Strokes> undone;  ///< what redo brings back, the next one last
  std::vector<Strokes> before;  ///< what undo goes back to, the next one last
  bool operator==(const PageInk&) const = default;
};

struct InkBook {
  std::map<InkKey, PageInk> pages;
};
using SharedInk = std::shared_ptr<const InkBook>;

/// The strokes on a page; none for a null book.
const Strokes& strokes_on(const SharedInk& ink, const InkKey& key);

/// The book with the page's strokes replaced, as a step that undo takes back.
SharedInk with_strokes(const SharedInk& ink, const InkKey& key, std::string_view anchor, Strokes strokes);
/// The page one step back or forth; the same book where there is none.
SharedInk with_undone(const SharedInk& ink, const InkKey& key);
SharedInk with_redone(const SharedInk& ink, const InkKey& key);

/// The strokes without those that pass within `radius` of the line from `from` to `to`.
Strokes erased(const Strokes& strokes, Point from, Point to, float radius);

/// Ink whose slides were edited goes along with them, by their anchors, unless the slide has ink of its own.
SharedInk moved_to(const SharedInk& ink, const ShowPlan& plan);

/// Both books' ink; on a page of both, that of `above` lies above. Undo goes on as in `above`.
SharedInk laid_over(const SharedInk& below, const SharedInk& above);

/// All ink as text, for a store: undo is not kept. Read back it gives the same strokes to a hundredth of a unit.
///
///     ink 1
///     page <fingerprint, hexadecimal> <copy> <page> <anchor, may be empty>
///     pen|marker #RRGGBB <width> <x> <y> <x> <y> ...
std::string write_ink(const InkBook& ink);
/// Nothing where the text is not ink that this version knows.
std::optional<InkBook> read_ink(std::string_view text);

}  // namespace lectern
