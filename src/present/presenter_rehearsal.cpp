// A rehearsal instead of a talk, and its report.

#include <memory>
#include <utility>

#include "present/history.h"
#include "present/presenter.h"
#include "present/report_view.h"
#include "report/report_scene.h"

namespace lectern {

Result<void> Presenter::begin_rehearsal() {
  if (!options_.rehearsal) return {};
  auto begun = Practice::begin(*options_.rehearsal, std::make_shared<KeptStore>(state_database_path()),
                               deck_seen(*source_.briefing, plan_, options_.deck_path), plan_);
  if (!begun) return std::unexpected(begun.error());
  practice_.emplace(std::move(*begun));
  plan_ = practice_->limited(std::move(plan_));
  recalled_.of_another = practice_->look();
  times_known_ = practice_->known();
  pace_.learn(times_known_);
  pace_.follow(plan_, {});
  show_ = practice_->started(show_, plan_, now());
  return {};
}

void Presenter::note_rehearsal() {
  if (!practice_) return;
  practice_->note_if_due(show_, now());
  if (auto word = practice_->take_word()) apply(Tell{std::move(*word)});
}

/// Even by nothing: the notes of a new slide go with the pace, not with the steps.
void Presenter::scroll_teleprompter() {
  const ConsoleLayout& console = console_.view().console;
  if (!practice_ || !console.is_open) return;
  const float height = static_cast<float>(console.notes.height) / console.scale;
  if (const auto step = practice_->prompt(show_, height, now())) apply(ScrollNotes{*step});
}

void Presenter::end_rehearsal() {
  if (!practice_) return;
  const auto report = practice_->end(show_, deck_name(*source_.briefing), now());
  if (!report || inbox_.signal()) return;
  const Briefing& briefing = *source_.briefing;
  const ReportLook look{briefing.theme, *briefing.fonts, briefing.deck.meta.lang};
  PixelWindow* const console = windows_->console();
  view_report(console != nullptr ? *console : windows_->audience(), report_scenes(*report, look, ReportShape::pages),
              [this] { return inbox_.signal().has_value(); });
}

}  // namespace lectern
