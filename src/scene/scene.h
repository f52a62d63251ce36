#pragma once
// What is where on one page (a display list) and what it means (tags). Plain values, complete in themselves: no item
// depends on another, positions are absolute in slide units. One scene serves every size and every step of its page.

#include <climits>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "base/source_span.h"
#include "image/image.h"
#include "text/shape.h"

namespace lectern {

/// A filled rectangle; `radius` rounds its corners.
struct FillRect {
  Rect rect;
  Colour colour;
  float radius = 0;
};

/// A colour at a share of a gradient's way, 0 to 1.
struct GradientStop {
  float at = 0;
  Colour colour;
  bool operator==(const GradientStop&) const = default;
};

/// A rectangle that shades from `from` (top, or left where horizontal) to `to`, by way of the colours between them: one
/// shape, since shapes side by side show their seams where a painter smooths edges. Colours are mixed with their
/// opacity as weight: a fade from or to nothing keeps its colour.
struct FillGradient {
  Rect rect;
  Colour from;
  Colour to;
  bool horizontal = false;
  std::vector<GradientStop> between{};  // NOLINT(readability-redundant-member-init): in order, between 0 and 1
};

/// Corners of strokes are mitred up to this many stroke widths (right angles are, sharper ones are cut off).
inline constexpr float kMiterLimit = 1.5F;

/// An outline, filled or stroked or both. Coordinates in slide units. Strokes have butt ends.
struct Path {
  struct Segment {
    enum class Kind { move, line, curve, close };
    Kind kind = Kind::move;
    Point control1;
    Point control2;
    Point to;
  };
  std::vector<Segment> segments;
  std::optional<Colour> fill;
  std::optional<Colour> stroke;
  float stroke_width = 1;
};

/// Glyphs [first, last) of a run; `origin` is the left end of the baseline.
struct DrawText {
  std::shared_ptr<const ShapedRun> run;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Point origin;
  float size = 0;   ///< font size
  float width = 0;  ///< sum of the advances
  Colour colour;
  std::uint32_t order = 0;     ///< bytes of its paragraph's text before it: what is read before what
  bool right_to_left = false;  ///< its paragraph's direction; the run's own is another thing
};

/// `crop` of a picture (shares, 0 to 1) scaled to `rect`.
struct DrawImage {
  std::shared_ptr<const Image> image;
  Rect rect;
  Rect crop{0, 0, 1, 1};
};

/// What a thing means, for PDF, HTML and screen readers (names as in PDF 1.7, 14.8.4).
enum class TagKind {
  document,
  h1,
  h2,
  h3,
  p,
  list,
  list_item,
  label,
  body,
  table,
  row,
  head_cell,
  cell,
  figure,
  caption,
  quote,
  code,
  note,
  artifact
};

std::string_view name_of(TagKind kind);

/// A node of the tag tree. Nodes are in reading order; a parent comes before its children.
struct Tag {
  TagKind kind = TagKind::p;
  int parent = -1;   ///< index into Scene::tags, -1 for the root
  std::string alt;   ///< alternative text of a figure
  std::string lang;  ///< empty: the scene's
};

/// What kind of thing an item is, for checks: text boxes must not overlap each other, marks need contrast.
/// Furniture is what every slide has in the same small place: footer and page number.
enum class ItemRole { decoration, text, small_print, mark, picture, background, furniture };

std::string_view name_of(ItemRole role);

struct SceneItem {
  std::variant<FillRect, FillGradient, Path, DrawText, DrawImage> shape;
  std::optional<Rect> clip;
  float opacity = 1;
  int first_step = 0;
  int last_step = INT_MAX;  ///< inclusive
  SourceSpan source;
  int tag = -1;  ///< index into Scene::tags; -1: an artifact
  ItemRole role = ItemRole::decoration;
};

struct SceneLink {
  Rect rect;
  std::string target;
  int first_step = 0;
};

struct Scene {
  Size size{1920, kSlideHeight};
  Colour background{255, 255, 255, 255};
  int step_count = 1;
  std::vector<SceneItem> items;  ///< painted in order
  std::vector<SceneLink> links;
  std::string title;
  std::string lang = "en";
  std::vector<Tag> tags;
};

/// The space an item takes: for text the line box (face ascent to descent, advance width), for others the painted edge;
/// no more than its clip.
Rect bounds(const SceneItem& item);

/// True where an item is visible at a step.
inline bool visible_at(const SceneItem& item, int step) {
  return step >= item.first_step && step <= item.last_step;
}

/// The scene as text, one item a line, numbers with two decimals; equal scenes give equal text.
std::string dump(const Scene& scene);

/// The text of a scene in reading order, a line per text line, artifacts last: for tests and for search.
std::string text_of(const Scene& scene);

}  // namespace lectern
