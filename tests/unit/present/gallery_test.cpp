#include "present/gallery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "unit/present/deck_of.h"

namespace lectern {
namespace {

constexpr PixelSize kFullFrame{3840, 2160};
constexpr std::size_t kFrameBytes = std::size_t{3840} * 2160 * 4;
constexpr std::chrono::milliseconds kLong{20'000};

PaintSource twenty_slides() {
  std::string markdown;
  for (int i = 0; i < 20; ++i) markdown += "## Slide " + std::to_string(i) + "\n\ntext\n\n";
  return {briefing_of(std::move(markdown)), 1, std::make_shared<const std::vector<Block>>()};
}

PictureKey thumbnail_of(int slide) {
  return slide_picture(1, {slide, 0, 0}, {480, 270});
}

class GalleryAt4K : public testing::Test {
 protected:
  PictureKey frame_of(int slide) const { return slide_picture(1, {slide, 0, 0}, size_); }
  /// What a talk asks for on `slide`: it and its neighbours at once, the next but one and thumbnails if there is room.
  WishList wishes_on(int slide) const {
    WishList wishes{.keys = {frame_of(slide), frame_of(slide + 1), frame_of(slide - 1)}, .urgent = 3};
    wishes.keys.push_back(frame_of(slide + 2));
    for (int i = 0; i < 20; ++i) wishes.keys.push_back(thumbnail_of(i));
    return wishes;
  }
  /// As the presenter does: what is shown, then what may come.
  void go_to(int slide) {
    const std::array shown{frame_of(slide)};
    gallery_.fetch(source_, shown, {}, kLong);
    note_bytes();
    ASSERT_NE(gallery_.find(shown.front()), nullptr);
    gallery_.ask(source_, wishes_on(slide), {});
    note_bytes();
  }
  void wait_until_painted(std::span<const PictureKey> keys) {
    const auto end = std::chrono::steady_clock::now() + kLong;
    while (!gallery_.missing(keys).empty() && std::chrono::steady_clock::now() < end) {
      gallery_.collect(1);
      note_bytes();
      std::this_thread::yield();
    }
    EXPECT_TRUE(gallery_.missing(keys).empty());
  }
  void note_bytes() { most_ = std::max(most_, gallery_.bytes()); }

  PaintSource source_ = twenty_slides();
  PaintPool pool_{2, [] {}};
  Gallery gallery_{pool_};
  std::size_t most_ = 0;
  PixelSize size_ = kFullFrame;
};

TEST_F(GalleryAt4K, holds_the_shown_frame_and_its_neighbours_in_less_than_one_frame_takes) {
  for (const int slide : {1, 2, 3, 17, 1, 17, 16, 9}) {
    go_to(slide);
    const WishList wishes = wishes_on(slide);
    wait_until_painted(std::span(wishes.keys).first(wishes.urgent));
  }
  EXPECT_LE(most_, gallery_.budget());
  std::size_t frames = 0;
  for (const int slide : {8, 9, 10}) frames += gallery_.find(frame_of(slide))->bytes();
  EXPECT_LT(frames, kFrameBytes / 10) << "slides are paper for the most part";
}

TEST_F(GalleryAt4K, drops_old_frames_before_it_asks_for_new_ones) {
  go_to(2);
  WishList there = wishes_on(2);
  wait_until_painted(there.keys);  // and nothing is on its way any more
  const std::array shown{frame_of(12)};
  gallery_.fetch(source_, shown, {}, std::chrono::milliseconds{0});
  const std::size_t to_come = gallery_.find(shown.front()) == nullptr ? kFrameBytes : 0;
  EXPECT_LE(gallery_.bytes() + to_come, gallery_.budget());
}

TEST_F(GalleryAt4K, keeps_thumbnails_longer_than_frames_that_nobody_wants) {
  size_ = {1920, 1080};  // which are not packed: twelve of them are all that there is room for
  for (int slide = 1; slide < 18; ++slide) {
    go_to(slide);
    WishList wishes = wishes_on(slide);
    std::erase(wishes.keys, frame_of(slide + 2));
    wait_until_painted(wishes.keys);
  }
  const std::array shown{frame_of(18)};
  gallery_.fetch(source_, shown, {}, kLong);
  // The thumbnail of the next far jump is there, whatever it is.
  for (int slide = 0; slide < 20; ++slide) EXPECT_NE(gallery_.find(thumbnail_of(slide)), nullptr) << slide;
  EXPECT_EQ(gallery_.find(frame_of(1)), nullptr);
}

TEST_F(GalleryAt4K, a_far_jump_is_seen_small_before_it_is_sharp) {
  go_to(2);
  const auto glance = glance_of(frame_of(12));
  ASSERT_TRUE(glance);
  EXPECT_EQ(glance->width * frame_of(12).height, glance->height * frame_of(12).width) << "of the same shape";
  const std::array shown{frame_of(12)};
  gallery_.fetch(source_, shown, {}, std::chrono::milliseconds{0});
  const std::array both{frame_of(12), *glance};
  wait_until_painted(both);
  ASSERT_NE(gallery_.find_stand_in(frame_of(12)), nullptr);
  EXPECT_FALSE(glance_of(thumbnail_of(12))) << "what is small is quick";
}

}  // namespace
}  // namespace lectern
