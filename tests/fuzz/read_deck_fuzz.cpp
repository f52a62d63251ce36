// Any bytes become a deck whose places lie inside the text and whose styles cover theirs.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "markdown/read_deck.h"

namespace {

using namespace lectern;

void expect(bool holds) {
  if (!holds) std::abort();
}

void expect_covered(const RichText& text) {
  std::uint32_t at = 0;
  for (const StyleSpan& span : text.spans) {
    expect(span.begin == at && span.end >= span.begin);
    expect(span.link < static_cast<int>(text.links.size()));
    at = span.end;
  }
  expect(at == text.text.size());
}

void expect_inside(SourceSpan span, std::size_t size) {
  expect(span.begin <= span.end && span.end <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes as text
  Diagnostics diagnostics;
  const Deck deck = read_deck(source, {}, diagnostics);
  for (const Slide& slide : deck.slides) {
    expect_inside(slide.source, size);
    expect(slide.step_count >= 1);
    expect_covered(slide.title);
  }
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    expect_inside(diagnostic.where, size);
    expect(!diagnostic.code.empty() && !diagnostic.message.empty());
  }
  return 0;
}
