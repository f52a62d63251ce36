#pragma once
// A UTF-8 text as code points, with the way back to its bytes and to the UTF-16 that ICU works on.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Immutable. Ill-formed bytes are U+FFFD (see next_code_point).
class DecodedText {
 public:
  explicit DecodedText(std::string_view text);

  std::uint32_t size() const { return static_cast<std::uint32_t>(code_points_.size()); }
  char32_t operator[](std::uint32_t index) const { return code_points_[index]; }
  const std::u32string& code_points() const { return code_points_; }
  const std::u16string& utf16() const { return utf16_; }
  bool ascii() const { return ascii_; }

  /// First byte of a code point; size() gives the end of the text.
  std::uint32_t byte_of(std::uint32_t index) const { return bytes_[index]; }
  /// Index of the code point that holds a byte, or size() from the end on.
  std::uint32_t index_of_byte(std::uint32_t byte) const;
  /// Index of the code point that starts at a UTF-16 unit.
  std::uint32_t index_of_utf16(std::int32_t unit) const {
    const auto index = static_cast<std::size_t>(unit);
    return units_.empty() ? static_cast<std::uint32_t>(index) : units_[index];
  }

 private:
  std::u32string code_points_;
  std::vector<std::uint32_t> bytes_;
  std::u16string utf16_;
  std::vector<std::uint32_t> units_;  // empty while every code point is one UTF-16 unit
  bool ascii_ = true;
};

}  // namespace lectern
