#include "present/event_wait.h"

#include <SDL.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>

#include "present/lost_windows.h"

namespace lectern {

EventWait::EventWait(std::uint32_t wake_event)
    : wake_event_(wake_event), woken_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

EventWait::~EventWait() {
  close(woken_);
}

void EventWait::attend(SDL_Window* window) {
  connection_ = x_connection(window);
}

void EventWait::wake() const {
  SDL_Event event{};
  event.type = wake_event_;
  SDL_PushEvent(&event);
  // It is full only when nobody slept for ages.
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(woken_, &one, sizeof one);
}

bool EventWait::next(SDL_Event& event, std::chrono::milliseconds longest) const {
  const int patience = static_cast<int>(longest.count());
  if (connection_ == nullptr) return SDL_WaitEventTimeout(&event, patience) != 0;
  if (SDL_PollEvent(&event) != 0) return true;
  // What was asked of the server while a frame was drawn may have brought events along with the answers.
  if (patience <= 0 || XPending(connection_) > 0) return SDL_PollEvent(&event) != 0;
  std::array<pollfd, 2> waiting{pollfd{ConnectionNumber(connection_), POLLIN, 0}, pollfd{woken_, POLLIN, 0}};
  poll(waiting.data(), waiting.size(), patience);
  std::uint64_t wakes = 0;
  [[maybe_unused]] const auto taken = read(woken_, &wakes, sizeof wakes);
  return SDL_PollEvent(&event) != 0;
}

}  // namespace lectern
