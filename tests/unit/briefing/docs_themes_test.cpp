// docs/themes.md: each of its theme files is read with exactly the diagnostics that it shows, and each key is there
// with its bounds.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "briefing_support.h"
#include "theme/load_theme.h"
#include "theme/theme_keys.h"

namespace lectern {
namespace {

std::string page() {
  std::ifstream file(std::filesystem::path(LECTERN_SOURCE_DIR) / "docs" / "themes.md", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Fence {
  std::string language;
  std::string text;
};

std::vector<Fence> fences(const std::string& page) {
  std::vector<Fence> found;
  std::istringstream lines(page);
  std::string line;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (line.starts_with("```")) {
      if (!inside) found.push_back({line.substr(3), {}});
      inside = !inside;
    } else if (inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

// An example's first line is a comment with its file's name.
std::string name_in(const std::string& example) {
  return example.starts_with("# ") ? example.substr(2, example.find('\n') - 2) : std::string("example.yaml");
}

std::string said(const test::Files& files, const std::string& name) {
  BriefingInputs inputs = test::inputs_of("# Talk\n", files);
  inputs.file_name = "talk.md";
  inputs.theme = name;
  return test::said(*read_briefing(inputs));
}

TEST(DocsThemes, every_theme_file_is_read_with_what_the_page_says_of_it) {
  test::Files files{{"crest.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"}};
  const std::vector<Fence> all = fences(page());
  int seen = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].language != "yaml") continue;
    const std::string name = name_in(all[i].text);
    files[name] = all[i].text;
    const bool answered = i + 1 < all.size() && all[i + 1].language == "text";
    EXPECT_EQ(said(files, name), answered ? all[i + 1].text : "") << all[i].text;
    ++seen;
  }
  EXPECT_GE(seen, 10);
}

template <class Owner>
void expect_rows(const std::string& text, std::span<const LengthKey<Owner>> keys, const Owner& owner) {
  for (const auto& key : keys) {
    const std::string row = fmt::format("| `{}` | {} | {} to {} |", key.name, owner.*key.member, key.least, key.most);
    EXPECT_NE(text.find(row), std::string::npos) << row;
  }
}

TEST(DocsThemes, every_key_is_listed_with_its_default_and_its_bounds) {
  const std::string text = page();
  const Theme& theme = *find_built_in_theme("chancery");
  expect_rows(text, size_keys(), theme.scale);
  expect_rows(text, margin_keys(), theme.measures);
  for (const ColourKey& key : colour_keys()) EXPECT_NE(text.find(fmt::format("| `{}` |", key.name)), std::string::npos);
  for (const SwitchKey& key : footer_keys()) EXPECT_NE(text.find(fmt::format("| `{}` |", key.name)), std::string::npos);
  for (const CornerKey& key : corner_keys()) EXPECT_NE(text.find(fmt::format("`{}`", key.name)), std::string::npos);
  for (const FaceKey& key : face_keys()) {
    const TypeFace& face = theme.*key.member;
    const std::string habits = fmt::format("{}, {}, {}, {} |", face.family, face.weight, face.tracking, face.leading);
    const std::size_t row = text.find(fmt::format("| `{}` |", key.name));
    ASSERT_NE(row, std::string::npos) << key.name;
    EXPECT_NE(text.substr(row, text.find('\n', row) - row).find(habits), std::string::npos)
        << key.name << ' ' << habits;
  }
  for (const std::string_view name : slide_layout_names()) {
    if (name == "automatic") continue;
    EXPECT_NE(text.find(fmt::format("`{}`", name)), std::string::npos) << name;
  }
  for (const std::string_view name : built_in_theme_names())
    EXPECT_NE(text.find(fmt::format("| `{}` |", name)), std::string::npos) << name;
}

TEST(DocsThemes, the_complete_file_is_chancery_as_it_is) {
  EXPECT_NE(page().find("```yaml\n" + write_theme(*find_built_in_theme("chancery")) + "```\n"), std::string::npos)
      << write_theme(*find_built_in_theme("chancery"));
}

}  // namespace
}  // namespace lectern
