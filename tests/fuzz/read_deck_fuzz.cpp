// Any bytes become a deck whose places lie inside the text and whose styles cover theirs.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "deck/dump_deck.h"
#include "deck/for_each_text.h"
#include "markdown/read_deck.h"

namespace {

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

void check_places(const std::vector<lectern::Block>& blocks, std::size_t size) {
  for (const lectern::Block& block : blocks)
    demand(block.source.begin <= block.source.end && block.source.end <= size, "a block lies in the file");
}

void check_text(const lectern::RichText& text, std::size_t size) {
  std::uint32_t at = 0;
  for (const lectern::StyleSpan& span : text.spans) {
    demand(span.begin == at && span.end > span.begin, "spans cover their text");
    demand(span.link < static_cast<int>(text.links.size()), "a link is there");
    demand(span.source.begin <= span.source.end && span.source.end <= size, "a text lies in the file");
    at = span.end;
  }
  demand(at == text.text.size(), "spans end with their text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are viewed as text
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  lectern::Diagnostics diagnostics;
  lectern::Deck deck = lectern::read_deck(source, {}, diagnostics);
  demand(!deck.slides.empty(), "there is a slide");
  for (lectern::Slide& slide : deck.slides) {
    demand(slide.source.begin <= slide.source.end && slide.source.end <= size, "a slide lies in the file");
    demand(slide.step_count >= 1, "a slide has a state");
    check_places(slide.blocks, size);
    check_places(slide.notes, size);
    lectern::for_each_text(slide, [&](lectern::RichText& text) { check_text(text, size); });
  }
  for (const lectern::Diagnostic& diagnostic : diagnostics.items()) {
    demand(diagnostic.where.begin <= diagnostic.where.end && diagnostic.where.end <= size, diagnostic.code.c_str());
  }
  lectern::dump_deck(deck);
  return 0;
}
