#include "present/ui_raster.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lectern {
namespace {

struct Triangle {
  std::array<const ImDrawVert*, 3> corners;
};

float channel(ImU32 colour, unsigned shift) {
  return static_cast<float>((colour >> shift) & 0xFFU);
}

/// Coverage at a place of the atlas between texel centres, 0 to 1.
float sampled(const UiTexture& texture, float u, float v) {
  const float x = std::clamp(u * static_cast<float>(texture.width) - 0.5F, 0.0F, static_cast<float>(texture.width - 1));
  const float y =
      std::clamp(v * static_cast<float>(texture.height) - 0.5F, 0.0F, static_cast<float>(texture.height - 1));
  const int left = static_cast<int>(x);
  const int top = static_cast<int>(y);
  const int right = std::min(left + 1, texture.width - 1);
  const int bottom = std::min(top + 1, texture.height - 1);
  const auto texel = [&](int column, int row) {
    return static_cast<float>(texture.texels[static_cast<std::ptrdiff_t>(row) * texture.width + column]);
  };
  const float across = x - static_cast<float>(left);
  const float above = texel(left, top) * (1 - across) + texel(right, top) * across;
  const float below = texel(left, bottom) * (1 - across) + texel(right, bottom) * across;
  const float down = y - static_cast<float>(top);
  return (above * (1 - down) + below * down) / 255;
}

/// Mixes a colour (channels 0 to 255) over a pixel by `alpha`, 0 to 1.
void mix_over(std::uint32_t& pixel, float red, float green, float blue, float alpha) {
  const auto part = [&](unsigned shift, float value) {
    const auto under = static_cast<float>((pixel >> shift) & 0xFFU);
    return static_cast<std::uint32_t>(std::lrint(under + (value - under) * alpha)) << shift;
  };
  pixel = 0xFF000000U | part(16, red) | part(8, green) | part(0, blue);
}

PixelRect clip_of(const ImDrawCmd& command, const Canvas& canvas) {
  const int left = static_cast<int>(std::max(0.0F, command.ClipRect.x));
  const int top = static_cast<int>(std::max(0.0F, command.ClipRect.y));
  const int right = static_cast<int>(std::max(0.0F, command.ClipRect.z));
  const int bottom = static_cast<int>(std::max(0.0F, command.ClipRect.w));
  return PixelRect{left, top, right - left, bottom - top}.meet(canvas.bounds());
}

/// Pixels whose centres lie in [from, to).
int first_pixel(float from) {
  return static_cast<int>(std::ceil(from - 0.5F));
}

/// An upright rectangle of one colour, `near` its upper left and `far` its lower right corner.
void draw_upright(const Canvas& canvas, const ImDrawVert& near, const ImDrawVert& far, const PixelRect& clip,
                  const UiTexture& texture) {
  const int left = std::max(first_pixel(near.pos.x), clip.x);
  const int right = std::min(first_pixel(far.pos.x), clip.right());
  const int top = std::max(first_pixel(near.pos.y), clip.y);
  const int bottom = std::min(first_pixel(far.pos.y), clip.bottom());
  if (left >= right || top >= bottom) return;
  const float red = channel(near.col, IM_COL32_R_SHIFT);
  const float green = channel(near.col, IM_COL32_G_SHIFT);
  const float blue = channel(near.col, IM_COL32_B_SHIFT);
  const float alpha = channel(near.col, IM_COL32_A_SHIFT) / 255;
  const float u_step = (far.uv.x - near.uv.x) / (far.pos.x - near.pos.x);
  const float v_step = (far.uv.y - near.uv.y) / (far.pos.y - near.pos.y);
  const bool is_plain = u_step == 0 && v_step == 0;
  const float plain = is_plain ? sampled(texture, near.uv.x, near.uv.y) : 0;
  for (int y = top; y < bottom; ++y) {
    const float v = near.uv.y + (static_cast<float>(y) + 0.5F - near.pos.y) * v_step;
    std::uint32_t* row = canvas.row(y);
    for (int x = left; x < right; ++x) {
      const float u = near.uv.x + (static_cast<float>(x) + 0.5F - near.pos.x) * u_step;
      const float coverage = is_plain ? plain : sampled(texture, u, v);
      if (coverage > 0) mix_over(row[x], red, green, blue, alpha * coverage);
    }
  }
}

/// Twice the signed area of a, b, p.
float edge(const ImVec2& a, const ImVec2& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// True where a pixel centre that lies exactly on the edge a -> b belongs to this triangle and not to its neighbour
/// (the top-left rule), for a triangle with positive area.
bool owns_edge(const ImVec2& a, const ImVec2& b) {
  return a.y == b.y ? b.x > a.x : b.y < a.y;
}

void draw_triangle(const Canvas& canvas, Triangle triangle, const PixelRect& clip, const UiTexture& texture) {
  auto& [a, b, c] = triangle.corners;
  float area = edge(a->pos, b->pos, c->pos.x, c->pos.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(b, c);
    area = -area;
  }
  const auto [low_x, high_x] = std::minmax({a->pos.x, b->pos.x, c->pos.x});
  const auto [low_y, high_y] = std::minmax({a->pos.y, b->pos.y, c->pos.y});
  const int left = std::max(static_cast<int>(std::floor(low_x)), clip.x);
  const int right = std::min(static_cast<int>(std::ceil(high_x)), clip.right());
  const int top = std::max(static_cast<int>(std::floor(low_y)), clip.y);
  const int bottom = std::min(static_cast<int>(std::ceil(high_y)), clip.bottom());
  const auto inside = [](float weight, const ImVec2& from, const ImVec2& to) {
    return weight > 0 || (weight == 0 && owns_edge(from, to));
  };
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const float px = static_cast<float>(x) + 0.5F;
      const float py = static_cast<float>(y) + 0.5F;
      const float wa = edge(b->pos, c->pos, px, py);
      const float wb = edge(c->pos, a->pos, px, py);
      const float wc = edge(a->pos, b->pos, px, py);
      if (!inside(wa, b->pos, c->pos) || !inside(wb, c->pos, a->pos) || !inside(wc, a->pos, b->pos)) continue;
      const auto blend = [&](float of_a, float of_b, float of_c) { return (of_a * wa + of_b * wb + of_c * wc) / area; };
      const auto colour = [&](unsigned shift) {
        return blend(channel(a->col, shift), channel(b->col, shift), channel(c->col, shift));
      };
      const float coverage = sampled(texture, blend(a->uv.x, b->uv.x, c->uv.x), blend(a->uv.y, b->uv.y, c->uv.y));
      mix_over(canvas.row(y)[x], colour(IM_COL32_R_SHIFT), colour(IM_COL32_G_SHIFT), colour(IM_COL32_B_SHIFT),
               colour(IM_COL32_A_SHIFT) / 255 * coverage);
    }
  }
}

/// ImGui writes a rectangle as a, b, c and a, c, d, clockwise from its upper left corner.
bool is_upright(std::span<const ImDrawIdx> six, const ImDrawVert* vertices) {
  if (six[0] != six[3] || six[2] != six[4]) return false;
  const ImDrawVert& a = vertices[six[0]];
  const ImDrawVert& b = vertices[six[1]];
  const ImDrawVert& c = vertices[six[2]];
  const ImDrawVert& d = vertices[six[5]];
  const bool square = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
  return square && a.pos.x < c.pos.x && a.pos.y < c.pos.y && a.col == b.col && a.col == c.col && a.col == d.col &&
         a.uv.y == b.uv.y && b.uv.x == c.uv.x;
}

void draw_command(const Canvas& canvas, const ImDrawList& list, const ImDrawCmd& command, const UiTexture& texture) {
  const PixelRect clip = clip_of(command, canvas);
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const std::span<const ImDrawIdx> indices(list.IdxBuffer.Data + command.IdxOffset, command.ElemCount);
  for (std::size_t i = 0; i + 3 <= indices.size();) {
    if (i + 6 <= indices.size() && is_upright(indices.subspan(i, 6), vertices)) {
      draw_upright(canvas, vertices[indices[i]], vertices[indices[i + 2]], clip, texture);
      i += 6;
    } else {
      draw_triangle(canvas, {{&vertices[indices[i]], &vertices[indices[i + 1]], &vertices[indices[i + 2]]}}, clip,
                    texture);
      i += 3;
    }
  }
}

}  // namespace

void draw_ui(const Canvas& canvas, const ImDrawData& data, const UiTexture& texture) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) draw_command(canvas, list, command, texture);
  }
}

}  // namespace lectern
