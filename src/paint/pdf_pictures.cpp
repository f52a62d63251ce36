#include "paint/pdf_pictures.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "image/colour_profile.h"
#include "image/jpeg_extent.h"
#include "paint/pdf_syntax.h"
#include "paint/pdf_vector.h"

namespace lectern {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::uint32_t big_endian(Bytes bytes, std::size_t at, unsigned count) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < count; ++i) value = value << 8U | (at + i < bytes.size() ? bytes[at + i] : 0U);
  return value;
}

std::string dictionary(int width, int height, std::string_view space, int bits) {
  return fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace{}/BitsPerComponent {}", width, height,
                     space, bits);
}

struct JpegFrame {
  int width = 0;
  int height = 0;
  int bits = 8;
  int channels = 0;
  bool adobe = false;
};

// Reads markers up to the frame header (ITU-T T.81, B.2.2). The picture was decoded before, so the file is sound.
std::optional<JpegFrame> frame_of(Bytes jpeg) {
  JpegFrame frame;
  for (std::size_t at = 2; at + 4 <= jpeg.size();) {
    if (jpeg[at] != 0xFF) return std::nullopt;
    const unsigned marker = jpeg[at + 1];
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      frame.bits = static_cast<int>(big_endian(jpeg, at + 4, 1));
      frame.height = static_cast<int>(big_endian(jpeg, at + 5, 2));
      frame.width = static_cast<int>(big_endian(jpeg, at + 7, 2));
      frame.channels = static_cast<int>(big_endian(jpeg, at + 9, 1));
      const bool plain = frame.bits == 8 && frame.width > 0 && frame.height > 0 &&
                         (frame.channels == 1 || frame.channels == 3 || frame.channels == 4) && marker <= 0xC2;
      return plain ? std::optional(frame) : std::nullopt;
    }
    if (marker == 0xEE && as_text(jpeg.subspan(at)).substr(4).starts_with("Adobe")) frame.adobe = true;
    at += 2 + big_endian(jpeg, at + 2, 2);
  }
  return std::nullopt;
}

// The file without what cameras and programs write beside the picture and behind it (places, names, previews, films):
// pixels and what is needed to decode them stay as they are.
std::string without_metadata(Bytes file) {
  const Bytes jpeg = file.first(jpeg_extent(file).value_or(file.size()));
  std::string out(as_text(jpeg.first(2)));
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && jpeg[at] == 0xFF) {
    const unsigned marker = jpeg[at + 1];
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const std::size_t length = 2 + big_endian(jpeg, at + 2, 2);
    // Application data but for JFIF's and Adobe's, and comments.
    const bool idle = (marker > 0xE0 && marker <= 0xEF && marker != 0xEE) || marker == 0xFE;
    if (marker == 0xDA || length > jpeg.size() - at) break;
    if (!idle) out += as_text(jpeg.subspan(at, length));
    at += length;
  }
  return out.append(as_text(jpeg.subspan(at)));
}

// The picture's own chunks, when PDF can read them as they are: no transparency, no interlacing, at most 8 bits
// (PNG's filters are PDF's predictor 15).
struct PngParts {
  int width = 0;
  int height = 0;
  int bits = 0;
  int channels = 1;
  bool indexed = false;
  std::string palette;  ///< hexadecimal digits
  std::string data;
};

std::optional<PngParts> parts_of_png(Bytes png) {
  PngParts parts;
  int type = -1;
  std::string palette;
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = big_endian(png, at, 4);
    const std::string_view name = as_text(png.subspan(at + 4, 4));
    if (length > png.size() - at - 12) return std::nullopt;
    const Bytes body = png.subspan(at + 8, length);
    if (name == "IHDR") {
      parts.width = static_cast<int>(big_endian(body, 0, 4));
      parts.height = static_cast<int>(big_endian(body, 4, 4));
      parts.bits = static_cast<int>(big_endian(body, 8, 1));
      type = static_cast<int>(big_endian(body, 9, 1));
      const bool interlaced = big_endian(body, 12, 1) != 0;
      if (interlaced || parts.bits > 8 || type > 3) return std::nullopt;
    } else if (name == "PLTE") {
      palette = as_text(body);
    } else if (name == "tRNS") {
      return std::nullopt;
    } else if (name == "IDAT") {
      parts.data += as_text(body);
    } else if (name == "IEND") {
      break;
    }
    at += 12 + length;
  }
  if (parts.data.empty() || type < 0) return std::nullopt;
  if (type == 2) parts.channels = 3;
  parts.indexed = type == 3;
  if (parts.indexed && palette.size() < 3) return std::nullopt;
  for (const char c : palette.substr(0, palette.size() / 3 * 3))
    put_hex(parts.palette, static_cast<unsigned char>(c), 2);
  return parts;
}

// Rows of bytes with PNG's filter that leaves the smallest differences (PNG 3rd edition, 12.7).
std::string filtered_rows(std::string_view rows, std::size_t stride, std::size_t unit) {
  std::string out;
  out.reserve(rows.size() + rows.size() / stride);
  std::string before(stride, '\0');
  std::array<std::string, 3> tries;
  for (std::size_t at = 0; at < rows.size(); at += stride) {
    const std::string_view row = rows.substr(at, stride);
    std::size_t best = 0;
    unsigned least = ~0U;
    for (std::size_t filter = 0; filter < tries.size(); ++filter) {
      std::string& made = tries.at(filter);
      made.assign(stride, '\0');
      unsigned sum = 0;
      for (std::size_t i = 0; i < stride; ++i) {
        const char guess = filter == 0 ? '\0' : filter == 2 ? before[i] : i >= unit ? row[i - unit] : '\0';
        const auto difference =
            static_cast<std::uint8_t>(static_cast<std::uint8_t>(row[i]) - static_cast<std::uint8_t>(guess));
        made[i] = static_cast<char>(difference);
        sum += difference < 128 ? difference : 256U - difference;
      }
      if (sum < least) {
        least = sum;
        best = filter;
      }
    }
    out += static_cast<char>(best);
    out += tries.at(best);
    before.assign(row);
  }
  return out;
}

int put_rows(PdfFile& file, const std::string& entries, std::string_view rows, int width, int channels) {
  const auto stride = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  return file.put_deflated(
      fmt::format("{}/DecodeParms<</Predictor 15/Colors {}/Columns {}>>", entries, channels, width),
      filtered_rows(rows, stride, static_cast<std::size_t>(channels)));
}

// 0xRRGGBB without the opacity's share.
std::uint32_t straight(std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24U;
  if (alpha == 255) return pixel & 0xFFFFFFU;
  if (alpha == 0) return 0;
  std::uint32_t rgb = 0;
  for (const unsigned shift : {16U, 8U, 0U}) {
    rgb |= std::min(255U, ((pixel >> shift & 255U) * 255 + alpha / 2) / alpha) << shift;
  }
  return rgb;
}

// A picture of at most 256 colours, such as an emoji or a picture of a screen: their numbers, and a palette in the
// order in which they first appear.
struct Palette {
  std::string numbers;
  std::string colours;  ///< six hexadecimal digits each
};

std::optional<Palette> palette_of(const PixelImage& image) {
  constexpr std::size_t kMost = 256;
  Palette palette;
  palette.numbers.reserve(image.pixels.size());
  std::map<std::uint32_t, std::size_t> known;
  std::uint32_t last = 0xFFFFFFFFU;
  std::size_t number = 0;
  for (const std::uint32_t pixel : image.pixels) {
    const std::uint32_t rgb = straight(pixel);
    if (rgb != last) {
      const auto [place, fresh] = known.try_emplace(rgb, known.size());
      if (fresh && known.size() > kMost) return std::nullopt;
      if (fresh) put_hex(palette.colours, rgb, 6);
      number = place->second;
      last = rgb;
    }
    palette.numbers += static_cast<char>(static_cast<std::uint8_t>(number));
  }
  return palette;
}

std::string indexed(std::string_view base, std::string_view palette) {
  return fmt::format("[/Indexed{} {}<{}>]", base, palette.size() / 6 - 1, palette);
}

int put_pixels(PdfFile& file, const PixelImage& image) {
  const auto [width, height] = image.size;
  std::string mask;
  if (!image.opaque) {
    std::string alphas;
    for (const std::uint32_t pixel : image.pixels) alphas += static_cast<char>(static_cast<std::uint8_t>(pixel >> 24U));
    mask = "/SMask " + reference_to(put_rows(file, dictionary(width, height, "/DeviceGray", 8), alphas, width, 1));
  }
  if (const auto palette = palette_of(image)) {
    const std::string entries = dictionary(width, height, indexed("/DeviceRGB", palette->colours), 8) + mask;
    return file.put_deflated(entries, palette->numbers, 9);
  }
  std::string colours;
  colours.reserve(image.pixels.size() * 3);
  for (const std::uint32_t pixel : image.pixels) {
    const std::uint32_t rgb = straight(pixel);
    for (const unsigned shift : {16U, 8U, 0U}) colours += static_cast<char>(static_cast<std::uint8_t>(rgb >> shift));
  }
  return put_rows(file, dictionary(width, height, "/DeviceRGB", 8) + mask, colours, width, 3);
}

// Where the unit square of a stored picture goes, so that it stands upright: EXIF orientations 1 to 8, y up.
constexpr std::array<std::string_view, 8> kUpright{"1 0 0 1 0 0",   "-1 0 0 1 1 0", "-1 0 0 -1 1 1", "1 0 0 -1 0 1",
                                                   "0 -1 -1 0 1 1", "0 -1 1 0 0 1", "0 1 1 0 0 0",   "0 1 -1 0 1 0"};

// Slide units: a tenth of a point, so that no place is moved by more than a twentieth, which is a tenth of a pixel at
// 1080p and a sixth of a dot of a printer of 300 dots an inch.
constexpr double kGrid = 0.1 / static_cast<double>(kPointsPerUnit);

std::string content_of(const Image& image) {
  const Bytes bytes = image.source().data;
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string PdfPictures::space(const std::string& profile, int channels, std::string_view device) {
  if (profile.empty()) return std::string(device);
  const auto [place, fresh] = profiles_.try_emplace(profile, 0);
  constexpr int kClosest = 9;
  if (fresh) place->second = file_.put_deflated(fmt::format("/N {}/Alternate{}", channels, device), profile, kClosest);
  return fmt::format("[/ICCBased {}]", reference_to(place->second));
}

// As it was packed. Inks without a profile are to look as they are painted, and not as each program thinks.
std::optional<int> PdfPictures::put_jpeg(const Image& image) {
  const Bytes bytes = image.source().data;
  const auto frame = frame_of(bytes);
  // A broken one makes some programs stop with a message; what can be read of it is shown, as on the slide.
  if (!frame || !image.whole()) return std::nullopt;
  const std::string_view device = frame->channels == 1   ? "/DeviceGray"
                                  : frame->channels == 3 ? "/DeviceRGB"
                                                         : "/DeviceCMYK";
  std::string profile = colour_profile(image);
  if (profile.empty() && frame->channels == 4) profile = plain_ink_profile();
  std::string entries = dictionary(frame->width, frame->height, space(profile, frame->channels, device), 8);
  entries += "/Filter/DCTDecode";
  // Adobe's files store light, not ink.
  if (frame->channels == 4 && frame->adobe) entries += "/Decode[1 0 1 0 1 0 1 0]";
  const int stored = file_.put_stream(entries, without_metadata(bytes));
  const int orientation = image.orientation();
  if (orientation <= 1 || orientation > 8) return stored;
  return file_.put_stream(
      fmt::format("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I {}>>>>", reference_to(stored)),
      fmt::format("{} cm /I Do", kUpright.at(static_cast<std::size_t>(orientation - 1))));
}

std::optional<int> PdfPictures::put_png(const Image& image) {
  const auto parts = parts_of_png(image.source().data);
  if (!parts) return std::nullopt;
  const bool grey = parts->channels == 1 && !parts->indexed;
  std::string colours = space(colour_profile(image), grey ? 1 : 3, grey ? "/DeviceGray" : "/DeviceRGB");
  if (parts->indexed) colours = indexed(colours, parts->palette);
  return file_.put_stream(
      fmt::format("{}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {}/BitsPerComponent {}/Columns {}>>",
                  dictionary(parts->width, parts->height, colours, parts->bits), parts->channels, parts->bits,
                  parts->width),
      parts->data);
}

int PdfPictures::put_image(const PdfImageUse& use) {
  const Image& image = *use.image;
  std::optional<int> object;
  if (image.is_vector()) object = put_vector(file_, image, std::ldexp(kGrid, -use.fineness));
  if (image.format() == ImageFormat::jpeg) object = put_jpeg(image);
  if (image.format() == ImageFormat::png) object = put_png(image);
  return object ? *object : put_pixels(file_, image.pixels());
}

int PdfPictures::object_of(const PdfImageUse& use) {
  std::map<int, int>& known = objects_[content_of(*use.image)];
  const auto fine_enough = known.lower_bound(use.fineness);
  if (fine_enough != known.end()) return fine_enough->second;
  return known[use.fineness] = put_image(use);
}

}  // namespace lectern
