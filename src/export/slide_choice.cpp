#include "export/slide_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/words.h"

namespace lectern {
namespace {

constexpr int kToTheEnd = std::numeric_limits<int>::max();

std::optional<int> parse_number(std::string_view text) {
  text = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

Result<SlideRange> parse_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_number(text.substr(0, dash));
  const bool open = dash != std::string_view::npos && trimmed(text.substr(dash + 1)).empty();
  const auto last = dash == std::string_view::npos ? first : open ? kToTheEnd : parse_number(text.substr(dash + 1));
  if (trimmed(text).empty())
    return std::unexpected(Error{"a slide is missing between commas", "write numbers and ranges, such as 1,4-6 or 4-"});
  if (!first || !last) {
    return std::unexpected(Error{fmt::format("not a choice of slides: \"{}\"", trimmed(text)),
                                 "write numbers and ranges, such as 1,4-6 or 4-"});
  }
  if (*last < *first) {
    return std::unexpected(Error{fmt::format("the range {} runs backwards", trimmed(text)),
                                 fmt::format("write {}-{}; slides come out in the deck's order", *last, *first)});
  }
  return SlideRange{*first, *last};
}

bool is_shown(const Slide& slide, const SlideChoice& choice) {
  return slide.kind != SlideKind::hidden && (choice.backup || slide.kind != SlideKind::backup);
}

}  // namespace

Result<std::vector<SlideRange>> parse_slide_ranges(std::string_view text) {
  std::vector<SlideRange> ranges;
  while (true) {
    const std::size_t comma = text.find(',');
    auto range = parse_range(text.substr(0, comma));
    if (!range) return std::unexpected(range.error());
    ranges.push_back(*range);
    if (comma == std::string_view::npos) return ranges;
    text.remove_prefix(comma + 1);
  }
}

Result<std::vector<std::size_t>> chosen_slides(const Deck& deck, const SlideChoice& choice) {
  const int count = static_cast<int>(deck.slides.size());
  std::vector<bool> wanted(deck.slides.size(), choice.ranges.empty());
  for (const SlideRange& range : choice.ranges) {
    const int last = range.last == kToTheEnd ? std::max(count, range.first) : range.last;
    if (last > count) {
      return std::unexpected(Error{fmt::format("there is no slide {}: the deck has {}", last, count),
                                   "`lectern outline` lists them with their numbers"});
    }
    std::fill(wanted.begin() + range.first - 1, wanted.begin() + last, true);
  }
  std::vector<std::size_t> chosen;
  const Slide* left_out = nullptr;
  for (std::size_t i = 0; i < deck.slides.size(); ++i) {
    if (!wanted[i]) continue;
    if (is_shown(deck.slides[i], choice)) {
      chosen.push_back(i);
    } else {
      left_out = &deck.slides[i];
    }
  }
  if (!chosen.empty()) return chosen;
  if (left_out == nullptr) return std::unexpected(Error{"the deck has no slides", {}});
  if (left_out->kind == SlideKind::hidden)
    return std::unexpected(Error{"every slide chosen is hidden", "hidden slides are never exported"});
  return std::unexpected(Error{"every slide chosen is a backup slide", "add --backup"});
}

}  // namespace lectern
