#include "unit/image/encoders.h"

#include <gif_lib.h>
#include <png.h>
#include <webp/encode.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <jpeglib.h>

namespace lectern {
namespace {

void append_png(png_structp png, png_bytep data, std::size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), count);
}

std::string little_endian(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 255U);
  return text;
}

std::string chunk(std::string_view name, const std::string& data) {
  std::string text(name);
  text += little_endian(static_cast<std::uint32_t>(data.size()), 4) + data;
  if (data.size() % 2 != 0) text += '\0';
  return text;
}

// APP1: "Exif", a little-endian TIFF header, one entry (orientation, SHORT, count 1), no next directory.
std::string exif_block(int orientation) {
  return std::string("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) +
         little_endian(static_cast<std::uint32_t>(orientation), 4) + std::string(4, '\0');
}

// One row in the form that the JPEG is stored in.
std::vector<std::uint8_t> jpeg_row(const Rgba& picture, int y, JpegKind kind) {
  std::vector<std::uint8_t> row;
  for (int x = 0; x < picture.width; ++x) {
    const std::uint8_t* pixel = picture.bytes.data() + (y * picture.width + x) * 4;
    if (kind == JpegKind::grey) {
      row.push_back(pixel[0]);
    } else {
      row.insert(row.end(), pixel, pixel + 3);
      if (kind == JpegKind::cmyk) row.push_back(255);  // Adobe's CMYK: light left, so no black ink
    }
  }
  return row;
}

int append_gif(GifFileType* gif, const GifByteType* data, int count) {
  static_cast<std::string*>(gif->UserData)
      ->append(reinterpret_cast<const char*>(data), static_cast<std::size_t>(count));
  return count;
}

void put_gif_frame(GifFileType* gif, int left, int top, int width, int height, bool interlaced, bool black) {
  EGifPutImageDesc(gif, left, top, width, height, interlaced, nullptr);
  const auto put_row = [&](int y) {
    std::vector<GifByteType> row;
    for (int x = 0; x < width; ++x) row.push_back(static_cast<GifByteType>(black ? 0 : (x + y * width) % 256));
    EGifPutLine(gif, row.data(), width);
  };
  if (!interlaced) {
    for (int y = 0; y < height; ++y) put_row(y);
    return;
  }
  for (const auto& [first, step] : {std::pair{0, 8}, std::pair{4, 8}, std::pair{2, 4}, std::pair{1, 2}})
    for (int y = first; y < height; y += step) put_row(y);
}

}  // namespace

Rgba colourful(int width, int height, int alpha) {
  Rgba picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int share = width == 1 ? 255 : x * 255 / (width - 1);
      for (const int value :
           {share, height == 1 ? 40 : y * 255 / (height - 1), (x * 37 + y * 91) % 256, alpha != 0 ? alpha : share}) {
        picture.bytes.push_back(static_cast<std::uint8_t>(value));
      }
    }
  }
  return picture;
}

std::string png_of(const Rgba& picture, PngOptions options, const std::string& profile) {
  std::string text;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &text, append_png, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
               options.depth, options.colour_type, options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (options.colour_type == PNG_COLOR_TYPE_PALETTE) {
    std::vector<png_color> palette;
    for (int i = 0; i < 1 << options.depth; ++i) {
      palette.push_back({static_cast<png_byte>(i), static_cast<png_byte>(255 - i), 7});
    }
    png_set_PLTE(png, info, palette.data(), static_cast<int>(palette.size()));
    const std::array<png_byte, 1> alpha{128};
    png_set_tRNS(png, info, alpha.data(), 1, nullptr);
  }
  if (!profile.empty()) {
    png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE, reinterpret_cast<png_const_bytep>(profile.data()),
                 static_cast<png_uint_32>(profile.size()));
  }
  png_write_info(png, info);
  if (options.depth < 8) png_set_packing(png);
  std::vector<std::vector<png_byte>> rows;
  std::vector<png_bytep> pointers;
  for (int y = 0; y < picture.height; ++y) {
    std::vector<png_byte>& row = rows.emplace_back();
    for (int x = 0; x < picture.width; ++x) {
      const std::uint8_t* pixel = picture.bytes.data() + (y * picture.width + x) * 4;
      const int channels = options.colour_type == 6 ? 4 : options.colour_type == 2 ? 3 : 1;
      for (int channel = 0; channel < channels; ++channel)
        for (int repeat = 0; repeat < (options.depth == 16 ? 2 : 1); ++repeat) row.push_back(pixel[channel]);
    }
  }
  for (auto& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return text;
}

std::string jpeg_of(const Rgba& picture, JpegKind kind, int orientation, const std::string& profile) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = static_cast<JDIMENSION>(picture.width);
  info.image_height = static_cast<JDIMENSION>(picture.height);
  info.input_components = kind == JpegKind::grey ? 1 : kind == JpegKind::cmyk ? 4 : 3;
  info.in_color_space = kind == JpegKind::grey ? JCS_GRAYSCALE : kind == JpegKind::cmyk ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 100, TRUE);
  info.comp_info[0].h_samp_factor = 1;
  info.comp_info[0].v_samp_factor = 1;
  if (kind == JpegKind::progressive) jpeg_simple_progression(&info);
  jpeg_start_compress(&info, TRUE);
  if (orientation != 0) {
    const std::string exif = exif_block(orientation);
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                      static_cast<unsigned>(exif.size()));
  }
  if (!profile.empty()) {
    jpeg_write_icc_profile(&info, reinterpret_cast<const JOCTET*>(profile.data()),
                           static_cast<unsigned>(profile.size()));
  }
  for (int y = 0; y < picture.height; ++y) {
    std::vector<std::uint8_t> row = jpeg_row(picture, y, kind);
    JSAMPROW pointer = row.data();
    jpeg_write_scanlines(&info, &pointer, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string text(reinterpret_cast<const char*>(buffer), size);
  std::free(buffer);
  return text;
}

std::string webp_of(const Rgba& picture, const std::string& profile) {
  std::uint8_t* data = nullptr;
  const std::size_t size =
      WebPEncodeLosslessRGBA(picture.bytes.data(), picture.width, picture.height, picture.width * 4, &data);
  std::string text(reinterpret_cast<const char*>(data), size);
  WebPFree(data);
  if (profile.empty()) return text;
  const auto dimension = [](int value) { return little_endian(static_cast<std::uint32_t>(value - 1), 3); };
  std::string body = "WEBP";  // a profile, and opacity
  body += chunk("VP8X", std::string("\x30\0\0\0", 4) + dimension(picture.width) + dimension(picture.height));
  body += chunk("ICCP", profile) + text.substr(12);
  return "RIFF" + little_endian(static_cast<std::uint32_t>(body.size()), 4) + body;
}

std::string animated_webp_of(const Rgba& frame, int width, int height, int left, int top) {
  const auto dimension = [](int value) { return little_endian(static_cast<std::uint32_t>(value), 3); };
  const std::string still = webp_of(frame).substr(12);  // the VP8L chunk after "RIFF", size, "WEBP"
  std::string body = "WEBP";
  body += chunk("VP8X", std::string("\x12\0\0\0", 4) + dimension(width - 1) + dimension(height - 1));
  body += chunk("ANIM", std::string(6, '\0'));
  body += chunk("ANMF", dimension(left / 2) + dimension(top / 2) + dimension(frame.width - 1) +
                            dimension(frame.height - 1) + dimension(100) + '\0' + still);
  return "RIFF" + little_endian(static_cast<std::uint32_t>(body.size()), 4) + body;
}

std::string gif_of(int width, int height, const GifOptions& options) {
  std::string text;
  int error = 0;
  GifFileType* gif = EGifOpen(&text, append_gif, &error);
  EGifSetGifVersion(gif, true);
  ColorMapObject* map = GifMakeMapObject(256, nullptr);
  for (int i = 0; i < 256; ++i) {
    map->Colors[i] = {static_cast<GifByteType>(i), static_cast<GifByteType>(255 - i), 9};
  }
  EGifPutScreenDesc(gif, options.canvas_width != 0 ? options.canvas_width : width,
                    options.canvas_height != 0 ? options.canvas_height : height, 8, 0, map);
  if (options.transparent) {
    const std::array<GifByteType, 4> control{1, 0, 0, 3};
    EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, 4, control.data());
  }
  put_gif_frame(gif, options.left, options.top, width, height, options.interlaced, false);
  put_gif_frame(gif, 0, 0, 1, 1, false, true);
  GifFreeMapObject(map);
  EGifCloseFile(gif, &error);
  return text;
}

}  // namespace lectern
