#pragma once
// A sheet that is being put together: text in the deck's own faces on white, and slides. For room `layout` alone.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/paper.h"

namespace lectern {

/// Lives for one sheet, or for one run of sheets that share their text.
class Sheet {
 public:
  /// Body text of `size`; the deck's own slides stay in `inputs`.
  Sheet(const LayoutInputs& inputs, Size paper, float size);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  Sheet(Sheet&&) = delete;
  Sheet& operator=(Sheet&&) = delete;
  ~Sheet();

  Composer& composer();
  Size paper() const { return paper_; }
  /// Slides of the deck, for their notes and titles.
  const Slide& slide(std::size_t index) const { return inputs_.deck.slides[index]; }
  const LayoutInputs& inputs() const { return inputs_; }

  /// Text and marks; positions on the sheet, in left-to-right order (an Arabic sheet is turned round as it is put in).
  void add(Piece piece);
  /// A slide's page with a hairline around it, as high as its shape gives.
  void add_slide(const SlidePicture& picture, const Rect& where);
  /// One line, shrunk or broken to its width, on a baseline.
  void add_line(const RichText& text, const TextRole& role, float size, float baseline, const TextColumn& column,
                Align align);
  /// The markings of the slides that are on a sheet, each once, centred at its head and its foot.
  void add_markings(std::span<const std::size_t> slides, std::array<float, 2> baselines, const TextColumn& column);
  /// Head and foot of paper: the deck's title, the sheet's number, the markings of the slides that are on it.
  void add_furniture(std::span<const std::size_t> slides, SheetNumber number);

  /// The sheet so far as a scene; the next one starts empty.
  Scene take(std::string title);

 private:
  struct Internals;
  LayoutInputs inputs_;
  Size paper_;
  Piece body_;
  std::unique_ptr<Internals> internals_;
};

/// Margins of paper sheets, in paper units.
inline constexpr float kPaperMargin = 110;
/// Baselines of the lines at a sheet's head and foot, from its edges.
inline constexpr float kPaperLine = 72;

/// "4", "4 (2)" for the second page of a slide that flows on; "B2" for a backup slide, counted among them.
std::string picture_number(const Deck& deck, const SlidePicture& picture);

/// Ends of the stretches of a flow's slabs of which the first fits into `first` and the others into `others`. What
/// belongs together stays so, where it fits at all.
std::vector<std::size_t> cut_flow(const Flow& flow, float first, float others);

/// Slabs [first, last), shrunk where a single one is higher than `room`.
Piece stacked_within(const Composer& composer, const Flow& flow, std::size_t first, std::size_t last, float x, float y,
                     float room);

}  // namespace lectern
