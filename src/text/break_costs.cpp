#include "text/break_costs.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/itemise.h"

namespace lectern {
namespace {

constexpr float kAfterSentence = -0.14F;
constexpr float kAfterColon = -0.12F;
constexpr float kAfterClause = -0.03F;
constexpr float kAfterFunctionWord = 0.03F;
constexpr float kBeforeDash = 0.04F;
constexpr float kAtHyphen = 0.09F;
constexpr float kSoftHyphenCost = 0.08F;
constexpr float kInsideDate = 0.06F;
constexpr float kInsidePhrase = 0.08F;
constexpr float kInsideWord = 0.12F;
constexpr float kInsideQuotedWord = 0.2F;  // a Chinese or Japanese term in a text of another script
constexpr float kBetweenPhraseParts = 0.03F;

// Words that lean on the next one.
constexpr auto kFunctionWords = std::to_array<std::u32string_view>(
    {U"a",   U"an",   U"the",  U"of",   U"to",  U"in",  U"on", U"at",  U"by",   U"for",  U"and",
     U"or",  U"with", U"from", U"as",   U"its", U"is",  U"no", U"not", U"this", U"that", U"their",
     U"our", U"le",   U"la",   U"les",  U"un",  U"une", U"de", U"du",  U"des",  U"et",   U"der",
     U"die", U"das",  U"ein",  U"eine", U"und", U"zu",  U"im", U"am",  U"el",   U"los",  U"las",
     U"una", U"del",  U"y",    U"e",    U"o",   U"il",  U"lo", U"di",  U"och",  U"en"});

constexpr auto kUnits = std::to_array<std::u32string_view>(
    {U"%",        U"‰",       U"°",   U"°C", U"°F", U"bn", U"m",    U"mn",   U"tn",      U"k",       U"km",
     U"cm",       U"mm",      U"nm",  U"kg", U"g",  U"t",  U"ha",   U"kW",   U"MW",      U"GW",      U"GWh",
     U"kHz",      U"MHz",     U"GHz", U"kB", U"MB", U"GB", U"TB",   U"Mbit", U"Gbit",    U"ms",      U"s",
     U"min",      U"h",       U"pp",  U"bp", U"am", U"pm", U"a.m.", U"p.m.", U"million", U"billion", U"trillion",
     U"thousand", U"percent", U"€",   U"$",  U"£",  U"¥",  U"EUR",  U"USD",  U"GBP",     U"JPY",     U"CHF"});

constexpr auto kBeforeNumbers = std::to_array<std::u32string_view>(
    {U"€",   U"$", U"£",    U"¥",    U"EUR",  U"USD",  U"GBP",  U"JPY",  U"CHF", U"No.", U"no.", U"Nr.", U"p.",
     U"pp.", U"§", U"Art.", U"art.", U"Fig.", U"fig.", U"vol.", U"Vol.", U"ch.", U"Ch.", U"c.",  U"ca."});

constexpr auto kTitles = std::to_array<std::u32string_view>(
    {U"Mr",   U"Mrs",   U"Ms",   U"Dr",  U"Mr.",  U"Mrs.", U"Ms.",  U"Dr.",  U"Prof.", U"Sir", U"Gen.",
     U"Col.", U"Capt.", U"Adm.", U"Lt.", U"Sgt.", U"Sen.", U"Rep.", U"Rev.", U"St",    U"St."});

constexpr auto kMonths =
    std::to_array<std::u32string_view>({U"January", U"February", U"March", U"April", U"May", U"June", U"July",
                                        U"August", U"September", U"October", U"November", U"December"});

template <class Words>
bool holds(const Words& words, std::u32string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

enum class Kind { other, han, hiragana, katakana, hangul, digit, opening, closing };

Kind kind_of(char32_t c) {
  if (is_digit(c)) return Kind::digit;
  if (c < 0x1100) return Kind::other;
  if (c == 0x30FC) return Kind::katakana;  // the long vowel mark goes with what it lengthens
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_HAN:
      return Kind::han;
    case USCRIPT_HIRAGANA:
      return Kind::hiragana;
    case USCRIPT_KATAKANA:
      return Kind::katakana;
    case USCRIPT_HANGUL:
      return Kind::hangul;
    default:
      break;
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return Kind::opening;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return Kind::closing;
    default:
      return Kind::other;
  }
}

bool is_ideographic(Kind kind) {
  return kind == Kind::han || kind == Kind::hiragana || kind == Kind::katakana;
}

class Weigher {
 public:
  Weigher(const DecodedText& text, std::string_view language) : text_(text) {
    for (const char32_t c : text.code_points()) {
      if (c < 0x2E80) continue;
      const Kind kind = kind_of(c);
      kana_ = kana_ || kind == Kind::hiragana || kind == Kind::katakana;
      ideographic_ = ideographic_ || is_ideographic(kind);
    }
    const bool japanese = kana_ || language.starts_with("ja");
    foreign_ = !kana_ && !japanese && !language.starts_with("zh") && !language.starts_with("ko");
    if (ideographic_) phrases_ = phrase_edges(text, japanese ? "ja" : "zh");
  }

  void weigh(BreakPlace& place) const {
    std::uint32_t left = place.at;
    while (left > 0 && is_blank(text_[left - 1])) --left;
    if (left == 0 || place.at >= text_.size()) return;
    place.word_end = left < place.at;
    if (place.word_end) {
      weigh_space(place, left);
    } else if (text_[left - 1] == 0xAD) {
      place.hyphen = true;
      place.cost = kSoftHyphenCost;
    } else {
      weigh_joint(place);
    }
  }

 private:
  // Between words: the word before ends at `left`.
  void weigh_space(BreakPlace& place, std::uint32_t left) const {
    const std::u32string_view before = word_before(left);
    const std::u32string_view after = word_after(place.at);
    place.glued = belong_together(before, after);
    const char32_t last = before.back();
    if (last == U':' || last == U';') place.cost = kAfterColon;
    if (last == U',' || last == U'.' || last == U'!' || last == U'?' || last == U'–' || last == U'—')
      place.cost = kAfterClause;
    if (ends_sentence(before, after)) place.cost = kAfterSentence;
    if (holds(kFunctionWords, lowered(before))) place.cost = kAfterFunctionWord;
    if (after == U"–" || after == U"—" || after == U"-") place.cost = kBeforeDash;
    if ((is_day(before) && holds(kMonths, without_comma(after))) ||
        (holds(kMonths, before) && is_digit(after.front()))) {
      place.cost = kInsideDate;
    }
  }

  // Between characters that no space parts.
  void weigh_joint(BreakPlace& place) const {
    const Kind before = kind_of(text_[place.at - 1]);
    const Kind after = kind_of(text_[place.at]);
    if (before == Kind::hangul && (after == Kind::hangul || after == Kind::han || after == Kind::digit))
      place.glued = true;
    if (after == Kind::hangul && (before == Kind::han || before == Kind::digit || before == Kind::other))
      place.glued = true;
    if (!ideographic_ || !(is_ideographic(before) || is_ideographic(after))) {
      if (!place.glued && before != Kind::closing) place.cost = kAtHyphen;
      return;
    }
    const bool phrase = std::ranges::binary_search(phrases_, place.at);
    if (foreign_ && is_ideographic(before) && is_ideographic(after)) {
      place.cost = kInsideQuotedWord;
    } else if (before == Kind::closing) {
      place.cost = kAfterClause;
    } else if (!phrase) {
      const bool one_word = before == after && before == Kind::katakana;
      place.cost = one_word || before == Kind::digit ? kInsideWord : kInsidePhrase;
    } else if (kana_ && before == Kind::han && after == Kind::han) {
      place.cost = kBetweenPhraseParts;  // a compound's joint: the dictionary parts more than the ear does
    }
  }

  static bool belong_together(std::u32string_view before, std::u32string_view after) {
    const std::u32string_view unit = without_comma(after);
    if (is_digit(before.back()) && holds(kUnits, unit)) return true;
    if (holds(kBeforeNumbers, before) && is_digit(after.front())) return true;
    if (!is_upper(after.front())) return false;
    const bool initial = before.size() == 2 && before[1] == U'.' && is_upper(before[0]);
    return initial || holds(kTitles, before);
  }

  // Not after "U.S." or "Fig.": three letters before the stop and a capital, or an opening mark, after it.
  static bool ends_sentence(std::u32string_view before, std::u32string_view after) {
    while (!before.empty() &&
           (before.back() == U'”' || before.back() == U'’' || before.back() == U')' || before.back() == U'"'))
      before.remove_suffix(1);
    if (before.size() < 4 || std::u32string_view(U".!?").find(before.back()) == std::u32string_view::npos) return false;
    if (holds(kBeforeNumbers, before) || holds(kTitles, before)) return false;
    const bool opens = after.front() == U'“' || after.front() == U'‘' || after.front() == U'"' || after.front() == U'(';
    return opens || is_upper(after.front());
  }

  static bool is_day(std::u32string_view word) {
    return !word.empty() && word.size() <= 2 && std::ranges::all_of(word, is_digit);
  }

  static std::u32string_view without_comma(std::u32string_view word) {
    while (word.size() > 1 && (word.back() == U',' || word.back() == U'.' || word.back() == U';' ||
                               word.back() == U':' || word.back() == U')')) {
      if (holds(kUnits, word)) break;
      word.remove_suffix(1);
    }
    return word;
  }

  static std::u32string lowered(std::u32string_view word) {
    std::u32string lower(word.substr(0, 6));  // longer than any function word
    for (char32_t& c : lower) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    return lower;
  }

  std::u32string_view word_before(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < 16 && !is_blank(text_[begin - 1])) --begin;
    return std::u32string_view(text_.code_points()).substr(begin, end - begin);
  }

  std::u32string_view word_after(std::uint32_t begin) const {
    std::uint32_t end = begin + 1;
    while (end < text_.size() && end - begin < 16 && !is_blank(text_[end])) ++end;
    return std::u32string_view(text_.code_points()).substr(begin, end - begin);
  }

  const DecodedText& text_;
  std::vector<std::uint32_t> phrases_;
  bool kana_ = false;
  bool ideographic_ = false;
  bool foreign_ = false;  ///< the text's own language is not written with these characters
};

}  // namespace

std::vector<BreakPlace> weigh_breaks(const DecodedText& text, const std::vector<LineBreak>& breaks,
                                     std::string_view language) {
  const Weigher weigher(text, language);
  std::vector<BreakPlace> places;
  places.reserve(breaks.size());
  for (const LineBreak& found : breaks) {
    BreakPlace place;
    place.at = found.at;
    place.hard = found.hard;
    if (!place.hard) weigher.weigh(place);
    places.push_back(place);
  }
  return places;
}

}  // namespace lectern
