#pragma once
// What is kept of a talk besides its place, clock and ink, as text for a store: how the console looks, bookmarks,
// skipped slides, questions from the room, and how many pages slides have that flow on. Slides are found again by
// content, else by anchor; one that is gone takes its mark along. Pure.
//
//     talk 1
//     full-screen | light | filmstrip
//     divider <share of the width>
//     pages <fingerprint, hexadecimal> <steps of page> <steps of page> ...
//     cut <place>
//     mark <place>                                      oldest first
//     from <place>                                      where the speaker came from to the newest mark
//     before <place>                                    the slide that the clock started with the move off
//     questions <place>, ran-questions <place>          where Q goes back to; the clock ran before
//     <place> = <fingerprint> <slide> <page> <step> <anchor, may be empty>

#include <string>
#include <string_view>

#include "show/show.h"

namespace lectern {

std::string write_kept(const Show& show, const ShowPlan& plan);

/// What is kept, with another look of the console; a text of its own where nothing is kept yet.
std::string with_look(std::string_view kept, const ConsoleLook& look);

/// The plan with the pages that its untouched slides had, until they are laid out: a continuation page can then be come
/// back to before that.
ShowPlan with_kept_pages(ShowPlan plan, std::string_view kept);

/// Adds to `left` what `kept` says. Lines that this version does not know are passed over.
void read_kept(std::string_view kept, const ShowPlan& plan, LeftTalk& left);

}  // namespace lectern
