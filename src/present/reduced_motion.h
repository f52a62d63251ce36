#pragma once
// Whether a person asked the desktop for a still picture, read off the settings files that desktops keep, and off what
// a running desktop tells the X server. Pure.

#include <array>
#include <string_view>

namespace lectern {

/// The files, in the person's settings folder (~/.config).
inline constexpr std::array<std::string_view, 3> kMotionFiles{"gtk-4.0/settings.ini", "gtk-3.0/settings.ini",
                                                              "kdeglobals"};

/// True where the text of such a file turns animations off: `gtk-enable-animations=0` (GTK), or
/// `AnimationDurationFactor=0` in the group [KDE] (Plasma).
bool turns_animations_off(std::string_view settings);

/// True where a desktop's settings on the X server, as their property's bytes, turn animations off
/// (`Gtk/EnableAnimations` is 0): XSETTINGS 0.5. Settings that break off tell nothing from there on.
bool xsettings_turn_animations_off(std::string_view property);

}  // namespace lectern
