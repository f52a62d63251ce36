#include "layout/passage.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <type_traits>
#include <utility>

#include "base/words.h"
#include "text/upper_case.h"

namespace lectern {
namespace {

// Small sizes of super- and subscripts: drawn figures of text faces stand at about 0.62 of the size, raised by a third.
constexpr float kScriptScale = 0.62F;
constexpr float kSuperscriptRise = 0.34F;
constexpr float kSubscriptRise = -0.14F;
// JetBrains Mono's x-height is 0.55 em, Inter's 0.546; its wide letters look larger, so code inside text is set
// smaller.
constexpr float kInlineCodeScale = 0.92F;

// Letters are spaced in scripts that stand apart; spacing breaks joined and stacked ones (Arabic, Devanagari, Thai) and
// looks careless in CJK.
bool may_be_spaced(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    const bool is_latin_or_greek = c >= 0x1E00 && c <= 0x2BFF;  // with accents, and the signs around them
    if (c >= 0x0590 && !is_latin_or_greek) return false;
  }
  return true;
}

TextStyle style_of(const StyleSpan& span, std::string_view text, const TextRole& role) {
  TextStyle style;
  const bool mono = span.style.code || span.style.keyboard;
  const TypeFace& face = mono ? role.code_face : role.face;
  style.family = face.family;
  style.weight = span.style.strong ? std::max(face.weight, role.strong_weight) : face.weight;
  style.italic = span.style.emphasis;
  style.tracking =
      face.tracking > 0 && !may_be_spaced(text.substr(span.begin, span.end - span.begin)) ? 0 : face.tracking;
  style.tabular_figures = role.tabular;
  style.ligatures = role.ligatures && !mono;
  if (mono && role.code_face.family != role.face.family) style.scale = kInlineCodeScale;
  if (span.style.superscript) {
    style.scale *= kScriptScale;
    style.rise = kSuperscriptRise;
  } else if (span.style.subscript) {
    style.scale *= kScriptScale;
    style.rise = kSubscriptRise;
  }
  return style;
}

SpanLook look_of(const StyleSpan& span, const RichText& text, const TextRole& role) {
  SpanLook look;
  const bool linked = span.link >= 0 && static_cast<std::size_t>(span.link) < text.links.size();
  look.colour = linked ? role.accent : span.style.strong ? role.strong_colour : role.colour;
  look.link = linked ? span.link : -1;
  look.footnote = span.footnote;
  look.reading = span.reading;
  look.underline = linked;
  look.strike = span.style.strike;
  look.marked = span.style.mark;
  look.boxed = span.style.code || span.style.keyboard;
  look.source = span.source;
  return look;
}

// JLREQ 3.3: readings are set at half size; where one is wider than its word, the word is spaced to carry it.
constexpr float kReadingScale = 0.5F;
constexpr float kReadingLeading = 0.46F;  // added to the line height of a passage that has readings

int code_points(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

float tracking_for_reading(const StyleSpan& span, const RichText& text) {
  if (span.reading < 0) return 0;
  const int word = code_points(std::string_view(text.text).substr(span.begin, span.end - span.begin));
  const float reading =
      kReadingScale * static_cast<float>(code_points(text.readings[static_cast<std::size_t>(span.reading)]));
  const float wider = reading - static_cast<float>(word);
  return wider > 0 ? wider / static_cast<float>(std::max(word, 1)) : 0;
}

// A reading stands centred above the part of its word that is on this line.
void place_reading(Piece& piece, const Passage& passage, const PlacedRun& run, const SpanLook& look, Point baseline,
                   const LinePlace& at) {
  const ShapedParagraph& reading = (*passage.readings)[static_cast<std::size_t>(look.reading)];
  const float size = kReadingScale * run.size;
  const BrokenText lines = break_lines(reading, {size, 1e6F, Breaking::greedy});
  const float x = baseline.x + (run.width - lines.width) / 2;
  const float y = baseline.y - run.rise - 0.9F * run.size;
  for (const PlacedRun& part : lines.lines.front().runs) {
    SceneItem item;
    item.shape = DrawText{part.run,   part.first,  part.last,  {x + part.x, y},        part.size,
                          part.width, look.colour, part.begin, reading.right_to_left()};
    item.first_step = at.step;
    item.source = look.source;
    item.role = ItemRole::decoration;  // it repeats the word below it and is read as one with it
    piece.items.push_back(std::move(item));
  }
}

// Where a byte of the text comes from: exact where text and source agree byte by byte, else the span as a whole.
SourceSpan source_at(const RichText& text, std::uint32_t offset) {
  for (const StyleSpan& span : text.spans) {
    if (offset < span.begin || offset >= span.end) continue;
    if (span.source.end - span.source.begin != span.end - span.begin) return span.source;
    const std::uint32_t begin = span.source.begin + (offset - span.begin);
    return {begin, begin + 1};
  }
  return {};
}

// Line heights that the tall scripts need: CJK fills its em, Arabic, Thai and the Indic scripts reach beyond it.
float least_leading(std::string_view text) {
  float least = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 0x0590 && c < 0x1100) || (c >= 0x1200 && c < 0x1E00) || (c >= 0xFB50 && c < 0xFE00)) return 1.45F;
    if (c >= 0x2E80) least = 1.2F;
  }
  return least;
}

float leading_of(const RichText& text, const TextRole& role) {
  const float leading = std::max(role.face.leading, least_leading(text.text));
  return text.readings.empty() ? leading : leading + kReadingLeading;
}

// Marks on capitals (the dots of \u00DC, the ring of \u00C5, the two of \u1EA4) reach into the line above where lines
// stand close: how far apart they have to be, so that no descender meets them.
float pitch_of(const ShapedParagraph& shaped, float leading) {
  constexpr float kClose = 1.3F;
  constexpr float kDescender = 0.22F;  // of a g
  constexpr float kClear = 0.05F;
  const std::string& text = shaped.text();
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (leading >= kClose || std::ranges::all_of(text, is_ascii)) return leading;
  float highest = 0;
  for (const TextLine& line : break_lines(shaped, {1, 1e6F, Breaking::greedy}).lines) {
    for (const PlacedRun& run : line.runs) {
      for (std::uint32_t i = run.first; i < run.last; ++i) {
        const Glyph& glyph = run.run->glyphs[i];
        if (glyph.cluster < run.run->text.size() && is_ascii(run.run->text[glyph.cluster])) continue;
        highest = std::max(highest, run.size * (run.run->face->glyph_box(glyph.id).bottom() + glyph.dy));
      }
    }
  }
  return std::max(leading, highest + kDescender + kClear);
}

RichText in_capitals(const RichText& text, const std::string& language) {
  RichText upper;
  upper.links = text.links;
  upper.readings = text.readings;
  for (const StyleSpan& span : text.spans) {
    RichText part =
        plain_text(upper_case(std::string_view(text.text).substr(span.begin, span.end - span.begin), language));
    if (part.spans.empty()) continue;
    part.spans[0] = span;
    part.spans[0].begin = static_cast<std::uint32_t>(upper.text.size());
    part.spans[0].end = part.spans[0].begin + static_cast<std::uint32_t>(part.text.size());
    upper.spans.push_back(part.spans[0]);
    upper.text += part.text;
  }
  return upper;
}

// One decoration per run that asks for it, in the run's own place.
struct RunPlace {
  float x = 0;
  float baseline = 0;
};

SceneItem rectangle(Rect rect, Colour colour, float radius, const SpanLook& look, const LinePlace& at) {
  SceneItem item;
  item.shape = FillRect{rect, colour, radius};
  item.first_step = at.step;
  item.source = look.source;
  item.tag = at.tag;
  return item;
}

void place_behind(Piece& piece, const Passage& passage, const PlacedRun& run, const SpanLook& look, RunPlace where,
                  const LinePlace& at) {
  if (!look.boxed && !look.marked) return;
  const FaceMetrics& metrics = run.run->face->metrics();
  const float pad = 0.06F * run.size;
  const float top = where.baseline - run.rise - metrics.cap_height * run.size - 0.16F * run.size;
  const float height = metrics.cap_height * run.size + 0.38F * run.size;
  piece.items.push_back(rectangle({where.x - pad, top, run.width + 2 * pad, height},
                                  look.marked ? passage.mark : passage.panel, look.marked ? 0 : 0.14F * run.size, look,
                                  at));
}

void place_lines_on(Piece& piece, const PlacedRun& run, const SpanLook& look, RunPlace where, const LinePlace& at) {
  if (!look.underline && !look.strike) return;
  const FaceMetrics& metrics = run.run->face->metrics();
  const float thickness = std::max(1.5F, 0.05F * run.size);
  const float y =
      look.strike ? where.baseline - run.rise - 0.52F * metrics.x_height * run.size : where.baseline + 0.12F * run.size;
  piece.items.push_back(rectangle({where.x, y, run.width, thickness}, look.colour, 0, look, at));
}

// One message for a text, since in a script that has no font every character is missing.
void report_missing(const RichText& text, std::span<const MissingGlyph> missing, Diagnostics& diagnostics) {
  if (missing.empty()) return;
  std::set<char32_t> others;
  for (const MissingGlyph& glyph : missing) others.insert(glyph.code_point);
  others.erase(missing.front().code_point);
  const auto code = static_cast<std::uint32_t>(missing.front().code_point);
  diagnostics.warn("missing-glyph", source_at(text, missing.front().offset),
                   others.empty()
                       ? fmt::format("no font has a glyph for U+{:04X}; it is drawn as a box", code)
                       : fmt::format("no font has a glyph for U+{:04X}, nor for {} more here; they are drawn as boxes",
                                     code, others.size()),
                   "install the Noto fonts for its script, or write it another way");
}

}  // namespace

TypeSetter::TypeSetter(const FontSet& fonts, std::string language, Diagnostics& diagnostics, bool mirror)
    : fonts_(fonts), language_(std::move(language)), diagnostics_(diagnostics), mirror_(mirror) {}

const Passage& TypeSetter::passage(const RichText& text, const TextRole& role) {
  const std::pair key{&text, &role};
  const auto found = known_.find(key);
  if (found != known_.end()) return found->second;
  return known_.emplace(key, set(text, role)).first->second;
}

Passage TypeSetter::set(const RichText& original, const TextRole& role) {
  RichText upper;
  if (role.capitals) upper = in_capitals(original, language_);
  const RichText& text = role.capitals ? upper : original;
  StyledText styled;
  styled.text = text.text;
  auto looks = std::make_shared<std::vector<SpanLook>>();
  for (const StyleSpan& span : text.spans) {
    TextStyle style = style_of(span, text.text, role);
    style.tracking += tracking_for_reading(span, text);
    style.tag = static_cast<std::uint32_t>(looks->size());
    looks->push_back(look_of(span, text, role));
    styled.ranges.push_back({span.begin, span.end, std::move(style)});
  }
  ParagraphOptions options;
  options.language = language_;
  options.hang_quotes = role.hang_quotes;
  if (mirror_) options.direction = role.left_to_right ? Direction::left_to_right : Direction::automatic_right_to_left;
  auto readings = std::make_shared<std::vector<ShapedParagraph>>();
  for (const std::string& reading : text.readings) {
    TextStyle style;
    style.family = role.face.family;
    style.weight = role.face.weight;
    readings->push_back(
        shape_paragraph(fonts_, {reading, {{0, static_cast<std::uint32_t>(reading.size()), style}}}, options));
  }
  Passage passage{shape_paragraph(fonts_, styled, options),
                  std::move(looks),
                  std::make_shared<std::vector<Link>>(text.links),
                  std::move(readings),
                  fonts_.match(role.face.family, role.face.weight, false)->metrics(),
                  leading_of(text, role),
                  leading_of(text, role),
                  role.panel,
                  role.mark,
                  role.item};
  passage.pitch = pitch_of(passage.shaped, passage.leading);
  report_missing(text, passage.shaped.missing(), diagnostics_);
  return passage;
}

void TypeSetter::place(Piece& piece, const Passage& passage, const BrokenText& broken, float size, const LinePlace& at,
                       std::size_t first, std::size_t last) const {
  const float pitch = passage.pitch * size;
  const float drop = baseline_in_line(passage, size);
  last = std::min(last, broken.lines.size());
  Align align = at.align;
  if (at.natural && passage.shaped.right_to_left() != mirror_ && align == Align::start) align = Align::end;
  for (std::size_t i = first; i < last; ++i) {
    const TextLine& line = broken.lines[i];
    const float spare = at.width - line.width;
    const float x = at.x + (align == Align::start ? 0 : align == Align::centre ? spare / 2 : spare);
    const float baseline = at.y + static_cast<float>(i - first) * pitch + drop;
    for (const PlacedRun& run : line.runs) {
      const SpanLook& look = (*passage.looks)[run.tag];
      // The page is mirrored as a whole at the end; a line's own order must survive that.
      const RunPlace where{mirror_ ? x + line.width - run.x - run.width : x + run.x, baseline};
      place_behind(piece, passage, run, look, where, at);
      SceneItem item;
      item.shape = DrawText{run.run,   run.first,   run.last,  {where.x, baseline - run.rise}, run.size,
                            run.width, look.colour, run.begin, passage.shaped.right_to_left()};
      item.first_step = at.step;
      item.source = look.source;
      item.tag = at.tag;
      item.role = passage.item;
      piece.items.push_back(std::move(item));
      place_lines_on(piece, run, look, where, at);
      if (look.reading >= 0) place_reading(piece, passage, run, look, {where.x, where.baseline}, at);
      const Rect box{where.x, baseline - drop, run.width, line_height(passage, size)};
      if (look.link >= 0)
        piece.links.push_back({box, (*passage.links)[static_cast<std::size_t>(look.link)].target, at.step});
      if (look.footnote >= 0)
        piece.links.push_back({box, fmt::format("{}{}", Piece::kFootnotePrefix, look.footnote), at.step});
    }
  }
}

float line_height(const Passage& passage, float size) {
  return passage.leading * size;
}

float text_height(const Passage& passage, float size, std::size_t lines) {
  return lines == 0 ? 0 : (passage.leading + static_cast<float>(lines - 1) * passage.pitch) * size;
}

float baseline_in_line(const Passage& passage, float size) {
  const float face = (passage.metrics.ascent + passage.metrics.descent) * size;
  return (passage.leading * size - face) / 2 + passage.metrics.ascent * size;
}

void move(SceneItem& item, float dx, float dy) {
  if (item.clip) {
    item.clip->x += dx;
    item.clip->y += dy;
  }
  std::visit(
      [dx, dy](auto& shape) {
        using Shape = std::decay_t<decltype(shape)>;
        if constexpr (std::is_same_v<Shape, DrawText>) {
          shape.origin.x += dx;
          shape.origin.y += dy;
        } else if constexpr (std::is_same_v<Shape, Path>) {
          for (Path::Segment& segment : shape.segments) {
            for (Point* point : {&segment.control1, &segment.control2, &segment.to}) {
              point->x += dx;
              point->y += dy;
            }
          }
        } else {
          shape.rect.x += dx;
          shape.rect.y += dy;
        }
      },
      item.shape);
}

void move(Piece& piece, float dx, float dy) {
  for (SceneItem& item : piece.items) move(item, dx, dy);
  for (SceneLink& link : piece.links) {
    link.rect.x += dx;
    link.rect.y += dy;
  }
}

void append(Piece& piece, Piece more) {
  std::ranges::move(more.items, std::back_inserter(piece.items));
  std::ranges::move(more.links, std::back_inserter(piece.links));
}

}  // namespace lectern
