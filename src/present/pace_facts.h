#pragma once
// How the talk stands against its plan, as the console's bar shows it.

#include "present/console_view.h"

namespace lectern {

PaceFacts pace_facts(const Show& show, const ShowPlan& plan, Moment now);

}  // namespace lectern
