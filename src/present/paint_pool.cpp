#include "present/paint_pool.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include "image/image.h"
#include "paint/rasterizer.h"
#include "present/notes_picture.h"
#include "present/slide_picture.h"

namespace lectern {
namespace {

/// Compiled slides that are kept: enough for the neighbours and a page of the overview, little beside the pictures.
constexpr std::size_t kCompiledKept = 64;

/// Of their pictures, which are decoded as long as their slides are kept: a photograph of a camera has 12 million.
constexpr float kPixelsKept = 16e6F;

std::size_t index(int slide) {
  return static_cast<std::size_t>(slide);
}

}  // namespace

PaintPool::PaintPool(int threads, std::function<void()> notify) : notify_(std::move(notify)) {
  for (int i = 0; i < std::max(1, threads); ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
}

PaintPool::~PaintPool() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
}

void PaintPool::compile_ahead(const PaintSource& source, int slide) {
  want(source, {});
  compiled(source, slide);
}

void PaintPool::want(PaintSource source, std::vector<PictureKey> wishes, std::size_t awaited) {
  {
    const std::lock_guard lock(mutex_);
    if (source.briefing != source_.briefing) {
      compiled_.clear();
      compiled_order_.clear();
      seen_.assign(source.briefing ? source.briefing->deck.slides.size() : 0, false);
      unseen_from_ = 0;
    }
    source_ = std::move(source);
    const auto is_begun = [this](const PictureKey& key) { return in_progress_.contains(key) || is_ready(key); };
    awaited_ = awaited - static_cast<std::size_t>(std::ranges::count_if(std::span(wishes).first(awaited), is_begun));
    std::erase_if(wishes, is_begun);
    wishes_ = std::move(wishes);
  }
  work_.notify_all();
}

void PaintPool::look_through() {
  {
    const std::lock_guard lock(mutex_);
    looks_through_ = true;
  }
  work_.notify_all();
}

bool PaintPool::is_painting(const PictureKey& key) {
  const std::lock_guard lock(mutex_);
  return in_progress_.contains(key);
}

PaintResults PaintPool::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(results_, {});
}

bool PaintPool::wait_for(std::span<const PictureKey> keys, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return ready_.wait_for(lock, patience, [&] {
    return std::ranges::all_of(keys, [this](const PictureKey& key) { return is_ready(key); });
  });
}

void PaintPool::work(const std::stop_token& stop) {
  Rasterizer rasterizer;
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto has_work = [this] {
      return first_wish() != wishes_.end() || (looks_through_ && unseen_from_ < seen_.size());
    };
    if (!work_.wait(lock, stop, has_work)) return;
    const PaintSource source = source_;
    if (const auto key = next_wish()) {
      lock.unlock();
      Picture picture = paint(source, *key, rasterizer);
      lock.lock();
      in_progress_.erase(*key);
      results_.pictures.push_back({*key, std::move(picture)});
      // A large one may have waited for this.
      work_.notify_all();
      deliver(lock);
    } else if (const auto slide = next_unseen()) {
      lock.unlock();
      compile(source, *slide);
      lock.lock();
    }
  }
}

std::vector<PictureKey>::const_iterator PaintPool::first_wish() const {
  const auto is_large = [](const PictureKey& key) { return is_packed_size({key.width, key.height}); };
  const auto large = std::ranges::count_if(in_progress_, is_large);
  const auto may_begin = [&](const PictureKey& key) {
    const bool is_awaited = static_cast<std::size_t>(&key - wishes_.data()) < awaited_;
    return !is_large(key) || large < (is_awaited ? 2 : 1);
  };
  return std::ranges::find_if(wishes_, may_begin);
}

std::optional<PictureKey> PaintPool::next_wish() {
  const auto first = first_wish();
  if (first == wishes_.end()) return std::nullopt;
  const PictureKey key = *first;
  if (static_cast<std::size_t>(first - wishes_.begin()) < awaited_) --awaited_;
  wishes_.erase(first);
  in_progress_.insert(key);
  return key;
}

std::optional<int> PaintPool::next_unseen() {
  while (unseen_from_ < seen_.size() && seen_[unseen_from_]) ++unseen_from_;
  if (unseen_from_ == seen_.size()) return std::nullopt;
  return static_cast<int>(unseen_from_++);
}

PaintPool::CompiledSlide PaintPool::compiled(const PaintSource& source, int slide) {
  {
    std::unique_lock lock(mutex_);
    compiled_one_.wait(lock, [&] { return !compiling_.contains(slide); });
    const auto found = compiled_.find(slide);
    if (source.briefing == source_.briefing && found != compiled_.end()) return found->second;
    compiling_.insert(slide);
  }
  CompiledSlide pages = compile(source, slide);
  const std::lock_guard lock(mutex_);
  compiling_.erase(slide);
  compiled_one_.notify_all();
  if (source.briefing != source_.briefing) return pages;
  if (compiled_.insert_or_assign(slide, pages).second) compiled_order_.push_back(slide);
  while (compiled_order_.size() > kCompiledKept || (compiled_order_.size() > 1 && pixels_of_compiled() > kPixelsKept)) {
    compiled_.erase(compiled_order_.front());
    compiled_order_.pop_front();
  }
  return pages;
}

float PaintPool::pixels_of_compiled() const {
  std::set<const Image*> pictures;
  for (const auto& [slide, pages] : compiled_) {
    for (const Page& page : *pages) {
      for (const SceneItem& item : page.scene.items) {
        if (const auto* drawn = std::get_if<DrawImage>(&item.shape)) pictures.insert(drawn->image.get());
      }
    }
  }
  const auto pixels = [](float sum, const Image* picture) {
    return picture->is_vector() ? sum : sum + picture->size().width * picture->size().height;
  };
  return std::accumulate(pictures.begin(), pictures.end(), 0.0F, pixels);
}

PaintPool::CompiledSlide PaintPool::compile(const PaintSource& source, int slide) {
  Diagnostics diagnostics;
  auto pages = std::make_shared<const std::vector<Page>>(compile_slide(*source.briefing, index(slide), diagnostics));
  std::unique_lock lock(mutex_);
  if (source.briefing != source_.briefing || seen_[index(slide)]) return pages;
  seen_[index(slide)] = true;
  SlideFacts facts{
      .generation = source.generation, .slide = slide, .steps = {}, .links = {}, .diagnostics = diagnostics.items()};
  for (const Page& page : *pages) {
    facts.steps.push_back(page.scene.step_count);
    facts.links.push_back(page.scene.links);
    const float smallest = smallest_type(page.scene);
    if (smallest > 0 && (facts.smallest_type <= 0 || smallest < facts.smallest_type)) facts.smallest_type = smallest;
  }
  results_.facts.push_back(std::move(facts));
  deliver(lock);
  return pages;
}

Picture PaintPool::paint(const PaintSource& source, const PictureKey& key, Rasterizer& rasterizer) {
  const Briefing& briefing = *source.briefing;
  if (key.generation != source.generation) return {};
  if (key.kind == PictureKind::list) return paint_notes(briefing, *source.list, key, rasterizer);
  if (key.kind == PictureKind::card) {
    if (!source.card) return {};
    return kept_picture(paint_card(briefing, *source.card, key, rasterizer));
  }
  if (key.slide < 0 || index(key.slide) >= briefing.deck.slides.size()) return {};
  if (key.kind == PictureKind::notes)
    return paint_notes(briefing, briefing.deck.slides[index(key.slide)].notes, key, rasterizer);
  const CompiledSlide pages = compiled(source, key.slide);
  if (pages->empty()) return {};
  const int page = std::clamp(key.page, 0, static_cast<int>(pages->size()) - 1);
  return kept_picture(paint_slide((*pages)[index(page)].scene, key, rasterizer));
}

/// Tells the main thread once for all results that it has not taken yet.
void PaintPool::deliver(std::unique_lock<std::mutex>& lock) {
  const bool is_first = results_.pictures.size() + results_.facts.size() == 1;
  ready_.notify_all();
  if (!is_first) return;
  lock.unlock();
  notify_();
  lock.lock();
}

bool PaintPool::is_ready(const PictureKey& key) const {
  return std::ranges::any_of(results_.pictures, [&](const PaintedPicture& painted) { return painted.key == key; });
}

}  // namespace lectern
