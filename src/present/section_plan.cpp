#include "present/section_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/words.h"

namespace lectern {
namespace {

struct Section {
  int number = 0;
  std::string title;
};

std::vector<Section> sections_of(const ShowPlan& plan) {
  std::vector<Section> sections;
  for (const PlanSlide& slide : plan.slides) {
    if (slide.is_section && slide.kind != PlanKind::hidden) sections.push_back({slide.section, slide.title});
  }
  return sections;
}

std::string listed(const std::vector<Section>& sections) {
  std::string text;
  for (const Section& section : sections)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", section.number, section.title);
  return text;
}

}  // namespace

Result<std::string> find_section(const ShowPlan& plan, const std::string& wanted) {
  const std::vector<Section> sections = sections_of(plan);
  if (sections.empty())
    return std::unexpected(
        Error{"the deck has no sections", "a heading of a higher level than the slides' begins one"});
  int number = 0;
  const auto [end, code] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  const bool is_number = code == std::errc() && end == wanted.data() + wanted.size();
  std::vector<Section> found;
  for (const Section& section : sections) {
    const std::string title = lower_ascii(section.title);
    if (is_number ? section.number == number : title == lower_ascii(wanted)) return section.title;
    if (!is_number && title.starts_with(lower_ascii(wanted))) found.push_back(section);
  }
  if (found.size() == 1) return found.front().title;
  if (found.size() > 1)
    return std::unexpected(Error{fmt::format("several sections begin with {}", wanted), "they are: " + listed(found)});
  return std::unexpected(Error{fmt::format("there is no section {}", wanted), "they are: " + listed(sections)});
}

ShowPlan limited_to_section(ShowPlan plan, const std::string& title) {
  const auto head = std::ranges::find_if(
      plan.slides, [&](const PlanSlide& slide) { return slide.is_section && slide.title == title; });
  if (head == plan.slides.end()) return plan;
  const int section = head->section;
  // The slot is the whole talk's.
  plan.duration_seconds.reset();
  plan.ends_at.reset();
  for (PlanSlide& slide : plan.slides) {
    if (slide.section != section) slide.kind = PlanKind::hidden;
  }
  return plan;
}

}  // namespace lectern
