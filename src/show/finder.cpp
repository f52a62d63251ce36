#include "show/finder.h"

#include <algorithm>
#include <charconv>

namespace lectern {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
}

bool begins_a_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at == 0 || !is_letter_or_digit(text[at - 1])) return true;
  }
  return false;
}

std::optional<FoundIn> found_in_title(const PlanSlide& slide, std::string_view query,
                                      const std::vector<std::string_view>& words) {
  const std::string& title = slide.find_title;
  if (title.starts_with(query)) return FoundIn::title_start;
  const auto begins = [&](std::string_view word) { return begins_a_word(title, word); };
  if (std::ranges::all_of(words, begins)) return FoundIn::title_word;
  const auto holds = [&](std::string_view word) { return title.find(word) != std::string::npos; };
  if (std::ranges::all_of(words, holds)) return FoundIn::title;
  return std::nullopt;
}

/// The worst place that a word had to be taken from tells how good the whole answer is.
std::optional<FoundIn> found_anywhere(const PlanSlide& slide, const std::vector<std::string_view>& words) {
  FoundIn worst = FoundIn::title;
  for (const std::string_view word : words) {
    if (slide.find_title.find(word) != std::string::npos) continue;
    if (slide.find_body.find(word) != std::string::npos) {
      worst = std::max(worst, FoundIn::body);
    } else if (slide.find_notes.find(word) != std::string::npos) {
      worst = FoundIn::notes;
    } else {
      return std::nullopt;
    }
  }
  return worst;
}

/// Every backup slide, in order: the drawer before anything is typed.
std::vector<Found> backup_slides(const ShowPlan& plan) {
  std::vector<Found> found;
  for (std::size_t i = 0; i < plan.slides.size() && found.size() < kMostFound; ++i) {
    if (plan.slides[i].kind == PlanKind::backup) found.push_back({static_cast<int>(i), FoundIn::listed});
  }
  return found;
}

}  // namespace

std::optional<int> typed_number(std::string_view query) {
  int number = 0;
  const auto [end, error] = std::from_chars(query.data(), query.data() + query.size(), number);
  const bool is_all = !query.empty() && error == std::errc{} && end == query.data() + query.size();
  return is_all && number >= 0 ? std::optional(number) : std::nullopt;
}

std::vector<Found> find_slides(const ShowPlan& plan, FinderKind kind, std::string_view folded) {
  const std::vector<std::string_view> words = words_of(folded);
  if (words.empty()) return kind == FinderKind::backups ? backup_slides(plan) : std::vector<Found>{};
  const std::size_t begin = folded.find_first_not_of(' ');
  const std::string_view query = folded.substr(begin, folded.find_last_not_of(' ') + 1 - begin);
  std::optional<int> numbered;
  if (const auto number = typed_number(query)) numbered = slide_for_number(plan, *number);
  std::vector<Found> found;
  for (int i = 0; i < static_cast<int>(plan.slides.size()); ++i) {
    const PlanSlide& slide = plan.slides[static_cast<std::size_t>(i)];
    if (slide.kind == PlanKind::hidden) continue;
    std::optional<FoundIn> where = found_in_title(slide, query, words);
    if (!where && kind != FinderKind::go_to) where = found_anywhere(slide, words);
    if (numbered == i) where = FoundIn::number;
    if (where) found.push_back({i, *where});
  }
  // In the drawer the backup slides come before all others.
  const auto group = [&](const Found& one) {
    const bool is_backup = plan.slides[static_cast<std::size_t>(one.slide)].kind == PlanKind::backup;
    return kind == FinderKind::backups && !is_backup ? 1 : 0;
  };
  std::ranges::stable_sort(found, [&](const Found& a, const Found& b) {
    return std::pair(group(a), a.where) < std::pair(group(b), b.where);
  });
  if (found.size() > kMostFound) found.resize(kMostFound);
  return found;
}

}  // namespace lectern
