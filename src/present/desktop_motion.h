#pragma once
// Whether the running desktop was asked for no animations. GNOME keeps that in a database of its own and tells it on
// the session bus (org.freedesktop.portal.Settings, as Plasma does) and, under X11, to the X server (XSETTINGS). It is
// asked on a thread, once the first slide stands: a bus may take its time. Nobody who answers means that animations are
// fine.

#include <atomic>
#include <thread>

namespace lectern {

class DesktopMotion {
 public:
  /// `on_x11`: the windows are the X server's, which is asked as well.
  explicit DesktopMotion(bool on_x11);

  /// False until there is an answer. From any thread.
  bool is_off() const { return is_off_; }

 private:
  std::atomic<bool> is_off_{false};
  std::jthread thread_;  ///< asked to stop, it gives a question up that is not answered yet
};

}  // namespace lectern
