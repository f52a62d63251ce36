#pragma once
// The order in which pieces of text are read, where they stand in the order in which they are seen.

#include <span>

#include "scene/scene.h"

namespace lectern {

/// True where two pieces of one tag lie on one line: a raised or lowered figure belongs to its line; the next line is
/// at least a full size further down.
bool on_one_line(const DrawText& a, const DrawText& b);

/// Sorts the pieces of a line into the order in which they are read. Where they are not of one paragraph, so that their
/// places in its text do not tell, UAX #9's rule L2 is undone as far as whole runs go.
void put_in_logical_order(std::span<const DrawText*> line);

}  // namespace lectern
