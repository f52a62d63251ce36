#include "export/encode_image.h"

#include <gtest/gtest.h>
#include <png.h>

#include <cstdio>
// jpeglib.h wants <cstdio> first.
#include <jpeglib.h>
#include <webp/decode.h>
#include <webp/mux.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/srgb_profile.h"

namespace lectern {
namespace {

// `colours` different colours, one after the other, over the whole picture.
Bitmap picture(PixelSize size, std::uint32_t colours) {
  Bitmap bitmap{size, {}};
  for (int i = 0; i < size.width * size.height; ++i) {
    const auto which = static_cast<std::uint32_t>(i) % colours;
    bitmap.pixels.push_back(0xFF000000U | (which * 0x010307U + (which << 16U)));
  }
  return bitmap;
}

// A photograph's smoothness: neighbours differ a little, no colour comes twice in a row.
Bitmap gradient(PixelSize size) {
  Bitmap bitmap{size, {}};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const auto byte = [](int value) { return static_cast<std::uint32_t>(value) & 0xFFU; };
      bitmap.pixels.push_back(0xFF000000U | byte(x + y) << 16U | byte(x * 2) << 8U | byte(y * 3));
    }
  }
  return bitmap;
}

// Decoded by libpng, as 0xAARRGGBB.
Bitmap decoded_png(std::span<const std::uint8_t> file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  Bitmap bitmap;
  if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) return bitmap;
  image.format = PNG_FORMAT_BGRA;
  bitmap.size = {static_cast<int>(image.width), static_cast<int>(image.height)};
  bitmap.pixels.resize(image.width * image.height);
  if (png_image_finish_read(&image, nullptr, bitmap.pixels.data(), 0, nullptr) == 0) bitmap.pixels.clear();
  return bitmap;
}

// Chunk names in the file's order, IHDR with its bit depth and colour type.
std::string chunks(std::span<const std::uint8_t> file) {
  std::string names;
  for (std::size_t at = 8; at + 8 <= file.size();) {
    const std::size_t length = (std::size_t{file[at]} << 24U) + (std::size_t{file[at + 1]} << 16U) +
                               (std::size_t{file[at + 2]} << 8U) + file[at + 3];
    const std::string name(file.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                           file.begin() + static_cast<std::ptrdiff_t>(at) + 8);
    names += name;
    if (name == "IHDR") names += ":" + std::to_string(file[at + 16]) + "," + std::to_string(file[at + 17]);
    names += " ";
    at += length + 12;
  }
  return names;
}

TEST(Png, pixels_come_back_for_every_number_of_colours_and_width) {
  for (const std::uint32_t colours : {1U, 2U, 3U, 4U, 5U, 16U, 17U, 255U, 256U, 257U, 4000U}) {
    for (const int width : {1, 7, 8, 33}) {
      for (const Compression compression : {Compression::fast, Compression::small}) {
        const Bitmap original = picture({width, 150}, colours);
        PictureEncoder encoder({PictureFormat::png, compression});
        const Bitmap back = decoded_png(encoder.encode(original));
        EXPECT_EQ(back.size, original.size) << colours << " colours, " << width << " wide";
        EXPECT_EQ(back.pixels, original.pixels) << colours << " colours, " << width << " wide";
      }
    }
  }
}

TEST(Png, smooth_pictures_come_back_and_filters_make_them_smaller) {
  const Bitmap original = gradient({300, 200});
  PictureEncoder fast({PictureFormat::png, Compression::fast});
  PictureEncoder small({PictureFormat::png, Compression::small});
  const std::size_t plain = fast.encode(original).size();
  const auto filtered = small.encode(original);
  EXPECT_EQ(decoded_png(filtered).pixels, original.pixels);
  EXPECT_LT(filtered.size() * 4, plain);
}

TEST(Png, up_to_256_colours_get_a_palette_of_the_least_depth_where_files_are_to_be_small) {
  PictureEncoder fast({PictureFormat::png});
  EXPECT_EQ(chunks(fast.encode(picture({64, 64}, 2))), "IHDR:8,3 sRGB pHYs PLTE IDAT IEND ");
  EXPECT_EQ(chunks(fast.encode(picture({64, 64}, 256))), "IHDR:8,3 sRGB pHYs PLTE IDAT IEND ");
  EXPECT_EQ(chunks(fast.encode(picture({64, 64}, 257))), "IHDR:8,2 sRGB pHYs IDAT IEND ");
  PictureEncoder small({PictureFormat::png, Compression::small});
  EXPECT_EQ(chunks(small.encode(picture({64, 64}, 2))), "IHDR:1,3 sRGB pHYs PLTE IDAT IEND ");
  EXPECT_EQ(chunks(small.encode(picture({64, 64}, 16))), "IHDR:4,3 sRGB pHYs PLTE IDAT IEND ");
  EXPECT_EQ(chunks(small.encode(picture({64, 64}, 256))), "IHDR:8,3 sRGB pHYs PLTE IDAT IEND ");
}

// Half of them opaque, the others of every alpha, premultiplied.
Bitmap veil(PixelSize size, std::uint32_t colours) {
  Bitmap bitmap = picture(size, colours);
  for (std::size_t i = 0; i < bitmap.pixels.size(); ++i) {
    const auto alpha = static_cast<std::uint32_t>(i % colours) % 256;
    if (i % 2 == 0) bitmap.pixels[i] = alpha << 24U | alpha << 16U | (alpha / 2) << 8U;
  }
  return bitmap;
}

std::uint32_t alpha_and_red(std::uint32_t pixel) {
  return pixel & 0xFFFF0000U;
}

TEST(Png, a_transparent_picture_keeps_its_alpha_and_its_colours_straight) {
  for (const std::uint32_t colours : {3U, 100U, 4000U}) {
    for (const Compression compression : {Compression::fast, Compression::small}) {
      const Bitmap original = veil({40, 60}, colours);
      PictureEncoder encoder({PictureFormat::png, compression, 92, true});
      const Bitmap back = decoded_png(encoder.encode(original));
      ASSERT_EQ(back.size, original.size);
      for (std::size_t i = 0; i < back.pixels.size(); ++i) {
        const std::uint32_t alpha = original.pixels[i] >> 24U;
        // Red is as strong as alpha where the picture is a veil: full red in a file.
        const std::uint32_t wanted = alpha == 255 ? original.pixels[i] : alpha == 0 ? 0 : alpha << 24U | 0xFF0000U;
        ASSERT_EQ(alpha_and_red(back.pixels[i]), alpha_and_red(wanted)) << "pixel " << i << " of " << colours;
      }
    }
  }
  PictureEncoder encoder({PictureFormat::png, Compression::fast, 92, true});
  EXPECT_EQ(chunks(encoder.encode(veil({64, 64}, 9))), "IHDR:8,3 sRGB pHYs PLTE tRNS IDAT IEND ");
  EXPECT_EQ(chunks(encoder.encode(veil({64, 64}, 900))), "IHDR:8,6 sRGB pHYs IDAT IEND ");
}

TEST(Png, the_resolution_follows_from_the_height_in_inches) {
  PictureEncoder slide({PictureFormat::png});
  PictureEncoder paper({PictureFormat::png, Compression::fast, 92, false, 11.0F});
  const auto per_metre = [](std::span<const std::uint8_t> file) {
    png_structp reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(reader);
    png_set_read_fn(reader, &file, [](png_structp png, png_bytep to, std::size_t count) {
      auto& rest = *static_cast<std::span<const std::uint8_t>*>(png_get_io_ptr(png));
      std::memcpy(to, rest.data(), count);
      rest = rest.subspan(count);
    });
    png_read_info(reader, info);
    const auto found = png_get_y_pixels_per_meter(reader, info);
    png_destroy_read_struct(&reader, &info, nullptr);
    return found;
  };
  EXPECT_EQ(per_metre(slide.encode(picture({10, 1080}, 2))), 5669U);  // 144 dots an inch
  EXPECT_EQ(per_metre(paper.encode(picture({10, 1100}, 2))), 3937U);  // 100 dots an inch
}

TEST(Png, an_encoder_that_is_used_again_gives_the_same_bytes) {
  PictureEncoder used({PictureFormat::png});
  used.encode(picture({99, 77}, 300));
  PictureEncoder fresh({PictureFormat::png});
  const Bitmap small = picture({31, 17}, 9);
  const auto a = used.encode(small);
  const auto b = fresh.encode(small);
  EXPECT_TRUE(std::ranges::equal(a, b));
}

TEST(Jpeg, keeps_colours_close) {
  const Bitmap original = gradient({64, 48});
  PictureEncoder encoder({PictureFormat::jpeg});
  const auto file = encoder.encode(original);
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, file.data(), file.size());
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = JCS_EXT_BGRA;
  jpeg_start_decompress(&jpeg);
  ASSERT_EQ(jpeg.output_width, 64U);
  ASSERT_EQ(jpeg.output_height, 48U);
  std::vector<std::uint8_t> row(64 * 4);
  int worst = 0;
  for (std::size_t y = 0; y < 48; ++y) {
    std::uint8_t* rows = row.data();
    jpeg_read_scanlines(&jpeg, &rows, 1);
    for (std::size_t x = 0; x < 64 * 4; ++x) {
      if (x % 4 == 3) continue;
      const auto wanted = static_cast<int>((original.pixels[y * 64 + x / 4] >> (8 * (x % 4))) & 0xFFU);
      worst = std::max(worst, std::abs(wanted - row[x]));
    }
  }
  jpeg_destroy_decompress(&jpeg);
  EXPECT_LT(worst, 24);
}

TEST(Jpeg, a_lower_quality_makes_a_smaller_file) {
  const Bitmap original = gradient({320, 180});
  PictureEncoder usual({PictureFormat::jpeg});
  PictureEncoder poor({PictureFormat::jpeg, Compression::fast, 30});
  EXPECT_LT(poor.encode(original).size(), usual.encode(original).size());
}

TEST(Webp, loses_nothing) {
  const Bitmap original = picture({50, 40}, 300);
  PictureEncoder encoder({PictureFormat::webp});
  const auto file = encoder.encode(original);
  int width = 0;
  int height = 0;
  std::uint8_t* pixels = WebPDecodeBGRA(file.data(), file.size(), &width, &height);
  ASSERT_NE(pixels, nullptr);
  EXPECT_EQ((PixelSize{width, height}), original.size);
  EXPECT_EQ(std::memcmp(pixels, original.pixels.data(), original.pixels.size() * 4), 0);
  WebPFree(pixels);
}

TEST(Webp, a_transparent_picture_keeps_its_alpha) {
  const Bitmap original = veil({50, 40}, 300);
  PictureEncoder encoder({PictureFormat::webp, Compression::fast, 92, true});
  const auto file = encoder.encode(original);
  int width = 0;
  int height = 0;
  std::uint8_t* pixels = WebPDecodeBGRA(file.data(), file.size(), &width, &height);
  ASSERT_NE(pixels, nullptr);
  for (std::size_t i = 0; i < original.pixels.size(); ++i)
    ASSERT_EQ(std::uint32_t{pixels[i * 4 + 3]}, original.pixels[i] >> 24U) << i;
  WebPFree(pixels);
}

TEST(Webp, a_picture_beyond_its_limit_gives_nothing) {
  PictureEncoder encoder({PictureFormat::webp});
  EXPECT_TRUE(encoder.encode(picture({16384, 1}, 2)).empty());
}

// A big-endian number of a profile.
std::uint32_t big(std::span<const std::uint8_t> bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | bytes[at + i];
  return value;
}

TEST(SrgbProfile, its_table_leads_to_tags_that_lie_inside_it) {
  const auto& profile = srgb_profile();
  ASSERT_GT(profile.size(), 132U);
  EXPECT_EQ(big(profile, 0), profile.size());
  EXPECT_EQ(std::string(profile.begin() + 36, profile.begin() + 40), "acsp");
  std::string names;
  for (std::uint32_t i = 0; i < big(profile, 128); ++i) {
    const std::size_t entry = 132 + i * 12;
    names += std::string(profile.begin() + static_cast<std::ptrdiff_t>(entry),
                         profile.begin() + static_cast<std::ptrdiff_t>(entry) + 4) +
             ' ';
    EXPECT_EQ(big(profile, entry + 4) % 4, 0U);
    EXPECT_LE(big(profile, entry + 4) + big(profile, entry + 8), profile.size());
  }
  EXPECT_EQ(names, "desc cprt wtpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC ");
}

TEST(SrgbProfile, its_primaries_add_up_to_its_white) {
  const auto& profile = srgb_profile();
  const auto place_of = [&](std::string_view name) {
    for (std::uint32_t i = 0; i < big(profile, 128); ++i) {
      const std::size_t entry = 132 + i * 12;
      if (std::equal(name.begin(), name.end(), profile.begin() + static_cast<std::ptrdiff_t>(entry)))
        return std::size_t{big(profile, entry + 4)};
    }
    return profile.size();
  };
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const auto part = [&](std::string_view name) {
      return static_cast<double>(big(profile, place_of(name) + 8 + 4 * axis)) / 65'536;
    };
    EXPECT_NEAR(part("rXYZ") + part("gXYZ") + part("bXYZ"), part("wtpt"), 0.0003) << axis;
  }
}

TEST(Jpeg, says_that_its_colours_are_srgb) {
  PictureEncoder encoder({PictureFormat::jpeg});
  const auto file = encoder.encode(gradient({64, 48}));
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&jpeg);
  jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xFFFF);
  jpeg_mem_src(&jpeg, file.data(), file.size());
  jpeg_read_header(&jpeg, TRUE);
  JOCTET* profile = nullptr;
  unsigned length = 0;
  ASSERT_EQ(jpeg_read_icc_profile(&jpeg, &profile, &length), TRUE);
  EXPECT_EQ(std::vector<std::uint8_t>(profile, profile + length), srgb_profile());
  std::free(profile);  // NOLINT: libjpeg's own malloc
  jpeg_destroy_decompress(&jpeg);
}

TEST(Webp, says_that_its_colours_are_srgb_and_how_large_it_is_on_paper) {
  for (const bool transparent : {false, true}) {
    PictureEncoder encoder({PictureFormat::webp, Compression::fast, 92, transparent, 0.5F});
    const auto file = encoder.encode(veil({50, 48}, 300));
    const WebPData data{file.data(), file.size()};
    const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxCreate(&data, 0), WebPMuxDelete);
    ASSERT_NE(mux, nullptr);
    WebPData profile{};
    WebPData exif{};
    ASSERT_EQ(WebPMuxGetChunk(mux.get(), "ICCP", &profile), WEBP_MUX_OK);
    ASSERT_EQ(WebPMuxGetChunk(mux.get(), "EXIF", &exif), WEBP_MUX_OK);
    EXPECT_EQ(std::vector<std::uint8_t>(profile.bytes, profile.bytes + profile.size), srgb_profile());
    const std::vector<std::uint8_t> block(exif.bytes, exif.bytes + exif.size);
    EXPECT_EQ(block, exif_of_resolution(96));
    EXPECT_EQ(block.at(50), 96) << "dots an inch, the first of the fractions behind the directory";
  }
}

TEST(PictureFormat, names_are_known_in_any_case) {
  EXPECT_EQ(picture_format_from_name("PNG"), PictureFormat::png);
  EXPECT_EQ(picture_format_from_name("jpeg"), PictureFormat::jpeg);
  EXPECT_EQ(picture_format_from_name("Webp"), PictureFormat::webp);
  EXPECT_EQ(picture_format_from_name("bmp"), std::nullopt);
}

}  // namespace
}  // namespace lectern
