#include "markdown/encoding.h"

#include <fmt/format.h>

#include "base/words.h"

namespace lectern {
namespace {

constexpr std::size_t kMostPlaces = 5;

SourceSpan byte_at(std::size_t offset) {
  return {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + 1)};
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
}

}  // namespace lectern
