#include "export/png.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

namespace lectern {
namespace {

// Up to 256 colours, in the order in which they first appear, so that equal pictures give equal files.
class Palette {
 public:
  static constexpr int kMost = 256;

  // The colour's index, or -1 when the palette is full.
  int index_of(std::uint32_t rgb) {
    for (std::size_t slot = slot_of(rgb);; slot = (slot + 1) % kSlots) {
      if (slots_[slot] < 0) {
        if (count_ == kMost) return -1;
        slots_[slot] = count_;
        colours_[static_cast<std::size_t>(count_)] = rgb;
        return count_++;
      }
      if (colours_[static_cast<std::size_t>(slots_[slot])] == rgb) return slots_[slot];
    }
  }

  void clear() {
    slots_.fill(-1);
    count_ = 0;
  }

  std::span<const std::uint32_t> colours() const { return {colours_.data(), static_cast<std::size_t>(count_)}; }

 private:
  static constexpr std::size_t kSlots = 1024;  // a quarter full at most, so probing stays short
  static std::size_t slot_of(std::uint32_t rgb) { return (rgb * 0x9E3779B1U) >> 22U; }

  std::array<std::int16_t, kSlots> slots_{};
  std::array<std::uint32_t, kMost> colours_{};
  std::int16_t count_ = 0;
};

constexpr std::uint32_t rgb_of(std::uint32_t pixel) {
  return pixel & 0xFFFFFFU;
}

// Bits that hold `colours` palette indices.
int bits_for(std::size_t colours) {
  return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
}

// PNG 3rd edition, section 9.4.
int paeth(int left, int up, int corner) {
  const int estimate = left + up - corner;
  const int to_left = std::abs(estimate - left);
  const int to_up = std::abs(estimate - up);
  const int to_corner = std::abs(estimate - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

}  // namespace

struct PngWriter::Internals {
  explicit Internals(Compression how)
      // Level 1 is where libdeflate stops searching; 9 is where it stops gaining on slides.
      : compression(how), compressor(libdeflate_alloc_compressor(how == Compression::fast ? 1 : 9)) {}
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals() { libdeflate_free_compressor(compressor); }

  bool gather_indices(const Bitmap& picture);
  void gather_rgb(const Bitmap& picture);
  void filter_rgb(const Bitmap& picture);
  void pack_indices(PixelSize size, int bits);
  void append_chunk(const char* type, std::span<const std::uint8_t> data);
  void append_header(PixelSize size, int bits, bool indexed);

  Compression compression;
  libdeflate_compressor* compressor;
  Palette palette;
  std::vector<std::uint8_t> rows;    // filter byte and samples of each row
  std::vector<std::uint8_t> packed;  // rows with less than 8 bits a sample, or filtered rows
  std::vector<std::uint8_t> file;
};

PngWriter::PngWriter(Compression compression) : internals_(std::make_unique<Internals>(compression)) {}
PngWriter::~PngWriter() = default;

std::span<const std::uint8_t> PngWriter::write(const Bitmap& picture) {
  Internals& in = *internals_;
  if (in.compressor == nullptr || picture.size.width < 1 || picture.size.height < 1) return {};
  const bool indexed = in.gather_indices(picture);
  const int bits = indexed ? bits_for(in.palette.colours().size()) : 8;
  std::vector<std::uint8_t>* data = &in.rows;
  if (indexed && bits < 8) {
    in.pack_indices(picture.size, bits);
    data = &in.packed;
  } else if (!indexed) {
    in.gather_rgb(picture);
    if (in.compression == Compression::small) {
      in.filter_rgb(picture);
      data = &in.packed;
    }
  }

  in.file.clear();
  in.append_header(picture.size, bits, indexed);
  // IDAT is compressed straight into its place; its length is known only then.
  const std::size_t at = in.file.size();
  const std::size_t bound = libdeflate_zlib_compress_bound(in.compressor, data->size());
  in.file.resize(at + 8 + bound + 4);
  const std::size_t length =
      libdeflate_zlib_compress(in.compressor, data->data(), data->size(), in.file.data() + at + 8, bound);
  if (length == 0) return {};
  const auto put32 = [&](std::size_t where, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) in.file[where + i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
  };
  put32(at, static_cast<std::uint32_t>(length));
  std::memcpy(in.file.data() + at + 4, "IDAT", 4);
  put32(at + 8 + length, libdeflate_crc32(0, in.file.data() + at + 4, length + 4));
  in.file.resize(at + 8 + length + 4);
  in.append_chunk("IEND", {});
  return in.file;
}

// Rows of palette indices; false, with `rows` in no particular state, when there are more than 256 colours.
bool PngWriter::Internals::gather_indices(const Bitmap& picture) {
  palette.clear();
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  rows.resize((width + 1) * height);
  const std::uint32_t* from = picture.pixels.data();
  std::uint8_t* to = rows.data();
  std::uint32_t last = ~rgb_of(*from) & 0xFFFFFFU;
  int index = 0;
  for (std::size_t y = 0; y < height; ++y) {
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x, ++from) {
      const std::uint32_t rgb = rgb_of(*from);
      if (rgb != last) {
        index = palette.index_of(rgb);
        if (index < 0) return false;
        last = rgb;
      }
      *to++ = static_cast<std::uint8_t>(index);
    }
  }
  return true;
}

void PngWriter::Internals::gather_rgb(const Bitmap& picture) {
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  rows.resize((width * 3 + 1) * height);
  const std::uint32_t* from = picture.pixels.data();
  std::uint8_t* to = rows.data();
  for (std::size_t y = 0; y < height; ++y) {
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x, to += 3) {
      const std::uint32_t pixel = *from++;
      to[0] = static_cast<std::uint8_t>(pixel >> 16U);
      to[1] = static_cast<std::uint8_t>(pixel >> 8U);
      to[2] = static_cast<std::uint8_t>(pixel);
    }
  }
}

// Chooses a filter for each row by the least sum of absolute differences (PNG 3rd edition, section 12.7), which gains
// much on photographs; a row that equals the one above it becomes zeros.
void PngWriter::Internals::filter_rgb(const Bitmap& picture) {
  const std::size_t stride = static_cast<std::size_t>(picture.size.width) * 3;
  const auto height = static_cast<std::size_t>(picture.size.height);
  packed.resize(rows.size());
  const std::vector<std::uint8_t> blank(stride, 0);
  std::vector<std::uint8_t> tried(stride);
  for (std::size_t y = 0; y < height; ++y) {
    const std::uint8_t* row = rows.data() + y * (stride + 1) + 1;
    const std::uint8_t* above = y == 0 ? blank.data() : row - (stride + 1);
    std::uint8_t* best = packed.data() + y * (stride + 1);
    std::uint64_t least = ~std::uint64_t{0};
    for (std::uint8_t filter = 0; filter < 5; ++filter) {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < stride; ++i) {
        const int left = i < 3 ? 0 : row[i - 3];
        const int corner = i < 3 ? 0 : above[i - 3];
        int guess = 0;
        if (filter == 1) guess = left;
        if (filter == 2) guess = above[i];
        if (filter == 3) guess = (left + above[i]) / 2;
        if (filter == 4) guess = paeth(left, above[i], corner);
        tried[i] = static_cast<std::uint8_t>(row[i] - guess);
        sum += static_cast<std::uint64_t>(tried[i] < 128 ? tried[i] : 256 - tried[i]);
      }
      if (sum >= least) continue;
      least = sum;
      best[0] = filter;
      std::ranges::copy(tried, best + 1);
    }
  }
}

void PngWriter::Internals::pack_indices(PixelSize size, int bits) {
  const auto width = static_cast<std::size_t>(size.width);
  const auto height = static_cast<std::size_t>(size.height);
  const std::size_t per_byte = 8U / static_cast<unsigned>(bits);
  const std::size_t stride = (width + per_byte - 1) / per_byte;
  packed.assign((stride + 1) * height, 0);
  for (std::size_t y = 0; y < height; ++y) {
    const std::uint8_t* from = rows.data() + y * (width + 1) + 1;
    std::uint8_t* to = packed.data() + y * (stride + 1) + 1;
    for (std::size_t x = 0; x < width; ++x) {
      const auto shift =
          static_cast<unsigned>(8 - bits) - static_cast<unsigned>(x % per_byte) * static_cast<unsigned>(bits);
      to[x / per_byte] = static_cast<std::uint8_t>(to[x / per_byte] | (from[x] << shift));
    }
  }
}

void PngWriter::Internals::append_header(PixelSize size, int bits, bool indexed) {
  constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  file.insert(file.end(), kSignature.begin(), kSignature.end());
  const auto big_endian = [](std::uint8_t* to, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
  };
  constexpr std::uint8_t kRgb = 2;
  constexpr std::uint8_t kIndexed = 3;
  std::array<std::uint8_t, 13> header{};
  big_endian(header.data(), static_cast<std::uint32_t>(size.width));
  big_endian(header.data() + 4, static_cast<std::uint32_t>(size.height));
  header[8] = static_cast<std::uint8_t>(bits);
  header[9] = indexed ? kIndexed : kRgb;
  append_chunk("IHDR", header);

  constexpr std::array<std::uint8_t, 1> kPerceptual{0};
  append_chunk("sRGB", kPerceptual);

  constexpr double kSlideHeightInMetres = 7.5 * 0.0254;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(size.height / kSlideHeightInMetres));
  std::array<std::uint8_t, 9> resolution{};
  big_endian(resolution.data(), per_metre);
  big_endian(resolution.data() + 4, per_metre);
  resolution[8] = 1;  // the unit is the metre
  append_chunk("pHYs", resolution);

  if (!indexed) return;
  std::vector<std::uint8_t> colours;
  for (const std::uint32_t rgb : palette.colours()) {
    colours.push_back(static_cast<std::uint8_t>(rgb >> 16U));
    colours.push_back(static_cast<std::uint8_t>(rgb >> 8U));
    colours.push_back(static_cast<std::uint8_t>(rgb));
  }
  append_chunk("PLTE", colours);
}

void PngWriter::Internals::append_chunk(const char* type, std::span<const std::uint8_t> data) {
  const auto append32 = [&](std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(value >> (24U - 8U * i)));
  };
  append32(static_cast<std::uint32_t>(data.size()));
  const std::size_t start = file.size();
  file.insert(file.end(), type, type + 4);
  file.insert(file.end(), data.begin(), data.end());
  append32(libdeflate_crc32(0, file.data() + start, file.size() - start));
}

}  // namespace lectern
