// Any bytes are refused in words or become a picture within the limits.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../support/known_leaks.h"
#include "image/image.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  constexpr ImageLimits kLimits{.bytes = 1 << 20, .pixels = 1'000'000, .edge = 4'000};
  const auto image = decode_image(shared_bytes(std::string(data, data + size)), kLimits);
  if (!image) return 0;
  const PixelImage small = (*image)->scaled({16, 9});
  if (small.pixels.size() != std::size_t{16} * 9) std::abort();
  return 0;
}
