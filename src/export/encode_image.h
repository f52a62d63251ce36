#pragma once
// Pixels -> picture files' bytes: PNG by our own writer on libdeflate, JPEG, WebP, each with sRGB as its colour space
// and its resolution. Equal pixels give equal bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "paint/rasterizer.h"

namespace lectern {

enum class PictureFormat { png, jpeg, webp };

/// Ending of file names, without the dot: "png", "jpg", "webp".
std::string_view ending_of(PictureFormat format);
/// "png", "jpg", "jpeg", "webp", in any case.
std::optional<PictureFormat> picture_format_from_name(std::string_view name);

/// `fast` is for work that is looked at soon, `small` for files that are kept or sent: about ten times the time of
/// packing.
enum class Compression { fast, small };

/// What JPEG pictures have unless asked otherwise: type keeps its edges.
inline constexpr int kUsualQuality = 92;
/// The height of a slide in presentation programs, in inches: the resolution that files are tagged with follows from
/// it.
inline constexpr float kSlideInches = 7.5F;

struct PictureEncoding {
  PictureFormat format = PictureFormat::png;
  Compression compression = Compression::fast;
  int quality = kUsualQuality;  ///< of JPEG, 1 to 100
  bool transparent = false;     ///< PNG and WebP: keep the pixels' alpha; else a picture is taken as opaque
  float inches_high = kSlideInches;
};

/// Encodes one picture after the other, keeping its buffers. One per thread.
class PictureEncoder {
 public:
  explicit PictureEncoder(const PictureEncoding& encoding);
  PictureEncoder(const PictureEncoder&) = delete;
  PictureEncoder& operator=(const PictureEncoder&) = delete;
  PictureEncoder(PictureEncoder&&) noexcept;
  PictureEncoder& operator=(PictureEncoder&&) noexcept;
  ~PictureEncoder();

  /// The file's bytes, valid until the next call. Empty only when memory runs out or
  /// the format cannot hold the size (WebP ends at 16,383 pixels a side).
  std::span<const std::uint8_t> encode(const Bitmap& picture);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
