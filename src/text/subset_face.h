#pragma once
// A font file with only what some text needs, for files that carry their own faces (HTML). Pure; safe on any thread.

#include <vector>

#include "base/result.h"
#include "text/face.h"

namespace lectern {

/// A TrueType or OpenType file with the glyphs of `characters` and all that shaping makes of them (ligatures, kerning,
/// joined forms, tabular figures), and without names and hinting. The order of `characters` does not matter. Fails when
/// HarfBuzz cannot take the face apart.
Result<SharedBytes> subset_face(const Face& face, const std::vector<char32_t>& characters);

}  // namespace lectern
