#include "layout/test_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "text/shape.h"

namespace lectern {
namespace {

constexpr float kNoLimit = 1e6F;
/// Control points of a quarter circle of radius 1, as far from its ends.
constexpr float kQuarter = 0.5523F;

struct LineLook {
  const TypeFace& face;
  float size = 24;
  Colour colour;
};

class Card {
 public:
  Card(const TestCard& card, const Theme& theme, const FontSet& fonts) : card_(card), theme_(theme), fonts_(fonts) {
    const PixelSize& screen = card.screen;
    pixel_ = kSlideHeight / static_cast<float>(std::max(1, screen.height));
    scene_.size = {static_cast<float>(std::max(1, screen.width)) * pixel_, kSlideHeight};
    scene_.background = theme.palette.paper;
    scene_.title = "Test card";
    unit_ = std::min(1.0F, scene_.size.width / 1440);
    left_ = scene_.size.width * kTestCardFrame * kTestCardFrames + 76 * unit_;
    right_ = scene_.size.width - left_;
  }

  Scene draw() && {
    add_edges();
    add_corners();
    const float top = 54 + 70 * unit_;
    add_shape(top);
    add_type(top);
    add_greys(kSlideHeight / 2 + 10);
    add_colours(kSlideHeight / 2 + 220);
    add_foot();
    return std::move(scene_);
  }

 private:
  /// On the nearest edge between pixels.
  float snapped(float place) const { return std::round(place / pixel_) * pixel_; }
  /// About as wide as asked, in whole pixels, one at least.
  float pixels(float width) const { return std::max(1.0F, std::round(width / pixel_)) * pixel_; }

  void fill(const Rect& rect, Colour colour, ItemRole role = ItemRole::decoration) {
    scene_.items.push_back({.shape = FillRect{rect, colour}, .clip = {}, .source = {}, .role = role});
  }

  /// A frame whose outer edge is `rect`.
  void frame(const Rect& rect, float width, Colour colour) {
    fill({rect.x, rect.y, rect.width, width}, colour);
    fill({rect.x, rect.bottom() - width, rect.width, width}, colour);
    fill({rect.x, rect.y + width, width, rect.height - 2 * width}, colour);
    fill({rect.right() - width, rect.y + width, width, rect.height - 2 * width}, colour);
  }

  BrokenText set(std::string_view text, const LineLook& look) const {
    TextStyle style;
    style.family = look.face.family;
    style.weight = look.face.weight;
    style.tracking = look.face.tracking;
    style.tabular_figures = true;
    const StyledText styled{std::string(text), {{0, static_cast<std::uint32_t>(text.size()), style}}};
    return break_lines(shape_paragraph(fonts_, styled, {"en", Direction::left_to_right}),
                       {look.size, kNoLimit, Breaking::greedy});
  }

  enum class Side { left, centre, right };

  /// One line on a baseline, made smaller where it is wider than `room`; returns its width.
  float line(std::string_view text, LineLook look, Point at, Side side = Side::left, float room = kNoLimit) {
    BrokenText lines = set(text, look);
    if (lines.width > room && lines.width > 0) {
      look.size *= room / lines.width;
      lines = set(text, look);
    }
    const float shift = side == Side::left ? 0 : side == Side::centre ? lines.width / 2 : lines.width;
    for (const PlacedRun& run : lines.lines.front().runs) {
      scene_.items.push_back({.shape = DrawText{run.run,
                                                run.first,
                                                run.last,
                                                {at.x - shift + run.x, at.y},
                                                run.size,
                                                run.width,
                                                look.colour,
                                                run.begin},
                              .clip = {},
                              .source = {},
                              .role = ItemRole::text});
    }
    return lines.width;
  }

  /// What of the edge is cut off is read off the outermost frame that is whole.
  void add_edges() {
    const float width = scene_.size.width;
    for (int i = kTestCardFrames; i >= 1; --i) {
      const float share = kTestCardFrame * static_cast<float>(i);
      const Rect rect{snapped(width * share), snapped(kSlideHeight * share), 0, 0};
      const Rect inner{rect.x, rect.y, snapped(width - rect.x) - rect.x, snapped(kSlideHeight - rect.y) - rect.y};
      frame(inner, pixels(1.4F), theme_.palette.muted);
    }
    // The numbers climb inwards on every side, so that each stands on its own line.
    for (int i = 1; i <= kTestCardFrames; ++i) {
      const float share = kTestCardFrame * static_cast<float>(i);
      const float aside = (static_cast<float>(i) - 3) * 84;
      const float x = width * share;
      const float y = kSlideHeight * share;
      add_measure(i, {width / 2 + aside, y});
      add_measure(i, {width / 2 + aside, kSlideHeight - y});
      add_measure(i, {x, kSlideHeight / 2 + aside * 0.6F});
      add_measure(i, {width - x, kSlideHeight / 2 + aside * 0.6F});
    }
    frame({0, 0, width, kSlideHeight}, pixels(2), theme_.palette.hot);
  }

  void add_measure(int percent, Point middle) {
    constexpr float kSize = 19;
    const std::string text = fmt::format("{}%", percent);
    const LineLook look{theme_.text, kSize, theme_.palette.ink};
    const float room = set(text, look).width + 12;
    middle.x = std::clamp(middle.x, room / 2 + 4, scene_.size.width - room / 2 - 4);
    fill({middle.x - room / 2, middle.y - kSize * 0.6F, room, kSize * 1.2F}, theme_.palette.paper);
    line(text, look, {middle.x, middle.y + kSize * 0.36F}, Side::centre);
  }

  void add_corners() {
    const float long_side = 108 * unit_;
    const float width = pixels(10 * unit_);
    for (const bool is_right : {false, true}) {
      for (const bool is_low : {false, true}) {
        const float x = is_right ? scene_.size.width - long_side : 0;
        const float y = is_low ? kSlideHeight - width : 0;
        fill({x, y, long_side, width}, theme_.palette.hot);
        fill({is_right ? scene_.size.width - width : 0, is_low ? kSlideHeight - long_side : 0, width, long_side},
             theme_.palette.hot);
      }
    }
  }

  /// A circle that must be round, and in it lines one pixel wide that must not run together.
  void add_shape(float top) {
    const float radius = 150 * unit_;
    const Point middle{right_ - radius, top + radius};
    Path circle;
    circle.stroke = theme_.palette.accent;
    circle.stroke_width = pixels(3);
    const float k = radius * kQuarter;
    const auto at = [&](float x, float y) { return Point{middle.x + x, middle.y + y}; };
    const auto curve = [&](Point control1, Point control2, Point to) {
      circle.segments.push_back({Path::Segment::Kind::curve, control1, control2, to});
    };
    circle.segments.push_back({Path::Segment::Kind::move, {}, {}, at(radius, 0)});
    curve(at(radius, k), at(k, radius), at(0, radius));
    curve(at(-k, radius), at(-radius, k), at(-radius, 0));
    curve(at(-radius, -k), at(-k, -radius), at(0, -radius));
    curve(at(k, -radius), at(radius, -k), at(radius, 0));
    circle.segments.push_back({Path::Segment::Kind::close, {}, {}, {}});
    scene_.items.push_back({.shape = std::move(circle), .clip = {}, .source = {}, .role = ItemRole::mark});
    const float side = snapped(84 * unit_);
    const float gap = 14 * unit_;
    const float y = snapped(middle.y - side / 2);
    add_lines({snapped(middle.x - gap / 2 - side), y, side, side}, true);
    add_lines({snapped(middle.x + gap / 2), y, side, side}, false);
    line("one pixel wide", {theme_.text, 19 * unit_, theme_.palette.muted}, {middle.x, y + side + 34 * unit_},
         Side::centre);
  }

  void add_lines(const Rect& block, bool upright) {
    // In light, half black and half white are this grey.
    if (!card_.fine_lines) return fill(block, {188, 188, 188, 255});
    fill(block, {255, 255, 255, 255});
    const float length = upright ? block.width : block.height;
    for (int i = 0; static_cast<float>(2 * i + 1) * pixel_ <= length; ++i) {
      const float at = static_cast<float>(2 * i) * pixel_;
      const Rect one = upright ? Rect{block.x + at, block.y, pixel_, block.height}
                               : Rect{block.x, block.y + at, block.width, pixel_};
      fill(one, {0, 0, 0, 255});
    }
  }

  void add_type(float top) {
    const float room = right_ - left_ - 360 * unit_;
    TypeFace kicker = theme_.text;
    kicker.weight = theme_.strong_weight;
    kicker.tracking = 0.12F;
    line("TEST CARD", {kicker, 28 * unit_, theme_.palette.hot}, {left_, top + 28 * unit_}, Side::left, room);
    line("Can the last row read this?", {theme_.title, 72 * unit_, theme_.palette.ink}, {left_, top + 112 * unit_},
         Side::left, room);
    // As large as on the slides, whatever the screen: that is what is asked.
    const float body = theme_.scale.body_least * card_.slide_share;
    line("And this, the least that body text has?", {theme_.text, body, theme_.palette.ink},
         {left_, top + 112 * unit_ + 1.9F * body}, Side::left);
    // A deck of large type alone has nothing to ask beyond that.
    if (card_.smallest_type <= 0 || card_.smallest_type >= theme_.scale.body_least) return;
    const float small = card_.smallest_type * card_.slide_share;
    line("And this, the smallest type of these slides?", {theme_.text, small, theme_.palette.ink},
         {left_, top + 112 * unit_ + 3.4F * body + 0.4F * small}, Side::left);
  }

  /// Equal steps from black to white. In the first and the last lies a square that is nearly as dark, as light.
  void add_greys(float top) {
    const float height = 116;
    const float width = (right_ - left_) / kTestCardGreys;
    for (int i = 0; i < kTestCardGreys; ++i) {
      const auto grey = [](float share) {
        const auto value = static_cast<std::uint8_t>(std::lround(share * 255));
        return Colour{value, value, value, 255};
      };
      const float share = static_cast<float>(i) / (kTestCardGreys - 1);
      const float x = snapped(left_ + width * static_cast<float>(i));
      const Rect patch{x, snapped(top), snapped(left_ + width * static_cast<float>(i + 1)) - x, snapped(height)};
      fill(patch, grey(share));
      if (i == 0 || i == kTestCardGreys - 1) {
        const float side = height * 0.42F;
        fill({patch.x + (patch.width - side) / 2, patch.y + (patch.height - side) / 2, side, side},
             grey(i == 0 ? 0.05F : 0.95F));
      }
      label(fmt::format("{}", 10 * i), {patch.x + patch.width / 2, patch.bottom() + 34});
    }
    frame({snapped(left_), snapped(top), snapped(right_) - snapped(left_), snapped(height)}, pixels(1.4F),
          theme_.palette.muted);
  }

  void label(std::string_view text, Point at) {
    line(text, {theme_.text, 22, theme_.palette.muted}, at, Side::centre, (right_ - left_) / 12);
  }

  void add_colours(float top) {
    using Swatch = std::pair<std::string_view, Colour>;
    const Palette& own = theme_.palette;
    const Palette& section = theme_.section;
    const std::array<Swatch, 10> swatches{{{"paper", own.paper},
                                           {"ink", own.ink},
                                           {"muted", own.muted},
                                           {"accent", own.accent},
                                           {"hot", own.hot},
                                           {"rule", own.rule},
                                           {"panel", own.panel},
                                           {"section", section.paper},
                                           {"its ink", section.ink},
                                           {"its accent", section.accent}}};
    const float gap = 16 * unit_;
    const float width = (right_ - left_ + gap) / static_cast<float>(swatches.size()) - gap;
    for (std::size_t i = 0; i < swatches.size(); ++i) {
      const Rect rect{snapped(left_ + (width + gap) * static_cast<float>(i)), snapped(top), snapped(width),
                      snapped(96)};
      fill(rect, swatches[i].second);
      frame(rect, pixels(1.4F), own.muted);
      label(swatches[i].first, {rect.x + rect.width / 2, rect.bottom() + 34});
    }
  }

  void add_foot() {
    const float baseline = kSlideHeight * (1 - kTestCardFrame * kTestCardFrames) - 46;
    const LineLook look{theme_.text, 26, theme_.palette.muted};
    const std::string size = fmt::format("{} × {}", card_.screen.width, card_.screen.height);
    const float taken = line(size, look, {right_, baseline}, Side::right);
    line("The outermost frame that is whole says what the edges lose", look, {left_, baseline}, Side::left,
         right_ - left_ - taken - 40);
  }

  const TestCard& card_;
  const Theme& theme_;
  const FontSet& fonts_;
  Scene scene_;
  float pixel_ = 1;  ///< a device pixel in units
  float unit_ = 1;   ///< smaller on narrow screens
  float left_ = 0;
  float right_ = 0;
};

}  // namespace

Scene layout_test_card(const TestCard& card, const Theme& theme, const FontSet& fonts) {
  return Card(card, theme, fonts).draw();
}

float smallest_type(const Scene& scene) {
  float smallest = 0;
  for (const SceneItem& item : scene.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text == nullptr || item.role == ItemRole::furniture) continue;
    smallest = smallest > 0 ? std::min(smallest, text->size) : text->size;
  }
  return smallest;
}

}  // namespace lectern
