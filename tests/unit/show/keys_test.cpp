#include "show/keys.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

/// A command as one word with its number.
std::string text_of(const std::optional<Command>& command) {
  if (!command) return "-";
  return std::visit(
      Overloaded{[](const Next&) -> std::string { return "next"; },
                 [](const Previous&) -> std::string { return "previous"; },
                 [](const NextSlide&) -> std::string { return "next-slide"; },
                 [](const PreviousSlide&) -> std::string { return "previous-slide"; },
                 [](const FirstSlide&) -> std::string { return "first"; },
                 [](const LastSlide&) -> std::string { return "last"; },
                 [](const GoToSlide& to) { return fmt::format("slide {}", to.slide); },
                 [](const GoToNumber& to) { return fmt::format("number {}", to.number); },
                 [](const MoveCursor& by) { return fmt::format("cursor {} {}", by.columns, by.rows); },
                 [](const TypeDigit& typed) { return fmt::format("digit {}", typed.digit); },
                 [](const EraseDigit&) -> std::string { return "erase"; },
                 [](const OpenGoTo&) -> std::string { return "go-to"; },
                 [](const OpenSearch&) -> std::string { return "search"; },
                 [](const EraseQuery&) -> std::string { return "erase-query"; },
                 [](const MoveFound& by) { return fmt::format("found {}", by.rows); },
                 [](const TakeTool& taken) {
                   constexpr const char* kTools[] = {"none", "laser", "spotlight", "pen", "marker", "eraser", "zoom"};
                   return std::string(kTools[static_cast<int>(taken.tool)]);
                 },
                 [](const NextInkColour&) -> std::string { return "colour"; },
                 [](const ClearInk&) -> std::string { return "clear"; },
                 [](const UndoInk&) -> std::string { return "undo"; },
                 [](const RedoInk&) -> std::string { return "redo"; },
                 [](const ToggleBookmark&) -> std::string { return "bookmark"; },
                 [](const GoToBookmark&) -> std::string { return "return"; },
                 [](const GoBack&) -> std::string { return "back"; },
                 [](const ToggleQuestions&) -> std::string { return "questions"; },
                 [](const AcceptCut&) -> std::string { return "cut"; },
                 [](const UndoCut&) -> std::string { return "uncut"; },
                 [](const ToggleFilmstrip&) -> std::string { return "filmstrip"; },
                 [](const ToggleConsoleLight&) -> std::string { return "light"; },
                 [](const Accept&) -> std::string { return "accept"; },
                 [](const Cancel&) -> std::string { return "cancel"; },
                 [](const ToggleBlack&) -> std::string { return "black"; },
                 [](const ToggleWhite&) -> std::string { return "white"; },
                 [](const ToggleFreeze&) -> std::string { return "freeze"; },
                 [](const ToggleOverview&) -> std::string { return "overview"; },
                 [](const SetOverviewColumns&) -> std::string { return "columns"; },
                 [](const ToggleNotes&) -> std::string { return "notes"; },
                 [](const ResizeNotes& by) { return fmt::format("resize {}", by.notches); },
                 [](const ScrollNotes& by) -> std::string { return by.distance > 0 ? "scroll down" : "scroll up"; },
                 [](const SetNotesExtent&) -> std::string { return "extent"; },
                 [](const ToggleHelp&) -> std::string { return "help"; },
                 [](const ToggleDiagnostics&) -> std::string { return "diagnostics"; },
                 [](const ToggleFullScreen&) -> std::string { return "full-screen"; },
                 [](const ToggleConsoleWindow&) -> std::string { return "console-window"; },
                 [](const SwapScreens&) -> std::string { return "swap"; },
                 [](const ScreensChanged&) -> std::string { return "screens"; },
                 [](const StartTalk& how) -> std::string { return how.from_first ? "start first" : "start here"; },
                 [](const ToggleClock&) -> std::string { return "clock"; },
                 [](const ResetClock&) -> std::string { return "reset-clock"; },
                 [](const Quit&) -> std::string { return "quit"; },
                 [](const ReadAgain&) -> std::string { return "read-again"; },
                 [](const PlanChanged&) -> std::string { return "plan"; },
                 [](const Tell&) -> std::string { return "tell"; },
                 [](const auto&) -> std::string { return "no key's"; }},
      *command);
}

KeyPress named(Key key) {
  return {.key = key};
}

/// A key that produces `character`, as a keyboard would send it: a capital comes with Shift.
KeyPress typed(char32_t character) {
  KeyPress press{.character = character};
  if (character >= U'a' && character <= U'z') press.letter = static_cast<char>(character);
  if (character >= U'A' && character <= U'Z') {
    press.letter = static_cast<char>(character - U'A' + U'a');
    press.shift = true;
  }
  return press;
}

KeyPress caps_locked(char letter) {
  return {.character = static_cast<char32_t>(letter - 'a' + 'A'), .letter = letter};
}

KeyPress with_shift(KeyPress press) {
  press.shift = true;
  return press;
}
KeyPress with_control(KeyPress press) {
  press.control = true;
  return press;
}
KeyPress with_alt(KeyPress press) {
  press.alt = true;
  return press;
}
KeyPress held(KeyPress press) {
  press.repeat = true;
  return press;
}

struct Row {
  KeyPress press;
  const char* command;
};

void expect_commands(const Show& show, const std::vector<Row>& rows) {
  int number = 0;
  for (const Row& row : rows) EXPECT_EQ(text_of(command_for(row.press, show)), row.command) << "row " << number++;
}

TEST(Keys, move_as_every_presenter_and_remote_does) {
  expect_commands({}, {
                          {named(Key::right), "next"},
                          {named(Key::down), "next"},
                          {named(Key::space), "next"},
                          {named(Key::page_down), "next"},
                          {named(Key::enter), "next"},
                          {typed(U'n'), "next"},
                          {named(Key::left), "previous"},
                          {named(Key::up), "previous"},
                          {named(Key::page_up), "previous"},
                          {named(Key::backspace), "previous"},
                          {with_shift(named(Key::space)), "previous"},
                          {typed(U'p'), "previous"},
                          {with_shift(named(Key::right)), "next-slide"},
                          {with_shift(named(Key::down)), "next-slide"},
                          {with_shift(named(Key::page_down)), "next-slide"},
                          {with_shift(named(Key::enter)), "next-slide"},
                          {typed(U'N'), "next-slide"},
                          {with_shift(named(Key::left)), "previous-slide"},
                          {with_shift(named(Key::up)), "previous-slide"},
                          {with_shift(named(Key::page_up)), "previous-slide"},
                          {with_shift(named(Key::backspace)), "previous-slide"},
                          {typed(U'P'), "previous-slide"},
                          {named(Key::home), "first"},
                          {named(Key::end), "last"},
                          {typed(U'7'), "digit 7"},
                      });
}

TEST(Keys, control_the_talk) {
  expect_commands({}, {
                          {typed(U'b'), "black"},
                          {typed(U'.'), "black"},
                          {typed(U'w'), "white"},
                          {typed(U','), "white"},
                          {typed(U'f'), "freeze"},
                          {typed(U'o'), "overview"},
                          {named(Key::tab), "overview"},
                          {typed(U's'), "notes"},
                          {typed(U'S'), "console-window"},
                          {typed(U'x'), "swap"},
                          {typed(U'+'), "resize 1"},
                          {typed(U'='), "resize 1"},
                          {typed(U'-'), "resize -1"},
                          {typed(U'?'), "help"},
                          {named(Key::f1), "help"},
                          {typed(U'i'), "diagnostics"},
                          {typed(U'g'), "go-to"},
                          {typed(U'G'), "back"},
                          {typed(U'/'), "search"},
                          {with_control(typed(U'f')), "search"},
                          {typed(U'l'), "laser"},
                          {with_control(typed(U'l')), "laser"},
                          {typed(U'L'), "spotlight"},
                          {typed(U'd'), "pen"},
                          {with_control(typed(U'p')), "pen"},
                          {typed(U'D'), "marker"},
                          {typed(U'e'), "eraser"},
                          {typed(U'c'), "clear"},
                          {typed(U'C'), "colour"},
                          {with_control(typed(U'z')), "undo"},
                          {with_control(typed(U'y')), "redo"},
                          {with_control(typed(U'Z')), "redo"},
                          {typed(U'z'), "zoom"},
                          {typed(U'm'), "bookmark"},
                          {typed(U'M'), "return"},
                          {typed(U'q'), "questions"},
                          {typed(U'k'), "cut"},
                          {typed(U'K'), "uncut"},
                          {typed(U'v'), "filmstrip"},
                          {typed(U'V'), "light"},
                          {named(Key::escape), "cancel"},
                          {named(Key::f11), "full-screen"},
                          {named(Key::f5), "start first"},
                          {with_shift(named(Key::f5)), "start here"},
                          {typed(U't'), "clock"},
                          {typed(U'T'), "reset-clock"},
                          {typed(U'r'), "read-again"},
                          {with_control(typed(U'r')), "read-again"},
                          {with_control(typed(U'q')), "quit"},
                          {with_control(named(Key::up)), "scroll up"},
                          {with_control(named(Key::down)), "scroll down"},
                      });
}

TEST(Keys, buttons_of_a_mouse_are_keys_too) {
  expect_commands({}, {
                          {named(Key::click), "next"},
                          {named(Key::forward_click), "next"},
                          {named(Key::wheel_down), "next"},
                          {named(Key::right_click), "previous"},
                          {named(Key::back_click), "previous"},
                          {named(Key::wheel_up), "previous"},
                          {named(Key::middle_click), "laser"},
                          {with_control(named(Key::click)), "-"},
                      });
}

TEST(Keys, foreign_chords_do_nothing) {
  expect_commands({}, {
                          {typed(U'Q'), "-"},
                          {with_control(typed(U'b')), "-"},
                          {with_control(typed(U'w')), "-"},
                          {with_control(named(Key::right)), "-"},
                          {with_alt(named(Key::right)), "-"},
                          {with_alt(typed(U'b')), "-"},
                          {with_alt(named(Key::f5)), "-"},
                          {typed(U'\u00e9'), "-"},
                          {KeyPress{}, "-"},
                      });
}

TEST(Keys, letters_work_under_caps_lock) {
  expect_commands({}, {
                          {caps_locked('b'), "black"},
                          {caps_locked('n'), "next"},
                          {caps_locked('t'), "clock"},
                          {with_control(caps_locked('q')), "quit"},
                      });
}

TEST(Keys, a_character_counts_however_the_layout_makes_it) {
  expect_commands({}, {
                          {with_shift(typed(U'.')), "black"},    // French: Shift with ;
                          {with_shift(typed(U'7')), "digit 7"},  // French: digits are shifted
                          {with_shift(typed(U'?')), "help"},
                          {typed(U'?'), "help"},  // on some layouts without Shift
                      });
}

TEST(Keys, a_held_key_moves_on_but_toggles_nothing_twice) {
  expect_commands({}, {
                          {held(named(Key::right)), "next"},
                          {held(typed(U'p')), "previous"},
                          {held(typed(U'+')), "resize 1"},
                          {held(with_control(named(Key::down))), "scroll down"},
                          {held(typed(U'b')), "-"},
                          {held(typed(U'.')), "-"},
                          {held(typed(U'w')), "-"},
                          {held(typed(U'f')), "-"},
                          {held(typed(U't')), "-"},
                          {held(typed(U'T')), "-"},
                          {held(typed(U'o')), "-"},
                          {held(typed(U's')), "-"},
                          {held(typed(U'1')), "-"},
                          {held(named(Key::tab)), "-"},
                          {held(named(Key::f5)), "-"},
                          {held(named(Key::f11)), "-"},
                          {held(named(Key::escape)), "-"},
                          {held(with_control(typed(U'q'))), "-"},
                      });
}

TEST(Keys, arrows_move_by_tiles_in_the_overview) {
  Show show;
  show.overview_cursor = 0;
  expect_commands(show, {
                            {named(Key::right), "next"},
                            {named(Key::down), "cursor 0 1"},
                            {named(Key::up), "cursor 0 -1"},
                            {named(Key::page_down), "next"},
                            {named(Key::enter), "accept"},
                            {held(named(Key::enter)), "-"},
                            {named(Key::escape), "cancel"},
                        });
}

TEST(Keys, a_number_is_edited_and_accepted) {
  Show show;
  show.entry = NumberEntry{"1", Moment{0}};
  expect_commands(show, {{named(Key::backspace), "erase"}, {named(Key::enter), "accept"}, {named(Key::right), "next"}});
}

TEST(Keys, a_question_is_answered_with_words_or_enter) {
  Show show;
  show.question = Question::quit;
  expect_commands(show, {
                            {typed(U'y'), "accept"},
                            {typed(U'n'), "cancel"},
                            {named(Key::enter), "accept"},
                            {held(named(Key::enter)), "-"},
                            {named(Key::page_down), "next"},
                            {typed(U'b'), "black"},
                        });
}

TEST(Keys, a_search_takes_the_letters_and_leaves_the_rest) {
  Show show;
  show.finder = Finder{.kind = FinderKind::search, .typing = true, .query = {}, .folded = {}, .found = {}};
  expect_commands(show, {
                            {typed(U'b'), "-"},
                            {typed(U'N'), "-"},
                            {typed(U'/'), "-"},
                            {typed(U'7'), "-"},
                            {named(Key::space), "-"},
                            {named(Key::left), "-"},
                            {named(Key::home), "-"},
                            {named(Key::backspace), "erase-query"},
                            {held(named(Key::backspace)), "erase-query"},
                            {named(Key::down), "found 1"},
                            {named(Key::up), "found -1"},
                            {named(Key::enter), "accept"},
                            {named(Key::escape), "cancel"},
                            {named(Key::page_down), "next"},
                            {named(Key::f5), "start first"},
                            {with_control(typed(U'q')), "quit"},
                        });
}

TEST(Keys, the_list_of_backup_slides_leaves_the_letters_to_the_talk) {
  Show show;
  show.finder = Finder{.kind = FinderKind::backups, .typing = false, .query = {}, .folded = {}, .found = {}};
  expect_commands(show, {
                            {typed(U'b'), "black"},
                            {typed(U'/'), "search"},
                            {typed(U'q'), "questions"},
                            {named(Key::down), "found 1"},
                            {named(Key::enter), "accept"},
                            {named(Key::right), "next"},
                        });
}

TEST(Keys, the_sheet_names_every_action_with_its_keys) {
  const auto sheet = key_sheet(default_key_map());
  EXPECT_EQ(sheet.size(), key_actions().size() + 5);
  EXPECT_EQ(sheet.front(), (KeySheetRow{"→  ↓  Space  PgDn  Enter  N", "next step"}));
  EXPECT_EQ(sheet[1], (KeySheetRow{"Shift with those", "next slide, steps skipped"}));
  EXPECT_EQ(sheet[sheet.size() - 4], (KeySheetRow{"Click  Forward button  Wheel ↓", "next step"}));
  EXPECT_EQ(sheet[sheet.size() - 2], (KeySheetRow{"Middle click", "laser pointer"}));
  for (const KeySheetRow& row : sheet) EXPECT_FALSE(row.keys.empty() || row.action.empty());
}

}  // namespace
}  // namespace lectern
