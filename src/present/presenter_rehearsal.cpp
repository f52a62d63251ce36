// Recording a rehearsal while the talk is practised, and showing its report.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "base/duration.h"
#include "present/history.h"
#include "present/plan_of.h"
#include "present/presenter.h"
#include "present/report_view.h"
#include "present/section_plan.h"
#include "report/report_scene.h"
#include "show/moves.h"

namespace lectern {
namespace {

/// Where on the notes a reader's eye is: a third from the top.
constexpr float kReadingLine = 1.0F / 3;

TalkTimes times_of(const ShowPlan& whole, const ShowPlan& practised, const TimesKnown& known) {
  TalkTimes times = talk_times(whole, known);
  for (std::size_t i = 0; i < times.slides.size(); ++i) {
    if (!is_counted(practised, static_cast<int>(i))) times.slides[i].planned = Moment{0};
  }
  return times;
}

/// What the console's look is read from: the deck's own talk, else the latest of any.
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

}  // namespace

Result<void> Presenter::begin_rehearsal() {
  if (!options_.rehearsal) return {};
  if (!options_.rehearsal->section.empty()) {
    auto title = find_section(plan_, options_.rehearsal->section);
    if (!title) return std::unexpected(title.error());
    section_ = std::move(*title);
  }
  const ShowPlan whole = std::exchange(plan_, limited(plan_));
  if (!section_.empty()) show_.place = start_show(plan_).place;
  RunStart start;
  start.deck = deck_seen(*source_.briefing, whole, options_.deck_path);
  start.section = section_;
  std::string word = "→ begins: then speak as on the day";
  start.store = std::make_shared<KeptStore>(state_database_path());
  if (const auto told = start.store->take_word()) word = told->message;
  StateStore* const store = start.store->store();
  if (store != nullptr) recalled_.of_another = look_kept(*store, start.deck);
  TimesKnown known = history_of_times(store, start.deck, whole).known;
  known.start_of_day = seconds_of_day();
  start.times = times_of(whole, plan_, known);
  times_known_ = known;
  pace_.learn(known);
  pace_.follow(plan_, {});
  rehearsal_.emplace(std::move(start), plan_);
  if (const auto left = rehearsal_->take_up(plan_, now())) {
    show_.place = nearest_place(plan_, left->place);
    show_.clock = {.started = true, .running_since = std::nullopt, .before = left->spoken};
    word = fmt::format("the rehearsal that broke off at {} goes on: T starts the clock, Shift+T begins anew",
                       format_duration(static_cast<int>(left->spoken.count() / 1000)));
    rehearsal_->note(show_, now());
  }
  show_ = after(show_, Tell{rehearsal_->take_word().value_or(word)}, plan_, now());
  return {};
}

ShowPlan Presenter::limited(ShowPlan plan) const {
  return section_.empty() ? std::move(plan) : limited_to_section(std::move(plan), section_);
}

bool Presenter::begins_speaking(const Command& command) {
  const bool waits = rehearsal_ && !show_.clock.started && show_.question == Question::none && !show_.overview_cursor &&
                     !show_.finder && !show_.entry;
  return waits && is_step_on(command);
}

void Presenter::note_rehearsal() {
  if (!rehearsal_) return;
  const auto due = rehearsal_->next_note();
  if (due && now() >= *due) rehearsal_->note(show_, now());
  if (auto word = rehearsal_->take_word()) apply(Tell{std::move(*word)});
}

/// The notes pass the reading line in the time that the slide is planned for. Whatever the speaker scrolls by hand
/// stays: only what the pace adds is scrolled.
void Presenter::scroll_teleprompter() {
  if (!rehearsal_ || !options_.rehearsal->teleprompter || !show_.clock.started) return;
  const auto share = rehearsal_->share_of_plan(show_, now());
  const ConsoleLayout& console = console_.view().console;
  // The extent is not known before the slide's notes were drawn.
  if (!share || !console.is_open || show_.notes_scroll_most <= 0) return;
  const float height = static_cast<float>(console.notes.height) / console.scale;
  const float extent = show_.notes_scroll_most + height;
  const float wanted = std::clamp(*share * extent - kReadingLine * height, 0.0F, show_.notes_scroll_most);
  const bool is_new = prompted_.slide != show_.place.slide;
  if (is_new) prompted_ = {show_.place.slide, show_.notes_scroll};
  if (!is_new && wanted - prompted_.scrolled < 1) return;
  const float step = std::max(0.0F, wanted - prompted_.scrolled);
  prompted_.scrolled += step;
  // Even by nothing: the notes of a new slide go with the pace, not with the steps.
  apply(ScrollNotes{step});
}

void Presenter::end_rehearsal() {
  if (!rehearsal_) return;
  rehearsal_->finish(show_, now());
  const std::vector<Run> runs = rehearsal_->runs();
  if (runs.back().visits.empty()) return;
  const RehearsalReport report = report_of(deck_name(*source_.briefing), runs, runs.size() - 1, rehearsal_->ordinal());
  if (options_.rehearsal->ended) options_.rehearsal->ended({runs.back(), report, rehearsal_->is_saved()});
  if (inbox_.signal()) return;
  const Briefing& briefing = *source_.briefing;
  const ReportLook look{briefing.theme, *briefing.fonts, briefing.deck.meta.lang};
  PixelWindow* const console = windows_->console();
  view_report(console != nullptr ? *console : windows_->audience(), report_scenes(report, look, ReportShape::pages),
              [this] { return inbox_.signal().has_value(); });
}

}  // namespace lectern
