#pragma once
// What a talk walks through: slides, their pages and steps, their numbers and times. Built from a briefing by room
// `present`; `show` sees neither decks nor scenes. Plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "show/slide_identity.h"

namespace lectern {

/// Normal and optional slides are walked through; backup slides come only on request; hidden ones never.
enum class PlanKind { normal, optional, backup, hidden };

/// What there is to say and to look at on a slide.
struct SlideLoad {
  int words = 0;       ///< of the notes (else of the slide itself), in scripts with spaces
  int characters = 0;  ///< the same in Chinese and Japanese
  int looks = 0;       ///< pictures, tables, charts
  bool from_notes = false;
  bool operator==(const SlideLoad&) const = default;
};

struct PlanSlide {
  PlanKind kind = PlanKind::normal;
  /// States of each page, in order: at least one page, at least one state each.
  std::vector<int> steps{1};
  /// False while `steps` is what reading promised; layout may yet make several pages of the slide.
  bool laid_out = false;
  std::optional<int> planned_seconds;
  int number = 0;  ///< as printed; 0 where none is
  int section = 0;
  bool is_section = false;
  std::string anchor;             ///< unique in the deck
  std::uint64_t fingerprint = 0;  ///< of its content: equal for an untouched slide
  std::string title;              ///< plain, for messages; empty: none
  std::string name;               ///< what a list calls it; never empty
  Sketch sketch;                  ///< of all that it says, notes included
  SlideLoad load;
  /// What a search looks through, folded so that case and accents do not count (text/fold.h).
  std::string find_title;
  std::string find_body;
  std::string find_notes;
};

struct ShowPlan {
  std::vector<PlanSlide> slides;
  Size slide_size{1920, kSlideHeight};
  std::optional<int> duration_seconds;     ///< the whole slot, as the deck says
  int reserve_seconds = 0;                 ///< of the slot, for questions
  std::optional<int> ends_at;              ///< seconds since midnight at which the slot ends
  std::optional<double> words_per_minute;  ///< as the deck says
};

/// By what a slide is known again.
SlideIdentity identity_of(const PlanSlide& slide);
std::vector<SlideIdentity> identities_of(const ShowPlan& plan);

/// True where the slide may be shown at all.
bool may_show(const ShowPlan& plan, int slide);

/// True where the slide belongs to the talk's own path.
bool is_counted(const ShowPlan& plan, int slide);

/// The highest printed number.
int counted_slides(const ShowPlan& plan);

/// The slide that a person means by a number: the printed one, and past the last printed number the backup slides in
/// their order.
std::optional<int> slide_for_number(const ShowPlan& plan, int number);

/// The number to type for a slide, the inverse of slide_for_number; 0 for a hidden slide.
int number_for_slide(const ShowPlan& plan, int slide);

/// Planned length of the talk, questions left out, or nothing where the deck plans none.
std::optional<int> planned_length(const ShowPlan& plan);

/// For each slide of `before` the slide of `after` that stands for it: the same content, else the same anchor, else
/// much the same words, else the place behind its predecessor. Every answer is an index of `after` unless `after` is
/// empty.
std::vector<int> match_slides(const ShowPlan& before, const ShowPlan& after);

/// True where hardly a slide of one deck, by its content or its title, is in the other: a file that was replaced, not
/// edited.
bool is_another_deck(const ShowPlan& before, const ShowPlan& after);

/// The slide that was worked on between two readings of a deck: the first one that may be shown and whose content is
/// new; nothing where no content is.
std::optional<int> changed_slide(const ShowPlan& before, const ShowPlan& after);

/// `after` with the pages that layout had made of its slides in `before`, as the best guess until they are laid out
/// again; `matches` as match_slides gave it.
ShowPlan with_known_pages(ShowPlan after, const ShowPlan& before, const std::vector<int>& matches);

}  // namespace lectern
