// Unicode's own conformance tests, run through the functions that line breaking uses. Debian's ICU 72 is used as it is;
// the lines where it differs from Unicode 15 are listed.

#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/words.h"
#include "text/bidi.h"
#include "text/shape.h"

namespace lectern {
namespace {

constexpr const char* kFolder = "/usr/share/unicode/";

// ICU keeps a hyphen or comma with the digits and letters after it, and ".35" whole (its own tailoring of LB 13 and
// 25).
const std::set<int> kKnownLineBreaks = {2265, 2267, 2421, 2423, 2425, 2427, 2429, 2431, 2873, 2875, 7477,
                                        7576, 7577, 7578, 7579, 7580, 7581, 7583, 7584, 7585, 7586, 7587};

// ICU gives characters that rule X9 removes to their neighbours, which shows in marks and brackets beside them, and in
// overrides at the end of the text.
const std::set<int> kKnownBidi = {59, 60, 61, 62, 65, 66, 67, 68, 69, 70, 71,  72,  73,  74,  75, 76,
                                  77, 78, 79, 80, 83, 84, 85, 86, 87, 88, 102, 108, 113, 120, 164};

using LineTest = std::function<bool(const std::string&)>;

// Numbers (from 1) of the file's lines that fail; `count` gets how many were tried.
std::set<int> failing_lines(const std::string& name, int& count, const LineTest& passes) {
  std::ifstream file(kFolder + name);
  EXPECT_TRUE(file.is_open()) << name << " is in Debian's package unicode-data";
  std::set<int> failing;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    line = line.substr(0, line.find('#'));
    if (trimmed(line).empty()) continue;
    ++count;
    if (!passes(line)) failing.insert(number);
  }
  return failing;
}

char32_t from_hex(std::string_view word) {
  std::uint32_t value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value, 16);
  return value;
}

// "÷ 0020 × 0308 ÷": the text and the offsets of its divisions, 0 left out.
struct Divided {
  std::string text;
  std::vector<std::uint32_t> offsets;
};

Divided read_divided(const std::string& line) {
  Divided divided;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (word == "÷") {
      if (!divided.text.empty()) divided.offsets.push_back(static_cast<std::uint32_t>(divided.text.size()));
    } else if (word != "×") {
      append_utf8(divided.text, from_hex(word));
    }
  }
  return divided;
}

TEST(Unicode, lines_break_where_uax_14_says) {
  int count = 0;
  const auto failing = failing_lines("auxiliary/LineBreakTest.txt", count, [](const std::string& line) {
    const Divided expected = read_divided(line);
    return line_break_offsets(expected.text, "en") == expected.offsets;
  });
  EXPECT_EQ(failing, kKnownLineBreaks);
  EXPECT_GT(count, 7'000);
}

TEST(Unicode, japanese_lines_break_where_uax_14_says) {
  int count = 0;
  const auto failing = failing_lines("auxiliary/LineBreakTest.txt", count, [](const std::string& line) {
    const Divided expected = read_divided(line);
    return line_break_offsets(expected.text, "ja") == expected.offsets;
  });
  EXPECT_EQ(failing, kKnownLineBreaks);
}

TEST(Unicode, graphemes_are_those_of_uax_29) {
  int count = 0;
  const auto failing = failing_lines("auxiliary/GraphemeBreakTest.txt", count, [](const std::string& line) {
    Divided expected = read_divided(line);
    expected.offsets.insert(expected.offsets.begin(), 0);
    return grapheme_offsets(expected.text) == expected.offsets;
  });
  EXPECT_EQ(failing, std::set<int>{});
  EXPECT_GT(count, 600);
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ';') {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

// "0061 05D0;2;0;0 1;0 1": code points; direction; paragraph level; levels, x where rule X9 removes; visual order.
bool bidi_line_passes(const std::string& line) {
  const std::vector<std::string> fields = fields_of(line);
  std::string text;
  std::istringstream codes(fields.at(0));
  for (std::string word; codes >> word;) append_utf8(text, from_hex(word));
  const Direction direction = fields.at(1) == "0"   ? Direction::left_to_right
                              : fields.at(1) == "1" ? Direction::right_to_left
                                                    : Direction::automatic;
  const BidiLevels bidi = bidi_levels(text, direction);
  if (std::to_string(bidi.paragraph) != fields.at(2)) return false;

  std::vector<std::uint8_t> kept;
  std::vector<std::uint32_t> kept_index;
  std::istringstream levels(fields.at(3));
  std::uint32_t index = 0;
  for (std::string word; levels >> word; ++index) {
    if (word == "x") continue;
    const std::uint8_t level = bidi.levels.empty() ? bidi.paragraph : bidi.levels.at(index);
    if (std::to_string(level) != word) return false;
    kept.push_back(level);
    kept_index.push_back(index);
  }
  std::string order;
  for (const std::uint32_t at : visual_order(kept)) order += std::to_string(kept_index[at]).append(" ");
  return trimmed(order) == trimmed(fields.at(4));
}

TEST(Unicode, text_that_runs_both_ways_is_ordered_as_uax_9_says) {
  int count = 0;
  const auto failing = failing_lines("BidiCharacterTest.txt", count, bidi_line_passes);
  EXPECT_EQ(failing, kKnownBidi);
  EXPECT_GT(count, 90'000);
}

}  // namespace
}  // namespace lectern
