#include <gtest/gtest.h>

#include "files/files.h"
#include "unit/files/temporary_folder.h"

namespace lectern {
namespace {

TEST(Paths, folder_and_stem_of_a_path) {
  const struct {
    std::string_view path, folder, stem;
  } rows[] = {
      {"talk.md", ".", "talk"},
      {"a/b/talk.md", "a/b", "talk"},
      {"/talk.md", "/", "talk"},
      {"a/talk.v2.md", "a", "talk.v2"},
      {"a.b/talk", "a.b", "talk"},
      {".hidden", ".", ".hidden"},
      {"a/", "a", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(folder_of(row.path), row.folder) << row.path;
    EXPECT_EQ(stem_of(row.path), row.stem) << row.path;
  }
}

TEST(FileVersion, is_zero_for_a_missing_file_and_changes_with_the_file) {
  const TemporaryFolder folder;
  EXPECT_EQ(file_version(folder / "talk.md"), 0U);
  folder.write("talk.md", "one");
  const std::uint64_t first = file_version(folder / "talk.md");
  EXPECT_NE(first, 0U);
  EXPECT_EQ(file_version(folder / "talk.md"), first);
  folder.write("talk.md", "longer");
  EXPECT_NE(file_version(folder / "talk.md"), first);
}

TEST(FileVersion, changes_when_another_file_takes_the_name) {
  const TemporaryFolder folder;
  folder.write("talk.md", "one");
  folder.write("new.md", "two");
  const auto time = std::filesystem::last_write_time(folder / "talk.md");
  const std::uint64_t first = file_version(folder / "talk.md");
  std::filesystem::last_write_time(folder / "new.md", time);
  std::filesystem::rename(folder / "new.md", folder / "talk.md");
  EXPECT_NE(file_version(folder / "talk.md"), first);
}

}  // namespace
}  // namespace lectern
