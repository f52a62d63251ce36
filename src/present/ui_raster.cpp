#include "present/ui_raster.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace lectern {
namespace {

struct Triangle {
  std::array<const ImDrawVert*, 3> corners;
};

float channel(ImU32 colour, unsigned shift) {
  return static_cast<float>((colour >> shift) & 0xFFU);
}

/// A row or column of the atlas between two lines of texel centres: both, and the share of the second.
struct Between {
  int first = 0;
  int second = 0;
  float share = 0;
};

Between between(float at, int count) {
  const float place = std::clamp(at * static_cast<float>(count) - 0.5F, 0.0F, static_cast<float>(count - 1));
  const int first = static_cast<int>(place);
  return {first, std::min(first + 1, count - 1), place - static_cast<float>(first)};
}

/// Coverage at a place of the atlas, 0 to 1.
float sampled(const UiTexture& texture, const Between& column, const Between& row) {
  const std::uint8_t* upper = texture.texels + static_cast<std::ptrdiff_t>(row.first) * texture.width;
  const std::uint8_t* lower = texture.texels + static_cast<std::ptrdiff_t>(row.second) * texture.width;
  // Most of a letter's box is empty.
  if ((upper[column.first] | upper[column.second] | lower[column.first] | lower[column.second]) == 0) return 0;
  const auto across = [&](const std::uint8_t* texels) {
    return static_cast<float>(texels[column.first]) * (1 - column.share) +
           static_cast<float>(texels[column.second]) * column.share;
  };
  return (across(upper) * (1 - row.share) + across(lower) * row.share) / 255;
}

float sampled(const UiTexture& texture, const ImVec2& uv) {
  return sampled(texture, between(uv.x, texture.width), between(uv.y, texture.height));
}

/// 0xRRGGBB as our pixels have it.
std::uint32_t packed(float red, float green, float blue) {
  // NOLINTNEXTLINE(bugprone-incorrect-roundings): not negative, and called for every pixel
  const auto part = [](float value) { return static_cast<std::uint32_t>(value + 0.5F); };
  return part(red) << 16U | part(green) << 8U | part(blue);
}

std::uint32_t packed(ImU32 colour) {
  return packed(channel(colour, IM_COL32_R_SHIFT), channel(colour, IM_COL32_G_SHIFT),
                channel(colour, IM_COL32_B_SHIFT));
}

/// Mixes a colour over a pixel by `alpha`, 0 to 1: red and blue side by side, eight bits of room above each.
void mix_over(std::uint32_t& pixel, std::uint32_t colour, float alpha) {
  constexpr std::uint32_t kRedBlue = 0xFF00FF;
  constexpr std::uint32_t kGreen = 0x00FF00;
  // NOLINTNEXTLINE(bugprone-incorrect-roundings): not negative, and called for every pixel
  const auto share = static_cast<std::uint32_t>(alpha * 256 + 0.5F);
  const auto mixed = [&](std::uint32_t mask, std::uint32_t half) {
    return (((pixel & mask) * (256 - share) + (colour & mask) * share + half) >> 8U) & mask;
  };
  pixel = 0xFF000000U | mixed(kRedBlue, 0x800080) | mixed(kGreen, 0x8000);
}

void mix_span(std::span<std::uint32_t> pixels, std::uint32_t colour, float alpha) {
  if (alpha >= 1) {
    std::ranges::fill(pixels, 0xFF000000U | colour);
  } else if (alpha > 0) {
    for (std::uint32_t& pixel : pixels) mix_over(pixel, colour, alpha);
  }
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

/// An upright rectangle of one colour, `near` its upper left and `far` its lower right corner. `columns` is room for
/// its own use.
void draw_upright(const Canvas& canvas, const ImDrawVert& near, const ImDrawVert& far, const PixelRect& clip,
                  const UiTexture& texture, std::vector<Between>& columns) {
  const int left = std::max(first_pixel(near.pos.x), clip.x);
  const int right = std::min(first_pixel(far.pos.x), clip.right());
  const int top = std::max(first_pixel(near.pos.y), clip.y);
  const int bottom = std::min(first_pixel(far.pos.y), clip.bottom());
  if (left >= right || top >= bottom) return;
  const std::uint32_t colour = packed(near.col);
  const float alpha = channel(near.col, IM_COL32_A_SHIFT) / 255;
  const float u_step = (far.uv.x - near.uv.x) / (far.pos.x - near.pos.x);
  const float v_step = (far.uv.y - near.uv.y) / (far.pos.y - near.pos.y);
  if (u_step == 0 && v_step == 0) {
    const float share = alpha * sampled(texture, near.uv);
    for (int y = top; y < bottom; ++y) mix_span(std::span(canvas.row(y) + left, canvas.row(y) + right), colour, share);
    return;
  }
  columns.clear();
  for (int x = left; x < right; ++x)
    columns.push_back(between(near.uv.x + (static_cast<float>(x) + 0.5F - near.pos.x) * u_step, texture.width));
  for (int y = top; y < bottom; ++y) {
    const Between row = between(near.uv.y + (static_cast<float>(y) + 0.5F - near.pos.y) * v_step, texture.height);
    std::uint32_t* pixel = canvas.row(y) + left;
    for (const Between& column : columns) {
      const float coverage = sampled(texture, column, row);
      if (coverage > 0) mix_over(*pixel, colour, alpha * coverage);
      ++pixel;
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

/// What lies in a row on the inner side of the edge a -> b, or a little more: [first, last) is narrowed to it.
void narrow(const ImVec2& a, const ImVec2& b, float row, int& first, int& last) {
  if (a.y == b.y) return;
  constexpr float kFar = 1e6F;  // beyond any window, within any int
  const float crossing = std::clamp(a.x + (b.x - a.x) * (row - a.y) / (b.y - a.y), -kFar, kFar);
  if (b.y < a.y) {
    first = std::max(first, static_cast<int>(std::floor(crossing)) - 1);
  } else {
    last = std::min(last, static_cast<int>(std::ceil(crossing)) + 1);
  }
}

void draw_triangle(const Canvas& canvas, Triangle triangle, const PixelRect& clip, const UiTexture& texture) {
  auto& [a, b, c] = triangle.corners;
  float area = edge(a->pos, b->pos, c->pos.x, c->pos.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(b, c);
    area = -area;
  }
  const auto [low_y, high_y] = std::minmax({a->pos.y, b->pos.y, c->pos.y});
  const int top = std::max(static_cast<int>(std::floor(low_y)), clip.y);
  const int bottom = std::min(static_cast<int>(std::ceil(high_y)), clip.bottom());
  const auto inside = [](float weight, const ImVec2& from, const ImVec2& to) {
    return weight > 0 || (weight == 0 && owns_edge(from, to));
  };
  const auto is_same = [](const ImVec2& one, const ImVec2& other) { return one.x == other.x && one.y == other.y; };
  const bool is_plain = is_same(a->uv, b->uv) && is_same(a->uv, c->uv);
  const float plain = is_plain ? sampled(texture, a->uv) : 0;
  const bool is_flat = a->col == b->col && a->col == c->col;
  const std::uint32_t flat = packed(a->col);
  for (int y = top; y < bottom; ++y) {
    const float py = static_cast<float>(y) + 0.5F;
    int first = clip.x;
    int last = clip.right();
    narrow(a->pos, b->pos, py, first, last);
    narrow(b->pos, c->pos, py, first, last);
    narrow(c->pos, a->pos, py, first, last);
    for (int x = first; x < last; ++x) {
      const float px = static_cast<float>(x) + 0.5F;
      const float wa = edge(b->pos, c->pos, px, py);
      const float wb = edge(c->pos, a->pos, px, py);
      const float wc = edge(a->pos, b->pos, px, py);
      if (!inside(wa, b->pos, c->pos) || !inside(wb, c->pos, a->pos) || !inside(wc, a->pos, b->pos)) continue;
      const auto blend = [&](float of_a, float of_b, float of_c) { return (of_a * wa + of_b * wb + of_c * wc) / area; };
      const auto mean = [&](unsigned shift) {
        return blend(channel(a->col, shift), channel(b->col, shift), channel(c->col, shift));
      };
      const float coverage =
          is_plain ? plain : sampled(texture, {blend(a->uv.x, b->uv.x, c->uv.x), blend(a->uv.y, b->uv.y, c->uv.y)});
      const std::uint32_t colour =
          is_flat ? flat : packed(mean(IM_COL32_R_SHIFT), mean(IM_COL32_G_SHIFT), mean(IM_COL32_B_SHIFT));
      mix_over(canvas.row(y)[x], colour, mean(IM_COL32_A_SHIFT) / 255 * coverage);
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
  std::vector<Between> columns;
  for (std::size_t i = 0; i + 3 <= indices.size();) {
    if (i + 6 <= indices.size() && is_upright(indices.subspan(i, 6), vertices)) {
      draw_upright(canvas, vertices[indices[i]], vertices[indices[i + 2]], clip, texture, columns);
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
