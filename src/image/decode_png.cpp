#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "image/colours.h"
#include "image/decoders.h"

namespace lectern {
namespace {

// Deflate packs at most 1,032 bytes into one (RFC 1951: a match of 258 takes two bits), so a file that is smaller
// than that share of its picture cannot hold it.
constexpr std::size_t kMostPacking = 1032;

struct Reader {
  ImageBytes bytes;
  std::size_t at = 0;
  std::string trouble;
};

void read_bytes(png_structp png, png_bytep out, std::size_t count) {
  auto* const reader = static_cast<Reader*>(png_get_io_ptr(png));
  if (reader->bytes.size() - reader->at < count) png_error(png, "the file is cut short");
  std::memcpy(out, reader->bytes.data() + reader->at, count);
  reader->at += count;
}

[[noreturn]] void take_error(png_structp png, png_const_charp message) {
  static_cast<Reader*>(png_get_error_ptr(png))->trouble = message;
  png_longjmp(png, 1);
}

void ignore_warning(png_structp /*png*/, png_const_charp /*message*/) {}

class PngReader {
 public:
  PngReader(ImageBytes bytes, const ImageLimits& limits)
      : reader_{bytes, 0, {}},
        limits_(limits),
        png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader_, take_error, ignore_warning)) {
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
  PngReader(PngReader&&) = delete;
  PngReader& operator=(PngReader&&) = delete;
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

  Result<PixelImage> read() {
    if (png_ == nullptr || info_ == nullptr) return std::unexpected(damaged("PNG", "out of memory"));
    if (!read_header()) return std::unexpected(damaged("PNG", reader_.trouble));
    const auto width = static_cast<int>(png_get_image_width(png_, info_));
    const auto height = static_cast<int>(png_get_image_height(png_, info_));
    if (Error error = over_limits(width, height, limits_); !error.message.empty()) return std::unexpected(error);
    const std::size_t packed = stored_row_bytes_ * static_cast<std::size_t>(height) / kMostPacking;
    if (packed > reader_.bytes.size()) return std::unexpected(damaged("PNG", "the file is cut short"));
    PixelImage image = blank_image(width, height);
    rows_.resize(static_cast<std::size_t>(height));
    for (std::size_t y = 0; y < rows_.size(); ++y) {
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libpng writes bytes; they are packed in place
      rows_[y] = reinterpret_cast<png_bytep>(image.pixels.data() + y * static_cast<std::size_t>(width));
    }
    if (!read_rows()) return std::unexpected(damaged("PNG", reader_.trouble));
    if (const auto conversion = ToScreen::from(colours_.profile, colours_.stored, DecodedAs::rgba))
      conversion->apply(image.pixels);
    pack_rgba(image);
    return image;
  }

  StoredProfile read_profile() {
    if (png_ != nullptr && info_ != nullptr && read_header()) return std::move(colours_);
    return {};
  }

 private:
  // The two functions that libpng may jump out of hold nothing that would need a destructor.
  bool read_header() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;  // NOLINT(cert-err52-cpp): libpng's way
    png_set_user_limits(png_, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_chunk_malloc_max(png_, 16U << 20U);
    png_set_read_fn(png_, &reader_, read_bytes);
    png_read_info(png_, info_);
    stored_row_bytes_ = png_get_rowbytes(png_, info_);
    keep_profile();
    png_set_expand(png_);
    png_set_scale_16(png_);
    png_set_gray_to_rgb(png_);
    png_set_add_alpha(png_, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  void keep_profile() {
    png_charp name = nullptr;
    int packing = 0;
    png_bytep data = nullptr;
    png_uint_32 length = 0;
    if (png_get_iCCP(png_, info_, &name, &packing, &data, &length) == 0) return;
    colours_.profile.assign(data, data + length);
    const bool coloured = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) != 0;
    colours_.stored = coloured ? StoredColours::rgb : StoredColours::grey;
  }

  bool read_rows() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;  // NOLINT(cert-err52-cpp): as above
    png_read_image(png_, rows_.data());
    return true;
  }

  Reader reader_;
  ImageLimits limits_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::size_t stored_row_bytes_ = 0;
  StoredProfile colours_;
  std::vector<png_bytep> rows_;
};

}  // namespace

void pack_rgba(PixelImage& image) {
  std::uint32_t least = 255;
  for (std::uint32_t& pixel : image.pixels) {
    std::array<std::uint8_t, 4> rgba{};
    std::memcpy(rgba.data(), &pixel, 4);
    least = std::min<std::uint32_t>(least, rgba[3]);
    pixel = rgba[3] == 255 ? 0xFF000000U | std::uint32_t{rgba[0]} << 16U | std::uint32_t{rgba[1]} << 8U | rgba[2]
                           : premultiplied_pixel(rgba[0], rgba[1], rgba[2], rgba[3]);
  }
  image.opaque = least == 255;
}

StoredProfile png_profile(ImageBytes bytes) {
  return PngReader(bytes, {}).read_profile();
}

Result<PixelImage> decode_png(ImageBytes bytes, const ImageLimits& limits) {
  return PngReader(bytes, limits).read();
}

}  // namespace lectern
