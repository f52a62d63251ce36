#pragma once
// Coming back to a talk that was left: soon after a crash at once, else only when the speaker says so. Pure;
// what was left is read by room `present` from the store.

#include <cstdint>
#include <optional>
#include <string_view>

#include "show/show.h"

namespace lectern {

/// After this long an unexpected end is like an orderly one: nobody waits in the room any more.
inline constexpr Moment kResumeWithin{2 * 60 * 60 * 1000};

enum class Resumption {
  none,     ///< nothing worth coming back to
  at_once,  ///< the room waits
  ask
};
Resumption resumption_of(const LeftTalk& left, const ShowPlan& plan);

/// The slide with the same content, else the same anchor. Slides of the same content are told apart by their index.
std::optional<int> same_slide(const ShowPlan& plan, std::uint64_t fingerprint, std::string_view anchor, int index);

/// The place in today's deck: the slide with the same content, else the same anchor, else the same index.
Place found_again(const ShowPlan& plan, std::uint64_t fingerprint, std::string_view anchor, Place place);

/// What only the speaker sees comes back whether or not the talk goes on: notes size, look, bookmarks.
Show furnished(Show show, const LeftTalk& left);

/// The state as the talk was left. A clock that ran when the talk broke off went on meanwhile: the room's time did not
/// stop.
Show resumed(Show show, const LeftTalk& left, const ShowPlan& plan, Moment now);

/// The same behind a question, which any move passes over.
Show offered(Show show, LeftTalk left);

/// While a deck is read again and again: what stands at slides by their index (the place, a frozen one, bookmarks,
/// skipped slides, where questions go back to) as it is in `rest`, when the speaker last changed any of it. A slide
/// that was gone for one reading of the deck then has all of it again.
Show with_places_of(Show show, const Show& rest);
bool has_places_of(const Show& show, const Show& other);

}  // namespace lectern
