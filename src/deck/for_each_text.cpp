#include "deck/for_each_text.h"

#include <variant>

namespace lectern {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

void visit_block(Block& block, const std::function<void(RichText&)>& visit) {
  std::visit(Overloaded{
                 [&](Paragraph& node) { visit(node.text); },
                 [&](Heading& node) { visit(node.text); },
                 [&](List& node) {
                   for (ListItem& item : node.items) for_each_text(item.blocks, visit);
                 },
                 [&](Figure& node) { visit(node.caption); },
                 [&](Quote& node) {
                   for_each_text(node.blocks, visit);
                   visit(node.attribution);
                 },
                 [&](Table& node) {
                   for (TableRow& row : node.rows) {
                     for (RichText& cell : row.cells) visit(cell);
                   }
                 },
                 [&](Columns& node) {
                   for (Column& column : node.columns) for_each_text(column.blocks, visit);
                 },
                 [&](Group& node) { for_each_text(node.blocks, visit); },
                 [](CodeBlock&) {},
                 [](Media&) {},
                 [](Rule&) {},
             },
             block.node);
}

}  // namespace

void for_each_text(std::vector<Block>& blocks, const std::function<void(RichText&)>& visit) {
  for (Block& block : blocks) visit_block(block, visit);
}

void for_each_text(Slide& slide, const std::function<void(RichText&)>& visit) {
  visit(slide.kicker.text);
  visit(slide.title);
  for_each_text(slide.blocks, visit);
  for_each_text(slide.notes, visit);
  visit(slide.source_line.text);
  for (Footnote& note : slide.footnotes) visit(note.text);
  for (auto* setting : {&slide.style.header, &slide.style.footer, &slide.style.marking}) {
    if (*setting) visit((*setting)->text);
  }
}

}  // namespace lectern
