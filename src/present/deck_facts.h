#pragma once
// What laying out a deck's slides has told so far, beyond the steps that go into the plan: diagnostics, links, the
// smallest type. Plain value; the main thread's.

#include <cstddef>
#include <vector>

#include "present/paint_pool.h"
#include "show/show_plan.h"

namespace lectern {

class DeckFacts {
 public:
  /// Nothing is known yet of so many slides.
  void forget(std::size_t slides);
  /// Takes the facts of one slide; what is not about a slide of this deck is left.
  void learn(SlideFacts facts);

  /// True where slides told of diagnostics since they were last listed.
  bool has_unlisted() const { return has_unlisted_; }
  /// Those of reading and those of the slides, in the order of their places. They count as listed then.
  Diagnostics list(const Diagnostics& of_reading);

  /// The link of the slide that lies at `at` (slide units); null where there is none, and where the slide's links are
  /// not known yet. The pointer holds until the next call that is not const.
  const SceneLink* link_at(const Place& place, Point at) const;

  /// Of all slides that were laid out, slide units; 0 where none has text.
  float smallest_type() const;

 private:
  struct OfSlide {
    std::vector<Diagnostic> diagnostics;
    std::vector<std::vector<SceneLink>> links;  ///< of each page
    float smallest_type = 0;                    ///< slide units; 0: no text
  };

  std::vector<OfSlide> slides_;
  bool has_unlisted_ = false;
};

}  // namespace lectern
