#include "present/ui_raster.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <array>
#include <string>
#include <vector>

namespace lectern {
namespace {

/// A 2 x 2 atlas, covered whole but for its last texel.
constexpr std::array<std::uint8_t, 4> kTexels{255, 255, 255, 0};
constexpr UiTexture kTexture{kTexels.data(), 2, 2};

/// Draws a list's triangles over black and tells each pixel's red channel in hexadecimal digits of sixteenths.
class Drawing {
 public:
  void quad(float left, float top, float right, float bottom, ImU32 colour) {
    add({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, {0, 1, 2, 0, 2, 3}, colour);
  }
  void add(const std::vector<ImVec2>& points, const std::vector<ImDrawIdx>& indices, ImU32 colour) {
    const auto base = static_cast<ImDrawIdx>(list_.VtxBuffer.Size);
    for (const ImVec2& point : points) {
      ImDrawVert vertex{};
      vertex.pos = point;
      vertex.uv = ImVec2(0.25F, 0.25F);
      vertex.col = colour;
      list_.VtxBuffer.push_back(vertex);
    }
    for (const ImDrawIdx one : indices) list_.IdxBuffer.push_back(static_cast<ImDrawIdx>(base + one));
  }
  std::string drawn(int width, int height, ImVec4 clip) {
    ImDrawCmd command;
    command.ClipRect = clip;
    command.ElemCount = static_cast<unsigned>(list_.IdxBuffer.Size);
    list_.CmdBuffer.clear();
    list_.CmdBuffer.push_back(command);
    ImDrawData data;
    std::array<ImDrawList*, 1> lists{&list_};
    data.CmdLists = lists.data();
    data.CmdListsCount = 1;
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF000000U);
    draw_ui({pixels.data(), width, {width, height}}, data, kTexture);
    std::string text;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      if (i > 0 && i % static_cast<std::size_t>(width) == 0) text += '/';
      text += "0123456789abcdef"[(pixels[i] >> 20U) & 0xFU];
    }
    return text;
  }

 private:
  ImDrawList list_{nullptr};
};

constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255);

TEST(UiRaster, fills_a_rectangle_inside_its_clip) {
  Drawing drawing;
  drawing.quad(1, 0, 4, 2, kRed);
  EXPECT_EQ(drawing.drawn(5, 3, ImVec4(0, 0, 5, 3)), "0fff0/0fff0/00000");
  EXPECT_EQ(drawing.drawn(5, 3, ImVec4(2, 1, 9, 9)), "00000/00ff0/00000");
}

TEST(UiRaster, mixes_by_alpha) {
  Drawing drawing;
  drawing.quad(0, 0, 2, 1, IM_COL32(255, 0, 0, 128));
  EXPECT_EQ(drawing.drawn(3, 1, ImVec4(0, 0, 3, 1)), "880");
}

TEST(UiRaster, triangles_that_share_an_edge_meet_without_gap_or_overlap) {
  Drawing drawing;
  // Written so that no pair of triangles is taken for an upright rectangle.
  drawing.add({{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {0, 1, 2}, IM_COL32(255, 0, 0, 128));
  drawing.add({{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {3, 0, 2}, IM_COL32(255, 0, 0, 128));
  EXPECT_EQ(drawing.drawn(4, 4, ImVec4(0, 0, 4, 4)), "8888/8888/8888/8888");
}

TEST(UiRaster, draws_triangles_of_either_winding) {
  Drawing drawing;
  drawing.add({{0, 0}, {3, 0}, {0, 3}}, {0, 2, 1}, kRed);
  EXPECT_EQ(drawing.drawn(3, 3, ImVec4(0, 0, 3, 3)), "ff0/f00/000");
}

TEST(UiRaster, samples_between_texels) {
  Drawing drawing;
  drawing.quad(0, 0, 4, 4, kRed);
  EXPECT_EQ(drawing.drawn(1, 1, ImVec4(0, 0, 1, 1)), "f");
}

}  // namespace
}  // namespace lectern
