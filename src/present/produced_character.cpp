#include "present/produced_character.h"

#include <SDL.h>
#include <SDL_syswm.h>

#if defined(SDL_VIDEO_DRIVER_X11)
#include <X11/Xutil.h>

#include <array>
#endif

namespace lectern {

#if defined(SDL_VIDEO_DRIVER_X11)
char32_t produced_character(const SDL_Event& event) {
  const SDL_SysWMmsg* message = event.syswm.msg;
  if (message == nullptr || message->subsystem != SDL_SYSWM_X11 || message->msg.x11.event.type != KeyPress) return 0;
  XKeyEvent key = message->msg.x11.event.xkey;
  // Control would turn letters into control codes.
  key.state &= ~static_cast<unsigned>(ControlMask);
  std::array<char, 8> text{};
  const int length = XLookupString(&key, text.data(), static_cast<int>(text.size()), nullptr, nullptr);
  return length == 1 && text[0] > ' ' && text[0] <= '~' ? static_cast<char32_t>(text[0]) : 0;
}
#else
char32_t produced_character(const SDL_Event&) {
  return 0;
}
#endif

}  // namespace lectern
