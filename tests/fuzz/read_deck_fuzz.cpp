// Reading any bytes: no crash, no hang, and every place inside the file.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "deck/dump_deck.h"
#include "markdown/read_deck.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_places(const std::vector<lectern::Block>& blocks, std::size_t size) {
  for (const lectern::Block& block : blocks) demand(block.source.begin <= block.source.end && block.source.end <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are viewed as text
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  lectern::Diagnostics diagnostics;
  const lectern::Deck deck = lectern::read_deck(source, {}, diagnostics);
  demand(!deck.slides.empty());
  for (const lectern::Slide& slide : deck.slides) {
    demand(slide.source.begin <= slide.source.end && slide.source.end <= size);
    demand(slide.step_count >= 1);
    check_places(slide.blocks, size);
    check_places(slide.notes, size);
  }
  for (const lectern::Diagnostic& diagnostic : diagnostics.items()) {
    demand(diagnostic.where.begin <= diagnostic.where.end && diagnostic.where.end <= size);
  }
  lectern::dump_deck(deck);
  return 0;
}
