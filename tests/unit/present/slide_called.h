#pragma once
// Slides of a plan for tests, told apart by their titles.

#include <functional>
#include <string>

#include "show/show_plan.h"
#include "show/slide_identity.h"

namespace lectern {

/// Ten seconds long; its number is for the plan to give.
inline PlanSlide slide_called(const std::string& title, int section = 0, bool is_section = false) {
  PlanSlide slide;
  slide.title = slide.name = slide.anchor = title;
  slide.fingerprint = std::hash<std::string>{}(title);
  slide.sketch = sketch_of(title + " one " + title + "two " + title + "three");
  slide.planned_seconds = 10;
  slide.section = section;
  slide.is_section = is_section;
  return slide;
}

}  // namespace lectern
