#include "markdown/read_deck.h"

#include <utility>
#include <vector>

#include "base/words.h"
#include "markdown/deck_settings.h"
#include "markdown/dialect.h"
#include "markdown/encoding.h"
#include "markdown/fill_slides.h"
#include "markdown/front_matter.h"
#include "markdown/prepare.h"
#include "markdown/read_blocks.h"
#include "markdown/reading.h"
#include "markdown/split_slides.h"

namespace lectern {

Deck read_deck(std::string_view source, const ReadOptions& options, Diagnostics& diagnostics) {
  Reading reading{source, diagnostics, {}, {}, {}, {}, {}, {}};
  report_encoding(reading);
  const FrontMatter front_matter = read_front_matter(reading);
  DeckSettings settings = read_deck_settings(front_matter, reading);
  Deck deck;
  choose_dialect(deck, options.dialect, settings, reading);

  const auto body = static_cast<std::uint32_t>(front_matter.body);
  std::vector<Block> blocks;
  {
    const PreparedText text = prepare_slides(source.substr(body), body, reading);
    blocks = read_blocks(text, reading);
  }
  split_slides(deck, settings, std::move(blocks), body, reading);
  deck.meta = std::move(settings.meta);
  if (!options.lang.empty()) deck.meta.lang = options.lang;

  apply_comments(deck, settings, reading);
  take_source_lines(deck);
  count_steps(deck, settings.incremental, reading);
  resolve_footnotes(deck, reading);
  number_slides(deck);
  return deck;
}

}  // namespace lectern
