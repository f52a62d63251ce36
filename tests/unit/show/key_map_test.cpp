#include "show/key_map.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "show/keys.h"

namespace lectern {
namespace {

/// "2:7 error: ..." a line each.
std::string complaints(std::string_view text) {
  Diagnostics diagnostics;
  read_key_map(text, diagnostics);
  std::string all;
  const LineMap lines(text);
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    const auto where = lines.position(diagnostic.where.begin);
    all += fmt::format("{}:{} {}: {}\n", where.line, where.column, name_of(diagnostic.severity), diagnostic.message);
  }
  return all;
}

/// The keys of an action in a map made from `text`.
std::string keys_of(std::string_view action, std::string_view text) {
  Diagnostics diagnostics;
  const KeyMap map = read_key_map(text, diagnostics);
  std::string keys;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (key_actions()[i].name != action) continue;
    for (const Chord& chord : map.keys[i]) keys += (keys.empty() ? "" : " ") + text_of(chord, ChordStyle::file);
  }
  return keys;
}

TEST(KeyMap, by_default_every_key_does_one_thing) {
  std::set<std::string> seen;
  for (const auto& keys : default_key_map().keys) {
    EXPECT_FALSE(keys.empty());
    for (const Chord& chord : keys) EXPECT_TRUE(seen.insert(text_of(chord, ChordStyle::file)).second);
  }
  EXPECT_TRUE(seen.contains("Ctrl+F") && seen.contains("Shift+PageDown") && seen.contains("."));
}

TEST(KeyMap, a_line_gives_an_action_its_keys) {
  constexpr std::string_view kText = "# mine\n\nblack: F2 PageUp  # the clicker\nzoom:Ctrl+shift+z\r\nfreeze: none\n";
  EXPECT_EQ(complaints(kText), "");
  EXPECT_EQ(keys_of("black", kText), "F2 PageUp");
  EXPECT_EQ(keys_of("previous", kText), "Left Up Backspace P Shift+Space RightClick BackClick WheelUp")
      << "a key does one thing";
  EXPECT_EQ(keys_of("zoom", kText), "Ctrl+Shift+Z");
  EXPECT_EQ(keys_of("redo", kText), "Ctrl+Y");
  EXPECT_EQ(keys_of("freeze", kText), "");
  EXPECT_EQ(keys_of("white", kText), "W ,") << "what is not named stays";
}

TEST(KeyMap, a_line_without_one_right_key_changes_nothing) {
  const std::string as_bought = keys_of("next", "");
  EXPECT_EQ(keys_of("next", "next: Rihgt\n"), as_bought);
  EXPECT_EQ(keys_of("next", "next:\n"), as_bought);
  EXPECT_EQ(keys_of("next", "next: J\nnext: 5\n"), "J") << "the line before it holds";
  EXPECT_EQ(keys_of("next", "next: Rihgt J\n"), "J");
  EXPECT_EQ(keys_of("white", "black: B W\nwhite: B\n"), ",") << "W went to another line";
  EXPECT_EQ(keys_of("next", "next: none\n"), "") << "that is no mistake";
}

TEST(KeyMap, a_changed_key_is_the_one_that_works) {
  Diagnostics diagnostics;
  const KeyMap map = read_key_map("black: K é #\nnext: J\n", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const auto command = [&](const KeyPress& press) { return command_for(press, Show{}, map); };
  EXPECT_TRUE(std::holds_alternative<ToggleBlack>(*command({.character = U'k', .letter = 'k'})));
  EXPECT_TRUE(std::holds_alternative<ToggleBlack>(*command({.character = U'é'})));
  EXPECT_TRUE(std::holds_alternative<ToggleBlack>(*command({.character = U'#', .shift = true})));
  EXPECT_TRUE(std::holds_alternative<Next>(*command({.character = U'J', .letter = 'j', .repeat = true})));
  EXPECT_FALSE(command({.character = U'b', .letter = 'b'}));
  EXPECT_FALSE(command({.key = Key::right}));
}

TEST(KeyMap, what_is_wrong_is_told_with_its_place) {
  EXPECT_EQ(complaints("blak: B\n"), "1:1 error: there is no action \"blak\"\n");
  EXPECT_EQ(complaints("black\n"), "1:1 error: a line without \":\"\n");
  EXPECT_EQ(complaints("two words: B\n"), "1:1 error: one action belongs before the \":\"\n");
  EXPECT_EQ(complaints(": B\n"), "1:1 error: one action belongs before the \":\"\n");
  EXPECT_EQ(complaints("black:\n"), "1:1 error: \"black\" is given no key\n");
  EXPECT_EQ(complaints("\nblack: B PgDwn\n"), "2:10 error: there is no key \"PgDwn\"\n");
  EXPECT_EQ(complaints("black: 7\n"), "1:8 error: there is no key \"7\"\n");
  EXPECT_EQ(complaints("black: Shift+.\n"), "1:8 error: there is no key \"Shift+.\"\n");
  EXPECT_EQ(complaints("black: Ctrl+\n"), "1:8 error: there is no key \"Ctrl+\"\n");
  EXPECT_EQ(complaints("black: B\nwhite: b\n"), "2:8 error: B is already the key of \"black\"\n");
  EXPECT_EQ(complaints("black: B\nblack: F2\n"), "2:1 warning: the keys of \"black\" are given twice\n");
  EXPECT_EQ(keys_of("white", "blak: B\nwhite: F3\n"), "F3") << "the rest holds";
}

TEST(KeyMap, the_written_map_reads_back) {
  const std::string text = write_key_map(default_key_map());
  EXPECT_EQ(complaints(text), "");
  Diagnostics diagnostics;
  EXPECT_EQ(read_key_map(text, diagnostics), default_key_map());
  EXPECT_NE(text.find("# next step\nnext: Right Down Space PageDown Enter N Click ForwardClick WheelDown\n"),
            std::string::npos);
}

}  // namespace
}  // namespace lectern
