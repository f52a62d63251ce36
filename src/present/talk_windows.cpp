#include "present/talk_windows.h"

#include <SDL.h>
#include <fmt/format.h>

#include <utility>

namespace lectern {
namespace {

/// The console's window where it does not fill a screen: the shape of a desk.
PixelSize console_size(const DesktopRect& screen) {
  return fitted_size(Size{1600, 1000}, {screen.width * 9 / 10, screen.height * 9 / 10});
}

/// A laptop on which a frame and what is left around it would cost the notes too much.
bool is_small(const DesktopRect& screen) {
  return screen.width < 1440 || screen.height < 900;
}

std::optional<DesktopRect> bounds_of(const std::optional<Screen>& screen) {
  return screen ? std::optional(screen->bounds) : std::nullopt;
}

}  // namespace

Result<TalkWindows> TalkWindows::open(const TalkWindowsOptions& options, const Show& show, const ScreenPlan& plan,
                                      Moment now) {
  TalkWindows windows;
  windows.title_ = options.title;
  windows.is_apart_ = show.console_apart;
  auto audience = PixelWindow::open({.title = options.title,
                                     .size = options.window_size,
                                     .screen = bounds_of(plan.audience),
                                     .full_screen = show.full_screen});
  if (!audience) return std::unexpected(audience.error());
  windows.audience_ = std::move(*audience);
  windows.name_windows();
  windows.follow_console(show, plan, now);
  return windows;
}

bool TalkWindows::is_console(std::uint32_t window_id) const {
  return console_ && SDL_GetWindowID(console_->handle()) == window_id;
}

void TalkWindows::follow(const Show& show, const ScreenPlan& plan, Moment now) {
  const bool was_apart = std::exchange(is_apart_, show.console_apart);
  if (was_apart != is_apart_) name_windows();
  // What is private goes before anything else appears.
  if (!shows_console_window(show, now)) follow_console(show, plan, now);
  follow_audience(show, plan);
  if (shows_console_window(show, now)) follow_console(show, plan, now);
  if (!was_apart && is_apart_) part(show, plan);
  if (was_apart && !is_apart_) join();
}

/// Two windows on one screen: in opposite corners, so that neither hides the other.
void TalkWindows::part(const Show& show, const ScreenPlan& plan) {
  if (plan.console || !plan.audience || show.full_screen || console() == nullptr || console_->is_full_screen()) return;
  const DesktopRect& screen = plan.audience->bounds;
  const int edge = screen.height / 25;
  const DesktopRect slides{screen.x + edge, screen.y + edge, screen.width * 2 / 3, screen.height * 2 / 3};
  const PixelSize size = fitted_size(Size{1600, 1000}, {slides.width, screen.height * 3 / 4});
  joined_ = audience_->place_now();
  audience_->stand_at(slides);
  console_->stand_at({screen.x + screen.width - edge - size.width, screen.y + screen.height - edge - size.height,
                      size.width, size.height});
  console_->raise();
}

void TalkWindows::join() {
  if (joined_) audience_->stand_at(*joined_);
  joined_.reset();
}

void TalkWindows::follow_audience(const Show& show, const ScreenPlan& plan) {
  if (show.screens == ScreenState::lost) return audience_->hide();
  const bool is_speakers = !show.console_apart && plan.console;
  const std::optional<Screen>& screen = is_speakers ? plan.console : plan.audience;
  if (!screen) return;
  audience_->place(screen->bounds, show.full_screen);
  audience_->show();
}

void TalkWindows::follow_console(const Show& show, const ScreenPlan& plan, Moment now) {
  if (!shows_console_window(show, now)) {
    if (!console_ || !console_->is_shown()) return;
    // The keyboard is handed over first: a key that is pressed while no window has it would be lost.
    audience_->raise();
    console_->hide();
    return;
  }
  const std::optional<Screen>& screen = plan.console ? plan.console : plan.audience;
  if (!screen || console_failed_) return;
  // Wayland lets no program say where its window goes, but on which display it is full screen.
  const bool must_fill = !PixelWindow::can_be_placed() && plan.console.has_value();
  const bool lacks_room = plan.console && is_small(screen->bounds);
  if (!console_) {
    auto opened = PixelWindow::open({.title = {},
                                     .size = console_size(screen->bounds),
                                     .screen = screen->bounds,
                                     .full_screen = must_fill || lacks_room});
    fills_for_room_ = lacks_room;
    console_failed_ = !opened;
    if (!opened) return;
    console_ = std::move(*opened);
    name_windows();
    console_->raise();
    return;
  }
  const bool was_shown = console_->is_shown();
  const bool moves = console_->screen() != screen->bounds;
  bool fills = console_->is_full_screen();
  if (moves && !fills) fills_for_room_ = lacks_room;
  if (moves) fills = must_fill || lacks_room || (fills && !fills_for_room_);
  console_->place(screen->bounds, fills, console_size(screen->bounds));
  if (!was_shown) console_->bring_back();
  console_->show();
  if (!was_shown) console_->raise();
}

Result<std::string> TalkWindows::replace(std::uint64_t system_number) {
  if (system_number == 0) return {};
  if (audience_->system_number() == system_number) {
    if (auto opened = audience_->open_again(); !opened) return std::unexpected(opened.error());
    // The speaker's window keeps the keyboard, where there is one.
    raise();
    return is_apart_ ? "another program closed the window with the slides: it is open again"
                     : "another program closed this window: it is open again";
  }
  if (!console_ || console_->system_number() != system_number) return {};
  if (auto opened = console_->open_again(); !opened) return std::unexpected(opened.error());
  if (console_->is_shown()) console_->raise();
  return "another program closed this window: it is open again";
}

Result<std::string> TalkWindows::mend() {
  if (!audience_->failure()) {
    audience_mended_ = false;
  } else if (const Error failure = *audience_->failure();
             std::exchange(audience_mended_, true) || !audience_->open_again()) {
    return std::unexpected(failure);
  } else {
    raise();
    return "the slides could not be drawn any more: their window was opened again";
  }
  if (!console_ || !console_->failure()) {
    console_mended_ = false;
    return {};
  }
  const Error failure = *console_->failure();
  if (!std::exchange(console_mended_, true) && console_->open_again()) {
    raise();
    return "this window could not be drawn any more: it was opened again";
  }
  audience_->raise();
  console_.reset();
  console_failed_ = true;
  return fmt::format("the console is gone, the talk goes on without it: {}", failure.message);
}

void TalkWindows::forget_textures() {
  audience_->forget_textures();
  if (console_) console_->forget_textures();
}

void TalkWindows::set_title(const std::string& title) {
  title_ = title;
  name_windows();
}

/// Windows that are apart have names of their own, so that a video call can be given the right one.
void TalkWindows::name_windows() {
  audience_->set_title(is_apart_ ? fmt::format("{} · slides", title_) : title_);
  if (console_) console_->set_title(fmt::format("{} · notes", title_));
}

void TalkWindows::raise() {
  if (audience_->is_shown()) audience_->raise();
  if (PixelWindow* shown = console()) shown->raise();
}

void TalkWindows::toggle_console_full_screen() {
  fills_for_room_ = false;
  if (PixelWindow* shown = console()) shown->place(shown->screen(), !shown->is_full_screen());
}

}  // namespace lectern
