#include "markdown/smart_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/words.h"

namespace lectern {
namespace {

struct Marks {
  std::string_view language;
  std::string_view open;
  std::string_view close;
  std::string_view inner_open;
  std::string_view inner_close;
};

// CLDR 42, delimiters; the first entry is the fallback.
constexpr std::array<Marks, 15> kMarks{{
    {"en", "\u201C", "\u201D", "\u2018", "\u2019"},
    {"de", "\u201E", "\u201C", "\u201A", "\u2018"},
    {"fr", "\u00AB\u202F", "\u202F\u00BB", "\u201C", "\u201D"},
    {"es", "\u00AB", "\u00BB", "\u201C", "\u201D"},
    {"it", "\u00AB", "\u00BB", "\u201C", "\u201D"},
    {"pt", "\u201C", "\u201D", "\u2018", "\u2019"},
    {"pl", "\u201E", "\u201D", "\u00AB", "\u00BB"},
    {"cs", "\u201E", "\u201C", "\u201A", "\u2018"},
    {"nl", "\u2018", "\u2019", "\u201C", "\u201D"},
    {"sv", "\u201D", "\u201D", "\u2019", "\u2019"},
    {"fi", "\u201D", "\u201D", "\u2019", "\u2019"},
    {"da", "\u201C", "\u201D", "\u2018", "\u2019"},
    {"ru", "\u00AB", "\u00BB", "\u201E", "\u201C"},
    {"uk", "\u00AB", "\u00BB", "\u201E", "\u201C"},
    {"el", "\u00AB", "\u00BB", "\u201C", "\u201D"},
}};

const Marks& marks_of(std::string_view language) {
  const std::string primary = lower_ascii(language.substr(0, language.find_first_of("-_")));
  const auto* const found = std::ranges::find(kMarks, std::string_view(primary), &Marks::language);
  return found == kMarks.end() ? kMarks.front() : *found;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What stands before an opening mark: nothing, a space, an opening bracket or mark, or a dash.
bool opens_after(std::string_view before) {
  if (before.empty()) return true;
  if (std::string_view(" \t\n([{-/").find(before.back()) != std::string_view::npos) return true;
  for (const std::string_view end :
       {"\u2013", "\u2014", "\u2028", "\u00A0", "\u201C", "\u201E", "\u2018", "\u201A", "\u00AB", "\u202F", "\u3000"}) {
    if (before.ends_with(end)) return true;
  }
  return false;
}

// How far back the beginning of an inner quotation is looked for, so that time stays in proportion to the text.
constexpr std::size_t kLongestQuotation = 2000;

// One replacement at a place of the text: how many bytes it takes and what stands there instead.
struct Change {
  std::size_t length = 0;
  std::string_view with;
  bool closes = false;  ///< a mark that ends something: some languages end with what others begin with
};

class Typographer {
 public:
  Typographer(std::string_view text, const Marks& marks) : text_(text), marks_(marks) {}

  Change at(std::size_t i, std::string_view before) const {
    const std::string_view rest = text_.substr(i);
    switch (rest.front()) {
      case '"':
        return {1, opens_after(before) ? marks_.open : marks_.close, !opens_after(before)};
      case '\'':
        return {1, single_mark(i, before), !opens_after(before)};
      case '.':
        return rest.starts_with("...") && !rest.starts_with("....") ? Change{3, "\u2026"} : Change{};
      case '-':
        return dash(i);
      default:
        return {};
    }
  }

 private:
  // An apostrophe inside or at the end of a word, or before a shortened year ('14); else a quotation mark.
  std::string_view single_mark(std::size_t i, std::string_view before) const {
    if (!opens_after(before)) return closes_an_inner_quotation(i) ? marks_.inner_close : "\u2019";
    const bool year = i + 2 < text_.size() && is_digit(text_[i + 1]) && is_digit(text_[i + 2]) &&
                      (i + 3 == text_.size() || !is_digit(text_[i + 3]));
    return year || text_.find('\'', i + 1) == std::string_view::npos ? "\u2019" : marks_.inner_open;
  }

  bool closes_an_inner_quotation(std::size_t i) const {
    if (i + 1 < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[i + 1])) != 0 ||
                                 static_cast<unsigned char>(text_[i + 1]) >= 0x80))
      return false;
    int open = 0;
    for (std::size_t k = i - std::min(i, kLongestQuotation); k < i; ++k) {
      if (text_[k] != '\'') continue;
      if (opens_after(text_.substr(0, k))) {
        ++open;
      } else if (k + 1 >= text_.size() || std::isalnum(static_cast<unsigned char>(text_[k + 1])) == 0) {
        --open;
      }
    }
    return open > 0;
  }

  Change dash(std::size_t i) const {
    const std::string_view rest = text_.substr(i);
    const bool first = i == 0 || text_[i - 1] != '-';
    if (first && rest.starts_with("---") && !rest.starts_with("----")) return {3, "\u2014"};
    if (first && rest.starts_with("--") && !rest.starts_with("---")) return {2, "\u2013"};
    return between_numbers(i) ? Change{1, "\u2013"} : Change{};
  }

  // A hyphen with a whole number on either side that is part of no longer chain.
  bool between_numbers(std::size_t i) const {
    std::size_t begin = i;
    while (begin > 0 && is_digit(text_[begin - 1])) --begin;
    std::size_t end = i + 1;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (begin == i || end == i + 1) return false;
    const auto joins = [](char c) {
      return c == '-' || c == '.' || c == '/' || std::isalpha(static_cast<unsigned char>(c)) != 0 ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    const bool joined_before = begin > 0 && joins(text_[begin - 1]) && text_[begin - 1] != '.';
    const bool joined_after = end < text_.size() && (text_[end] == '-' || text_[end] == '/' ||
                                                     std::isalpha(static_cast<unsigned char>(text_[end])) != 0);
    return !joined_before && !joined_after;
  }

  std::string_view text_;
  const Marks& marks_;
};

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

bool holds_han(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_han(next_code_point(text, at))) return true;
  }
  return false;
}

// A part of the text that stays, and the reading above it.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  int reading = -1;
};

void keep_pieces(RichText& text, const std::vector<Piece>& pieces) {
  const std::string old = std::exchange(text.text, {});
  const std::vector<StyleSpan> spans = std::exchange(text.spans, {});
  auto span = spans.begin();
  for (const Piece& piece : pieces) {
    while (span != spans.end() && span->end <= piece.begin) ++span;
    for (auto part = span; part != spans.end() && part->begin < piece.end; ++part) {
      const std::size_t from = std::max<std::size_t>(part->begin, piece.begin);
      const std::size_t to = std::min<std::size_t>(part->end, piece.end);
      StyleSpan kept = part_of(*part, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
      kept.begin = static_cast<std::uint32_t>(text.text.size());
      text.text += old.substr(from, to - from);
      kept.end = static_cast<std::uint32_t>(text.text.size());
      if (piece.reading >= 0) kept.reading = piece.reading;
      text.spans.push_back(kept);
    }
  }
}

}  // namespace

void make_smart(RichText& text, std::string_view language) {
  if (text.text.find_first_of("\"'-.") == std::string::npos) return;
  const std::string old = std::move(text.text);
  const Typographer typographer(old, marks_of(language));
  std::string changed;
  bool after_literal = false;  // a mark right behind code closes
  bool closed = false;         // so does one right behind a closing mark
  for (StyleSpan& span : text.spans) {
    const std::size_t begin = changed.size();
    const bool literal = span.style.code || span.style.keyboard;
    std::size_t i = span.begin;
    while (i < span.end) {
      const std::string_view before = after_literal || closed ? std::string_view("x") : std::string_view(changed);
      const Change change = literal ? Change{} : typographer.at(i, before);
      after_literal = literal;
      closed = change.closes;
      if (change.length > 0 && i + change.length <= span.end) {
        changed += change.with;
        i += change.length;
      } else {
        changed += old[i++];
      }
    }
    span.begin = static_cast<std::uint32_t>(begin);
    span.end = static_cast<std::uint32_t>(changed.size());
  }
  text.text = std::move(changed);
}

// {base|reading}, with a Han character in the base. One pass, however many braces there are.
void mark_readings(RichText& text) {
  const std::string_view whole = text.text;
  std::vector<Piece> pieces;
  std::size_t done = 0;
  std::size_t bar = 0;
  std::size_t close = 0;
  for (std::size_t open = whole.find('{'); open != std::string_view::npos;) {
    const std::size_t next = whole.find('{', open + 1);
    if (bar <= open) bar = whole.find('|', open);
    if (close <= open) close = whole.find('}', open);
    if (bar == std::string_view::npos || close == std::string_view::npos) break;
    const bool pair = bar + 1 < close && bar < next && holds_han(whole.substr(open + 1, bar - open - 1));
    if (!pair) {
      open = next;
      continue;
    }
    pieces.push_back({done, open, -1});
    pieces.push_back({open + 1, bar, static_cast<int>(text.readings.size())});
    text.readings.emplace_back(whole.substr(bar + 1, close - bar - 1));
    done = close + 1;
    open = whole.find('{', done);
  }
  if (pieces.empty()) return;
  pieces.push_back({done, whole.size(), -1});
  keep_pieces(text, pieces);
}

}  // namespace lectern
