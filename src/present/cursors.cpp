#include "present/cursors.h"

#include <SDL.h>

namespace lectern {

void Cursors::Deleter::operator()(SDL_Cursor* cursor) const {
  SDL_FreeCursor(cursor);
}

void Cursors::show(int shape) {
  if (shape == shown_) return;
  auto& cursor = made_[shape];
  if (!cursor) cursor.reset(SDL_CreateSystemCursor(static_cast<SDL_SystemCursor>(shape)));
  // Where a theme lacks a shape the pointer stays as it is.
  if (cursor) SDL_SetCursor(cursor.get());
  shown_ = shape;
}

}  // namespace lectern
