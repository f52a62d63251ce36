#include "export/compile_deck.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "paint/legibility.h"

namespace lectern {

int default_jobs() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void on_threads(int jobs, std::size_t count, const std::stop_token& stop,
                const std::function<void(int, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](int thread) {
    for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) work(thread, i);
  };
  const int helpers = std::min(jobs, static_cast<int>(std::min<std::size_t>(count, 1024))) - 1;
  std::vector<std::jthread> threads;
  for (int i = 1; i <= helpers; ++i) threads.emplace_back(run, i);
  run(0);
}

void review_pictures(int /*thread*/, const Page& page, Diagnostics& diagnostics) {
  check_pictures(page.scene, diagnostics);
}

CompiledDeck compile_deck(const Briefing& briefing, int jobs, std::size_t keep, const std::stop_token& stop,
                          const PageReview& review) {
  CompiledDeck deck;
  const std::size_t count = briefing.deck.slides.size();
  deck.slides.resize(count);
  std::vector<Diagnostics> found(count);
  on_threads(jobs, count, stop, [&](int thread, std::size_t i) {
    std::vector<Page> pages = compile_slide(briefing, i, found[i]);
    for (const Page& page : pages) {
      deck.slides[i].page_steps.push_back(std::max(1, page.scene.step_count));
      if (review) review(thread, page, found[i]);
    }
    if (i < keep) deck.slides[i].pages = std::move(pages);
  });
  deck.diagnostics = briefing.diagnostics;
  for (const Diagnostics& one : found) deck.diagnostics.append(one);
  deck.diagnostics.sort();
  return deck;
}

}  // namespace lectern
