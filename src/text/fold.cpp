#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/decoded_text.h"
#include "text/segments.h"

namespace lectern {
namespace {

icu::UnicodeString normalised(const icu::UnicodeString& text, const icu::Normalizer2* form, UErrorCode& error) {
  if (form == nullptr || U_FAILURE(error) != 0) return text;
  icu::UnicodeString result = form->normalize(text, error);
  return U_SUCCESS(error) != 0 ? result : text;
}

/// Accents, and the points that Hebrew and Arabic may leave out. The vowel signs of other scripts are letters to their
/// readers, and the voiced sound marks of kana make another sound.
bool is_accent(UChar32 code_point) {
  if (u_charType(code_point) != U_NON_SPACING_MARK || code_point == 0x3099 || code_point == 0x309A) return false;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &error);
  return script == USCRIPT_INHERITED || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
}

UChar32 hiragana_of(UChar32 code_point) {
  const bool is_katakana = code_point >= 0x30A1 && code_point <= 0x30F6;
  return is_katakana ? code_point - 0x60 : code_point;
}

}  // namespace

std::string folded(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString all =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  all.foldCase();
  all = normalised(all, icu::Normalizer2::getNFKDInstance(error), error);
  icu::UnicodeString kept;
  bool after_space = true;
  for (int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    const UChar32 code_point = all.char32At(i);
    const bool is_space = u_isUWhiteSpace(code_point) != 0;
    if (is_space && !after_space) kept.append(UChar32{' '});
    if (!is_space && !is_accent(code_point)) kept.append(hiragana_of(code_point));
    after_space = is_space;
  }
  kept.foldCase();
  kept = normalised(kept, icu::Normalizer2::getNFCInstance(error), error);
  std::string result;
  kept.toUTF8String(result);
  return result;
}

std::string without_last_character(std::string_view text) {
  const DecodedText decoded(text);
  const auto edges = grapheme_edges(decoded);
  if (edges.size() < 2) return {};
  return std::string(text.substr(0, decoded.byte_of(edges[edges.size() - 2])));
}

}  // namespace lectern
