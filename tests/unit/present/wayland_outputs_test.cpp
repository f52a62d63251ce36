#include "present/wayland_outputs.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

Display described(const char* description, int x) {
  return {.name = description, .bounds = {x, 0, 1920, 1080}};
}

TEST(WaylandOutputs, EachDisplayIsCalledByTheConnectorAtItsPlace) {
  std::vector<Display> displays{described("Projector", 1920), described("Built-in display", 0)};
  name_by_connector(displays, {{"eDP-1", "Built-in display", 0, 0}, {"HDMI-A-1", "Projector", 1920, 0}});
  EXPECT_EQ(displays[0].name, "HDMI-A-1");
  EXPECT_EQ(displays[1].name, "eDP-1");
}

TEST(WaylandOutputs, TwoOfTheSameMakeAreToldApartByTheirPlaces) {
  std::vector<Display> displays{described("Dell U2415", 0), described("Dell U2415", 1920)};
  name_by_connector(displays, {{"DP-2", "Dell U2415", 1920, 0}, {"DP-1", "Dell U2415", 0, 0}});
  EXPECT_EQ(displays[0].name, "DP-1");
  EXPECT_EQ(displays[1].name, "DP-2");
}

TEST(WaylandOutputs, MirroredDisplaysGetAConnectorEach) {
  std::vector<Display> displays{described("Dell U2415", 0), described("Dell U2415", 0)};
  name_by_connector(displays, {{"DP-1", "Dell U2415", 0, 0}, {"DP-2", "Dell U2415", 0, 0}});
  EXPECT_EQ(displays[0].name, "DP-1");
  EXPECT_EQ(displays[1].name, "DP-2");
}

TEST(WaylandOutputs, ADisplayThatNobodyNamesKeepsItsDescription) {
  std::vector<Display> displays{described("Projector", 0), described("Beamer", 1920)};
  name_by_connector(displays, {{"", "Projector", 0, 0}, {"HDMI-A-1", "Other", 1920, 0}});
  EXPECT_EQ(displays[0].name, "Projector");
  EXPECT_EQ(displays[1].name, "Beamer");
}

}  // namespace
}  // namespace lectern
