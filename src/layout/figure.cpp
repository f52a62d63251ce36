#include "layout/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lectern {
namespace {

constexpr float kCaptionGap = 14;
// A raster picture is blown up at most this much beyond one of its pixels for each slide unit.
constexpr float kMostEnlarged = 2.0F;
// A picture may lose this much of either side to fill its frame before it is shown whole instead.
constexpr float kMostCropped = 0.25F;

Size natural_size(const FoundPicture& found) {
  if (!found.image) return {640, 360};
  const Size size = found.image->size();
  return {std::max(size.width, 1.0F), std::max(size.height, 1.0F)};
}

// The size that a figure would like, caption excluded.
Size wished_size(const FoundPicture& found, const Figure& figure, float width) {
  const Size natural = natural_size(found);
  const float aspect = natural.width / natural.height;
  float wished = width;
  if (figure.share) wished = width * *figure.share;
  if (figure.width) wished = *figure.width;
  if (figure.height && !figure.width) wished = *figure.height * aspect;
  if (!figure.width && !figure.height && !figure.share && found.image && !found.image->is_vector()) {
    wished = std::min(wished, natural.width * kMostEnlarged);
  }
  wished = std::min(wished, width);
  return {wished, wished / aspect};
}

float caption_height(Composer& composer, const Figure& figure, float width) {
  if (figure.caption.empty()) return 0;
  const Passage& caption = composer.setter.passage(figure.caption, composer.roles.caption);
  const float size = composer.theme.scale.caption;
  return kCaptionGap +
         line_height(caption, size) *
             static_cast<float>(break_lines(caption.shaped, {size, width, Breaking::ragged}).lines.size());
}

SceneItem picture_item(const FoundPicture& found, Rect rect, Rect crop, int step, int tag, SourceSpan source) {
  SceneItem item;
  item.shape = DrawImage{found.image, rect, crop};
  item.first_step = step;
  item.tag = tag;
  item.source = source;
  item.role = ItemRole::picture;
  return item;
}

std::string trouble_label(const FoundPicture& found, const Figure& figure) {
  return figure.alt.empty() ? found.trouble : fmt::format("{}\u2028{}", figure.alt, found.trouble);
}

}  // namespace

FigureHeights figure_heights(Composer& composer, const Figure& figure, const FigureBox& box, float page_height) {
  const FoundPicture& found = composer.picture(figure.path, box.source);
  const float caption = caption_height(composer, figure, box.width);
  const float most = std::min(wished_size(found, figure, box.width).height + caption, page_height);
  return {std::min(most, 160 + caption), most};
}

Piece place_figure(Composer& composer, const Figure& figure, const FigureBox& box, float height) {
  const FoundPicture& found = composer.picture(figure.path, box.source);
  const float caption = caption_height(composer, figure, box.width);
  Size size = wished_size(found, figure, box.width);
  const float scale = std::min(1.0F, std::max(height - caption, 1.0F) / size.height);
  size = {size.width * scale, size.height * scale};
  Piece piece;
  if (found.image) {
    piece.items.push_back(
        picture_item(found, {box.x, 0, size.width, size.height}, {0, 0, 1, 1}, box.step, box.tag, box.source));
  } else {
    piece = labelled_frame(composer, {box.x, 0, size.width, size.height}, trouble_label(found, figure), box.step,
                           box.tag, box.source);
  }
  if (!figure.caption.empty()) {
    const Passage& text = composer.setter.passage(figure.caption, composer.roles.caption);
    const float type = composer.theme.scale.caption;
    composer.setter.place(piece, text, break_lines(text.shaped, {type, box.width, Breaking::ragged}), type,
                          {box.x, size.height + kCaptionGap, box.width, Align::start, box.step,
                           composer.open_tag(TagKind::caption, box.tag)});
  }
  return piece;
}

bool fills_frame(Composer& composer, const Figure& figure, Rect frame, SourceSpan source) {
  const FoundPicture& found = composer.picture(figure.path, source);
  if (!found.image || figure.fit == Figure::Fit::contain) return false;
  if (figure.fit == Figure::Fit::cover) return true;
  if (found.image->is_vector() || !found.image->opaque()) return false;
  const Size natural = natural_size(found);
  const float aspect = natural.width / natural.height;
  const float wanted = frame.width / frame.height;
  const float lost = 1 - std::min(aspect, wanted) / std::max(aspect, wanted);
  return figure.place == Figure::Place::background || lost <= kMostCropped;
}

Piece place_filling(Composer& composer, const Figure& figure, Rect frame, int tag, SourceSpan source) {
  const FoundPicture& found = composer.picture(figure.path, source);
  if (!found.image) return labelled_frame(composer, frame, trouble_label(found, figure), 0, tag, source);
  const Size natural = natural_size(found);
  const float aspect = natural.width / natural.height;
  const float wanted = frame.width / frame.height;
  Piece piece;
  if (fills_frame(composer, figure, frame, source)) {
    Rect crop{0, 0, 1, 1};
    if (aspect > wanted) {
      crop.width = wanted / aspect;
      crop.x = (1 - crop.width) / 2;
    } else {
      crop.height = aspect / wanted;
      crop.y = (1 - crop.height) / 2;
    }
    piece.items.push_back(picture_item(found, frame, crop, 0, tag, source));
    return piece;
  }
  constexpr float kPad = 40;
  piece.items.push_back(fill_item(frame, composer.palette.panel, 0, ItemRole::background));
  const float scale = std::min((frame.width - 2 * kPad) / natural.width, (frame.height - 2 * kPad) / natural.height);
  const Size size{natural.width * scale, natural.height * scale};
  piece.items.push_back(picture_item(
      found,
      {frame.x + (frame.width - size.width) / 2, frame.y + (frame.height - size.height) / 2, size.width, size.height},
      {0, 0, 1, 1}, 0, tag, source));
  return piece;
}

Piece labelled_frame(Composer& composer, Rect frame, std::string_view label, int step, int tag, SourceSpan source) {
  Piece piece;
  piece.items.push_back(fill_item(frame, composer.palette.panel, step, ItemRole::background));
  const float line = 3;
  for (const Rect edge :
       {Rect{frame.x, frame.y, frame.width, line}, Rect{frame.x, frame.bottom() - line, frame.width, line},
        Rect{frame.x, frame.y, line, frame.height}, Rect{frame.right() - line, frame.y, line, frame.height}}) {
    piece.items.push_back(fill_item(edge, composer.palette.muted, step));
  }
  // As large as the frame allows, down to nothing legible only where the frame itself is tiny.
  const Passage text = composer.setter.set(plain_text(std::string(label), source), composer.roles.description);
  const float width = std::max(frame.width - 48, 8.0F);
  float size = 36;
  BrokenText lines = break_lines(text.shaped, {size, width, Breaking::ragged});
  const auto height = [&] { return text_height(text, size, lines.lines.size()); };
  while (size > 6 && height() > frame.height - 24) {
    size *= 0.9F;
    lines = break_lines(text.shaped, {size, width, Breaking::ragged});
  }
  composer.setter.place(piece, text, lines, size,
                        {frame.x + 24, frame.y + (frame.height - height()) / 2, width, Align::centre, step, tag});
  // A stand-in is not the author's text, and its trouble has a message of its own.
  for (SceneItem& item : piece.items) {
    if (std::holds_alternative<DrawText>(item.shape)) item.role = ItemRole::small_print;
  }
  return piece;
}

std::vector<ColumnPlace> column_places(const Composer& composer, const Columns& columns, float x, float width) {
  const auto count = static_cast<float>(columns.columns.size());
  const float gap = std::min(composer.theme.measures.column_gap, 0.3F * width / count);
  const float room = width - gap * (count - 1);
  float asked = 0;
  float open = 0;
  for (const Column& column : columns.columns) {
    asked += column.share.value_or(0);
    open += column.share ? 0.0F : 1.0F;
  }
  // Shares that ask for more than there is are scaled; columns without one share the rest, or an even part where none
  // is left.
  const float even = 1 / count;
  const float rest = open > 0 ? std::max((1 - asked) / open, 0.5F * even) : 0;
  const float sum = asked + rest * open;
  std::vector<ColumnPlace> places;
  for (const Column& column : columns.columns) {
    const float share = column.share.value_or(rest);
    const float scale = sum > 1 || open > 0 ? 1 / sum : 1.0F;
    places.push_back({x, room * share * scale});
    x += places.back().width + gap;
  }
  return places;
}

const Heading* column_heading(const Column& column) {
  constexpr std::size_t kLongestHead = 120;  // bytes; a longer heading flows with the column's text
  const Heading* heading = column.blocks.empty() ? nullptr : std::get_if<Heading>(&column.blocks.front().node);
  return heading != nullptr && heading->text.text.size() <= kLongestHead ? heading : nullptr;
}

std::span<const Block> column_body(const Column& column) {
  const std::span<const Block> blocks(column.blocks);
  return column_heading(column) == nullptr ? blocks : blocks.subspan(1);
}

namespace {

constexpr float kHeadRuleGap = 14;
constexpr float kHeadBodyGap = 28;

float head_size(const Composer& composer, float body) {
  return std::max(composer.theme.scale.body_least, std::min(44.0F, 0.86F * body));
}

}  // namespace

float column_head_height(Composer& composer, const Column& column, const ColumnPlace& place, float body) {
  const Heading* heading = column_heading(column);
  if (heading == nullptr || heading->text.empty()) return 0;
  const Passage& text = composer.setter.passage(heading->text, composer.roles.heading);
  const float size = head_size(composer, body);
  const std::size_t lines = break_lines(text.shaped, {size, place.width, Breaking::balanced}).lines.size();
  return text_height(text, size, lines) + kHeadRuleGap + 3 + kHeadBodyGap;
}

Piece place_column_head(Composer& composer, const Column& column, const ColumnPlace& place, float body,
                        std::size_t index, int step) {
  Piece piece;
  const Heading* heading = column_heading(column);
  if (heading == nullptr || heading->text.empty()) return piece;
  const Passage& text = composer.setter.passage(heading->text, composer.roles.heading);
  const float size = head_size(composer, body);
  const BrokenText lines = break_lines(text.shaped, {size, place.width, Breaking::balanced});
  composer.setter.place(piece, text, lines, size,
                        {place.x, 0, place.width, Align::start, step, composer.open_tag(TagKind::h2)});
  const float rule = text_height(text, size, lines.lines.size()) + kHeadRuleGap;
  piece.items.push_back(fill_item({place.x, rule, place.width, 3},
                                  index % 2 == 0 ? composer.palette.accent : composer.palette.hot, step));
  return piece;
}

}  // namespace lectern
