#include "base/words.h"

#include <gtest/gtest.h>

#include <array>

namespace lectern {
namespace {

TEST(Words, distance_counts_a_swap_as_one) {
  EXPECT_EQ(edit_distance("layout", "layuot"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("same", "same"), 0);
}

TEST(Words, nearest_name_ignores_case_and_gives_up_beyond_the_limit) {
  constexpr std::array<std::string_view, 3> kKeys{"layout", "time", "source"};
  EXPECT_EQ(nearest_name("Layuot", kKeys), "layout");
  EXPECT_EQ(nearest_name("banana", kKeys), "");
}

TEST(Words, ill_formed_bytes_become_replacement_characters) {
  const std::string text = "a\xE7\xA9z\xFF";
  std::size_t at = 1;
  EXPECT_EQ(next_code_point(text, at), U'\uFFFD');
  EXPECT_EQ(at, 3U);
  const auto found = ill_formed_utf8(text, 10);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].offset, 1U);
  EXPECT_EQ(found[1].byte, 0xFF);
}

TEST(Words, utf8_goes_there_and_back) {
  for (const char32_t c : {U'a', U'\u00E9', U'\u7A4D', U'\U0001F600'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(text, at), c);
    EXPECT_EQ(at, text.size());
  }
}

TEST(Words, counts_words_as_spoken) {
  EXPECT_EQ(spoken_words("The \u00A32.5 bn covers defence, don't you know"), 8);
  EXPECT_EQ(spoken_words("\u7A4D\u6975\u7684\u5E73"), 2);
  EXPECT_EQ(spoken_words(" -- \u2026 "), 0);
  EXPECT_EQ(spoken_text("two words \u7A4D\u6975\u7684\u5E73 3"), (SpokenText{3, 4}));
}

}  // namespace
}  // namespace lectern
