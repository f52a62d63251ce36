#pragma once
// The keys of a theme file, in the order in which write_theme prints them, each with the member that it sets and the
// bounds of what is sane for it. Reading, writing and the hints for unknown keys all use these tables.

#include <span>
#include <string_view>

#include "theme/theme.h"

namespace lectern {

struct ColourKey {
  std::string_view name;
  Colour Palette::* member;
};

struct FaceKey {
  std::string_view name;
  TypeFace Theme::* member;
};

/// A size or measure; values outside `least` to `most` are clamped.
template <class Owner>
struct LengthKey {
  std::string_view name;
  float Owner::* member;
  float least = 0;
  float most = 0;
};

struct SwitchKey {
  std::string_view name;
  bool Theme::* member;
};

struct CornerKey {
  std::string_view name;
  Corner corner;
};

/// `lower` may not exceed `upper`; the lower one gives way.
struct OrderedSizes {
  std::string_view lower;
  std::string_view upper;
};

std::span<const ColourKey> colour_keys();
std::span<const FaceKey> face_keys();
std::span<const LengthKey<TypeScale>> size_keys();
std::span<const LengthKey<Measures>> margin_keys();
std::span<const SwitchKey> footer_keys();
std::span<const CornerKey> corner_keys();

std::span<const OrderedSizes> ordered_sizes();

inline constexpr std::string_view kNameKey = "name";
inline constexpr std::string_view kInheritsKey = "inherits";
inline constexpr std::string_view kColoursKey = "colours";
inline constexpr std::string_view kSectionColoursKey = "section-colours";
inline constexpr std::string_view kFacesKey = "faces";
inline constexpr std::string_view kStrongWeightKey = "strong-weight";
inline constexpr std::string_view kSizesKey = "sizes";
inline constexpr std::string_view kMarginsKey = "margins";
inline constexpr std::string_view kFooterKey = "footer";
inline constexpr std::string_view kLogoKey = "logo";
inline constexpr std::string_view kLayoutsKey = "layouts";

inline constexpr int kLeastWeight = 100;
inline constexpr int kMostWeight = 900;
inline constexpr float kLeastTracking = -0.1F;
inline constexpr float kMostTracking = 0.3F;
inline constexpr float kLeastLeading = 1.0F;  // less, and descenders touch what is below them
inline constexpr float kMostLeading = 2.0F;
inline constexpr float kLeastLogo = 16;
inline constexpr float kMostLogo = 200;

}  // namespace lectern
