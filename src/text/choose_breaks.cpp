#include "text/choose_breaks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

using Internals = ShapedParagraph::Internals;

constexpr double kLoneWord = 0.4;        // a last line of one word; less where it is long enough to hold its line
constexpr double kLoneCharacters = 0.3;  // a last line of one to three CJK characters
constexpr double kInWord = 1.0;          // a word broken because it does not fit
constexpr double kHyphenated = 0.1;      // the same at a syllable
constexpr double kShortLast = 0.33;      // share of the width below which a last line looks lost
constexpr double kFewLines = 3;          // a text of so many lines is read by sense, a longer one by its even edge
constexpr std::size_t kMany = 20'000;    // places: a text of hundreds of lines is filled line by line

// Where a line of one stretch (text between hard breaks) may end; the first entry is the stretch's beginning.
using Candidates = std::vector<BreakPlace>;

double width_to(const Internals& paragraph, std::uint32_t begin, const BreakPlace& end) {
  return paragraph.line_width(begin, end.at) + static_cast<double>(end.extra);
}

// Adds a place before each grapheme of units (begin, end).
void add_graphemes(const Internals& paragraph, Candidates& candidates, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t unit = begin + 1; unit < end; ++unit) {
    if (!paragraph.units[unit].grapheme) continue;
    BreakPlace place;
    place.at = unit;
    place.cost = static_cast<float>(kInWord);
    place.in_word = true;
    candidates.push_back(place);
  }
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0 || c == U'\u2019';
}

// Addresses, file names and identifiers are no words: a hyphen in them would be read as theirs.
bool joins_names(char32_t c) {
  return std::u32string_view(U"./@:_#&=%?~\\0123456789").find(c) != std::u32string_view::npos;
}

bool stands_alone(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
  if (begin > 0 && joins_names(text[begin - 1])) return false;
  const bool joined = end < text.size() && joins_names(text[end]);
  return !joined || end + 1 == text.size() || (!is_letter(text[end + 1]) && !joins_names(text[end + 1]));
}

// Code points before which the patterns part the words of [begin, end).
std::vector<std::uint32_t> syllables(const Internals& paragraph, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> places;
  if (paragraph.hyphenator == nullptr) return places;
  const std::u32string_view text = paragraph.text.code_points();
  for (std::uint32_t at = begin; at < end;) {
    std::uint32_t last = at;
    while (last < end && is_letter(text[last])) ++last;
    if (stands_alone(text, at, last)) {
      for (const std::uint32_t place : paragraph.hyphenator->places(text.substr(at, last - at)))
        places.push_back(at + place);
    }
    at = std::max(last, at + 1);
  }
  return places;
}

// Adds places in a word of units (begin, end) that is wider than the line: between its syllables, and between graphemes
// where those are still too wide or not known.
void add_places_in_word(const Internals& paragraph, Candidates& candidates, std::uint32_t begin, std::uint32_t end,
                        double width) {
  const auto code_point = [&](std::uint32_t unit) {
    return unit < paragraph.units.size() ? paragraph.units[unit].begin : paragraph.text.size();
  };
  std::uint32_t piece = begin;
  const auto add_piece = [&](std::uint32_t last, double extra) {
    if (paragraph.line_width(piece, last) + extra > width) add_graphemes(paragraph, candidates, piece, last);
    piece = last;
  };
  for (const std::uint32_t at : syllables(paragraph, code_point(begin), code_point(end))) {
    const std::uint32_t unit = paragraph.unit_at(at);
    if (unit <= piece || unit >= end || code_point(unit) != at || !paragraph.units[unit].grapheme) continue;
    const std::uint32_t item = paragraph.units[unit - 1].item;
    const bool code = !paragraph.styled.ranges[paragraph.items[item].style].style.ligatures;
    if (code || (paragraph.items[item].level & 1U) != 0) continue;
    BreakPlace place;
    place.at = unit;
    place.cost = static_cast<float>(kHyphenated);
    place.extra = hyphen_width(*paragraph.items[item].face) * paragraph.scale(item);
    place.added_hyphen = true;
    add_piece(unit, static_cast<double>(place.extra));
    candidates.push_back(place);
  }
  add_piece(end, 0);
}

// Glued places count only within a piece that would not fit a line otherwise, places in a word only where the
// word alone does not.
Candidates candidates_of(const Internals& paragraph, std::size_t first, std::size_t last, std::uint32_t begin,
                         double width, Breaking breaking) {
  Candidates candidates;
  BreakPlace start;
  start.at = begin;
  candidates.push_back(start);
  std::uint32_t piece = begin;
  std::size_t from = first;
  for (std::size_t i = first; i <= last; ++i) {
    const bool glued = paragraph.places[i].glued && i != last && breaking != Breaking::greedy;
    if (glued) continue;
    const bool fits = width_to(paragraph, piece, paragraph.places[i]) <= width;
    for (std::size_t k = fits ? i : from; k <= i; ++k) {
      const BreakPlace& place = paragraph.places[k];
      if (!fits && width_to(paragraph, piece, place) > width)
        add_places_in_word(paragraph, candidates, piece, place.at, width);
      candidates.push_back(place);
      piece = place.at;
    }
    from = i + 1;
  }
  return candidates;
}

class Chooser {
 public:
  Chooser(const Internals& paragraph, double width, Breaking breaking)
      : paragraph_(paragraph), width_(width), breaking_(breaking) {}

  void choose(const Candidates& candidates, std::vector<BreakPlace>& chosen) {
    if (breaking_ == Breaking::greedy || candidates.size() > kMany) return fill(candidates, chosen);
    const double lines = line_width(candidates.front(), candidates.back()) / width_;
    if (candidates.size() <= 2 || lines <= 1) {
      chosen.push_back(candidates.back());
      return;
    }
    reward_ = std::min(1.0, (kFewLines * kFewLines) / (lines * lines));
    fit(candidates, chosen);
  }

 private:
  double line_width(const BreakPlace& from, const BreakPlace& to) const { return width_to(paragraph_, from.at, to); }

  void fill(const Candidates& candidates, std::vector<BreakPlace>& chosen) const {
    std::size_t start = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      if (i > start + 1 && line_width(candidates[start], candidates[i]) > width_) {
        chosen.push_back(candidates[i - 1]);
        start = i - 1;
      }
    }
    chosen.push_back(candidates.back());
  }

  // The fewest lines, and of all ways to have so few the cheapest. A best way's beginning has the fewest lines for its
  // part too, so that one pass over places suffices.
  void fit(const Candidates& candidates, std::vector<BreakPlace>& chosen) const {
    struct Best {
      std::size_t lines = std::numeric_limits<std::size_t>::max();
      double cost = 0;
      std::size_t from = 0;
    };
    std::vector<Best> best(candidates.size());
    best[0].lines = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      for (std::size_t k = i; k-- > 0;) {
        const double width = line_width(candidates[k], candidates[i]);
        if (width > width_ && k + 1 < i) break;
        const std::size_t lines = best[k].lines + 1;
        if (lines > best[i].lines) continue;
        const double cost = best[k].cost + line_cost(candidates, k, i, width);
        if (lines < best[i].lines || cost < best[i].cost) best[i] = {lines, cost, k};
      }
    }
    std::vector<BreakPlace> backward;
    for (std::size_t i = candidates.size() - 1; i > 0; i = best[i].from) backward.push_back(candidates[i]);
    chosen.insert(chosen.end(), backward.rbegin(), backward.rend());
  }

  double line_cost(const Candidates& candidates, std::size_t from, std::size_t to, double width) const {
    const bool last = to + 1 == candidates.size();
    const double unused = std::max(0.0, width_ - width) / width_;
    double cost = last && breaking_ == Breaking::ragged ? 0 : unused * unused;
    if (!last) return cost + weighed(candidates[to].cost);
    if (from == 0) return cost;
    if (candidates[from].word_end && from + 1 == to && width < width_ / 2) {
      const double held = width < width_ * kShortLast ? 0 : 2 * width / width_;
      cost += kLoneWord * (1 - held * held * held);
    }
    if (!candidates[from].word_end && characters(candidates[from].at, candidates[to].at) < 4) cost += kLoneCharacters;
    if (width < width_ * kShortLast) cost += (kShortLast - width / width_) / 2;
    return cost;
  }

  double weighed(float cost) const { return static_cast<double>(cost) * (cost < 0 ? reward_ : 1); }

  std::uint32_t characters(std::uint32_t begin, std::uint32_t end) const {
    return std::max(begin, paragraph_.solid_end[end]) - begin;
  }

  const Internals& paragraph_;
  double width_;
  Breaking breaking_;
  double reward_ = 1;  ///< how much a good place counts against uneven lines
};

}  // namespace

std::vector<BreakPlace> choose_breaks(const Internals& paragraph, double width, Breaking breaking) {
  std::vector<BreakPlace> chosen;
  Chooser chooser(paragraph, width, breaking);
  std::uint32_t begin = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < paragraph.places.size(); ++i) {
    if (!paragraph.places[i].hard && i + 1 < paragraph.places.size()) continue;
    chooser.choose(candidates_of(paragraph, first, i, begin, width, breaking), chosen);
    begin = paragraph.places[i].at;
    first = i + 1;
  }
  return chosen;
}

}  // namespace lectern
