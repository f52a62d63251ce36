// No text is clipped or overlaps: on every page of every briefing, every case and a thousand generated decks.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "support/layout_faults.h"
#include "support/sample_deck.h"

namespace lectern {
namespace {

std::string faults_of(const test::LaidOut& out) {
  std::string text;
  for (std::size_t slide = 0; slide < out.slides.size(); ++slide) {
    for (std::size_t part = 0; part < out.slides[slide].size(); ++part) {
      for (const std::string& fault : test::layout_faults(out.slides[slide][part])) {
        text += fmt::format("slide {} part {}: {}\n", slide + 1, part + 1, fault);
      }
    }
  }
  return text;
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(LayoutProperty, no_text_is_clipped_or_overlaps_in_the_briefings_and_cases) {
  int seen = 0;
  for (const char* folder : {"briefings", "tests/cases"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(LECTERN_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".md" || entry.file_size() > 200'000) continue;
      for (const char* theme : {"chancery", "nocturne"}) {
        EXPECT_EQ(faults_of(test::lay_out(read_text(entry.path()), theme)), "") << entry.path().filename();
      }
      ++seen;
    }
  }
  EXPECT_GE(seen, 2);
}

// Decks of random blocks: everything that Markdown can say, in lengths that writers reach and some that they do not.
class DeckMaker {
 public:
  explicit DeckMaker(unsigned seed) : random_(seed) {}

  std::string deck() {
    std::string text;
    if (chance(3))
      text += fmt::format("---\ntitle: {}\nauthor: {}\nlang: {}\nmarking: OFFICIAL\n---\n\n", words(1, 12), words(1, 4),
                          pick({"en", "ja", "ar", "de"}));
    const int slides = number(1, 4);
    for (int i = 0; i < slides; ++i) {
      if (!chance(8)) text += fmt::format("## {}\n\n", words(1, chance(6) ? 40 : 9));
      if (chance(3)) text += fmt::format("<!-- kicker: {} -->\n\n", words(1, 5));
      const int blocks = number(0, 4);
      for (int b = 0; b < blocks; ++b) text += block();
      if (chance(4)) text += fmt::format("Source: {}\n\n", words(2, 20));
      text += "---\n\n";
    }
    return text;
  }

 private:
  int number(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }
  bool chance(int one_in) { return number(1, one_in) == 1; }
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(number(0, static_cast<int>(from.size()) - 1))];
  }

  std::string word() {
    switch (number(0, 30)) {
      case 0:
        return "積極的平和主義";
      case 1:
        return "**strong words**";
      case 2:
        return "`code_here()`";
      case 3:
        return "[a link](https://example.org)";
      case 4:
        return "سياسة";
      case 5:
        return "Donaudampfschifffahrtsgesellschaftskapitän";
      case 6:
        return "£2.5 bn";
      case 7:
        return "x<sup>2</sup>";
      case 8:
        return "นโยบาย";
      case 9:
        return "*slanted*";
      case 10:
        return "👩‍👩‍👧";
      case 11:
        return chance(20) ? std::string(400, 'w') : "I";
      default:
        return pick({"a", "the", "security", "of", "and", "neo-mercantilism", "policy", "to", "ships", "1,200"});
    }
  }
  std::string words(int least, int most) {
    std::string text = "Words";
    for (int i = number(least, most); i > 1; --i) text += ' ' + word();
    return text;
  }
  std::string list(int depth) {
    std::string text;
    const bool ordered = chance(3);
    const int items = number(1, chance(6) ? 25 : 5);
    for (int i = 0; i < items; ++i) {
      const std::string indent(static_cast<std::size_t>(depth) * 4, ' ');
      text += indent + (ordered ? fmt::format("{}. ", i + 1) : "- ") + (chance(3) ? "**Lead**: " : "") +
              words(1, chance(5) ? 40 : 12) + "\n";
      if (depth < 4 && chance(5)) text += list(depth + 1);
    }
    return text + (depth == 0 ? "\n" : "");
  }
  std::string table() {
    const int columns = number(1, chance(8) ? 30 : 5);
    std::string text;
    for (int row = -1; row < number(1, 14); ++row) {
      for (int c = 0; c < columns; ++c) text += row == 0 ? "|---" : "| " + words(1, 4) + " ";
      text += "|\n";
    }
    return text + "\n";
  }
  std::string block() {
    switch (number(0, 9)) {
      case 0:
        return words(5, chance(5) ? 300 : 50) + "\n\n";
      case 1:
        return table();
      case 2:
        return "```py\n" + std::string(static_cast<std::size_t>(number(1, chance(4) ? 200 : 60)), 'c') +
               "\nreturn 1\n```\n\n";
      case 3:
        return "> " + words(2, 30) + "\n>\n> -- " + words(1, 6) + "\n\n";
      case 4:
        return fmt::format("![{}](none.png \"{}\")\n\n", pick({"alt words", "bg", "right", "bg left:30%", "w:300"}),
                           words(1, 6));
      case 5:
        return "::: columns\n::: column\n### " + words(1, 4) + "\n\n" + list(1) + "\n:::\n::: column\n" + words(3, 60) +
               "\n:::\n:::\n\n";
      case 6:
        return "### " + words(1, 8) + "\n\n";
      case 7:
        return ". . .\n\n";
      default:
        return list(0);
    }
  }

  std::mt19937 random_;
};

TEST(LayoutProperty, no_text_is_clipped_or_overlaps_in_a_thousand_generated_decks) {
  int failed = 0;
  for (unsigned seed = 1; seed <= 1000 && failed < 3; ++seed) {
    const auto out = test::lay_out(DeckMaker(seed).deck(), seed % 2 == 0 ? "chancery" : "nocturne");
    const std::string faults = faults_of(out);
    EXPECT_EQ(faults, "") << "seed " << seed << "\n" << out.source.substr(0, 3000);
    failed += faults.empty() ? 0 : 1;
  }
}

}  // namespace
}  // namespace lectern
