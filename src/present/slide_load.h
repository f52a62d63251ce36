#pragma once
// What there is to say and to look at on a slide, for estimates of its time.

#include <string>

#include "deck/deck.h"
#include "show/show_plan.h"

namespace lectern {

/// The words of the notes; of a slide without notes those on the slide, which its speaker will say in one way or
/// another. A background picture is no look: it asks for none.
SlideLoad load_of(const Slide& slide);

}  // namespace lectern
