#include "base/words.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct Decoded {
  char32_t code_point = 0xFFFD;
  std::size_t length = 1;
  bool well_formed = false;
};

// Unicode 15, table 3-7: well-formed UTF-8 byte sequences; ill-formed ones end before the first byte that cannot go on.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t count = lead >= 0xC2 && lead <= 0xDF   ? 2
                            : lead >= 0xE0 && lead <= 0xEF ? 3
                            : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                           : 0;
  if (count == 0) return {};
  char32_t value = lead & (0x7FU >> count);
  for (std::size_t i = 1; i < count; ++i) {
    if (at + i >= text.size()) return {0xFFFD, i, false};
    const unsigned char next = byte(at + i);
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (i == 1) {
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    }
    if (next < low || next > high) return {0xFFFD, i, false};
    value = (value << 6U) | (next & 0x3FU);
  }
  return {value, count, true};
}

bool is_cjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Letters and digits as far as counting spoken words needs them: ASCII ones, and everything beyond Latin-1 punctuation
// that is not general punctuation, a symbol block or a CJK punctuation mark.
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  struct Range {
    char32_t first, last;
  };
  constexpr std::array<Range, 7> kSigns{{{0xD7, 0xD7},
                                         {0xF7, 0xF7},
                                         {0x2000, 0x2BFF},
                                         {0x3000, 0x303F},
                                         {0xFF00, 0xFF0F},
                                         {0xFFFD, 0xFFFD},
                                         {0x1F000, 0x1FAFF}}};
  return std::ranges::none_of(kSigns, [c](const Range& range) { return c >= range.first && c <= range.last; });
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> before;
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last.back();
}

std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates, int most) {
  const std::string wanted = lower_ascii(word);
  std::string_view best;
  int least = most + 1;
  for (const std::string_view candidate : candidates) {
    const int distance = edit_distance(wanted, lower_ascii(candidate));
    if (distance < least && distance < static_cast<int>(candidate.size())) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const Decoded decoded = decode(text, offset);
  offset += decoded.length;
  return decoded.code_point;
}

void append_utf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t value) { text.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::vector<IllFormed> ill_formed_utf8(std::string_view text, std::size_t most) {
  std::vector<IllFormed> found;
  std::size_t at = 0;
  while (at < text.size() && found.size() < most) {
    const Decoded decoded = decode(text, at);
    if (!decoded.well_formed) found.push_back({at, static_cast<std::uint8_t>(text[at])});
    at += decoded.length;
  }
  return found;
}

int spoken_words(std::string_view text) {
  const SpokenText spoken = spoken_text(text);
  return spoken.words + (spoken.characters + 1) / 2;
}

SpokenText spoken_text(std::string_view text) {
  SpokenText spoken;
  bool inside = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (is_cjk(c)) {
      ++spoken.characters;
      inside = false;
    } else if (is_word(c)) {
      if (!inside) ++spoken.words;
      inside = true;
    } else {
      // What may stand within a word ends it only before a space, so that "2.5" and "don't" are one.
      const bool joins = c == '\'' || c == 0x2019 || c == '-' || c == '.' || c == ',';
      inside = inside && joins && at < text.size() && !is_space(text[at]);
    }
  }
  return spoken;
}

}  // namespace lectern
