#pragma once
// A PDF of our own taken apart again: objects as text, streams unpacked.

#include <libdeflate.h>

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "paint/pdf.h"

namespace lectern {

struct PdfParts {
  std::string bytes;
  std::map<int, std::string> objects;  ///< without a stream's bytes
  std::map<int, std::string> streams;  ///< unpacked where they are packed

  /// The first object that holds a text; empty where none does.
  std::string object_with(std::string_view text) const {
    for (const auto& [number, object] : objects)
      if (object.find(text) != std::string::npos) return object;
    return {};
  }
  int count_of(std::string_view text) const {
    int count = 0;
    for (const auto& [number, object] : objects)
      for (std::size_t at = object.find(text); at != std::string::npos; at = object.find(text, at + 1)) ++count;
    return count;
  }
  /// The unpacked stream of the object that holds a text.
  std::string stream_with(std::string_view text) const {
    for (const auto& [number, object] : objects)
      if (object.find(text) != std::string::npos && streams.contains(number)) return streams.at(number);
    return {};
  }
  /// The drawing operators of page `index`.
  std::string content(int index) const {
    for (const auto& [number, object] : objects) {
      if (object.find("/Type/Page/") == std::string::npos || index-- > 0) continue;
      return streams.at(std::atoi(object.c_str() + object.find("/Contents ") + 10));
    }
    return {};
  }
};

inline std::string inflated(std::string_view packed) {
  libdeflate_decompressor* const unpacker = libdeflate_alloc_decompressor();
  std::string out(std::max<std::size_t>(packed.size() * 64, 4096), '\0');
  std::size_t length = 0;
  const auto result =
      libdeflate_zlib_decompress(unpacker, packed.data(), packed.size(), out.data(), out.size(), &length);
  libdeflate_free_decompressor(unpacker);
  out.resize(result == LIBDEFLATE_SUCCESS ? length : 0);
  return out;
}

inline PdfParts parts_of(std::string bytes) {
  PdfParts parts;
  parts.bytes = std::move(bytes);
  const std::string_view all = parts.bytes;
  constexpr std::string_view kStart = " 0 obj\n<<";
  for (std::size_t at = all.find(kStart); at != std::string_view::npos; at = all.find(kStart, at + 1)) {
    const std::size_t line = all.rfind('\n', at - 1) + 1;
    const int number = std::atoi(parts.bytes.c_str() + line);
    const std::size_t open = at + kStart.size();
    const std::size_t data = all.find(">>stream\n", open);
    const std::string entries(all.substr(open, data - open));
    const auto length = static_cast<std::size_t>(std::atoi(entries.c_str() + entries.rfind("/Length ") + 8));
    const std::string_view packed = all.substr(data + 9, length);
    parts.objects[number] = entries;
    const bool unpack = entries.find("/FlateDecode") != std::string::npos;
    parts.streams[number] = unpack ? inflated(packed) : std::string(packed);
    if (entries.find("/Type/ObjStm") == std::string::npos) continue;
    const std::string inside = parts.streams[number];
    const auto first = static_cast<std::size_t>(std::atoi(entries.c_str() + entries.find("/First ") + 7));
    char* head = const_cast<char*>(inside.c_str());  // NOLINT: strtol wants it so
    int before = 0;
    std::size_t begin = 0;
    while (head < inside.c_str() + first) {
      const auto object = static_cast<int>(std::strtol(head, &head, 10));
      const auto offset = static_cast<std::size_t>(std::strtol(head, &head, 10));
      if (before != 0) parts.objects[before] = inside.substr(first + begin, offset - begin);
      before = object;
      begin = offset;
      while (*head == ' ') ++head;
    }
    if (before != 0) parts.objects[before] = inside.substr(first + begin);
  }
  return parts;
}

/// The pages of one document.
inline std::string written(std::vector<PdfPage> pages, PdfSettings settings = {}, PdfSummary* summary = nullptr) {
  std::string out;
  PdfWriter writer(std::move(settings), [&out](std::span<const std::uint8_t> bytes) -> Result<void> {
    out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());  // NOLINT: a byte is a byte
    return {};
  });
  for (PdfPage& page : pages) {
    if (!writer.add(std::move(page))) return {};
  }
  const auto done = writer.finish();
  if (done && summary != nullptr) *summary = *done;
  return out;
}

/// A page of one scene, a point to a slide unit.
inline PdfPage page_of(const Scene& scene, std::string label = {}) {
  PdfPageSetup setup;
  setup.size = scene.size;
  setup.label = std::move(label);
  PdfPage page(std::move(setup));
  page.place(scene, scene.step_count - 1, {0, 0, scene.size.width, scene.size.height});
  return page;
}

inline PdfParts parts_of(const Scene& scene, PdfSettings settings = {}, PdfSummary* summary = nullptr) {
  std::vector<PdfPage> pages;
  pages.push_back(page_of(scene));
  return parts_of(written(std::move(pages), std::move(settings), summary));
}

}  // namespace lectern
