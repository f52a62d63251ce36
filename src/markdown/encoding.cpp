#include "markdown/encoding.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/words.h"

namespace lectern {
namespace {

constexpr std::size_t kMostPlaces = 5;

SourceSpan byte_at(std::size_t offset) {
  return {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + 1)};
}

// Characters that are not seen and change what is: reversing ones (UAX #9 embeddings, overrides, isolates), and a
// combining mark that has no letter before it.
bool reverses(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool has_no_width(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}
// Controls but tabs and line ends; and code points that are set aside for what is not seen (Default_Ignorable in
// Unicode 15) and stand for nothing yet. NUL has a message of its own.
bool controls(char32_t c) {
  if (c < 0x20) return c != U'\0' && c != U'\t' && c != U'\n' && c != U'\r' && c != U'\f';
  return (c >= 0x7F && c <= 0x9F) || c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) || c == 0xE0000 ||
         (c >= 0xE0002 && c <= 0xE001F) || (c >= 0xE0080 && c <= 0xE00FF) || (c >= 0xE01F0 && c <= 0xE0FFF);
}
bool combines(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

// The first of each kind with its place, and how many more there are.
struct Unseen {
  std::size_t at = 0;
  char32_t first = 0;
  int count = 0;

  void add(std::size_t offset, char32_t c) {
    if (count++ == 0) {
      at = offset;
      first = c;
    }
  }
  SourceSpan where(std::size_t length) const {
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
  }
  std::string words(std::string_view what) const {
    std::string text = fmt::format("{} (U+{:04X})", what, static_cast<std::uint32_t>(first));
    if (count > 1) text += fmt::format(", and {} more like it", count - 1);
    return text;
  }
};

void report_unseen(Reading& reading) {
  const std::string_view file = reading.file;
  Unseen reversing;
  Unseen widthless;
  Unseen lone;
  Unseen controlling;
  char32_t before = U'\n';
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t begin = at;
    if (static_cast<unsigned char>(file[at]) < 0x80) {
      before = static_cast<unsigned char>(file[at++]);
      if (controls(before)) controlling.add(begin, before);
      continue;
    }
    const char32_t c = next_code_point(file, at);
    if (controls(c)) controlling.add(begin, c);
    if (reverses(c)) reversing.add(begin, c);
    if (has_no_width(c) && begin > 0) widthless.add(begin, c);
    if (combines(c) && (before == U'\n' || before == U' ' || before == U'\t')) lone.add(begin, c);
    before = c;
  }
  if (reversing.count > 0) {
    reading.diagnostics.warn("reversing-character", reversing.where(3),
                             reversing.words("an unseen character that changes the direction of text"),
                             "remove it; Lectern finds the direction of each paragraph by itself");
  }
  if (controlling.count > 0) {
    reading.diagnostics.warn("control-character", byte_at(controlling.at),
                             controlling.words("a control character, which is not shown"), "remove it");
  }
  if (widthless.count > 0) {
    reading.diagnostics.note("widthless-character", widthless.where(3),
                             widthless.words("an unseen character without width"),
                             "remove it, unless a line may break there");
  }
  if (lone.count > 0) {
    reading.diagnostics.note("lone-mark", lone.where(2), lone.words("a combining mark without a letter before it"),
                             "write the letter before it");
  }
}

}  // namespace

void report_encoding(Reading& reading) {
  const std::string_view file = reading.file;
  Diagnostics& diagnostics = reading.diagnostics;
  if (file.starts_with("\xFF\xFE") || file.starts_with("\xFE\xFF")) {
    diagnostics.error("not-utf-8", {0, 2}, "the file is UTF-16, not UTF-8", "save it as UTF-8");
    return;
  }
  const std::vector<IllFormed> found = ill_formed_utf8(file, kMostPlaces + 1);
  for (std::size_t i = 0; i < found.size() && i < kMostPlaces; ++i) {
    diagnostics.error("not-utf-8", byte_at(found[i].offset), fmt::format("not UTF-8: byte 0x{:02X}", found[i].byte),
                      "save the file as UTF-8; \uFFFD is shown in its place");
  }
  if (found.size() > kMostPlaces) {
    diagnostics.error("not-utf-8", byte_at(found[kMostPlaces].offset), "more bytes that are not UTF-8, from here on");
  }
  if (const std::size_t nul = file.find('\0'); nul != std::string_view::npos) {
    diagnostics.warn("nul-byte", byte_at(nul), "a NUL byte in the text", "remove it; \uFFFD is shown in its place");
  }
  report_unseen(reading);
}

}  // namespace lectern
