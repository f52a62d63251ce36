// Pictures, media frames and columns inside a flow. Pictures take the height that the text leaves them.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "layout/figure.h"
#include "layout/flow.h"

namespace lectern {
namespace {

constexpr float kBlockGap = 0.7F;
constexpr float kLeastPicture = 260;
constexpr float kPictureGap = 40;

}  // namespace

void FlowBuilder::add(const Figure& node, const Block& block, const FlowCursor& cursor) {
  const FigureBox box{cursor.x, cursor.width, cursor.step, composer_.open_tag(TagKind::figure, cursor.tag, node.alt),
                      block.source};
  const FigureHeights heights = figure_heights(composer_, node, box, area_.page_height);
  Slab slab;
  slab.space_before = kBlockGap * cursor.size;
  slab.height = std::min(heights.most, std::max(heights.least, std::min(kLeastPicture, area_.page_height)));
  slab.most = heights.most;
  Composer* composer = &composer_;
  const Figure* figure = &node;
  slab.build = [composer, figure, box](float height) { return place_figure(*composer, *figure, box, height); };
  push(std::move(slab), cursor);
}

// Pictures on end with the same step, as long as each has room to be seen; more than four make several rows.
std::size_t FlowBuilder::pictures_in_row(std::span<const Block> blocks, const FlowCursor& cursor) {
  constexpr std::size_t kMost = 4;
  constexpr float kLeastWidth = 300;
  std::size_t count = 0;
  for (const Block& block : blocks) {
    const auto* figure = std::get_if<Figure>(&block.node);
    const bool sized = figure != nullptr && (figure->share || figure->width || figure->height);
    if (figure == nullptr || sized || figure->place != Figure::Place::inline_ || block.step != blocks.front().step)
      break;
    ++count;
  }
  const auto room = static_cast<std::size_t>((cursor.width + kPictureGap) / (kLeastWidth + kPictureGap));
  const std::size_t most = std::min(kMost, room);
  if (count < 2 || most < 2) return 0;
  const std::size_t rows = (count + most - 1) / most;
  const std::size_t in_row = (count + rows - 1) / rows;
  return in_row < 2 ? 0 : in_row;
}

void FlowBuilder::add_picture_row(std::span<const Block> pictures, const FlowCursor& cursor) {
  const auto count = static_cast<float>(pictures.size());
  const float width = (cursor.width - kPictureGap * (count - 1)) / count;
  Slab slab;
  slab.space_before = kBlockGap * cursor.size;
  std::vector<std::pair<const Figure*, FigureBox>> places;
  float least = 0;
  for (const Block& block : pictures) {
    const auto& figure = std::get<Figure>(block.node);
    const int tag = composer_.open_tag(TagKind::figure, cursor.tag, figure.alt);
    places.emplace_back(&figure, FigureBox{0, width, cursor.step, tag, block.source});
    const FigureHeights heights = figure_heights(composer_, figure, places.back().second, area_.page_height);
    slab.most = std::max(slab.most, heights.most);
    least = std::max(least, heights.least);
  }
  slab.height = std::min(slab.most, std::max(least, std::min(kLeastPicture, area_.page_height)));
  slab.build = [composer = &composer_, places = std::move(places), left = cursor.x](float height) {
    Piece row;
    float x = left;
    for (const auto& [figure, box] : places) {
      Piece piece = place_figure(*composer, *figure, box, height);
      float right = 0;
      for (const SceneItem& item : piece.items) right = std::max(right, bounds(item).right());
      move(piece, x, 0);
      append(row, std::move(piece));
      x += right + kPictureGap;
    }
    return row;
  };
  push(std::move(slab), cursor);
}

void FlowBuilder::add(const Media& node, const Block& block, const FlowCursor& cursor) {
  Slab slab;
  slab.space_before = kBlockGap * cursor.size;
  slab.height = std::min(360.0F, area_.page_height);
  const int tag = composer_.open_tag(TagKind::figure, cursor.tag, node.label);
  const std::string label = node.label.empty() ? node.path : fmt::format("{} ({})", node.label, node.path);
  slab.piece = labelled_frame(composer_, {cursor.x, 0, std::min(cursor.width, 640.0F), slab.height}, label, cursor.step,
                              tag, block.source);
  push(std::move(slab), cursor);
}

void FlowBuilder::add(const Columns& node, const Block& /*block*/, const FlowCursor& cursor) {
  if (node.columns.empty()) return;
  const std::vector<ColumnPlace> places = column_places(composer_, node, cursor.x, cursor.width);
  // Shared by the slabs' closures: the columns' own flows and where each of their pages ends.
  auto flows = std::make_shared<std::vector<Flow>>();
  auto pages = std::make_shared<std::vector<std::vector<std::size_t>>>();
  std::size_t chunks = 0;
  for (std::size_t c = 0; c < node.columns.size(); ++c) {
    const Column& column = node.columns[c];
    const float head = column_head_height(composer_, column, places[c], level_.body);
    const FlowArea area{places[c].x, places[c].width, area_.page_height - head};
    FlowBuilder builder(composer_, area, level_);
    FlowCursor inner;
    inner.x = area.x;
    inner.width = area.width;
    inner.size = level_.body;
    inner.step = cursor.step;
    inner.tag = cursor.tag;
    builder.add_blocks(column_body(column), inner);
    flows->push_back(builder.take());
    flow_.wrapped_code = flow_.wrapped_code || flows->back().wrapped_code;
    flow_.broke_a_word = flow_.broke_a_word || flows->back().broke_a_word;
    flow_.hyphenated = flow_.hyphenated || flows->back().hyphenated;
    pages->push_back(paginate(flows->back(), area.page_height));
    chunks = std::max({chunks, std::size_t{1}, pages->back().size()});
  }
  Composer* composer = &composer_;
  const Columns* columns = &node;
  const float body = level_.body;
  const int step = cursor.step;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    Slab slab;
    slab.space_before = kBlockGap * cursor.size;
    for (std::size_t c = 0; c < flows->size(); ++c) {
      const auto& ends = (*pages)[c];
      const float head =
          chunk == 0 || chunk < ends.size() ? column_head_height(composer_, columns->columns[c], places[c], body) : 0;
      float height = head;
      if (chunk < ends.size()) {
        const std::size_t first = chunk == 0 ? 0 : ends[chunk - 1];
        height += stack_height((*flows)[c], first, ends[chunk]);
        const auto grows = [&](const Slab& inner) { return inner.most > inner.height; };
        const auto* begin = (*flows)[c].slabs.data();
        if (std::any_of(begin + first, begin + ends[chunk], grows)) slab.most = area_.page_height;
      }
      slab.height = std::max(slab.height, height);
    }
    slab.build = [=](float height) {
      Piece piece;
      for (std::size_t c = 0; c < flows->size(); ++c) {
        const auto& ends = (*pages)[c];
        if (chunk > 0 && chunk >= ends.size()) continue;
        append(piece, place_column_head(*composer, columns->columns[c], places[c], body, c, step));
        if (chunk >= ends.size()) continue;
        const float head = column_head_height(*composer, columns->columns[c], places[c], body);
        append(piece,
               stack(*composer, (*flows)[c], chunk == 0 ? 0 : ends[chunk - 1], ends[chunk], head, height - head));
      }
      return piece;
    };
    push(std::move(slab), cursor);
  }
}

}  // namespace lectern
