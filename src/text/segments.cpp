#include "text/segments.h"

#include <unicode/ubrk.h>
#include <unicode/utypes.h>

#include <memory>
#include <string>
#include <utility>

#include "text/shape.h"

namespace lectern {
namespace {

struct IteratorDeleter {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, IteratorDeleter>;

// Opening an iterator costs far more than running it, and one must not serve two threads: each thread keeps those that
// it used. There are few: locale names come from the functions below alone.
UBreakIterator* iterator_for(UBreakIteratorType type, const char* locale) {
  struct Kept {
    UBreakIteratorType type;
    std::string locale;
    Iterator iterator;
  };
  thread_local std::vector<Kept> kept;
  for (const Kept& known : kept) {
    if (known.type == type && known.locale == locale) return known.iterator.get();
  }
  UErrorCode error = U_ZERO_ERROR;
  Iterator iterator(ubrk_open(type, locale, nullptr, 0, &error));
  if (U_FAILURE(error)) return nullptr;
  kept.push_back({type, locale, std::move(iterator)});
  return kept.back().iterator.get();
}

bool is_language(std::string_view tag, std::string_view language) {
  return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
}

// Only these languages have rules of their own in ICU 72; strict kinsoku keeps small kana from starting a line.
const char* line_locale(std::string_view language) {
  if (is_language(language, "ja")) return "ja@lb=strict";
  if (is_language(language, "zh")) return "zh@lb=strict";
  if (is_language(language, "fi")) return "fi";
  return "en";
}

// Points the iterator at the text; null where there is nothing to do.
UBreakIterator* iterate(UBreakIteratorType type, const char* locale, const DecodedText& text) {
  if (text.size() == 0) return nullptr;
  UBreakIterator* iterator = iterator_for(type, locale);
  if (iterator == nullptr) return nullptr;
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(iterator, text.utf16().data(), static_cast<std::int32_t>(text.utf16().size()), &error);
  return U_SUCCESS(error) ? iterator : nullptr;
}

// In ASCII only CR LF is more than one character (GB3).
std::vector<std::uint32_t> ascii_graphemes(const DecodedText& text) {
  std::vector<std::uint32_t> edges;
  edges.reserve(text.size() + 1);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (i == 0 || text[i] != U'\n' || text[i - 1] != U'\r') edges.push_back(i);
  }
  edges.push_back(text.size());
  return edges;
}

// The beginning of a text that ICU's dictionaries are given at once, because their time grows with its square: up to a
// full stop, a comma or a space where there is one, and never through a surrogate pair.
std::u16string_view dictionary_part(std::u16string_view text) {
  constexpr std::size_t kMost = 2'000;
  if (text.size() <= kMost) return text;
  const std::size_t stop = text.find_last_of(u"\u3002\u3001\uFF0C\uFF0E .,\u2028", kMost - 1);
  if (stop != std::u16string_view::npos && stop > 0) return text.substr(0, stop + 1);
  const bool pair = text[kMost] >= 0xDC00 && text[kMost] <= 0xDFFF;
  return text.substr(0, pair ? kMost + 1 : kMost);
}

std::vector<std::uint32_t> bytes_of(const DecodedText& text, std::vector<std::uint32_t> indices) {
  for (std::uint32_t& index : indices) index = text.byte_of(index);
  return indices;
}

}  // namespace

std::vector<LineBreak> line_breaks(const DecodedText& text, std::string_view language) {
  std::vector<LineBreak> breaks;
  UBreakIterator* iterator = iterate(UBRK_LINE, line_locale(language), text);
  if (iterator == nullptr) {
    if (text.size() > 0) breaks.push_back({text.size(), false});
    return breaks;
  }
  for (std::int32_t unit = ubrk_next(iterator); unit != UBRK_DONE; unit = ubrk_next(iterator)) {
    const bool hard = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
    const std::uint32_t at = text.index_of_utf16(unit);
    // A final line feed ends its line and starts none.
    breaks.push_back({at, hard && at < text.size()});
  }
  return breaks;
}

std::vector<std::uint32_t> grapheme_edges(const DecodedText& text) {
  if (text.ascii()) return ascii_graphemes(text);
  std::vector<std::uint32_t> edges{0};
  if (UBreakIterator* iterator = iterate(UBRK_CHARACTER, "en", text)) {
    for (std::int32_t unit = ubrk_next(iterator); unit != UBRK_DONE; unit = ubrk_next(iterator)) {
      edges.push_back(text.index_of_utf16(unit));
    }
  }
  return edges;
}

std::vector<std::uint32_t> phrase_edges(const DecodedText& text, std::string_view language) {
  std::vector<std::uint32_t> edges;
  const bool japanese = is_language(language, "ja");
  UBreakIterator* iterator =
      japanese ? iterator_for(UBRK_LINE, "ja@lb=strict;lw=phrase") : iterator_for(UBRK_WORD, "zh");
  if (iterator == nullptr) return edges;
  const std::u16string_view all = text.utf16();
  for (std::size_t begin = 0; begin < all.size();) {
    const std::u16string_view part = dictionary_part(all.substr(begin));
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, part.data(), static_cast<std::int32_t>(part.size()), &error);
    if (U_FAILURE(error)) return edges;
    for (std::int32_t unit = ubrk_next(iterator); unit != UBRK_DONE; unit = ubrk_next(iterator)) {
      edges.push_back(text.index_of_utf16(static_cast<std::int32_t>(begin) + unit));
    }
    begin += part.size();
  }
  return edges;
}

std::vector<std::uint32_t> line_break_offsets(std::string_view text, std::string_view language) {
  const DecodedText decoded(text);
  std::vector<std::uint32_t> offsets;
  for (const LineBreak& place : line_breaks(decoded, language)) offsets.push_back(place.at);
  return bytes_of(decoded, std::move(offsets));
}

std::vector<std::uint32_t> grapheme_offsets(std::string_view text) {
  const DecodedText decoded(text);
  return bytes_of(decoded, grapheme_edges(decoded));
}

}  // namespace lectern
