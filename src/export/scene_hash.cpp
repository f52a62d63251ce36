#include "export/scene_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <map>
#include <optional>
#include <type_traits>
#include <variant>

namespace lectern {
namespace {

std::string as_text(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

struct StateDeleter {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

std::string hash_of(std::span<const std::uint8_t> bytes) {
  return as_text(XXH3_128bits(bytes.data(), bytes.size()));
}

struct SceneHasher::Internals {
  std::unique_ptr<XXH3_state_t, StateDeleter> state{XXH3_createState()};
  std::map<std::shared_ptr<const Face>, std::uint64_t> faces;

  void add_bytes(const void* bytes, std::size_t size) { XXH3_128bits_update(state.get(), bytes, size); }

  template <class Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
  void add(Number value) {
    add_bytes(&value, sizeof value);
  }
  // With its length first, so that two texts in a row cannot be taken for two others.
  void add(std::string_view text) {
    add(text.size());
    add_bytes(text.data(), text.size());
  }
  void add(Point point) {
    add(point.x);
    add(point.y);
  }
  void add(const Rect& rect) {
    for (const float value : {rect.x, rect.y, rect.width, rect.height}) add(value);
  }
  void add(Colour colour) {
    for (const std::uint8_t value : {colour.red, colour.green, colour.blue, colour.alpha}) add(value);
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  void add(const std::shared_ptr<const Face>& face) {
    const auto [known, fresh] = faces.try_emplace(face, 0);
    if (fresh) {
      const auto& bytes = face->bytes().data;
      known->second = XXH3_64bits(bytes.data(), bytes.size());
    }
    add(known->second);
    add(face->file().index);
  }

  void add(const FillRect& fill) {
    add(fill.rect);
    add(fill.colour);
    add(fill.radius);
  }
  void add(const FillGradient& fill) {
    add(fill.rect);
    add(fill.from);
    add(fill.to);
    add(fill.horizontal);
    add(fill.between.size());
    for (const GradientStop& stop : fill.between) {
      add(stop.at);
      add(stop.colour);
    }
  }
  void add(const Path& path) {
    add(path.segments.size());
    for (const Path::Segment& segment : path.segments) {
      add(segment.kind);
      add(segment.control1);
      add(segment.control2);
      add(segment.to);
    }
    add(path.fill);
    add(path.stroke);
    add(path.stroke_width);
  }
  void add(const DrawText& draw) {
    add(draw.run->face);
    add(draw.run->right_to_left);
    add(draw.run->missing);
    for (std::uint32_t i = draw.first; i < draw.last; ++i) {
      const Glyph& glyph = draw.run->glyphs[i];
      add(glyph.id);
      for (const float value : {glyph.advance, glyph.dx, glyph.dy}) add(value);
    }
    add(draw.last - draw.first);
    add(draw.origin);
    add(draw.size);
    add(draw.colour);
  }
  void add(const DrawImage& draw) {
    const auto& bytes = draw.image->source().data;
    add(bytes.size());
    add_bytes(bytes.data(), bytes.size());
    add(draw.rect);
    add(draw.crop);
  }
};

SceneHasher::SceneHasher() : internals_(std::make_unique<Internals>()) {}
SceneHasher::SceneHasher(SceneHasher&&) noexcept = default;
SceneHasher::~SceneHasher() = default;

std::string SceneHasher::hash(const Scene& scene, int step, std::string_view maker) {
  Internals& in = *internals_;
  XXH3_128bits_reset(in.state.get());
  in.add(maker);
  in.add(scene.size.width);
  in.add(scene.size.height);
  in.add(scene.background);
  for (const SceneItem& item : scene.items) {
    if (!visible_at(item, step)) continue;
    in.add(item.shape.index());
    std::visit([&](const auto& shape) { in.add(shape); }, item.shape);
    in.add(item.clip);
    in.add(item.opacity);
  }
  return as_text(XXH3_128bits_digest(in.state.get()));
}

}  // namespace lectern
