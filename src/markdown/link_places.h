#pragma once
// Where a link of a running text stands in the file.

#include <algorithm>
#include <cstddef>

#include "deck/deck.h"

namespace lectern {

/// The first words of `text` that carry link number `link`; nowhere when none does.
inline SourceSpan place_of_link(const RichText& text, std::size_t link) {
  const auto span =
      std::ranges::find_if(text.spans, [&](const StyleSpan& at) { return at.link == static_cast<int>(link); });
  return span == text.spans.end() ? SourceSpan{} : span->source;
}

}  // namespace lectern
