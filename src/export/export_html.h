#pragma once
// A briefing as one HTML file that needs nothing beside it: text as text in faces that it carries, pictures, a script
// for keys and steps. It asks nothing of any network, and its Content-Security-Policy says so to the browser.

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/html_pictures.h"
#include "export/slide_choice.h"
#include "export/write_pictures.h"

namespace lectern {

struct HtmlExportOptions {
  SlideChoice slides;
  bool notes = false;  ///< the speaker's notes too
  int jobs = 1;
  std::stop_token stop;
  std::optional<HtmlPictureOptions> pictures;  ///< pages as pictures of that size, their text unseen above them
};

/// Writes the file, whole or not at all, from a deck that was laid out with all of its pages kept; returns how many
/// bytes it has, 0 when it was stopped. The bytes are the same for every number of threads. Errors are misuse, slides
/// that are not there, or the machine's.
Result<std::uint64_t> export_html(const Briefing& briefing, const CompiledDeck& deck, const HtmlExportOptions& options,
                                  const std::string& path, const ProgressFunction& progress = {});

/// The same file's bytes. Empty when it was stopped.
Result<std::string> html_from_deck(const Briefing& briefing, const CompiledDeck& deck,
                                   const HtmlExportOptions& options);

}  // namespace lectern
