#include "show/show_plan.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>

namespace lectern {
namespace {

constexpr int kUnmatched = -1;
constexpr int kAmbiguous = -2;

const PlanSlide* find_slide(const ShowPlan& plan, int slide) {
  if (slide < 0 || slide >= static_cast<int>(plan.slides.size())) return nullptr;
  return &plan.slides[static_cast<std::size_t>(slide)];
}

template <class Name, class NameOf>
std::map<Name, int> index_by(const ShowPlan& plan, NameOf name_of_slide) {
  std::map<Name, int> places;
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    const auto [entry, is_new] = places.emplace(name_of_slide(plan.slides[i]), static_cast<int>(i));
    if (!is_new) entry->second = kAmbiguous;
  }
  return places;
}

/// Fills what is still unmatched with pairs that carry the same, unique name in both plans.
template <class Name, class NameOf>
void match_by(const ShowPlan& before, const ShowPlan& after, NameOf name_of_slide, std::vector<int>& matches) {
  const auto old_places = index_by<Name>(before, name_of_slide);
  const auto new_places = index_by<Name>(after, name_of_slide);
  for (std::size_t i = 0; i < before.slides.size(); ++i) {
    if (matches[i] != kUnmatched) continue;
    const Name name = name_of_slide(before.slides[i]);
    const auto found = new_places.find(name);
    if (name != Name{} && found != new_places.end() && found->second >= 0 && old_places.at(name) >= 0) {
      matches[i] = found->second;
    }
  }
}

/// Fills what is still unmatched with pairs that say much the same: a slide whose title was edited as well.
void match_by_likeness(const ShowPlan& before, const ShowPlan& after, std::vector<int>& matches) {
  // Where more pairs than these are left hardly a slide is the same any more.
  constexpr std::size_t kMostPairs = 20'000;
  std::vector<bool> is_taken(after.slides.size(), false);
  for (const int match : matches) {
    if (match != kUnmatched) is_taken[static_cast<std::size_t>(match)] = true;
  }
  std::vector<SlideIdentity> lost;
  std::vector<SlideIdentity> news;
  std::vector<std::size_t> lost_places;
  std::vector<int> new_places;
  for (std::size_t i = 0; i < before.slides.size(); ++i) {
    // Slides without a word say nothing about each other.
    if (matches[i] != kUnmatched || before.slides[i].sketch.empty()) continue;
    lost.push_back(identity_of(before.slides[i]));
    lost_places.push_back(i);
  }
  for (std::size_t i = 0; i < after.slides.size(); ++i) {
    if (is_taken[i]) continue;
    news.push_back(identity_of(after.slides[i]));
    new_places.push_back(static_cast<int>(i));
  }
  if (lost.size() * news.size() > kMostPairs) return;
  const std::vector<int> found = same_slides(lost, news);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] != kNotThere) matches[lost_places[i]] = new_places[static_cast<std::size_t>(found[i])];
  }
}

}  // namespace

SlideIdentity identity_of(const PlanSlide& slide) {
  return {slide.fingerprint, slide.anchor, slide.title, slide.sketch};
}

std::vector<SlideIdentity> identities_of(const ShowPlan& plan) {
  std::vector<SlideIdentity> identities;
  identities.reserve(plan.slides.size());
  for (const PlanSlide& slide : plan.slides) identities.push_back(identity_of(slide));
  return identities;
}

bool may_show(const ShowPlan& plan, int slide) {
  const PlanSlide* found = find_slide(plan, slide);
  return found != nullptr && found->kind != PlanKind::hidden;
}

bool is_counted(const ShowPlan& plan, int slide) {
  const PlanSlide* found = find_slide(plan, slide);
  return found != nullptr && (found->kind == PlanKind::normal || found->kind == PlanKind::optional);
}

int counted_slides(const ShowPlan& plan) {
  int highest = 0;
  for (const PlanSlide& slide : plan.slides) highest = std::max(highest, slide.number);
  return highest;
}

std::optional<int> slide_for_number(const ShowPlan& plan, int number) {
  int backup_number = counted_slides(plan);
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    const PlanSlide& slide = plan.slides[i];
    if (slide.kind == PlanKind::hidden) continue;
    const int own = slide.kind == PlanKind::backup ? ++backup_number : slide.number;
    if (own == number && number > 0) return static_cast<int>(i);
  }
  return std::nullopt;
}

int number_for_slide(const ShowPlan& plan, int slide) {
  if (!may_show(plan, slide)) return 0;
  const auto index = static_cast<std::size_t>(slide);
  if (plan.slides[index].kind != PlanKind::backup) return plan.slides[index].number;
  int number = counted_slides(plan);
  for (std::size_t i = 0; i <= index; ++i) {
    if (plan.slides[i].kind == PlanKind::backup) ++number;
  }
  return number;
}

std::optional<int> planned_length(const ShowPlan& plan) {
  if (plan.duration_seconds) return *plan.duration_seconds - std::min(plan.reserve_seconds, *plan.duration_seconds / 2);
  std::optional<int> sum;
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    const PlanSlide& slide = plan.slides[i];
    if (is_counted(plan, static_cast<int>(i)) && slide.planned_seconds) sum = sum.value_or(0) + *slide.planned_seconds;
  }
  return sum;
}

std::vector<int> match_slides(const ShowPlan& before, const ShowPlan& after) {
  std::vector<int> matches(before.slides.size(), kUnmatched);
  if (after.slides.empty()) return matches;
  match_by<std::uint64_t>(before, after, [](const PlanSlide& slide) { return slide.fingerprint; }, matches);
  match_by<std::string_view>(
      before, after, [](const PlanSlide& slide) { return std::string_view(slide.anchor); }, matches);
  match_by_likeness(before, after, matches);
  int last = -1;
  const int highest = static_cast<int>(after.slides.size()) - 1;
  for (int& match : matches) {
    if (match == kUnmatched) match = std::min(last + 1, highest);
    last = match;
  }
  return matches;
}

bool is_another_deck(const ShowPlan& before, const ShowPlan& after) {
  constexpr std::size_t kHardlyAny = 4;
  std::set<std::uint64_t> contents;
  std::set<std::string_view> titles;
  for (const PlanSlide& slide : before.slides) {
    contents.insert(slide.fingerprint);
    titles.insert(slide.name);
  }
  const auto is_known = [&](const PlanSlide& slide) {
    return contents.contains(slide.fingerprint) || (!slide.name.empty() && titles.contains(slide.name));
  };
  const auto known = static_cast<std::size_t>(std::ranges::count_if(after.slides, is_known));
  return known * kHardlyAny < std::min(before.slides.size(), after.slides.size());
}

std::optional<int> changed_slide(const ShowPlan& before, const ShowPlan& after) {
  std::multiset<std::uint64_t> known;
  for (const PlanSlide& slide : before.slides) known.insert(slide.fingerprint);
  for (int i = 0; i < static_cast<int>(after.slides.size()); ++i) {
    const auto found = known.find(after.slides[static_cast<std::size_t>(i)].fingerprint);
    if (found == known.end()) {
      if (may_show(after, i)) return i;
    } else {
      known.erase(found);
    }
  }
  return std::nullopt;
}

ShowPlan with_known_pages(ShowPlan after, const ShowPlan& before, const std::vector<int>& matches) {
  for (std::size_t i = 0; i < before.slides.size() && i < matches.size(); ++i) {
    const PlanSlide& old_slide = before.slides[i];
    if (!old_slide.laid_out || matches[i] < 0 || matches[i] >= static_cast<int>(after.slides.size())) continue;
    PlanSlide& slide = after.slides[static_cast<std::size_t>(matches[i])];
    if (slide.fingerprint == old_slide.fingerprint || slide.anchor == old_slide.anchor) slide.steps = old_slide.steps;
  }
  return after;
}

}  // namespace lectern
