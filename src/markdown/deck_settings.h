#pragma once
// Front matter -> what the deck is, and how its text is to be split.

#include <optional>
#include <string>
#include <string_view>

#include "deck/deck.h"
#include "markdown/front_matter.h"
#include "markdown/reading.h"

namespace lectern {

enum class Split { automatic, rules, headings, both };

struct DeckSettings {
  DeckMeta meta;
  SourceSpan title_place;
  SlideStyle style;  ///< what holds from the first slide on
  Split split = Split::automatic;
  std::optional<int> slide_level;
  bool incremental = false;
  bool smart = false;   ///< typographer's marks for typewriter ones
  std::string dialect;  ///< as the file names it
  SourceSpan dialect_place;
  bool marp = false;
};

DeckSettings read_deck_settings(const FrontMatter& front_matter, Reading& reading);

/// BCP 47 as far as its shape goes: "en", "pt-BR".
bool is_language_tag(std::string_view text);

/// "true", "yes", "on" and their opposites.
std::optional<bool> parse_flag(std::string_view text);

}  // namespace lectern
