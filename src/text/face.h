#pragma once
// One opened font face. Immutable after opening and safe to use from any thread; shared by every run that it set.
// Measures are in ems (1 = the font size), y up as fonts have it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/font_file.h"
#include "base/geometry.h"
#include "base/result.h"

namespace lectern {

struct FaceMetrics {
  float ascent = 0.9F;    ///< above the baseline, positive
  float descent = 0.25F;  ///< below the baseline, positive
  float cap_height = 0.7F;
  float x_height = 0.5F;
  float underline_position = -0.1F;
  float underline_thickness = 0.05F;
};

/// One outline command; coordinates in ems, y up. `close` ends a contour.
struct OutlineSegment {
  enum class Kind { move, line, curve, close };
  Kind kind = Kind::move;
  Point control1;  ///< curve only (cubic)
  Point control2;  ///< curve only
  Point to;
};

/// A glyph that is a picture (colour emoji): PNG bytes and where they go, in ems relative to the origin, y up.
struct ColourGlyph {
  SharedBytes png;
  Rect box;  ///< x, y of the lower left corner, width, height
};

class Face {
 public:
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  Face(Face&&) = delete;
  Face& operator=(Face&&) = delete;
  ~Face();

  /// Opens the bytes of a catalogue entry; an untrusted one is first rewritten by HarfBuzz's subsetter.
  static Result<std::shared_ptr<const Face>> open(const FontFile& file);

  const FontFile& file() const;
  /// The font file's bytes as stb_truetype, Cairo and PDF embedding may see them (rewritten where untrusted).
  const SharedBytes& bytes() const;
  const FaceMetrics& metrics() const;
  int units_per_em() const;
  /// Glyph for a code point, 0 when the face has none.
  std::uint32_t glyph_for(char32_t code_point) const;
  /// Advance of a glyph in ems, before any kerning.
  float advance(std::uint32_t glyph) const;
  /// Ink box of a glyph in ems, y up (x, y is the lower left corner); empty for blanks.
  Rect glyph_box(std::uint32_t glyph) const;
  std::vector<OutlineSegment> outline(std::uint32_t glyph) const;
  std::optional<ColourGlyph> colour_glyph(std::uint32_t glyph) const;
  /// True where the face draws pictures instead of outlines.
  bool is_colour() const;

  struct Internals;
  const Internals& internals() const { return *internals_; }  ///< for room `text` alone

 private:
  explicit Face(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
