#pragma once
// The ink of a deck's talks, from the state database, laid over its pages.

#include <memory>
#include <string>

#include "base/result.h"
#include "briefing/briefing.h"

namespace lectern {

/// The briefing with the ink that was drawn on its slides; an error where there is none, or where it cannot be read.
Result<std::shared_ptr<const Briefing>> with_saved_ink(const std::shared_ptr<const Briefing>& briefing,
                                                       const std::string& deck_path);

}  // namespace lectern
