#include "layout/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

// Sizes step down together. Body text has few sizes, so that slides look alike; tables and code go on shrinking below
// the body's least size only where their width asks for it.
constexpr std::array<FitLevel, 15> kLevels{{{64, 42, 42},
                                            {60, 42, 42},
                                            {56, 42, 42},
                                            {52, 42, 42},
                                            {48, 42, 42},
                                            {46, 42, 42},
                                            {44, 40, 40},
                                            {42, 38, 38},
                                            {42, 36, 36},
                                            {42, 34, 34},
                                            {42, 32, 32},
                                            {42, 30, 30},
                                            {42, 30, 28},
                                            {42, 30, 27},
                                            {42, 30, 26}}};
constexpr std::size_t kLastForHeight = 8;     // beyond this, more pages are better than smaller type
constexpr std::size_t kFlowing = 5;           // the size that continued slides use where it costs no page
constexpr std::size_t kMostOnAPage = 12'000;  // bytes of text; 42 units hold less than a tenth of it
constexpr std::size_t kSmallerForLines = 2;   // how many sizes may be given up for fewer lines

// A size above the ordinary is for slides with little on them: how much of the height they may take.
float most_height(const FitLevel& level, float room) {
  if (level.body > 60) return 0.42F * room;
  if (level.body > 56) return 0.55F * room;
  if (level.body > 52) return 0.78F * room;
  if (level.body > 46) return 0.9F * room;
  return room;
}

bool fits_width(const Flow& flow, bool hyphens) {
  return !flow.wrapped_code && !flow.broke_a_word && (hyphens || !flow.hyphenated);
}

std::size_t bytes_of(std::span<const Block> blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += text_of(block).size();
  return bytes;
}

// The theme's own scale bounds the levels.
FitLevel level_for(const Theme& theme, float most_body, std::size_t index) {
  FitLevel level = kLevels.at(index);
  const TypeScale& scale = theme.scale;
  const float most = std::max(scale.body_least, std::min(scale.body_largest, most_body));
  level.body = std::clamp(level.body * scale.body_start / 56, scale.body_least, most);
  level.table = std::max(level.table * scale.table / 42, scale.table_least);
  level.code = std::max(level.code * scale.code / 42, scale.code_least);
  return level;
}

}  // namespace

FittedFlow fit_flow(Composer& composer, std::span<const Block> blocks, const FlowArea& area) {
  FittedFlow best;
  const auto build = [&](std::size_t index) {
    best.level = level_for(composer.theme, area.most_body, index);
    best.flow = build_flow(composer, blocks, area, best.level);
    best.ends = {best.flow.slabs.size()};
  };
  const auto height = [&] { return stack_height(best.flow, 0, best.flow.slabs.size()); };
  // Smaller words come before parted ones.
  bool hyphens = false;
  bool hyphenated = false;
  const auto good = [&](std::size_t index) {
    build(index);
    hyphenated = hyphenated || best.flow.hyphenated;
    return fits_width(best.flow, hyphens) && height() <= most_height(best.level, area.page_height);
  };
  // The largest level that is good, by bisection: smaller type never takes more room. A text that would overflow the
  // smallest type many times over is not tried.
  const bool hopeless = bytes_of(blocks) > kMostOnAPage;
  const auto largest_good = [&] {
    std::size_t low = 0;
    std::size_t high = kLastForHeight + 1;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (good(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  std::size_t low = hopeless ? kLastForHeight + 1 : largest_good();
  if (low > kLastForHeight && hyphenated) {
    hyphens = true;
    low = largest_good();
  }
  if (low <= kLastForHeight) {
    build(low);
    // A little smaller where that saves lines: one line each reads better than a size more and lone words below.
    for (std::size_t index = low + 1; index <= std::min(low + kSmallerForLines, kFlowing); ++index) {
      FittedFlow kept = best;
      build(index);
      if (best.flow.slabs.size() >= kept.flow.slabs.size()) best = std::move(kept);
    }
    return best;
  }
  // Too much for one page, or too wide: the first level that is wide enough, then as many pages as it takes.
  std::size_t index = kFlowing;
  build(index);
  while (!fits_width(best.flow, true) && index + 1 < kLevels.size()) build(++index);
  best.ends = paginate(best.flow, area.page_height);
  while (!hopeless && index < kLastForHeight && best.ends.size() > 1) {
    // A smaller size is worth it only where it saves a page.
    const std::size_t pages = best.ends.size();
    FittedFlow kept = best;
    build(++index);
    best.ends = paginate(best.flow, area.page_height);
    if (best.ends.size() >= pages) {
      best = std::move(kept);
      break;
    }
  }
  return best;
}

Piece place_page(const Composer& composer, const FittedFlow& fitted, std::size_t part, float y, float room) {
  if (part >= fitted.ends.size() || fitted.ends[part] == 0) return {};
  return stack(composer, fitted.flow, part == 0 ? 0 : fitted.ends[part - 1], fitted.ends[part], y, room);
}

FittedText fit_text(const Passage& passage, float most, float least, Size room, Breaking breaking,
                    std::size_t most_lines) {
  FittedText fitted;
  constexpr float kStep = 4;
  // However it is broken, text of this width takes so many lines: sizes at which those do not fit are not tried.
  const auto may_fit = [&](float size) {
    const float lines = std::floor(passage.shaped.natural_width() * size / std::max(room.width, 1.0F));
    return lines * line_height(passage, size) <= room.height && lines <= static_cast<float>(most_lines);
  };
  for (float size = most;; size = std::max(least, size - kStep)) {
    if (size > least && !may_fit(size)) continue;
    fitted.size = size;
    fitted.lines = break_lines(passage.shaped, {size, room.width, breaking});
    fitted.height = text_height(passage, size, fitted.lines.lines.size());
    fitted.fits = fitted.height <= room.height && !fitted.lines.broke_a_word &&
                  (size <= least || !fitted.lines.hyphenated) && fitted.lines.lines.size() <= most_lines;
    if (fitted.fits || size <= least) return fitted;
  }
}

}  // namespace lectern
