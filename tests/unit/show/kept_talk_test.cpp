#include "show/kept_talk.h"

#include <gtest/gtest.h>

#include "show/resume.h"
#include "unit/show/talk.h"

namespace lectern {
namespace {

ShowPlan plan_of_five() {
  return plan_from("n n3/2 o n o b");
}

LeftTalk read_back(const std::string& kept, const ShowPlan& plan) {
  LeftTalk left;
  read_kept(kept, plan, left);
  return left;
}

Show busy_show() {
  Show show = start_show(plan_of_five());
  show.full_screen = true;
  show.look = {.notes_share = 0.6F, .filmstrip = true, .light = true};
  show.before_clock = 1;
  show.cuts = {4, 2};
  show.bookmarks = {.marks = {{1, 1, 1}, {5, 0, 0}}, .came_from = Place{3, 0, 0}};
  show.questions = QuestionTime{.back = {1, 0, 2}, .clock = started({}, Moment{5}), .talk_ran = true};
  return show;
}

TEST(KeptTalk, comes_back_as_it_was) {
  const ShowPlan plan = plan_of_five();
  const Show show = busy_show();
  const LeftTalk left = read_back(write_kept(show, plan), plan);
  EXPECT_TRUE(left.full_screen);
  EXPECT_EQ(left.look, show.look);
  EXPECT_EQ(left.cuts, show.cuts);
  EXPECT_EQ(left.before_clock, 1);
  EXPECT_EQ(left.bookmarks, show.bookmarks);
  ASSERT_TRUE(left.questions);
  EXPECT_EQ(text_of(left.questions->back), "1.0.2");
  EXPECT_TRUE(left.questions->talk_ran);
  EXPECT_EQ(read_back(write_kept(start_show(plan), plan), plan), LeftTalk{});
}

TEST(KeptTalk, is_text_that_a_person_can_read) {
  EXPECT_EQ(write_kept(busy_show(), plan_of_five()),
            "talk 1\nfull-screen\nlight\nfilmstrip\ndivider 0.6000\npages 2 3 2\n"
            "cut 5 4 0 0 slide-4\ncut 3 2 0 0 slide-2\n"
            "mark 2 1 1 1 slide-1\nmark 6 5 0 0 slide-5\nfrom 4 3 0 0 slide-3\nbefore 2 1 0 0 slide-1\nran-questions 2 "
            "1 0 2 slide-1\n");
}

TEST(KeptTalk, follows_slides_that_moved_and_drops_what_is_gone) {
  const std::string kept = write_kept(busy_show(), plan_of_five());
  // The second slide went to the front and was reworded; the third is gone, the fifth is no longer optional.
  ShowPlan edited = plan_from("n3/2 n n n b");
  const std::vector<int> before{1, 0, 3, 4, 5};
  for (std::size_t i = 0; i < before.size(); ++i) {
    edited.slides[i].fingerprint = static_cast<std::uint64_t>(before[i]) + 1;
    edited.slides[i].anchor = fmt::format("slide-{}", before[i]);
  }
  edited.slides[0].fingerprint = 99;
  const LeftTalk left = read_back(kept, edited);
  EXPECT_TRUE(left.cuts.empty());
  ASSERT_EQ(left.bookmarks.marks.size(), 2U);
  EXPECT_EQ(text_of(left.bookmarks.marks[0]), "0.1.1");
  EXPECT_EQ(text_of(left.bookmarks.marks[1]), "4.0.0");
  const ShowPlan other = plan_from("n n");
  const LeftTalk of_another = read_back("talk 1\nmark 77 0 0 0 gone\ncut 78 1 0 0 \n", other);
  EXPECT_TRUE(of_another.bookmarks.marks.empty() && of_another.cuts.empty());
}

TEST(KeptTalk, knows_the_pages_of_slides_that_are_not_laid_out_yet) {
  const std::string kept = write_kept(busy_show(), plan_of_five());
  ShowPlan read = plan_of_five();
  for (PlanSlide& slide : read.slides) slide.laid_out = false;
  read.slides[1].steps = {3};
  EXPECT_EQ(text_of(found_again(read, 2, "", {1, 1, 1})), "1.0.2");
  const ShowPlan known = with_kept_pages(read, kept);
  EXPECT_EQ(text_of(found_again(known, 2, "", {1, 1, 1})), "1.1.1");
  // What is laid out, or was changed, knows better.
  read.slides[1].laid_out = true;
  EXPECT_EQ(with_kept_pages(read, kept).slides[1].steps, std::vector<int>{3});
  read.slides[1].laid_out = false;
  read.slides[1].fingerprint = 99;
  EXPECT_EQ(with_kept_pages(read, kept).slides[1].steps, std::vector<int>{3});
}

TEST(KeptTalk, takes_another_look_and_keeps_the_rest) {
  const ShowPlan plan = plan_of_five();
  const std::string kept = write_kept(busy_show(), plan);
  const LeftTalk before = read_back(kept, plan);
  const ConsoleLook look{.notes_share = 0.5F, .filmstrip = false, .light = true};
  LeftTalk after = read_back(with_look(kept, look), plan);
  EXPECT_EQ(after.look, look);
  after.look = before.look;
  EXPECT_EQ(after, before);
  // What another version wrote between the lines stays, and a text of nothing becomes one.
  EXPECT_EQ(with_look("talk 1\nlight\nsomething else\n", {}), "talk 1\nsomething else\n");
  EXPECT_EQ(with_look("", look), "talk 1\nlight\ndivider 0.5000\n");
}

TEST(KeptTalk, passes_over_what_it_does_not_know) {
  const ShowPlan plan = plan_of_five();
  for (const char* kept : {"", "talk 2\nlight\n", "\x01", "talk 1", "talk 1\n\n\nsomething else\n",
                           "talk 1\ndivider\ndivider 9\ndivider nan\n",
                           "talk 1\nmark\nmark x\nmark 1 1\nmark 1 -5 0\ncut 1 99999999999 0 0 \n",
                           "talk 1\npages\npages z 1\npages 2 0\npages 2 -1\n"}) {
    EXPECT_EQ(read_back(kept, plan), LeftTalk{}) << kept;
    ShowPlan read = plan;
    for (PlanSlide& slide : read.slides) slide.laid_out = false;
    EXPECT_EQ(with_kept_pages(read, kept).slides[1].steps, plan.slides[1].steps) << kept;
  }
}

}  // namespace
}  // namespace lectern
