#pragma once
// ICC profiles whose outcome can be worked out by hand.

#include <lcms2.h>

#include <string>

namespace lectern {

inline std::string saved_profile(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

/// sRGB's primaries (ITU-R BT.709) and white with this gamma; 1 is light itself, of which half is 188 in sRGB.
inline std::string rgb_profile(double gamma) {
  const cmsCIExyY white{0.3127, 0.3290, 1.0};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
  cmsToneCurve* const curve = cmsBuildGamma(nullptr, gamma);
  cmsToneCurve* curves[] = {curve, curve, curve};
  std::string bytes = saved_profile(cmsCreateRGBProfile(&white, &primaries, curves));
  cmsFreeToneCurve(curve);
  return bytes;
}

inline std::string grey_profile(double gamma) {
  const cmsCIExyY white{0.3127, 0.3290, 1.0};
  cmsToneCurve* const curve = cmsBuildGamma(nullptr, gamma);
  std::string bytes = saved_profile(cmsCreateGrayProfile(&white, curve));
  cmsFreeToneCurve(curve);
  return bytes;
}

inline std::string srgb_of_another_maker() {
  return saved_profile(cmsCreate_sRGBProfile());
}

}  // namespace lectern
