#include "show/talk_times.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace lectern {
namespace {

constexpr Moment kSettling{3'000};     // until a new slide has been taken in
constexpr Moment kForEachLook{6'000};  // a picture, chart or table is looked at in silence for a moment
constexpr Moment kForEachStep{1'500};
constexpr Moment kLeastOfSlide{8'000};
constexpr double kLeastShare = 0.25;
constexpr int kSecondsOfDay = 24 * 3600;
constexpr Moment kLookedAt{2'000};
constexpr std::size_t kRunsThatCount = 3;
constexpr int kLeastWords = 60;

Moment at_rate(double amount, double per_minute) {
  return Moment{static_cast<std::int64_t>(std::llround(amount * 60'000 / std::max(1.0, per_minute)))};
}

int steps_of(const PlanSlide& slide) {
  return std::accumulate(slide.steps.begin(), slide.steps.end(), 0);
}

/// Gives `total` out in proportion to `shares`, to the millisecond.
std::vector<Moment> shared_out(Moment total, std::span<const Moment> shares) {
  const Moment sum = std::accumulate(shares.begin(), shares.end(), Moment{0});
  std::vector<Moment> parts(shares.size(), Moment{0});
  if (sum <= Moment{0}) return parts;
  Moment before{0};
  Moment given{0};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    before += shares[i];
    const Moment up_to{total.count() * before.count() / sum.count()};
    parts[i] = up_to - given;
    given = up_to;
  }
  return parts;
}

/// Fits the natural times to the target; `is_fixed` slides only where there is no other way.
void fit(std::vector<SlideTime>& slides, Moment target) {
  std::vector<Moment> fixed;
  std::vector<Moment> loose;
  for (const SlideTime& slide : slides) {
    const bool is_fixed = slide.source == TimeSource::setting;
    fixed.push_back(is_fixed ? slide.natural : Moment{0});
    loose.push_back(is_fixed ? Moment{0} : slide.natural);
  }
  const Moment fixed_sum = std::accumulate(fixed.begin(), fixed.end(), Moment{0});
  const Moment loose_sum = std::accumulate(loose.begin(), loose.end(), Moment{0});
  const Moment left = target - fixed_sum;
  if (loose_sum == Moment{0} && left >= Moment{0}) return;
  const bool fits = static_cast<double>(left.count()) >= kLeastShare * static_cast<double>(loose_sum.count());
  if (loose_sum > Moment{0} && fits) {
    const std::vector<Moment> parts = shared_out(left, loose);
    for (std::size_t i = 0; i < slides.size(); ++i) slides[i].planned = fixed[i] + parts[i];
    return;
  }
  std::vector<Moment> all;
  all.reserve(slides.size());
  for (const SlideTime& slide : slides) all.push_back(slide.natural);
  const std::vector<Moment> parts = shared_out(target, all);
  for (std::size_t i = 0; i < slides.size(); ++i) slides[i].planned = parts[i];
}

SpeakingRate rate_for(const ShowPlan& plan, const TimesKnown& known) {
  SpeakingRate rate = known.own_rate.value_or(SpeakingRate{});
  if (plan.words_per_minute) {
    // Who speaks faster does so in every language.
    const SpeakingRate usual;
    const double tempo = *plan.words_per_minute / usual.words_per_minute;
    rate = {*plan.words_per_minute, usual.characters_per_minute * tempo, 0};
  }
  return rate;
}

/// What was spoken in a run, for the slides of the plan.
struct Spoken {
  std::int64_t began = 0;
  std::vector<std::optional<Moment>> times;
};

Spoken spoken_in(const Run& run, std::span<const SlideIdentity> slides) {
  Spoken spoken{run.began.unix_ms, std::vector<std::optional<Moment>>(slides.size())};
  const std::vector<int> matches = same_slides(identities_of(run), slides);
  const std::vector<Moment> times = spoken_by_slide(run);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i] != kNotThere && !was_passed(run.slides[i], times[i]))
      spoken.times[static_cast<std::size_t>(matches[i])] = times[i];
  }
  return spoken;
}

/// A talk that was broken off, or a look through the slides on a projector, is no measure of the next one. What was
/// rehearsed of a talk is, since a rehearsal is begun on purpose.
bool counts(const Run& run) {
  return run.kind == RunKind::rehearsal || (said_all(run) && !was_flicked_through(run));
}

Moment median(std::vector<Moment> times) {
  std::ranges::sort(times);
  const std::size_t middle = times.size() / 2;
  return times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
}

}  // namespace

Moment time_besides_words(const SlideLoad& load, int steps) {
  return kSettling + kForEachLook * load.looks + kForEachStep * std::max(0, steps - 1);
}

Moment estimated_time(const SlideLoad& load, int steps, const SpeakingRate& rate) {
  const Moment words =
      at_rate(load.words, rate.words_per_minute) + at_rate(load.characters, rate.characters_per_minute);
  return std::max(kLeastOfSlide, words + time_besides_words(load, steps));
}

bool was_passed(const RunSlide& slide, Moment spoken) {
  constexpr int kLeastShareSaid = 5;
  const SpeakingRate usual;
  const Moment words =
      at_rate(slide.words, usual.words_per_minute) + at_rate(slide.characters, usual.characters_per_minute);
  return spoken <= std::max(kLookedAt, (words + slide.besides_words) / kLeastShareSaid);
}

bool was_flicked_through(const Run& run) {
  const std::vector<Moment> spoken = spoken_by_slide(run);
  int shown = 0;
  int passed = 0;
  for (std::size_t i = 0; i < run.slides.size(); ++i) {
    if (spoken[i] == Moment{0}) continue;
    ++shown;
    passed += was_passed(run.slides[i], spoken[i]) ? 1 : 0;
  }
  return passed * 2 > shown;
}

Slot slot_of(const ShowPlan& plan, std::optional<int> start_of_day) {
  Slot slot;
  if (plan.duration_seconds) slot.whole = std::chrono::seconds(*plan.duration_seconds);
  if (plan.ends_at && start_of_day) {
    // An end that has passed by less than half a day was missed; one that lies further back is tomorrow's.
    int left = *plan.ends_at - *start_of_day;
    if (left < -kSecondsOfDay / 2) left += kSecondsOfDay;
    if (left > kSecondsOfDay / 2) left -= kSecondsOfDay;
    const Moment until_end = std::chrono::seconds(std::max(0, left));
    slot.whole = std::min(slot.whole.value_or(until_end), until_end);
  }
  if (!slot.whole) return slot;
  slot.reserve = std::min<Moment>(std::chrono::seconds(plan.reserve_seconds), *slot.whole / 2);
  slot.target = *slot.whole - slot.reserve;
  return slot;
}

TalkTimes talk_times(const ShowPlan& plan, const TimesKnown& known) {
  TalkTimes times;
  const Slot slot = slot_of(plan, known.start_of_day);
  times.slot = slot.whole;
  times.reserve = slot.reserve;
  times.target = slot.target;
  times.rate = rate_for(plan, known);
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    const PlanSlide& slide = plan.slides[i];
    SlideTime time;
    const std::optional<Moment> rehearsed = i < known.rehearsed.size() ? known.rehearsed[i] : std::nullopt;
    time.is_rehearsed = rehearsed.has_value();
    time.expected = rehearsed.value_or(estimated_time(slide.load, steps_of(slide), times.rate));
    time.source = slide.planned_seconds ? TimeSource::setting
                  : rehearsed           ? TimeSource::rehearsals
                                        : TimeSource::estimate;
    time.natural = slide.planned_seconds ? Moment{std::chrono::seconds(*slide.planned_seconds)} : time.expected;
    if (!is_counted(plan, static_cast<int>(i))) time.natural = time.expected = Moment{0};
    time.planned = time.natural;
    times.natural += time.natural;
    times.expected += time.expected;
    times.slides.push_back(time);
  }
  if (times.target && times.natural > Moment{0}) fit(times.slides, *times.target);
  for (const SlideTime& slide : times.slides) times.total += slide.planned;
  return times;
}

std::vector<std::optional<Moment>> rehearsed_times(const ShowPlan& plan, std::span<const Run> runs) {
  const std::vector<SlideIdentity> slides = identities_of(plan);
  std::vector<Spoken> all;
  for (const Run& run : runs) {
    if (counts(run)) all.push_back(spoken_in(run, slides));
  }
  std::ranges::stable_sort(all, std::greater{}, &Spoken::began);
  std::vector<std::optional<Moment>> times(slides.size());
  for (std::size_t i = 0; i < slides.size(); ++i) {
    std::vector<Moment> latest;
    for (const Spoken& run : all) {
      if (run.times[i] && latest.size() < kRunsThatCount) latest.push_back(*run.times[i]);
    }
    if (!latest.empty()) times[i] = median(std::move(latest));
  }
  return times;
}

std::optional<SpeakingRate> learnt_rate(std::span<const Run> runs) {
  const SpeakingRate usual;
  std::vector<const Run*> latest;
  for (const Run& run : runs) {
    if (counts(run)) latest.push_back(&run);
  }
  std::ranges::stable_sort(latest, std::greater{}, [](const Run* run) { return run->began.unix_ms; });
  double words = 0;  // characters count as the words that take as long
  Moment spoken{0};
  int counted = 0;
  for (const Run* run : latest) {
    if (counted == static_cast<int>(kRunsThatCount)) break;
    const std::vector<Moment> times = spoken_by_slide(*run);
    bool has_text = false;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const RunSlide& slide = run->slides[i];
      const double load = slide.words + slide.characters * usual.words_per_minute / usual.characters_per_minute;
      const Moment besides = slide.besides_words;
      // Notes that were hardly begun, or a slide that was skipped, say nothing about the rate.
      if (load < 5 || times[i] <= besides + at_rate(load, 400)) continue;
      words += load;
      spoken += times[i] - besides;
      has_text = true;
    }
    counted += has_text ? 1 : 0;
  }
  if (words < kLeastWords || spoken <= Moment{0}) return std::nullopt;
  const double rate = words * 60'000 / static_cast<double>(spoken.count());
  if (rate < 50 || rate > 300) return std::nullopt;
  return SpeakingRate{rate, usual.characters_per_minute * rate / usual.words_per_minute, counted};
}

std::vector<int> whole_seconds(std::span<const Moment> times) {
  std::vector<int> seconds;
  std::vector<std::size_t> order;
  Moment sum{0};
  std::int64_t given = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    seconds.push_back(static_cast<int>(times[i].count() / 1000));
    order.push_back(i);
    given += seconds.back();
    sum += times[i];
  }
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return times[i].count() % 1000; });
  const std::int64_t missing = (sum.count() + 500) / 1000 - given;
  for (std::size_t i = 0; i < order.size() && static_cast<std::int64_t>(i) < missing; ++i) ++seconds[order[i]];
  return seconds;
}

}  // namespace lectern
