#include "show/deck_rest.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lectern {

const DeckRest::Rest& DeckRest::before(const ShowPlan& plan, const Show& show, const ShowPlan& next) {
  if (!rest_) rest_ = Rest{plan, show};
  if (!is_another_deck(plan, next)) return *rest_;
  constexpr std::size_t kMostDecks = 4;
  Rest here = is_another_deck(rest_->plan, plan) ? Rest{plan, show} : *rest_;
  const auto back = std::ranges::find_if(left_, [&](const Rest& left) { return !is_another_deck(left.plan, next); });
  if (back != left_.end()) {
    rest_ = std::move(*back);
    left_.erase(back);
  }
  left_.push_back(std::move(here));
  if (left_.size() > kMostDecks) left_.erase(left_.begin());
  return *rest_;
}

}  // namespace lectern
