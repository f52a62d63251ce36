#include "export/growing_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "unit/export/folder_test.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

class GrowingFiles : public test::FolderTest {
 protected:
  static std::span<const std::uint8_t> bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // NOLINT: a byte is a byte
  }
};

TEST_F(GrowingFiles, is_there_when_it_is_committed) {
  auto file = GrowingFile::create(path("a.pdf"));
  ASSERT_TRUE(file) << file.error().message;
  const std::string much(1'000'000, 'x');
  ASSERT_TRUE(file->write(bytes("one ")));
  ASSERT_TRUE(file->write(bytes(much)));
  EXPECT_FALSE(fs::exists(path("a.pdf")));
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(contents(path("a.pdf")), "one " + much);
  EXPECT_EQ(names(), std::set<std::string>{"a.pdf"});
}

TEST_F(GrowingFiles, leaves_the_older_file_until_then) {
  std::ofstream(path("a.pdf")) << "older";
  auto file = GrowingFile::create(path("a.pdf"));
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->write(bytes("newer")));
  EXPECT_EQ(contents(path("a.pdf")), "older");
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(contents(path("a.pdf")), "newer");
  EXPECT_EQ(names(), std::set<std::string>{"a.pdf"});
}

TEST_F(GrowingFiles, leaves_nothing_when_it_is_given_up) {
  std::ofstream(path("a.pdf")) << "older";
  {
    auto file = GrowingFile::create(path("a.pdf"));
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write(bytes(std::string(1'000'000, 'x'))));
  }
  EXPECT_EQ(contents(path("a.pdf")), "older");
  EXPECT_EQ(names(), std::set<std::string>{"a.pdf"});
}

TEST_F(GrowingFiles, follows_a_symbolic_link) {
  std::ofstream(path("real.pdf")) << "older";
  fs::create_symlink("real.pdf", path("link.pdf"));
  auto file = GrowingFile::create(path("link.pdf"));
  ASSERT_TRUE(file && file->write(bytes("newer")) && file->commit());
  EXPECT_TRUE(fs::is_symlink(path("link.pdf")));
  EXPECT_EQ(contents(path("real.pdf")), "newer");
}

TEST_F(GrowingFiles, says_what_is_wrong_with_the_place) {
  EXPECT_EQ(GrowingFile::create(path("missing/a.pdf")).error().message,
            "cannot write " + path("missing/a.pdf") + ": its folder is not there");
  EXPECT_EQ(GrowingFile::create(folder_.string()).error().message,
            "cannot write " + folder_.string() + ": it is a folder");
}

}  // namespace
}  // namespace lectern
