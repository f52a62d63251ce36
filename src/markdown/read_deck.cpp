#include "markdown/read_deck.h"

#include <utility>
#include <vector>

#include "base/words.h"
#include "deck/for_each_text.h"
#include "markdown/deck_settings.h"
#include "markdown/dialect.h"
#include "markdown/encoding.h"
#include "markdown/fill_slides.h"
#include "markdown/front_matter.h"
#include "markdown/prepare.h"
#include "markdown/read_blocks.h"
#include "markdown/reading.h"
#include "markdown/shortcodes.h"
#include "markdown/smart_text.h"
#include "markdown/split_slides.h"

namespace lectern {

namespace {

void finish_texts(Deck& deck, bool smart, std::string_view source) {
  const auto finish = [&](RichText& text) {
    set_emoji(text, source);
    mark_readings(text);
    if (smart) make_smart(text, deck.meta.lang);
  };
  for (RichText* text : {&deck.meta.title, &deck.meta.subtitle, &deck.meta.author, &deck.meta.affiliation,
                         &deck.meta.event, &deck.meta.source}) {
    finish(*text);
  }
  for (Slide& slide : deck.slides) for_each_text(slide, finish);
}

}  // namespace

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
  resolve_slide_links(deck, diagnostics);
  finish_texts(deck, settings.smart, source);
  return deck;
}

}  // namespace lectern
