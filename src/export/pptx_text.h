#pragma once
// Paragraphs of DrawingML from a page's lines (ECMA-376, part 1, 21.1.2): runs with their faces, sizes, colours and
// links; exact line spacing, so that lines stand where layout put them. Pure.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/page_text.h"
#include "export/pptx_parts.h"

namespace lectern {

enum class PptxAlign { left, centre, right };

struct PptxParagraph {
  std::vector<const PageLine*> lines;
  PptxAlign align = PptxAlign::left;
  bool right_to_left = false;
  float pitch = 0;         ///< from line to line, in slide units
  float space_before = 0;  ///< slide units
  float margin = 0;        ///< from the box's edge to the text, slide units
  float indent = 0;        ///< of the first line's mark, negative
  int level = 0;
  std::string bullet;                ///< <a:buClr/> to <a:buChar/>; empty: <a:buNone/>
  const DrawText* number = nullptr;  ///< what the slide shows in the place of a numbered bullet
  float width = 0;                   ///< room for a line; 0: each line of the page ends with a break
  bool starts_blank = false;         ///< an empty line of code
};

/// Hyperlinks of a slide: a <a:hlinkClick/> for a target in the deck, or nothing where it must not be followed.
using PptxLink = std::function<std::string(std::string_view target)>;

/// <a:p>...</a:p>
void append_paragraph(std::string& xml, const PptxParagraph& paragraph, const Scene& scene, const PptxLook& look,
                      const PptxLink& link);

/// The language as PowerPoint names it: with a region where the deck gives none.
std::string office_language(std::string_view language);

/// Width of what a line begins with and cannot be broken: up to its first space.
float first_word_width(const PageLine& line);

/// Lines that stand so far from the edge of a common box.
struct LinesInBox {
  float margin = 0;
  std::span<const PageLine> lines;
};

/// Width of a text box around lines; it leaves room for other faces' widths, but not for the next line's first word,
/// where that can be had.
float box_width(std::span<const LinesInBox> groups);

/// Distance from line to line of a block: as measured, or of its kind of text where it has one line.
float pitch_of(const PageBlock& block, const Theme& theme);

/// Top and bottom of a paragraph's box, from its first and its last baseline.
float top_of_paragraph(const PageLine& first, float pitch);
float bottom_of_paragraph(const PageLine& last);
/// How far the face of a line's main text reaches below its baseline.
float descent_of(const PageLine& line);

/// How lines of a block are aligned.
PptxAlign align_of(const PageBlock& block, const Scene& scene);

}  // namespace lectern
