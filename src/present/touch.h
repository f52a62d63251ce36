#pragma once
// What fingers on a touch screen mean: taps, swipes, drags, scrolling, and two fingers that enlarge. Pure: the fingers
// and what lies under them are given. One hand at a time, in one window.
//
// A swipe is one step, however long it is. A second finger turns what was begun into enlarging only while the first has
// hardly moved: the ball of a hand that comes down beside a pen takes nothing from its stroke.

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace lectern {

/// A place in a window, in its pixels.
struct TouchPoint {
  float x = 0;
  float y = 0;
  bool operator==(const TouchPoint&) const = default;
};

/// What a finger does where it is put down.
enum class Ground {
  slide,    ///< a swipe turns, a tap is a click, two fingers enlarge
  works,    ///< on the slide with a tool or an enlarged part: the finger is the tool, two fingers enlarge
  drags,    ///< what is under the finger goes along with it: the console's divider
  scrolls,  ///< notes, lists, the filmstrip
  taps      ///< all else
};

struct Tap {
  TouchPoint at;
};
/// To the left is the next step.
struct Swipe {
  bool next = true;
};
/// A finger that works or drags.
struct TouchPress {
  TouchPoint at;
};
struct TouchMove {
  TouchPoint at;
};
struct TouchRelease {
  TouchPoint at;
};
/// The press was the beginning of something else; what it began is to be forgotten.
struct TouchForgotten {};
/// The content follows the finger by so many pixels.
struct TouchScroll {
  TouchPoint at;  ///< where the finger was put down
  float down = 0;
  float right = 0;
};
/// Since the second finger came: what lay under `from` lies under `to`, `factor` times as large.
struct Pinch {
  TouchPoint from;
  TouchPoint to;
  float factor = 1;
  bool begins = false;  ///< the first of these
};

using Gesture = std::variant<Tap, Swipe, TouchPress, TouchMove, TouchRelease, TouchForgotten, TouchScroll, Pinch>;

class TouchHand {
 public:
  /// A finger comes down on `ground` in a window so many pixels wide. Ids are the screen's.
  std::vector<Gesture> down(std::int64_t finger, TouchPoint at, Ground ground, float window_width);
  std::vector<Gesture> move(std::int64_t finger, TouchPoint at);
  std::vector<Gesture> up(std::int64_t finger, TouchPoint at);
  /// The system took the fingers away, or their window is gone: nothing is done, and what was begun ends where it is.
  std::vector<Gesture> lost();

  /// True until the last finger is lifted.
  bool is_down() const { return !fingers_.empty(); }

 private:
  enum class State {
    waits,     ///< one finger, not moved
    moves,     ///< one finger that scrolls, works, drags or swipes
    enlarges,  ///< two fingers
    spent      ///< fingers that mean nothing until all are lifted
  };
  struct Finger {
    std::int64_t id = 0;
    TouchPoint at;
  };

  Finger* find(std::int64_t finger);
  bool follows_at_once() const { return ground_ == Ground::works || ground_ == Ground::drags; }
  Gesture pinch(bool begins) const;

  std::vector<Finger> fingers_;
  State state_ = State::waits;
  Ground ground_ = Ground::taps;
  float width_ = 1;
  TouchPoint from_;    ///< where the first finger came down
  TouchPoint centre_;  ///< between two fingers as the second came down
  float spread_ = 1;   ///< and how far apart they were
  TouchPoint scrolled_from_;
};

}  // namespace lectern
