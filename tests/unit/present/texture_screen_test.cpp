#include "present/texture_screen.h"

#include <SDL.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "present/pixel_window.h"

namespace lectern {
namespace {

constexpr PixelSize kSize{320, 180};

/// What the driver does from now on, and what was asked of it.
struct Driver {
  int updates_that_fail = 0;   ///< the next ones
  bool textures_fail = false;  ///< none can be made
  bool only_software_draws = false;
  bool no_renderer = false;
  std::string asked = {};  ///< R: any renderer, S: the software renderer, T: a texture
};
Driver driver;

RendererCalls calls() {
  return {.create_renderer =
              [](SDL_Window* window, int index, std::uint32_t flags) {
                driver.asked += flags == SDL_RENDERER_SOFTWARE ? 'S' : 'R';
                if (flags == SDL_RENDERER_SOFTWARE) driver.only_software_draws = false;
                // There is no other one where these tests run.
                return driver.no_renderer ? nullptr : SDL_CreateRenderer(window, index, SDL_RENDERER_SOFTWARE);
              },
          .create_texture =
              [](SDL_Renderer* renderer, std::uint32_t format, int access, int width, int height) {
                driver.asked += 'T';
                return driver.textures_fail ? nullptr : SDL_CreateTexture(renderer, format, access, width, height);
              },
          .update =
              [](SDL_Texture* texture, const SDL_Rect* part, const void* pixels, int pitch) {
                if (driver.only_software_draws || driver.updates_that_fail-- > 0) return SDL_SetError("context lost");
                return SDL_UpdateTexture(texture, part, pixels, pitch);
              }};
}

/// A window that no screen shows.
class TextureScreenTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    ASSERT_EQ(SDL_Init(SDL_INIT_VIDEO), 0) << SDL_GetError();
  }
  static void TearDownTestSuite() { SDL_Quit(); }
  void SetUp() override { driver = {}; }

  static std::vector<std::uint32_t> frame(std::uint32_t colour) {
    return std::vector<std::uint32_t>(static_cast<std::size_t>(kSize.width * kSize.height), colour);
  }
  /// The pixel in the window's middle.
  static std::uint32_t shown(SDL_Window* window) {
    std::uint32_t pixel = 0;
    const SDL_Rect middle{kSize.width / 2, kSize.height / 2, 1, 1};
    SDL_RenderReadPixels(SDL_GetRenderer(window), &middle, SDL_PIXELFORMAT_ARGB8888, &pixel, 4);
    return pixel & 0xFFFFFF;
  }
};

struct WindowCloser {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

class Screen {
 public:
  Screen() : window_(SDL_CreateWindow("", 0, 0, kSize.width, kSize.height, 0)) {
    auto opened = TextureScreen::open(window_.get(), calls());
    if (opened) screen_ = std::move(*opened);
  }
  TextureScreen& operator*() { return *screen_; }
  TextureScreen* operator->() { return &*screen_; }
  SDL_Window* window() { return window_.get(); }

 private:
  std::unique_ptr<SDL_Window, WindowCloser> window_;
  std::optional<TextureScreen> screen_;
};

TEST_F(TextureScreenTest, what_fails_is_made_again_until_the_frame_is_there) {
  struct Row {
    std::string_view what;
    Driver driver;
    std::string_view asked;
  };
  for (const Row& row : {
           Row{"nothing fails", {}, ""},
           Row{"the texture is lost", {.updates_that_fail = 1}, "T"},
           Row{"the renderer is lost", {.updates_that_fail = 2}, "TRT"},
           Row{"the graphics card is lost", {.only_software_draws = true}, "TRTST"},
       }) {
    Screen screen;
    ASSERT_TRUE(screen->show(frame(0x102030).data(), kSize)) << row.what;
    driver = row.driver;
    EXPECT_TRUE(screen->show(frame(0x405060).data(), kSize)) << row.what;
    EXPECT_EQ(driver.asked, row.asked) << row.what;
    EXPECT_EQ(shown(screen.window()), 0x405060U) << row.what;
    driver = {};
    EXPECT_TRUE(screen->show(frame(0x708090).data(), kSize)) << row.what;
    EXPECT_EQ(driver.asked, "") << row.what;
    EXPECT_EQ(shown(screen.window()), 0x708090U) << row.what;
  }
}

TEST_F(TextureScreenTest, a_lost_texture_is_made_again_with_the_next_frame) {
  Screen screen;
  ASSERT_TRUE(screen->show(frame(0x102030).data(), kSize));
  driver = {};
  screen->forget_texture();
  EXPECT_TRUE(screen->show(frame(0x405060).data(), kSize));
  EXPECT_EQ(driver.asked, "T");
  EXPECT_EQ(shown(screen.window()), 0x405060U);
}

TEST_F(TextureScreenTest, a_driver_that_comes_back_draws_again) {
  Screen screen;
  ASSERT_TRUE(screen->show(frame(0x102030).data(), kSize));
  driver = {.updates_that_fail = 1, .textures_fail = true};
  const auto failed = screen->show(frame(0x405060).data(), kSize);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message.find("the window cannot be drawn in"), 0U);
  driver = {.textures_fail = true, .no_renderer = true};
  EXPECT_FALSE(screen->show(frame(0x405060).data(), kSize));
  driver = {};
  EXPECT_TRUE(screen->show(frame(0x405060).data(), kSize));
  EXPECT_EQ(shown(screen.window()), 0x405060U);
}

TEST_F(TextureScreenTest, a_window_without_any_renderer_is_not_opened) {
  driver.no_renderer = true;
  EXPECT_FALSE(PixelWindow::open({.title = {}, .size = kSize, .screen = {}, .calls = calls()}));
}

TEST_F(TextureScreenTest, a_window_tells_of_a_frame_that_it_could_not_show_and_opens_again) {
  auto window = PixelWindow::open({.title = "A title", .size = kSize, .screen = {}, .calls = calls()});
  ASSERT_TRUE(window);
  const auto fill = [&](std::uint32_t colour) {
    const auto canvas = (*window)->canvas();
    ASSERT_TRUE(canvas);
    std::fill_n(canvas->pixels, canvas->size.width * canvas->size.height, colour);
    (*window)->present();
  };
  fill(0x102030);
  EXPECT_FALSE((*window)->failure());
  driver = {.updates_that_fail = 9, .no_renderer = true};
  fill(0x405060);
  EXPECT_TRUE((*window)->failure());
  EXPECT_FALSE((*window)->open_again());
  driver = {};
  ASSERT_TRUE((*window)->open_again());
  EXPECT_FALSE((*window)->failure());
  fill(0x708090);
  EXPECT_EQ(shown((*window)->handle()), 0x708090U);
  EXPECT_STREQ(SDL_GetWindowTitle((*window)->handle()), "A title");
}

}  // namespace
}  // namespace lectern
