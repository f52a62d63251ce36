#pragma once
// The size that a window should have where there is room for it, told apart from those that it has meanwhile. A window
// system answers late: while screens change, a window may still have one of the sizes that it was given before the
// newest, and nobody chose that by hand. Pure; main thread.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "present/canvas.h"

namespace lectern {

class ChosenSize {
 public:
  ChosenSize() = default;
  explicit ChosenSize(PixelSize size) : size_(size), given_{size} {}

  PixelSize size() const { return size_; }
  void choose(PixelSize size) { size_ = size; }
  /// What the window was just asked to have.
  void give(PixelSize size) {
    given_.push_back(size);
    if (given_.size() > kRemembered) given_.erase(given_.begin());
  }
  /// Before the window moves: a size that it was not given was chosen by hand, and stays so; else `wished` is, if there
  /// is one. `now` is absent where the window fills a screen.
  void settle(std::optional<PixelSize> now, std::optional<PixelSize> wished) {
    if (now && std::ranges::find(given_, *now) == given_.end()) {
      size_ = *now;
    } else if (wished) {
      size_ = *wished;
    }
  }

 private:
  /// More than a change of screens gives in a row.
  static constexpr std::size_t kRemembered = 8;

  PixelSize size_;
  std::vector<PixelSize> given_;  ///< the newest last
};

}  // namespace lectern
