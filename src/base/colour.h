#pragma once
// sRGB colours with straight alpha, 8 bits a channel.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  bool operator==(const Colour&) const = default;
};

/// Reads "#RGB", "#RRGGBB", "#RRGGBBAA", "rgb(r, g, b)" or a CSS colour name (CSS Color 4, section 6.1; case ignored).
std::optional<Colour> parse_colour(std::string_view text);

/// "#RRGGBB", or "#RRGGBBAA" where the colour is not opaque.
std::string to_hex(Colour colour);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
float contrast_ratio(Colour a, Colour b);

/// Relative luminance, 0 (black) to 1 (white), of an opaque colour (WCAG 2.2).
float relative_luminance(Colour colour);

/// Linear mix in sRGB: share 0 gives `from`, 1 gives `to`.
Colour mix(Colour from, Colour to, float share);

}  // namespace lectern
