#include "export/write_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "unit/export/folder_test.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

class WriteFile : public test::FolderTest {};

TEST_F(WriteFile, a_new_file_is_whole_and_leaves_nothing_beside_it) {
  ASSERT_TRUE(write_atomically(path("a.txt"), "one"));
  EXPECT_EQ(contents(path("a.txt")), "one");
  EXPECT_EQ(names(), std::set<std::string>{"a.txt"});
}

TEST_F(WriteFile, an_older_file_is_replaced_not_written_into) {
  ASSERT_TRUE(write_atomically(path("a.txt"), "a longer text"));
  std::ifstream reader(path("a.txt"), std::ios::binary);
  ASSERT_TRUE(write_atomically(path("a.txt"), "two"));
  // Who has the older file open still reads all of it.
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(reader), {}), "a longer text");
  EXPECT_EQ(contents(path("a.txt")), "two");
  EXPECT_EQ(names(), std::set<std::string>{"a.txt"});
}

TEST_F(WriteFile, what_one_person_alone_may_read_stays_so) {
  ASSERT_TRUE(write_atomically(path("notes.txt"), "old"));
  fs::permissions(path("notes.txt"), fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(write_atomically(path("notes.txt"), "new"));
  EXPECT_EQ(contents(path("notes.txt")), "new");
  EXPECT_EQ(fs::status(path("notes.txt")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(WriteFile, a_symbolic_link_is_followed) {
  ASSERT_TRUE(write_atomically(path("real.txt"), "old"));
  fs::create_symlink("real.txt", path("link.txt"));
  ASSERT_TRUE(write_atomically(path("link.txt"), "new"));
  EXPECT_TRUE(fs::is_symlink(path("link.txt")));
  EXPECT_EQ(contents(path("real.txt")), "new");
}

TEST_F(WriteFile, a_device_is_written_to_and_stays_a_device) {
  ASSERT_TRUE(write_atomically("/dev/null", "gone"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(WriteFile, failures_name_the_file_and_the_reason) {
  fs::create_directory(path("folder"));
  ASSERT_TRUE(write_atomically(path("file"), "x"));
  const auto message = [](const Result<void>& result) {
    return result ? std::string("written") : result.error().message;
  };
  EXPECT_EQ(message(write_atomically(path("folder"), "x")), "cannot write " + path("folder") + ": it is a folder");
  EXPECT_EQ(message(write_atomically(path("none/a"), "x")),
            "cannot write " + path("none/a") + ": its folder is not there");
  EXPECT_EQ(message(write_atomically(path("file/a"), "x")),
            "cannot write " + path("file/a") + ": a part of its path is a file, not a folder");
  EXPECT_EQ(message(write_atomically("/dev/full", "x")), "cannot write /dev/full: no space is left on the disk");
  const std::string long_name = path(std::string(300, 'n'));
  EXPECT_EQ(message(write_atomically(long_name, "x")), "cannot write " + long_name + ": the name is too long");
}

TEST_F(WriteFile, a_new_file_never_takes_the_place_of_another) {
  ASSERT_TRUE(write_new_file(path("talk.md"), "mine"));
  const auto second = write_new_file(path("talk.md"), "yours");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "cannot write " + path("talk.md") + ": it is there already");
  EXPECT_EQ(contents(path("talk.md")), "mine");
  fs::create_symlink("nowhere", path("dangling"));
  EXPECT_FALSE(write_new_file(path("dangling"), "x"));
  EXPECT_EQ(names(), (std::set<std::string>{"dangling", "talk.md"}));
}

TEST_F(WriteFile, folders_are_made_on_the_way_and_a_file_in_the_way_is_named) {
  EXPECT_TRUE(make_folder(path("a/b/c")));
  EXPECT_TRUE(make_folder(path("a/b/c")));
  ASSERT_TRUE(write_atomically(path("file"), "x"));
  const auto blocked = make_folder(path("file"));
  ASSERT_FALSE(blocked);
  EXPECT_EQ(blocked.error().message, "cannot write into " + path("file") + ": it is a file, not a folder");
  EXPECT_FALSE(make_folder(path("file/deeper")));
}

TEST_F(WriteFile, same_file_sees_through_links_and_dots) {
  ASSERT_TRUE(write_atomically(path("a"), "x"));
  fs::create_symlink("a", path("b"));
  EXPECT_TRUE(same_file(path("a"), path("./b")));
  ASSERT_TRUE(write_atomically(path("c"), "x"));
  EXPECT_FALSE(same_file(path("a"), path("c")));
  EXPECT_FALSE(same_file(path("a"), path("none")));
}

}  // namespace
}  // namespace lectern
