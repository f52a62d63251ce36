#include "present/packed_bitmap.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>

namespace lectern {
namespace {

/// A shorter run costs more than it saves: its head and that of the piece behind it.
constexpr std::size_t kLeastRun = 4;

std::size_t run_at(std::span<const std::uint32_t> row, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < row.size() && row[end] == row[begin]) ++end;
  return end - begin;
}

void pack_row(std::span<const std::uint32_t> row, std::vector<std::uint32_t>& words) {
  std::size_t loose = 0;  // where pixels begin that are in no run
  const auto end_loose = [&](std::size_t end) {
    if (end == loose) return;
    words.push_back(static_cast<std::uint32_t>(2 * (end - loose)));
    words.insert(words.end(), row.begin() + static_cast<std::ptrdiff_t>(loose),
                 row.begin() + static_cast<std::ptrdiff_t>(end));
  };
  for (std::size_t x = 0; x < row.size();) {
    const std::size_t run = run_at(row, x);
    if (run >= kLeastRun) {
      end_loose(x);
      words.push_back(static_cast<std::uint32_t>(2 * run + 1));
      words.push_back(row[x]);
      loose = x + run;
    }
    x += run;
  }
  end_loose(row.size());
}

/// Writes what of a row lies in [`from`, `to`) to `target`, where its pixel `from` goes.
void write_row(const std::uint32_t* words, int from, int to, std::uint32_t* target) {
  for (int x = 0; x < to;) {
    const std::uint32_t head = *words++;
    const int end = x + static_cast<int>(head / 2);
    const int left = std::max(x, from);
    const int right = std::min(end, to);
    const bool is_run = head % 2 == 1;
    if (right > left && is_run) std::fill_n(target + (left - from), right - left, *words);
    if (right > left && !is_run)
      std::memcpy(target + (left - from), words + (left - x),
                  static_cast<std::size_t>(right - left) * sizeof(std::uint32_t));
    words += is_run ? 1 : end - x;
    x = end;
  }
}

}  // namespace

std::optional<PackedBitmap> pack(const Bitmap& picture) {
  PackedBitmap result{.size = picture.size, .words = {}, .rows = {}};
  const auto width = static_cast<std::size_t>(picture.size.width);
  const std::size_t most = picture.pixels.size() / 3;
  if (picture.pixels.empty()) return std::nullopt;
  result.rows.reserve(static_cast<std::size_t>(picture.size.height));
  std::span<const std::uint32_t> before;
  for (std::size_t begin = 0; begin + width <= picture.pixels.size(); begin += width) {
    const std::span<const std::uint32_t> row = std::span(picture.pixels).subspan(begin, width);
    const bool is_alike = !before.empty() && std::memcmp(row.data(), before.data(), width * sizeof(std::uint32_t)) == 0;
    result.rows.push_back(is_alike ? result.rows.back() : static_cast<std::uint32_t>(result.words.size()));
    if (!is_alike) pack_row(row, result.words);
    if (result.words.size() > most) return std::nullopt;
    before = row;
  }
  result.words.shrink_to_fit();
  return result;
}

Bitmap unpacked(const PackedBitmap& picture) {
  Bitmap result;
  result.size = picture.size;
  result.pixels.resize(static_cast<std::size_t>(picture.size.width) * static_cast<std::size_t>(picture.size.height));
  const Canvas canvas = canvas_of(result);
  blit(canvas, picture, 0, 0, canvas.bounds());
  return result;
}

void blit(const Canvas& canvas, const PackedBitmap& picture, int x, int y, const PixelRect& clip) {
  const PixelRect area = PixelRect{x, y, picture.size.width, picture.size.height}.meet(clip).meet(canvas.bounds());
  if (area.empty()) return;
  for (int row = area.y; row < area.bottom(); ++row) {
    const std::uint32_t* const words = picture.words.data() + picture.rows[static_cast<std::size_t>(row - y)];
    write_row(words, area.x - x, area.right() - x, canvas.row(row) + area.x);
  }
}

}  // namespace lectern
