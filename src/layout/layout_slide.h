#pragma once
// Slide + Theme -> pages, one Scene each. A slide has one page, or more where it flows on. Never fails: what cannot be
// shown as asked gets a visible stand-in and a Diagnostic. Pure; safe on any thread.

#include <cstddef>
#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "deck/deck.h"
#include "image/image.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "theme/theme.h"

namespace lectern {

/// What a slide is laid out with. Borrowed for the call.
struct LayoutInputs {
  const Deck& deck;
  const Theme& theme;
  const FontSet& fonts;
  const Pictures& pictures;
  std::shared_ptr<const Image> logo = nullptr;  ///< the theme's; null: none
};

/// Steps are counted through all pages of the slide by the caller: page k's scene shows its own steps from 0.
std::vector<Scene> layout_slide(const LayoutInputs& inputs, std::size_t slide_index, Diagnostics& diagnostics);

/// The layout that layout_slide uses for a slide: as asked, or chosen from its content.
SlideLayout layout_of(const Slide& slide);

/// How notes are set: for the console, so sizes are the window's pixels, not a slide's.
struct NotesStyle {
  float size = 36;
  float width = 860;
  Colour ink{230, 230, 224, 255};
  Colour muted{150, 160, 170, 255};
  Colour background{20, 24, 29, 255};
};

/// A slide's notes as one tall scene: `size.width` as asked, `size.height` as it comes out.
Scene layout_notes(const std::vector<Block>& notes, const NotesStyle& style, const LayoutInputs& inputs);

/// One line of the deck's own text (a slide's title in a list), cut at a grapheme with an ellipsis where it does not
/// fit. The scene is as wide as the text and 1.3 sizes high.
Scene layout_label(const RichText& text, float size, float width, Colour ink, Colour background,
                   const LayoutInputs& inputs);

}  // namespace lectern
