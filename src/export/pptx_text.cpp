#include "export/pptx_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>
#include <utility>

#include "base/words.h"
#include "base/xml_text.h"

namespace lectern {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
// A reader with another cut of the face, or another face, may set lines wider by so much.
constexpr float kWider = 1.08F;
constexpr float kLeastSlack = 1.02F;
constexpr float kSpace = 0.26F;  // a blank's width in ems
// Of a line with exact spacing, office programs keep a fifth of the font size below the baseline, whatever the face
// (measured in LibreOffice 7.4 with Latin and Arabic at eight spacings).
constexpr float kBelowBaseline = 0.2F;
constexpr int kStrong = 600;

struct Piece {
  std::string properties;  ///< attributes and children of <a:rPr>; "\n" alone is a line break
  std::string text;
};

// What a part of a run has of its own: the spacing behind each character, in ems, and its colour.
struct PartLook {
  float spacing = 0;
  Colour colour;
};

// <a:rPr ...>...</a:rPr>, children in the schema's order: fill, highlight, faces, link.
std::string run_properties(const PageRun& run, const PartLook& part, const PageLine& line, const Scene& scene,
                           const PptxLook& look, const PptxLink& link) {
  const ShapedRun& shaped = *run.text->run;
  const FontFile& file = shaped.face->file();
  const bool raised = std::abs(run.rise) > 0.04F * line.size && run.text->size < 0.9F * line.size;
  const float size = raised ? line.size : run.text->size;
  std::string xml = fmt::format(R"(<a:rPr lang="{}" sz="{}")", xml_text(office_language(shaped.language)),
                                std::clamp(hundredths(size), 100, 400'000));
  xml += fmt::format(" b=\"{}\"", file.weight >= kStrong ? 1 : 0);
  if (file.italic) xml += " i=\"1\"";
  const std::string target =
      run.link < 0 ? std::string() : link(scene.links[static_cast<std::size_t>(run.link)].target);
  if (run.along != nullptr) xml += run.struck() ? " strike=\"sngStrike\"" : " u=\"sng\"";
  if (part.spacing != 0) xml += fmt::format(" spc=\"{}\"", hundredths(part.spacing * size));
  if (raised) xml += fmt::format(" baseline=\"{}\"", std::lround(100'000 * run.rise / line.size));
  xml += " dirty=\"0\">" + look.fill(part.colour, run.item->opacity);
  if (run.behind != nullptr)
    xml += "<a:highlight>" + look.colour(std::get<FillRect>(run.behind->shape).colour) + "</a:highlight>";
  return xml + look.face(file.family) + target + "</a:rPr>";
}

// The run's text, its tabs and controls as spaces.
std::string run_text(const PageRun& run) {
  std::string text = run.characters;
  if (text.ends_with(kSoftHyphen)) text.resize(text.size() - kSoftHyphen.size());
  return text;
}

// Spacing behind each byte's character, in ems. What is to stand further left takes it from the character before it.
std::vector<float> spacings_of(const PageRun& run, std::string_view text) {
  std::vector<float> spacings(text.size(), run.text->run->tracking);
  const auto add = [&](std::size_t begin, std::size_t end, float more) {
    for (std::size_t i = begin; i < std::min(end, spacings.size()); ++i) spacings[i] += more;
  };
  for (const CharactersApart& part : characters_apart(run)) {
    add(part.begin, part.end, part.shift.after);
    std::size_t before = std::min(part.begin, text.size());
    while (before > 0 && (static_cast<unsigned char>(text[before - 1]) & 0xC0U) == 0x80U) --before;
    if (before > 0) add(before - 1, part.begin, part.shift.before);
  }
  return spacings;
}

bool breaks_by_itself(const PageLine& line, const PageLine& next, float width) {
  const float space = kSpace * line.size;
  return line.right - line.left + space + first_word_width(next) > kLeastSlack * width;
}

// Office programs set an item's number as the paragraph begins: in bold letters before bold ones, and LibreOffice in
// the face and on the ground of `code`. A character that nobody sees begins it as the number stands on the slide.
bool needs_start(const PptxParagraph& paragraph) {
  if (paragraph.number == nullptr || paragraph.lines.front()->runs.empty()) return false;
  const PageRun& first = paragraph.lines.front()->runs.front();
  const FontFile& own = first.text->run->face->file();
  const FontFile& number = paragraph.number->run->face->file();
  return first.behind != nullptr || own.family != number.family || own.weight != number.weight ||
         own.italic != number.italic;
}

Piece start_of_number(const DrawText& number, const PptxLook& look) {
  constexpr std::string_view kUnseen = "\u200B";
  const FontFile& file = number.run->face->file();
  return {
      fmt::format(R"(<a:rPr sz="{}" b="{}" dirty="0">{}{}</a:rPr>)", std::clamp(hundredths(number.size), 100, 400'000),
                  file.weight >= kStrong ? 1 : 0, look.fill(number.colour, 1), look.face(file.family)),
      std::string(kUnseen)};
}

std::vector<Piece> pieces_of(const PptxParagraph& paragraph, const Scene& scene, const PptxLook& look,
                             const PptxLink& link) {
  std::vector<Piece> pieces;
  if (needs_start(paragraph)) pieces.push_back(start_of_number(*paragraph.number, look));
  const PageRun* before = nullptr;
  for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
    const PageLine& line = *paragraph.lines[i];
    for (const PageRun& run : line.runs) {
      const std::string text = run_text(run);
      const std::vector<float> spacings = spacings_of(run, text);
      for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        // LibreOffice draws a link in the colour of the character behind it: a space may as well have the link's.
        const bool behind_link =
            begin == 0 && text.front() == ' ' && run.link < 0 && before != nullptr && before->link >= 0;
        while (!behind_link && end < text.size() && spacings[end] == spacings[begin]) ++end;
        const PartLook part{spacings[begin], behind_link ? before->text->colour : run.text->colour};
        Piece piece{run_properties(run, part, line, scene, look, link), text.substr(begin, end - begin)};
        begin = end;
        if (!pieces.empty() && pieces.back().properties == piece.properties) {
          pieces.back().text += piece.text;
        } else {
          pieces.push_back(std::move(piece));
        }
      }
      before = &run;
    }
    if (i + 1 == paragraph.lines.size() || pieces.empty()) continue;
    const bool hard = line.join == LineJoin::line_break;
    if (hard || paragraph.width <= 0 || !breaks_by_itself(line, *paragraph.lines[i + 1], paragraph.width)) {
      pieces.push_back({"\n", pieces.back().properties});
    } else if (line.join == LineJoin::space && !pieces.back().text.ends_with(' ')) {
      pieces.back().text += ' ';
    }
  }
  return pieces;
}

std::string paragraph_properties(const PptxParagraph& paragraph) {
  std::string xml = fmt::format(R"(<a:pPr marL="{}" indent="{}")", emu(paragraph.margin), emu(paragraph.indent));
  if (paragraph.level > 0) xml += fmt::format(" lvl=\"{}\"", std::min(paragraph.level, 8));
  constexpr std::array<std::string_view, 3> kAligns{"l", "ctr", "r"};
  xml += fmt::format(R"( algn="{}" rtl="{}">)", kAligns.at(static_cast<std::size_t>(paragraph.align)),
                     paragraph.right_to_left ? 1 : 0);
  xml += fmt::format(
      "<a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>"
      "<a:spcAft><a:spcPts val=\"0\"/></a:spcAft>",
      std::clamp(hundredths(paragraph.pitch), 0, 158'400), std::clamp(hundredths(paragraph.space_before), 0, 158'400));
  return xml + (paragraph.bullet.empty() ? std::string("<a:buNone/>") : paragraph.bullet) + "</a:pPr>";
}

// With its marks whole: LibreOffice leaves the last character of each run as wide as it is.
float widest_of(const PageLine& line) {
  float width = line.right - line.left;
  for (const PageRun& run : line.runs) {
    for (const CharactersApart& part : characters_apart(run))
      width += std::max(0.0F, -part.shift.before - part.shift.after) * run.text->size;
  }
  return width;
}

// First and last baseline distance of lines, shared out evenly.
float measured_pitch(const PageBlock& block) {
  const float way = block.lines.back().baseline - block.lines.front().baseline;
  return way / static_cast<float>(block.lines.size() - 1);
}

}  // namespace

std::string office_language(std::string_view language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kRegions{
      {{"en", "en-GB"}, {"ja", "ja-JP"}, {"de", "de-DE"}, {"fr", "fr-FR"}, {"es", "es-ES"}, {"it", "it-IT"},
       {"nl", "nl-NL"}, {"pl", "pl-PL"}, {"pt", "pt-PT"}, {"ru", "ru-RU"}, {"uk", "uk-UA"}, {"tr", "tr-TR"},
       {"ar", "ar-SA"}, {"he", "he-IL"}, {"fa", "fa-IR"}, {"hi", "hi-IN"}, {"th", "th-TH"}, {"ko", "ko-KR"},
       {"zh", "zh-CN"}, {"sv", "sv-SE"}, {"cs", "cs-CZ"}, {"el", "el-GR"}, {"vi", "vi-VN"}, {"zh-hans", "zh-CN"}}};
  const std::string lower = lower_ascii(language);
  if (lower == "zh-hant") return "zh-TW";
  for (const auto& [name, region] : kRegions)
    if (lower == name) return std::string(region);
  return language.empty() ? "en-GB" : std::string(language);
}

float first_word_width(const PageLine& line) {
  float width = 0;
  for (const PageRun& run : line.runs) {
    const ShapedRun& shaped = *run.text->run;
    // Glyphs of a right-to-left run begin at its end.
    const std::uint32_t last =
        std::min<std::uint32_t>(run.text->last, static_cast<std::uint32_t>(shaped.glyphs.size()));
    for (std::uint32_t k = run.text->first; k < last; ++k) {
      const std::uint32_t i = shaped.right_to_left ? last - 1 - (k - run.text->first) : k;
      const Glyph& glyph = shaped.glyphs[i];
      std::size_t at = glyph.cluster;
      const char32_t c = at < shaped.text.size() ? next_code_point(shaped.text, at) : U' ';
      if (c == U' ') return width;
      width += glyph.advance * run.text->size;
      if (c >= 0x2E80 || c == U'-' || c == 0x2014) return width;  // a line may break after it
    }
  }
  return width;
}

float box_width(std::span<const LinesInBox> groups) {
  float widest = 0;
  for (const LinesInBox& group : groups) {
    for (const PageLine& line : group.lines) widest = std::max(widest, group.margin + widest_of(line));
  }
  float width = kWider * widest;
  for (const LinesInBox& group : groups) {
    for (std::size_t i = 0; i + 1 < group.lines.size(); ++i) {
      const PageLine& line = group.lines[i];
      const float next = line.right - line.left + kSpace * line.size + first_word_width(group.lines[i + 1]);
      const float limit = group.margin + next / (kLeastSlack * kLeastSlack);
      // Only where this line then still breaks by itself (see breaks_by_itself).
      if (limit > kLeastSlack * widest) width = std::min(width, limit);
    }
  }
  return std::max(width, kLeastSlack * widest);
}

float pitch_of(const PageBlock& block, const Theme& theme) {
  if (block.lines.size() > 1) return measured_pitch(block);
  const PageLine& line = block.lines.front();
  const FontFile& file = line.runs.front().text->run->face->file();
  const float leading = file.family == theme.code.family ? theme.code.leading
                        : file.family == theme.title.family && line.size >= theme.scale.title_least
                            ? theme.title.leading
                            : theme.text.leading;
  return std::max(leading, 1.0F) * line.size;
}

float top_of_paragraph(const PageLine& first, float pitch) {
  return bottom_of_paragraph(first) - pitch;
}

float bottom_of_paragraph(const PageLine& last) {
  return last.baseline + kBelowBaseline * last.size;
}

float descent_of(const PageLine& line) {
  float descent = 0;
  for (const PageRun& run : line.runs) {
    if (run.text->size >= line.size)
      descent = std::max(descent, run.text->run->face->metrics().descent * run.text->size);
  }
  return descent;
}

PptxAlign align_of(const PageBlock& block, const Scene& scene) {
  constexpr float kEqual = 1.5F;
  const auto spread = [&](auto place) {
    const auto [low, high] = std::ranges::minmax(block.lines | std::views::transform(place));
    return high - low;
  };
  const auto middle = [](const PageLine& line) { return (line.left + line.right) / 2; };
  if (block.lines.size() > 1) {
    if (spread([](const PageLine& line) { return line.left; }) < kEqual) return PptxAlign::left;
    if (spread([](const PageLine& line) { return line.right; }) < kEqual) return PptxAlign::right;
    if (spread(middle) < kEqual) return PptxAlign::centre;
    return block.lines.front().right_to_left ? PptxAlign::right : PptxAlign::left;
  }
  const PageLine& line = block.lines.front();
  if (std::abs(middle(line) - scene.size.width / 2) < kEqual) return PptxAlign::centre;
  const bool right_half = line.left > scene.size.width / 2 && scene.size.width - line.right < 0.1F * scene.size.width;
  return line.right_to_left || (right_half && block.tag < 0) ? PptxAlign::right : PptxAlign::left;
}

void append_paragraph(std::string& xml, const PptxParagraph& paragraph, const Scene& scene, const PptxLook& look,
                      const PptxLink& link) {
  xml += "<a:p>" + paragraph_properties(paragraph);
  for (const Piece& piece : pieces_of(paragraph, scene, look, link)) {
    if (piece.properties == "\n") {
      xml += "<a:br>" + piece.text + "</a:br>";
      continue;
    }
    xml += "<a:r>" + piece.properties + "<a:t>";
    append_xml(xml, piece.text);
    xml += "</a:t></a:r>";
  }
  xml += "</a:p>";
}

}  // namespace lectern
