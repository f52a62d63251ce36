#pragma once
// A report in a window, until a key ends it.

#include <functional>
#include <vector>

#include "present/pixel_window.h"
#include "scene/scene.h"

namespace lectern {

/// Shows the pages; arrows turn them; Esc, Enter, Q, Ctrl+Q and closing the window end it. Returns when it is ended or
/// `ended_otherwise` says so, which is asked whenever an event comes. Main thread.
void view_report(PixelWindow& window, const std::vector<Scene>& pages, const std::function<bool()>& ended_otherwise);

}  // namespace lectern
