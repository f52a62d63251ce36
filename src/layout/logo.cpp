#include "layout/logo.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr float kEdge = 28;         // least distance from the slide's edge
constexpr float kTop = 48;          // where a logo that has room begins
constexpr float kGap = 12;          // to the text above or below
constexpr float kTextGap = 32;      // to the text beside
constexpr float kMarking = 176;     // from the page's middle, where a marking may stand
constexpr float kLeast = 16;        // smaller is no logo any more
constexpr float kMostWidth = 0.2F;  // of the slide

bool is_top(Corner corner) {
  return corner == Corner::top_left || corner == Corner::top_right;
}

bool is_left(Corner corner) {
  return corner == Corner::top_left || corner == Corner::bottom_left;
}

// Where the slide's own text may begin: the logo ends above it.
float text_top(const Composer& composer, SlideLayout layout) {
  constexpr float kCover = 196;  // above the bar of title and end slides
  const Measures& measures = composer.theme.measures;
  const bool kicker = !composer.slide.kicker.empty();
  switch (layout) {
    case SlideLayout::title:
    case SlideLayout::end:
      return kicker ? kCover - 80 : kCover;
    case SlideLayout::section:
      return composer.slide.blocks.empty() ? 240 : 110;
    default:
      break;
  }
  // A kicker above a title gives way to the right; where it stands alone the logo does.
  const bool beside = composer.theme.logo.corner == Corner::top_right && !composer.slide.title.empty();
  return kicker && !beside ? measures.kicker_top : measures.title_top;
}

// The strip of margin that a logo may use.
struct Strip {
  float top = 0;
  float bottom = 0;
};

Strip strip_of(const Composer& composer, SlideLayout layout) {
  constexpr float kBelowBody = 24;  // rows run on a little below the body
  const Measures& measures = composer.theme.measures;
  if (is_top(composer.theme.logo.corner)) return {kEdge, text_top(composer, layout) - kGap};
  const bool footed = !composer.slide.source_line.empty() || !composer.slide.footnotes.empty();
  const float top = footed ? measures.source_bottom + kGap / 2 : measures.body_bottom + kBelowBody;
  const float progress = composer.theme.progress_line ? measures.progress_height : 0;
  return {top, kSlideHeight - kEdge / 2 - progress};
}

}  // namespace

std::optional<Rect> logo_box(const Composer& composer, const TextColumn& column) {
  const SlideLayout layout = layout_of(composer.slide);
  const Image* image = composer.inputs.logo.get();
  if (image == nullptr || !shows_logo(composer.theme, name_of(layout))) return std::nullopt;
  const Size natural = image->size();
  if (natural.width <= 0 || natural.height <= 0) return std::nullopt;
  const Strip strip = strip_of(composer, layout);
  const Corner corner = composer.theme.logo.corner;
  float height = std::min(composer.theme.logo.height, strip.bottom - strip.top);
  float width = height * natural.width / natural.height;
  const float most_width = std::min(kMostWidth * composer.width, 0.5F * column.width());
  if (width > most_width) {
    height *= most_width / width;
    width = most_width;
  }
  if (height < kLeast && composer.theme.logo.height >= kLeast && width < most_width) return std::nullopt;
  float x = is_left(corner) ? column.left : column.right - width;
  // A marking stands in the middle; beside a picture the corner of the text may lie there too.
  if (const auto& marking = composer.slide.style.marking; marking && !marking->empty()) {
    const float middle = composer.middle;
    x = is_left(corner) ? (x < middle - kMarking - width ? x : std::max(x, middle + kMarking))
                        : (x > middle + kMarking ? x : std::min(x, middle - kMarking - width));
  }
  if (is_top(corner)) return Rect{x, std::min(kTop, strip.bottom - height), width, height};
  const float footer_middle = composer.theme.measures.footer_baseline - 0.35F * composer.theme.scale.footer;
  const float y = std::clamp(footer_middle - height / 2, strip.top, std::max(strip.top, strip.bottom - height));
  return Rect{x, y, width, height};
}

TextColumn beside_logo(const Composer& composer, const TextColumn& column, float top, float bottom) {
  const auto box = logo_box(composer, column);
  if (!box || box->y >= bottom || box->bottom() <= top) return column;
  if (is_left(composer.theme.logo.corner)) return {std::min(box->right() + kTextGap, column.right), column.right};
  return {column.left, std::max(box->x - kTextGap, column.left)};
}

void place_logo(const Composer& composer, Piece& piece, const TextColumn& column) {
  const auto box = logo_box(composer, column);
  if (!box) return;
  SceneItem item;
  item.shape = DrawImage{composer.inputs.logo, *box, {0, 0, 1, 1}};
  piece.items.push_back(std::move(item));
}

}  // namespace lectern
