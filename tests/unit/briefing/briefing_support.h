#pragma once
// Briefings from text and files in memory, with the catalogue's fonts.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "briefing/briefing.h"
#include "support/sample_deck.h"

namespace lectern::test {

using Files = std::map<std::string, std::string, std::less<>>;

inline BriefingInputs inputs_of(std::string markdown, Files files = {}) {
  BriefingInputs inputs;
  inputs.file_name = "talks/talk.md";
  inputs.source = shared_bytes(std::move(markdown));
  inputs.files = std::make_shared<const MemoryFiles>(std::move(files));
  inputs.fonts = shared_fonts();
  return inputs;
}

inline std::shared_ptr<const Briefing> briefing_of(std::string markdown, Files files = {}) {
  return read_briefing(inputs_of(std::move(markdown), std::move(files)));
}

/// All that was said of reading, as it is printed.
inline std::string said(const Briefing& briefing) {
  std::string text;
  for (const LocatedDiagnostic& found : located(briefing, briefing.diagnostics))
    text += format_diagnostic(found) + "\n";
  return text;
}

/// Pages of all slides, one after the other; diagnostics of layout go nowhere.
inline std::vector<Page> pages_of(const Briefing& briefing) {
  std::vector<Page> pages;
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < briefing.deck.slides.size(); ++i) {
    for (Page& page : compile_slide(briefing, i, diagnostics)) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace lectern::test
