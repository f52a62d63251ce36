#include "deck/for_each_block.h"

#include <variant>

namespace lectern {
namespace {

struct Inside {
  const std::function<void(const Block&)>& visit;

  void operator()(const List& list) const {
    for (const ListItem& item : list.items) for_each_block(item.blocks, visit);
  }
  void operator()(const Quote& quote) const { for_each_block(quote.blocks, visit); }
  void operator()(const Group& group) const { for_each_block(group.blocks, visit); }
  void operator()(const Columns& columns) const {
    for (const Column& column : columns.columns) for_each_block(column.blocks, visit);
  }
  template <class Leaf>
  void operator()(const Leaf&) const {}
};

}  // namespace

void for_each_block(const std::vector<Block>& blocks, const std::function<void(const Block&)>& visit) {
  for (const Block& block : blocks) {
    visit(block);
    std::visit(Inside{visit}, block.node);
  }
}

}  // namespace lectern
