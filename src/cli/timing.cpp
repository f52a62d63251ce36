#include "cli/timing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/duration.h"
#include "cli/console.h"
#include "present/history.h"
#include "present/plan_of.h"

namespace lectern {
namespace {

/// An estimate is worth a warning only where it is clearly over: it may be a tenth off.
constexpr int kTolerance = 10;
constexpr Moment kShortBy{15'000};

int seconds_of(Moment time) {
  return static_cast<int>((time.count() + 500) / 1000);
}

/// Slides of the talk whose expected time was rehearsed, or was not.
int count_of(const TalkTimes& times, bool rehearsed) {
  return static_cast<int>(std::ranges::count_if(times.slides, [&](const SlideTime& slide) {
    return slide.is_rehearsed == rehearsed && slide.expected > Moment{0};
  }));
}

/// Words to cut to save some time.
int words_in(Moment time, const SpeakingRate& rate) {
  return static_cast<int>(std::ceil(static_cast<double>(time.count()) / 60'000 * rate.words_per_minute));
}

std::string slot_words(const TalkTimes& times) {
  if (times.reserve <= Moment{0}) return format_duration(seconds_of(*times.target));
  return fmt::format("{} ({} less {} for questions)", format_duration(seconds_of(*times.target)),
                     format_duration(seconds_of(*times.slot)), format_duration(seconds_of(times.reserve)));
}

/// The shortest optional slide that would do; else none.
std::string cut_hint(const Timing& timing, Moment over) {
  std::string hint =
      fmt::format("cut about {} words from the notes, or mark a slide optional", words_in(over, timing.times.rate));
  const PlanSlide* best = nullptr;
  Moment best_time{0};
  for (std::size_t i = 0; i < timing.plan.slides.size(); ++i) {
    const Moment natural = timing.times.slides[i].natural;
    if (timing.plan.slides[i].kind != PlanKind::optional || natural < over) continue;
    if (best != nullptr && natural >= best_time) continue;
    best = &timing.plan.slides[i];
    best_time = natural;
  }
  if (best == nullptr) return hint;
  return fmt::format("cut about {} words from the notes, or skip slide {} ({}), which is optional",
                     words_in(over, timing.times.rate), best->number, format_duration(seconds_of(best_time)));
}

void warn_of_slot(const Timing& timing, const DeckMeta& meta, Moment takes, const std::string& grounds,
                  Diagnostics& diagnostics) {
  const Moment over = takes - *timing.times.target;
  diagnostics.warn("talk-over-slot", meta.duration_source,
                   fmt::format("the talk takes {} ({}), {} more than its {}", format_duration(seconds_of(takes)),
                               grounds, format_duration(seconds_of(over)), slot_words(timing.times)),
                   cut_hint(timing, over));
}

/// A slide's notes against its `time:`.
void check_slides(const Briefing& briefing, const Timing& timing, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < timing.times.slides.size(); ++i) {
    const PlanSlide& slide = timing.plan.slides[i];
    const SlideTime& time = timing.times.slides[i];
    const bool is_short = time.expected - time.natural > kShortBy && time.expected > time.natural * 3 / 2;
    if (time.source != TimeSource::setting || !is_short) continue;
    const std::string what =
        time.is_rehearsed
            ? fmt::format("this slide took {} when it was rehearsed", format_duration(seconds_of(time.expected)))
            : fmt::format("{} words of notes take about {}", slide.load.words + slide.load.characters,
                          format_duration(seconds_of(time.expected)));
    const SourceSpan source = briefing.deck.slides[i].source;
    diagnostics.note("time-too-short", {source.begin, source.begin},
                     fmt::format("{}; time: says {}", what, format_duration(seconds_of(time.natural))),
                     "give it more time, or say less");
  }
}

}  // namespace

Timing timing_of(const Briefing& briefing, const std::string& deck_path) {
  Timing timing;
  timing.plan = plan_of(briefing);
  auto store = open_state_if_any();
  if (!store) {
    print_error(store.error());
  } else if (*store && (*store)->notice()) {
    print_error(*(*store)->notice());
  }
  const HistoryOfTimes history =
      history_of_times(store ? store->get() : nullptr, deck_seen(briefing, timing.plan, deck_path), timing.plan);
  timing.runs = history.runs;
  timing.times = talk_times(timing.plan, history.known);
  return timing;
}

std::string grounds_of(const Timing& timing) {
  const TalkTimes& times = timing.times;
  const int rehearsed = count_of(times, true);
  const int estimated = count_of(times, false);
  std::string text;
  if (rehearsed > 0) text = fmt::format("from {}", timing.runs == 1 ? "1 run" : fmt::format("{} runs", timing.runs));
  if (estimated == 0) return text;
  const char* how = times.rate.runs > 0 ? ", as you speak" : timing.plan.words_per_minute ? ", as wpm says" : "";
  return fmt::format("{}at {:.0f} words a minute{}", text.empty() ? "" : text + ", the rest ",
                     times.rate.words_per_minute, how);
}

void check_times(const Briefing& briefing, const Timing& timing, Diagnostics& diagnostics) {
  check_slides(briefing, timing, diagnostics);
  const TalkTimes& times = timing.times;
  const DeckMeta& meta = briefing.deck.meta;
  if (meta.duration_seconds && meta.reserve_seconds >= *meta.duration_seconds && meta.reserve_seconds > 0) {
    diagnostics.warn("reserve-over-slot", meta.duration_source,
                     fmt::format("reserve: {} leaves nothing of duration: {}", format_duration(meta.reserve_seconds),
                                 format_duration(*meta.duration_seconds)),
                     "duration is the whole slot, questions included");
    return;
  }
  if (!times.target || timing.plan.ends_at) return;
  const Moment planned_over = times.natural - *times.target;
  const Moment expected_over = times.expected - *times.target;
  const bool all_planned = std::ranges::all_of(times.slides, [](const SlideTime& slide) {
    return slide.source == TimeSource::setting || slide.natural == Moment{0};
  });
  if (all_planned && planned_over > Moment{0}) {
    warn_of_slot(timing, meta, times.natural, "as planned", diagnostics);
  } else if (expected_over > *times.target / kTolerance) {
    warn_of_slot(timing, meta, times.expected, grounds_of(timing), diagnostics);
  }
}

std::vector<int> expected_seconds(const TalkTimes& times) {
  std::vector<Moment> expected;
  for (const SlideTime& slide : times.slides) expected.push_back(slide.expected);
  return whole_seconds(expected);
}

}  // namespace lectern
