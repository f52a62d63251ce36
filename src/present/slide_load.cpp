#include "present/slide_load.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "base/words.h"
#include "deck/for_each_block.h"

namespace lectern {
namespace {

/// True for what is looked at rather than read.
bool is_look(const Block& block) {
  if (const auto* figure = std::get_if<Figure>(&block.node)) return figure->place != Figure::Place::background;
  return std::holds_alternative<Media>(block.node) || std::holds_alternative<Table>(block.node) ||
         std::holds_alternative<CodeBlock>(block.node);
}

}  // namespace

SlideLoad load_of(const Slide& slide) {
  SlideLoad load;
  load.from_notes = !slide.notes.empty();
  const SpokenText spoken =
      spoken_text(load.from_notes ? text_of(slide.notes) : slide.title.text + ' ' + text_of(slide.blocks));
  load.words = spoken.words;
  load.characters = spoken.characters;
  for_each_block(slide.blocks, [&](const Block& block) { load.looks += is_look(block) ? 1 : 0; });
  return load;
}

std::string slide_name(const Slide& slide) {
  constexpr std::size_t kMostCodePoints = 48;
  const bool titled = !slide.title.empty();
  std::string text;
  std::string_view whole = titled ? std::string_view(slide.title.text) : std::string_view();
  const std::string body = titled ? std::string() : text_of(slide.blocks);
  if (!titled) whole = trimmed(body);
  std::size_t at = 0;
  for (std::size_t count = 0; at < whole.size() && (titled || count < kMostCodePoints); ++count) {
    const char32_t c = next_code_point(whole, at);
    append_utf8(text, c < U' ' || c == U'\u2028' ? U' ' : c);
  }
  if (titled) return text;
  if (text.empty()) return "(no text)";
  return fmt::format("({}{})", text, at < whole.size() ? "…" : "");
}

}  // namespace lectern
