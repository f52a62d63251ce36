#pragma once
// One function a layout: from a slide to its pages. Those that return nothing found that the content does not suit
// them; the slide then flows as ordinary text.

#include <optional>
#include <vector>

#include "layout/compose.h"

namespace lectern {

using Pages = std::vector<Scene>;

Pages compose_flow(Composer& composer);
std::optional<Pages> compose_cover(Composer& composer);
std::optional<Pages> compose_section(Composer& composer);
std::optional<Pages> compose_statement(Composer& composer);
std::optional<Pages> compose_quote(Composer& composer);
std::optional<Pages> compose_cards(Composer& composer);
std::optional<Pages> compose_rows(Composer& composer);
std::optional<Pages> compose_split(Composer& composer);
std::optional<Pages> compose_picture(Composer& composer);
std::optional<Pages> compose_grid(Composer& composer);

/// A list item with its lead: a bold run at the start, else the text before the first colon.
struct LeadItem {
  RichText lead;
  RichText rest;
  int step = 0;
  SourceSpan source;
};

/// The items of an ordered list, where every one is a short paragraph with a lead; else nothing.
std::optional<std::vector<LeadItem>> lead_items(const List& list);

}  // namespace lectern
