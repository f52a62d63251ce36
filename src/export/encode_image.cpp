#include "export/encode_image.h"

#include <cstdio>
// jpeglib.h wants <cstdio> first.
#include <jpeglib.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/words.h"
#include "export/png.h"
#include "export/srgb_profile.h"

namespace lectern {
namespace {

// libjpeg's way of failing: it calls back and must not be returned to.
struct JpegFailure {
  jpeg_error_mgr manager;
  std::jmp_buf back;
};

std::uint32_t dots_per_inch(const Bitmap& picture, const PictureEncoding& encoding) {
  const float density = static_cast<float>(picture.size.height) / encoding.inches_high;
  return static_cast<std::uint32_t>(std::clamp(std::lround(density), 1L, 65'535L));
}

// Full colour resolution, because coloured type on a coloured ground frays without it.
bool encode_jpeg(const Bitmap& picture, const PictureEncoding& encoding, std::vector<std::uint8_t>& file) {
  jpeg_compress_struct jpeg{};
  JpegFailure failure{};
  unsigned char* bytes = nullptr;
  unsigned long length = 0;  // NOLINT(google-runtime-int): libjpeg's type
  jpeg.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = [](j_common_ptr any) {
    std::longjmp(reinterpret_cast<JpegFailure*>(any->err)->back, 1);  // NOLINT: the manager is the first member
  };
  if (setjmp(failure.back) != 0) {  // NOLINT(cert-err52-cpp): libjpeg knows no other way out
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);  // NOLINT: libjpeg's own malloc
    return false;
  }
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &bytes, &length);
  jpeg.image_width = static_cast<JDIMENSION>(picture.size.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.size.height);
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_EXT_BGRX;  // 0xAARRGGBB on a little-endian machine
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, encoding.quality, TRUE);
  jpeg.density_unit = 1;  // dots an inch
  jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(dots_per_inch(picture, encoding));
  jpeg.comp_info[0].h_samp_factor = 1;
  jpeg.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&jpeg, TRUE);
  const std::vector<std::uint8_t>& profile = srgb_profile();
  jpeg_write_icc_profile(&jpeg, profile.data(), static_cast<unsigned>(profile.size()));
  while (jpeg.next_scanline < jpeg.image_height) {
    const std::uint32_t* row = picture.pixels.data() + static_cast<std::size_t>(jpeg.next_scanline) *
                                                           static_cast<std::size_t>(picture.size.width);
    // libjpeg reads the row; its signature is older than const.
    auto* samples = const_cast<JSAMPROW>(reinterpret_cast<const JSAMPLE*>(row));  // NOLINT: as said
    jpeg_write_scanlines(&jpeg, &samples, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  file.assign(bytes, bytes + length);
  std::free(bytes);  // NOLINT: libjpeg's own malloc
  return true;
}

// Puts the colour profile and the resolution around a packed picture (WebP container, "Extended File Format").
bool tag_webp(const Bitmap& picture, const PictureEncoding& encoding, std::vector<std::uint8_t>& file) {
  const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxNew(), WebPMuxDelete);
  if (mux == nullptr) return false;
  const std::vector<std::uint8_t>& profile = srgb_profile();
  const std::vector<std::uint8_t> exif = exif_of_resolution(dots_per_inch(picture, encoding));
  const auto data = [](const std::vector<std::uint8_t>& bytes) { return WebPData{bytes.data(), bytes.size()}; };
  const WebPData packed = data(file);
  const WebPData colours = data(profile);
  const WebPData resolution = data(exif);
  WebPData whole{};
  const bool done = WebPMuxSetImage(mux.get(), &packed, 0) == WEBP_MUX_OK &&
                    WebPMuxSetChunk(mux.get(), "ICCP", &colours, 0) == WEBP_MUX_OK &&
                    WebPMuxSetChunk(mux.get(), "EXIF", &resolution, 0) == WEBP_MUX_OK &&
                    WebPMuxAssemble(mux.get(), &whole) == WEBP_MUX_OK;
  if (done) file.assign(whole.bytes, whole.bytes + whole.size);
  WebPDataClear(&whole);
  return done;
}

// Lossless: type keeps its edges, and slides pack well.
bool encode_webp(const Bitmap& picture, const PictureEncoding& encoding, std::vector<std::uint8_t>& file) {
  WebPConfig config;
  WebPPicture webp;
  constexpr int kFastLevel = 1;
  constexpr int kSmallLevel = 7;
  if (WebPConfigInit(&config) == 0 || WebPPictureInit(&webp) == 0) return false;
  const int level = encoding.compression == Compression::fast ? kFastLevel : kSmallLevel;
  if (WebPConfigLosslessPreset(&config, level) == 0) return false;
  webp.use_argb = 1;
  webp.width = picture.size.width;
  webp.height = picture.size.height;
  file.clear();
  webp.custom_ptr = &file;
  webp.writer = [](const std::uint8_t* data, std::size_t size, const WebPPicture* target) {
    auto* bytes = static_cast<std::vector<std::uint8_t>*>(target->custom_ptr);
    bytes->insert(bytes->end(), data, data + size);
    return 1;
  };
  const auto* pixels = reinterpret_cast<const std::uint8_t*>(picture.pixels.data());  // NOLINT: bytes of the pixels
  const auto import = encoding.transparent ? WebPPictureImportBGRA : WebPPictureImportBGRX;
  const bool done = import(&webp, pixels, picture.size.width * 4) != 0 && WebPEncode(&config, &webp) != 0;
  WebPPictureFree(&webp);
  return done && tag_webp(picture, encoding, file);
}

// Files hold colours that are not multiplied by their alpha. What is not seen at all is black, so that it packs well.
void make_straight(const Bitmap& picture, Bitmap& straight) {
  straight.size = picture.size;
  straight.pixels.resize(picture.pixels.size());
  std::ranges::transform(picture.pixels, straight.pixels.begin(), [](std::uint32_t pixel) {
    const std::uint32_t alpha = pixel >> 24U;
    if (alpha == 255) return pixel;
    if (alpha == 0) return 0U;
    const auto channel = [&](unsigned shift) {
      return std::min((((pixel >> shift) & 0xFFU) * 255 + alpha / 2) / alpha, 255U) << shift;
    };
    return alpha << 24U | channel(16) | channel(8) | channel(0);
  });
}

}  // namespace

std::string_view ending_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return "png";
    case PictureFormat::jpeg:
      return "jpg";
    case PictureFormat::webp:
      return "webp";
  }
  return "png";
}

std::optional<PictureFormat> picture_format_from_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (lower == "png") return PictureFormat::png;
  if (lower == "jpg" || lower == "jpeg") return PictureFormat::jpeg;
  if (lower == "webp") return PictureFormat::webp;
  return std::nullopt;
}

struct PictureEncoder::Internals {
  explicit Internals(const PictureEncoding& how) : encoding(how), png(how) {}
  PictureEncoding encoding;
  PngWriter png;
  Bitmap straight;
  std::vector<std::uint8_t> file;
};

PictureEncoder::PictureEncoder(const PictureEncoding& encoding) : internals_(std::make_unique<Internals>(encoding)) {}
PictureEncoder::PictureEncoder(PictureEncoder&&) noexcept = default;
PictureEncoder& PictureEncoder::operator=(PictureEncoder&&) noexcept = default;
PictureEncoder::~PictureEncoder() = default;

std::span<const std::uint8_t> PictureEncoder::encode(const Bitmap& painted) {
  Internals& in = *internals_;
  const bool straighten = in.encoding.transparent && in.encoding.format != PictureFormat::jpeg;
  if (straighten) make_straight(painted, in.straight);
  const Bitmap& picture = straighten ? in.straight : painted;
  bool done = false;
  switch (in.encoding.format) {
    case PictureFormat::png:
      return in.png.write(picture);
    case PictureFormat::jpeg:
      done = encode_jpeg(picture, in.encoding, in.file);
      break;
    case PictureFormat::webp:
      done = encode_webp(picture, in.encoding, in.file);
      break;
  }
  if (!done) in.file.clear();
  return in.file;
}

}  // namespace lectern
