#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/words.h"
#include "present/notes_picture.h"
#include "present/plan_of.h"
#include "present/presenter.h"
#include "show/resume.h"

namespace lectern {
namespace {

/// What makes a save a broken one: errors, and settings above the slides that were caught in the middle of being typed,
/// which would give every slide another title or another look.
int breaks_in(const Briefing& briefing) {
  const auto is_half_typed = [](const Diagnostic& told) {
    return told.code == "front-matter-unclosed" || told.code == "unknown-theme";
  };
  const auto half_typed = std::ranges::count_if(briefing.diagnostics.items(), is_half_typed);
  return count_of(briefing, briefing.diagnostics, Severity::error) + static_cast<int>(half_typed);
}

bool is_same(const Briefing& one, const Briefing& other) {
  return std::ranges::equal(one.source.data, other.source.data) &&
         one.deck.meta.slide_size == other.deck.meta.slide_size;
}

bool is_empty(const Briefing& briefing) {
  return briefing.deck.slides.empty() || trimmed(briefing.source.text()).empty();
}

}  // namespace

/// Pages and diagnostics of slides that were laid out.
void Presenter::learn(std::vector<SlideFacts> facts) {
  bool has_news = false;
  for (SlideFacts& fact : facts) {
    const auto index = static_cast<std::size_t>(fact.slide);
    if (fact.generation != source_.generation || index >= plan_.slides.size()) continue;
    PlanSlide& slide = plan_.slides[index];
    has_news = true;
    // The step that is named and the step that comes next may be others now.
    needs_draw_ = needs_draw_ || (fact.slide == show_.place.slide && fact.steps != slide.steps);
    if (!fact.steps.empty()) slide.steps = std::move(fact.steps);
    slide.laid_out = true;
    facts_.learn(std::move(fact));
    needs_draw_ = needs_draw_ || show_.room_check.has_value();
  }
  if (has_news) apply(PlanChanged{});
  // A hopeless deck tells of every slide: the list is made again when all news are in, or when it is looked at.
  const bool all_in = std::ranges::all_of(plan_.slides, &PlanSlide::laid_out);
  if (facts_.has_unlisted() && (all_in || show_.diagnostics_shown)) renew_list();
}

/// A deck that was read again: taken over, unless it is worse than what is being shown.
void Presenter::adopt(ReadResult result) {
  const bool looks_again = std::exchange(looks_again_, false);
  if (!result) return refuse(result.error().message, {});
  const Briefing& read = **result;
  if (looks_again && is_same(read, *source_.briefing)) return;
  if (is_empty(read)) return refuse(fmt::format("{} is empty", read.file_name), {});
  if (breaks_in(read) > breaks_in(*source_.briefing)) {
    return refuse(fmt::format("{} is broken · I", read.file_name), located(read, read.diagnostics));
  }
  use(std::move(*result));
}

void Presenter::use(std::shared_ptr<const Briefing> briefing) {
  ShowPlan plan = plan_of(*briefing);
  if (practice_) plan = practice_->limited(std::move(plan));
  const bool is_another = is_another_deck(plan_, plan);
  const std::optional<int> changed = changed_slide(plan_, plan);
  const DeckRest::Rest& rest = rest_.before(plan_, show_, plan);
  const std::vector<int> moved = match_slides(rest.plan, plan);
  plan = with_known_pages(std::move(plan), rest.plan, moved);
  show_ = with_places_of(std::move(show_), rest.show);
  // Times were told to slides of the plan as it was up to now.
  const std::vector<int> moved_now = match_slides(plan_, plan);
  plan_ = std::move(plan);
  if (practice_) practice_->follow(plan_);
  record_.follow(plan_);
  source_ = {std::move(briefing), source_.generation + 1, nullptr};
  facts_.forget(plan_.slides.size());
  if (show_.message && !trouble_.empty() && show_.message->text == trouble_) show_.message.reset();
  trouble_.clear();
  pace_.follow(plan_, moved_now);
  ask_history();
  ask_desktop_for_stillness();
  renew_list();
  apply(PlanChanged{moved, practice_ && is_speaking() ? std::nullopt : changed});
  take_place_back();
  if (is_another)
    apply(Tell{
        fmt::format("{} holds another deck now: {}", source_.briefing->file_name, window_title(*source_.briefing))});
  // Where the window went to the slide that was worked on, it stays for the next reading.
  if (changed && show_.place.slide == *changed && !is_speaking()) rest_.forget();
  if (windows_) windows_->set_title(window_title(*source_.briefing));
  if (watcher_) watcher_->watch_files(files_of(*source_.briefing));
  needs_draw_ = true;
}

/// The last good deck stays; the speaker is told, the audience is not.
void Presenter::refuse(const std::string& word, const std::vector<LocatedDiagnostic>& diagnostics) {
  // A file that cannot be read at all has no diagnostics of its own: its trouble is the list.
  source_.list = std::make_shared<const std::vector<Block>>(diagnostics.empty() ? blocks_from_word(word)
                                                                                : blocks_from(diagnostics));
  ++list_revision_;
  trouble_ = fmt::format("{}: the slides stay as they were", word);
  apply(Tell{trouble_});
  needs_draw_ = true;
}

void Presenter::renew_list() {
  const Briefing& briefing = *source_.briefing;
  const Diagnostics all = facts_.list(briefing.diagnostics);
  warnings_ = count_of(briefing, all, Severity::warning) + count_of(briefing, all, Severity::error);
  source_.list = std::make_shared<const std::vector<Block>>(blocks_from(located(briefing, all)));
  ++list_revision_;
  needs_draw_ = true;
}

}  // namespace lectern
