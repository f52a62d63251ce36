#pragma once
// Immutable bytes with a shared owner: a mapped file, a decoded buffer, or data inside the program.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {

/// Cheap to copy; safe to read from any thread. `owner` keeps the bytes alive; null means static data.
struct SharedBytes {
  std::span<const std::uint8_t> data;
  std::shared_ptr<const void> owner;

  std::string_view text() const {
    // A byte is a byte: viewing uint8_t as char is allowed by [basic.lval].
    return {reinterpret_cast<const char*>(data.data()),  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
            data.size()};
  }
};

/// Takes over a string as bytes.
inline SharedBytes shared_bytes(std::string text) {
  auto owner = std::make_shared<const std::string>(std::move(text));
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as above
  const std::span<const std::uint8_t> data(reinterpret_cast<const std::uint8_t*>(owner->data()), owner->size());
  return {data, owner};
}

}  // namespace lectern
