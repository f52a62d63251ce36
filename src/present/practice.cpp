#include "present/practice.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/duration.h"
#include "present/history.h"
#include "present/section_plan.h"
#include "show/moves.h"

namespace lectern {
namespace {

/// Where on the notes a reader's eye is: a third from the top.
constexpr float kReadingLine = 1.0F / 3;
constexpr Moment kTeleprompterTick{40};

TalkTimes times_of(const ShowPlan& whole, const ShowPlan& practised, const TimesKnown& known) {
  TalkTimes times = talk_times(whole, known);
  for (std::size_t i = 0; i < times.slides.size(); ++i) {
    if (!is_counted(practised, static_cast<int>(i))) times.slides[i].planned = Moment{0};
  }
  return times;
}

std::optional<TalkState> look_kept(StateStore& store, const DeckSeen& seen) {
  const auto deck = store.find_deck(seen);
  auto talk = deck && *deck ? store.talk(**deck) : Result<std::optional<TalkState>>(std::nullopt);
  if (talk && *talk) return *std::move(talk);
  return store.latest_talk().value_or(std::nullopt);
}

bool is_step_on(const Command& command) {
  return std::holds_alternative<Next>(command) || std::holds_alternative<NextSlide>(command) ||
         std::holds_alternative<Accept>(command);
}

ShowPlan limited_to(const std::string& section, ShowPlan plan) {
  return section.empty() ? std::move(plan) : limited_to_section(std::move(plan), section);
}

}  // namespace

Practice::Practice(const RehearsalOptions& options, std::string section, TimesKnown known, RunStart start,
                   const ShowPlan& practised)
    : options_(&options),
      section_(std::move(section)),
      known_(std::move(known)),
      recorder_(std::move(start), practised) {}

Result<Practice> Practice::begin(const RehearsalOptions& options, const std::shared_ptr<KeptStore>& kept,
                                 const DeckSeen& deck, const ShowPlan& whole) {
  std::string section;
  if (!options.section.empty()) {
    auto title = find_section(whole, options.section);
    if (!title) return std::unexpected(title.error());
    section = std::move(*title);
  }
  const ShowPlan practised = limited_to(section, whole);
  StateStore* const store = kept->store();
  TimesKnown known = history_of_times(store, deck, whole).known;
  known.start_of_day = seconds_of_day();
  RunStart start{.store = kept, .deck = deck, .times = times_of(whole, practised, known), .section = section};
  Practice practice(options, std::move(section), std::move(known), std::move(start), practised);
  if (store != nullptr) practice.look_ = look_kept(*store, deck);
  practice.word_ = "→ begins: then speak as on the day";
  if (const auto told = kept->take_word()) practice.word_ = told->message;
  return practice;
}

ShowPlan Practice::limited(ShowPlan plan) const {
  return limited_to(section_, std::move(plan));
}

Show Practice::started(Show show, const ShowPlan& plan, Moment now) {
  if (!section_.empty()) show.place = start_show(plan).place;
  if (const auto left = recorder_.take_up(plan, now)) {
    show.place = nearest_place(plan, left->place);
    show.clock = {.started = true, .running_since = std::nullopt, .before = left->spoken};
    word_ = fmt::format("the rehearsal that broke off at {} goes on: T starts the clock, Shift+T begins anew",
                        format_duration(static_cast<int>(left->spoken.count() / 1000)));
    recorder_.note(show, now);
  }
  return after(show, Tell{recorder_.take_word().value_or(word_)}, plan, now);
}

bool Practice::begins_speaking(const Show& show, const Command& command) {
  const bool waits =
      !show.clock.started && show.question == Question::none && !show.overview_cursor && !show.finder && !show.entry;
  return waits && is_step_on(command);
}

void Practice::note_if_due(const Show& show, Moment now) {
  const auto due = recorder_.next_note();
  if (due && now >= *due) recorder_.note(show, now);
}

std::optional<Moment> Practice::next_due(Moment now) const {
  const auto note = recorder_.next_note();
  return note && options_->teleprompter ? std::min(*note, now + kTeleprompterTick) : note;
}

std::optional<float> Practice::prompt(const Show& show, float height, Moment now) {
  if (!options_->teleprompter || !show.clock.started) return std::nullopt;
  const auto share = recorder_.share_of_plan(show, now);
  // The extent is not known before the slide's notes were drawn.
  if (!share || show.notes_scroll_most <= 0) return std::nullopt;
  const float extent = show.notes_scroll_most + height;
  const float wanted = std::clamp(*share * extent - kReadingLine * height, 0.0F, show.notes_scroll_most);
  const bool is_new = prompted_.slide != show.place.slide;
  if (is_new) prompted_ = {show.place.slide, show.notes_scroll};
  if (!is_new && wanted - prompted_.scrolled < 1) return std::nullopt;
  const float step = std::max(0.0F, wanted - prompted_.scrolled);
  prompted_.scrolled += step;
  return step;
}

std::optional<RehearsalReport> Practice::end(const Show& show, const std::string& deck_name, Moment now) {
  recorder_.finish(show, now);
  const std::vector<Run> runs = recorder_.runs();
  if (runs.back().visits.empty()) return std::nullopt;
  RehearsalReport report = report_of(deck_name, runs, runs.size() - 1, recorder_.ordinal());
  if (options_->ended) options_->ended({runs.back(), report, recorder_.is_saved()});
  return report;
}

}  // namespace lectern
