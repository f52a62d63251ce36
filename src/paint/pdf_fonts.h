#pragma once
// The fonts of a PDF file: which glyphs its pages use and what they stand for, collected page by page and written at
// the end. For room `paint` alone.

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "paint/pdf_file.h"
#include "paint/pdf_page.h"
#include "paint/pdf_pictures.h"

namespace lectern {

class PdfFonts {
 public:
  PdfFonts(PdfFile& file, PdfPictures& pictures) : file_(file), pictures_(pictures) {}

  /// The object of a page's font. Pages whose glyphs stand for the same texts share one.
  int object_of(const PdfFontUse& use);
  /// Writes all fonts. Families that could not be embedded are added to `drawn`.
  void finish(std::vector<std::string>& drawn);

 private:
  // One font of the document: what its glyphs stand for.
  struct Variant {
    int object = 0;
    PdfGlyphTexts glyphs;
  };
  // All that is used of a face (embedded) or of 256 of its glyphs (drawn).
  struct Family {
    std::shared_ptr<const Face> face;
    PdfFontKind kind = PdfFontKind::embedded;
    std::uint32_t block = 0;
    std::vector<Variant> variants;
    std::set<std::uint32_t> glyphs;
    std::map<std::uint32_t, int> pictures;  ///< drawn: the form of each glyph that is a picture
  };

  Family& family_of(const PdfFontUse& use);
  void take_pictures(Family& family, const PdfFontUse& use);
  void write_embedded(const Family& family, std::vector<std::string>& drawn);
  void write_drawn(const Family& family, std::vector<std::string>& drawn);
  int write_encoding(const std::map<std::uint32_t, std::uint32_t>& glyph_of_cid);
  int write_glyph_names(const Variant& variant, int digits, std::uint32_t mask);

  PdfFile& file_;
  PdfPictures& pictures_;
  std::vector<Family> families_;  // in the order of their first use
};

}  // namespace lectern
