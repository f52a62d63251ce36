#include "paint/pdf_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "paint/generations.h"
#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

constexpr std::size_t kObjectsInStream = 200;
// A row of the table: type, offset, index (big-endian).
constexpr std::size_t kRow = 1 + 5 + 2;

void put_big_endian(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = bytes; i-- > 0;) out += static_cast<char>(static_cast<std::uint8_t>(value >> (8U * i)));
}

// Each row as its difference from the row above (PNG's filter "Up"), which packs far better.
std::string rows_as_differences(std::string_view rows) {
  std::string out;
  out.reserve(rows.size() + rows.size() / kRow);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % kRow == 0) out += '\2';
    const auto above = static_cast<std::uint8_t>(i < kRow ? 0 : rows[i - kRow]);
    out += static_cast<char>(static_cast<std::uint8_t>(static_cast<std::uint8_t>(rows[i]) - above));
  }
  return out;
}

}  // namespace

std::string reference_to(int object) {
  return fmt::format("{} 0 R", object);
}

PdfFile::PdfFile(PdfSink sink) : sink_(std::move(sink)), places_(1) {
  // The second line tells programs that look at the first bytes that this is not text.
  write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

int PdfFile::reserve() {
  places_.emplace_back();
  return static_cast<int>(places_.size()) - 1;
}

void PdfFile::put(int object, std::string_view body) {
  heads_ += fmt::format("{} {} ", object, bodies_.size());
  bodies_ += body;
  bodies_ += '\n';
  gathered_.push_back(object);
  if (gathered_.size() == kObjectsInStream) flush_objects();
}

void PdfFile::put_stream(int object, std::string_view entries, std::string_view bytes) {
  places_[static_cast<std::size_t>(object)] = {1, written_, 0};
  write(fmt::format("{} 0 obj\n<<{}/Length {}>>stream\n", object, entries, bytes.size()));
  write(bytes);
  write("\nendstream\nendobj\n");
}

int PdfFile::put_deflated(std::string_view entries, std::string_view bytes, int level) {
  return put_stream(fmt::format("{}/Filter/FlateDecode", entries), deflated(bytes, level));
}

void PdfFile::flush_objects() {
  if (gathered_.empty()) return;
  const int stream = reserve();
  std::uint32_t index = 0;
  for (const int object : gathered_) {
    places_[static_cast<std::size_t>(object)] = {2, static_cast<std::uint64_t>(stream), index++};
  }
  put_stream(stream, fmt::format("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", gathered_.size(), heads_.size()),
             deflated(heads_ + bodies_));
  gathered_.clear();
  heads_.clear();
  bodies_.clear();
}

std::string PdfFile::table(std::size_t count) const {
  std::string rows;
  rows.reserve(count * kRow);
  for (std::size_t i = 0; i < count; ++i) {
    const Place& place = places_[i];
    put_big_endian(rows, place.type, 1);
    put_big_endian(rows, place.where, 5);
    put_big_endian(rows, i == 0 ? 0xFFFF : place.index, 2);
  }
  return rows_as_differences(rows);
}

Result<std::uint64_t> PdfFile::finish(int catalog, int info) {
  flush_objects();
  const int stream = reserve();
  const std::uint64_t start = written_;
  places_[static_cast<std::size_t>(stream)] = {1, start, 0};
  // The identifier says whether two files are the same; here it is a digest of all that was written.
  const std::string id = fmt::format("<{:016X}{:016X}>", hash_high_, hash_low_);
  put_stream(stream,
             fmt::format("/Type/XRef/Size {}/W[1 5 2]/Root {}/Info {}/ID[{}{}]/Filter/FlateDecode"
                         "/DecodeParms<</Predictor 12/Columns {}>>",
                         places_.size(), reference_to(catalog), reference_to(info), id, id, kRow),
             deflated(table(places_.size())));
  write(fmt::format("startxref\n{}\n%%EOF\n", start));
  if (!state_) return std::unexpected(state_.error());
  return written_;
}

void PdfFile::write(std::string_view bytes) {
  written_ += bytes.size();
  if (!state_) return;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    hash_low_ = mixed(hash_low_, eight);
    hash_high_ = (hash_high_ ^ eight) * 0x9E3779B97F4A7C15ULL;
    hash_high_ ^= hash_high_ >> 29U;
  }
  for (; at < bytes.size(); ++at) hash_low_ = mixed(hash_low_, static_cast<unsigned char>(bytes[at]));
  state_ = sink_(as_bytes(bytes));
}

}  // namespace lectern
