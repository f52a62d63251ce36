#pragma once
// What the tags of a table say together. Pure.

#include <cstddef>
#include <span>

#include "scene/scene.h"

namespace lectern {

/// How many columns a cell goes across: 1, or all of its table's where it is the only one of its row, as the heading of
/// a group of rows is. `cell` is an index into `tags`.
std::size_t columns_across(std::span<const Tag> tags, std::size_t cell);

}  // namespace lectern
