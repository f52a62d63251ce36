#pragma once
// The shapes of the mouse pointer, made when first needed. Main thread only, while SDL's video is up.

#include <map>
#include <memory>

struct SDL_Cursor;

namespace lectern {

class Cursors {
 public:
  /// `shape` is an SDL_SystemCursor.
  void show(int shape);

 private:
  struct Deleter {
    void operator()(SDL_Cursor* cursor) const;
  };
  std::map<int, std::unique_ptr<SDL_Cursor, Deleter>> made_;
  int shown_ = -1;
};

}  // namespace lectern
