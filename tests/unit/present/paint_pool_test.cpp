#include "present/paint_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <span>
#include <vector>

#include "unit/present/deck_of.h"

namespace lectern {
namespace {

constexpr std::chrono::milliseconds kLong{20'000};

PaintSource source_of(std::string markdown, std::uint64_t generation = 1) {
  return {briefing_of(std::move(markdown)), generation, std::make_shared<const std::vector<Block>>()};
}

PictureKey key_of(int slide, std::uint64_t generation = 1) {
  return slide_picture(generation, {slide, 0, 0}, {160, 90});
}

constexpr const char* kThreeSlides = "## One\n\ntext\n\n## Two\n\ntext\n\n## Three\n\ntext\n";

TEST(PaintPool, paints_what_is_wanted) {
  PaintPool pool(2, [] {});
  const std::array wishes{key_of(0), key_of(1), key_of(2)};
  pool.want(source_of(kThreeSlides), {wishes.begin(), wishes.end()});
  ASSERT_TRUE(pool.wait_for(wishes, kLong));
  std::map<PictureKey, PixelSize> sizes;
  for (const PaintedPicture& painted : pool.take().pictures) sizes[painted.key] = painted.picture.size();
  ASSERT_EQ(sizes.size(), 3U);
  for (const auto& [key, size] : sizes) EXPECT_EQ(size, (PixelSize{160, 90}));
}

TEST(PaintPool, paints_the_same_pixels_with_any_number_of_workers) {
  std::vector<Bitmap> first;
  for (const int workers : {1, 2, 3}) {
    PaintPool pool(workers, [] {});
    const std::array wishes{key_of(0), key_of(1), key_of(2)};
    pool.want(source_of(kThreeSlides), {wishes.begin(), wishes.end()});
    ASSERT_TRUE(pool.wait_for(wishes, kLong));
    std::map<PictureKey, Bitmap> painted;
    for (const PaintedPicture& one : pool.take().pictures) painted[one.key] = *one.picture.bitmap;
    if (first.empty()) {
      for (const PictureKey& key : wishes) first.push_back(painted[key]);
    }
    for (std::size_t i = 0; i < wishes.size(); ++i) EXPECT_EQ(painted[wishes[i]].pixels, first[i].pixels);
  }
}

TEST(PaintPool, large_pictures_all_come_whether_a_frame_waits_for_them_or_not) {
  for (const std::size_t awaited : {0U, 1U, 2U, 3U}) {
    PaintPool pool(3, [] {});
    std::vector<PictureKey> wishes;
    for (int i = 0; i < 3; ++i) wishes.push_back(slide_picture(1, {i, 0, 0}, {2560, 1440}));
    wishes.push_back(key_of(2));
    pool.want(source_of(kThreeSlides), wishes, awaited);
    EXPECT_TRUE(pool.wait_for(wishes, kLong)) << awaited;
    EXPECT_EQ(pool.take().pictures.size(), wishes.size());
    // What is there already is awaited by nobody any more.
    wishes.push_back(slide_picture(1, {0, 0, 0}, {3840, 2160}));
    pool.want(source_of(kThreeSlides), wishes, awaited);
    EXPECT_TRUE(pool.wait_for(std::span(wishes).last(1), kLong)) << awaited;
  }
}

TEST(PaintPool, tells_pages_and_diagnostics_of_every_slide_once_it_may_look_through_the_deck) {
  std::atomic<int> calls = 0;
  PaintPool pool(2, [&] { ++calls; });
  pool.want(source_of("## One\n\n![alt](missing.png)\n\n## Two\n\n- a\n\n. . .\n\n- b\n"), {});
  pool.look_through();
  std::map<int, SlideFacts> facts;
  const auto end = std::chrono::steady_clock::now() + kLong;
  while (facts.size() < 2 && std::chrono::steady_clock::now() < end) {
    for (SlideFacts& fact : pool.take().facts) facts[fact.slide] = fact;
    std::this_thread::yield();
  }
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].steps, std::vector<int>{1});
  EXPECT_EQ(facts[1].steps, std::vector<int>{2});
  EXPECT_FALSE(facts[0].diagnostics.empty());
  EXPECT_GE(calls, 1);
}

TEST(PaintPool, a_new_list_replaces_the_old_one) {
  PaintPool pool(1, [] {});
  std::vector<PictureKey> many;
  for (int i = 0; i < 400; ++i) many.push_back(slide_picture(1, {0, 0, 0}, {160 + i, 90}));
  const PaintSource source = source_of(kThreeSlides);
  pool.want(source, many);
  pool.want(source, {key_of(2)});
  const std::array last{key_of(2)};
  ASSERT_TRUE(pool.wait_for(last, kLong));
  EXPECT_LT(pool.take().pictures.size(), 400U);
}

TEST(PaintPool, gives_an_empty_picture_for_what_the_deck_has_not) {
  PaintPool pool(1, [] {});
  const std::array wishes{key_of(99), key_of(0, 7)};
  pool.want(source_of(kThreeSlides), {wishes.begin(), wishes.end()});
  ASSERT_TRUE(pool.wait_for(wishes, kLong));
  for (const PaintedPicture& painted : pool.take().pictures) EXPECT_TRUE(painted.picture.is_blank());
}

}  // namespace
}  // namespace lectern
