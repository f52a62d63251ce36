#pragma once
// A hash of everything that a scene's pixels depend on: each value of each item bit by bit, the bytes of the pictures
// and of the faces.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "scene/scene.h"

namespace lectern {

/// 32 hexadecimal digits (XXH3 of 128 bits).
std::string hash_of(std::span<const std::uint8_t> bytes);

/// Remembers the faces that it hashed. One for each thread.
class SceneHasher {
 public:
  SceneHasher();
  SceneHasher(const SceneHasher&) = delete;
  SceneHasher& operator=(const SceneHasher&) = delete;
  SceneHasher(SceneHasher&&) noexcept;
  SceneHasher& operator=(SceneHasher&&) = delete;
  ~SceneHasher();

  /// As hash_of; `maker` is what else the outcome depends on.
  std::string hash(const Scene& scene, int step, std::string_view maker);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
