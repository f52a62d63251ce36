// Handouts: slides and room to write beside or below them.

#include <algorithm>
#include <array>
#include <utility>

#include "layout/flow.h"
#include "layout/page.h"
#include "layout/sheet.h"

namespace lectern {
namespace {

constexpr float kNotesSize = 26;  // 10.4 points
constexpr float kNumberSize = 24;
constexpr float kGap = 48;
constexpr float kLinePitch = 64;  // 9 mm
constexpr Colour kWritingLine{200, 204, 210, 255};

struct Division {
  int per_sheet;
  int columns;
  int rows;
  float slide_width;  // share of the place's width; below 1 the notes stand beside the slide
};

// Three a sheet is the classic: slides on one side, lines on the other.
constexpr std::array<Division, 5> kDivisions{
    {{2, 1, 2, 1.0F}, {3, 1, 3, 0.5F}, {4, 2, 2, 1.0F}, {6, 2, 3, 1.0F}, {9, 3, 3, 1.0F}}};

const Division& division_of(int per_sheet) {
  const auto* const found = std::ranges::find(kDivisions, per_sheet, &Division::per_sheet);
  return found == kDivisions.end() ? kDivisions[1] : *found;
}

// Where the parts of a place lie on the sheet.
struct PlaceBoxes {
  float number_baseline = 0;
  Rect slide;
  Rect room;  // for lines or notes
};

PlaceBoxes boxes_of(const HandoutStyle& style, Size slide, std::size_t index) {
  const Division& division = division_of(style.per_sheet);
  const Size paper = style.paper.size;
  const auto columns = static_cast<float>(division.columns);
  const auto rows = static_cast<float>(division.rows);
  const float width = (paper.width - 2 * kPaperMargin - (columns - 1) * kGap) / columns;
  const float height = (paper.height - 2 * kPaperMargin - (rows - 1) * kGap) / rows;
  const auto column = static_cast<float>(index % static_cast<std::size_t>(division.columns));
  const std::size_t above = index / static_cast<std::size_t>(division.columns);
  const auto row = static_cast<float>(above);
  const float x = kPaperMargin + column * (width + kGap);
  const float y = kPaperMargin + row * (height + kGap);
  const float top = y + 1.5F * kNumberSize;
  const float room_height = y + height - top;

  PlaceBoxes boxes;
  boxes.number_baseline = y + kNumberSize;
  if (division.slide_width < 1) {
    const float slide_width = width * division.slide_width;
    boxes.slide = {x, top, slide_width, std::min(slide_width * slide.height / slide.width, room_height)};
    boxes.room = {x + slide_width + kGap, top, width - slide_width - kGap, room_height};
    return boxes;
  }
  // Slides stand above the lines, of which there are always a few; notes want more room, or those of a large slide
  // would fill the next slide's place.
  constexpr float kLeastRoom = 0.22F;
  constexpr float kNotesRoom = 0.4F;
  const float slide_share = 1 - (style.notes ? kNotesRoom : kLeastRoom);
  const float slide_height = std::min(width * slide.height / slide.width, room_height * slide_share - kGap / 2);
  const float slide_width = std::min(width, slide_height * slide.width / slide.height);
  boxes.slide = {x, top, slide_width, slide_height};
  const float below = top + slide_height + kGap / 2;
  boxes.room = {x, below, width, y + height - below};
  return boxes;
}

// The room of a place whose notes go on and that has no slide: all of it.
Rect room_of(const PlaceBoxes& boxes, bool has_slide) {
  if (has_slide) return boxes.room;
  const Rect all = boxes.slide.united(boxes.room);
  return {boxes.room.x, all.y, boxes.room.width, all.height};
}

// The first a line's pitch below the slide, or below its top edge where they stand beside it; the last clear of what
// stands below the place.
void add_lines(Sheet& sheet, const PlaceBoxes& boxes) {
  constexpr float kClear = 0.25F * kLinePitch;
  const Rect& room = boxes.room;
  const float top = std::min(room.y, boxes.slide.bottom());
  Piece lines;
  for (float y = top + kLinePitch; y <= room.bottom() - kClear; y += kLinePitch)
    lines.items.push_back(fill_item({room.x, y - 1.5F, room.width, 1.5F}, kWritingLine));
  sheet.add(std::move(lines));
}

// The notes of a slide at the width of a place, and the parts into which they are cut: the first beside or below the
// slide, and the others, where slides have no further pages, in places of their own.
struct CutNotes {
  Flow flow;
  std::vector<std::size_t> ends;
};

// Where a slide has several pages, each of them has a place, and there is no more room beside the later ones.
CutNotes cut_notes(Composer& composer, const Slide& slide, std::size_t pages, const PlaceBoxes& boxes) {
  const FitLevel level{kNotesSize, 0.9F * kNotesSize, 0.8F * kNotesSize};
  const float room = boxes.room.height;
  CutNotes notes;
  notes.flow = build_flow(composer, slide.notes, {0, boxes.room.width, room}, level);
  notes.ends = cut_flow(notes.flow, room, pages > 1 ? room : room_of(boxes, false).height);
  return notes;
}

Size slide_size(const LayoutInputs& inputs) {
  return inputs.deck.meta.slide_size;
}

void add_place(Sheet& sheet, const HandoutPlace& place, const HandoutStyle& style, std::size_t index) {
  const PlaceBoxes boxes = boxes_of(style, slide_size(sheet.inputs()), index);
  const bool has_slide = place.picture.scene != nullptr;
  RichText number = plain_text(picture_number(sheet.inputs().deck, place.picture));
  for (StyleSpan& span : number.spans) span.style.strong = true;
  if (!has_slide) append(number, plain_text(" \u2026"));
  sheet.add_line(number, sheet.composer().roles.footer, kNumberSize, boxes.number_baseline,
                 {boxes.slide.x, std::max(boxes.slide.right(), boxes.slide.x + 200)}, Align::start);
  if (has_slide) sheet.add_slide(place.picture, boxes.slide);
  if (!style.notes) {
    add_lines(sheet, boxes);
    return;
  }
  const CutNotes notes = cut_notes(sheet.composer(), sheet.slide(place.picture.slide),
                                   static_cast<std::size_t>(place.picture.parts), boxes);
  if (place.notes_part >= notes.ends.size()) return;
  const Rect room = room_of(boxes, has_slide);
  sheet.add(stacked_within(sheet.composer(), notes.flow, place.notes_part == 0 ? 0 : notes.ends[place.notes_part - 1],
                           notes.ends[place.notes_part], room.x, room.y, room.height));
}

}  // namespace

bool is_handout_division(int per_sheet) {
  return std::ranges::find(kDivisions, per_sheet, &Division::per_sheet) != kDivisions.end();
}

std::size_t handout_notes_parts(const LayoutInputs& inputs, std::size_t slide, std::size_t pages,
                                const HandoutStyle& style) {
  if (!style.notes || inputs.deck.slides[slide].notes.empty()) return 0;
  Sheet sheet(inputs, style.paper.size, kNotesSize);
  const PlaceBoxes boxes = boxes_of(style, slide_size(inputs), 0);
  return cut_notes(sheet.composer(), inputs.deck.slides[slide], pages, boxes).ends.size();
}

Scene layout_handout_sheet(const LayoutInputs& inputs, std::span<const HandoutPlace> places, const HandoutStyle& style,
                           SheetNumber number) {
  Sheet sheet(inputs, style.paper.size, kNotesSize);
  std::vector<std::size_t> slides;
  for (std::size_t i = 0; i < places.size(); ++i) {
    add_place(sheet, places[i], style, i);
    slides.push_back(places[i].picture.slide);
  }
  sheet.add_furniture(slides, number);
  return sheet.take(inputs.deck.meta.title.text);
}

}  // namespace lectern
