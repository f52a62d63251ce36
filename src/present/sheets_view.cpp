#include "present/sheets_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <tuple>
#include <vector>

#include "base/duration.h"
#include "present/console_parts.h"
#include "present/room_check_view.h"
#include "show/keys.h"

namespace lectern {
namespace {

void draw_box(Labels& labels, const PixelRect& box) {
  labels.ui.panel(box, labels.colours.panel, 10 * labels.scale());
  labels.ui.outline(box, labels.colours.line, 10 * labels.scale());
}

/// A key that answers, or a click on it.
struct Answer {
  std::string key;
  std::string_view does;
  Command command;
};

std::vector<Answer> answers(const KeyMap& keys, std::string_view yes, std::string_view no) {
  return {{"Enter", yes, Accept{}}, {key_of(keys, "cancel"), no, Cancel{}}};
}

/// A box in the middle of the window for a line of words.
void label_box(Labels& labels, PixelSize window, std::string_view words, const std::vector<Answer>& answers) {
  const float scale = labels.scale();
  UiPainter& ui = labels.ui;
  // A long question is set smaller rather than wider than the window.
  const bool is_long = ui.width_of(UiFont::value, words) + 96 * scale > static_cast<float>(window.width);
  const UiFont font = is_long ? UiFont::strong : UiFont::value;
  float wide = 0;
  for (const Answer& answer : answers) wide += width_of_button(labels, answer.key, answer.does) + 30 * scale;
  const float width = std::max(ui.width_of(font, words), wide) + 96 * scale;
  const float height = ui.height_of(font) + ui.height_of(UiFont::label) + 92 * scale;
  const float x = (static_cast<float>(window.width) - width) / 2;
  const float y = static_cast<float>(window.height) * 0.62F;
  draw_box(labels, {whole(x), whole(y), whole(width), whole(height)});
  ui.text(font, x + 48 * scale, y + 30 * scale, labels.colours.ink, words);
  const float top = y + ui.height_of(font) + 42 * scale;
  const PixelRect row{whole(x), whole(top), whole(width), whole(y + height - top)};
  float left = x + 48 * scale;
  for (const Answer& answer : answers) {
    const float below = top + 14 * scale;
    left += labelled_button(labels, left, below, row, answer.key, answer.does, answer.command) + 30 * scale;
  }
}

void label_question(Labels& labels, PixelSize window, const ConsoleFacts& facts) {
  const KeyMap& keys = facts.keys;
  constexpr std::string_view kMirror = "If this screen is mirrored or shared, the room will see your notes";
  switch (facts.show.question) {
    case Question::none:
    case Question::resume:
    case Question::lay_out:
      return;
    case Question::quit:
      return label_box(labels, window, facts.is_rehearsal ? "End the rehearsal?" : "End the talk?",
                       answers(keys, "yes", "no"));
    case Question::reset_clock:
      return label_box(labels, window, "Set the clock back to zero?", answers(keys, "yes", "no"));
    case Question::show_notes:
    case Question::show_diagnostics:
    case Question::show_search:
    case Question::show_questions:
      return label_box(labels, window, kMirror, answers(keys, "show them", "no"));
  }
}

/// "4:3", or the screen's size where the shape has no name.
std::string shape_name(Size shape) {
  for (const auto& [name, width, height] : {std::tuple{"4:3", 4, 3}, {"16:9", 16, 9}, {"16:10", 16, 10}}) {
    if (std::abs(shape.width * static_cast<float>(height) / (shape.height * static_cast<float>(width)) - 1) < 0.02F)
      return name;
  }
  return fmt::format("{:.0f} x {:.0f}", shape.width, shape.height);
}

void label_resume(Labels& labels, PixelSize window, const LeftTalk& left, const ShowPlan& plan, const KeyMap& keys) {
  const std::string spoken = format_duration(static_cast<int>(left.elapsed.count() / 1000));
  label_box(labels, window,
            fmt::format("Go on at slide {}, {} spoken?", number_for_slide(plan, left.place.slide), spoken),
            answers(keys, "go on", "afresh"));
}

/// Where the key sheet's columns stand in a window.
struct KeySheet {
  UiFont font = UiFont::label;
  float key_width = 0;
  float column = 0;
  float line = 0;
  int columns = 1;
  int high = 1;
  bool fits = false;
};

KeySheet key_sheet_in(const Labels& labels, PixelSize window, const std::vector<KeySheetRow>& rows, UiFont font) {
  const float margin = 28 * labels.scale();
  KeySheet sheet{.font = font};
  float action_width = 0;
  for (const KeySheetRow& row : rows) {
    sheet.key_width = std::max(sheet.key_width, labels.ui.width_of(font, row.keys));
    action_width = std::max(action_width, labels.ui.width_of(font, row.action));
  }
  sheet.line = labels.ui.height_of(font) + 8 * labels.scale();
  sheet.column = sheet.key_width + action_width + 2 * margin;
  const auto height = static_cast<float>(window.height);
  const auto width = static_cast<float>(window.width);
  const auto fit_high = std::max(1, static_cast<int>((height - 3 * margin) / sheet.line));
  const auto count = static_cast<int>(rows.size());
  const int wide = std::max(1, static_cast<int>((width - margin) / sheet.column));
  const int wanted = (count + fit_high - 1) / fit_high;
  sheet.fits = wanted <= wide;
  sheet.columns = std::clamp(wanted, 1, wide);
  sheet.high = (count + sheet.columns - 1) / sheet.columns;
  return sheet;
}

/// The keys in as many columns as the window's height asks for, as large as they fit.
void label_key_sheet(Labels& labels, PixelSize window, const KeyMap& keys) {
  const auto rows = key_sheet(keys);
  KeySheet sheet = key_sheet_in(labels, window, rows, UiFont::label);
  if (!sheet.fits) sheet = key_sheet_in(labels, window, rows, UiFont::small);
  const float margin = 28 * labels.scale();
  const float width = sheet.column * static_cast<float>(sheet.columns) + margin;
  const float height = sheet.line * static_cast<float>(sheet.high) + 2 * margin;
  const float x = std::max(0.0F, (static_cast<float>(window.width) - width) / 2);
  const float y = std::max(0.0F, (static_cast<float>(window.height) - height) / 2);
  draw_box(labels, {whole(x), whole(y), whole(width), whole(height)});
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const int column = i / sheet.high;
    const float left = x + margin + sheet.column * static_cast<float>(column);
    const float top = y + margin + sheet.line * static_cast<float>(i % sheet.high);
    const KeySheetRow& row = rows[static_cast<std::size_t>(i)];
    labels.ui.text(sheet.font, left, top, labels.colours.ink, row.keys);
    labels.ui.text(sheet.font, left + sheet.key_width + margin / 2, top, labels.colours.muted, row.action);
  }
}

std::string_view name_of(FinderKind kind) {
  switch (kind) {
    case FinderKind::go_to:
      return "GO TO: NUMBER OR TITLE";
    case FinderKind::search:
      return "FIND IN SLIDES AND NOTES";
    case FinderKind::backups:
      return "BACKUP SLIDES";
  }
  return {};
}

std::string_view name_of(FoundIn where) {
  switch (where) {
    case FoundIn::body:
      return "on the slide";
    case FoundIn::notes:
      return "in the notes";
    default:
      return {};
  }
}

void label_found(Labels& labels, const ConsoleFacts& facts, const PixelRect& row, const Found& found, bool is_chosen,
                 bool may_tell) {
  const float scale = labels.scale();
  const Colour ground = is_chosen ? labels.colours.selected : labels.colours.panel;
  if (is_chosen) labels.ui.panel(row, ground, 5 * scale);
  const float size = std::max(13.0F, 20 * scale);
  const float y = static_cast<float>(row.y) + (static_cast<float>(row.height) - labels.ui.height_of(UiFont::label)) / 2;
  const std::string number = fmt::format("{}", number_for_slide(facts.plan, found.slide));
  const float indent = 64 * scale;
  labels.ui.text(UiFont::label, static_cast<float>(row.x) + 12 * scale, y, labels.colours.accent, number);
  std::string_view where = may_tell ? name_of(found.where) : std::string_view{};
  const PlanSlide& slide = facts.plan.slides[static_cast<std::size_t>(found.slide)];
  if (where.empty() && slide.kind == PlanKind::backup) where = "backup";
  const float tag = where.empty() ? 0 : labels.ui.width_of(UiFont::small, where) + 20 * scale;
  if (!where.empty()) {
    labels.ui.text(UiFont::small, static_cast<float>(row.right()) - tag + 8 * scale, y + 2 * scale,
                   labels.colours.muted, where);
  }
  labels.deck_words(slide.name, size, static_cast<float>(row.x) + indent,
                    static_cast<float>(row.y) + (static_cast<float>(row.height) - 1.3F * size) / 2,
                    static_cast<float>(row.width) - indent - std::max(tag, 12 * scale), labels.colours.ink, ground);
}

void label_query(Labels& labels, const FinderLayout& layout, const Finder& finder) {
  const float scale = labels.scale();
  const float size = std::max(15.0F, 24 * scale);
  const PixelRect& line = layout.query;
  const float y = static_cast<float>(line.y) + (static_cast<float>(line.height) - 1.3F * size) / 2;
  labels.ui.panel({line.x, line.bottom() - 2, line.width, 2},
                  finder.typing ? labels.colours.accent : labels.colours.line, 0);
  if (finder.query.empty()) {
    labels.ui.text(UiFont::label, static_cast<float>(line.x), y + 0.2F * size, labels.colours.muted,
                   finder.typing ? "type" : "/ to search");
    return;
  }
  labels.deck_words(finder.query + (finder.typing ? "\u258F" : ""), size, static_cast<float>(line.x), y,
                    static_cast<float>(line.width), labels.colours.ink, labels.colours.panel);
}

void label_finder(Labels& labels, const ConsoleFacts& facts, bool may_tell) {
  const Finder& finder = *facts.show.finder;
  const FinderLayout& layout = *facts.view.finder;
  draw_box(labels, layout.box);
  labels.ui.capitals(UiFont::small, static_cast<float>(layout.title.x), static_cast<float>(layout.title.y),
                     labels.colours.muted, name_of(finder.kind));
  label_query(labels, layout, finder);
  for (std::size_t i = 0; i < layout.rows.size(); ++i) {
    const auto row = static_cast<std::size_t>(layout.first) + i;
    if (row >= finder.found.size()) break;
    label_found(labels, facts, layout.rows[i], finder.found[row], static_cast<int>(row) == finder.cursor, may_tell);
  }
  const auto y = static_cast<float>(layout.foot.y) + 14 * labels.scale();
  const bool nothing = finder.found.empty() && !finder.folded.empty();
  const auto more = static_cast<int>(finder.found.size()) - layout.first - static_cast<int>(layout.rows.size());
  auto x = static_cast<float>(layout.foot.x);
  const auto tell = [&](const std::string& words, const std::optional<Command>& command) {
    const float width = labels.ui.width_of(UiFont::small, words);
    labels.ui.text(UiFont::small, x, y, labels.colours.muted, words);
    if (command) labels.buttons.push_back({{whole(x), layout.foot.y, whole(width), layout.foot.height}, *command});
    x += width + 24 * labels.scale();
  };
  tell(nothing ? "nothing found" : "Enter: go", nothing ? std::nullopt : std::optional<Command>(Accept{}));
  if (!nothing) tell("↑ ↓: choose", std::nullopt);
  tell(fmt::format("{}: close", key_of(facts.keys, "cancel")), Cancel{});
  if (more > 0) tell(fmt::format("{} more", more), std::nullopt);
}

}  // namespace

void label_sheets(Labels& labels, const ConsoleFacts& facts, PixelSize window, bool may_tell) {
  const Show& show = facts.show;
  if (show.finder && facts.view.finder) label_finder(labels, facts, may_tell);
  if (show.screen_cursor && facts.view.screen_list) label_screen_list(labels, facts);
  if (show.help_shown) label_key_sheet(labels, window, facts.keys);
  if (const auto digits = shown_digits(show, facts.now))
    label_box(labels, window, fmt::format("Go to slide {}", *digits), answers(facts.keys, "go", "stay"));
  label_question(labels, window, facts);
  if (show.question == Question::lay_out)
    label_box(labels, window,
              fmt::format("The projector is {}: lay the slides out again?", shape_name(show.room_shape)),
              answers(facts.keys, "yes", "bars"));
  if (show.question == Question::resume && show.left) label_resume(labels, window, *show.left, facts.plan, facts.keys);
}

}  // namespace lectern
