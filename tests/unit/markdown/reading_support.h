#pragma once
// Reads a deck and prints it with its diagnostics, so that a test compares one text.

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_span.h"
#include "deck/dump_deck.h"
#include "markdown/read_deck.h"

namespace lectern {

inline std::string diagnostics_text(std::string_view source, Diagnostics diagnostics) {
  diagnostics.sort();
  const LineMap lines(source);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    text += format_diagnostic("", lines, diagnostic).substr(1) + "\n";
  }
  return text;
}

/// The dump of the deck, and below it what was reported.
inline std::string read_and_dump(std::string_view source, const DumpOptions& options = {}) {
  Diagnostics diagnostics;
  const Deck deck = read_deck(source, {}, diagnostics);
  return dump_deck(deck, options) + diagnostics_text(source, diagnostics);
}

}  // namespace lectern
