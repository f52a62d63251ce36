#pragma once
// Puts lines of text into a report's scene. Private to room `report`.

#include <string>
#include <string_view>

#include "report/rehearsal_report.h"
#include "report/report_scene.h"
#include "scene/scene.h"

namespace lectern {

struct LineLook {
  float size = 24;
  int weight = 400;
  Colour colour;
  bool display = false;  ///< set in the theme's title face
};

class ReportSetter {
 public:
  ReportSetter(const ReportLook& look, Scene& scene) : look_(look), scene_(scene) {}

  enum class Side { left, centre, right };
  /// One line with its baseline at `at`, which is its left end, middle or right end; cut at a grapheme with an ellipsis
  /// where it is wider than `room`. Gives its width.
  float line(std::string_view text, const LineLook& how, Point at, int tag, Side side = Side::left,
             float room = 1e6F) const;
  /// A styled paragraph, its first baseline at `at`; gives the baseline of its last line.
  float paragraph(const ReportLine& text, float size, Colour colour, Point at, float room, int tag) const;
  /// The lines that `paragraph` would take.
  int lines_of(const ReportLine& text, float size, float room) const;
  /// Adds a node of the tag tree.
  int tag(TagKind kind, int parent, std::string alt = {}) const;

 private:
  ShapedParagraph shaped(const ReportLine& text) const;
  ShapedParagraph shaped(std::string_view text, const LineLook& how) const;
  void draw(const TextLine& line, Point at, Colour colour, int tag) const;
  Colour colour_of(std::uint32_t style, Colour plain) const;

  const ReportLook& look_;
  Scene& scene_;
};

inline constexpr float kParagraphLeading = 1.5F;

}  // namespace lectern
