#pragma once
// Windows that another program destroys. Only X11 lets one do so, and SDL 2.26 passes over the news of it
// (DestroyNotify); what it goes on to do with such a window is refused, or waits for an answer that never comes. Main
// thread.

#include <cstdint>
#include <optional>

struct SDL_Window;
struct _XDisplay;  // NOLINT(bugprone-reserved-identifier): what Xlib calls its Display
union SDL_Event;

namespace lectern {

class Inbox;

/// From here on the queue tells of windows that are gone. Once, when SDL's video is up; drops what waits in the queue.
void tell_of_lost_windows();

/// Under X11 a connection that breaks is told to `inbox`, which must outlive the window, and no longer ends the
/// program.
void tell_of_lost_connection(SDL_Window* window, Inbox& inbox);

/// The number of the window that `event` says is gone; ours are told too when we close them.
std::optional<std::uint64_t> lost_window(const SDL_Event& event);

/// Xlib's connection that a window is drawn through; null under other systems.
_XDisplay* x_connection(SDL_Window* window);

/// The number that the X server gave a window; 0 under other systems.
std::uint64_t system_number(SDL_Window* window);

/// Before a window is hidden or closed: a compositor may have been asked to raise it, by a token that is on its way to
/// us and that SDL then uses whatever became of the window, which ends sway 1.7. Waits until it was used.
void let_raising_end(SDL_Window* window);

/// SDL_DestroyWindow, for windows that are gone too.
void close_window(SDL_Window* window);

/// Asks the X server. True under other systems.
bool is_there(SDL_Window* window);

}  // namespace lectern
