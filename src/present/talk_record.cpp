#include "present/talk_record.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace lectern {
namespace {

constexpr Moment kLeast{60'000};
/// How often the slide that lasts is saved, if the program is awake.
constexpr Moment kNotedEvery{10'000};

Moment least_of(const TalkTimes& times) {
  Moment planned{0};
  for (const SlideTime& slide : times.slides) planned += slide.planned;
  return planned > Moment{0} ? std::min(kLeast, planned / 4) : kLeast;
}

/// What visits are made of; everything else is left out, so that copies are small and changes are few.
Show essence_of(const Show& show) {
  Show essence;
  essence.place = show.place;
  essence.cover = show.cover;
  essence.clock = show.clock;
  return essence;
}

}  // namespace

bool TalkRecord::is_due(const Show& show) const {
  return !recorder_ && show.clock.started && (show.full_screen || show.console_apart);
}

void TalkRecord::begin(DeckSeen deck, const TalkTimes& times, const ShowPlan& plan, bool goes_on, Moment now) {
  recorder_ = std::make_shared<std::optional<RunRecorder>>();
  RunStart start;
  start.deck = std::move(deck);
  start.times = times;
  start.kind = RunKind::talk;
  start.least = least_of(times);
  keeper_->post([recorder = recorder_, start = std::move(start), plan, goes_on, now](KeptStore& kept) mutable {
    // The keeper's store lives as long as its jobs do.
    start.store = std::shared_ptr<KeptStore>(std::shared_ptr<KeptStore>(), &kept);
    recorder->emplace(std::move(start), plan);
    if (goes_on) (*recorder)->take_up(plan, now);
  });
  catch_up();
}

void TalkRecord::note(const Show& show, Moment now) {
  Show essence = essence_of(show);
  if (!recorder_ || (noted_ == essence && now - noted_at_ < kNotedEvery)) return;
  noted_ = essence;
  noted_at_ = now;
  post([essence = std::move(essence), now](RunRecorder& recorder) { recorder.note(essence, now); });
}

void TalkRecord::follow(const ShowPlan& plan) {
  post([plan](RunRecorder& recorder) { recorder.follow(plan); });
}

void TalkRecord::finish(const Show& show, Moment now) {
  post([essence = essence_of(show), now](RunRecorder& recorder) { recorder.finish(essence, now); });
}

void TalkRecord::post(Work work) {
  if (!recorder_) return;
  keeper_->post([recorder = recorder_, work = std::move(work)](KeptStore&) { work(**recorder); });
  catch_up();
}

/// Whatever is not saved is tried again by the keeper, and all of it with another database.
void TalkRecord::catch_up() {
  keeper_->keep(StateKeeper::Saves::record, [recorder = recorder_](KeptStore&) { return (*recorder)->catch_up(); });
}

}  // namespace lectern
