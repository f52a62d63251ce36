#pragma once
// The displays as they are now, and news of them. SDL 2.26 does not tell on X11 that an output was switched off (its
// list goes stale), so there we ask RandR on a connection of our own; elsewhere SDL's list is right, and its events but
// for displays that move.

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "show/screens.h"

struct _XDisplay;  // NOLINT(bugprone-reserved-identifier): what Xlib calls its Display

namespace lectern {

/// SDL's list, for all but X11; under Wayland with the names of the connectors. Main thread, video system up.
std::vector<Display> displays_by_sdl();

/// False where one that displays_by_sdl() told of is elsewhere now, or not there: SDL 2.26 has no event for a display
/// that moves. Asks nobody.
bool are_where_sdl_has_them(std::span<const Display> displays);

/// A request that the X server refuses (about a window that is just gone, say) would end the program, which is Xlib's
/// habit; from here on it is passed over. Call it before SDL's video comes up, since SDL goes back to the handler that
/// it found when it closes its connection, and again after, since SDL puts one of its own in between. Main thread.
void outlive_refused_requests();

/// Likewise for a connection that breaks (the server ended, or another program killed ours): `noticed` is called with
/// `to` instead, on the thread that uses the connection, and what is asked of it from then on does nothing.
void outlive_broken_connection(_XDisplay* connection, void (*noticed)(_XDisplay*, void*), void* to);

/// True where an X server answers.
bool is_server_there();

class DisplayWatch {
 public:
  /// `on_change` is called on the watch's thread whenever displays came, went, moved or changed their size. Without an
  /// X server nothing is watched.
  explicit DisplayWatch(std::function<void()> on_change);
  DisplayWatch(const DisplayWatch&) = delete;
  DisplayWatch& operator=(const DisplayWatch&) = delete;
  DisplayWatch(DisplayWatch&&) = delete;
  DisplayWatch& operator=(DisplayWatch&&) = delete;
  ~DisplayWatch();

  /// True where RandR tells the displays; else displays_by_sdl() does.
  bool is_watching() const { return connection_ != nullptr; }
  /// The displays as last told.
  std::vector<Display> displays() const;

 private:
  void work();
  std::vector<Display> ask() const;

  std::function<void()> on_change_;
  _XDisplay* connection_ = nullptr;  ///< used by the watch's thread alone, once that runs
  std::atomic<bool> is_broken_ = false;
  int stop_ = -1;  ///< eventfd
  mutable std::mutex mutex_;
  std::vector<Display> displays_;  ///< guarded by mutex_
  std::jthread thread_;
};

}  // namespace lectern
