#include <algorithm>
#include <array>
#include <bit>
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include <jpeglib.h>
// jpeglib.h first: it defines what jerror.h uses.
#include <jerror.h>
#include <libexif/exif-data.h>

#include "image/colours.h"
#include "image/decoders.h"
#include "image/jpeg_extent.h"

namespace lectern {
namespace {

// A block of 64 pixels takes at least a bit, whatever the coding.
constexpr std::int64_t kMostPixelsPerByte = 512;
// Progressive pictures have about ten scans; a file with thousands is made to keep a decoder busy.
constexpr int kMostScans = 100;
constexpr std::uint32_t kGrey = 0xFF808080U;  // where a broken picture has nothing to show

struct Trouble {
  jpeg_error_mgr manager{};
  std::jmp_buf jump{};
  std::array<char, JMSG_LENGTH_MAX> message{};
  bool broken = false;
};

[[noreturn]] void take_error(j_common_ptr info) {
  auto* const trouble = static_cast<Trouble*>(info->client_data);
  info->err->format_message(info, trouble->message.data());
  std::longjmp(trouble->jump, 1);  // NOLINT(cert-err52-cpp): libjpeg's way
}

// Whether bytes before a marker that no block wanted are the rest of a picture: where codes are wrong (a sector of
// zeros, bytes that are lost) the blocks often run out too early. A few too many, and padding, as some cameras write
// them, do no harm.
bool is_lost_picture(j_common_ptr info) {
  constexpr std::ptrdiff_t kFew = 16;
  const std::ptrdiff_t count = info->err->msg_parm.i[0];
  if (count <= kFew) return false;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a decompressor is what is set up below
  const JOCTET* const end = reinterpret_cast<j_decompress_ptr>(info)->src->next_input_byte;
  return std::any_of(end - count + 1, end, [first = *(end - count)](JOCTET byte) { return byte != first; });
}

// libjpeg goes on with grey where data is missing and with nonsense where they are wrong; the author should hear of it
// instead.
void take_message(j_common_ptr info, int level) {
  bool& broken = static_cast<Trouble*>(info->client_data)->broken;
  // After JWRN_JPEG_EOF the bytes are no longer the file's.
  if (level >= 0 || broken) return;
  const int code = info->err->msg_code;
  broken = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
           code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC ||
           (code == JWRN_EXTRANEOUS_DATA && is_lost_picture(info));
}

void stop_after_many_scans(j_common_ptr info) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a decompressor is what is set up below
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) ERREXIT(info, JERR_BAD_PROGRESSION);
}

// EXIF orientation, 1 to 8 (CIPA DC-008, 4.6.5); 1 where there is none.
int orientation_of(const jpeg_decompress_struct& info) {
  for (const jpeg_marker_struct* marker = info.marker_list; marker != nullptr; marker = marker->next) {
    if (marker->marker != JPEG_APP0 + 1) continue;
    const std::unique_ptr<ExifData, decltype(&exif_data_unref)> exif(
        exif_data_new_from_data(marker->data, marker->data_length), &exif_data_unref);
    if (exif == nullptr) continue;
    const ExifEntry* const entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) continue;
    const int value = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
    if (value >= 1 && value <= 8) return value;
  }
  return 1;
}

// Where a stored pixel goes: values 5 to 8 swap the axes; then each axis may run backwards.
PixelImage turned(PixelImage image, int orientation) {
  if (orientation == 1) return image;
  const bool swapped = orientation >= 5;
  const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 6;
  const bool from_below = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  const auto width = static_cast<std::size_t>(image.size.width);
  const auto height = static_cast<std::size_t>(image.size.height);
  const std::size_t out_width = swapped ? height : width;
  const std::size_t out_height = swapped ? width : height;
  PixelImage out{{static_cast<int>(out_width), static_cast<int>(out_height)},
                 std::vector<std::uint32_t>(image.pixels.size()),
                 image.opaque};
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t across = swapped ? y : x;
      const std::size_t down = swapped ? x : y;
      const std::size_t to_x = from_right ? out_width - 1 - across : across;
      const std::size_t to_y = from_below ? out_height - 1 - down : down;
      out.pixels[to_y * out_width + to_x] = image.pixels[y * width + x];
    }
  }
  return out;
}

class JpegReader {
 public:
  explicit JpegReader(ImageBytes bytes) : bytes_(bytes) {
    info_.err = jpeg_std_error(&trouble_.manager);
    trouble_.manager.error_exit = take_error;
    trouble_.manager.emit_message = take_message;
    info_.client_data = &trouble_;
  }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;
  JpegReader(JpegReader&&) = delete;
  JpegReader& operator=(JpegReader&&) = delete;
  ~JpegReader() { jpeg_destroy_decompress(&info_); }

  int read_orientation() { return read_header() ? orientation_of(info_) : 1; }

  StoredProfile read_profile() { return read_header() ? profile() : StoredProfile{}; }

  Result<PixelSize> check(const ImageLimits& limits) {
    if (!read_header()) return std::unexpected(damaged("JPEG", trouble_.message.data()));
    const std::int64_t width = info_.image_width;
    const std::int64_t height = info_.image_height;
    if (Error error = over_limits(width, height, limits); !error.message.empty()) return std::unexpected(error);
    if (width * height / kMostPixelsPerByte > static_cast<std::int64_t>(bytes_.size()) || !jpeg_extent(bytes_)) {
      return std::unexpected(damaged("JPEG", "the file is cut short"));
    }
    const PixelSize size{static_cast<int>(width), static_cast<int>(height)};
    return orientation_of(info_) >= 5 ? PixelSize{size.height, size.width} : size;
  }

  DecodedJpeg read(unsigned part) {
    DecodedJpeg decoded;
    if (!read_header()) return {blank_image(1, 1), false};
    // Their markers go when the picture is done.
    const int orientation = orientation_of(info_);
    const StoredProfile colours = profile();
    info_.scale_num = 1;
    info_.scale_denom = part;
    const auto scaled = [part](JDIMENSION edge) { return static_cast<int>((edge + part - 1) / part); };
    image_ = blank_image(scaled(info_.image_width), scaled(info_.image_height));
    std::ranges::fill(image_.pixels, kGrey);
    const bool all_rows = read_rows();
    decoded.whole = all_rows && !trouble_.broken;
    image_.opaque = true;
    if (!is_cmyk_ || all_rows) to_screen(colours);
    decoded.image = turned(std::move(image_), orientation);
    return decoded;
  }

 private:
  // The three functions that libjpeg may jump out of hold nothing that would need a destructor.
  bool read_header() {
    if (setjmp(trouble_.jump) != 0) return false;  // NOLINT(cert-err52-cpp): libjpeg's way
    jpeg_create_decompress(&info_);
    progress_.progress_monitor = stop_after_many_scans;
    info_.progress = &progress_;
    jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&info_, JPEG_APP0 + 2, 0xFFFF);
    jpeg_mem_src(&info_, bytes_.data(), bytes_.size());
    jpeg_read_header(&info_, TRUE);
    return true;
  }

  bool read_rows() {
    if (setjmp(trouble_.jump) != 0) return false;  // NOLINT(cert-err52-cpp): as above
    is_cmyk_ = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
    info_.out_color_space = is_cmyk_                                     ? JCS_CMYK
                            : std::endian::native == std::endian::little ? JCS_EXT_BGRA
                                                                         : JCS_EXT_ARGB;
    jpeg_start_decompress(&info_);
    while (info_.output_scanline < info_.output_height) {
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libjpeg writes bytes
      auto* row = reinterpret_cast<JSAMPROW>(image_.pixels.data() +
                                             static_cast<std::size_t>(info_.output_scanline) * info_.output_width);
      jpeg_read_scanlines(&info_, &row, 1);
    }
    jpeg_finish_decompress(&info_);
    return true;
  }

  // After the header was read.
  StoredProfile profile() {
    const std::unique_ptr<JOCTET, decltype(&std::free)> data(profile_bytes(), &std::free);
    StoredProfile found;
    if (data == nullptr) return found;
    found.profile.assign(data.get(), data.get() + profile_length_);
    found.stored = info_.num_components == 1         ? StoredColours::grey
                   : info_.num_components == 3       ? StoredColours::rgb
                   : info_.saw_Adobe_marker != FALSE ? StoredColours::light
                                                     : StoredColours::ink;
    return found;
  }

  // Memory of malloc's, or null.
  JOCTET* profile_bytes() {
    if (setjmp(trouble_.jump) != 0) return nullptr;  // NOLINT(cert-err52-cpp): as above
    JOCTET* data = nullptr;
    return jpeg_read_icc_profile(&info_, &data, &profile_length_) == FALSE ? nullptr : data;
  }

  void to_screen(const StoredProfile& colours) {
    if (const auto conversion = ToScreen::from(colours.profile, colours.stored, DecodedAs::pixels)) {
      conversion->apply(image_.pixels);
    } else if (is_cmyk_) {
      cmyk_to_rgb();
    }
  }

  // Without a profile: ink multiplies. Adobe's files store how much light is left instead of how much ink lies.
  void cmyk_to_rgb() {
    const bool light = info_.saw_Adobe_marker != FALSE;
    for (std::uint32_t& pixel : image_.pixels) {
      auto cmyk = std::bit_cast<std::array<std::uint8_t, 4>>(pixel);
      if (!light) {
        for (std::uint8_t& ink : cmyk) ink = static_cast<std::uint8_t>(255 - ink);
      }
      const auto mixed = [&cmyk](std::size_t channel) {
        return (static_cast<std::uint32_t>(cmyk.at(channel)) * cmyk[3] + 127) / 255;
      };
      pixel = 0xFF000000U | mixed(0) << 16U | mixed(1) << 8U | mixed(2);
    }
  }

  ImageBytes bytes_;
  Trouble trouble_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct info_{};
  PixelImage image_;
  unsigned profile_length_ = 0;
  bool is_cmyk_ = false;
};

}  // namespace

int jpeg_orientation(ImageBytes bytes) {
  return JpegReader(bytes).read_orientation();
}

StoredProfile jpeg_profile(ImageBytes bytes) {
  return JpegReader(bytes).read_profile();
}

// The reader is a page of state that libjpeg points into; it must not move.

Result<PixelSize> check_jpeg(ImageBytes bytes, const ImageLimits& limits) {
  return JpegReader(bytes).check(limits);
}

DecodedJpeg decode_jpeg(ImageBytes bytes, unsigned part) {
  return JpegReader(bytes).read(part);
}

}  // namespace lectern
