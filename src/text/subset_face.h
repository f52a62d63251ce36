#pragma once
// A font file with only what some text needs, for files that carry their own faces (HTML). Pure; safe on any thread.

#include <cstdint>
#include <set>

#include "base/result.h"
#include "text/face.h"

namespace lectern {

/// What a text uses of a face.
struct FaceUse {
  std::set<char32_t> characters;
  std::set<std::uint32_t> glyphs;  ///< what shaping made of them: it may have composed or taken apart characters
};

/// A TrueType or OpenType file with the characters of `use`, those of its glyphs, and all that shaping makes of them
/// (ligatures, kerning, joined forms, tabular figures), and without names and hinting. Fails when HarfBuzz cannot take
/// the face apart.
Result<SharedBytes> subset_face(const Face& face, const FaceUse& use);

}  // namespace lectern
