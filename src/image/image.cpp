#include "image/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

#include "image/decoders.h"
#include "image/internals.h"
#include "image/scale.h"
#include "image/svg_fonts.h"

namespace lectern {
namespace {

// An SVG's own size may be anything; its own pixels have at most this edge.
constexpr float kMostVectorEdge = 4096;

bool begins(ImageBytes bytes, std::string_view signature, std::size_t at = 0) {
  return bytes.size() >= at + signature.size() &&
         std::memcmp(bytes.data() + at, signature.data(), signature.size()) == 0;
}

std::optional<ImageFormat> format_of(ImageBytes bytes) {
  if (begins(bytes, "\x89PNG\r\n\x1A\n")) return ImageFormat::png;
  if (begins(bytes, "\xFF\xD8\xFF")) return ImageFormat::jpeg;
  if (begins(bytes, "RIFF") && begins(bytes, "WEBP", 8)) return ImageFormat::webp;
  if (begins(bytes, "GIF87a") || begins(bytes, "GIF89a")) return ImageFormat::gif;
  if (is_svg(bytes)) return ImageFormat::svg;
  return std::nullopt;
}

// What other programs write and Lectern does not read, so that the hint can name it.
std::string_view foreign_format(ImageBytes bytes) {
  if (begins(bytes, "ftypavif", 4) || begins(bytes, "ftypheic", 4) || begins(bytes, "ftypmif1", 4))
    return "HEIF or AVIF";
  if (begins(bytes, "II*\0") || begins(bytes, std::string_view("MM\0*", 4))) return "TIFF";
  if (begins(bytes, "BM")) return "BMP";
  if (begins(bytes, "%PDF")) return "PDF";
  if (begins(bytes, "\x1F\x8B")) return "a compressed file";
  return {};
}

Error not_a_picture(ImageBytes bytes) {
  constexpr std::string_view kHint = "PNG, JPEG, WebP, GIF and SVG are read";
  if (bytes.empty()) return {"the file is empty", std::string(kHint)};
  const std::string_view format = foreign_format(bytes);
  if (format.empty()) return {"not a picture that Lectern reads", std::string(kHint)};
  return {fmt::format("{} is not read", format), fmt::format("{}; save it as one of these", kHint)};
}

Result<PixelImage> decode_pixels(ImageFormat format, ImageBytes bytes, const ImageLimits& limits) {
  switch (format) {
    case ImageFormat::png:
      return decode_png(bytes, limits);
    case ImageFormat::webp:
      return decode_webp(bytes, limits);
    case ImageFormat::jpeg:
    case ImageFormat::gif:
    case ImageFormat::svg:
      break;
  }
  return decode_gif(bytes, limits);
}

// "40,000"
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

// Which of Internals::parts has no fewer pixels than a picture needs that is shown `across` times as large.
std::size_t part_for(float across) {
  if (across > 0.5F) return 0;
  return across > 0.25F ? 1 : across > 0.125F ? 2 : 3;
}

const JpegPart& jpeg_part(const Image::Internals& internals, std::size_t index) {
  JpegPart& part = internals.parts.at(index);
  std::call_once(part.made, [&] {
    DecodedJpeg decoded = decode_jpeg(internals.source.data, 1U << index);
    part.image = std::move(decoded.image);
    part.whole = decoded.whole;
  });
  return part;
}

Rect within_picture(const Rect& crop) {
  const float left = std::clamp(crop.x, 0.0F, 1.0F);
  const float top = std::clamp(crop.y, 0.0F, 1.0F);
  const Rect inside{left, top, std::clamp(crop.right(), 0.0F, 1.0F) - left,
                    std::clamp(crop.bottom(), 0.0F, 1.0F) - top};
  return inside.width > 0 && inside.height > 0 ? inside : Rect{0, 0, 1, 1};
}

}  // namespace

Error over_limits(std::int64_t width, std::int64_t height, const ImageLimits& limits) {
  if (width <= 0 || height <= 0) return {"the picture has no pixels", "save it again"};
  if (width > limits.edge || height > limits.edge) {
    return {fmt::format("a {} x {} picture is over the limit of {} pixels an edge", grouped(width), grouped(height),
                        grouped(limits.edge)),
            "scale it down"};
  }
  if (width * height > limits.pixels) {
    return {fmt::format("a {} x {} picture is over the limit of {} pixels", grouped(width), grouped(height),
                        grouped(limits.pixels)),
            "scale it down"};
  }
  return {};
}

Error damaged(std::string_view format, std::string_view detail) {
  return {fmt::format("the {} is damaged: {}", format, detail), "save or copy it again"};
}

PixelImage blank_image(int width, int height) {
  return {{width, height},
          std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
          true};
}

Result<std::shared_ptr<const Image>> decode_image(const SharedBytes& bytes, const ImageLimits& limits) {
  const auto size = static_cast<std::int64_t>(bytes.data.size());
  if (size > limits.bytes) {
    return std::unexpected(
        Error{fmt::format("a file of {} bytes is over the limit of {}", grouped(size), grouped(limits.bytes)),
              "save it smaller"});
  }
  const std::optional<ImageFormat> format = format_of(bytes.data);
  if (!format) return std::unexpected(not_a_picture(bytes.data));
  auto internals = std::make_unique<Image::Internals>();
  internals->format = *format;
  internals->source = bytes;
  if (*format == ImageFormat::svg) {
    Result<std::unique_ptr<const SvgPicture>> picture = SvgPicture::parse(bytes.data);
    if (!picture) return std::unexpected(std::move(picture).error());
    internals->vector = std::move(*picture);
    internals->size = internals->vector->size();
    internals->unknown_fonts = unknown_families(bytes.text());
  } else if (*format == ImageFormat::jpeg) {
    const Result<PixelSize> checked = check_jpeg(bytes.data, limits);
    if (!checked) return std::unexpected(checked.error());
    internals->size = {static_cast<float>(checked->width), static_cast<float>(checked->height)};
  } else {
    Result<PixelImage> pixels = decode_pixels(*format, bytes.data, limits);
    if (!pixels) return std::unexpected(std::move(pixels).error());
    internals->pixels = std::move(*pixels);
    internals->size = {static_cast<float>(internals->pixels.size.width),
                       static_cast<float>(internals->pixels.size.height)};
  }
  return std::make_shared<const Image>(std::move(internals));
}

Image::Image(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Image::~Image() = default;

ImageFormat Image::format() const {
  return internals_->format;
}
Size Image::size() const {
  return internals_->size;
}
const SharedBytes& Image::source() const {
  return internals_->source;
}
int Image::orientation() const {
  return internals_->format == ImageFormat::jpeg ? jpeg_orientation(internals_->source.data) : 1;
}
std::string Image::vector_document() const {
  return is_vector() ? internals_->vector->document() : std::string();
}
std::string Image::vector_drawing() const {
  return is_vector() ? internals_->vector->drawing() : std::string();
}
bool Image::is_vector() const {
  return internals_->vector != nullptr;
}
const std::vector<std::string>& Image::unknown_fonts() const {
  return internals_->unknown_fonts;
}

bool Image::opaque() const {
  return internals_->format == ImageFormat::jpeg || (!is_vector() && internals_->pixels.opaque);
}

bool Image::whole() const {
  return internals_->format != ImageFormat::jpeg || jpeg_part(*internals_, internals_->parts.size() - 1).whole;
}

const PixelImage& Image::pixels() const {
  if (internals_->format == ImageFormat::jpeg) return jpeg_part(*internals_, 0).image;
  if (is_vector()) {
    std::call_once(internals_->rendered, [this] {
      const auto edge = [](float length) {
        return static_cast<int>(std::clamp(std::round(length), 1.0F, kMostVectorEdge));
      };
      internals_->pixels = scaled({edge(internals_->size.width), edge(internals_->size.height)});
    });
  }
  return internals_->pixels;
}

PixelImage Image::scaled(PixelSize size, Rect crop) const {
  size = {std::max(1, size.width), std::max(1, size.height)};
  const Rect part = within_picture(crop);
  if (is_vector()) return internals_->vector->rendered(size, part);
  const float across = std::max(static_cast<float>(size.width) / (part.width * internals_->size.width),
                                static_cast<float>(size.height) / (part.height * internals_->size.height));
  const bool jpeg = internals_->format == ImageFormat::jpeg;
  const PixelImage& from = jpeg ? jpeg_part(*internals_, part_for(across)).image : internals_->pixels;
  const auto width = static_cast<float>(from.size.width);
  const auto height = static_cast<float>(from.size.height);
  return resampled(from, {part.x * width, part.y * height, part.width * width, part.height * height}, size);
}

}  // namespace lectern
