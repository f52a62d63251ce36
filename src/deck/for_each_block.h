#pragma once
// Every block of a slide in reading order, those inside of lists, quotations, groups and columns included.

#include <functional>
#include <vector>

#include "deck/block.h"

namespace lectern {

/// Calls `visit` for each block, a block before those that it holds.
void for_each_block(const std::vector<Block>& blocks, const std::function<void(const Block&)>& visit);

}  // namespace lectern
