#include "export/reuse_record.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "export/write_file.h"
#include "files/files.h"

namespace lectern {
namespace {

constexpr std::string_view kFirstLine = "lectern-reuse 1\n";
constexpr std::uint64_t kMostBytes = 64 << 20;

std::uint64_t check_of(std::span<const std::uint8_t> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string name_of_file(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

// The part of `line` up to a blank, which is taken off it.
std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(line.size(), end + 1));
  return word;
}

bool read_number(std::string_view word, int base, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, base);
  return error == std::errc() && end == word.data() + word.size() && !word.empty();
}

}  // namespace

ReuseRecord::ReuseRecord(ReuseRecord&& other) noexcept
    : path_(std::move(other.path_)), entries_(std::move(other.entries_)) {}

ReuseRecord ReuseRecord::open(const std::string& path) {
  ReuseRecord record(path);
  const auto file = read_file(path, kMostBytes);
  if (!file) return record;
  std::string_view text = file->text();
  if (!text.starts_with(kFirstLine)) return record;
  text.remove_prefix(kFirstLine.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    Entry entry;
    entry.key = next_word(line);
    const bool whole = read_number(next_word(line), 10, entry.size) && read_number(next_word(line), 16, entry.check);
    if (whole && !line.empty()) record.entries_.insert_or_assign(std::string(line), std::move(entry));
  }
  return record;
}

std::optional<std::uint64_t> ReuseRecord::unchanged(const std::string& path, const std::string& key) const {
  Entry entry;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(name_of_file(path));
    if (found == entries_.end() || found->second.key != key) return std::nullopt;
    entry = found->second;
  }
  const auto file = read_file(path, entry.size);
  if (!file || file->data.size() != entry.size || check_of(file->data) != entry.check) return std::nullopt;
  return entry.size;
}

void ReuseRecord::note(const std::string& path, const std::string& key, std::span<const std::uint8_t> bytes) {
  const std::uint64_t check = check_of(bytes);
  const std::scoped_lock lock(mutex_);
  entries_.insert_or_assign(name_of_file(path), Entry{key, bytes.size(), check});
}

Result<void> ReuseRecord::write() const {
  std::string text(kFirstLine);
  const std::scoped_lock lock(mutex_);
  for (const auto& [name, entry] : entries_) {
    // A name with a line's end in it cannot be kept; such a file is made each time.
    if (name.find('\n') != std::string::npos) continue;
    text += fmt::format("{} {} {:016x} {}\n", entry.key, entry.size, entry.check, name);
  }
  return write_atomically(path_, text);
}

}  // namespace lectern
