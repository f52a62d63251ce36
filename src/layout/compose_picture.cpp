// Slides that pictures carry: one beside the text, one across the slide, several in a grid.

#include <algorithm>
#include <utility>

#include "layout/composers.h"
#include "layout/figure.h"
#include "layout/fit.h"
#include "layout/page.h"

namespace lectern {
namespace {

constexpr float kSplitShare = 0.42F;
constexpr float kSplitGap = 94;
constexpr float kCreditSize = 26;

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

// A caption on the picture's foot: white on a shade that is dark enough for it whatever the picture.
void place_credit(Composer& composer, Piece& piece, const RichText& caption, Rect frame, int tag) {
  if (caption.empty()) return;
  TextRole role = composer.roles.caption;
  role.colour = role.strong_colour = role.accent = Colour{255, 255, 255, 255};
  const Passage text = composer.setter.set(caption, role);
  const float width = frame.width - 48;
  const BrokenText lines = break_lines(text.shaped, {kCreditSize, width, Breaking::ragged});
  const float height = static_cast<float>(lines.lines.size()) * line_height(text, kCreditSize);
  const float top = frame.bottom() - height - 20;
  SceneItem shade;
  shade.shape = FillGradient{{frame.x, top - 60, frame.width, 60}, Colour{0, 0, 0, 0}, Colour{0, 0, 0, 170}, false};
  piece.items.push_back(shade);
  piece.items.push_back(
      fill_item({frame.x, top, frame.width, frame.bottom() - top}, Colour{0, 0, 0, 170}, 0, ItemRole::background));
  composer.setter.place(piece, text, lines, kCreditSize,
                        {frame.x + 24, top + 4, width, Align::end, 0, composer.open_tag(TagKind::caption, tag)});
}

// Over a picture, text is light on a shade of the section's paper that keeps 4.5:1 even over white.
void use_picture_palette(Composer& composer) {
  Palette palette = composer.theme.section;
  palette.muted = mix(palette.ink, palette.paper, 0.1F);
  palette.accent = palette.ink;
  palette.hot = palette.ink;
  palette.panel = mix(palette.paper, palette.ink, 0.12F);
  composer.palette = palette;
  composer.roles = make_roles(composer.theme, palette);
}

Piece shade_over(const Composer& composer) {
  Piece piece;
  Colour paper = composer.theme.section.paper;
  paper.alpha = 190;
  piece.items.push_back(fill_item({0, 0, composer.width, kSlideHeight}, paper, 0, ItemRole::background));
  return piece;
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
  const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
  Piece picture = place_filling(composer, figure, frame, tag, parted.figure->source);
  for (SceneItem& item : picture.items) item.first_step = parted.figure->step;
  place_credit(composer, picture, figure.caption, frame, tag);
  return flow_pages(composer, parted.others, column, picture);
}

std::optional<Pages> compose_picture(Composer& composer) {
  Parted parted = parted_blocks(composer.slide);
  Figure from_style;
  if (parted.figure == nullptr) {
    if (composer.slide.style.background_image.empty()) return std::nullopt;
    from_style.path = composer.slide.style.background_image;
    from_style.place = Figure::Place::background;
  }
  Figure figure = parted.figure == nullptr ? from_style : std::get<Figure>(parted.figure->node);
  if (figure.fit == Figure::Fit::automatic && figure.place == Figure::Place::background)
    figure.fit = Figure::Fit::cover;
  const SourceSpan source = parted.figure == nullptr ? composer.slide.style.background_source : parted.figure->source;
  const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
  const Rect frame{0, 0, composer.width, kSlideHeight};
  const bool words = !composer.slide.title.empty() || !parted.others.empty() || !composer.slide.kicker.empty();
  Piece picture = place_filling(composer, figure, frame, tag, source);
  if (words) {
    append(picture, shade_over(composer));
    use_picture_palette(composer);
    return flow_pages(composer, parted.others, full_column(composer), picture);
  }
  place_credit(composer, picture, figure.caption, frame, tag);
  const bool foot = !composer.slide.source_line.empty() || !composer.slide.footnotes.empty();
  if (foot) return std::nullopt;
  return Pages{finish_page(composer, std::move(picture), {full_column(composer), false, false}, {})};
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
    for (std::size_t i = 0; i < count; ++i) {
      const Block& block = *figures[begin + i];
      const auto& figure = std::get<Figure>(block.node);
      const float x = column.left + static_cast<float>(i % across) * (width + kGap);
      const float y = top + static_cast<float>(i / across) * (height + kGap);
      const int tag = composer.open_tag(TagKind::figure, 0, figure.alt);
      Piece cell = place_figure(composer, figure, {x, width, block.step, tag, block.source}, height);
      move(cell, 0, y);
      append(body, std::move(cell));
    }
    pages.push_back(finish_page(composer, std::move(body), {column, true, true}, {part, parts}));
  }
  return pages;
}

}  // namespace lectern
