#include "present/run_recorder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "present/history.h"
#include "present/section_plan.h"
#include "unit/files/temporary_folder.h"
#include "unit/present/slide_called.h"

namespace lectern {
namespace {

ShowPlan plan_called(std::initializer_list<const char*> titles) {
  ShowPlan plan;
  for (const char* title : titles) plan.slides.push_back(slide_called(title));
  for (std::size_t i = 0; i < plan.slides.size(); ++i) plan.slides[i].number = static_cast<int>(i) + 1;
  return plan;
}

class RunRecorderTest : public testing::Test {
 protected:
  std::shared_ptr<StateStore> store() const {
    auto opened = StateStore::open(folder_ / "lectern.db");
    EXPECT_TRUE(opened.has_value());
    return opened ? std::shared_ptr<StateStore>(std::move(*opened)) : nullptr;
  }

  std::shared_ptr<KeptStore> kept_store() const { return std::make_shared<KeptStore>(folder_ / "lectern.db"); }

  RunRecorder recorder(const ShowPlan& plan) const {
    RunStart start;
    start.store = kept_store();
    start.deck = {"/talk.md", "Talk", {}};
    for (const PlanSlide& slide : plan.slides) start.deck.slides.push_back(identity_of(slide));
    start.times = talk_times(plan);
    return {std::move(start), plan};
  }

  /// "title:spoken" for each visit that is in the database.
  std::string kept() const {
    const auto open = store();
    const auto latest = open->latest_runs(1).value();
    std::string text;
    if (latest.empty()) return text;
    for (const Visit& visit : latest.front().visits) {
      text += (text.empty() ? "" : " ") + latest.front().slides[static_cast<std::size_t>(visit.slide)].identity.title +
              ":" + std::to_string(visit.spoken.count());
    }
    return text;
  }

  Show at_slide(int slide, Moment now) const {
    Show show;
    show.place.slide = slide;
    show.clock = started({}, now);
    return show;
  }

  TemporaryFolder folder_;
};

TEST_F(RunRecorderTest, saves_each_visit_before_the_next_begins_and_the_open_one_now_and_then) {
  const ShowPlan plan = plan_called({"a", "b", "c"});
  RunRecorder recorder = this->recorder(plan);
  Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  EXPECT_EQ(kept(), "a:0");
  recorder.note(show, recorder.next_note().value());
  EXPECT_EQ(kept(), "a:2000");
  show.place.slide = 1;
  recorder.note(show, Moment{2500});
  EXPECT_EQ(kept(), "a:2500 b:0");
  show.place.slide = 0;
  recorder.note(show, Moment{3000});
  recorder.finish(show, Moment{3200});
  EXPECT_EQ(kept(), "a:2500 b:500 a:200");
  EXPECT_TRUE(recorder.is_saved());
  EXPECT_TRUE(store()->latest_runs(1).value().front().finished);
}

TEST_F(RunRecorderTest, goes_on_after_a_crash_with_the_deck_edited_meanwhile) {
  {
    RunRecorder recorder = this->recorder(plan_called({"a", "b", "c"}));
    EXPECT_FALSE(recorder.take_up(plan_called({"a", "b", "c"}), Moment{0}));
    Show show = at_slide(0, Moment{0});
    recorder.note(show, Moment{0});
    show.place.slide = 1;
    recorder.note(show, Moment{700});
    recorder.note(show, Moment{900});
  }
  const ShowPlan edited = plan_called({"new", "a", "b"});
  RunRecorder recorder = this->recorder(edited);
  const auto left = recorder.take_up(edited, Moment{50'000});
  ASSERT_TRUE(left);
  EXPECT_EQ(left->spoken, Moment{900});
  EXPECT_EQ(left->place.slide, 2);
  Show show = at_slide(2, Moment{50'000});
  recorder.note(show, Moment{50'000});
  show.place.slide = 0;
  recorder.note(show, Moment{50'100});
  recorder.finish(show, Moment{50'400});
  EXPECT_EQ(kept(), "a:700 b:200 b:100 new:300");
  EXPECT_EQ(store()->latest_runs(9).value().size(), 1U);
}

TEST_F(RunRecorderTest, leaves_no_visits_of_starts_that_broke_off_before_a_word) {
  const ShowPlan plan = plan_called({"a", "b"});
  Show show = at_slide(0, Moment{0});
  for (int crash = 0; crash < 3; ++crash) {
    RunRecorder recorder = this->recorder(plan);
    (void)recorder.take_up(plan, Moment{0});
    recorder.note(show, Moment{0});
    if (crash == 0) {
      recorder.note(show, Moment{100});
      show.place.slide = 1;
      recorder.note(show, Moment{100});
      show.clock.running_since.reset();
    }
  }
  EXPECT_EQ(kept(), "a:100 b:0");
}

TEST_F(RunRecorderTest, keeps_a_talk_once_enough_was_said_with_all_that_came_before) {
  const ShowPlan plan = plan_called({"a", "b"});
  RunStart start;
  start.store = kept_store();
  start.deck = {"/talk.md", "Talk", identities_of(plan)};
  start.kind = RunKind::talk;
  start.least = Moment{1000};
  RunRecorder recorder(std::move(start), plan);
  Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  show.place.slide = 1;
  recorder.note(show, Moment{900});
  EXPECT_EQ(kept(), "");
  recorder.note(show, Moment{1000});
  EXPECT_EQ(kept(), "a:900 b:100");
  recorder.finish(show, Moment{1200});
  const auto runs = store()->latest_runs(1).value();
  EXPECT_EQ(runs.front().kind, RunKind::talk);
  EXPECT_TRUE(runs.front().finished);
}

TEST_F(RunRecorderTest, follows_the_deck_when_it_is_read_again) {
  RunRecorder recorder = this->recorder(plan_called({"a", "b"}));
  Show show = at_slide(1, Moment{0});
  recorder.note(show, Moment{0});
  recorder.follow(plan_called({"new", "a", "b"}));
  show.place.slide = 2;
  recorder.note(show, Moment{400});
  show.place.slide = 0;
  recorder.note(show, Moment{600});
  recorder.finish(show, Moment{900});
  EXPECT_EQ(kept(), "b:600 new:300") << "the slide that stayed is one visit";
}

TEST_F(RunRecorderTest, begins_another_run_when_the_clock_is_set_back) {
  RunRecorder recorder = this->recorder(plan_called({"a", "b"}));
  Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  show.clock = {};
  recorder.note(show, Moment{500});
  EXPECT_EQ(kept(), "a:500");
  show.clock = started({}, Moment{800});
  recorder.note(show, Moment{800});
  recorder.finish(show, Moment{1000});
  EXPECT_EQ(kept(), "a:200");
  EXPECT_EQ(store()->latest_runs(9).value().size(), 2U);
}

TEST_F(RunRecorderTest, writes_all_of_it_into_a_new_database_when_the_old_one_is_deleted) {
  const ShowPlan plan = plan_called({"a", "b"});
  RunRecorder recorder = this->recorder(plan);
  Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  show.clock = {};
  recorder.note(show, Moment{500});
  show.clock = started({}, Moment{800});
  recorder.note(show, Moment{800});
  show.place.slide = 1;
  recorder.note(show, Moment{1000});
  for (const char* file : {"lectern.db", "lectern.db-wal", "lectern.db-shm"}) std::filesystem::remove(folder_ / file);
  recorder.note(show, Moment{1300});
  EXPECT_EQ(kept(), "a:200 b:300");
  EXPECT_EQ(store()->latest_runs(9).value().size(), 2U) << "the run that was ended before is there again too";
  EXPECT_EQ(recorder.take_word().value_or(""),
            "the state database was deleted or replaced: " + (folder_ / "lectern.db") +
                "; everything of this talk goes into a new one");
  EXPECT_FALSE(recorder.take_word()) << "told once";
  recorder.finish(show, Moment{1400});
  EXPECT_TRUE(recorder.is_saved());
  EXPECT_EQ(store()->latest_runs(9).value().size(), 2U);
}

TEST_F(RunRecorderTest, keeps_a_damaged_database_aside_and_loses_no_visit) {
  const ShowPlan plan = plan_called({"a", "b"});
  RunRecorder recorder = this->recorder(plan);
  Show show = at_slide(0, Moment{0});
  for (int i = 0; i < 40; ++i) {
    show.place.slide = i % 2;
    recorder.note(show, Moment{i * 100});
  }
  {
    // In place, as a disk that fails does it; and the log as well.
    for (const char* name : {"lectern.db", "lectern.db-wal"}) {
      std::fstream file(folder_ / name, std::ios::in | std::ios::out | std::ios::binary);
      file << std::string(9000, '\xA5');
    }
  }
  show.place.slide = 0;
  recorder.note(show, Moment{4000});
  EXPECT_TRUE(std::filesystem::exists(folder_ / "lectern-damaged-1.db"));
  EXPECT_TRUE(recorder.take_word().value_or("").starts_with("the state database was damaged: "));
  const auto runs = store()->latest_runs(9).value();
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs.front().visits.size(), 41U);
  EXPECT_EQ(runs.front().visits[7].spoken, Moment{100});
}

TEST_F(RunRecorderTest, begins_to_save_when_a_database_is_to_be_had) {
  const ShowPlan plan = plan_called({"a", "b"});
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "lectern.db").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  RunRecorder recorder = this->recorder(plan);
  Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  EXPECT_EQ(recorder.take_word().value_or(""),
            "the state database is in use by another program: " + (folder_ / "lectern.db") +
                "; what you say is kept in memory until it can be saved");
  EXPECT_FALSE(recorder.is_saved());
  sqlite3_close(other);
  show.place.slide = 1;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  do {
    recorder.note(show, Moment{700});
  } while (kept().empty() && std::chrono::steady_clock::now() < end);
  EXPECT_EQ(kept(), "a:700 b:0");
  EXPECT_EQ(recorder.take_word().value_or(""), "the rehearsal is being saved again; nothing is lost");
}

TEST_F(RunRecorderTest, leaves_no_run_where_nothing_was_said) {
  RunRecorder recorder = this->recorder(plan_called({"a"}));
  recorder.note(Show{}, Moment{0});
  recorder.finish(Show{}, Moment{100});
  EXPECT_TRUE(store()->latest_runs(9).value().empty());
  EXPECT_TRUE(recorder.is_saved());
}

TEST_F(RunRecorderTest, knows_how_much_of_a_slides_plan_is_spoken) {
  RunRecorder recorder = this->recorder(plan_called({"a", "b"}));
  const Show show = at_slide(0, Moment{0});
  recorder.note(show, Moment{0});
  EXPECT_FLOAT_EQ(recorder.share_of_plan(show, Moment{2500}).value(), 0.25F);
  EXPECT_FLOAT_EQ(recorder.share_of_plan(show, Moment{60'000}).value(), 1);
}

TEST(SectionPlanTest, finds_a_section_by_number_title_or_beginning) {
  ShowPlan plan;
  plan.slides = {slide_called("Opening"), slide_called("Defence", 1, true), slide_called("Ships", 1),
                 slide_called("Defences at home", 2, true), slide_called("Walls", 2)};
  EXPECT_EQ(find_section(plan, "1").value(), "Defence");
  EXPECT_EQ(find_section(plan, "defence").value(), "Defence");
  EXPECT_EQ(find_section(plan, "Defences").value(), "Defences at home");
  EXPECT_EQ(find_section(plan, "def").error().message, "several sections begin with def");
  EXPECT_EQ(find_section(plan, "3").error().hint, "they are: 1 Defence, 2 Defences at home");
  EXPECT_EQ(find_section(plan_called({"a"}), "1").error().message, "the deck has no sections");

  const ShowPlan limited = limited_to_section(plan, "Defence");
  std::string shown;
  for (int i = 0; i < 5; ++i) shown += may_show(limited, i) ? '1' : '0';
  EXPECT_EQ(shown, "01100");
  EXPECT_TRUE(may_show(limited_to_section(plan, "gone"), 0));
}

}  // namespace
}  // namespace lectern
