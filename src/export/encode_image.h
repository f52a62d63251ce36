#pragma once
// Pixels -> picture files' bytes: PNG by our own writer on libdeflate, JPEG, WebP. Equal pixels give equal bytes.

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

/// Encodes one picture after the other, keeping its buffers. One per thread.
class PictureEncoder {
 public:
  explicit PictureEncoder(PictureFormat format, Compression compression = Compression::fast);
  PictureEncoder(const PictureEncoder&) = delete;
  PictureEncoder& operator=(const PictureEncoder&) = delete;
  PictureEncoder(PictureEncoder&&) noexcept;
  PictureEncoder& operator=(PictureEncoder&&) noexcept;
  ~PictureEncoder();

  /// The file's bytes, valid until the next call. The picture is taken as opaque. Empty only when memory runs out or
  /// the format cannot hold the size (WebP ends at 16,383 pixels a side).
  std::span<const std::uint8_t> encode(const Bitmap& picture);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
