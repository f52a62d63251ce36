// Notes and labels for the speaker's side: the deck's own text, set by the same typesetter in the window's pixels.

#include <algorithm>
#include <utility>

#include "layout/flow.h"
#include "layout/layout_slide.h"
#include "layout/notes_theme.h"
#include "layout/page.h"

namespace lectern {
Scene layout_notes(const std::vector<Block>& notes, const NotesStyle& style, const LayoutInputs& inputs) {
  constexpr float kEndless = 1e7F;
  const Theme theme = notes_theme(inputs, style);
  const Deck deck = deck_of_one(inputs, style.width);
  Diagnostics ignored;  // what notes lack (a glyph, a picture) is reported by compiling the slide's own text
  const LayoutInputs own{deck, theme, inputs.fonts, inputs.pictures};  // the composer borrows it
  Composer composer(own, 0, ignored);
  const FitLevel level{style.size, 0.9F * style.size, 0.85F * style.size};
  const Flow flow = build_flow(composer, notes, {0, style.width, kEndless}, level);
  Piece piece = stack(composer, flow, 0, flow.slabs.size(), 0, 0);
  if (composer.mirror) mirror(piece, style.width);
  Scene scene;
  scene.size = {style.width, std::max(1.0F, stack_height(flow, 0, flow.slabs.size()))};
  scene.background = style.background;
  scene.lang = deck.meta.lang;
  // A note has no steps of its own: all of it is there at once.
  for (SceneItem& item : piece.items) {
    item.first_step = 0;
    item.tag = -1;
  }
  scene.items = std::move(piece.items);
  scene.links = std::move(piece.links);
  return scene;
}

Scene layout_label(const RichText& text, float size, float width, Colour ink, Colour background,
                   const LayoutInputs& inputs) {
  NotesStyle style;
  style.size = size;
  style.width = width;
  style.ink = ink;
  style.background = background;
  const Theme theme = notes_theme(inputs, style);
  const Deck deck = deck_of_one(inputs, width);
  Diagnostics ignored;
  const LayoutInputs own{deck, theme, inputs.fonts, inputs.pictures};
  Composer composer(own, 0, ignored);
  TextRole role = composer.roles.body;
  role.face.leading = 1.3F;
  RichText label = text;
  std::ranges::replace(label.text, '\n', ' ');
  Passage passage = composer.setter.set(label, role);
  // Cut at a grapheme, by bisection over the edges, so that what stays and an ellipsis fit.
  if (passage.shaped.natural_width() * size > width) {
    const std::vector<std::uint32_t> edges = grapheme_offsets(label.text);
    const auto cut = [&](std::size_t edge) {
      RichText shorter = part_of(label, 0, edges[edge]);
      append(shorter, plain_text("\u2026"));
      return composer.setter.set(shorter, role);
    };
    std::size_t low = 0;
    std::size_t high = edges.size() - 1;
    while (low < high) {
      const std::size_t middle = (low + high + 1) / 2;
      if (cut(middle).shaped.natural_width() * size <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    passage = cut(low);
  }
  const BrokenText lines = break_lines(passage.shaped, {size, 1e6F, Breaking::greedy});
  Piece piece;
  composer.setter.place(piece, passage, lines, size, {0, 0, lines.width, Align::start, 0, -1}, 0, 1);
  Scene scene;
  scene.size = {std::max(1.0F, lines.width), 1.3F * size};
  scene.background = background;
  scene.lang = deck.meta.lang;
  scene.items = std::move(piece.items);
  return scene;
}

}  // namespace lectern
