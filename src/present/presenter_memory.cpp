// What survives the talk: coming back to one that was left, and saving.

#include <fmt/format.h>

#include "present/history.h"
#include "present/plan_of.h"
#include "present/presenter.h"
#include "show/resume.h"

namespace lectern {

void Presenter::come_back() {
  if (!options_.notice.empty()) show_ = after(show_, Tell{options_.notice}, plan_, now());
  if (!practice_) memory_.keep(recalled_);
  if (recalled_.held_by_another) {
    const Error held{"another Lectern shows this deck and keeps its place; this one does not", {}};
    show_ = after(show_, Tell{held.message}, plan_, now());
    if (options_.told) options_.told(held);
  }
  if (const std::string missing = screens_.word_of_missing_screen(); !missing.empty()) {
    show_ = after(show_, Tell{missing}, plan_, now());
    if (options_.told)
      options_.told(
          {missing, "the slides go where they would without --screen, and to that screen when it is plugged in"});
  }
  plan_ = TalkMemory::with_pages(recalled_, std::move(plan_));
  const auto left = TalkMemory::left_talk(recalled_, plan_);
  if (!left) {
    if (recalled_.of_another) show_ = furnished(show_, TalkMemory::look_of(*recalled_.of_another));
    if (options_.rehearsal)
      memory_.keep_look(deck_seen(*source_.briefing, plan_of(*source_.briefing), options_.deck_path), show_);
    return;
  }
  show_ = furnished(show_, *left);
  if (options_.from_number) return;
  const Resumption resumption = resumption_of(*left, plan_);
  if (resumption == Resumption::at_once) show_ = resumed(show_, *left, plan_, now());
  place_waits_ = resumption == Resumption::at_once && !TalkMemory::knows_place(recalled_, plan_);
  if (place_waits_)
    show_ = after(show_,
                  Tell{fmt::format("the slide that the talk broke off at is not in {} now: its place is kept until you "
                                   "move",
                                   source_.briefing->file_name)},
                  plan_, now());
  // The question is the speaker's: where the one window fills the only screen, the room would read it.
  const bool would_be_seen = show_.full_screen && !show_.console_apart;
  if (resumption == Resumption::ask && !would_be_seen) show_ = offered(show_, *left);
}

/// The deck may have been caught half written, and is whole now.
void Presenter::take_place_back() {
  if (!place_waits_ || !TalkMemory::knows_place(recalled_, plan_)) return;
  place_waits_ = false;
  plan_ = TalkMemory::with_pages(recalled_, std::move(plan_));
  show_ = resumed(show_, *TalkMemory::left_talk(recalled_, plan_), plan_, now());
  rest_.forget();
}

void Presenter::save(bool ended) {
  // Until the question is answered, or the place is found, what was left is all there is to keep.
  if (show_.question == Question::resume || place_waits_) return;
  memory_.save(show_, plan_, now(), ended);
  if (ended) record_.finish(show_, now());
}

/// The talk's place is kept by one Lectern alone, and so is its record.
void Presenter::note_talk() {
  if (practice_ || !options_.record || recalled_.held_by_another) return;
  if (record_.is_due(show_)) {
    record_.begin(deck_seen(*source_.briefing, plan_, options_.deck_path), talk_times(plan_, times_known_), plan_,
                  show_.came_back, now());
  }
  record_.note(show_, now());
}

}  // namespace lectern
