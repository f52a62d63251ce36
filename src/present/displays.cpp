#include "present/displays.h"

#include <SDL.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "present/wayland_outputs.h"

namespace lectern {
namespace {

bool is_x11() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "x11";
}

template <auto free>
struct Freed {
  template <class Handle>
  void operator()(Handle* handle) const {
    free(handle);
  }
};
using Resources = std::unique_ptr<XRRScreenResources, Freed<XRRFreeScreenResources>>;
using OutputInfo = std::unique_ptr<XRROutputInfo, Freed<XRRFreeOutputInfo>>;
using Monitors = std::unique_ptr<XRRMonitorInfo, Freed<XRRFreeMonitors>>;

using CrtcInfo = std::unique_ptr<XRRCrtcInfo, Freed<XRRFreeCrtcInfo>>;

/// Refresh rate, as xrandr reckons it: interlaced modes show a field at a time, doubled ones each line twice.
float hertz_of(const XRRModeInfo& mode) {
  double lines = mode.vTotal;
  if ((mode.modeFlags & RR_DoubleScan) != 0) lines *= 2;
  if ((mode.modeFlags & RR_Interlace) != 0) lines /= 2;
  const double pixels = mode.hTotal * lines;
  return pixels > 0 ? static_cast<float>(static_cast<double>(mode.dotClock) / pixels) : 0;
}

DisplayMode mode_of(::Display* connection, XRRScreenResources* resources, RRCrtc crtc) {
  const CrtcInfo driver(crtc != None ? XRRGetCrtcInfo(connection, resources, crtc) : nullptr);
  if (!driver) return {};
  for (const XRRModeInfo& mode : std::span(resources->modes, static_cast<std::size_t>(resources->nmode))) {
    if (mode.id != driver->mode) continue;
    DisplayMode found{static_cast<int>(mode.width), static_cast<int>(mode.height), hertz_of(mode)};
    if ((driver->rotation & (RR_Rotate_90 | RR_Rotate_270)) != 0) std::swap(found.width, found.height);
    return found;
  }
  return {};
}

/// A monitor drives several outputs where one picture is sent to all of them: each is a display at the same place.
void add_displays(std::vector<Display>& displays, ::Display* connection, XRRScreenResources* resources,
                  const XRRMonitorInfo& monitor) {
  Display display{.name = {},
                  .bounds = {monitor.x, monitor.y, monitor.width, monitor.height},
                  .is_primary = monitor.primary != 0,
                  .mode = {}};
  for (const RROutput output : std::span(monitor.outputs, static_cast<std::size_t>(monitor.noutput))) {
    const OutputInfo info(XRRGetOutputInfo(connection, resources, output));
    if (!info) continue;
    display.name.assign(info->name, static_cast<std::size_t>(info->nameLen));
    display.mode = mode_of(connection, resources, info->crtc);
    displays.push_back(display);
  }
  if (monitor.noutput > 0) return;
  const std::unique_ptr<char, Freed<XFree>> name(XGetAtomName(connection, monitor.name));
  display.name = name ? name.get() : "";
  displays.push_back(display);
}

bool is_wayland() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "wayland";
}

/// Under Wayland SDL gives the desktop's mode in the desktop's units; the first of the modes that it offers is the one
/// that the display is driven with, in pixels.
DisplayMode mode_by_sdl(int display) {
  SDL_DisplayMode mode{};
  if (SDL_GetDesktopDisplayMode(display, &mode) != 0) return {};
  SDL_DisplayMode native{};
  if (is_wayland() && SDL_GetDisplayMode(display, 0, &native) == 0 && native.w >= mode.w) mode = native;
  return {mode.w, mode.h, static_cast<float>(mode.refresh_rate)};
}

}  // namespace

std::vector<Display> displays_by_sdl() {
  std::vector<Display> displays;
  for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
    SDL_Rect bounds{};
    if (SDL_GetDisplayBounds(i, &bounds) != 0) continue;
    const char* name = SDL_GetDisplayName(i);
    displays.push_back({.name = name != nullptr ? name : fmt::format("display {}", i + 1),
                        .bounds = {bounds.x, bounds.y, bounds.w, bounds.h},
                        .is_primary = i == 0,
                        .mode = mode_by_sdl(i)});
  }
  if (is_wayland()) name_by_connector(displays, wayland_outputs());
  return displays;
}

bool are_where_sdl_has_them(std::span<const Display> displays) {
  if (static_cast<int>(displays.size()) != SDL_GetNumVideoDisplays()) return false;
  for (int i = 0; const Display& display : displays) {
    SDL_Rect bounds{};
    if (SDL_GetDisplayBounds(i++, &bounds) != 0) return false;
    if (DesktopRect{bounds.x, bounds.y, bounds.w, bounds.h} != display.bounds) return false;
  }
  return true;
}

void outlive_refused_requests() {
  XSetErrorHandler([](::Display*, XErrorEvent*) { return 0; });
}

void outlive_broken_connection(::Display* connection, void (*noticed)(::Display*, void*), void* to) {
  XSetIOErrorHandler([](::Display*) { return 0; });
  XSetIOErrorExitHandler(connection, noticed, to);
}

bool is_server_there() {
  ::Display* connection = XOpenDisplay(nullptr);
  if (connection != nullptr) XCloseDisplay(connection);
  return connection != nullptr;
}

DisplayWatch::DisplayWatch(std::function<void()> on_change) : on_change_(std::move(on_change)) {
  if (!is_x11()) return;
  connection_ = XOpenDisplay(nullptr);
  if (connection_ == nullptr) return;
  int first_event = 0;
  int first_error = 0;
  int major = 0;
  int minor = 0;
  const bool can_tell = XRRQueryExtension(connection_, &first_event, &first_error) != 0 &&
                        XRRQueryVersion(connection_, &major, &minor) != 0 && (major > 1 || minor >= 5);
  if (!can_tell) {
    XCloseDisplay(std::exchange(connection_, nullptr));
    return;
  }
  outlive_broken_connection(
      connection_, [](::Display*, void* broken) { *static_cast<std::atomic<bool>*>(broken) = true; }, &is_broken_);
  XRRSelectInput(connection_, DefaultRootWindow(connection_), RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask);
  displays_ = ask();
  stop_ = eventfd(0, EFD_CLOEXEC);
  thread_ = std::jthread([this] { work(); });
}

DisplayWatch::~DisplayWatch() {
  if (connection_ == nullptr) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
  thread_.join();
  close(stop_);
  // A connection that broke keeps locks that nobody gives back: it is left as it is.
  if (!is_broken_) XCloseDisplay(connection_);
}

std::vector<Display> DisplayWatch::displays() const {
  const std::lock_guard lock(mutex_);
  return displays_;
}

void DisplayWatch::work() {
  std::array<pollfd, 2> waiting{pollfd{ConnectionNumber(connection_), POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
  while (poll(waiting.data(), waiting.size(), -1) >= 0 && waiting[1].revents == 0) {
    // One change of the displays comes as several events; what counts is how they are after the last of them.
    while (XPending(connection_) > 0) {
      XEvent event;
      XNextEvent(connection_, &event);
      XRRUpdateConfiguration(&event);
    }
    std::vector<Display> displays = ask();
    // A server that ended has no displays to tell of, and nobody may be woken through it.
    if (is_broken_) return;
    {
      const std::lock_guard lock(mutex_);
      if (displays == displays_) continue;
      displays_ = std::move(displays);
    }
    on_change_();
  }
}

std::vector<Display> DisplayWatch::ask() const {
  std::vector<Display> displays;
  const Window root = DefaultRootWindow(connection_);
  const Resources resources(XRRGetScreenResourcesCurrent(connection_, root));
  int count = 0;
  const Monitors monitors(XRRGetMonitors(connection_, root, True, &count));
  if (!resources || !monitors || count <= 0) return displays;
  for (const XRRMonitorInfo& monitor : std::span(monitors.get(), static_cast<std::size_t>(count)))
    add_displays(displays, connection_, resources.get(), monitor);
  return displays;
}

}  // namespace lectern
