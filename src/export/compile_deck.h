#pragma once
// All slides of a briefing laid out on several threads, for work that needs the whole deck: its pages, its diagnostics.
// The outcome is the same for every number of threads.

#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

#include "base/diagnostic.h"
#include "briefing/briefing.h"
#include "deck/deck.h"

namespace lectern {

/// What a slide became.
struct CompiledSlide {
  std::vector<int> page_steps;  ///< the step count of each page
  std::vector<Page> pages;      ///< kept for the first slides only, so that memory does not grow with the deck
};

/// Pages of so many slides are worth keeping between planning and painting; later ones are laid out again, which costs
/// a small part of painting them.
inline constexpr std::size_t kKeptSlides = 256;

struct CompiledDeck {
  std::vector<CompiledSlide> slides;
  Diagnostics diagnostics;  ///< of reading and of layout, sorted
};

/// Threads to use when the person named none: as many as there are cores.
int default_jobs();

/// Calls `work(thread, index)` for every index below `count`, on `jobs` threads, in rising order of starting. Stops
/// handing out work once `stop` is requested.
void on_threads(int jobs, std::size_t count, const std::stop_token& stop,
                const std::function<void(int, std::size_t)>& work);

/// A further look at a finished page, on the thread that laid it out.
using PageReview = std::function<void(int thread, const Page& page, Diagnostics& diagnostics)>;

/// The look that an export takes: are photographs whole?
void review_pictures(int thread, const Page& page, Diagnostics& diagnostics);

/// Lays every slide out and has each page reviewed, where that is asked for. `keep` slides keep their pages.
CompiledDeck compile_deck(const Briefing& briefing, int jobs, std::size_t keep = 0, const std::stop_token& stop = {},
                          const PageReview& review = {});

}  // namespace lectern
