#include "show/ink.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

SharedStroke stroke(std::vector<Point> points, InkKind kind = InkKind::pen) {
  return std::make_shared<const Stroke>(
      Stroke{.kind = kind, .colour = {216, 27, 60, 255}, .width = kPenWidth, .points = std::move(points)});
}

/// A book in which the first slide of the plan has as many strokes as asked for, one by one.
SharedInk drawn(const ShowPlan& plan, int strokes) {
  SharedInk ink;
  for (int i = 0; i < strokes; ++i) {
    Strokes all = strokes_on(ink, ink_key(plan, 0, 0));
    all.push_back(stroke({{10.0F * static_cast<float>(i), 0}, {10.0F * static_cast<float>(i), 100}}));
    ink = with_strokes(ink, ink_key(plan, 0, 0), plan.slides[0].anchor, std::move(all));
  }
  return ink;
}

TEST(Ink, undo_and_redo_walk_through_what_was_drawn) {
  const ShowPlan plan = plan_from("n n");
  const InkKey key = ink_key(plan, 0, 0);
  SharedInk ink = drawn(plan, 3);
  ink = with_undone(with_undone(ink, key), key);
  EXPECT_EQ(strokes_on(ink, key).size(), 1U);
  ink = with_redone(ink, key);
  EXPECT_EQ(strokes_on(ink, key).size(), 2U);
  ink = with_strokes(ink, key, "slide-0", {});
  EXPECT_EQ(strokes_on(with_redone(ink, key), key).size(), 0U) << "a new step ends what could be brought back";
  EXPECT_EQ(strokes_on(with_undone(ink, key), key).size(), 2U) << "clearing is a step too";
  for (int i = 0; i < 9; ++i) ink = with_undone(ink, key);
  EXPECT_EQ(strokes_on(ink, key).size(), 0U);
  EXPECT_TRUE(strokes_on(ink, ink_key(plan, 1, 0)).empty());
  EXPECT_EQ(with_undone(nullptr, key), nullptr);
}

TEST(Ink, a_copy_is_not_changed_by_what_is_drawn_later) {
  const ShowPlan plan = plan_from("n");
  const SharedInk before = drawn(plan, 1);
  const SharedInk later = with_strokes(before, ink_key(plan, 0, 0), "slide-0", {});
  EXPECT_EQ(strokes_on(before, ink_key(plan, 0, 0)).size(), 1U);
  EXPECT_TRUE(strokes_on(later, ink_key(plan, 0, 0)).empty());
}

TEST(Ink, the_eraser_takes_the_strokes_that_it_crosses) {
  const Strokes strokes{stroke({{0, 0}, {100, 0}}), stroke({{0, 50}, {100, 50}}), stroke({{300, 300}})};
  EXPECT_EQ(erased(strokes, {50, -20}, {50, 20}, 1).size(), 2U);
  EXPECT_EQ(erased(strokes, {50, -20}, {50, 80}, 1).size(), 1U);
  EXPECT_EQ(erased(strokes, {304, 300}, {304, 300}, 2).size(), 2U) << "a dot has the pen's width";
  EXPECT_EQ(erased(strokes, {200, 0}, {200, 200}, 10).size(), 3U);
}

TEST(Ink, stays_with_its_slide_while_the_deck_changes) {
  const ShowPlan plan = plan_from("n n n");
  const SharedInk ink = drawn(plan, 1);
  ShowPlan moved = plan;
  std::swap(moved.slides[0], moved.slides[2]);
  EXPECT_EQ(strokes_on(moved_to(ink, moved), ink_key(moved, 2, 0)).size(), 1U) << "known by its content";
  ShowPlan edited = plan;
  edited.slides[0].fingerprint = 77;
  EXPECT_EQ(strokes_on(moved_to(ink, edited), ink_key(edited, 0, 0)).size(), 1U) << "known by its anchor";
  ShowPlan without = plan;
  without.slides.erase(without.slides.begin());
  const SharedInk kept = moved_to(ink, without);
  EXPECT_TRUE(strokes_on(kept, ink_key(without, 0, 0)).empty());
  EXPECT_EQ(strokes_on(moved_to(kept, plan), ink_key(plan, 0, 0)).size(), 1U) << "back with its slide";
}

TEST(Ink, tells_slides_of_the_same_content_apart) {
  ShowPlan plan = plan_from("n n n");
  for (PlanSlide& slide : plan.slides) slide.fingerprint = 5;
  EXPECT_NE(ink_key(plan, 0, 0), ink_key(plan, 1, 0));
  EXPECT_EQ(ink_key(plan, 2, 1).copy, 2);
}

TEST(Ink, survives_being_written_and_read) {
  const ShowPlan plan = plan_from("n n");
  SharedInk ink = drawn(plan, 2);
  ink = with_strokes(ink, ink_key(plan, 1, 3), "with space and é",
                     {stroke({{1.257F, -2}, {1e4F, 3}}, InkKind::marker), stroke({{7, 8}})});
  const std::string text = write_ink(*ink);
  const auto read = read_ink(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(write_ink(*read), text);
  EXPECT_EQ(text,
            "ink 1\n"
            "page 1 0 0 slide-0\n"
            "pen #D81B3C 6.00 0.00 0.00 0.00 100.00\n"
            "pen #D81B3C 6.00 10.00 0.00 10.00 100.00\n"
            "page 2 0 3 with space and é\n"
            "marker #D81B3C 6.00 1.26 -2.00 10000.00 3.00\n"
            "pen #D81B3C 6.00 7.00 8.00\n");
  EXPECT_EQ(strokes_on(std::make_shared<InkBook>(*read), ink_key(plan, 1, 3)).size(), 2U);
}

TEST(Ink, text_that_is_no_ink_is_refused_whole) {
  for (const char* text :
       {"", "ink 2\n", "ink 1\npen #000000 6.00 1 2\n", "ink 1\npage x 0 0 a\n", "ink 1\npage 1 0\n",
        "ink 1\npage 1 0 0 a\npen #00000 6 1 2\n", "ink 1\npage 1 0 0 a\npen #000000 6 1\n",
        "ink 1\npage 1 0 0 a\npen #000000 6\n", "ink 1\npage 1 0 0 a\npen #000000 -6 1 2\n",
        "ink 1\npage 1 0 0 a\npen #000000 6 nan 2\n", "ink 1\npage 1 0 0 a\nbrush #000000 6 1 2\n"}) {
    EXPECT_FALSE(read_ink(text)) << text;
  }
  EXPECT_TRUE(read_ink("ink 1\n"));
}

TEST(Ink, a_book_laid_over_another_keeps_the_pages_and_strokes_of_both) {
  const ShowPlan plan = plan_from("n n");
  const auto below = with_strokes(with_strokes(nullptr, ink_key(plan, 0, 0), "slide-0", {stroke({{1, 1}})}),
                                  ink_key(plan, 1, 0), "slide-1", {stroke({{2, 2}})});
  const auto above = with_strokes(nullptr, ink_key(plan, 0, 0), "slide-0", {stroke({{3, 3}})});
  EXPECT_EQ(write_ink(*laid_over(below, above)),
            "ink 1\n"
            "page 1 0 0 slide-0\n"
            "pen #D81B3C 6.00 1.00 1.00\n"
            "pen #D81B3C 6.00 3.00 3.00\n"
            "page 2 0 0 slide-1\n"
            "pen #D81B3C 6.00 2.00 2.00\n");
  EXPECT_EQ(laid_over(nullptr, above), above);
  EXPECT_EQ(laid_over(below, nullptr)->pages.size(), 2U);
}

}  // namespace
}  // namespace lectern
