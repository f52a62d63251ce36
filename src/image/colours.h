#pragma once
// From the colours of a file to those of the screen. For room `image` alone.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "image/decoders.h"

namespace lectern {

/// What a file's numbers are, which its profile must be for.
enum class StoredColours {
  grey,
  rgb,
  ink,    ///< cyan, magenta, yellow, black; 255 is full ink
  light,  ///< the same, 255 is no ink (Adobe's way)
};

/// How a decoder hands them over, four bytes each.
enum class DecodedAs {
  pixels,  ///< as in PixelImage, opaque; inks as they are, in memory
  rgba,    ///< red, green, blue, opacity in memory, not premultiplied
};

/// A conversion to sRGB (Little CMS; relative to the white of the medium, black to black).
class ToScreen {
 public:
  /// Nothing where the profile is none, is for other colours, or makes no visible difference.
  static std::optional<ToScreen> from(std::string_view profile, StoredColours stored, DecodedAs decoded);

  /// In place. Opacity stays; inks become opaque pixels.
  void apply(std::span<std::uint32_t> pixels) const;

 private:
  using Transform = std::unique_ptr<void, void (*)(void*)>;
  ToScreen(StoredColours stored, DecodedAs decoded, Transform transform)
      : stored_(stored), decoded_(decoded), transform_(std::move(transform)) {}

  StoredColours stored_;
  DecodedAs decoded_;
  Transform transform_;
};

/// The profile as it lies in a file, and what the file's numbers are. `profile` is empty where there is none.
struct StoredProfile {
  std::string profile;
  StoredColours stored = StoredColours::rgb;
};
StoredProfile jpeg_profile(ImageBytes bytes);
StoredProfile png_profile(ImageBytes bytes);
StoredProfile webp_profile(ImageBytes bytes);

}  // namespace lectern
