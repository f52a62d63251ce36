#pragma once
// What an X11 key event produces. In a file of its own, since X11's headers take words like KeyPress and None for
// macros.

union SDL_Event;

namespace lectern {

/// The ASCII character that the key event inside an SDL_SYSWMEVENT produces under the current layout and modifiers; 0
/// for other events and for keys that produce none.
char32_t produced_character(const SDL_Event& event);

}  // namespace lectern
