#include "show/key_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

constexpr float kScrollStep = 60;

struct KeyName {
  Key key = Key::none;
  std::string_view name;
  std::string_view sign;  ///< on the key sheet
};
constexpr std::array kKeyNames{KeyName{Key::right, "Right", "→"},
                               KeyName{Key::left, "Left", "←"},
                               KeyName{Key::up, "Up", "↑"},
                               KeyName{Key::down, "Down", "↓"},
                               KeyName{Key::page_up, "PageUp", "PgUp"},
                               KeyName{Key::page_down, "PageDown", "PgDn"},
                               KeyName{Key::space, "Space", "Space"},
                               KeyName{Key::enter, "Enter", "Enter"},
                               KeyName{Key::insert, "Insert", "Ins"},
                               KeyName{Key::backspace, "Backspace", "Backspace"},
                               KeyName{Key::remove, "Delete", "Del"},
                               KeyName{Key::home, "Home", "Home"},
                               KeyName{Key::end, "End", "End"},
                               KeyName{Key::escape, "Esc", "Esc"},
                               KeyName{Key::tab, "Tab", "Tab"},
                               KeyName{Key::f1, "F1", "F1"},
                               KeyName{Key::f2, "F2", "F2"},
                               KeyName{Key::f3, "F3", "F3"},
                               KeyName{Key::f4, "F4", "F4"},
                               KeyName{Key::f5, "F5", "F5"},
                               KeyName{Key::f6, "F6", "F6"},
                               KeyName{Key::f7, "F7", "F7"},
                               KeyName{Key::f8, "F8", "F8"},
                               KeyName{Key::f9, "F9", "F9"},
                               KeyName{Key::f10, "F10", "F10"},
                               KeyName{Key::f11, "F11", "F11"},
                               KeyName{Key::f12, "F12", "F12"},
                               KeyName{Key::click, "Click", "Click"},
                               KeyName{Key::middle_click, "MiddleClick", "Middle click"},
                               KeyName{Key::right_click, "RightClick", "Right click"},
                               KeyName{Key::back_click, "BackClick", "Back button"},
                               KeyName{Key::forward_click, "ForwardClick", "Forward button"},
                               KeyName{Key::wheel_up, "WheelUp", "Wheel ↑"},
                               KeyName{Key::wheel_down, "WheelDown", "Wheel ↓"}};

const std::vector<KeyAction>& actions() {
  static const std::vector<KeyAction> kActions{
      {"next", "next step", "Right Down Space PageDown Enter N Click ForwardClick WheelDown", Next{}, true},
      {"next-slide", "next slide, steps skipped", "Shift+Right Shift+Down Shift+PageDown Shift+Enter Shift+N",
       NextSlide{}, true},
      {"previous", "previous step", "Left Up PageUp Backspace P Shift+Space RightClick BackClick WheelUp", Previous{},
       true},
      {"previous-slide", "previous slide", "Shift+Left Shift+Up Shift+PageUp Shift+Backspace Shift+P", PreviousSlide{},
       true},
      {"first", "first slide", "Home", FirstSlide{}, true},
      {"last", "last slide", "End", LastSlide{}, true},
      {"go-to", "go to a number or a title", "G", OpenGoTo{}},
      {"back", "back to before the jump, and there again", "Shift+G", GoBack{}},
      {"search", "search slides and notes", "/ Ctrl+F", OpenSearch{}},
      {"overview", "overview", "O Tab", ToggleOverview{}},
      {"black", "black", "B .", ToggleBlack{}},
      {"white", "white", "W ,", ToggleWhite{}},
      {"freeze", "freeze what the audience sees", "F", ToggleFreeze{}},
      {"laser", "laser pointer", "L Ctrl+L MiddleClick", TakeTool{Tool::laser}},
      {"spotlight", "spotlight", "Shift+L", TakeTool{Tool::spotlight}},
      {"pen", "pen", "D Ctrl+P", TakeTool{Tool::pen}},
      {"marker", "marker", "Shift+D", TakeTool{Tool::marker}},
      {"eraser", "eraser", "E Ctrl+E", TakeTool{Tool::eraser}},
      {"clear", "clear the ink of this slide", "C", ClearInk{}},
      {"ink-colour", "next colour of the ink", "Shift+C", NextInkColour{}},
      {"undo", "take back ink", "Ctrl+Z", UndoInk{}, true},
      {"redo", "bring back ink", "Ctrl+Y Ctrl+Shift+Z", RedoInk{}, true},
      {"zoom", "enlarge a part: drag over it", "Z", TakeTool{Tool::zoom}},
      {"bookmark", "bookmark this step", "M", ToggleBookmark{}},
      {"return", "to the bookmark and back", "Shift+M", GoToBookmark{}},
      {"questions", "questions: own clock, backup slides, back", "Q", ToggleQuestions{}},
      {"cut", "skip the optional slides that are proposed", "K", AcceptCut{}},
      {"uncut", "take the skipped slides back", "Shift+K", UndoCut{}},
      {"clock", "clock: start or pause", "T", ToggleClock{}},
      {"reset-clock", "clock: back to zero", "Shift+T", ResetClock{}},
      {"notes", "notes beside the slide", "S", ToggleNotes{}},
      {"console-window", "console in a window of its own", "Shift+S", ToggleConsoleWindow{}},
      {"larger", "larger notes", "+ =", ResizeNotes{1}, true},
      {"smaller", "smaller notes", "- \u2212", ResizeNotes{-1}, true},
      {"scroll-down", "scroll the notes", "Ctrl+Down", ScrollNotes{kScrollStep}, true},
      {"scroll-up", "scroll the notes back", "Ctrl+Up", ScrollNotes{-kScrollStep}, true},
      {"filmstrip", "filmstrip", "V", ToggleFilmstrip{}},
      {"light", "light or dark console", "Shift+V", ToggleConsoleLight{}},
      {"swap", "swap the screens", "X", SwapScreens{}},
      {"screens", "which screen gets what", "Shift+X", ToggleScreenList{}},
      {"room-check", "room check: test card, screens, clicker", "A", ToggleRoomCheck{}},
      {"diagnostics", "what is wrong with the deck", "I", ToggleDiagnostics{}},
      {"reload", "read the file again", "R Ctrl+R", ReadAgain{}},
      {"full-screen", "full screen", "F11", ToggleFullScreen{}},
      {"start", "start from the first slide", "F5", StartTalk{true}},
      {"start-here", "start from this slide", "Shift+F5", StartTalk{false}},
      {"cancel", "close what is open", "Esc", Cancel{}},
      {"quit", "quit", "Ctrl+Q", Quit{}},
      {"keys", "this sheet", "? F1", ToggleHelp{}},
  };
  return kActions;
}

std::optional<Key> key_named(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (const KeyName& known : kKeyNames) {
    if (lower_ascii(known.name) == wanted || lower_ascii(known.sign) == wanted) return known.key;
  }
  return std::nullopt;
}

bool take_prefix(std::string_view& word, std::string_view prefix) {
  if (word.size() <= prefix.size() || lower_ascii(word.substr(0, prefix.size())) != prefix) return false;
  word.remove_prefix(prefix.size());
  return true;
}

std::optional<Chord> chord_from(std::string_view word) {
  Chord chord;
  for (bool again = true; again;) {
    again = false;
    if (take_prefix(word, "ctrl+")) chord.control = again = true;
    if (take_prefix(word, "shift+")) chord.shift = again = true;
  }
  if (const auto key = key_named(word)) {
    chord.key = *key;
    return chord;
  }
  std::size_t end = 0;
  const char32_t character = next_code_point(word, end);
  if (end != word.size()) return std::nullopt;
  if (const std::string lower = lower_ascii(word); character < 0x80 && lower[0] >= 'a' && lower[0] <= 'z') {
    chord.letter = lower[0];
    return chord;
  }
  // Digits are slide numbers, and a character is what it is however Shift made it.
  const bool is_digit = character >= U'0' && character <= U'9';
  if (is_digit || chord.shift || character <= U' ' || character == 0xFFFD) return std::nullopt;
  chord.character = character;
  return chord;
}

/// Words between white space, with their places.
std::vector<SourceSpan> words_in(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kSpace = " \t\r";
  std::vector<SourceSpan> words;
  while (begin < end) {
    begin = std::min(text.find_first_not_of(kSpace, begin), end);
    const std::size_t stop = std::min(text.find_first_of(kSpace, begin), end);
    if (stop > begin) words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)});
    begin = stop;
  }
  return words;
}

class KeyMapReader {
 public:
  KeyMapReader(std::string_view text, Diagnostics& diagnostics)
      : text_(text), diagnostics_(diagnostics), given_(actions().size()) {}

  KeyMap read() && {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line(begin, end);
      begin = end + 1;
    }
    return merged();
  }

 private:
  void read_line(std::size_t begin, std::size_t end) {
    const std::vector<SourceSpan> words = words_in(text_, begin, end);
    if (words.empty() || text_[words.front().begin] == '#') return;
    const std::size_t colon = text_.substr(0, end).find(':', begin);
    if (colon == std::string_view::npos) {
      diagnostics_.error("key-line", {words.front().begin, words.back().end}, "a line without \":\"",
                         "write an action and its keys: black: B .");
      return;
    }
    const std::vector<SourceSpan> names = words_in(text_, begin, colon);
    const auto action = names.size() == 1 ? find_action(names.front()) : std::nullopt;
    if (names.size() != 1) {
      diagnostics_.error("key-line", {words.front().begin, static_cast<std::uint32_t>(colon + 1)},
                         "one action belongs before the \":\"", "black: B .");
    }
    if (action) read_keys(*action, names.front(), words_in(text_, colon + 1, end));
  }

  std::optional<std::size_t> find_action(SourceSpan where) {
    const std::string_view name = word_at(where);
    std::vector<std::string_view> names;
    for (const KeyAction& action : actions()) names.push_back(action.name);
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string_view near = nearest_name(name, names);
    diagnostics_.error("key-action", where, fmt::format("there is no action \"{}\"", name),
                       near.empty() ? "lectern keys lists the actions" : fmt::format("did you mean {}?", near));
    return std::nullopt;
  }

  /// A line without one right key changes nothing: a talk needs its keys more than the mistake does.
  void read_keys(std::size_t action, SourceSpan name, const std::vector<SourceSpan>& words) {
    if (given_[action]) {
      diagnostics_.warn("key-repeated", name, fmt::format("the keys of \"{}\" are given twice", word_at(name)),
                        "the later line holds");
    }
    auto before = std::exchange(given_[action], std::vector<Chord>{});
    if (words.empty()) {
      diagnostics_.error("key-missing", name, fmt::format("\"{}\" is given no key", word_at(name)),
                         "write none to have none");
    }
    for (const SourceSpan& word : words) {
      // A remark, unless the sign stands alone at the end of the line: then it is a key.
      if (text_[word.begin] == '#' && word_at(word) != "#") break;
      if (text_[word.begin] == '#' && &word != &words.back()) break;
      if (word_at(word) == "none" && words.size() == 1) return;
      const auto chord = chord_from(word_at(word));
      if (chord) {
        give(action, *chord, word);
      } else {
        diagnostics_.error("key-name", word, fmt::format("there is no key \"{}\"", word_at(word)),
                           "keys are letters, signs, names such as PageDown, F2, Space, with Ctrl+ or Shift+ before "
                           "them; digits are slide numbers");
      }
    }
    if (given_[action]->empty()) given_[action] = std::move(before);
  }

  void give(std::size_t action, const Chord& chord, SourceSpan where) {
    for (std::size_t other = 0; other < given_.size(); ++other) {
      if (!given_[other] || std::ranges::find(*given_[other], chord) == given_[other]->end()) continue;
      diagnostics_.error(
          "key-twice", where,
          fmt::format("{} is already the key of \"{}\"", text_of(chord, ChordStyle::file), actions()[other].name),
          "a key does one thing");
      return;
    }
    given_[action]->push_back(chord);
  }

  KeyMap merged() const {
    KeyMap map = default_key_map();
    for (const auto& chords : given_) {
      if (!chords) continue;
      for (const Chord& chord : *chords) {
        for (std::vector<Chord>& keys : map.keys) std::erase(keys, chord);
      }
    }
    for (std::size_t action = 0; action < given_.size(); ++action) {
      if (given_[action]) map.keys[action] = *given_[action];
    }
    return map;
  }

  std::string_view word_at(SourceSpan span) const { return text_.substr(span.begin, span.end - span.begin); }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<std::vector<Chord>>> given_;
};

}  // namespace

bool answers(const Chord& chord, const KeyPress& press) {
  if (press.alt || chord.control != press.control) return false;
  if (chord.key != Key::none) return chord.key == press.key && chord.shift == press.shift;
  if (press.key != Key::none) return false;
  if (chord.letter != 0) return chord.letter == press.letter && chord.shift == press.shift;
  return chord.character == press.character;
}

std::span<const KeyAction> key_actions() {
  return actions();
}

const KeyMap& default_key_map() {
  static const KeyMap kMap = [] {
    KeyMap map;
    for (const KeyAction& action : actions()) {
      std::vector<Chord>& keys = map.keys.emplace_back();
      for (const SourceSpan& word : words_in(action.default_keys, 0, action.default_keys.size())) {
        keys.push_back(chord_from(action.default_keys.substr(word.begin, word.end - word.begin)).value_or(Chord{}));
      }
    }
    return map;
  }();
  return kMap;
}

KeyMap read_key_map(std::string_view text, Diagnostics& diagnostics) {
  return KeyMapReader(text, diagnostics).read();
}

std::string write_key_map(const KeyMap& map) {
  std::string text;
  for (std::size_t action = 0; action < map.keys.size(); ++action) {
    std::string keys;
    for (const Chord& chord : map.keys[action]) keys += ' ' + text_of(chord, ChordStyle::file);
    text += fmt::format("# {}\n{}:{}\n", actions()[action].does, actions()[action].name, keys.empty() ? " none" : keys);
  }
  return text;
}

std::string text_of(const Chord& chord, ChordStyle style) {
  std::string text;
  if (chord.control) text += "Ctrl+";
  if (chord.shift) text += "Shift+";
  if (chord.letter != 0) return text + static_cast<char>(chord.letter - 'a' + 'A');
  if (chord.character != 0) {
    append_utf8(text, chord.character);
    return text;
  }
  for (const KeyName& known : kKeyNames) {
    if (known.key == chord.key) return text.append(style == ChordStyle::sheet ? known.sign : known.name);
  }
  return text;
}

}  // namespace lectern
