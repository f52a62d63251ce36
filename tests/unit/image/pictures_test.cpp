#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>

#include "image/image.h"
#include "unit/image/encoders.h"

namespace lectern {
namespace {

// Files in memory that count how often they are read.
class MemoryFiles final : public FileSource {
 public:
  Result<SharedBytes> read(std::string_view path) const override {
    const std::lock_guard lock(mutex_);
    ++reads;
    const auto found = files.find(std::string(path));
    if (found == files.end()) return std::unexpected(Error{std::string(path) + ": there is no such file", "look"});
    return shared_bytes(found->second);
  }
  std::uint64_t version(std::string_view path) const override {
    const auto found = versions.find(std::string(path));
    return found == versions.end() ? 0 : found->second;
  }
  std::vector<std::string> similar(std::string_view /*path*/) const override { return {}; }

  std::map<std::string, std::string> files;
  std::map<std::string, std::uint64_t> versions;
  mutable int reads = 0;

 private:
  mutable std::mutex mutex_;
};

class PicturesTest : public testing::Test {
 protected:
  PicturesTest() {
    files_->files = {{"a.png", png_of(colourful(5, 4))}, {"b.txt", "text"}};
    files_->versions = {{"a.png", 1}, {"b.txt", 1}};
  }
  std::shared_ptr<MemoryFiles> files_ = std::make_shared<MemoryFiles>();
  Pictures pictures_{files_};
};

TEST_F(PicturesTest, are_decoded_once_while_they_are_used) {
  const auto first = pictures_.find("a.png");
  const auto second = pictures_.find("a.png");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(files_->reads, 1);
}

TEST_F(PicturesTest, are_decoded_again_when_the_file_changes) {
  const auto first = pictures_.find("a.png");
  files_->files["a.png"] = png_of(colourful(8, 8));
  files_->versions["a.png"] = 2;
  const auto second = pictures_.find("a.png");
  ASSERT_TRUE(first && second);
  EXPECT_EQ((*first)->size(), (Size{5, 4}));
  EXPECT_EQ((*second)->size(), (Size{8, 8}));
}

TEST_F(PicturesTest, that_fail_say_so_by_name_and_are_not_read_again_until_they_change) {
  for (int i = 0; i < 3; ++i) {
    const auto bad = pictures_.find("b.txt");
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().message, "b.txt: not a picture that Lectern reads");
  }
  EXPECT_EQ(files_->reads, 1);
  files_->files["b.txt"] = png_of(colourful(2, 2));
  files_->versions["b.txt"] = 2;
  EXPECT_TRUE(pictures_.find("b.txt").has_value());
}

TEST_F(PicturesTest, that_were_missing_are_found_when_they_come) {
  const auto missing = pictures_.find("later.png");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().message, "later.png: there is no such file");
  files_->files["later.png"] = png_of(colourful(2, 2));
  files_->versions["later.png"] = 7;
  EXPECT_TRUE(pictures_.find("later.png").has_value());
}

TEST_F(PicturesTest, are_decoded_once_by_many_threads) {
  std::vector<std::shared_ptr<const Image>> found(8);
  {
    std::vector<std::jthread> threads;
    for (auto& image : found) threads.emplace_back([&] { image = pictures_.find("a.png").value_or(nullptr); });
  }
  for (const auto& image : found) EXPECT_NE(image, nullptr);
  EXPECT_LE(files_->reads, 8);
}

}  // namespace
}  // namespace lectern
