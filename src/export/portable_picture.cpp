#include "export/portable_picture.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <span>

#include "export/encode_image.h"
#include "image/colour_profile.h"
#include "image/jpeg_extent.h"

namespace lectern {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Span = std::span<const std::uint8_t>;

std::uint32_t big(Span bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8U | bytes[at + i];
  return value;
}

std::uint32_t little(Span bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = length; i > 0; --i) value = value << 8U | bytes[at + i - 1];
  return value;
}

bool begins_with(Span bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::equal(text.begin(), text.end(), bytes.begin());
}

void append(Bytes& to, Span bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

// Orientation in the first directory of an EXIF block (CIPA DC-008, 4.5 and 4.6.5); 1 where there is none.
std::uint32_t orientation_in(Span exif) {
  constexpr std::string_view kMark("Exif\0\0", 6);
  if (!begins_with(exif, kMark)) return 1;
  const Span tiff = exif.subspan(kMark.size());
  if (tiff.size() < 8) return 1;
  const bool motorola = tiff[0] == 'M';
  const auto read = [&](std::size_t at, std::size_t n) { return motorola ? big(tiff, at, n) : little(tiff, at, n); };
  const std::size_t directory = read(4, 4);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t entries = read(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * 12;
    if (at + 12 > tiff.size()) return 1;
    if (read(at, 2) == 0x0112) return read(at + 8, 2);
  }
  return 1;
}

// A colour profile is left out where a picture looks the same without it.
enum class Profile { left_out, kept };

// A JPEG file without what is not needed to draw it; nothing where its pixels are not what Lectern shows (turned by
// EXIF, or inks instead of light).
std::optional<Bytes> plain_jpeg(Span file, Profile profile) {
  if (file.size() < 4 || big(file, 0, 2) != 0xFFD8) return std::nullopt;
  Bytes out{0xFF, 0xD8};
  std::size_t at = 2;
  while (at + 4 <= file.size()) {
    if (file[at] != 0xFF) return std::nullopt;
    const unsigned marker = file[at + 1];
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const std::size_t length = big(file, at + 2, 2);
    if (length < 2 || at + 2 + length > file.size()) return std::nullopt;
    const Span segment = file.subspan(at, 2 + length);
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame && (segment.size() < 10 || segment[9] == 4)) return std::nullopt;
    if (marker == 0xE1) {
      const std::uint32_t orientation = orientation_in(segment.subspan(4));
      if (orientation >= 2 && orientation <= 8) return std::nullopt;
    }
    const bool is_extra = (marker >= 0xE1 && marker <= 0xEF && marker != 0xEE) || marker == 0xFE;
    const bool is_profile = marker == 0xE2 && begins_with(segment.subspan(4), "ICC_PROFILE");
    if (!is_extra || (is_profile && profile == Profile::kept)) append(out, segment);
    at += 2 + length;
    if (marker != 0xDA) continue;
    // From the first scan to the end of the picture; further scans of a progressive one come with their tables.
    append(out, file.first(jpeg_extent(file).value_or(file.size())).subspan(at));
    return out;
  }
  return std::nullopt;
}

std::optional<Bytes> plain_png(Span file, Profile profile) {
  constexpr std::size_t kSignature = 8;
  if (file.size() < kSignature || !begins_with(file.subspan(1), "PNG")) return std::nullopt;
  Bytes out(file.begin(), file.begin() + kSignature);
  for (std::size_t at = kSignature; at + 12 <= file.size();) {
    const std::size_t length = big(file, at, 4);
    if (length > file.size() - at - 12) return std::nullopt;
    const Span chunk = file.subspan(at, length + 12);
    const Span type = chunk.subspan(4, 4);
    for (const std::string_view kept : {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}) {
      if (begins_with(type, kept)) append(out, chunk);
    }
    if (begins_with(type, "iCCP") && profile == Profile::kept) append(out, chunk);
    if (begins_with(type, "IEND")) return out;
    at += length + 12;
  }
  return std::nullopt;
}

// RIFF container (Google's WebP specification); nothing for a moving picture.
std::optional<Bytes> plain_webp(Span file, Profile profile) {
  if (file.size() < 12 || !begins_with(file, "RIFF") || !begins_with(file.subspan(8), "WEBP")) return std::nullopt;
  Bytes out(file.begin(), file.begin() + 12);
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::size_t length = little(file, at + 4, 4);
    if (length > file.size() - at - 8) return std::nullopt;
    const std::size_t whole = std::min(8 + length + length % 2, file.size() - at);
    const Span chunk = file.subspan(at, whole);
    if (begins_with(chunk, "VP8X")) {
      constexpr unsigned kAnimation = 0x02;
      constexpr unsigned kAlpha = 0x10;
      const unsigned kept = profile == Profile::kept ? kAlpha | 0x20U : kAlpha;
      if (length < 10 || (chunk[8] & kAnimation) != 0) return std::nullopt;
      append(out, chunk);
      out[out.size() - whole + 8] = static_cast<std::uint8_t>(chunk[8] & kept);
    } else if (begins_with(chunk, "VP8 ") || begins_with(chunk, "VP8L") || begins_with(chunk, "ALPH") ||
               (begins_with(chunk, "ICCP") && profile == Profile::kept)) {
      append(out, chunk);
    }
    at += whole;
  }
  const std::size_t size = out.size() - 8;
  for (unsigned i = 0; i < 4; ++i) out[4 + i] = static_cast<std::uint8_t>(size >> (8U * i));
  return out;
}

Bytes encoded(const PixelImage& image, PictureFormat format) {
  Bitmap bitmap;
  bitmap.size = image.size;
  bitmap.pixels.assign(image.pixels.begin(), image.pixels.end());
  PictureEncoder encoder({format, Compression::small});
  const Span bytes = encoder.encode(bitmap);
  return {bytes.begin(), bytes.end()};
}

PortablePicture packed(const PixelImage& image, bool photograph) {
  if (!image.opaque) return {"image/png", "png", png_with_alpha(image)};
  if (photograph) return {"image/jpeg", "jpg", encoded(image, PictureFormat::jpeg)};
  return {"image/png", "png", encoded(image, PictureFormat::png)};
}

std::uint8_t straight(std::uint32_t premultiplied, std::uint32_t alpha) {
  return static_cast<std::uint8_t>(std::min(255U, (premultiplied * 255 + alpha / 2) / std::max(alpha, 1U)));
}

void append_chunk(Bytes& file, std::string_view type, Span data) {
  const auto put = [&](std::size_t value) {
    for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(value >> (24U - 8U * i)));
  };
  put(data.size());
  const std::size_t start = file.size();
  file.insert(file.end(), type.begin(), type.end());
  append(file, data);
  put(libdeflate_crc32(0, file.data() + start, file.size() - start));
}

}  // namespace

std::vector<std::uint8_t> png_with_alpha(const PixelImage& image) {
  constexpr int kLevel = 9;
  const auto width = static_cast<std::size_t>(image.size.width);
  const auto height = static_cast<std::size_t>(image.size.height);
  const std::size_t stride = width * 4;
  // Each row as its difference from the one above (filter 2), which suits drawings with flat areas.
  Bytes rows;
  rows.reserve((stride + 1) * height);
  Bytes above(stride, 0);
  Bytes row(stride, 0);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t pixel = image.pixels[y * width + x];
      const std::uint32_t alpha = pixel >> 24U;
      row[4 * x] = straight(pixel >> 16U & 255U, alpha);
      row[4 * x + 1] = straight(pixel >> 8U & 255U, alpha);
      row[4 * x + 2] = straight(pixel & 255U, alpha);
      row[4 * x + 3] = static_cast<std::uint8_t>(alpha);
    }
    rows.push_back(2);
    for (std::size_t i = 0; i < stride; ++i) rows.push_back(static_cast<std::uint8_t>(row[i] - above[i]));
    std::swap(row, above);
  }
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kLevel), &libdeflate_free_compressor);
  if (!compressor) return {};
  Bytes data(libdeflate_zlib_compress_bound(compressor.get(), rows.size()));
  data.resize(libdeflate_zlib_compress(compressor.get(), rows.data(), rows.size(), data.data(), data.size()));

  Bytes file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  Bytes header;
  for (const std::size_t side : {width, height}) {
    for (unsigned i = 0; i < 4; ++i) header.push_back(static_cast<std::uint8_t>(side >> (24U - 8U * i)));
  }
  header.insert(header.end(), {8, 6, 0, 0, 0});  // 8 bits, RGBA
  append_chunk(file, "IHDR", header);
  append_chunk(file, "IDAT", data);
  append_chunk(file, "IEND", {});
  return file;
}

PortablePicture portable_picture(const Image& image, PictureReader reader, int vector_width) {
  const Span source = image.source().data;
  if (!image.whole()) return packed(image.pixels(), true);
  const Profile profile = colour_profile(image).empty() ? Profile::left_out : Profile::kept;
  // Office programs take every picture for sRGB.
  if (reader == PictureReader::office && profile == Profile::kept)
    return packed(image.pixels(), image.format() != ImageFormat::png);
  switch (image.format()) {
    case ImageFormat::jpeg:
      if (auto bytes = plain_jpeg(source, profile)) return {"image/jpeg", "jpg", *std::move(bytes)};
      return packed(image.pixels(), true);
    case ImageFormat::png:
      if (auto bytes = plain_png(source, profile)) return {"image/png", "png", *std::move(bytes)};
      break;
    case ImageFormat::webp:
      if (reader == PictureReader::browser) {
        if (auto bytes = plain_webp(source, profile)) return {"image/webp", "webp", *std::move(bytes)};
      }
      return packed(image.pixels(), true);
    case ImageFormat::svg: {
      // A map with thousands of outlines may be larger than its pixels.
      constexpr std::size_t kLargestDrawing = 1U << 20U;
      if (const std::string svg = reader == PictureReader::browser ? image.vector_drawing() : std::string();
          !svg.empty() && svg.size() <= kLargestDrawing) {
        return {"image/svg+xml", "svg", {svg.begin(), svg.end()}};
      }
      const Size size = image.size();
      const float scale = static_cast<float>(std::max(1, vector_width)) / std::max(size.width, 1.0F);
      const auto side = [](float length) { return static_cast<int>(std::clamp(std::round(length), 1.0F, 8192.0F)); };
      return packed(image.scaled({side(size.width * scale), side(size.height * scale)}), false);
    }
    case ImageFormat::gif:
      break;
  }
  return packed(image.pixels(), false);
}

}  // namespace lectern
