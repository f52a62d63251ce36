#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/words.h"
#include "paint/pdf_page.h"
#include "paint/pdf_syntax.h"
#include "text/embed.h"

namespace lectern {
namespace {

// A glyph and where its origin lies, in ems from the left end of the baseline.
struct PlacedGlyph {
  std::uint32_t id = 0;
  double x = 0;
  double y = 0;
};

// The glyphs of one cluster, in logical order, and the text that they stand for.
struct Cluster {
  std::vector<PlacedGlyph> glyphs;
  std::string_view text;
};

// Formatting characters have done their work when a text is set; nobody searches for them.
bool is_silent(char32_t c) {
  return c < 0x20 || c == 0x7F || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::u32string spoken(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_silent(c)) out += c;
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::vector<Cluster> clusters_in_logical_order(const DrawText& draw) {
  const ShapedRun& run = *draw.run;
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  std::vector<PlacedGlyph> placed;
  double pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    const Glyph& glyph = run.glyphs[i];
    placed.push_back({glyph.id, pen + static_cast<double>(glyph.dx), static_cast<double>(glyph.dy)});
    pen += static_cast<double>(glyph.advance);
  }
  const std::size_t count = placed.size();
  const auto index = [&](std::size_t i) { return run.right_to_left ? count - 1 - i : i; };
  const auto start = [&](std::size_t i) { return run.glyphs[draw.first + index(i)].cluster; };
  // The text ends where the neighbour's begins that was left out, or with the run.
  std::size_t end = run.text.size();
  if (run.right_to_left && draw.first > 0) end = run.glyphs[draw.first - 1].cluster;
  if (!run.right_to_left && last < run.glyphs.size()) end = run.glyphs[last].cluster;
  std::vector<Cluster> clusters;
  for (std::size_t i = 0; i < count;) {
    std::size_t next = i + 1;
    while (next < count && start(next) == start(i)) ++next;
    const std::size_t text_end = next < count ? start(next) : end;
    Cluster& cluster = clusters.emplace_back();
    if (text_end > start(i)) cluster.text = std::string_view(run.text).substr(start(i), text_end - start(i));
    for (std::size_t k = i; k < next; ++k) cluster.glyphs.push_back(placed[index(k)]);
    i = next;
  }
  return clusters;
}

// One text object: strings and the moves between them in arrays, a new one where the font or the baseline changes.
class TextObject {
 public:
  TextObject(PdfPage::Internals& page, const DrawText& draw)
      : page_(page), out_(page.content), face_(draw.run->face), size_(static_cast<double>(draw.size)) {
    kind_ = face_->is_colour() || !may_be_embedded(*face_) ? PdfFontKind::drawn : PdfFontKind::embedded;
    out_ += "BT 1 0 0 -1 ";
    put_numbers(out_, {static_cast<double>(draw.origin.x), static_cast<double>(draw.origin.y)});
    out_ += "Tm\n";
  }

  void add(const Cluster& cluster) {
    const std::u32string text = spoken(cluster.text);
    if (text.empty() && std::ranges::all_of(cluster.glyphs, [this](const PlacedGlyph& glyph) {
          return face_->glyph_box(glyph.id).empty();
        })) {
      return;
    }
    if (is_one_to_one(cluster, text)) {
      for (std::size_t i = 0; i < text.size(); ++i) show(cluster.glyphs[i], {utf8(text.substr(i, 1)), true});
      return;
    }
    const std::string words = utf8(text);
    if (cluster.glyphs.size() == 1 && cluster.glyphs[0].id != 0 && cluster.glyphs[0].id != face_->glyph_for(U' ')) {
      show(cluster.glyphs[0], {words, true});
      return;
    }
    // Several glyphs for several characters, in no order of theirs: the text is said outright.
    end_array();
    out_ += "/Span<</ActualText<FEFF" + utf16_hex(words) + ">>>BDC\n";
    for (std::size_t i = 0; i < cluster.glyphs.size(); ++i) show(cluster.glyphs[i], {i == 0 ? words : "", false});
    end_array();
    out_ += "EMC\n";
  }

  void add_space() {
    const std::uint32_t space = face_->glyph_for(U' ');
    if (space != 0) show({space, pen_ / 1000, rise_}, {" ", true});
  }

  void end() {
    end_array();
    // The rise outlives a text object.
    if (rise_ != 0) out_ += "0 Ts\n";
    out_ += "ET\n";
  }

 private:
  bool is_one_to_one(const Cluster& cluster, const std::u32string& text) const {
    if (text.size() != cluster.glyphs.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (cluster.glyphs[i].id == 0 || face_->glyph_for(text[i]) != cluster.glyphs[i].id) return false;
    return true;
  }

  void show(const PlacedGlyph& glyph, const PdfGlyphText& text) {
    const int font = page_.font(face_, kind_, glyph.id, text);
    if (font != font_) {
      end_array();
      out_ += "/F" + std::to_string(font) + ' ';
      put_number(out_, size_);
      out_ += " Tf\n";
      font_ = font;
    }
    if (glyph.y != rise_) {
      end_array();
      put_number(out_, glyph.y * size_);
      out_ += " Ts\n";
      rise_ = glyph.y;
    }
    if (!in_array_) out_ += '[';
    in_array_ = true;
    // Moves are thousandths of an em to the left; half a thousandth cannot be seen, and does not add up.
    const double move = std::round((pen_ - glyph.x * 1000) * 10) / 10;
    if (std::abs(move) >= 0.5) {
      end_string();
      put_number(out_, move, 1);
      pen_ -= move;
    }
    if (!in_string_) out_ += '<';
    in_string_ = true;
    put_hex(out_, kind_ == PdfFontKind::embedded ? glyph.id : glyph.id & 0xFFU, kind_ == PdfFontKind::embedded ? 4 : 2);
    pen_ += pdf_advance(*face_, glyph.id);
  }

  void end_string() {
    if (in_string_) out_ += '>';
    in_string_ = false;
  }
  void end_array() {
    end_string();
    if (in_array_) out_ += "]TJ\n";
    in_array_ = false;
  }

  PdfPage::Internals& page_;
  std::string& out_;
  const std::shared_ptr<const Face>& face_;
  double size_;
  PdfFontKind kind_ = PdfFontKind::embedded;
  double pen_ = 0;   // thousandths of an em
  double rise_ = 0;  // ems
  int font_ = -1;
  bool in_array_ = false;
  bool in_string_ = false;
};

}  // namespace

double pdf_advance(const Face& face, std::uint32_t glyph) {
  return std::round(static_cast<double>(face.advance(glyph)) * 100'000) / 100;
}

int PdfPage::Internals::font(const std::shared_ptr<const Face>& face, PdfFontKind kind, std::uint32_t glyph,
                             const PdfGlyphText& text) {
  const std::uint32_t block = kind == PdfFontKind::drawn ? glyph >> 8U : 0;
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    PdfFontUse& use = fonts[i];
    if (use.face != face || use.kind != kind || use.block != block) continue;
    const auto [place, fresh] = use.glyphs.try_emplace(glyph, text);
    if (fresh || !text.firm || place->second.text == text.text) {
      place->second.firm = place->second.firm || text.firm;
      return static_cast<int>(i);
    }
    if (!place->second.firm) {
      place->second = text;
      return static_cast<int>(i);
    }
  }
  fonts.push_back({face, kind, block, {{glyph, text}}});
  return static_cast<int>(fonts.size()) - 1;
}

void set_pdf_text(PdfPage::Internals& page, const DrawText& draw, bool spaced) {
  TextObject text(page, draw);
  for (const Cluster& cluster : clusters_in_logical_order(draw)) text.add(cluster);
  if (spaced) text.add_space();
  text.end();
}

}  // namespace lectern
