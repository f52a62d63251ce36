#include <gtest/gtest.h>

#include "files/files.h"
#include "unit/files/temporary_folder.h"

namespace lectern {
namespace {

std::string outcome(const FileSource& files, std::string_view path) {
  const Result<SharedBytes> bytes = files.read(path);
  return bytes ? std::string(bytes->text()) : bytes.error().message + " | " + bytes.error().hint;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

class DeckFolderTest : public testing::Test {
 protected:
  DeckFolderTest() {
    folder_.write("secret.txt", "secret");
    folder_.write("deck/talk.md", "talk");
    folder_.write("deck/charts/chart.png", "chart");
    folder_.write("deck/a map.png", "map");
    folder_.write("deck/50%20off.png", "odd");
    folder_.write("deck-two/other.png", "other");
    std::filesystem::create_symlink(folder_ / "secret.txt", folder_ / "deck/link.png");
    std::filesystem::create_symlink("charts/chart.png", folder_ / "deck/inner.png");
  }
  TemporaryFolder folder_;
};

TEST_F(DeckFolderTest, reads_below_its_root_alone) {
  const auto files = open_deck_folder(folder_ / "deck", false);
  const struct {
    std::string_view path, outcome;
  } rows[] = {
      {"talk.md", "talk"},
      {"./charts/../charts/chart.png", "chart"},
      {"inner.png", "chart"},
      {"a%20map.png", "map"},
      {"50%20off.png", "odd"},
      {"../secret.txt",
       "../secret.txt: lies outside the deck's folder, which is not read | copy it beside the deck, or allow it with "
       "--allow-outside"},
      {"link.png",
       "link.png: lies outside the deck's folder, which is not read | copy it beside the deck, or allow it with "
       "--allow-outside"},
      {"../deck-two/other.png",
       "../deck-two/other.png: lies outside the deck's folder, which is not read | copy it beside the deck, or allow "
       "it with --allow-outside"},
      {"charts", "charts: is a folder, not a file | name a file inside it"},
      {"", "an empty file name | write the file's name in the parentheses"},
      {"Charts/chart.png",
       "Charts/chart.png: there is no such file | it is looked for beside the deck; did you mean charts/chart.png?"},
      {"zebra.gif", "zebra.gif: there is no such file | it is looked for beside the deck"},
  };
  for (const auto& row : rows) EXPECT_EQ(outcome(*files, row.path), row.outcome);
}

TEST_F(DeckFolderTest, reads_outside_when_that_is_allowed) {
  const auto files = open_deck_folder(folder_ / "deck", true);
  EXPECT_EQ(outcome(*files, "../secret.txt"), "secret");
  EXPECT_EQ(outcome(*files, folder_ / "secret.txt"), "secret");
}

TEST_F(DeckFolderTest, fetches_nothing) {
  const auto files = open_deck_folder(folder_ / "deck", true);
  for (const std::string_view url : {"https://example.org/a.png", "HTTP://example.org/a.png", "//example.org/a.png",
                                     "data:image/png;base64,AAAA", "file:///etc/hostname"}) {
    EXPECT_EQ(outcome(*files, url), std::string(url) +
                                        " is a URL, and nothing is fetched | save it beside the deck and "
                                        "name that file");
    EXPECT_EQ(files->version(url), 0U);
  }
}

TEST_F(DeckFolderTest, versions_follow_the_file_and_hide_what_may_not_be_read) {
  const auto files = open_deck_folder(folder_ / "deck", false);
  const std::uint64_t first = files->version("talk.md");
  EXPECT_NE(first, 0U);
  folder_.write("deck/talk.md", "a longer talk");
  EXPECT_NE(files->version("talk.md"), first);
  EXPECT_EQ(files->version("nothing.md"), 0U);
  EXPECT_EQ(files->version("../secret.txt"), 0U);
}

TEST(NearNames, put_the_likeliest_first) {
  const TemporaryFolder folder;
  for (const char* name : {"chart.png", "charts/Chart.png", "chart.svg", "charts/chrat.png", "talk.md", "notes.png",
                           ".hidden/chart.png", "Map.JPG"}) {
    folder.write(name, "");
  }
  const auto files = open_deck_folder(folder.path(), false);
  const struct {
    std::string_view path, names;
  } rows[] = {
      {"Chart.png", "chart.png charts/Chart.png chart.svg"},
      {"pictures/chart.png", "chart.png charts/Chart.png chart.svg"},
      {"map.png", "Map.JPG"},
      {"note.png", "notes.png"},
      {"talk.png", ""},
      {"elephant.png", ""},
      {"/", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(joined(files->similar(row.path)), row.names) << row.path;
}

}  // namespace
}  // namespace lectern
