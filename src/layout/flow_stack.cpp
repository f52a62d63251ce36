// Stacking slabs into pages: one walk measures and places, so that what is measured is what is drawn.

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include "layout/flow.h"

namespace lectern {
namespace {

struct Placed {
  const Slab* slab = nullptr;
  float y = 0;
  float height = 0;
};

struct Stacked {
  std::vector<Placed> slabs;
  float height = 0;
};

bool has_frame(const Slab& slab, int frame) {
  return std::ranges::find(slab.frames, frame) != slab.frames.end();
}

// Frames of `slab` that are not around `other`.
float pads(const Flow& flow, const Slab& slab, const Slab* other, float Frame::* pad) {
  float sum = 0;
  for (const int frame : slab.frames) {
    if (other == nullptr || !has_frame(*other, frame)) sum += flow.frames[static_cast<std::size_t>(frame)].*pad;
  }
  return sum;
}

// A table that goes on from the page before repeats its head.
const Slab* repeated_head(const Flow& flow, std::size_t first) {
  for (const int frame : flow.slabs[first].frames) {
    const int head = flow.frames[static_cast<std::size_t>(frame)].head;
    if (head >= 0 && first > 0 && has_frame(flow.slabs[first - 1], frame))
      return &flow.heads[static_cast<std::size_t>(head)];
  }
  return nullptr;
}

// `extra` is shared out among the slabs that can grow, none beyond its most.
std::vector<float> grown_heights(const Flow& flow, std::size_t first, std::size_t last, float extra) {
  std::vector<float> heights;
  std::vector<std::size_t> growing;
  for (std::size_t i = first; i < last; ++i) {
    heights.push_back(flow.slabs[i].height);
    if (flow.slabs[i].most > flow.slabs[i].height) growing.push_back(i);
  }
  // Those with the least appetite first, so that what they leave goes to the others.
  std::ranges::sort(growing, {},
                    [&](std::size_t i) { return std::pair(flow.slabs[i].most - flow.slabs[i].height, i); });
  for (std::size_t k = 0; k < growing.size() && extra > 0; ++k) {
    const Slab& slab = flow.slabs[growing[k]];
    const float share = std::min(extra / static_cast<float>(growing.size() - k), slab.most - slab.height);
    heights[growing[k] - first] += share;
    extra -= share;
  }
  return heights;
}

Stacked walk(const Flow& flow, std::size_t first, std::size_t last, std::span<const float> heights) {
  Stacked stacked;
  float y = 0;
  const Slab* before = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    const Slab& slab = flow.slabs[i];
    if (before != nullptr) y += pads(flow, *before, &slab, &Frame::pad_bottom);
    if (i > first) y += slab.space_before;
    y += pads(flow, slab, before, &Frame::pad_top);
    if (i == first) {
      if (const Slab* head = repeated_head(flow, first)) {
        stacked.slabs.push_back({head, y, head->height});
        y += head->height;
      }
    }
    const float height = heights.empty() ? slab.height : heights[i - first];
    stacked.slabs.push_back({&slab, y, height});
    y += height;
    before = &slab;
  }
  if (before != nullptr) y += pads(flow, *before, nullptr, &Frame::pad_bottom);
  stacked.height = y;
  return stacked;
}

void draw_frame(const Composer& composer, const Frame& frame, float top, float bottom, Piece& behind) {
  const Palette& palette = composer.palette;
  const auto fill = [&](Rect rect, Colour colour, ItemRole role) {
    behind.items.push_back(fill_item(rect, colour, frame.step, role));
  };
  const float height = bottom - top;
  switch (frame.kind) {
    case Frame::Kind::code:
      fill({frame.x, top, frame.width, height}, palette.panel, ItemRole::background);
      fill({composer.mirror ? frame.x + frame.width - 8 : frame.x, top, 8, height}, palette.accent,
           ItemRole::decoration);
      break;
    case Frame::Kind::quote:
      fill({frame.x, top + 4, 6, height - 8}, palette.accent, ItemRole::decoration);
      break;
    case Frame::Kind::table:
      fill({frame.x, top, frame.width, 4}, palette.ink, ItemRole::decoration);
      fill({frame.x, bottom - 4, frame.width, 4}, palette.ink, ItemRole::decoration);
      break;
  }
}

Piece drawn_frames(const Composer& composer, const Flow& flow, const Stacked& stacked) {
  Piece behind;
  for (std::size_t f = 0; f < flow.frames.size(); ++f) {
    const Frame& frame = flow.frames[f];
    float top = INFINITY;
    float bottom = -INFINITY;
    for (const Placed& placed : stacked.slabs) {
      if (!has_frame(*placed.slab, static_cast<int>(f))) continue;
      top = std::min(top, placed.y);
      bottom = std::max(bottom, placed.y + placed.height);
    }
    if (top < bottom) draw_frame(composer, frame, top - frame.pad_top, bottom + frame.pad_bottom, behind);
  }
  return behind;
}

std::vector<std::size_t> greedy_pages(const Flow& flow, float height) {
  std::vector<std::size_t> ends;
  std::size_t first = 0;
  while (first < flow.slabs.size()) {
    std::size_t last = first + 1;
    std::size_t allowed = flow.slabs[first].keep_with_next ? first : last;
    while (last < flow.slabs.size() && stack_height(flow, first, last + 1) <= height) {
      ++last;
      if (!flow.slabs[last - 1].keep_with_next || last == flow.slabs.size()) allowed = last;
    }
    // Where everything must stay together it still has to end somewhere.
    if (allowed == first) allowed = last;
    if (last == flow.slabs.size()) allowed = last;
    ends.push_back(allowed);
    first = allowed;
  }
  return ends;
}

}  // namespace

float stack_height(const Flow& flow, std::size_t first, std::size_t last) {
  return walk(flow, first, last, {}).height;
}

Piece stack(const Composer& composer, const Flow& flow, std::size_t first, std::size_t last, float y, float room) {
  const std::vector<float> heights = grown_heights(flow, first, last, room - stack_height(flow, first, last));
  const Stacked stacked = walk(flow, first, last, heights);
  Piece page = drawn_frames(composer, flow, stacked);
  for (const Placed& placed : stacked.slabs) {
    Piece piece = placed.slab->build ? placed.slab->build(placed.height) : placed.slab->piece;
    move(piece, 0, placed.y);
    append(page, std::move(piece));
  }
  move(page, 0, y);
  return page;
}

std::vector<std::size_t> paginate(const Flow& flow, float height) {
  std::vector<std::size_t> ends = greedy_pages(flow, height);
  if (ends.size() < 2) return ends;
  // The lowest page height that needs no more pages makes them even.
  float low = height / 2;
  float high = height;
  for (int i = 0; i < 8; ++i) {
    const float middle = (low + high) / 2;
    std::vector<std::size_t> tried = greedy_pages(flow, middle);
    bool fits = tried.size() <= ends.size();
    for (std::size_t p = 0; fits && p < tried.size(); ++p) {
      fits = stack_height(flow, p == 0 ? 0 : tried[p - 1], tried[p]) <= height;
    }
    if (fits) {
      high = middle;
      ends = std::move(tried);
    } else {
      low = middle;
    }
  }
  return ends;
}

}  // namespace lectern
