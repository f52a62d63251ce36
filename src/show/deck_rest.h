#pragma once
// Where the speaker last moved to, while readings of the deck come and go: a save that ends before the slide, or
// another deck in its file for a while, must not lose the place. Pure; main thread.

#include <optional>
#include <vector>

#include "show/show.h"
#include "show/show_plan.h"

namespace lectern {

class DeckRest {
 public:
  /// A deck and the places in it.
  struct Rest {
    ShowPlan plan;
    Show show;
  };

  /// Before `next` takes the place of `plan`: what the places in `next` are to be looked up in. That is where the
  /// speaker last moved in this deck, also where another one was shown meanwhile, whatever was done in that one. Valid
  /// until the next call.
  const Rest& before(const ShowPlan& plan, const Show& show, const ShowPlan& next);

  /// The speaker moved: what was before does not matter to this deck any more.
  void forget() { rest_.reset(); }

 private:
  std::optional<Rest> rest_;
  std::vector<Rest> left_;  ///< decks that others took the place of, the newest last
};

}  // namespace lectern
