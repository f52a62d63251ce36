#include "paint/pdf_fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "paint/generations.h"
#include "paint/pdf_syntax.h"
#include "text/embed.h"

namespace lectern {
namespace {

// Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4): here they are a digest of the glyphs.
std::string subset_tag(const std::set<std::uint32_t>& glyphs) {
  std::size_t hash = 0;
  for (const std::uint32_t glyph : glyphs) hash = mixed(hash, glyph);
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + static_cast<char>(hash % 26));
  return tag;
}

// A glyph that stands for two texts cannot be in one font.
bool agree(const PdfGlyphTexts& known, const PdfGlyphTexts& more) {
  return std::ranges::all_of(more, [&](const auto& entry) {
    const auto found = known.find(entry.first);
    return found == known.end() || found->second == entry.second;
  });
}

// "[5 [500 600] 9 [250]]": widths of runs of neighbouring glyphs (ISO 32000-1, 9.7.4.3).
std::string widths_of(const Face& face, const std::map<std::uint32_t, std::uint32_t>& glyph_of_cid) {
  std::string out = "[";
  std::uint32_t next = 0;
  bool open = false;
  for (const auto& [code, glyph] : glyph_of_cid) {
    if (open && code != next) {
      out += ']';
      open = false;
    }
    if (!open) out += fmt::format("{}[", code);
    if (open) out += ' ';
    open = true;
    put_number(out, pdf_advance(face, glyph));
    next = code + 1;
  }
  return out + (open ? "]]" : "]");
}

std::string descriptor(const Face& face, const FaceFacts& facts, std::string_view name, std::string_view file_entry) {
  constexpr float kThousand = 1000;
  const FaceMetrics& metrics = face.metrics();
  const unsigned flags =
      (facts.fixed_pitch ? 1U : 0U) | (facts.serif ? 2U : 0U) | 4U | (facts.italic_angle != 0 ? 64U : 0U);
  std::string out = fmt::format("<</Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[", name, flags);
  put_numbers(out,
              {std::floor(static_cast<double>(facts.box.x)), std::floor(static_cast<double>(facts.box.y)),
               std::ceil(static_cast<double>(facts.box.right())), std::ceil(static_cast<double>(facts.box.bottom()))});
  out += "]/ItalicAngle ";
  put_number(out, static_cast<double>(facts.italic_angle));
  out += "/Ascent ";
  put_number(out, std::round(static_cast<double>(metrics.ascent * kThousand)));
  out += "/Descent ";
  put_number(out, -std::round(static_cast<double>(metrics.descent * kThousand)));
  out += "/CapHeight ";
  put_number(out, std::round(static_cast<double>(metrics.cap_height * kThousand)));
  // The thickness of stems is not in the font; heavier weights have thicker ones.
  out += fmt::format("/StemV {}", 20 + face.file().weight * 14 / 100);
  return out + std::string(file_entry) + ">>";
}

std::string outline_of(const Face& face, std::uint32_t glyph) {
  std::string out;
  const auto put = [&out](Point p) {
    put_numbers(out, {static_cast<double>(p.x) * 1000, static_cast<double>(p.y) * 1000}, 1);
  };
  for (const OutlineSegment& segment : face.outline(glyph)) {
    switch (segment.kind) {
      case OutlineSegment::Kind::move:
        put(segment.to);
        out += "m ";
        break;
      case OutlineSegment::Kind::line:
        put(segment.to);
        out += "l ";
        break;
      case OutlineSegment::Kind::curve:
        put(segment.control1);
        put(segment.control2);
        put(segment.to);
        out += "c ";
        break;
      case OutlineSegment::Kind::close:
        out += "h ";
        break;
    }
  }
  return out.empty() ? out : out + "f";
}

// A CMap takes at most 100 lines at once.
void put_blocks(std::string& map, const std::vector<std::string>& lines, std::string_view kind) {
  constexpr std::size_t kMostInBlock = 100;
  for (std::size_t i = 0; i < lines.size(); i += kMostInBlock) {
    const std::size_t end = std::min(lines.size(), i + kMostInBlock);
    map += fmt::format("{} begin{}\n", end - i, kind);
    for (std::size_t k = i; k < end; ++k) map += lines[k];
    map += fmt::format("end{}\n", kind);
  }
}

}  // namespace

PdfFonts::Family& PdfFonts::family_of(const PdfFontUse& use) {
  const auto found = std::ranges::find_if(families_, [&](const Family& family) {
    return family.face == use.face && family.kind == use.kind && family.block == use.block;
  });
  if (found != families_.end()) return *found;
  return families_.emplace_back(Family{use.face, use.kind, use.block, {}, {}, {}});
}

int PdfFonts::object_of(const PdfFontUse& use) {
  Family& family = family_of(use);
  for (const auto& [glyph, text] : use.glyphs) family.glyphs.insert(glyph);
  if (use.kind == PdfFontKind::drawn && use.face->is_colour()) take_pictures(family, use);
  const auto fits =
      std::ranges::find_if(family.variants, [&](const Variant& variant) { return agree(variant.glyphs, use.glyphs); });
  if (fits != family.variants.end()) {
    fits->glyphs.insert(use.glyphs.begin(), use.glyphs.end());
    return fits->object;
  }
  family.variants.push_back({file_.reserve(), use.glyphs});
  return family.variants.back().object;
}

// Pictures are written when they first come, so that they need not be kept.
void PdfFonts::take_pictures(Family& family, const PdfFontUse& use) {
  for (const auto& [glyph, text] : use.glyphs) {
    if (family.pictures.contains(glyph)) continue;
    const auto picture = use.face->colour_glyph(glyph);
    if (!picture) continue;
    const auto image = decode_image(picture->png);
    if (image) family.pictures[glyph] = pictures_.object_of({*image, 0});
  }
}

void PdfFonts::finish(std::vector<std::string>& drawn) {
  for (const Family& family : families_) {
    if (family.kind == PdfFontKind::embedded) {
      write_embedded(family, drawn);
    } else {
      write_drawn(family, drawn);
    }
  }
}

// A CMap from codes to UTF-16 (Adobe Technical Note 5411).
int PdfFonts::write_glyph_names(const Variant& variant, int digits, std::uint32_t mask) {
  const std::string last = digits == 4 ? "FFFF" : "FF";
  const std::string first(static_cast<std::size_t>(digits), '0');
  std::string map = fmt::format(
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
      "/CMapType 2 def\n1 begincodespacerange\n<{}><{}>\nendcodespacerange\n",
      first, last);
  std::vector<std::string> lines;
  for (const auto& [glyph, text] : variant.glyphs) {
    if (text.empty()) continue;
    std::string line = "<";
    put_hex(line, glyph & mask, digits);
    lines.push_back(line + "><" + utf16_hex(text) + ">\n");
  }
  put_blocks(map, lines, "bfchar");
  map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend";
  return file_.put_deflated("", map);
}

// A CMap from codes to the font's own names (ISO 32000-1, 9.7.5).
int PdfFonts::write_encoding(const std::map<std::uint32_t, std::uint32_t>& glyph_of_cid) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n/CMapName/Lectern-Identity def\n"
      "/CMapType 1 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  std::vector<std::string> lines;
  for (const auto& [cid, glyph] : glyph_of_cid) {
    std::string line = "<";
    put_hex(line, glyph, 4);
    lines.push_back(fmt::format("{}> {}\n", line, cid));
  }
  put_blocks(map, lines, "cidchar");
  map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend";
  return file_.put_deflated(
      "/Type/CMap/CMapName/Lectern-Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>", map);
}

void PdfFonts::write_embedded(const Family& family, std::vector<std::string>& drawn) {
  const Face& face = *family.face;
  const std::vector<std::uint32_t> glyphs(family.glyphs.begin(), family.glyphs.end());
  const auto program = font_program(face, glyphs);
  if (!program) {
    // It cannot be taken apart: an empty font keeps the file sound, and the caller is told.
    drawn.push_back(face.file().family);
  }
  const FaceFacts facts = facts_of(face);
  const std::string name = subset_tag(family.glyphs) + "+" + facts.postscript_name;
  const bool compact = program && program->compact;
  std::string entry;
  if (program) {
    const std::string_view bytes = program->bytes.text();
    const int stream = file_.put_deflated(
        compact ? std::string("/Subtype/CIDFontType0C") : fmt::format("/Length1 {}", bytes.size()), bytes, 9);
    entry = fmt::format("/FontFile{} {}", compact ? 3 : 2, reference_to(stream));
  }
  const int described = file_.put(descriptor(face, facts, name, entry));
  // Codes are glyph numbers; a compact font has names of its own for the glyphs.
  const auto cid_of = [&](std::uint32_t glyph) { return compact ? program->cids.at(glyph) : glyph; };
  std::map<std::uint32_t, std::uint32_t> glyph_of_cid;
  for (const std::uint32_t glyph : glyphs) glyph_of_cid.emplace(cid_of(glyph), glyph);
  const bool same = std::ranges::all_of(glyph_of_cid, [](const auto& pair) { return pair.first == pair.second; });
  const std::string encoding = same ? "/Identity-H" : " " + reference_to(write_encoding(glyph_of_cid));
  const int descendant = file_.put(fmt::format(
      "<</Type/Font/Subtype/CIDFontType{}/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
      "/FontDescriptor {}/DW 0/W {}{}>>",
      compact ? 0 : 2, name, reference_to(described), widths_of(face, glyph_of_cid),
      compact ? "" : "/CIDToGIDMap/Identity"));
  for (const Variant& variant : family.variants) {
    const int names = write_glyph_names(variant, 4, 0xFFFF);
    file_.put(variant.object,
              fmt::format("<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding{}/DescendantFonts[{}]/ToUnicode {}>>", name,
                          encoding, reference_to(descendant), reference_to(names)));
  }
}

// Programs that read a page guess how large the letters of a drawn face are by its "m", for which they take 600, and
// where it has none by whatever comes first: of two fonts for one face, letters would look to be of two sizes, and a
// word that has both would fall apart.
constexpr int kWidthOfM = 600;
constexpr std::uint32_t kNoCode = 0x100;

void PdfFonts::write_drawn(const Family& family, std::vector<std::string>& drawn) {
  const Face& face = *family.face;
  if (!face.is_colour() && std::ranges::find(drawn, face.file().family) == drawn.end()) {
    drawn.push_back(face.file().family);
  }
  const FaceFacts facts = facts_of(face);
  std::string procedures;
  std::string differences;
  std::string pictures;
  std::string widths;
  std::uint32_t low = *family.glyphs.begin() & 0xFFU;
  std::uint32_t high = *family.glyphs.rbegin() & 0xFFU;
  const std::uint32_t yardstick = high < 0xFF ? ++high : low > 0 ? --low : kNoCode;
  for (std::uint32_t code = low; code <= high; ++code) {
    const std::uint32_t glyph = family.block << 8U | code;
    if (code == yardstick) {
      widths += fmt::format("{} ", kWidthOfM);
      procedures += fmt::format("/m {}", reference_to(file_.put_stream("", fmt::format("{} 0 d0", kWidthOfM))));
      differences += fmt::format("{}/m ", code);
      continue;
    }
    if (!family.glyphs.contains(glyph)) {
      widths += "0 ";
      continue;
    }
    const double advance = pdf_advance(face, glyph);
    put_numbers(widths, {advance});
    std::string drawing;
    put_number(drawing, advance);
    const Rect box = face.glyph_box(glyph);
    if (const auto picture = family.pictures.find(glyph); picture != family.pictures.end()) {
      drawing += " 0 d0 ";
      put_numbers(drawing, {static_cast<double>(box.width) * 1000, 0, 0, static_cast<double>(box.height) * 1000,
                            static_cast<double>(box.x) * 1000, static_cast<double>(box.y) * 1000});
      drawing += fmt::format("cm /G{} Do", code);
      pictures += fmt::format("/G{} {}", code, reference_to(picture->second));
    } else {
      drawing += " 0 ";
      put_numbers(
          drawing,
          {std::floor(static_cast<double>(box.x) * 1000), std::floor(static_cast<double>(box.y) * 1000),
           std::ceil(static_cast<double>(box.right()) * 1000), std::ceil(static_cast<double>(box.bottom()) * 1000)});
      drawing += "d1 " + (face.is_colour() ? std::string() : outline_of(face, glyph));
    }
    procedures += fmt::format("/g{} {}", code, reference_to(file_.put_deflated("", drawing)));
    differences += fmt::format("{}/g{} ", code, code);
  }
  std::string box;
  put_numbers(box,
              {std::floor(static_cast<double>(facts.box.x)), std::floor(static_cast<double>(facts.box.y)),
               std::ceil(static_cast<double>(facts.box.right())), std::ceil(static_cast<double>(facts.box.bottom()))});
  const int procedure_names = file_.put(fmt::format("<<{}>>", procedures));
  for (const Variant& variant : family.variants) {
    const int names = write_glyph_names(variant, 2, 0xFF);
    file_.put(
        variant.object,
        fmt::format("<</Type/Font/Subtype/Type3/FontBBox[{}]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs {}"
                    "/Encoding<</Type/Encoding/Differences[{}]>>/FirstChar {}/LastChar {}/Widths[{}]"
                    "/Resources<</XObject<<{}>>>>/ToUnicode {}>>",
                    box, reference_to(procedure_names), differences, low, high, widths, pictures, reference_to(names)));
  }
}

}  // namespace lectern
