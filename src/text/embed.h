#pragma once
// What a document needs of a face to carry its glyphs along: whether the face permits it, and a font of those glyphs
// alone. Pure; safe on any thread.

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "text/face.h"

namespace lectern {

/// False where the face's licence bits forbid it (OS/2 fsType: restricted, no subsetting, or bitmaps only).
bool may_be_embedded(const Face& face);

/// Numbers that a document states about a face, in thousandths of an em, y up.
struct FaceFacts {
  std::string postscript_name;  ///< ASCII, fit for a PDF name
  Rect box;                     ///< of all glyphs: x, y of the lower left corner
  float italic_angle = 0;       ///< degrees, negative leans to the right
  bool fixed_pitch = false;
  bool serif = false;
};
FaceFacts facts_of(const Face& face);

/// A font with the wanted glyphs alone.
struct FontProgram {
  bool compact = false;  ///< a bare CFF table; else a TrueType file, in which glyphs keep their numbers
  SharedBytes bytes;
  /// CFF: what a document calls each wanted glyph (its CID), by the glyph's number in the face.
  std::map<std::uint32_t, std::uint32_t> cids;
};

/// For PDF. Glyph 0 is always in it. Fails where HarfBuzz cannot take the font apart.
Result<FontProgram> font_program(const Face& face, std::span<const std::uint32_t> glyphs);

}  // namespace lectern
