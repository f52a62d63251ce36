#pragma once
// The settings that carry on from slide to slide, from the front matter or from a comment.

#include <string>
#include <string_view>

#include "deck/deck.h"
#include "markdown/reading.h"

namespace lectern {

struct StyleSetting {
  std::string_view key;
  std::string_view value;
  RichText text;  ///< the value read as Markdown, for the keys that have text
  SourceSpan place;
};

bool is_style_key(std::string_view key);
/// header, footer, marking.
bool style_key_has_text(std::string_view key);
void apply_style(SlideStyle& style, const StyleSetting& setting, Reading& reading);

/// What to write instead of a text that is no duration.
std::string duration_hint(std::string_view text);

}  // namespace lectern
