#pragma once
// Short spellings for tests of type: a set of fonts, a paragraph in one style, lines and runs as one string.

#include <string>
#include <string_view>
#include <vector>

#include "files/files.h"
#include "text/shape.h"

namespace lectern::testing {

/// Every face of the catalogue that this machine has.
inline const FontSet& all_fonts() {
  static const FontSet fonts(catalogue_fonts());
  return fonts;
}

/// The faces inside the program alone.
inline const FontSet& embedded_fonts() {
  static const FontSet fonts([] {
    std::vector<FontFile> files = catalogue_fonts();
    std::erase_if(files, [](const FontFile& file) { return !file.path.starts_with("embedded:"); });
    return files;
  }());
  return fonts;
}

inline StyledText styled(std::string_view text, TextStyle style = {}) {
  return {std::string(text), {{0, static_cast<std::uint32_t>(text.size()), std::move(style)}}};
}

inline ShapedParagraph shaped(std::string_view text, std::string_view language = "en", TextStyle style = {}) {
  return shape_paragraph(all_fonts(), styled(text, std::move(style)), {.language = std::string(language)});
}

/// Everything on one line, at size 1.
inline TextLine one_line(const ShapedParagraph& paragraph) {
  return break_lines(paragraph, {.size = 1, .width = 1e6F, .breaking = Breaking::greedy}).lines.front();
}

/// Name of a run's font file, without folder and ending.
inline std::string face_name(const ShapedRun& run) {
  const std::string& path = run.face->file().path;
  const std::size_t begin = path.find_last_of(":/") + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

/// "text|text|" with trailing blanks left out and lines parted by strokes.
inline std::string lines_of(const ShapedParagraph& paragraph, const BreakOptions& options) {
  std::string lines;
  for (const TextLine& line : break_lines(paragraph, options).lines) {
    std::string text = paragraph.text().substr(line.begin, line.end - line.begin);
    while (text.ends_with(' ')) text.pop_back();
    if (!lines.empty()) lines += "|";
    lines += text;
  }
  return lines;
}

/// "Face:text Face:text", from left to right; "<" before a run that goes right to left, "?" before a missing one.
inline std::string runs_of(const ShapedParagraph& paragraph) {
  std::string runs;
  for (const PlacedRun& placed : one_line(paragraph).runs) {
    if (!runs.empty()) runs += " ";
    if (placed.run->right_to_left) runs += "<";
    if (placed.run->missing) runs += "?";
    runs += face_name(*placed.run) + ":" + paragraph.text().substr(placed.begin, placed.end - placed.begin);
  }
  return runs;
}

/// The glyph ids of the first line, from left to right.
inline std::vector<std::uint32_t> glyphs_of(const ShapedParagraph& paragraph) {
  std::vector<std::uint32_t> glyphs;
  for (const PlacedRun& placed : one_line(paragraph).runs) {
    for (std::uint32_t i = placed.first; i < placed.last; ++i) glyphs.push_back(placed.run->glyphs[i].id);
  }
  return glyphs;
}

}  // namespace lectern::testing
