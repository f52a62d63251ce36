#pragma once
// The two windows of a talk and where they are. The one with the slides is always there (hidden while its screen is
// gone); the console's is made when it is first needed. Follows the state of the talk; decides nothing. Main thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "present/pixel_window.h"
#include "show/show.h"

namespace lectern {

struct TalkWindowsOptions {
  std::string title;
  PixelSize window_size;  ///< of the window with the slides while it does not fill a screen
};

class TalkWindows {
 public:
  /// Opens the window with the slides, and the console where `show` has one.
  static Result<TalkWindows> open(const TalkWindowsOptions& options, const Show& show, const ScreenPlan& plan,
                                  Moment now);

  PixelWindow& audience() { return *audience_; }
  /// Null while the console is not to be seen.
  PixelWindow* console() { return console_ && console_->is_shown() ? console_.get() : nullptr; }
  /// True where an event's window is the console's.
  bool is_console(std::uint32_t window_id) const;

  /// Makes the windows what `show` and `plan` say.
  void follow(const Show& show, const ScreenPlan& plan, Moment now);
  /// Opens the window again that another program closed; what to say of it, or nothing where it is none of the talk's.
  /// Fails where it cannot be opened.
  Result<std::string> replace(std::uint64_t system_number);
  /// A window whose frames do not reach the screen is opened again, once: what to say of it, or nothing. A console that
  /// still cannot be drawn is given up, and the talk goes on with the slides; fails where those cannot be drawn.
  Result<std::string> mend();
  /// The graphics driver lost what its textures held.
  void forget_textures();
  void set_title(const std::string& title);
  /// Both to the front, the keyboard to the one that the speaker looks at.
  void raise();
  void toggle_console_full_screen();

 private:
  void follow_audience(const Show& show, const ScreenPlan& plan);
  void follow_console(const Show& show, const ScreenPlan& plan, Moment now);
  void name_windows();
  void part(const Show& show, const ScreenPlan& plan);
  void join();

  std::unique_ptr<PixelWindow> audience_;
  std::unique_ptr<PixelWindow> console_;
  std::string title_;
  bool is_apart_ = false;
  std::optional<DesktopRect> joined_;  ///< the one window, before the console had its own beside it
  bool fills_for_room_ = false;        ///< the console fills its screen since that is small, not since it was asked to
  bool console_failed_ = false;
  bool audience_mended_ = false;  ///< and no frame has reached it since
  bool console_mended_ = false;
};

}  // namespace lectern
