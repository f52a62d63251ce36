// The documentation's tables of keys say what the key table says: docs/presenting.md all of it, the README and the
// sheet of `?` nothing else.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "show/keys.h"

namespace lectern {
namespace {

std::string page(const char* name) {
  std::ifstream file(std::filesystem::path(LECTERN_SOURCE_DIR) / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The part of a page under a heading, up to the next one.
std::string section(const std::string& page, const std::string& heading) {
  const std::size_t begin = page.find(heading + "\n");
  if (begin == std::string::npos) return {};
  const std::size_t end = page.find("\n## ", begin + heading.size());
  return page.substr(begin, end == std::string::npos ? end : end - begin);
}

std::vector<std::string> names_of(const std::vector<Chord>& keys) {
  std::vector<std::string> names;
  for (const Chord& chord : keys) names.push_back(text_of(chord, ChordStyle::sheet));
  return names;
}

TEST(KeyDocs, the_page_on_presenting_has_every_action_with_its_keys) {
  const std::string all = section(page("docs/presenting.md"), "## All keys");
  ASSERT_FALSE(all.empty());
  std::string table;
  for (std::size_t i = 0; i < key_actions().size(); ++i) {
    std::string keys;
    for (const std::string& name : names_of(default_key_map().keys[i]))
      keys += fmt::format("{}`{}`", keys.empty() ? "" : " ", name);
    table += fmt::format("| {} | {} | `{}` |\n", keys, key_actions()[i].does, key_actions()[i].name);
  }
  const std::string head = "| Keys | What they do | In `keys.conf` |\n|---|---|---|\n";
  EXPECT_NE(all.find(head + table), std::string::npos) << "the table should be:\n" << head << table;
}

TEST(KeyDocs, the_sheet_has_every_action_too) {
  std::vector<std::string> told;
  for (const KeySheetRow& row : key_sheet(default_key_map())) told.push_back(row.action);
  std::vector<std::string> known;
  for (const KeyAction& action : key_actions()) known.emplace_back(action.does);
  // What has no name in keys.conf, and the mouse once more, come last.
  ASSERT_GT(told.size(), known.size());
  EXPECT_EQ(told[known.size()], "the slide of that number");
  EXPECT_EQ(told.back(), "enlarge a part");
  EXPECT_EQ(std::vector<std::string>(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(known.size())), known);
}

/// The words of the first column of the README's table, "Page Down" as "PgDn".
std::vector<std::string> readme_keys() {
  std::istringstream lines(section(page("README.md"), "## Keys"));
  std::vector<std::string> words;
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with("| ") || line.starts_with("| Key ")) continue;
    std::string cell = line.substr(2, line.find(" | ") - 2);
    const auto replace = [&](std::string_view from, std::string_view to) {
      for (std::size_t at = cell.find(from); at != std::string::npos; at = cell.find(from, at + to.size()))
        cell.replace(at, from.size(), to);
    };
    replace("Page Down", "PgDn");
    replace("Page Up", "PgUp");
    replace("&nbsp;", " ");
    std::istringstream cells(cell);
    std::string word;
    while (cells >> word) {
      if (word.size() > 1 && (word.ends_with(',') || word.ends_with(';'))) word.pop_back();
      words.push_back(word);
    }
  }
  return words;
}

TEST(KeyDocs, the_readme_names_no_key_that_is_not_there) {
  std::set<std::string> known{"or", "and", "then", "drag", "Ctrl", "Shift", "with", "those", "digits"};
  for (const auto& keys : default_key_map().keys) {
    for (const std::string& name : names_of(keys)) known.insert(name);
  }
  const std::vector<std::string> words = readme_keys();
  EXPECT_GT(words.size(), 50U);
  for (const std::string& word : words) EXPECT_TRUE(known.contains(word)) << word;
}

TEST(KeyDocs, the_readme_names_every_action_by_one_key_at_least) {
  // What has room on the page about presenting alone.
  const std::set<std::string_view> left_out{"next-slide", "previous-slide", "start", "start-here", "ink-colour"};
  const std::vector<std::string> words = readme_keys();
  for (std::size_t i = 0; i < key_actions().size(); ++i) {
    const auto names = names_of(default_key_map().keys[i]);
    const bool is_named = std::ranges::any_of(
        names, [&](const std::string& name) { return std::ranges::find(words, name) != words.end(); });
    EXPECT_TRUE(is_named || left_out.contains(key_actions()[i].name)) << key_actions()[i].name;
  }
}

}  // namespace
}  // namespace lectern
