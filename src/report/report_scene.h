#pragma once
// A report as a picture: a bar for each slide with its plan as a tick and earlier runs as dots, then the advice. Pure;
// safe on any thread.

#include <string>
#include <vector>

#include "report/rehearsal_report.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "theme/theme.h"

namespace lectern {

enum class ReportShape {
  pages,  ///< 1728 x 1080 slide units each, as many as it takes: for a window and for paper
  tall,   ///< one picture, as high as it takes
};

/// What a report is drawn with. Borrowed for the call.
struct ReportLook {
  const Theme& theme;
  const FontSet& fonts;
  std::string lang = "en";  ///< of the deck's titles
};

/// At least one scene, also for a run of no slides.
std::vector<Scene> report_scenes(const RehearsalReport& report, const ReportLook& look, ReportShape shape);

}  // namespace lectern
