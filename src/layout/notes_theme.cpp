#include "layout/notes_theme.h"

namespace lectern {

// Only the colours that text takes are needed.
Theme notes_theme(const LayoutInputs& inputs, const NotesStyle& style) {
  Theme theme = inputs.theme;
  theme.variants.clear();
  theme.palette.paper = style.background;
  theme.palette.ink = style.ink;
  theme.palette.muted = style.muted;
  theme.palette.accent = mix(style.ink, Colour{96, 160, 255, 255}, 0.6F);
  theme.palette.hot = theme.palette.accent;
  theme.palette.rule = mix(style.background, style.ink, 0.2F);
  theme.palette.panel = mix(style.background, style.ink, 0.1F);
  theme.scale.body_least = 0.8F * style.size;
  theme.measures.indent = 1.3F * style.size;
  theme.measures.dot = 0.24F * style.size;
  return theme;
}

Deck deck_of_one(const LayoutInputs& inputs, float width) {
  Deck deck;
  deck.meta.lang = inputs.deck.meta.lang;
  deck.meta.right_to_left = inputs.deck.meta.right_to_left;
  deck.meta.slide_size = {width, kSlideHeight};
  deck.slides.emplace_back();
  return deck;
}

}  // namespace lectern
