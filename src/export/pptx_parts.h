#pragma once
// The parts of a presentation that do not depend on its slides' content (ECMA-376, part 1): theme, master, layouts,
// notes master, properties; and the small things that all parts share. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "briefing/briefing.h"
#include "theme/theme.h"

namespace lectern {

/// English Metric Units of a length in slide units: a slide is 7.5 inches high, as presentation programs have it.
std::int64_t emu(float units);
/// Hundredths of a point of a font size or a distance in slide units.
int hundredths(float units);

/// The relations of one part to others, in the order in which they were added.
class Relationships {
 public:
  enum class Mode { internal, external };
  /// `type` is the last word of its address ("image", "slideLayout"). Returns its id; equal relations share one.
  std::string add(std::string_view type, std::string_view target, Mode mode = Mode::internal);
  std::string xml() const;
  bool empty() const { return list_.empty(); }

 private:
  struct Relation {
    std::string type;
    std::string target;
    Mode mode = Mode::internal;
    bool operator==(const Relation&) const = default;
  };
  std::vector<Relation> list_;
};

/// Colours and faces as the theme part names them, so that a change of the theme changes the slides.
class PptxLook {
 public:
  explicit PptxLook(const Theme& theme) : theme_(theme) {}
  const Theme& theme() const { return theme_; }
  /// <a:schemeClr .../> or <a:srgbClr .../>, with alpha where it is not opaque.
  std::string colour(Colour colour, float opacity = 1) const;
  /// <a:solidFill>...</a:solidFill>
  std::string fill(Colour colour, float opacity = 1) const;
  /// <a:latin/>, and <a:ea/> and <a:cs/> for a face that the theme does not name.
  std::string face(std::string_view family) const;

 private:
  const Theme& theme_;
};

/// Thousandths of a percent of the text's size: what makes a bullet of type the slide's dot.
inline constexpr int kPptxDotSize = 70'000;

/// The layouts, in the order of their parts slideLayout1.xml ...
enum class PptxLayout { title, section, content, title_only, blank };
inline constexpr int kPptxLayouts = 5;
/// The number in the part's name, from 1.
int number_of(PptxLayout layout);

/// The namespaces that every slide-like part declares.
std::string_view pptx_namespaces();
inline constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string pptx_theme(const Theme& theme, std::string_view name);
std::string pptx_master(const PptxLook& look, Size slide);
std::string pptx_layout(PptxLayout layout, const PptxLook& look, Size slide);
std::string pptx_notes_master(Size slide);
/// `created`: seconds since 1970, UTC; absent: the beginning of the year 2000.
std::string pptx_core_properties(const Deck& deck, std::optional<std::int64_t> created);
std::string pptx_app_properties(std::size_t slides, std::size_t notes);

/// <a:off/> and <a:ext/> of a rectangle in slide units.
std::string pptx_box(const Rect& rect);

}  // namespace lectern
