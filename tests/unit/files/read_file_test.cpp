#include <gtest/gtest.h>
#include <sys/stat.h>

#include "files/files.h"
#include "unit/files/temporary_folder.h"

namespace lectern {
namespace {

// What came back, or the error in one line, with the folder's name left out.
std::string outcome(const TemporaryFolder& folder, const std::string& name, std::uint64_t most = 1 << 20) {
  const Result<SharedBytes> bytes = read_file(folder / name, most);
  if (bytes) return std::string(bytes->text());
  std::string text = bytes.error().message + " | " + bytes.error().hint;
  for (std::size_t at = 0; (at = text.find(folder.path() + "/")) != std::string::npos;) {
    text.erase(at, folder.path().size() + 1);
  }
  return text;
}

TEST(ReadFile, gives_every_byte) {
  const TemporaryFolder folder;
  const std::string text("a\0b\r\nc", 6);
  folder.write("talk.md", text);
  folder.write("empty.md", "");
  EXPECT_EQ(outcome(folder, "talk.md"), text);
  EXPECT_EQ(outcome(folder, "empty.md"), "");
}

TEST(ReadFile, says_what_is_wrong_and_what_to_do) {
  const TemporaryFolder folder;
  folder.write("Talk.md", "text");
  folder.write("big.md", std::string(2000, 'x'));
  std::filesystem::create_directory(folder / "pictures");
  ::mkfifo((folder / "pipe").c_str(), 0600);
  const struct {
    std::string name, outcome;
  } rows[] = {
      {"talk.md", "talk.md: there is no such file | did you mean Talk.md?"},
      {"nothing.txt", "nothing.txt: there is no such file | check the path"},
      {"Talk.md/inside.md", "Talk.md/inside.md: there is no such file | check the path"},
      {"pictures", "pictures: is a folder, not a file | name a file inside it"},
      {"pipe", "pipe: is not a regular file | save it as a file first"},
      {"big.md", "big.md: larger than 1000 bytes, the most that is read | make the file smaller"},
  };
  for (const auto& row : rows) EXPECT_EQ(outcome(folder, row.name, 1000), row.outcome);
}

TEST(ReadFile, keeps_what_it_read_when_the_file_is_cut_short_later) {
  const TemporaryFolder folder;
  folder.write("talk.md", std::string(100'000, 'x'));
  const auto bytes = read_file(folder / "talk.md");
  folder.write("talk.md", "");
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(bytes->text(), std::string(100'000, 'x'));
}

TEST(ReadFile, refuses_an_empty_name_and_a_zero_byte) {
  EXPECT_FALSE(read_file("").has_value());
  EXPECT_FALSE(read_file(std::string_view("/etc/hosts\0.png", 15)).has_value());
}

TEST(OpenablePath, holds_the_bytes_of_an_embedded_face) {
  FontFile face;
  face.path = "embedded:test.otf";
  face.open = [] { return shared_bytes("face"); };
  const std::string path = openable_path(face);
  ASSERT_FALSE(path.empty());
  EXPECT_EQ(read_file(path).value().text(), "face");
  face.path = "/usr/share/fonts/test.otf";
  EXPECT_EQ(openable_path(face), face.path);
}

}  // namespace
}  // namespace lectern
