#include "present/view.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "present/console_parts.h"
#include "unit/show/talk.h"

namespace lectern {
namespace {

constexpr Size kWide{1920, 1080};

std::string text_of(const PixelRect& rect) {
  return fmt::format("{},{} {}x{}", rect.x, rect.y, rect.width, rect.height);
}

ViewInputs inputs_of(const Show& show, const ShowPlan& plan, PixelSize window = {1600, 1000}) {
  return {.show = show, .plan = plan, .window = window, .slide = kWide, .generation = 1};
}

TEST(View, the_room_check_shows_the_card_in_the_slides_place_and_no_notes) {
  const ShowPlan plan = plan_from("nnn");
  Show show = played(plan, {ToggleNotes{}, ToggleConsoleWindow{}, ToggleRoomCheck{}});
  ViewInputs inputs = inputs_of(show, plan);
  inputs.card_revision = 4;
  inputs.room = {1024, 768};
  const View view = view_of(inputs);
  const auto of_kind = [&](PictureKind kind) {
    return std::ranges::count(view.pictures, kind, [](const PlacedPicture& one) { return one.key.kind; });
  };
  EXPECT_EQ(of_kind(PictureKind::card), 1);
  EXPECT_EQ(of_kind(PictureKind::notes), 0);
  const PictureKey& key = view.pictures.front().key;
  EXPECT_EQ(key.slide, 4);
  // In the shape of the room's screen, as large as fits where the slide is.
  EXPECT_EQ(key.height, view.console.slide.height);
  EXPECT_NEAR(static_cast<double>(key.width) / key.height, 4.0 / 3, 0.01);
}

TEST(View, the_list_of_screens_has_a_row_for_each_and_keeps_inside_the_window) {
  for (const PixelSize window : {PixelSize{1024, 600}, {1600, 1000}, {3840, 2160}}) {
    for (const int screens : {1, 2, 5}) {
      const ScreenListLayout layout = screen_list_layout(window, screens);
      const PixelRect whole{0, 0, window.width, window.height};
      EXPECT_EQ(layout.box.meet(whole), layout.box);
      EXPECT_EQ(layout.rows.size(), static_cast<std::size_t>(screens));
      for (const ScreenRow& row : layout.rows) {
        EXPECT_EQ(row.rect.meet(layout.box), row.rect);
        EXPECT_EQ(row.slides.meet(row.rect), row.slides);
        EXPECT_EQ(row.console.meet(row.rect), row.console);
        EXPECT_TRUE(row.slides.meet(row.console).empty());
      }
    }
  }
}

TEST(View, the_slide_alone_fills_the_window_as_far_as_its_shape_allows) {
  EXPECT_EQ(text_of(console_layout({1920, 1080}, kWide, false).slide), "0,0 1920x1080");
  EXPECT_EQ(text_of(console_layout({1920, 1200}, kWide, false).slide), "0,60 1920x1080");
  EXPECT_EQ(text_of(console_layout({2000, 1080}, kWide, false).slide), "40,0 1920x1080");
  EXPECT_EQ(text_of(console_layout({1, 1}, kWide, false).slide), "0,0 1x1");
}

TEST(View, nothing_overlaps_beside_the_slide_at_any_size) {
  for (const PixelSize window : {PixelSize{320, 180},
                                 {640, 360},
                                 {1024, 600},
                                 {1280, 800},
                                 {1600, 1000},
                                 {1920, 1080},
                                 {2560, 1080},
                                 {3840, 2160},
                                 {900, 1400},
                                 {1080, 1920}}) {
    for (const bool filmstrip : {false, true}) {
      ConsoleLook look;
      look.filmstrip = filmstrip;
      const ConsoleLayout layout = console_layout(window, kWide, true, look);
      const PixelRect whole{0, 0, window.width, window.height};
      const std::vector<PixelRect> parts{layout.top_bar,     layout.bottom_bar, layout.slide,
                                         layout.slide_label, layout.preview,    layout.preview_label,
                                         layout.proposal,    layout.filmstrip,  layout.notes};
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (window.width >= 640) {
          EXPECT_EQ(text_of(parts[i].meet(whole)), text_of(parts[i].empty() ? parts[i].meet(whole) : parts[i]));
        }
        for (std::size_t j = i + 1; window.width >= 640 && j < parts.size(); ++j) {
          EXPECT_TRUE(parts[i].meet(parts[j]).empty())
              << window.width << " x " << window.height << ": " << text_of(parts[i]) << " and " << text_of(parts[j]);
        }
      }
    }
  }
}

TEST(View, notes_have_the_larger_half) {
  for (const PixelSize window : {PixelSize{1024, 600}, {1280, 800}, {1600, 1000}, {1920, 1080}, {3840, 2160}}) {
    EXPECT_GT(console_layout(window, kWide, true).notes.width * 2, window.width);
  }
  const ConsoleLayout small = console_layout({1024, 600}, kWide, true);
  EXPECT_GE(small.notes.width * small.notes.height * 2, 1024 * 600 * 9 / 10);
}

TEST(View, the_divider_gives_the_notes_the_share_that_it_is_dragged_to) {
  for (const int x : {420, 600, 800, 1100}) {
    ConsoleLook look;
    look.notes_share = notes_share_at({1600, 1000}, x);
    const ConsoleLayout layout = console_layout({1600, 1000}, kWide, true, look);
    EXPECT_TRUE(layout.divider.contains(x, 500)) << x;
    EXPECT_LE(layout.slide.right(), layout.divider.x);
    EXPECT_GE(layout.notes.x, layout.divider.right());
  }
  EXPECT_EQ(notes_share_at({1600, 1000}, -50), kNotesShareMost);
  EXPECT_EQ(notes_share_at({1600, 1000}, 5000), kNotesShareLeast);
}

TEST(View, the_filmstrip_keeps_the_shown_slide_in_sight_and_names_the_sections) {
  ShowPlan plan = plan_from("n n n n n n n n n n n n n n n n n n n n b b");
  plan.slides[3].is_section = true;
  for (std::size_t i = 3; i < 20; ++i) plan.slides[i].section = 1;
  const PixelRect strip{0, 800, 1600, 148};
  for (const int current : {0, 3, 12, 21}) {
    const TileLayout tiles = filmstrip_layout(strip, 1, kWide, plan, current);
    const auto tile = std::ranges::find(tiles.tiles, current, &Tile::slide);
    ASSERT_NE(tile, tiles.tiles.end());
    EXPECT_EQ(text_of(tile->rect.meet(strip)), text_of(tile->rect));
  }
  const TileLayout first = filmstrip_layout(strip, 1, kWide, plan, 0);
  ASSERT_EQ(first.headings.size(), 1U);
  EXPECT_EQ(first.headings[0].slide, 3);
  const TileLayout half = filmstrip_layout(strip, 1, kWide, plan, 10, 3.5F);
  ASSERT_EQ(half.headings.size(), 1U);
  EXPECT_LT(half.tiles.front().rect.x, strip.x);
  EXPECT_GT(half.headings[0].rect.x, strip.x) << "the name of a section whose slide is half out of sight";
  const TileLayout last = filmstrip_layout(strip, 1, kWide, plan, 21);
  ASSERT_EQ(last.headings.size(), 1U);
  EXPECT_EQ(last.headings[0].slide, kNoSlide) << "the backup slides have a heading of their own";
}

TEST(View, the_filmstrip_can_be_scrolled_from_end_to_end) {
  const ShowPlan plan = plan_from("n n n n n n n n n n n n n n n n n n n n b b");
  const PixelRect strip{0, 800, 1600, 148};
  const auto scrolled = [&](float left) { return filmstrip_layout(strip, 1, kWide, plan, 10, left); };
  EXPECT_EQ(scrolled(0).tiles.front().slide, 0);
  EXPECT_EQ(scrolled(4).tiles.front().rect.x, scrolled(0).tiles.front().rect.x) << "whole tiles";
  EXPECT_EQ(scrolled(4).tiles.front().slide, 4);
  EXPECT_FLOAT_EQ(scrolled(4).scrolled, 4);
  const TileLayout end = scrolled(1000);
  EXPECT_EQ(end.tiles.back().slide, 21);
  EXPECT_FLOAT_EQ(end.scrolled, end.most_scrolled);
  EXPECT_EQ(text_of(end.tiles.back().rect.meet(strip)), text_of(end.tiles.back().rect));
  const TileLayout middle = filmstrip_layout(strip, 1, kWide, plan, 10);
  EXPECT_EQ(text_of(scrolled(middle.scrolled).tiles.front().rect), text_of(middle.tiles.front().rect))
      << "scrolling begins where the strip stands";
}

TEST(View, a_search_keeps_the_chosen_answer_in_sight) {
  Finder finder;
  for (int i = 0; i < 60; ++i) finder.found.push_back({i, FoundIn::title});
  for (const PixelSize window : {PixelSize{640, 360}, {1024, 600}, {1600, 1000}, {3840, 2160}}) {
    for (const bool open : {false, true}) {
      const ConsoleLayout console = console_layout(window, kWide, open);
      for (const int cursor : {0, 1, 30, 59}) {
        finder.cursor = cursor;
        const FinderLayout layout = finder_layout(window, console, finder);
        EXPECT_LE(layout.first, cursor);
        EXPECT_GT(layout.first + static_cast<int>(layout.rows.size()), cursor);
        EXPECT_EQ(text_of(layout.box.meet({0, 0, window.width, window.height})), text_of(layout.box));
        for (const PixelRect& row : layout.rows) EXPECT_EQ(text_of(row.meet(layout.box)), text_of(row));
      }
    }
  }
}

TEST(View, the_overview_shows_every_slide_that_may_be_shown_and_keeps_the_cursor_in_sight) {
  const ShowPlan few = plan_from("n n h n b");
  const TileLayout grid = overview_layout({1600, 1000}, kWide, few, 0);
  std::string slides;
  for (const Tile& tile : grid.tiles) slides += fmt::format("{} ", tile.slide);
  EXPECT_EQ(slides, "0 1 3 4 ");
  ShowPlan many;
  many.slides.resize(500);
  for (const int cursor : {0, 3, 250, 499}) {
    const TileLayout layout = overview_layout({1600, 1000}, kWide, many, cursor);
    const auto tile = std::ranges::find(layout.tiles, cursor, &Tile::slide);
    ASSERT_NE(tile, layout.tiles.end()) << cursor;
    EXPECT_EQ(text_of(tile->rect.meet({0, 0, 1600, 1000})), text_of(tile->rect)) << cursor;
    EXPECT_LT(layout.tiles.size(), 100U);
  }
}

TEST(View, covers_and_freezing_decide_what_is_shown) {
  const ShowPlan plan = plan_from("n2 n");
  Show show = played(plan, {ToggleFreeze{}, Next{}, Next{}});
  ASSERT_EQ(view_of(inputs_of(show, plan)).pictures.size(), 1U);
  EXPECT_EQ(view_of(inputs_of(show, plan)).pictures[0].key.slide, 0);
  show = played(plan, {ToggleFreeze{}}, show);
  EXPECT_EQ(view_of(inputs_of(show, plan)).pictures[0].key.slide, 1);
  show = played(plan, {ToggleBlack{}}, show);
  EXPECT_TRUE(view_of(inputs_of(show, plan)).pictures.empty());
}

TEST(View, a_console_of_its_own_shows_the_speakers_slide_whatever_the_room_sees) {
  const ShowPlan plan = plan_from("n2 n n");
  Show show = start_show(plan);
  show.console_apart = true;
  show.notes_shown = true;
  const auto slides_in = [&](const Show& there) {
    std::string text;
    for (const PlacedPicture& picture : view_of(inputs_of(there, plan)).pictures) {
      if (picture.key.kind != PictureKind::slide) continue;
      constexpr const char* kLooks[] = {"plain", "dimmed", "expecting", "dimmed+expecting"};
      text +=
          fmt::format("{}.{} {}; ", picture.key.slide, picture.key.step, kLooks[static_cast<int>(picture.key.look)]);
    }
    return text;
  };
  EXPECT_EQ(slides_in(show), "0.0 dimmed+expecting; 1.0 dimmed; ") << "the steps to come show already";
  EXPECT_EQ(slides_in(played(plan, {ToggleBlack{}}, show)), "0.0 dimmed+expecting; 1.0 dimmed; ");
  EXPECT_EQ(slides_in(played(plan, {ToggleFreeze{}, NextSlide{}}, show)),
            "1.0 dimmed+expecting; 0.0 dimmed; 2.0 dimmed; ")
      << "what the room keeps stands in the corner";
  EXPECT_EQ(slides_in(played(plan, {ToggleConsoleLight{}}, show)), "0.0 expecting; 1.0 plain; ");
}

TEST(View, the_one_window_as_a_console_shows_the_speakers_slide_as_one_of_its_own_does) {
  const ShowPlan plan = plan_from("n2 n n");
  const auto slides_in = [&](const Show& there) {
    std::string text;
    for (const PlacedPicture& picture : view_of(inputs_of(there, plan)).pictures) {
      const bool is_dimmed = picture.key.look == SlideLook::dimmed || picture.key.look == SlideLook::dimmed_expecting;
      if (picture.key.kind == PictureKind::slide)
        text += fmt::format("{}.{}{} ", picture.key.slide, picture.key.step, is_dimmed ? " dimmed" : "");
    }
    return text;
  };
  const Show slide = played(plan, {ToggleFullScreen{}});
  const Show console = played(plan, {ToggleNotes{}, Accept{}}, slide);
  EXPECT_EQ(slides_in(slide), "0.0 ");
  EXPECT_EQ(slides_in(console), "0.0 dimmed 1.0 dimmed ");
  EXPECT_EQ(slides_in(played(plan, {ToggleBlack{}}, console)), "0.0 dimmed 1.0 dimmed ") << "named, not hidden";
  const Show frozen = played(plan, {ToggleFreeze{}, NextSlide{}}, console);
  EXPECT_EQ(slides_in(frozen), "1.0 dimmed 0.0 dimmed 2.0 dimmed ") << "what the room keeps stands in the corner";
  EXPECT_TRUE(view_of(inputs_of(frozen, plan)).inset);
  EXPECT_EQ(slides_in(played(plan, {ToggleNotes{}}, frozen)), "0.0 ") << "the slide alone is what the room sees";
  // Beside an editor the colours stay as they are.
  EXPECT_EQ(slides_in(played(plan, {ToggleNotes{}})), "0.0 0.1 ");
}

TEST(View, a_console_on_a_mirrored_screen_shows_what_the_room_sees_until_the_notes_are_agreed_to) {
  const ShowPlan plan = plan_from("n2 n n");
  const auto kinds = [&](const std::vector<Command>& commands) {
    Show show = played(plan, {ScreensChanged{ScreenState::separate, true, true, {}, {}}});
    show = played(plan, commands, show);
    std::string text;
    for (const PlacedPicture& picture : view_of(inputs_of(show, plan)).pictures)
      text += picture.key.kind == PictureKind::slide ? fmt::format("{}.{} ", picture.key.slide, picture.key.step)
                                                     : std::string("private ");
    return text;
  };
  EXPECT_EQ(kinds({ToggleNotes{}}), "0.0 ");
  EXPECT_EQ(kinds({ToggleHelp{}}), "0.0 ");
  EXPECT_EQ(kinds({ToggleFreeze{}, NextSlide{}, ToggleHelp{}}), "0.0 ");
  EXPECT_EQ(kinds({ToggleBlack{}, ToggleHelp{}}), "");
  EXPECT_EQ(kinds({ToggleNotes{}, Accept{}}), "0.0 private 1.0 ");
}

TEST(View, the_slide_alone_needs_no_picture_of_notes) {
  const ShowPlan plan = plan_from("n n");
  Show show = start_show(plan);
  for (const PlacedPicture& picture : view_of(inputs_of(show, plan)).pictures)
    EXPECT_EQ(picture.key.kind, PictureKind::slide);
  show.notes_shown = true;
  const auto pictures = view_of(inputs_of(show, plan)).pictures;
  EXPECT_TRUE(
      std::ranges::any_of(pictures, [](const PlacedPicture& one) { return one.key.kind == PictureKind::notes; }));
}

TEST(View, long_notes_are_placed_in_bands_that_meet) {
  const ShowPlan plan = plan_from("n");
  Show show = start_show(plan);
  show.notes_shown = true;
  show.notes_scroll_most = 9000;
  show.notes_scroll = 1900;
  ViewInputs inputs = inputs_of(show, plan);
  inputs.notes_extent = 9000;
  std::string bands;
  for (const PlacedPicture& picture : view_of(inputs).pictures) {
    if (picture.key.kind == PictureKind::notes)
      bands += fmt::format("{} at {}; ", picture.key.band, picture.y - picture.clip.y);
  }
  EXPECT_EQ(bands, "0 at -1900; 1 at 148; ");
}

TEST(View, wishes_begin_with_what_is_shown_and_what_the_next_key_shows) {
  const ShowPlan plan = plan_from("n2 n n n n n n n");
  const Show show = played(plan, {NextSlide{}, NextSlide{}});
  const WishList wishes = wishes_of(inputs_of(show, plan));
  std::string first;
  for (std::size_t i = 0; i < 3; ++i) first += fmt::format("{}.{} ", wishes.keys[i].slide, wishes.keys[i].step);
  EXPECT_EQ(first, "2.0 3.0 1.0 ");
  EXPECT_EQ(wishes.urgent, 3U);
  std::vector<PictureKey> sorted = wishes.keys;
  std::ranges::sort(sorted);
  EXPECT_EQ(std::ranges::adjacent_find(sorted), sorted.end());
}

TEST(View, a_console_that_stands_upright_has_all_of_its_parts_one_above_the_other) {
  const ConsoleLayout layout = console_layout({1080, 1920}, kWide, true);
  EXPECT_EQ(layout.scale, 1.125F);
  const std::vector<PixelRect> column{layout.top_bar,       layout.slide, layout.slide_label, layout.preview,
                                      layout.preview_label, layout.notes, layout.bottom_bar};
  for (std::size_t i = 1; i < column.size(); ++i) {
    EXPECT_FALSE(column[i].empty()) << i;
    EXPECT_GE(column[i].y, column[i - 1].bottom()) << text_of(column[i - 1]) << " above " << text_of(column[i]);
  }
  EXPECT_GE(layout.proposal.x, layout.preview.right());
  EXPECT_GT(layout.notes.height, 1920 / 3);
  EXPECT_TRUE(console_layout({400, 600}, kWide, true).preview.empty()) << "a low window keeps its room for the notes";
}

TEST(View, a_long_message_is_broken_near_its_middle) {
  const auto shown = [](std::string_view text) {
    const auto [first, second] = two_lines(text);
    return fmt::format("{}|{}", first, second);
  };
  EXPECT_EQ(shown("the disk is full; make room on it"), "the disk is full;|make room on it");
  EXPECT_EQ(shown("a verylongsecondword"), "a|verylongsecondword");
  EXPECT_EQ(shown("averylongfirstword b"), "averylongfirstword|b");
  EXPECT_EQ(shown("oneword"), "oneword|");
  EXPECT_EQ(shown("\u5C06\u6765 \u8A71"), "\u5C06\u6765|\u8A71");
  EXPECT_EQ(shown(""), "|");
}

TEST(View, a_deck_without_slides_has_a_view_and_no_wishes) {
  const ShowPlan plan;
  Show show = start_show(plan);
  show.notes_shown = true;
  EXPECT_TRUE(view_of(inputs_of(show, plan)).pictures.empty());
  EXPECT_TRUE(wishes_of(inputs_of(show, plan)).keys.empty());
}

}  // namespace
}  // namespace lectern
