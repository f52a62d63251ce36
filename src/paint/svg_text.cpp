#include "paint/svg_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/words.h"
#include "paint/pdf_syntax.h"
#include "paint/svg_shapes.h"
#include "scene/glyph_shift.h"
#include "scene/line_join.h"

namespace lectern {
namespace {

// A stretch of text that is set at one place: a word and the spaces after it.
struct Word {
  std::string text;
  float left = 0;  ///< ems from the left end of the baseline
  float right = 0;
};

bool is_space(std::string_view text) {
  return text == " " || text == "\xC2\xA0";
}

// In logical order.
std::vector<Word> words_of(const DrawText& draw) {
  const ShapedRun& run = *draw.run;
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  std::vector<float> pens;
  float pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    pens.push_back(pen);
    pen += run.glyphs[i].advance;
  }
  pens.push_back(pen);
  const std::size_t count = pens.size() - 1;
  const auto index = [&](std::size_t i) { return run.right_to_left ? count - 1 - i : i; };
  const auto start = [&](std::size_t i) { return run.glyphs[draw.first + index(i)].cluster; };
  std::size_t end = run.text.size();
  if (run.right_to_left && draw.first > 0) end = run.glyphs[draw.first - 1].cluster;
  if (!run.right_to_left && last < run.glyphs.size()) end = run.glyphs[last].cluster;
  std::vector<Word> words;
  bool after_space = true;
  bool apart = false;  // what comes next does not follow from what stands before it
  for (std::size_t i = 0; i < count;) {
    std::size_t next = i + 1;
    while (next < count && start(next) == start(i)) ++next;
    const std::size_t text_end = std::max<std::size_t>(start(i), next < count ? start(next) : end);
    const std::string_view text = std::string_view(run.text).substr(start(i), text_end - start(i));
    const auto shift = [&](std::size_t at) {
      return shift_of(run, static_cast<std::uint32_t>(draw.first + index(at)));
    };
    const float before = shift(i).before;
    const float left = pens[std::min(index(i), index(next - 1))] + before;
    const float right = pens[std::max(index(i), index(next - 1)) + 1];
    const bool space = is_space(text);
    if ((after_space && !space) || apart || before != 0) words.push_back({{}, left, right});
    apart = shift(next - 1).after != 0;
    if (words.empty()) words.push_back({{}, left, right});
    Word& word = words.back();
    if (text == kSoftHyphenText && next == count) {
      append_utf8(word.text, drawn_hyphen(*run.face));
    } else {
      word.text += text;
    }
    word.left = std::min(word.left, left);
    word.right = std::max(word.right, right);
    after_space = space;
    i = next;
  }
  return words;
}

bool has_wide(std::string_view text) {
  constexpr char32_t kFirstWide = 0x2E80;
  for (std::size_t at = 0; at < text.size();) {
    if (next_code_point(text, at) >= kFirstWide) return true;
  }
  return false;
}

// Lists of the features that differ from what a browser does by itself.
std::string features_of(const ShapedRun& run) {
  std::string style;
  // Lectern has set the marks apart itself.
  if (has_wide(run.text)) style += "text-spacing-trim:space-all;text-autospace:no-autospace;";
  if (run.tabular_figures) style += "font-variant-numeric:tabular-nums;";
  if (!run.ligatures)
    style += run.tracking != 0 ? "font-variant-ligatures:no-common-ligatures;" : "font-variant-ligatures:none;";
  return style;
}

}  // namespace

char32_t drawn_hyphen(const Face& face) {
  constexpr char32_t kHyphen = U'\u2010';
  return face.glyph_for(kHyphen) != 0 ? kHyphen : U'-';
}

void put_svg_text(std::string& out, const DrawText& draw, std::string_view font_class) {
  const ShapedRun& run = *draw.run;
  out += fmt::format("<text class=\"{}\"", font_class);
  put_svg_attribute(out, "font-size", draw.size);
  put_svg_colour(out, "fill", draw.colour);
  if (run.tracking != 0) put_svg_attribute(out, "letter-spacing", run.tracking * draw.size, 3);
  if (const std::string features = features_of(run); !features.empty()) out += fmt::format(" style=\"{}\"", features);
  if (run.right_to_left) out += R"( direction="rtl" unicode-bidi="bidi-override")";
  out += '>';
  for (const Word& word : words_of(draw)) {
    // Text that runs to the left is placed by its right end.
    out += "<tspan";
    put_svg_attribute(out, "x", draw.origin.x + (run.right_to_left ? word.right : word.left) * draw.size);
    put_svg_attribute(out, "y", draw.origin.y);
    out += '>' + xmp_text(word.text) + "</tspan>";
  }
  out += "</text>\n";
}

void put_svg_outlines(std::string& out, const DrawText& draw) {
  const ShapedRun& run = *draw.run;
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  std::string path;
  float pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    const Glyph& glyph = run.glyphs[i];
    const Point origin{draw.origin.x + (pen + glyph.dx) * draw.size, draw.origin.y - glyph.dy * draw.size};
    pen += glyph.advance;
    put_svg_outline(path, *run.face, glyph.id, origin, draw.size);
  }
  if (path.empty()) return;
  out += "<path";
  put_svg_colour(out, "fill", draw.colour);
  out += " d=\"" + path + "\"/>\n";
}

}  // namespace lectern
