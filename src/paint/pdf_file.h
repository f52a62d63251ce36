#pragma once
// The objects of a PDF file and where they lie: small ones are gathered into compressed object streams, the table at
// the end is a compressed stream too (ISO 32000-1, 7.5.7 and 7.5.8). For room `paint` alone.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paint/pdf.h"

namespace lectern {

class PdfFile {
 public:
  explicit PdfFile(PdfSink sink);

  /// A number for an object that is written later, or already referred to.
  int reserve();
  /// Writes an object that is not a stream.
  void put(int object, std::string_view body);
  int put(std::string_view body) {
    const int object = reserve();
    put(object, body);
    return object;
  }
  /// Writes a stream: `entries` of its dictionary without its length, and its bytes, encoded as they say.
  void put_stream(int object, std::string_view entries, std::string_view bytes);
  int put_stream(std::string_view entries, std::string_view bytes) {
    const int object = reserve();
    put_stream(object, entries, bytes);
    return object;
  }
  /// Compresses the bytes first.
  int put_deflated(std::string_view entries, std::string_view bytes, int level = 6);

  /// The table of objects. Every object that was reserved must have been put.
  Result<std::uint64_t> finish(int catalog, int info);

  /// Nothing more is written after an error.
  const Result<void>& state() const { return state_; }

 private:
  struct Place {
    std::uint8_t type = 0;    ///< 0 free, 1 at an offset, 2 in an object stream
    std::uint64_t where = 0;  ///< the offset, or the number of the object stream
    std::uint32_t index = 0;  ///< in the object stream
  };

  void write(std::string_view bytes);
  void flush_objects();
  std::string table(std::size_t count) const;

  PdfSink sink_;
  Result<void> state_;
  std::uint64_t written_ = 0;
  std::uint64_t hash_low_ = 0x243F6A8885A308D3ULL;
  std::uint64_t hash_high_ = 0x13198A2E03707344ULL;
  std::vector<Place> places_;  // by object number
  std::vector<int> gathered_;  // objects of the stream that is being filled
  std::string heads_;
  std::string bodies_;
};

/// "12 0 R"
std::string reference_to(int object);

}  // namespace lectern
