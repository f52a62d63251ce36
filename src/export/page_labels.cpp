#include "export/page_labels.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {

std::string page_label(const Deck& deck, std::size_t slide, std::size_t part, int step, int steps) {
  const int number = deck.slides[slide].number;
  std::string label = fmt::format("{}", number);
  if (number == 0) {
    const auto end = deck.slides.begin() + static_cast<std::ptrdiff_t>(slide) + 1;
    label = fmt::format(
        "B{}", std::count_if(deck.slides.begin(), end, [](const Slide& one) { return one.kind == SlideKind::backup; }));
  }
  if (part > 0) label += fmt::format(" ({})", part + 1);
  if (steps > 1) label += fmt::format(".{}", step + 1);
  return label;
}

std::vector<std::string> page_labels(const Deck& deck, std::size_t slide, const std::vector<int>& page_steps,
                                     StepChoice steps) {
  std::vector<std::string> labels;
  for (std::size_t part = 0; part < page_steps.size(); ++part) {
    const int count = steps == StepChoice::all ? page_steps[part] : 1;
    for (int step = 0; step < count; ++step) labels.push_back(page_label(deck, slide, part, step, count));
  }
  return labels;
}

}  // namespace lectern
