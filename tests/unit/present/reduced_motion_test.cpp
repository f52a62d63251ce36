#include "present/reduced_motion.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace lectern
