#pragma once
// Small text functions that several rooms need. All are locale-free and treat text as UTF-8 bytes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Without ASCII white space at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; other bytes unchanged.
std::string lower_ascii(std::string_view text);

/// Optimal string alignment distance over bytes (insert, delete, replace, swap of neighbours each cost 1).
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` within `most` edits (case ignored), or empty. Ties go to the earlier candidate.
std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates, int most = 2);

/// One code point at `offset`, advancing it. Ill-formed bytes give U+FFFD and advance by the maximal subpart (Unicode
/// 15, section 3.9). `offset` must be less than text.size().
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends a code point as UTF-8; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// A span of ill-formed UTF-8, for messages.
struct IllFormed {
  std::size_t offset = 0;
  std::uint8_t byte = 0;
};
/// Every place where the text is not UTF-8, the first `most` of them.
std::vector<IllFormed> ill_formed_utf8(std::string_view text, std::size_t most);

/// Words as a speaker counts them: runs of letters and digits; each CJK character counts as one half.
int spoken_words(std::string_view text);

/// The same apart: words of scripts with spaces, and the characters of Chinese and Japanese.
struct SpokenText {
  int words = 0;
  int characters = 0;
  bool operator==(const SpokenText&) const = default;
};
SpokenText spoken_text(std::string_view text);

}  // namespace lectern
