#pragma once
// What a page is made of until the writer gives its parts their numbers. For room `paint` alone.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "image/image.h"
#include "paint/pdf.h"
#include "scene/scene.h"
#include "text/face.h"

namespace lectern {

/// How a face's glyphs go out.
enum class PdfFontKind {
  embedded,  ///< a subset of the face; codes are glyph numbers
  drawn      ///< a Type 3 font of pictures or outlines; codes are the low bytes of glyph numbers
};

/// What each glyph of a font stands for, by glyph number.
using PdfGlyphTexts = std::map<std::uint32_t, std::string>;

/// One font of a page.
struct PdfFontUse {
  std::shared_ptr<const Face> face;
  PdfFontKind kind = PdfFontKind::embedded;
  std::uint32_t block = 0;  ///< drawn: the glyph numbers without their low bytes
  PdfGlyphTexts glyphs;
};

/// A picture of a page, and how finely it has to be drawn: it is shown at up to 2^fineness slide units to a unit of its
/// own. Pixels are what they are: 0.
struct PdfImageUse {
  std::shared_ptr<const Image> image;
  int fineness = 0;
};

/// A shading whose opacity changes along the way: a mask that the writer makes an object of.
struct PdfMask {
  Rect box;             ///< in the units of the content at that place
  std::string shading;  ///< a dictionary
};

/// A rectangle that can be clicked, in points, y up.
struct PdfLinkArea {
  Rect box;
  std::string target;
  int element = -1;   ///< of the structure, -1: none
  std::string words;  ///< that are in it
};

/// A part of an element, in reading order: marked content of the page, an element inside, or the area of a link.
struct PdfPart {
  enum class Kind { content, element, area };
  Kind kind = Kind::content;
  int index = 0;
};

struct PdfElement {
  std::string_view type;  ///< "P", "H1" ... (static text)
  int parent = -1;        ///< -1: the document
  std::string title;
  std::string alt;
  std::string lang;
  std::string words;        ///< what it says, where its drawing does not
  std::size_t columns = 1;  ///< of its table that a cell goes across
  Rect box;                 ///< of figures, in points, y up
  std::vector<PdfPart> parts;
};

struct PdfPage::Internals {
  PdfPageSetup setup;
  std::string content;
  bool packed = false;
  bool translucent = false;
  std::string lang;                   ///< of the first scene
  std::vector<PdfFontUse> fonts;      ///< named /F0, /F1 ...
  std::vector<PdfImageUse> images;    ///< /I0 ...
  std::vector<int> alphas;            ///< /A127 ...: opacities in 255ths
  std::vector<std::string> shadings;  ///< /S0 ...: dictionaries
  std::vector<PdfMask> masks;         ///< /M0 ...
  std::vector<PdfElement> elements;   ///< parents before children
  std::vector<int> marked;            ///< the element of each piece of marked content
  std::vector<PdfLinkArea> areas;

  /// The font in which the glyph stands for the text: a glyph that stands for two is in two fonts.
  int font(const std::shared_ptr<const Face>& face, PdfFontKind kind, std::uint32_t glyph, const std::string& text);
};

/// Marked content: which element of the structure what is drawn belongs to (ISO 32000-1, 14.6). Sequences do not nest.
class PdfMarks {
 public:
  static constexpr int kArtifact = -1;

  explicit PdfMarks(PdfPage::Internals& page) : page_(page) {}
  /// What is drawn from here on belongs to an element, or is an artifact.
  void begin(int element);
  /// As begin, and readers are to take it for `words`, whatever its glyphs say.
  void begin_spoken(int element, std::string_view words);
  /// What is drawn from here on has its words elsewhere.
  void begin_silent();
  void end();

 private:
  void open_content(int element, std::string_view type, std::string_view entries);

  PdfPage::Internals& page_;
  int element_ = kArtifact;
  int open_ = 0;  ///< sequences to be closed
  bool spoken_ = false;
};

/// Appends the operators that show a text of an element; the current units are slide units, y down. `spaced`: a space
/// follows that was not set, since a new line or a gap parts this text from the next.
void set_pdf_text(PdfPage::Internals& page, PdfMarks& marks, int element, const DrawText& draw, bool spaced);

/// Advance of a glyph in thousandths of an em, as the document states it.
double pdf_advance(const Face& face, std::uint32_t glyph);

}  // namespace lectern
