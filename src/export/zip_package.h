#pragma once
// A ZIP archive in memory, as OPC packages want it (ECMA-376, part 2): parts in the order in which they were added, no
// clock and no time zone in them. Equal parts give equal bytes. Not thread-safe.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lectern {

/// How a part is kept: text is packed, pictures are packed already.
enum class Packing { packed, stored };

class ZipPackage {
 public:
  void add(std::string path, std::string text);
  void add(std::string path, std::vector<std::uint8_t> bytes, Packing packing);

  /// The archive. Fails only when memory runs out.
  Result<std::vector<std::uint8_t>> finish() const;

 private:
  struct Part {
    std::string path;
    std::string text;
    std::vector<std::uint8_t> bytes;
    Packing packing = Packing::packed;
    bool is_text = true;
  };
  std::deque<Part> parts_;
};

}  // namespace lectern
