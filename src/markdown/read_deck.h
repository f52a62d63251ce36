#pragma once
// Markdown text -> Deck, for the dialect that the file names or shows. Reading never fails: what is odd becomes a
// Diagnostic with its place, and the text stays visible. Pure; safe on any thread.

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "deck/deck.h"

namespace lectern {

struct ReadOptions {
  std::string dialect;  ///< "native" or empty (the file decides)
  std::string lang;     ///< overrides the file's `lang:` when not empty
};

/// Spans refer to `source` as given (a BOM and CRLF included). Ill-formed UTF-8 is reported with its place and shown as
/// U+FFFD.
Deck read_deck(std::string_view source, const ReadOptions& options, Diagnostics& diagnostics);

/// Whether ReadOptions::dialect may be this: there is one, `native`, so far.
bool is_dialect(std::string_view name);

}  // namespace lectern
