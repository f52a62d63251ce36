// Every example of docs/deck-format.md: a block ````markdown and below it a block ```text with what Lectern
// understands.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

struct Example {
  std::string deck;
  std::string expected;
  int line = 0;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The lines up to the closing fence, `at` moved behind it.
std::string block_at(const std::vector<std::string>& lines, std::size_t& at, const std::string& fence) {
  std::string block;
  while (at < lines.size() && lines[at] != fence) block += lines[at++] + "\n";
  ++at;
  return block;
}

std::vector<Example> examples_of(const std::string& page) {
  std::vector<Example> examples;
  const std::vector<std::string> lines = lines_of(page);
  for (std::size_t at = 0; at < lines.size();) {
    if (lines[at] != "````markdown") {
      ++at;
      continue;
    }
    Example example;
    example.line = static_cast<int>(at) + 1;
    ++at;
    example.deck = block_at(lines, at, "````");
    while (at < lines.size() && lines[at].empty()) ++at;
    if (at < lines.size() && lines[at] == "```text") {
      ++at;
      example.expected = block_at(lines, at, "```");
    }
    examples.push_back(example);
  }
  return examples;
}

TEST(DeckFormat, every_example_is_read_as_the_page_says) {
  const std::vector<Example> examples = examples_of(read_file(LECTERN_SOURCE_DIR "/docs/deck-format.md"));
  ASSERT_GT(examples.size(), 20U);
  for (const Example& example : examples) {
    EXPECT_EQ(read_and_dump(example.deck), example.expected) << "docs/deck-format.md:" << example.line;
  }
}

}  // namespace
}  // namespace lectern
