#pragma once
// Levels of headings in a document for screen readers, who expect that none is skipped on the way down. Pure.

#include <vector>

namespace lectern {

/// The headings of a document one after the other. A heading stands one level below the last one that was meant to be
/// above it, so that those of one meaning have one level, however many levels their slide leaves out.
class HeadingNesting {
 public:
  /// The level that a heading of level `meant` (1 and more) is written with, 1 to 6.
  int place(int meant);
  /// What the last one was written with; 0 before the first.
  int last() const { return open_.empty() ? 0 : open_.back().written; }

 private:
  struct Open {
    int meant = 1;
    int written = 1;
  };
  std::vector<Open> open_;  // the last heading and those above it, from outside
};

}  // namespace lectern
