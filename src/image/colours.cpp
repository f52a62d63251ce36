#include "image/colours.h"

#include <lcms2.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace lectern {
namespace {

// Profiles of printing inks take up to 3 MB.
constexpr std::size_t kMostBytes = 8U << 20U;
// Steps of 255 that nobody sees, by which the makers of sRGB profiles differ.
constexpr int kSame = 2;

using Profile = std::unique_ptr<void, decltype(&cmsCloseProfile)>;
using FourBytes = std::array<std::uint8_t, 4>;

bool describes_colours(cmsHPROFILE profile, StoredColours stored) {
  const cmsProfileClassSignature kind = cmsGetDeviceClass(profile);
  const cmsColorSpaceSignature wanted = stored == StoredColours::grey  ? cmsSigGrayData
                                        : stored == StoredColours::rgb ? cmsSigRgbData
                                                                       : cmsSigCmykData;
  return cmsGetColorSpace(profile) == wanted && (kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
                                                 kind == cmsSigOutputClass || kind == cmsSigColorSpaceClass);
}

// Little CMS's word for how four bytes lie; it leaves the bytes that it calls extra as they are.
cmsUInt32Number format_of(StoredColours stored, DecodedAs decoded) {
  if (stored == StoredColours::ink) return TYPE_CMYK_8;
  if (stored == StoredColours::light) return TYPE_CMYK_8_REV;
  if (decoded == DecodedAs::rgba) return TYPE_RGBA_8;
  return std::endian::native == std::endian::little ? TYPE_BGRA_8 : TYPE_ARGB_8;
}

// Colours all over the cube; of greys, the diagonal.
std::vector<std::uint32_t> samples(bool grey) {
  constexpr std::array<std::uint8_t, 6> kLevels{0, 51, 102, 153, 204, 255};
  std::vector<std::uint32_t> out;
  for (const std::uint8_t red : kLevels) {
    if (grey) out.push_back(std::bit_cast<std::uint32_t>(FourBytes{red, red, red, red}));
    if (grey) continue;
    for (const std::uint8_t green : kLevels)
      for (const std::uint8_t blue : kLevels) {
        // An opacity's place is the first or the last.
        out.push_back(std::bit_cast<std::uint32_t>(FourBytes{red, green, blue, red}));
      }
  }
  return out;
}

bool look_alike(std::uint32_t a, std::uint32_t b) {
  return std::ranges::equal(std::bit_cast<FourBytes>(a), std::bit_cast<FourBytes>(b),
                            [](int x, int y) { return std::abs(x - y) <= kSame; });
}

}  // namespace

std::optional<ToScreen> ToScreen::from(std::string_view profile, StoredColours stored, DecodedAs decoded) {
  if (profile.empty() || profile.size() > kMostBytes) return std::nullopt;
  const Profile from(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())),
                     &cmsCloseProfile);
  const Profile screen(cmsCreate_sRGBProfile(), &cmsCloseProfile);
  if (from == nullptr || screen == nullptr || !describes_colours(from.get(), stored)) return std::nullopt;
  const bool grey = stored == StoredColours::grey;
  const cmsUInt32Number out = format_of(StoredColours::rgb, decoded);
  // Grey is read from a byte that is no opacity, whose place differs: from a byte of its own.
  Transform transform(cmsCreateTransform(from.get(), grey ? TYPE_GRAY_8 : format_of(stored, decoded), screen.get(), out,
                                         INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION),
                      &cmsDeleteTransform);
  if (transform == nullptr) return std::nullopt;
  ToScreen made(stored, decoded, std::move(transform));
  if (stored == StoredColours::grey || stored == StoredColours::rgb) {
    const std::vector<std::uint32_t> before = samples(grey);
    std::vector<std::uint32_t> after = before;
    made.apply(after);
    if (std::ranges::equal(before, after, look_alike)) return std::nullopt;
  }
  return made;
}

void ToScreen::apply(std::span<std::uint32_t> pixels) const {
  // The limits on pictures are far below the 32 bits that a call takes.
  const auto count = static_cast<cmsUInt32Number>(pixels.size());
  if (stored_ != StoredColours::grey) {
    cmsDoTransform(transform_.get(), pixels.data(), pixels.data(), count);
    if (stored_ == StoredColours::rgb) return;
    for (std::uint32_t& pixel : pixels) pixel |= 0xFF000000U;
    return;
  }
  std::array<std::uint8_t, 256> levels{};
  for (std::size_t i = 0; i < levels.size(); ++i) levels.at(i) = static_cast<std::uint8_t>(i);
  std::array<std::uint32_t, 256> greys{};
  cmsDoTransform(transform_.get(), levels.data(), greys.data(), static_cast<cmsUInt32Number>(levels.size()));
  const auto opacity = std::bit_cast<std::uint32_t>(FourBytes{0, 0, 0, 255});
  const std::uint32_t kept = decoded_ == DecodedAs::rgba ? opacity : 0xFF000000U;
  for (std::uint32_t& pixel : pixels) pixel = (greys.at(std::bit_cast<FourBytes>(pixel)[1]) & ~kept) | (pixel & kept);
}

}  // namespace lectern
