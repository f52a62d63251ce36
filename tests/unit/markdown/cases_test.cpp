// Whole files: tests/cases/markdown/NAME.md is read as NAME.txt says, and no file of the tree loses a word.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "base/words.h"
#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> decks_in(const std::string& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(LECTERN_SOURCE_DIR) + folder)) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

// Words of the format itself, which set something and are shown nowhere.
constexpr std::string_view kSilent =
    " title subtitle author affiliation event date source lang theme split size slide level incremental duration "
    "reserve ends wpm transition "
    "marking header "
    "footer paginate dialect fonts class color backgroundcolor backgroundimage marp smart layout time optional backup "
    "hidden "
    "kicker columns column notes nonincremental width height cover contain left right true false native headings rules "
    "both "
    "http https text code quote nbsp mark url ";

std::vector<std::string> words_of(std::string text) {
  // A dash before a name is a mark.
  for (const std::string_view dash : {"\u2014", "\u2015"}) {
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash))
      text.replace(at, dash.size(), " ");
  }
  // A name of an emoji is shown as the emoji.
  static const std::regex kShortcode(":[a-z0-9_+-]+:");
  text = std::regex_replace(text, kShortcode, " ");
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool letter =
        std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (letter) {
      word += c;
    } else {
      if (word.size() > 2) words.push_back(lower_ascii(word));
      word.clear();
    }
  }
  if (word.size() > 2) words.push_back(lower_ascii(word));
  return words;
}

TEST(Cases, are_read_as_they_should_be) {
  const std::vector<std::filesystem::path> decks = decks_in("/tests/cases/markdown");
  ASSERT_GE(decks.size(), 5U);
  for (const std::filesystem::path& deck : decks) {
    std::filesystem::path expected = deck;
    expected.replace_extension(".txt");
    EXPECT_EQ(read_and_dump(read_file(deck)), read_file(expected)) << deck.filename();
  }
}

TEST(Cases, lose_no_word) {
  for (const char* folder : {"/tests/cases", "/briefings"}) {
    for (const std::filesystem::path& path : decks_in(folder)) {
      const std::string source = read_file(path);
      Diagnostics diagnostics;
      const Deck deck = read_deck(source, {}, diagnostics);
      std::string read = dump_deck(deck) + diagnostics_text(source, diagnostics);
      for (const TextDirective& directive : deck.text_directives) read += directive.value + "\n";
      for (const Slide& slide : deck.slides) {
        for (const Footnote& footnote : slide.footnotes) read += footnote.label + "\n";
      }
      read = lower_ascii(read);
      for (const std::string& word : words_of(source)) {
        const bool silent = kSilent.find(" " + word + " ") != std::string_view::npos;
        EXPECT_TRUE(silent || read.find(word) != std::string::npos) << path.filename() << ": " << word;
      }
    }
  }
}

}  // namespace
}  // namespace lectern
