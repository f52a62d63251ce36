#pragma once
// The main thread's sleep: until the window system, SDL or another thread has something to say.

#include <chrono>
#include <cstdint>

struct SDL_Window;
union SDL_Event;
struct _XDisplay;  // NOLINT(bugprone-reserved-identifier): what Xlib calls its Display

namespace lectern {

/// Under X11 SDL 2.26 is woken by a message that it sends through the X server, on a second connection that it shows to
/// nobody: word from another thread goes there and back, and where the server is gone, Xlib ends the program on the
/// spot. So under X11 we wait for the connection and for our own event descriptor; elsewhere SDL waits.
class EventWait {
 public:
  /// `wake_event`: the SDL event (SDL_RegisterEvents) that a wake is told by.
  explicit EventWait(std::uint32_t wake_event);
  EventWait(const EventWait&) = delete;
  EventWait& operator=(const EventWait&) = delete;
  EventWait(EventWait&&) = delete;
  EventWait& operator=(EventWait&&) = delete;
  ~EventWait();

  /// Any window of the connection to wait for; before the first `next` that sleeps. Main thread.
  void attend(SDL_Window* window);
  /// Ends the sleep, or the next one. Any thread.
  void wake() const;
  /// True with the next event; false after `longest` without one, or sooner. Main thread.
  bool next(SDL_Event& event, std::chrono::milliseconds longest) const;

 private:
  std::uint32_t wake_event_;
  int woken_;                        ///< eventfd
  _XDisplay* connection_ = nullptr;  ///< X11's
};

}  // namespace lectern
