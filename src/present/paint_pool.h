#pragma once
// Workers that compile and paint ahead of the speaker. The main thread hands over one ordered wish list at a time; a
// new list replaces the old one, which is how stale work is dropped. When no wish is left they look through the whole
// deck once, so that every slide's pages and diagnostics become known.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <thread>
#include <vector>

#include "briefing/briefing.h"
#include "layout/test_card.h"
#include "present/frame_cache.h"

namespace lectern {

/// What everything in a wish list is painted from. `generation` stands for the briefing in picture keys.
struct PaintSource {
  std::shared_ptr<const Briefing> briefing;
  std::uint64_t generation = 0;
  std::shared_ptr<const std::vector<Block>> list;  ///< the diagnostics, for PictureKind::list
  std::shared_ptr<const TestCard> card = nullptr;  ///< for PictureKind::card
};

struct PaintedPicture {
  PictureKey key;
  Picture picture;
};

/// What compiling a slide told about it.
struct SlideFacts {
  std::uint64_t generation = 0;
  int slide = 0;
  std::vector<int> steps;                     ///< of each page
  std::vector<std::vector<SceneLink>> links;  ///< of each page
  std::vector<Diagnostic> diagnostics;
  float smallest_type = 0;  ///< slide units; 0 where it has no text
};

struct PaintResults {
  std::vector<PaintedPicture> pictures;
  std::vector<SlideFacts> facts;
};

class PaintPool {
 public:
  /// `notify` is called from a worker when results wait and none waited before; it may not call back into the pool.
  PaintPool(int threads, std::function<void()> notify);
  PaintPool(const PaintPool&) = delete;
  PaintPool& operator=(const PaintPool&) = delete;
  PaintPool(PaintPool&&) = delete;
  PaintPool& operator=(PaintPool&&) = delete;
  ~PaintPool();

  /// Compiles a slide on the calling thread, for the first slide of all: it saves the wait for a worker.
  void compile_ahead(const PaintSource& source, int slide);

  /// Replaces what is to be painted, most urgent first; a frame waits for the first `awaited` of them.
  void want(PaintSource source, std::vector<PictureKey> wishes, std::size_t awaited = 0);

  /// From now on, idle workers look through the deck. Until then the processor belongs to the first slide.
  void look_through();

  /// True while a worker paints it.
  bool is_painting(const PictureKey& key);

  /// Everything that is ready. Never waits.
  PaintResults take();

  /// Waits until each of `keys` is ready to be taken, at most `patience`.
  bool wait_for(std::span<const PictureKey> keys, std::chrono::milliseconds patience);

 private:
  using CompiledSlide = std::shared_ptr<const std::vector<Page>>;

  void work(const std::stop_token& stop);
  /// The most urgent that may be begun. Large pictures, whose pixels take 33 MB until they are packed, and as much
  /// again for a photograph on them, are painted one at a time; an awaited one beside another.
  std::vector<PictureKey>::const_iterator first_wish() const;
  std::optional<PictureKey> next_wish();
  std::optional<int> next_unseen();
  /// What the pictures of the compiled slides have, each counted once; drawings have none.
  float pixels_of_compiled() const;
  /// From the few that are kept, else compiled and kept.
  CompiledSlide compiled(const PaintSource& source, int slide);
  /// Compiles, and tells what it found out where that is news.
  CompiledSlide compile(const PaintSource& source, int slide);
  Picture paint(const PaintSource& source, const PictureKey& key, Rasterizer& rasterizer);
  void deliver(std::unique_lock<std::mutex>& lock);
  bool is_ready(const PictureKey& key) const;

  std::function<void()> notify_;
  std::mutex mutex_;  ///< guards all below but the threads
  std::condition_variable_any work_;
  std::condition_variable ready_;
  std::condition_variable compiled_one_;
  PaintSource source_;
  std::vector<PictureKey> wishes_;
  std::size_t awaited_ = 0;  ///< of the wishes, the first ones
  std::set<PictureKey> in_progress_;
  std::map<int, CompiledSlide> compiled_;  ///< of source_.briefing; the oldest leave when there are too many
  std::deque<int> compiled_order_;
  std::set<int> compiling_;  ///< slides that a worker is at; whoever wants one of them too waits for it
  std::vector<bool> seen_;   ///< slides whose facts were told
  std::size_t unseen_from_ = 0;
  bool looks_through_ = false;
  PaintResults results_;
  std::vector<std::jthread> threads_;
};

}  // namespace lectern
