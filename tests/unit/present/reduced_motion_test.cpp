#include "present/reduced_motion.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace lectern {
namespace {

TEST(ReducedMotion, is_read_off_the_settings_of_desktops) {
  for (const auto& [settings, off] : {
           std::pair{"[Settings]\ngtk-enable-animations=0\n", true},
           std::pair{"[Settings]\ngtk-enable-animations = false", true},
           std::pair{"[Settings]\r\ngtk-enable-animations=FALSE\r\n", true},
           std::pair{"[Settings]\ngtk-enable-animations=1\n", false},
           std::pair{"[Settings]\n#gtk-enable-animations=0\n", false},
           std::pair{"[Settings]\ngtk-enable-animations=0\ngtk-enable-animations=1\n", false},
           std::pair{"[General]\nfont=x\n\n[KDE]\nAnimationDurationFactor=0\n", true},
           std::pair{"[KDE]\nAnimationDurationFactor=0.0\n", true},
           std::pair{"[KDE]\nAnimationDurationFactor=0.5\n", false},
           std::pair{"[Other]\nAnimationDurationFactor=0\n", false},
           std::pair{"[KDE]\nAnimationDurationFactor=\n", false},
           std::pair{"", false},
           std::pair{"=\n[\n", false},
       })
    EXPECT_EQ(turns_animations_off(settings), off) << settings;
}

std::string number(std::uint32_t value, std::size_t size, bool is_big) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t place = is_big ? size - 1 - i : i;
    bytes += static_cast<char>(value >> (8 * place) & 0xFFU);
  }
  return bytes;
}

std::string padded(const std::string& text) {
  return text + std::string((4 - text.size() % 4) % 4, '\0');
}

/// A colour, a string and the switch, as gnome-settings-daemon puts them on the root.
std::string xsettings(bool is_big, std::uint32_t animations) {
  const auto setting = [is_big](int type, const std::string& name) {
    return number(static_cast<std::uint32_t>(type), 1, is_big) + '\0' +
           number(static_cast<std::uint32_t>(name.size()), 2, is_big) + padded(name) + number(7, 4, is_big);
  };
  return number(is_big ? 1 : 0, 1, is_big) + std::string(3, '\0') + number(9, 4, is_big) + number(3, 4, is_big) +
         setting(2, "Net/Ink") + std::string(8, '\1') + setting(1, "Net/ThemeName") + number(7, 4, is_big) +
         padded("Adwaita") + setting(0, "Gtk/EnableAnimations") + number(animations, 4, is_big);
}

TEST(ReducedMotion, is_read_off_what_a_desktop_tells_the_x_server) {
  for (const bool is_big : {false, true}) {
    EXPECT_TRUE(xsettings_turn_animations_off(xsettings(is_big, 0)));
    EXPECT_FALSE(xsettings_turn_animations_off(xsettings(is_big, 1)));
    const std::string whole = xsettings(is_big, 0);
    for (std::size_t size = 0; size < whole.size(); ++size)
      EXPECT_FALSE(xsettings_turn_animations_off(whole.substr(0, size))) << size;
  }
  EXPECT_FALSE(xsettings_turn_animations_off(std::string(64, '\xFF')));
}

}  // namespace
}  // namespace lectern
