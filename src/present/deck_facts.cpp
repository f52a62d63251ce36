#include "present/deck_facts.h"

#include <algorithm>
#include <utility>

namespace lectern {

void DeckFacts::forget(std::size_t slides) {
  slides_.assign(slides, {});
  has_unlisted_ = false;
}

void DeckFacts::learn(SlideFacts facts) {
  const auto index = static_cast<std::size_t>(facts.slide);
  if (facts.slide < 0 || index >= slides_.size()) return;
  has_unlisted_ = has_unlisted_ || !facts.diagnostics.empty();
  slides_[index] = {std::move(facts.diagnostics), std::move(facts.links), facts.smallest_type};
}

Diagnostics DeckFacts::list(const Diagnostics& of_reading) {
  Diagnostics all = of_reading;
  for (const OfSlide& slide : slides_) {
    for (const Diagnostic& diagnostic : slide.diagnostics) all.add(diagnostic);
  }
  all.sort();
  has_unlisted_ = false;
  return all;
}

const SceneLink* DeckFacts::link_at(const Place& place, Point at) const {
  const auto slide = static_cast<std::size_t>(place.slide);
  const auto page = static_cast<std::size_t>(place.page);
  if (place.slide < 0 || slide >= slides_.size() || page >= slides_[slide].links.size()) return nullptr;
  const auto& links = slides_[slide].links[page];
  const auto found = std::ranges::find_if(
      links, [&](const SceneLink& link) { return link.first_step <= place.step && link.rect.contains(at); });
  return found != links.end() ? &*found : nullptr;
}

float DeckFacts::smallest_type() const {
  float smallest = 0;
  for (const OfSlide& slide : slides_) {
    const float type = slide.smallest_type;
    if (type > 0) smallest = smallest > 0 ? std::min(smallest, type) : type;
  }
  return smallest;
}

}  // namespace lectern
