#include "text/hyphenate.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t kShortest = 5;  // a shorter word has no two syllables that could stand apart
constexpr std::size_t kLongest = 200;
constexpr std::uint32_t kLeastBefore = 2;
constexpr std::uint32_t kLeastAfter = 3;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The files name their encodings as Hunspell does: "UTF-8", "ISO8859-1", "microsoft-cp1251". Empty for an unknown one.
std::u16string decoded(std::string_view bytes, std::string encoding) {
  constexpr std::string_view kMicrosoft = "microsoft-";
  if (encoding.starts_with(kMicrosoft)) encoding.erase(0, kMicrosoft.size());
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &error));
  if (U_FAILURE(error)) return {};
  std::u16string text(bytes.size() + 1, u'\0');
  const std::int32_t length = ucnv_toUChars(converter.get(), text.data(), static_cast<std::int32_t>(text.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return {};
  text.resize(static_cast<std::size_t>(length));
  return text;
}

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

// Patterns are in lower case; the mapping of single code points keeps their count.
std::u16string lowered(std::u32string_view word) {
  std::u16string lower;
  for (const char32_t c : word) {
    const UChar32 small = u_tolower(static_cast<UChar32>(c));
    if (small > 0xFFFF) return {};
    lower += static_cast<char16_t>(small);
  }
  return lower;
}

}  // namespace

std::shared_ptr<const Hyphenator> Hyphenator::open(const SharedBytes& patterns) {
  const std::string_view bytes = patterns.text();
  const std::size_t first = std::min(bytes.find('\n'), bytes.size());
  std::string encoding(bytes.substr(0, first));
  while (!encoding.empty() && (encoding.back() == '\r' || encoding.back() == ' ')) encoding.pop_back();
  if (encoding.empty()) return nullptr;
  const std::u16string text = decoded(bytes.substr(first), std::move(encoding));
  std::shared_ptr<Hyphenator> hyphenator(new Hyphenator());
  hyphenator->patterns_.reserve(static_cast<std::size_t>(std::ranges::count(text, u'\n')));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u'\n', begin), text.size());
    hyphenator->add(std::u16string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  return hyphenator->patterns_.empty() ? nullptr : hyphenator;
}

void Hyphenator::add(std::u16string_view line) {
  while (!line.empty() && (line.back() == u'\r' || line.back() == u' ' || line.back() == u'\t')) line.remove_suffix(1);
  // Comments, and settings such as LEFTHYPHENMIN: patterns have no capitals. The levels of a file that has two
  // (compounds, then their parts) work together.
  if (line.empty() || line.front() == u'#' || line.front() == u'%' || (line.front() >= u'A' && line.front() <= u'Z'))
    return;
  // "schif1fahrt/ff=f,5,2": the spelling would change, so no part is taken here.
  const std::size_t slash = line.find(u'/');
  std::u16string letters;
  std::string digits(1, '0');
  for (const char16_t c : line.substr(0, slash)) {
    if (is_digit(c)) {
      const int digit = c - u'0';
      digits.back() = static_cast<char>('0' + (slash == std::u16string_view::npos ? digit : digit + digit % 2));
    } else {
      letters += c;
      digits += '0';
    }
  }
  if (letters.empty()) return;
  longest_ = std::max(longest_, letters.size());
  std::string& kept = patterns_.try_emplace(std::move(letters), digits).first->second;
  for (std::size_t i = 0; i < digits.size(); ++i) kept[i] = std::max(kept[i], digits[i]);
}

std::vector<std::uint32_t> Hyphenator::places(std::u32string_view word) const {
  std::vector<std::uint32_t> places;
  if (word.size() < kShortest || word.size() > kLongest) return places;
  const std::u16string lower = lowered(word);
  if (lower.size() != word.size()) return places;
  const std::u16string edged = u"." + lower + u".";
  std::string most(edged.size() + 1, '0');  // before each character of `edged`
  std::u16string letters;
  for (std::size_t begin = 0; begin < edged.size(); ++begin) {
    letters.clear();
    for (std::size_t end = begin; end < edged.size() && letters.size() < longest_; ++end) {
      letters += edged[end];
      const auto found = patterns_.find(letters);
      if (found == patterns_.end()) continue;
      for (std::size_t i = 0; i < found->second.size(); ++i)
        most[begin + i] = std::max(most[begin + i], found->second[i]);
    }
  }
  const auto count = static_cast<std::uint32_t>(word.size());
  for (std::uint32_t i = kLeastBefore; i + kLeastAfter <= count; ++i) {
    if ((most[i + 1] - '0') % 2 == 1) places.push_back(i);
  }
  return places;
}

}  // namespace lectern
