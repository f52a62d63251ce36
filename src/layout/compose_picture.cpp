// Slides that pictures carry: one beside the text, one across the slide, several in a grid.

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "layout/composers.h"
#include "layout/figure.h"
#include "layout/fit.h"
#include "layout/furniture.h"
#include "layout/page.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

constexpr float kSplitShare = 0.42F;
constexpr float kSplitGap = 94;
constexpr float kCreditSize = 30;
constexpr float kTextShare = 0.6F;  // of the slide's width, for text over a picture

struct Parted {
  const Block* figure = nullptr;
  std::vector<Block> others;  ///< copies: the flow borrows them for as long as the composer lives
};

Parted parted_blocks(const Slide& slide) {
  Parted parted;
  for (const Block& block : slide.blocks) {
    if (parted.figure == nullptr && std::holds_alternative<Figure>(block.node)) {
      parted.figure = &block;
    } else {
      parted.others.push_back(block);
    }
  }
  return parted;
}

SceneItem background(FillGradient shape) {
  SceneItem item;
  item.shape = std::move(shape);
  item.role = ItemRole::background;
  return item;
}

// How much of itself paper over a picture shows: its ink keeps 4.5:1 even where the picture is as unlike as can be.
constexpr std::uint8_t kVeil = 222;

// A picture's title in its corner, on a plate of the section slides' paper that is no larger than it must be.
void place_credit_on(Composer& composer, Piece& piece, const RichText& caption, Rect frame, int tag) {
  constexpr float kAside = 24;
  constexpr float kAbove = 10;
  constexpr float kBelow = 12;
  if (caption.empty()) return;
  TextRole role = composer.roles.caption;
  role.colour = role.strong_colour = role.accent = composer.theme.section.ink;
  Colour plate = composer.theme.section.paper;
  plate.alpha = kVeil;
  const Passage text = composer.setter.set(caption, role);
  const BrokenText lines = break_lines(text.shaped, {kCreditSize, frame.width - 2 * kAside, Breaking::ragged});
  const float height = text_height(text, kCreditSize, lines.lines.size());
  const float top = frame.bottom() - height - kBelow;
  const float left = frame.right() - lines.width - 2 * kAside;
  piece.items.push_back(fill_item({left, top - kAbove, frame.right() - left, frame.bottom() - top + kAbove}, plate, 0,
                                  ItemRole::background));
  composer.setter.place(
      piece, text, lines, kCreditSize,
      {left + kAside, top, lines.width, Align::start, 0, composer.open_tag(TagKind::caption, tag), false});
}

// Below a picture that stands whole in its panel, in the panel's own muted ink.
float place_credit_below(Composer& composer, Piece& piece, const RichText& caption, Rect frame, int tag) {
  if (caption.empty()) return 0;
  const Passage text = composer.setter.set(caption, composer.roles.caption);
  const float width = frame.width - 64;
  const BrokenText lines = break_lines(text.shaped, {kCreditSize, width, Breaking::ragged});
  const float height = text_height(text, kCreditSize, lines.lines.size());
  composer.setter.place(
      piece, text, lines, kCreditSize,
      {frame.x + 32, frame.bottom() - height - 24, width, Align::start, 0, composer.open_tag(TagKind::caption, tag)});
  return height + 24;
}

// Over a picture, text is light on the section's paper.
void use_picture_palette(Composer& composer) {
  Palette palette = composer.theme.section;
  palette.muted = mix(palette.ink, palette.paper, 0.15F);
  palette.panel = mix(palette.paper, palette.ink, 0.12F);
  composer.palette = palette;
  composer.roles = make_roles(composer.theme, palette);
}

// A veil that thins out to nothing over its last `fade` units, without an edge at either end of them: straight pieces
// along smoothstep (3t² - 2t³).
FillGradient veiled(Rect rect, Colour veil, float fade, bool horizontal) {
  constexpr int kPieces = 6;
  FillGradient shape{rect, veil, veil, horizontal, {}};
  shape.to.alpha = 0;
  const float share = fade / (horizontal ? rect.width : rect.height);
  for (int i = 0; i < kPieces; ++i) {
    const float t = static_cast<float>(i) / kPieces;
    GradientStop stop{1 - share + t * share, veil};
    stop.colour.alpha = static_cast<std::uint8_t>(static_cast<float>(veil.alpha) * (1 - t * t * (3 - 2 * t)));
    shape.between.push_back(stop);
  }
  return shape;
}

// The same from below, where it is thick.
FillGradient veil_below(Rect rect, Colour veil, float fade) {
  FillGradient shape = veiled(rect, veil, fade, false);
  turn_round(shape);
  return shape;
}

// How far from its own side what stands on the pages between head line and footer reaches, the first `behind` items
// apart.
float reach_of(const Composer& composer, const Pages& pages, std::size_t behind) {
  constexpr float kHeadLine = 70;
  float reach = 0;
  for (const Scene& page : pages) {
    for (std::size_t i = behind; i < page.items.size(); ++i) {
      const Rect box = bounds(page.items[i]);
      if (box.bottom() <= kHeadLine || box.y >= composer.theme.measures.source_bottom) continue;
      reach = std::max(reach, composer.mirror ? composer.width - box.x : box.right());
    }
  }
  return reach;
}

// The text's side of the picture under paper that lets little through, fading out beyond it.
Piece veil_of(const Composer& composer, float edge) {
  constexpr float kFade = 420;
  constexpr float kFootFade = 180;
  Colour veil = composer.theme.section.paper;
  veil.alpha = kVeil;
  Piece piece;
  piece.items.push_back(background(veiled({0, 0, edge + kFade, kSlideHeight}, veil, kFade, true)));
  if (is_numbered(composer)) {
    // The number keeps its place in the corner, which lies beyond the veil.
    const float top = composer.theme.measures.source_bottom;
    piece.items.push_back(
        background(veil_below({0, top - kFootFade, composer.width, kSlideHeight - top + kFootFade}, veil, kFootFade)));
  }
  if (composer.mirror) mirror(piece, composer.width);
  return piece;
}

Pages picture_with_text(Composer& composer, const Piece& picture, const std::vector<Block>& blocks) {
  constexpr float kAir = 60;
  constexpr float kLeast = 0.36F;  // of the slide's width
  const float most = kTextShare * composer.width;
  use_picture_palette(composer);
  const TextColumn column{composer.theme.measures.margin, most - 20};
  Pages pages = flow_pages(composer, blocks, column, full_region(composer), picture);
  // Only now is it known how much of the picture may be seen. A header stands at the column's end.
  const std::size_t behind = picture.items.size();
  const bool headed = composer.slide.style.header && !composer.slide.style.header->empty();
  const float reach = headed ? most : reach_of(composer, pages, behind) + kAir;
  const Piece veil = veil_of(composer, std::clamp(reach, kLeast * composer.width, most));
  for (Scene& page : pages) {
    page.items.insert(page.items.begin() + static_cast<std::ptrdiff_t>(behind), veil.items.begin(), veil.items.end());
  }
  return pages;
}

// A title alone stands large at the picture's foot.
std::optional<Pages> picture_with_title(Composer& composer, Piece picture) {
  constexpr float kFade = 320;
  const TextColumn column = full_column(composer);
  Colour veil = composer.theme.section.paper;
  veil.alpha = kVeil;
  use_picture_palette(composer);
  const Passage title = composer.setter.set(composer.slide.title, composer.roles.statement);
  const TypeScale& scale = composer.theme.scale;
  const FittedText fitted =
      fit_text(title, scale.section, scale.title_least, {column.width(), 420}, Breaking::balanced, 3);
  if (!fitted.fits) return std::nullopt;
  const float top = foot_top(composer, column) - fitted.height - 10;
  const bool kicked = !composer.slide.kicker.empty();
  const float veil_top = top - (kicked ? 90 : 40);
  picture.items.push_back(
      background(veil_below({0, veil_top - kFade, composer.width, kSlideHeight - veil_top + kFade}, veil, kFade)));
  if (kicked) {
    const SmallLine line =
        small_line(composer, composer.slide.kicker.text, composer.roles.kicker, scale.kicker, column.width());
    place_small_line(composer, picture, line, top - 24, column, Align::start);
  }
  composer.setter.place(picture, title, fitted.lines, fitted.size,
                        {column.left, top, column.width(), Align::start, 0, composer.open_tag(TagKind::h1)});
  return Pages{finish_page(composer, std::move(picture), {column, full_region(composer), true, true}, {})};
}

}  // namespace

std::optional<Pages> compose_split(Composer& composer) {
  const Parted parted = parted_blocks(composer.slide);
  if (parted.figure == nullptr) return std::nullopt;
  const auto& figure = std::get<Figure>(parted.figure->node);
  const bool left = figure.place == Figure::Place::left;
  const bool sided = figure.place != Figure::Place::inline_;
  const float share = std::clamp(sided ? figure.share.value_or(kSplitShare) : kSplitShare, 0.2F, 0.7F);
  const float width = share * composer.width;
  const Rect frame{left ? 0 : composer.width - width, 0, width, kSlideHeight};
  const float margin = composer.theme.measures.margin;
  const TextColumn column =
      left ? TextColumn{frame.right() + kSplitGap, composer.width - margin} : TextColumn{margin, frame.x - kSplitGap};
  const TextColumn region = left ? TextColumn{frame.right(), composer.width} : TextColumn{0, frame.x};
  composer.middle = marking_middle(composer, region);
  const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
  Piece picture;
  if (fills_frame(composer, figure, frame, parted.figure->source)) {
    picture = place_filling(composer, figure, frame, tag, parted.figure->source);
    place_credit_on(composer, picture, figure.caption, frame, tag);
  } else {
    picture.items.push_back(fill_item(frame, composer.palette.panel, 0, ItemRole::background));
    Piece credit;
    Rect inner = frame;
    inner.height -= place_credit_below(composer, credit, figure.caption, frame, tag);
    append(picture, place_filling(composer, figure, inner, tag, parted.figure->source));
    append(picture, std::move(credit));
  }
  for (SceneItem& item : picture.items) item.first_step = parted.figure->step;
  return flow_pages(composer, parted.others, column, region, picture);
}

std::optional<Pages> compose_picture(Composer& composer) {
  Parted parted = parted_blocks(composer.slide);
  Figure figure;
  figure.path = composer.slide.style.background_image;
  figure.place = Figure::Place::background;
  SourceSpan source = composer.slide.style.background_source;
  if (parted.figure != nullptr) {
    figure = std::get<Figure>(parted.figure->node);
    source = parted.figure->source;
  }
  if (figure.path.empty()) return std::nullopt;
  if (figure.fit == Figure::Fit::automatic && figure.place == Figure::Place::background)
    figure.fit = Figure::Fit::cover;
  const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
  const Rect frame{0, 0, composer.width, kSlideHeight};
  const bool sourced = !composer.slide.source_line.empty() || !composer.slide.footnotes.empty();
  const bool worded = !composer.slide.title.empty() || !composer.slide.kicker.empty() || !parted.others.empty();
  if ((worded || sourced) && !composer.picture(figure.path, source).image) {
    // What stands in for a missing picture has a label of its own and keeps beside the text.
    const float margin = composer.theme.measures.margin;
    const float edge = kTextShare * composer.width;
    const Rect beside{edge + 40, 300, composer.width - margin - edge - 40, 400};
    Piece missing = place_filling(composer, figure, beside, tag, source);
    return flow_pages(composer, parted.others, {margin, edge - 20}, full_region(composer), missing);
  }
  Piece picture = place_filling(composer, figure, frame, tag, source);
  if (worded || sourced) {
    composer.credit = figure.caption;
    if (parted.others.empty() && !composer.slide.title.empty()) {
      if (auto pages = picture_with_title(composer, picture)) return pages;
    }
    return picture_with_text(composer, picture, parted.others);
  }
  place_credit_on(composer, picture, figure.caption, frame, tag);
  return Pages{
      finish_page(composer, std::move(picture), {full_column(composer), full_region(composer), false, false}, {})};
}

std::optional<Pages> compose_grid(Composer& composer) {
  constexpr std::size_t kMost = 9;
  constexpr float kGap = 40;
  std::vector<const Block*> figures;
  for (const Block& block : composer.slide.blocks) {
    if (!std::holds_alternative<Figure>(block.node)) return std::nullopt;
    figures.push_back(&block);
  }
  if (figures.size() < 2) return std::nullopt;
  const TextColumn column = full_column(composer);
  const Head first = place_head(composer, column, {0, 2});
  if (first.bottom > kLowestHead) return std::nullopt;
  const float top = first.bottom;
  const float room = foot_top(composer, column) - top;
  const int parts = static_cast<int>((figures.size() + kMost - 1) / kMost);
  Pages pages;
  for (int part = 0; part < parts; ++part) {
    Piece body = place_head(composer, column, {part, parts}).piece;
    const std::size_t begin = static_cast<std::size_t>(part) * kMost;
    const std::size_t count = std::min(kMost, figures.size() - begin);
    const std::size_t across = count <= 3 ? count : count == 4 ? 2 : 3;
    const std::size_t down = (count + across - 1) / across;
    const float width = (column.width() - kGap * static_cast<float>(across - 1)) / static_cast<float>(across);
    const float height = (room - kGap * static_cast<float>(down - 1)) / static_cast<float>(down);
    // What height or width the pictures leave over stays at the grid's far edges, so that its gaps are even.
    std::vector<Piece> cells;
    std::vector<float> widths(across, 0.0F);
    std::vector<float> heights(down, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
      const Block& block = *figures[begin + i];
      const auto& figure = std::get<Figure>(block.node);
      const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
      cells.push_back(place_figure(composer, figure, {0, width, block.step, tag, block.source}, height));
      for (const SceneItem& item : cells.back().items) {
        widths[i % across] = std::max(widths[i % across], bounds(item).right());
        heights[i / across] = std::max(heights[i / across], bounds(item).bottom());
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto sum = [&](const std::vector<float>& sizes, std::size_t end) {
        return std::accumulate(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(end), 0.0F);
      };
      const std::size_t x = i % across;
      const std::size_t y = i / across;
      move(cells[i], column.left + sum(widths, x) + kGap * static_cast<float>(x),
           top + sum(heights, y) + kGap * static_cast<float>(y));
      append(body, std::move(cells[i]));
    }
    pages.push_back(finish_page(composer, std::move(body), {column, full_region(composer), true, true}, {part, parts}));
  }
  return pages;
}

}  // namespace lectern
