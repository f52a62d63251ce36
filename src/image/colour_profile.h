#pragma once
// The colours that a picture's file means: its ICC profile (ICC.1:2010) is applied where it says anything but sRGB.
// Pure; safe on any thread.

#include <string>

#include "image/image.h"

namespace lectern {

/// The ICC profile inside a JPEG, PNG or WebP file that pixels() has applied, for a document that takes over the file's
/// own numbers. Empty where there is none, where it makes no visible difference to sRGB, or where it is damaged or
/// meant for other colours than the file has.
std::string colour_profile(const Image& image);

/// How CMYK without a profile is painted, as an ICC profile of a few kilobytes: inks multiply, red is (1 - C) (1 - K),
/// and what comes out is sRGB.
const std::string& plain_ink_profile();

}  // namespace lectern
