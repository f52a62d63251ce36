#include "present/touch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// Shares of the window's width. A finger trembles less than the first; a swipe is longer than the second.
constexpr float kStill = 0.012F;
constexpr float kSwipe = 0.06F;
/// Fingers closer together than this many pixels would enlarge by leaps.
constexpr float kLeastSpread = 24;

float distance(TouchPoint a, TouchPoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

TouchPoint between(TouchPoint a, TouchPoint b) {
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

bool is_swipe(TouchPoint from, TouchPoint to, float width) {
  const float across = std::abs(to.x - from.x);
  return across >= kSwipe * width && across > std::abs(to.y - from.y);
}

}  // namespace

std::vector<Gesture> TouchHand::down(std::int64_t finger, TouchPoint at, Ground ground, float window_width) {
  // A finger that was never told to be lifted comes down again.
  std::vector<Gesture> gestures = find(finger) != nullptr ? lost() : std::vector<Gesture>();
  fingers_.push_back({finger, at});
  if (fingers_.size() == 1) {
    state_ = State::waits;
    ground_ = ground;
    width_ = std::max(1.0F, window_width);
    from_ = at;
    scrolled_from_ = at;
    if (follows_at_once()) gestures.emplace_back(TouchPress{at});
    return gestures;
  }
  const bool may_enlarge = ground_ == Ground::slide || ground_ == Ground::works;
  if (state_ != State::waits || !may_enlarge || fingers_.size() > 2) {
    if (state_ == State::waits) state_ = State::spent;
    return {};
  }
  state_ = State::enlarges;
  centre_ = between(fingers_[0].at, fingers_[1].at);
  spread_ = std::max(kLeastSpread, distance(fingers_[0].at, fingers_[1].at));
  if (follows_at_once()) gestures.emplace_back(TouchForgotten{});
  gestures.push_back(pinch(true));
  return gestures;
}

std::vector<Gesture> TouchHand::move(std::int64_t finger, TouchPoint at) {
  Finger* const moved = find(finger);
  if (moved == nullptr || moved->at == at) return {};
  moved->at = at;
  if (state_ == State::enlarges) return {pinch(false)};
  if (state_ == State::spent || moved != fingers_.data()) return {};
  if (distance(from_, at) >= kStill * width_) state_ = State::moves;
  // A pen writes from its first pixel on.
  if (follows_at_once()) return {TouchMove{at}};
  if (state_ == State::waits) return {};
  if (ground_ != Ground::scrolls) return {};
  const TouchPoint before = std::exchange(scrolled_from_, at);
  return {TouchScroll{from_, at.y - before.y, at.x - before.x}};
}

std::vector<Gesture> TouchHand::up(std::int64_t finger, TouchPoint at) {
  Finger* const lifted = find(finger);
  if (lifted == nullptr) return {};
  const bool is_first = lifted == fingers_.data();
  fingers_.erase(fingers_.begin() + (lifted - fingers_.data()));
  const State state = std::exchange(state_, is_first || state_ == State::enlarges ? State::spent : state_);
  // Without its first finger the hand does nothing more; with it, a palm that was lifted changes nothing.
  if (!is_first || state == State::enlarges || state == State::spent) return {};
  if (follows_at_once()) return {TouchRelease{at}};
  if (ground_ == Ground::slide && is_swipe(from_, at, width_)) return {Swipe{at.x < from_.x}};
  if (state == State::waits && distance(from_, at) < kStill * width_) return {Tap{at}};
  return {};
}

std::vector<Gesture> TouchHand::lost() {
  const bool is_held = !fingers_.empty() && follows_at_once() && (state_ == State::waits || state_ == State::moves);
  const TouchPoint at = fingers_.empty() ? TouchPoint{} : fingers_.front().at;
  fingers_.clear();
  state_ = State::waits;
  if (!is_held) return {};
  return {TouchRelease{at}};
}

TouchHand::Finger* TouchHand::find(std::int64_t finger) {
  const auto found = std::ranges::find(fingers_, finger, &Finger::id);
  return found == fingers_.end() ? nullptr : &*found;
}

Gesture TouchHand::pinch(bool begins) const {
  const float apart = std::max(kLeastSpread, distance(fingers_[0].at, fingers_[1].at));
  return Pinch{centre_, between(fingers_[0].at, fingers_[1].at), apart / spread_, begins};
}

}  // namespace lectern
