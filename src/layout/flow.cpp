#include "layout/flow.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

// Vertical rhythm, in body sizes.
constexpr float kItemGap = 0.46F;
constexpr float kNestedItemGap = 0.24F;
constexpr float kParagraphGap = 0.62F;
constexpr float kHeadingGap = 0.9F;
constexpr float kBlockGap = 0.7F;
constexpr float kTaskBox = 0.62F;  // a task's box, in its size
// Deeper lists keep the indent of the level that still leaves 60 % of the width to their text.
constexpr float kLeastListWidth = 0.6F;

BrokenText broken(const Passage& passage, float size, float width, Breaking breaking = Breaking::ragged) {
  return break_lines(passage.shaped, {size, std::max(width, size), breaking});
}

float size_at_depth(const Composer& composer, float body, int depth) {
  return depth == 0 ? body : std::max(composer.theme.scale.body_least, body * composer.theme.scale.second_level);
}

// A task's box: a square as high as capitals, ticked where done.
Path task_box(float x, float baseline, float size, bool checked, Colour colour) {
  const float edge = kTaskBox * size;
  const float top = baseline - 0.68F * size;
  using Kind = Path::Segment::Kind;
  Path path;
  path.stroke = colour;
  path.stroke_width = 0.07F * size;
  path.segments = {{Kind::move, {}, {}, {x, top}},
                   {Kind::line, {}, {}, {x + edge, top}},
                   {Kind::line, {}, {}, {x + edge, top + edge}},
                   {Kind::line, {}, {}, {x, top + edge}},
                   {Kind::close, {}, {}, {}}};
  if (checked) {
    path.segments.push_back({Kind::move, {}, {}, {x + 0.2F * edge, top + 0.52F * edge}});
    path.segments.push_back({Kind::line, {}, {}, {x + 0.43F * edge, top + 0.76F * edge}});
    path.segments.push_back({Kind::line, {}, {}, {x + 0.82F * edge, top + 0.26F * edge}});
  }
  return path;
}

Path dot(float centre_x, float centre_y, float diameter, Colour colour) {
  // A circle as four cubic curves (control distance 0.5523 of the radius).
  const float r = diameter / 2;
  const float k = 0.5523F * r;
  using Kind = Path::Segment::Kind;
  const auto at = [&](float dx, float dy) { return Point{centre_x + dx, centre_y + dy}; };
  Path path;
  path.fill = colour;
  path.segments = {{Kind::move, {}, {}, at(r, 0)},
                   {Kind::curve, at(r, k), at(k, r), at(0, r)},
                   {Kind::curve, at(-k, r), at(-r, k), at(-r, 0)},
                   {Kind::curve, at(-r, -k), at(-k, -r), at(0, -r)},
                   {Kind::curve, at(k, -r), at(r, -k), at(r, 0)},
                   {Kind::close, {}, {}, {}}};
  return path;
}

bool starts_right_to_left(const Composer& composer, const ListItem& item, TypeSetter& setter) {
  if (item.blocks.empty()) return composer.mirror;
  const auto* paragraph = std::get_if<Paragraph>(&item.blocks.front().node);
  if (paragraph == nullptr || paragraph->text.empty()) return composer.mirror;
  return setter.passage(paragraph->text, composer.roles.body).shaped.right_to_left();
}

}  // namespace

Flow build_flow(Composer& composer, std::span<const Block> blocks, const FlowArea& area, const FitLevel& level) {
  FlowBuilder builder(composer, area, level);
  FlowCursor cursor;
  cursor.x = area.x;
  cursor.width = area.width;
  cursor.size = level.body;
  builder.add_blocks(blocks, cursor);
  return builder.take();
}

void FlowBuilder::add_blocks(std::span<const Block> blocks, FlowCursor cursor) {
  const int outer_step = cursor.step;
  for (std::size_t i = 0; i < blocks.size();) {
    const Block& block = blocks[i];
    cursor.step = std::max(outer_step, block.step);
    const std::size_t before = flow_.slabs.size();
    const std::size_t pictures = pictures_in_row(blocks.subspan(i), cursor);
    if (pictures > 0) {
      add_picture_row(blocks.subspan(i, pictures), cursor);
    } else {
      std::visit([&](const auto& node) { add(node, block, cursor); }, block.node);
    }
    i += std::max<std::size_t>(pictures, 1);
    if (flow_.slabs.size() > before) cursor.space = 0;  // each block brings its own space
  }
}

void FlowBuilder::push(Slab slab, const FlowCursor& cursor) {
  slab.step = cursor.step;
  slab.frames = cursor.frames;
  flow_.slabs.push_back(std::move(slab));
}

void FlowBuilder::add_text(const Passage& passage, float size, const FlowCursor& cursor, TagKind kind) {
  const BrokenText lines = broken(passage, size, cursor.width);
  flow_.broke_a_word = flow_.broke_a_word || lines.broke_a_word;
  flow_.hyphenated = flow_.hyphenated || lines.hyphenated;
  const int tag = composer_.open_tag(kind, cursor.tag);
  const std::size_t count = lines.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    Slab slab;
    slab.height = line_height(passage, size);
    slab.space_before = i == 0 ? cursor.space : 0;
    // No page ends after a paragraph's first line or before its last.
    slab.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
    composer_.setter.place(slab.piece, passage, lines, size,
                           {cursor.x, 0, cursor.width, Align::start, cursor.step, tag}, i, i + 1);
    push(std::move(slab), cursor);
  }
}

void FlowBuilder::add(const Paragraph& node, const Block& /*block*/, const FlowCursor& cursor) {
  if (node.text.empty()) return;
  FlowCursor inner = cursor;
  if (cursor.space == 0) inner.space = kParagraphGap * cursor.size;
  add_text(composer_.setter.passage(node.text, composer_.roles.body), cursor.size, inner, TagKind::p);
}

void FlowBuilder::add(const Heading& node, const Block& /*block*/, const FlowCursor& cursor) {
  if (node.text.empty()) return;
  FlowCursor inner = cursor;
  inner.space = kHeadingGap * cursor.size;
  const std::size_t first = flow_.slabs.size();
  add_text(composer_.setter.passage(node.text, composer_.roles.heading),
           std::max(cursor.size, composer_.theme.scale.body_least), inner, node.level <= 2 ? TagKind::h2 : TagKind::h3);
  for (std::size_t i = first; i < flow_.slabs.size(); ++i) flow_.slabs[i].keep_with_next = true;
}

float FlowBuilder::marker_indent(const List& list, const FlowCursor& cursor, float size) {
  const float wanted = cursor.depth == 0 ? composer_.theme.measures.indent : 0.73F * composer_.theme.measures.indent;
  float indent = wanted;
  if (list.ordered && !list.items.empty()) {
    const int last = list.start + static_cast<int>(list.items.size()) - 1;
    const Passage& widest = composer_.list_number(last);
    indent = std::max(indent, widest.shaped.natural_width() * size + 0.4F * size);
  } else if (std::ranges::any_of(list.items, [](const ListItem& item) { return item.checked.has_value(); })) {
    indent = std::max(indent, (kTaskBox + 0.4F) * size);
  }
  return indent;
}

void FlowBuilder::add_marker(const List& list, std::size_t index, std::size_t slab_index, const FlowCursor& cursor,
                             float indent, int tag) {
  const ListItem& item = list.items[index];
  Slab& slab = flow_.slabs[slab_index];
  const float size = size_at_depth(composer_, level_.body, cursor.depth);
  const Passage& number = composer_.list_number(list.start + static_cast<int>(index));
  const float baseline = baseline_in_line(number, size);
  const Palette& palette = composer_.palette;
  const bool other_way = starts_right_to_left(composer_, item, composer_.setter) != composer_.mirror;
  const float room_x = other_way ? cursor.x + cursor.width - indent : cursor.x;
  if (list.ordered) {
    const BrokenText lines = broken(number, size, indent);
    Piece piece;
    composer_.setter.place(piece, number, lines, size, {room_x, 0, indent, Align::start, cursor.step, tag});
    append(slab.piece, std::move(piece));
    return;
  }
  SceneItem mark;
  mark.first_step = cursor.step;
  mark.role = ItemRole::mark;
  mark.tag = tag;
  mark.source = item.source;
  const float middle = baseline - 0.27F * size;
  const float diameter = composer_.theme.measures.dot;
  if (item.checked) {
    mark.shape = task_box(other_way ? room_x + indent - 0.66F * size : room_x + 3, baseline, size, *item.checked,
                          palette.accent);
  } else if (cursor.depth == 0) {
    mark.shape = dot(other_way ? room_x + indent - 6 - diameter / 2 : room_x + 6 + diameter / 2, middle, diameter,
                     palette.accent);
  } else {
    mark.shape = FillRect{{other_way ? room_x + indent - 22 : room_x, middle - 1.5F, 22, 3}, palette.muted, 0};
  }
  slab.piece.items.push_back(std::move(mark));
}

void FlowBuilder::add(const List& node, const Block& /*block*/, const FlowCursor& cursor) {
  const float size = size_at_depth(composer_, level_.body, cursor.depth);
  float indent = marker_indent(node, cursor, size);
  if (cursor.width - indent < kLeastListWidth * area_.width && cursor.depth > 2) indent = 0;
  const float gap = (cursor.depth == 0 ? kItemGap : kNestedItemGap) * size * (node.tight ? 1.0F : 1.25F);
  const int list_tag = composer_.open_tag(TagKind::list, cursor.tag);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const ListItem& item = node.items[i];
    const int item_tag = composer_.open_tag(TagKind::list_item, list_tag);
    // A task's box is a mark that says something.
    const int label_tag =
        composer_.open_tag(TagKind::label, item_tag, item.checked ? *item.checked ? "\u2611" : "\u2610" : "");
    FlowCursor inner = cursor;
    inner.step = std::max(cursor.step, item.step);
    inner.tag = composer_.open_tag(TagKind::body, item_tag);
    inner.size = size;
    inner.depth = cursor.depth + 1;
    const bool other_way = starts_right_to_left(composer_, item, composer_.setter) != composer_.mirror;
    if (!other_way) inner.x += indent;
    inner.width -= indent;
    inner.space = i == 0 && cursor.depth == 0 ? kBlockGap * size : gap;
    const std::size_t first = flow_.slabs.size();
    add_blocks(item.blocks, inner);
    if (flow_.slabs.size() == first) {  // an empty item still shows its mark
      Slab empty;
      empty.height = composer_.theme.text.leading * size;
      empty.space_before = inner.space;
      push(std::move(empty), inner);
    }
    FlowCursor marker = cursor;
    marker.step = inner.step;
    if (indent > 0) add_marker(node, i, first, marker, indent, label_tag);
    // Never a lone last item on a page of its own.
    if (node.items.size() > 2 && i + 2 == node.items.size()) flow_.slabs.back().keep_with_next = true;
  }
}

void FlowBuilder::add(const CodeBlock& node, const Block& block, const FlowCursor& cursor) {
  constexpr float kPadX = 62;
  constexpr float kPadY = 40;
  const std::vector<Passage>& lines = composer_.code_lines(node, block.source);
  const float size = level_.code;
  FlowCursor inner = cursor;
  inner.frames.push_back(static_cast<int>(flow_.frames.size()));
  flow_.frames.push_back({Frame::Kind::code, cursor.x, cursor.width, kPadY, kPadY, cursor.step, -1});
  const int tag = composer_.open_tag(TagKind::code, cursor.tag);
  const float width = cursor.width - 2 * kPadX;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const BrokenText text = broken(lines[i], size, width, Breaking::greedy);
    for (std::size_t k = 0; k < text.lines.size(); ++k) {
      Slab slab;
      slab.height = line_height(lines[i], size);
      slab.space_before = i == 0 && k == 0 ? kBlockGap * cursor.size : 0;
      slab.keep_with_next = i == 0 && lines.size() > 1;
      composer_.setter.place(slab.piece, lines[i], text, size,
                             {cursor.x + kPadX, 0, width, Align::start, cursor.step, tag}, k, k + 1);
      if (k > 0) {  // the mark that says: this goes on from the line above
        flow_.wrapped_code = true;
        const Passage mark = composer_.setter.set(plain_text("\u21AA"), composer_.roles.code_mark);
        // Code runs from left to right on every page, so its left is where a mirrored page ends.
        const float mark_x = composer_.mirror ? cursor.x + cursor.width - kPadX + 8 : cursor.x + 16;
        composer_.setter.place(slab.piece, mark, broken(mark, size, kPadX), size,
                               {mark_x, 0, kPadX, Align::start, cursor.step, -1, false});
      }
      push(std::move(slab), inner);
    }
  }
}

void FlowBuilder::add(const Quote& node, const Block& /*block*/, const FlowCursor& cursor) {
  constexpr float kIndent = 44;
  FlowCursor inner = cursor;
  inner.x += kIndent;
  inner.width -= kIndent;
  inner.frames.push_back(static_cast<int>(flow_.frames.size()));
  flow_.frames.push_back({Frame::Kind::quote, cursor.x, cursor.width, 0, 0, cursor.step, -1});
  inner.tag = composer_.open_tag(TagKind::quote, cursor.tag);
  inner.space = kBlockGap * cursor.size;
  add_blocks(node.blocks, inner);
  if (node.attribution.empty()) return;
  if (!flow_.slabs.empty()) flow_.slabs.back().keep_with_next = true;
  inner.space = 0.3F * cursor.size;
  add_text(composer_.setter.passage(node.attribution, composer_.roles.description),
           std::max(composer_.theme.scale.body_least, 0.85F * cursor.size), inner, TagKind::p);
}

void FlowBuilder::add(const Group& node, const Block& /*block*/, const FlowCursor& cursor) {
  add_blocks(node.blocks, cursor);
}

void FlowBuilder::add(const Rule& /*node*/, const Block& block, const FlowCursor& cursor) {
  Slab slab;
  slab.height = 2;
  slab.space_before = kBlockGap * cursor.size;
  SceneItem item = fill_item({cursor.x, 0, cursor.width, 2}, composer_.palette.rule, cursor.step);
  item.source = block.source;
  slab.piece.items.push_back(std::move(item));
  push(std::move(slab), cursor);
}

}  // namespace lectern
