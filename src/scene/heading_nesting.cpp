#include "scene/heading_nesting.h"

#include <algorithm>

namespace lectern {

int HeadingNesting::place(int meant) {
  constexpr int kDeepest = 6;
  while (!open_.empty() && open_.back().meant >= meant) open_.pop_back();
  const int written = std::min(last() + 1, kDeepest);
  open_.push_back({meant, written});
  return written;
}

}  // namespace lectern
