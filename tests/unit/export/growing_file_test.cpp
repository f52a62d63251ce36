#include "export/growing_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace lectern {
namespace {

namespace fs = std::filesystem;

class GrowingFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "lectern-grow-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string contents(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.insert(entry.path().filename().string());
    return found;
  }
  static std::span<const std::uint8_t> bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // NOLINT: a byte is a byte
  }

  fs::path folder_;
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
