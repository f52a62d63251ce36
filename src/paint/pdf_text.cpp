#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "paint/pdf_clusters.h"
#include "paint/pdf_page.h"
#include "paint/pdf_syntax.h"
#include "text/embed.h"

namespace lectern {
namespace {

// One text object: strings and the moves between them in arrays, a new one where the font or the baseline changes.
class TextObject {
 public:
  TextObject(PdfPage::Internals& page, const DrawText& draw, PdfFontKind kind, double start)
      : page_(page),
        out_(page.content),
        face_(draw.run->face),
        size_(static_cast<double>(draw.size)),
        kind_(kind),
        pen_(start * 1000) {
    out_ += "BT 1 0 0 -1 ";
    put_numbers(out_, {static_cast<double>(draw.origin.x) + start * size_, static_cast<double>(draw.origin.y)});
    out_ += "Tm\n";
  }

  void show(const SpokenGlyph& glyph) {
    const int font = page_.font(face_, kind_, glyph.id, glyph.text);
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
    const bool embedded = kind_ == PdfFontKind::embedded;
    put_hex(out_, embedded ? glyph.id : glyph.id & 0xFFU, embedded ? 4 : 2);
    pen_ += pdf_advance(*face_, glyph.id);
  }

  // Where the next glyph would lie, in ems.
  double pen() const { return pen_ / 1000; }

  void end() {
    end_array();
    // The rise outlives a text object.
    if (rise_ != 0) out_ += "0 Ts\n";
    out_ += "ET\n";
  }

 private:
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
  PdfFontKind kind_;
  double pen_;       // thousandths of an em
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
                             const std::string& text) {
  const std::uint32_t block = kind == PdfFontKind::drawn ? glyph >> 8U : 0;
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    PdfFontUse& use = fonts[i];
    if (use.face != face || use.kind != kind || use.block != block) continue;
    if (use.glyphs.try_emplace(glyph, text).first->second == text) return static_cast<int>(i);
  }
  fonts.push_back({face, kind, block, {{glyph, text}}});
  return static_cast<int>(fonts.size()) - 1;
}

void set_pdf_text(PdfPage::Internals& page, PdfMarks& marks, int element, const DrawText& draw, bool spaced) {
  const Face& face = *draw.run->face;
  const auto kind = face.is_colour() || !may_be_embedded(face) ? PdfFontKind::drawn : PdfFontKind::embedded;
  std::vector<Utterance> utterances = utterances_of(draw);
  const std::uint32_t space = face.glyph_for(U' ');
  for (std::size_t i = 0; i < utterances.size(); ++i) {
    const Utterance& utterance = utterances[i];
    const bool last = i + 1 == utterances.size();
    if (utterance.silent) {
      marks.begin_silent();
    } else if (utterance.words.empty()) {
      marks.begin(element);
    } else {
      marks.begin_spoken(element, last && spaced ? utterance.words + " " : utterance.words);
    }
    TextObject text(page, draw, kind, utterance.glyphs.front().x);
    for (const SpokenGlyph& glyph : utterance.glyphs) text.show(glyph);
    if (last && spaced && utterance.words.empty() && space != 0) text.show({space, text.pen(), 0, " "});
    text.end();
  }
}

}  // namespace lectern
