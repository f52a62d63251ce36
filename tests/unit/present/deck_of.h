#pragma once
// Markdown text -> Briefing, for tests of the window room.

#include <memory>
#include <string>

#include "briefing/briefing.h"
#include "support/sample_deck.h"

namespace lectern {

inline std::shared_ptr<const Briefing> briefing_of(std::string markdown) {
  static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
  BriefingInputs inputs;
  inputs.file_name = "deck.md";
  inputs.source = shared_bytes(std::move(markdown));
  inputs.files = std::make_shared<const test::MemoryFiles>();
  inputs.fonts = fonts;
  return read_briefing(inputs);
}

}  // namespace lectern
