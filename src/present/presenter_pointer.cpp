// Mouse and touch: what a press, a drag, a wheel and a swipe mean where they happen.

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "present/presenter.h"

namespace lectern {
namespace {

constexpr float kWheelScroll = 60;
/// A click this soon after the keyboard came from another program is the one that brought it.
constexpr Moment kClickOfFocus{250};

/// Web pages and mail open outside; nothing else may be started from a slide.
bool opens_outside(std::string_view target) {
  return target.starts_with("https://") || target.starts_with("http://") || target.starts_with("mailto:");
}

}  // namespace

void Presenter::handle_motion(const WindowPoint& at) {
  notice_pointer();
  follow_pointer(at);
  if (!is_dragging_divider_) choose_cursor(at);
}

void Presenter::follow_pointer(const WindowPoint& at) {
  if (is_dragging_divider_) return do_command(SetNotesShare{notes_share_at(window_of(at.window).size(), at.x)});
  const bool matters = show_.pointer.tool != Tool::none || show_.pointer.is_pressed;
  const auto placement = placement_at(at);
  // A drag goes on beyond the slide's edge; a pointer that only lies there is not on the slide.
  const bool is_over = placement && (show_.pointer.is_pressed || placement->rect.contains(at.x, at.y));
  if (matters && is_over) do_command(PointAt{placement->to_slide(at.x, at.y)});
  if (!is_over && show_.pointer.at) do_command(PointAway{});
}

void Presenter::handle_pointer_press(const WindowPoint& at) {
  pointer_moved_ = now();
  // A click that takes the keys back from another program does nothing else: nobody wants to lose a slide by it.
  const bool is_first = std::exchange(click_takes_keys_, false);
  const bool takes_keys = is_first && (!has_keyboard_ || now() - keys_came_back_ < kClickOfFocus);
  if (keys_go_elsewhere()) windows_->raise();
  if (takes_keys && is_speaking()) return;
  if (!shows_slides(at.window) && press_in_console(at)) return;
  const bool works = slide_takes_press() || held_.control;
  if (!works || !is_on_slide(at)) return click(at);
  do_command(PressPointer{placement_at(at)->to_slide(at.x, at.y), held_.control});
}

bool Presenter::is_on_slide(const WindowPoint& at) {
  const auto placement = placement_at(at);
  return placement && placement->rect.contains(at.x, at.y);
}

/// A press on the slide belongs to the tool, or moves the enlarged part.
bool Presenter::slide_takes_press() const {
  return show_.pointer.tool != Tool::none || show_.zoom;
}

/// The slide follows its links and steps on; so do the bars around it on the room's screen.
void Presenter::click(const WindowPoint& at) {
  if (is_on_slide(at)) {
    const SceneLink* link = link_at(at);
    return link != nullptr ? follow_link(link->target) : press_button(Key::click, at);
  }
  if (shows_slides(at.window)) press_button(Key::click, at);
}

/// A press that a part of the console takes for itself.
bool Presenter::press_in_console(const WindowPoint& at) {
  const View& view = console_.view();
  if (const Button* button = console_.button_at(at.x, at.y)) {
    do_command(Command(button->command));
    return true;
  }
  if (show_.help_shown) {
    do_command(ToggleHelp{});
    return true;
  }
  const auto tile_at = [&](const TileLayout& tiles) {
    return std::ranges::find_if(tiles.tiles, [&](const Tile& tile) { return tile.rect.contains(at.x, at.y); });
  };
  if (view.overview) {
    const auto tile = tile_at(*view.overview);
    if (tile != view.overview->tiles.end()) do_command(GoToSlide{tile->slide});
    return true;
  }
  if (press_in_screen_list(at)) return true;
  if (show_.finder && view.finder && view.finder->box.contains(at.x, at.y)) {
    for (std::size_t i = 0; i < view.finder->rows.size(); ++i) {
      if (!view.finder->rows[i].contains(at.x, at.y)) continue;
      do_command(AcceptFound{view.finder->first + static_cast<int>(i)});
      return true;
    }
    return true;
  }
  if (!view.console.is_open) return false;
  if (show_.screens == ScreenState::separate && view.console.slide_label.contains(at.x, at.y)) {
    do_command(ToggleScreenList{});
    return true;
  }
  if (view.console.divider.contains(at.x, at.y)) {
    is_dragging_divider_ = true;
    return true;
  }
  if (view.console.preview.contains(at.x, at.y)) {
    do_command(NextSlide{});
    return true;
  }
  if (!view.filmstrip || !view.console.filmstrip.contains(at.x, at.y)) return false;
  const auto tile = tile_at(*view.filmstrip);
  if (tile != view.filmstrip->tiles.end()) do_command(GoToSlide{tile->slide});
  return true;
}

/// A button of the list of screens, or its row, which is chosen with Enter then.
bool Presenter::press_in_screen_list(const WindowPoint& at) {
  const View& view = console_.view();
  if (!show_.screen_cursor || !view.screen_list || !view.screen_list->box.contains(at.x, at.y)) return false;
  for (std::size_t i = 0; i < view.screen_list->rows.size(); ++i) {
    const ScreenRow& row = view.screen_list->rows[i];
    const int screen = static_cast<int>(i);
    if (!row.rect.contains(at.x, at.y)) continue;
    do_command(MoveScreenCursor{screen - *show_.screen_cursor});
    if (row.slides.contains(at.x, at.y)) do_command(ChooseScreen{screen, ScreenRole::slides});
    if (row.console.contains(at.x, at.y)) do_command(ChooseScreen{screen, ScreenRole::console});
    return true;
  }
  return true;
}

void Presenter::handle_release(const WindowPoint& at) {
  is_dragging_divider_ = false;
  if (show_.pointer.is_pressed) {
    // The last stretch of a quick drag may come with the release alone.
    if (const auto placement = placement_at(at)) do_command(PointAt{placement->to_slide(at.x, at.y)});
    do_command(ReleasePointer{});
  }
}

/// A button of the mouse, or a notch of its wheel, is a key like others.
void Presenter::press_button(Key button, const WindowPoint& at) {
  KeyPress press;
  press.key = button;
  press.control = held_.control;
  press.shift = held_.shift;
  handle_press(press, at.window);
}

/// On what that window shows: the room's may be frozen.
const SceneLink* Presenter::link_at(const WindowPoint& at) {
  const bool is_speakers = is_console_open(show_) && !shows_slides(at.window);
  const Place place = is_speakers ? show_.place : audience_view(show_).place;
  return show_.cover == Cover::none ? facts_.link_at(place, placement_at(at)->to_slide(at.x, at.y)) : nullptr;
}

void Presenter::follow_link(const std::string& target) {
  if (target.starts_with('#')) return do_command(GoToAnchor{target.substr(1)});
  if (!opens_outside(target)) return apply(Tell{fmt::format("this link is not opened: {}", target)});
  const bool opened = SDL_OpenURL(target.c_str()) == 0;
  apply(Tell{fmt::format("{} {}", opened ? "opened outside:" : "nothing on this machine opens", target)});
}

bool Presenter::is_on_filmstrip(const WindowPoint& at) {
  const View& view = console_.view();
  const bool is_seen = view.filmstrip && view.console.is_open && !view.overview && !show_.finder;
  return is_seen && !shows_slides(at.window) && view.console.filmstrip.contains(at.x, at.y);
}

/// On from where the strip stands, as far as its ends.
void Presenter::scroll_filmstrip(float tiles) {
  const TileLayout& strip = *console_.view().filmstrip;
  const float from = show_.strip_left.value_or(strip.scrolled);
  do_command(ScrollFilmstrip{std::clamp(from + tiles, 0.0F, strip.most_scrolled)});
}

/// Trackpads send small parts of a notch; a step is taken for each whole one.
void Presenter::handle_wheel(float amount, float right, const WindowPoint& at) {
  if (is_on_filmstrip(at)) return scroll_filmstrip(right - amount);
  if (amount == 0) return;
  const View& view = console_.view();
  const bool in_console = !shows_slides(at.window);
  if (in_console && !show_.finder && !view.overview && view.console.is_open && view.console.notes.contains(at.x, at.y))
    return do_command(ScrollNotes{-amount * kWheelScroll});
  if (amount * wheel_rest_ < 0) wheel_rest_ = 0;
  wheel_rest_ += amount;
  const int notches = static_cast<int>(wheel_rest_);
  if (notches == 0) return;
  wheel_rest_ -= static_cast<float>(notches);
  const int down = -notches;
  if (in_console && view.overview) return do_command(MoveCursor{0, down});
  if (in_console && show_.finder) return do_command(MoveFound{down});
  const auto placement = placement_at(at);
  if (held_.control && placement) return do_command(ZoomBy{notches, placement->to_slide(at.x, at.y)});
  for (int i = 0; i < std::abs(notches); ++i) press_button(down < 0 ? Key::wheel_up : Key::wheel_down, at);
}

/// Where the slide that can be pointed at lies in the window of an event.
std::optional<SlidePlacement> Presenter::placement_at(const WindowPoint& at) {
  if (shows_slides(at.window))
    return placement_of(slide_in_window(window_of(at.window).size(), plan_.slide_size, options_.safe), plan_.slide_size,
                        show_.zoom);
  if (console_.view().overview || show_.help_shown) return std::nullopt;
  return placement_of(console_.view().console.slide, plan_.slide_size, show_.zoom);
}

/// The laser is the pointer; over a link there is a hand, and what draws has a cross.
void Presenter::choose_cursor(const WindowPoint& at) {
  const auto placement = placement_at(at);
  const bool over_slide = placement && placement->rect.contains(at.x, at.y);
  const Tool tool = show_.pointer.tool;
  lights_ = over_slide && (tool == Tool::laser || tool == Tool::spotlight);
  SDL_SystemCursor shape = SDL_SYSTEM_CURSOR_ARROW;
  if (over_slide && tool != Tool::none) shape = SDL_SYSTEM_CURSOR_CROSSHAIR;
  if (over_slide && tool == Tool::none && show_.zoom) shape = SDL_SYSTEM_CURSOR_SIZEALL;
  if (over_slide && tool == Tool::none && link_at(at) != nullptr) shape = SDL_SYSTEM_CURSOR_HAND;
  if (!shows_slides(at.window) && console_.button_at(at.x, at.y) != nullptr) shape = SDL_SYSTEM_CURSOR_HAND;
  const bool on_divider = !shows_slides(at.window) && console_.view().console.divider.contains(at.x, at.y);
  if (on_divider || is_dragging_divider_) shape = SDL_SYSTEM_CURSOR_SIZEWE;
  cursors_.show(static_cast<int>(shape));
  watch_pointer();
}

/// A tool that is taken up works where the pointer rests already: a laser that waits for the mouse to move seems
/// broken.
void Presenter::look_under_pointer() {
  SDL_Window* const under = SDL_GetMouseFocus();
  if (under == nullptr || !windows_) return;
  int x = 0;
  int y = 0;
  SDL_GetMouseState(&x, &y);
  const WindowPoint at = point_of(x, y, SDL_GetWindowID(under));
  follow_pointer(at);
  choose_cursor(at);
}

WindowPoint Presenter::point_of(int x, int y, std::uint32_t window_id) {
  const float density = window_of(window_id).density();
  return {static_cast<int>(static_cast<float>(x) * density), static_cast<int>(static_cast<float>(y) * density),
          window_id};
}

}  // namespace lectern
