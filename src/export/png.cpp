#include "export/png.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string_view>

#include "export/pack_rows.h"

namespace lectern {
namespace {

// Up to 256 colours, in the order in which they first appear, so that equal pictures give equal files.
class Palette {
 public:
  static constexpr int kMost = 256;

  // The colour's index, or -1 when the palette is full.
  int index_of(std::uint32_t colour) {
    for (std::size_t slot = slot_of(colour);; slot = (slot + 1) % kSlots) {
      if (slots_[slot] < 0) {
        if (count_ == kMost) return -1;
        slots_[slot] = count_;
        colours_[static_cast<std::size_t>(count_)] = colour;
        return count_++;
      }
      if (colours_[static_cast<std::size_t>(slots_[slot])] == colour) return slots_[slot];
    }
  }

  void clear() {
    slots_.fill(-1);
    count_ = 0;
  }

  std::span<const std::uint32_t> colours() const { return {colours_.data(), static_cast<std::size_t>(count_)}; }

 private:
  static constexpr std::size_t kSlots = 1024;  // a quarter full at most, so probing stays short
  static std::size_t slot_of(std::uint32_t colour) { return (colour * 0x9E3779B1U) >> 22U; }

  std::array<std::int16_t, kSlots> slots_{};
  std::array<std::uint32_t, kMost> colours_{};
  std::int16_t count_ = 0;
};

constexpr int kSmallLevel = 9;

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

void big_endian(std::uint8_t* to, std::uint32_t value) {
  for (unsigned i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
}

}  // namespace

struct PngWriter::Internals {
  explicit Internals(const PictureEncoding& encoding)
      : compressor(encoding.compression == Compression::small ? libdeflate_alloc_compressor(kSmallLevel) : nullptr),
        inches_high(encoding.inches_high),
        mask(encoding.transparent ? 0xFFFFFFFFU : 0x00FFFFFFU),
        channels(encoding.transparent ? 4 : 3) {}
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals() { libdeflate_free_compressor(compressor); }

  bool gather_indices(const Bitmap& picture);
  void gather_channels(const Bitmap& picture);
  void filter_channels(const Bitmap& picture);
  void pack_indices(PixelSize size, int bits);
  bool pack_small(const std::vector<std::uint8_t>& data);
  void append_text(std::string_view text) { file.insert(file.end(), text.begin(), text.end()); }
  void append_check(std::size_t start);
  void append_chunk(std::string_view type, std::span<const std::uint8_t> data);
  void append_header(PixelSize size, int bits, bool indexed);
  void append_resolution(PixelSize size);
  void append_palette();

  libdeflate_compressor* compressor;  // null when packing fast
  float inches_high;
  std::uint32_t mask;    // of a pixel's bits that count: all, or not its alpha
  std::size_t channels;  // of a picture without a palette
  RowPacker packer;
  Palette palette;
  std::vector<std::uint8_t> rows;    // filter byte and samples of each row
  std::vector<std::uint8_t> packed;  // rows with less than 8 bits a sample, or filtered rows
  std::vector<std::uint8_t> file;
};

PngWriter::PngWriter(const PictureEncoding& encoding) : internals_(std::make_unique<Internals>(encoding)) {}
PngWriter::~PngWriter() = default;

std::span<const std::uint8_t> PngWriter::write(const Bitmap& picture) {
  Internals& in = *internals_;
  if (picture.size.width < 1 || picture.size.height < 1) return {};
  const bool small = in.compressor != nullptr;
  const bool indexed = in.gather_indices(picture);
  const int bits = indexed && small ? bits_for(in.palette.colours().size()) : 8;
  if (!indexed) in.gather_channels(picture);
  if (small && indexed && bits < 8) in.pack_indices(picture.size, bits);
  if (small && !indexed) in.filter_channels(picture);

  in.file.clear();
  in.append_header(picture.size, bits, indexed);
  // IDAT is packed straight into its place; its length is known only then.
  const std::size_t at = in.file.size();
  in.append_text(std::string_view("\0\0\0\0IDAT", 8));
  if (small) {
    if (!in.pack_small(bits < 8 || !indexed ? in.packed : in.rows)) return {};
  } else {
    const std::size_t unit = indexed ? 1 : in.channels;
    in.packer.pack(in.rows, static_cast<std::size_t>(picture.size.width) * unit + 1, unit, in.file);
  }
  const std::size_t length = in.file.size() - at - 8;
  for (unsigned i = 0; i < 4; ++i) in.file[at + i] = static_cast<std::uint8_t>(length >> (24U - 8U * i));
  in.append_check(at + 4);
  in.append_chunk("IEND", {});
  return in.file;
}

// libdeflate at the level where it stops gaining on slides.
bool PngWriter::Internals::pack_small(const std::vector<std::uint8_t>& data) {
  const std::size_t at = file.size();
  file.resize(at + libdeflate_zlib_compress_bound(compressor, data.size()));
  const std::size_t length =
      libdeflate_zlib_compress(compressor, data.data(), data.size(), file.data() + at, file.size() - at);
  file.resize(at + length);
  return length > 0;
}

// Rows of palette indices; false, with `rows` in no particular state, when there are more than 256 colours.
bool PngWriter::Internals::gather_indices(const Bitmap& picture) {
  palette.clear();
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  rows.resize((width + 1) * height);
  std::uint32_t last = ~picture.pixels.front() & mask;
  std::uint8_t index = 0;
  for (std::size_t y = 0; y < height; ++y) {
    const std::uint32_t* from = picture.pixels.data() + y * width;
    std::uint8_t* to = rows.data() + y * (width + 1);
    // Most rows of a slide repeat the one above.
    if (y > 0 && std::memcmp(from, from - width, width * sizeof *from) == 0) {
      std::memcpy(to, to - (width + 1), width + 1);
      continue;
    }
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t colour = from[x] & mask;
      if (colour != last) {
        const int found = palette.index_of(colour);
        if (found < 0) return false;
        index = static_cast<std::uint8_t>(found);
        last = colour;
      }
      to[x] = index;
    }
  }
  return true;
}

void PngWriter::Internals::gather_channels(const Bitmap& picture) {
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  rows.resize((width * channels + 1) * height);
  const std::uint32_t* from = picture.pixels.data();
  std::uint8_t* to = rows.data();
  for (std::size_t y = 0; y < height; ++y) {
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x, to += channels) {
      const std::uint32_t pixel = *from++;
      to[0] = static_cast<std::uint8_t>(pixel >> 16U);
      to[1] = static_cast<std::uint8_t>(pixel >> 8U);
      to[2] = static_cast<std::uint8_t>(pixel);
      if (channels == 4) to[3] = static_cast<std::uint8_t>(pixel >> 24U);
    }
  }
}

// Chooses a filter for each row by the least sum of absolute differences (PNG 3rd edition, section 12.7), which gains
// much on photographs; a row that equals the one above it becomes zeros.
void PngWriter::Internals::filter_channels(const Bitmap& picture) {
  const std::size_t stride = static_cast<std::size_t>(picture.size.width) * channels;
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
        const int left = i < channels ? 0 : row[i - channels];
        const int corner = i < channels ? 0 : above[i - channels];
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
  constexpr std::uint8_t kRgb = 2;
  constexpr std::uint8_t kIndexed = 3;
  constexpr std::uint8_t kRgba = 6;
  std::array<std::uint8_t, 13> header{};
  big_endian(header.data(), static_cast<std::uint32_t>(size.width));
  big_endian(header.data() + 4, static_cast<std::uint32_t>(size.height));
  header[8] = static_cast<std::uint8_t>(bits);
  header[9] = indexed ? kIndexed : channels == 4 ? kRgba : kRgb;
  append_chunk("IHDR", header);

  constexpr std::array<std::uint8_t, 1> kPerceptual{0};
  append_chunk("sRGB", kPerceptual);
  append_resolution(size);
  if (indexed) append_palette();
}

void PngWriter::Internals::append_resolution(PixelSize size) {
  constexpr double kMetresInAnInch = 0.0254;
  const double per_metre = size.height / (static_cast<double>(inches_high) * kMetresInAnInch);
  std::array<std::uint8_t, 9> resolution{};
  big_endian(resolution.data(), static_cast<std::uint32_t>(std::lround(per_metre)));
  big_endian(resolution.data() + 4, static_cast<std::uint32_t>(std::lround(per_metre)));
  resolution[8] = 1;  // the unit is the metre
  append_chunk("pHYs", resolution);
}

void PngWriter::Internals::append_palette() {
  std::vector<std::uint8_t> colours;
  std::vector<std::uint8_t> alphas;
  for (const std::uint32_t colour : palette.colours()) {
    colours.push_back(static_cast<std::uint8_t>(colour >> 16U));
    colours.push_back(static_cast<std::uint8_t>(colour >> 8U));
    colours.push_back(static_cast<std::uint8_t>(colour));
    alphas.push_back(static_cast<std::uint8_t>(colour >> 24U));
  }
  append_chunk("PLTE", colours);
  if (channels == 4) append_chunk("tRNS", alphas);
}

void PngWriter::Internals::append_chunk(std::string_view type, std::span<const std::uint8_t> data) {
  const std::size_t start = file.size() + 4;
  for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(data.size() >> (24U - 8U * i)));
  append_text(type);
  file.insert(file.end(), data.begin(), data.end());
  append_check(start);
}

// The checksum of a chunk, from its type on.
void PngWriter::Internals::append_check(std::size_t start) {
  const std::uint32_t check = libdeflate_crc32(0, file.data() + start, file.size() - start);
  for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(check >> (24U - 8U * i)));
}

}  // namespace lectern
