#include "present/run_recorder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "base/duration.h"
#include "present/history.h"

namespace lectern {
namespace {

constexpr Moment kSavedEvery{2'000};
constexpr std::int64_t kTakenUpWithin = std::int64_t{2} * 3'600'000;
/// Runs that a report compares with.
constexpr int kCompared = 12;

/// The state that a log was last told, as far as it matters to the log.
Show state_of(const VisitLog& log) {
  Show show;
  show.clock.started = log.began.has_value();
  if (log.running) show.clock.running_since = log.counted_to;
  show.cover = log.covered ? Cover::black : Cover::none;
  if (log.open) show.place = {log.visits.back().slide, log.visits.back().page, log.visits.back().step};
  return show;
}

}  // namespace

RunRecorder::RunRecorder(RunStart start, const ShowPlan& plan) : start_(std::move(start)) {
  run_.kind = start_.kind;
  run_.section = start_.section;
  run_.slot = start_.times.slot;
  run_.reserve = start_.times.reserve;
  if (start_.section.empty()) run_.target = start_.times.target;
  run_.slides.reserve(plan.slides.size());
  for (std::size_t i = 0; i < plan.slides.size(); ++i) run_.slides.push_back(run_slide(plan, i));
  run_slides_.resize(plan.slides.size());
  std::iota(run_slides_.begin(), run_slides_.end(), 0);  // NOLINT(modernize-use-ranges): that is C++23's library
  if (!start_.store) return;
  const auto deck = start_.store->recognise(start_.deck, calendar_now().unix_ms);
  if (deck) {
    deck_ = *deck;
  } else {
    refused(deck.error());
  }
}

std::optional<BrokenOff> RunRecorder::take_up(const ShowPlan& plan, Moment now) {
  auto left = run_left();
  if (!left) return std::nullopt;
  run_ = std::move(*left);
  slides_saved_ = run_.slides.size();
  log_ = taken_up(std::exchange(run_.visits, {}), now);
  // The visit that went on is over now, and is saved as such; unless nothing had been said on it.
  const Visit last = log_.visits.back();
  if (last.spoken == Moment{0}) log_.visits.pop_back();
  saved_ = log_.visits.empty() ? 0 : log_.visits.size() - 1;
  follow(plan);
  const auto place = std::ranges::find(run_slides_, last.slide);
  if (place == run_slides_.end()) return BrokenOff{total_spoken(log_), Place{}};
  return BrokenOff{total_spoken(log_), {static_cast<int>(place - run_slides_.begin()), last.page, last.step}};
}

/// The run that a crash left, where no other program is recording one like it.
std::optional<Run> RunRecorder::run_left() {
  if (!start_.store || !deck_) return std::nullopt;
  const bool is_talk = run_.kind == RunKind::talk;
  const auto held = is_talk ? start_.store->hold_talk(*deck_) : start_.store->hold_rehearsal(*deck_);
  if (held && !*held) word_ = "another Lectern rehearses this deck too; both runs are kept";
  if (!held.value_or(false)) return std::nullopt;
  const auto found = start_.store->unfinished_run(*deck_, run_.kind, calendar_now().unix_ms - kTakenUpWithin);
  const std::optional<std::int64_t> id = found.value_or(std::nullopt);
  if (!id) return std::nullopt;
  const auto read = start_.store->run(*id);
  std::optional<Run> left = read.value_or(std::nullopt);
  if (!left || left->section != run_.section || left->visits.empty()) return std::nullopt;
  return left;
}

void RunRecorder::note(const Show& show, Moment now) {
  Show in_run = show;
  const auto slide = static_cast<std::size_t>(show.place.slide);
  if (show.place.slide >= 0 && slide < run_slides_.size()) in_run.place.slide = run_slides_[slide];
  const bool had_begun = log_.began.has_value();
  if (had_begun && !show.clock.started) {
    // Set back: what was said up to now stays a run of its own, and the next start begins another one.
    const Show before = state_of(log_);
    log_ = noted(std::move(log_), before, now);
    log_.open = false;
    save();
    finish_kept();
    run_.id = 0;
    saved_ = slides_saved_ = 0;
  }
  log_ = noted(std::move(log_), in_run, now);
  if (!had_begun && log_.began) run_.began = calendar_now();
  noted_ = now;
  save();
}

std::optional<Moment> RunRecorder::next_note() const {
  if (!log_.open || !log_.running) return std::nullopt;
  return noted_ + kSavedEvery;
}

void RunRecorder::follow(const ShowPlan& plan) {
  const std::vector<int> matches = same_slides(identities_of(plan), identities_of(run_));
  run_slides_.assign(plan.slides.size(), 0);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i] == kNotThere) {
      run_slides_[i] = static_cast<int>(run_.slides.size());
      run_.slides.push_back(run_slide(plan, i));
      run_.slides.back().planned.reset();  // the plan of this run was made without it
    } else {
      run_slides_[i] = matches[i];
    }
  }
}

void RunRecorder::finish(const Show& show, Moment now) {
  note(show, now);
  log_.open = false;
  run_.finished = true;
  save();
  finish_kept();
}

void RunRecorder::finish_kept() {
  if (!start_.store || run_.id == 0) return;
  const auto done = start_.store->finish_run(run_.id);
  if (!done) refused(done.error());
}

std::optional<float> RunRecorder::share_of_plan(const Show& show, Moment now) const {
  const auto slide = static_cast<std::size_t>(show.place.slide);
  if (show.place.slide < 0 || slide >= run_slides_.size()) return std::nullopt;
  const int in_run = run_slides_[slide];
  const auto planned = run_.slides[static_cast<std::size_t>(in_run)].planned;
  if (!planned || *planned <= Moment{0}) return std::nullopt;
  Moment spoken = log_.running ? std::max(Moment{0}, now - log_.counted_to) : Moment{0};
  for (const Visit& visit : log_.visits) {
    if (visit.slide == in_run) spoken += visit.spoken;
  }
  return std::min(1.0F, static_cast<float>(spoken.count()) / static_cast<float>(planned->count()));
}

Run RunRecorder::run() const {
  Run run = run_;
  run.visits = log_.visits;
  return run;
}

std::vector<Run> RunRecorder::runs() const {
  std::vector<Run> runs;
  if (start_.store && deck_) {
    auto kept = start_.store->full_runs(*deck_, {.whole_only = false, .kind = {}, .most = kCompared});
    if (kept) runs = std::move(*kept);
  }
  std::erase_if(runs, [&](const Run& run) { return run.id == run_.id && run_.id != 0; });
  runs.push_back(run());
  return runs;
}

std::optional<int> RunRecorder::ordinal() const {
  if (!start_.store || run_.id == 0) return std::nullopt;
  const auto number = start_.store->ordinal(run_.id);
  return number && *number > 0 ? std::optional(*number) : std::nullopt;
}

bool RunRecorder::is_saved() const {
  return log_.visits.empty() || (run_.id != 0 && saved_ == log_.visits.size() && !has_failed_);
}

std::optional<std::string> RunRecorder::take_word() {
  return std::exchange(word_, std::nullopt);
}

/// Whatever is over and not saved yet, in its order; then the visit that goes on.
void RunRecorder::save() {
  if (!start_.store || !deck_ || log_.visits.empty()) return;
  if (run_.id == 0 && total_spoken(log_) < start_.least) return;
  if (run_.id == 0 && !begin()) return;
  for (; slides_saved_ < run_.slides.size(); ++slides_saved_) {
    const auto done =
        start_.store->add_run_slide(*deck_, run_.id, static_cast<int>(slides_saved_), run_.slides[slides_saved_]);
    if (!done) return refused(done.error());
  }
  const std::size_t finished = finished_visits(log_);
  // Going back over a visit that was left without a word takes the last one away again.
  saved_ = std::min(saved_, finished);
  for (; saved_ < finished; ++saved_) {
    if (!put(saved_, false)) return;
  }
  if (log_.open && !put(finished, true)) return;
  if (!std::exchange(has_failed_, false)) return;
  word_ = "the rehearsal is being saved again; nothing is lost";
}

bool RunRecorder::begin() {
  if (!deck_) return false;
  const auto id = start_.store->begin_run(*deck_, run_);
  if (!id) {
    refused(id.error());
    return false;
  }
  run_.id = *id;
  slides_saved_ = run_.slides.size();
  saved_ = 0;
  return true;
}

bool RunRecorder::put(std::size_t visit, bool open) {
  const auto done = start_.store->save_visit(run_.id, static_cast<int>(visit), log_.visits[visit], open);
  if (!done) refused(done.error());
  return done.has_value();
}

/// Says so once; a damaged database is opened again, which saves what can be read, and the run is written anew.
void RunRecorder::refused(const Error& error) {
  if (!std::exchange(has_failed_, true))
    word_ = fmt::format("{}; what you say is kept in memory until it can be saved", error.message);
  if (!StateStore::is_damage(error) || !std::exchange(may_reopen_, false)) return;
  const auto path = state_database_path();
  if (!path) return;
  auto reopened = StateStore::open(*path);
  if (!reopened) return;
  start_.store = std::move(*reopened);
  const auto deck = start_.store->recognise(start_.deck, calendar_now().unix_ms);
  if (deck) deck_ = *deck;
  const auto known = start_.store->run(run_.id);
  if (!known.value_or(std::nullopt)) run_.id = 0;
}

RunSlide RunRecorder::run_slide(const ShowPlan& plan, std::size_t index) const {
  const PlanSlide& slide = plan.slides[index];
  RunSlide made;
  made.identity = identity_of(slide);
  made.identity.title = slide.name;
  made.kind = slide.kind;
  made.number = slide.number;
  if (slide.load.from_notes) {
    made.words = slide.load.words;
    made.characters = slide.load.characters;
  }
  made.besides_words = time_besides_words(slide.load, std::accumulate(slide.steps.begin(), slide.steps.end(), 0));
  const bool has_plan = index < start_.times.slides.size() && start_.times.slides[index].planned > Moment{0};
  if (has_plan) made.planned = start_.times.slides[index].planned;
  return made;
}

}  // namespace lectern
