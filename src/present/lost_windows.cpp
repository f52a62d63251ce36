#include "present/lost_windows.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <wayland-client.h>

#include "present/displays.h"
#include "present/inbox.h"

namespace lectern {
namespace {

bool is_of(const SDL_Event& event, int kind) {
  return event.type == SDL_SYSWMEVENT && event.syswm.msg != nullptr && event.syswm.msg->subsystem == SDL_SYSWM_X11 &&
         event.syswm.msg->msg.x11.event.type == kind;
}

/// SDL passes on all that the X server says; whatever moves the pointer would wake the talk twice. Key presses tell
/// which character they produce (produced_character.h).
int only_what_is_asked_for(void* /*nothing*/, SDL_Event* event) {
  return event->type != SDL_SYSWMEVENT || is_of(*event, DestroyNotify) || is_of(*event, KeyPress) ? 1 : 0;
}

/// Of an X11 window; its subsystem is another one elsewhere.
SDL_SysWMinfo facts_of(SDL_Window* window) {
  SDL_SysWMinfo facts{};
  SDL_VERSION(&facts.version);
  if (SDL_GetWindowWMInfo(window, &facts) == SDL_FALSE) facts.subsystem = SDL_SYSWM_UNKNOWN;
  return facts;
}

}  // namespace

void tell_of_lost_windows() {
  SDL_SetEventFilter(only_what_is_asked_for, nullptr);
  SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

void tell_of_lost_connection(SDL_Window* window, Inbox& inbox) {
  ::Display* connection = x_connection(window);
  if (connection == nullptr) return;
  outlive_broken_connection(
      connection, [](::Display*, void* to) { static_cast<Inbox*>(to)->post_lost_connection(); }, &inbox);
}

std::optional<std::uint64_t> lost_window(const SDL_Event& event) {
  if (!is_of(event, DestroyNotify)) return std::nullopt;
  return event.syswm.msg->msg.x11.event.xdestroywindow.window;
}

::Display* x_connection(SDL_Window* window) {
  const SDL_SysWMinfo facts = facts_of(window);
  return facts.subsystem == SDL_SYSWM_X11 ? facts.info.x11.display : nullptr;
}

std::uint64_t system_number(SDL_Window* window) {
  const SDL_SysWMinfo facts = facts_of(window);
  return facts.subsystem == SDL_SYSWM_X11 ? facts.info.x11.window : 0;
}

void let_raising_end(SDL_Window* window) {
  const SDL_SysWMinfo facts = facts_of(window);
  if (facts.subsystem == SDL_SYSWM_WAYLAND) wl_display_roundtrip(facts.info.wl.display);
}

void close_window(SDL_Window* window) {
  let_raising_end(window);
  const SDL_SysWMinfo facts = facts_of(window);
  if (facts.subsystem == SDL_SYSWM_X11) {
    // SDL hides a window before it closes it, and waits for the server to say so; here it is said already. What the
    // server says of a window that was there goes to nobody.
    XEvent hidden{};
    hidden.xunmap = {.type = UnmapNotify,
                     .serial = 0,
                     .send_event = False,
                     .display = facts.info.x11.display,
                     .event = facts.info.x11.window,
                     .window = facts.info.x11.window,
                     .from_configure = False};
    XPutBackEvent(facts.info.x11.display, &hidden);
  }
  SDL_DestroyWindow(window);
}

bool is_there(SDL_Window* window) {
  const SDL_SysWMinfo facts = facts_of(window);
  if (facts.subsystem != SDL_SYSWM_X11) return true;
  XWindowAttributes attributes{};
  return XGetWindowAttributes(facts.info.x11.display, facts.info.x11.window, &attributes) != 0;
}

}  // namespace lectern
