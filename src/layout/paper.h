#pragma once
// Paper for the speaker and the room: slides above their notes, handouts, contact sheets. Each sheet is one Scene, in
// which slides stand as what they are made of, so that it can be painted at any size or written as vectors. Marking on
// every sheet. Pure; safe on any thread.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "layout/layout_slide.h"

namespace lectern {

/// Sheets are laid out in units of this many points (1/72 inch): text of 36 units, which the typesetter's strokes and
/// gaps suit, is then 14.4 points high, to be read from a lectern.
inline constexpr float kPointsPerPaperUnit = 0.4F;

/// A sheet's size in paper units, upright.
struct Paper {
  Size size;
};

Paper a4_paper();      ///< 210 x 297 mm (ISO 216)
Paper letter_paper();  ///< 8.5 x 11 inches
/// "a4" or "letter", in any case.
std::optional<Paper> paper_from_name(std::string_view name);

/// One page of a slide at one of its steps, laid out. Borrowed for the call.
struct SlidePicture {
  std::size_t slide = 0;
  int part = 0;
  int parts = 1;
  int step = 0;
  int steps = 0;                 ///< above 1: one of several pictures of the page
  const Scene* scene = nullptr;  ///< null: only notes that go on
  int heading_level = 1;         ///< of its title among the headings of the document, for screen readers
};

/// "Page 3 of 14" at a sheet's foot; not printed where `pages` is 0.
struct SheetNumber {
  std::size_t page = 1;
  std::size_t pages = 0;
};

/// A slide above its notes, which flow on to as many sheets as they take; nothing is left out. `pictures` are the
/// slide's pages; `first` counts the first of the sheets.
std::vector<Scene> layout_notes_sheets(const LayoutInputs& inputs, std::span<const SlidePicture> pictures,
                                       const Paper& paper, SheetNumber first);

/// How a handout is divided: 2, 3, 4, 6 or 9 slides a sheet.
struct HandoutStyle {
  Paper paper;
  int per_sheet = 3;
  bool notes = false;  ///< the notes instead of lines to write on
};

bool is_handout_division(int per_sheet);

/// One place of a handout: a slide and the room beside it. Notes that do not fit there go on in the next place.
struct HandoutPlace {
  SlidePicture picture;
  std::size_t notes_part = 0;
};

/// How many places the notes of a slide of `pages` pages take; 0 without notes.
std::size_t handout_notes_parts(const LayoutInputs& inputs, std::size_t slide, std::size_t pages,
                                const HandoutStyle& style);

/// A sheet of at most `per_sheet` places.
Scene layout_handout_sheet(const LayoutInputs& inputs, std::span<const HandoutPlace> places, const HandoutStyle& style,
                           SheetNumber number);

/// Small slides with numbers and titles in columns, on a sheet of any shape.
struct ContactStyle {
  Size size{1920, kSlideHeight};  ///< slide units
  std::optional<int> columns;     ///< nothing: 4
};

inline constexpr int kMostContactColumns = 20;

/// How many slides such a sheet holds: at least one row of them.
std::size_t contact_places(const LayoutInputs& inputs, const ContactStyle& style);

/// The columns of up to four in which that many slides stand largest on one sheet; four where they need several.
int contact_columns(const LayoutInputs& inputs, const ContactStyle& style, std::size_t slides);

Scene layout_contact_sheet(const LayoutInputs& inputs, std::span<const SlidePicture> pictures,
                           const ContactStyle& style, SheetNumber number);

}  // namespace lectern
