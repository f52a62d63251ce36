// Slides above their notes.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base/duration.h"
#include "base/words.h"
#include "layout/flow.h"
#include "layout/sheet.h"
#include "scene/embed.h"

namespace lectern {
namespace {

constexpr float kNotesSize = 36;
constexpr float kHeadSize = 34;
constexpr float kHeadBaseline = 128;  // of the number and the times
constexpr float kSlideTop = 152;
constexpr float kTextTop = 172;  // of notes that go on
constexpr float kBelowSlide = 40;
constexpr float kMostSlides = 0.5F;  // of a sheet's height, for all pages of a slide together

float sheet_bottom(const Paper& paper) {
  return paper.size.height - kPaperMargin;
}

// Seconds planned before a slide, where every slide before it has a plan.
std::optional<int> planned_start(const Deck& deck, std::size_t slide) {
  int seconds = 0;
  for (std::size_t i = 0; i < slide; ++i) {
    const Slide& before = deck.slides[i];
    if (before.kind == SlideKind::backup || before.kind == SlideKind::hidden) continue;
    if (!before.planned_seconds) return std::nullopt;
    seconds += *before.planned_seconds;
  }
  return seconds;
}

// "from 3:30 · 2:00 planned"; in other languages the figures alone: "3:30 + 2:00".
std::string times_of(const Deck& deck, std::size_t slide) {
  const Slide& one = deck.slides[slide];
  const bool english = deck.meta.lang.starts_with("en");
  if (!one.planned_seconds) return {};
  const std::string planned = format_duration(*one.planned_seconds);
  const auto start = one.kind == SlideKind::backup ? std::nullopt : planned_start(deck, slide);
  if (!start) return english ? planned + " planned" : planned;
  return english ? fmt::format("from {} \u00B7 {} planned", format_duration(*start), planned)
                 : fmt::format("{} + {}", format_duration(*start), planned);
}

// The number, and on sheets that have no slide its title, with the part of the notes that this is.
RichText head_text(const Sheet& sheet, const SlidePicture& picture, SheetNumber part) {
  SlidePicture whole = picture;
  whole.parts = 1;
  RichText text = plain_text(picture_number(sheet.inputs().deck, whole));
  for (StyleSpan& span : text.spans) span.style.strong = true;
  if (part.page > 1) {
    append(text, plain_text("\u2002"));
    append(text, sheet.slide(picture.slide).title);
  }
  if (part.pages > 1) append(text, plain_text(fmt::format("\u2002({}/{})", part.page, part.pages)));
  return text;
}

void add_head(Sheet& sheet, const SlidePicture& picture, SheetNumber part) {
  const float right = sheet.paper().width - kPaperMargin;
  const float times_width = 520;
  const Roles& roles = sheet.composer().roles;
  sheet.add_line(head_text(sheet, picture, part), roles.body, kHeadSize, kHeadBaseline,
                 {kPaperMargin, right - times_width - 20}, Align::start);
  if (part.page == 1) {
    sheet.add_line(plain_text(times_of(sheet.inputs().deck, picture.slide)), roles.description, 0.85F * kHeadSize,
                   kHeadBaseline, {right - times_width, right}, Align::end);
  }
}

// The slide's pages side by side, in as few columns as leave the notes half of the sheet.
std::vector<Rect> slide_boxes(std::span<const SlidePicture> pictures, const Paper& paper) {
  constexpr float kGap = 30;
  const float width = paper.size.width - 2 * kPaperMargin;
  const Size slide = pictures.front().scene->size;
  const auto count = static_cast<float>(pictures.size());
  float columns = 1;
  const auto cell_width = [&] { return (width - (columns - 1) * kGap) / columns; };
  const auto cell_height = [&] { return cell_width() * slide.height / slide.width; };
  const auto rows = [&] { return std::ceil(count / columns); };
  while (columns < count && rows() * (cell_height() + kGap) > kMostSlides * paper.size.height) ++columns;
  const float height = std::min(cell_height(), kMostSlides * paper.size.height);
  std::vector<Rect> boxes;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    const std::size_t above = i / static_cast<std::size_t>(columns);
    const auto row = static_cast<float>(above);
    boxes.push_back(
        {kPaperMargin + column * (cell_width() + kGap), kSlideTop + row * (height + kGap), cell_width(), height});
  }
  return boxes;
}

}  // namespace

std::vector<Scene> layout_notes_sheets(const LayoutInputs& inputs, std::span<const SlidePicture> pictures,
                                       const Paper& paper, SheetNumber first) {
  Sheet sheet(inputs, paper.size, kNotesSize);
  const std::size_t slide = pictures.front().slide;
  const std::vector<Rect> boxes = slide_boxes(pictures, paper);
  const float below_slide = boxes.back().bottom() + kBelowSlide;
  const float bottom = sheet_bottom(paper);
  const float width = paper.size.width - 2 * kPaperMargin;
  const FitLevel level{kNotesSize, 0.9F * kNotesSize, 0.8F * kNotesSize};
  const std::array<std::size_t, 1> slides{slide};

  // The notes' tags come after the slide's, so the first sheet is begun before they are set.
  const auto begin_sheet = [&](SheetNumber part) {
    add_head(sheet, pictures.front(), part);
    for (std::size_t i = 0; part.page == 1 && i < pictures.size(); ++i) sheet.add_slide(pictures[i], boxes[i]);
  };
  const auto notes_flow = [&] {
    return build_flow(sheet.composer(), inputs.deck.slides[slide].notes, {0, width, bottom - kTextTop}, level);
  };
  std::vector<std::size_t> ends = cut_flow(notes_flow(), bottom - below_slide, bottom - kTextTop);
  sheet.composer().tags.resize(1);
  if (ends.empty()) ends.push_back(0);

  std::vector<Scene> sheets;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    begin_sheet({i + 1, ends.size()});
    // Laid out again for each sheet, so that its tags are the sheet's own and in reading order.
    const Flow flow = notes_flow();
    const float top = i == 0 ? below_slide : kTextTop;
    sheet.add(
        stacked_within(sheet.composer(), flow, i == 0 ? 0 : ends[i - 1], ends[i], kPaperMargin, top, bottom - top));
    sheet.add_furniture(slides, {first.page + i, first.pages});
    sheets.push_back(sheet.take(inputs.deck.slides[slide].title.text));
  }
  return sheets;
}

Paper a4_paper() {
  constexpr float kPointsPerMillimetre = 72 / 25.4F;
  return {{210 * kPointsPerMillimetre / kPointsPerPaperUnit, 297 * kPointsPerMillimetre / kPointsPerPaperUnit}};
}

Paper letter_paper() {
  return {{612 / kPointsPerPaperUnit, 792 / kPointsPerPaperUnit}};
}

std::optional<Paper> paper_from_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (lower == "a4") return a4_paper();
  if (lower == "letter") return letter_paper();
  return std::nullopt;
}

}  // namespace lectern
