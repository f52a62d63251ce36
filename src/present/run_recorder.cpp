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
  (void)can_save();
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
  if (!can_save()) return std::nullopt;
  StateStore& store = *start_.store->store();
  const bool is_talk = run_.kind == RunKind::talk;
  const auto held = is_talk ? store.hold_talk(*deck_) : store.hold_rehearsal(*deck_, StateStore::kDying);
  if (held && !*held) word_ = "another Lectern rehearses this deck too; both runs are kept";
  if (!held.value_or(false)) return std::nullopt;
  const auto found = store.unfinished_run(*deck_, run_.kind, calendar_now().unix_ms - kTakenUpWithin);
  const std::optional<std::int64_t> id = found.value_or(std::nullopt);
  if (!id) return std::nullopt;
  const auto read = store.run(*id);
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
    run_.finished = true;
    const bool is_saved = save();
    if (is_worth_keeping()) past_.push_back({run(), is_saved});
    run_.finished = end_saved_ = false;
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
}

Result<void> RunRecorder::catch_up() {
  if (save()) return {};
  return std::unexpected(failure_.value_or(Error{"the run is not saved", {}}));
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
  StateStore* const store = start_.store ? start_.store->store() : nullptr;
  if (store != nullptr && deck_) {
    auto kept = store->full_runs(*deck_, {.whole_only = false, .kind = {}, .most = kCompared});
    if (kept) runs = std::move(*kept);
  }
  std::erase_if(runs, [&](const Run& run) { return run.id == run_.id && run_.id != 0; });
  runs.push_back(run());
  return runs;
}

std::optional<int> RunRecorder::ordinal() const {
  StateStore* const store = start_.store ? start_.store->store() : nullptr;
  if (store == nullptr || run_.id == 0) return std::nullopt;
  const auto number = store->ordinal(run_.id);
  return number && *number > 0 ? std::optional(*number) : std::nullopt;
}

bool RunRecorder::is_saved() const {
  return log_.visits.empty() || (run_.id != 0 && saved_ == log_.visits.size() && !failure_);
}

std::optional<std::string> RunRecorder::take_word() {
  const auto news = start_.store ? start_.store->take_word() : std::nullopt;
  const bool is_said_already = news && word_ && word_->starts_with(news->message);
  return news && !is_said_already ? std::optional(news->message) : std::exchange(word_, std::nullopt);
}

bool RunRecorder::save() {
  if (!start_.store) return true;
  // A database that was opened again on the way is written to once more from the beginning.
  for (int tries = 0; tries < 2; ++tries) {
    if (!can_save()) return false;
    if (save_past() && save_run()) {
      if (std::exchange(failure_, std::nullopt)) word_ = "the rehearsal is being saved again; nothing is lost";
      return true;
    }
    if (opening_ == start_.store->opening()) return false;
  }
  return false;
}

/// True with a database that can be written and knows the deck.
bool RunRecorder::can_save() {
  if (!start_.store) return false;
  start_.store->look_after();
  if (const auto& trouble = start_.store->trouble()) return refused(*trouble);
  return opening_ == start_.store->opening() || look_up();
}

bool RunRecorder::look_up() {
  const auto deck = start_.store->store()->recognise(start_.deck, calendar_now().unix_ms);
  if (!deck) return refused(deck.error());
  deck_ = *deck;
  opening_ = start_.store->opening();
  for (Past& past : past_) past.is_saved = is_known(past.run);
  // Some of what was saved may have been on a damaged page.
  if (!is_known(run_)) run_.id = 0;
  saved_ = slides_saved_ = 0;
  end_saved_ = false;
  return true;
}

/// Another database may have given the same id to another run.
bool RunRecorder::is_known(const Run& run) const {
  if (run.id == 0) return false;
  const auto found = start_.store->store()->run(run.id).value_or(std::nullopt);
  return found && found->began.unix_ms == run.began.unix_ms && found->kind == run.kind &&
         found->visits.size() >= run.visits.size();
}

bool RunRecorder::save_past() {
  for (Past& past : past_) {
    if (past.is_saved) continue;
    // One that is there in part gives way to the whole.
    if (past.run.id != 0) (void)start_.store->store()->delete_run(past.run.id);
    const auto id = start_.store->store()->begin_run(*deck_, past.run);
    if (!id) return refused(id.error());
    past.run.id = *id;
    past.is_saved = true;
  }
  return true;
}

/// Whatever is over and not saved yet, in its order; then the visit that goes on.
bool RunRecorder::save_run() {
  if (!is_worth_keeping()) return true;
  if (run_.id == 0) {
    const auto id = start_.store->store()->begin_run(*deck_, run_);
    if (!id) return refused(id.error());
    run_.id = *id;
    slides_saved_ = run_.slides.size();
    saved_ = 0;
  }
  return save_slides() && save_visits() && save_end();
}

bool RunRecorder::is_worth_keeping() const {
  return !log_.visits.empty() && (run_.id != 0 || total_spoken(log_) >= start_.least);
}

bool RunRecorder::save_slides() {
  for (; slides_saved_ < run_.slides.size(); ++slides_saved_) {
    const auto done = start_.store->store()->add_run_slide(*deck_, run_.id, static_cast<int>(slides_saved_),
                                                           run_.slides[slides_saved_]);
    if (!done) return refused(done.error());
  }
  return true;
}

bool RunRecorder::save_visits() {
  const std::size_t finished = finished_visits(log_);
  // Going back over a visit that was left without a word takes the last one away again.
  saved_ = std::min(saved_, finished);
  for (; saved_ < finished; ++saved_) {
    if (!put(saved_, false)) return false;
  }
  return !log_.open || put(finished, true);
}

bool RunRecorder::save_end() {
  if (!run_.finished || end_saved_) return true;
  const auto done = start_.store->store()->finish_run(run_.id);
  if (!done) return refused(done.error());
  return end_saved_ = true;
}

bool RunRecorder::put(std::size_t visit, bool open) {
  const auto done = start_.store->store()->save_visit(run_.id, static_cast<int>(visit), log_.visits[visit], open);
  return done.has_value() || refused(done.error());
}

/// Says so once, unless opening the database again mends it.
bool RunRecorder::refused(const Error& error) {
  if (start_.store->mend(error)) return false;
  if (!failure_) word_ = fmt::format("{}; what you say is kept in memory until it can be saved", error.message);
  failure_ = error;
  return false;
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
