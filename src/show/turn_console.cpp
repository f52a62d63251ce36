// The speaker's own view: notes, their size and place, the console's look.

#include <algorithm>
#include <cstdlib>

#include "show/moves.h"
#include "show/turn.h"

namespace lectern {
namespace {

constexpr float kNotesNotch = 1.1F;

}  // namespace

void Turn::operator()(const ToggleNotes&) {
  if (!show_.notes_shown && ask_first(Question::show_notes)) return;
  show_.notes_shown = !show_.notes_shown;
}

void Turn::operator()(const ResizeNotes& by) {
  for (int i = 0; i < std::min(40, std::abs(by.notches)); ++i) {
    show_.notes_size *= by.notches > 0 ? kNotesNotch : 1 / kNotesNotch;
  }
  show_.notes_size = std::clamp(show_.notes_size, kNotesSizeLeast, kNotesSizeMost);
}

void Turn::operator()(const ScrollNotes& by) {
  show_.notes_follow_step = false;
  scroll_notes_to(show_.notes_scroll + by.distance);
}

void Turn::operator()(const SetNotesExtent& extent) {
  show_.notes_scroll_most = std::max(0.0F, extent.most);
  scroll_notes_to(show_.notes_scroll);
  scroll_with_step();
}

void Turn::operator()(const SetNotesShare& share) {
  show_.look.notes_share = share.share;
  if (share.share) show_.look.notes_share = std::clamp(*share.share, kNotesShareLeast, kNotesShareMost);
}

void Turn::operator()(const ToggleFilmstrip&) {
  show_.look.filmstrip = !show_.look.filmstrip;
  show_.strip_left.reset();
}

void Turn::operator()(const ScrollFilmstrip& to) {
  show_.strip_left = std::clamp(to.left, 0.0F, static_cast<float>(plan_.slides.size()));
}

void Turn::operator()(const ToggleConsoleLight&) {
  show_.look.light = !show_.look.light;
}

void Turn::scroll_notes_to(float scroll) {
  show_.notes_scroll = std::clamp(scroll, 0.0F, show_.notes_scroll_most);
}

/// Notes that do not fit go along with the steps of their slide: their end is in sight with its last step.
void Turn::scroll_with_step() {
  if (!show_.notes_follow_step || show_.notes_scroll_most <= 0) return;
  const StepCount count = step_count(plan_, show_.place);
  if (count.steps < 2) return;
  scroll_notes_to(show_.notes_scroll_most * static_cast<float>(count.step) / static_cast<float>(count.steps - 1));
}

}  // namespace lectern
