#include "report/rehearsal_report.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <utility>

#include "report/report_text.h"
#include "unit/report/report_support.h"

namespace lectern {
namespace {

std::string advice_of(const RehearsalReport& report) {
  std::string text;
  for (const ReportLine& line : report.advice) text += plain(line) + "\n";
  return text;
}

RehearsalReport latest(const std::vector<lectern::Run>& runs) {
  return report_of("Independence and security", runs, runs.size() - 1);
}

TEST(RehearsalReportTest, says_what_the_picture_says) {
  const RehearsalReport report = latest(sample_runs());
  EXPECT_EQ(report.title, "Rehearsal 3 of “Independence and security”");
  EXPECT_EQ(
      plain(report.summary),
      "16 September 2014, 19:05 · spoken 19:30, planned 18:20 (20:00 less 1:40 for questions) · 1:10 over, most of "
      "it on slides 4 and 6");
  const std::string text = report_as_text(report);
  EXPECT_EQ(text.substr(text.find("\n\n") + 2),
            "slide   spoken  planned  over     earlier          title\n"
            "    1     0:52     1:00  −0:08    1:00 0:57        Independence and security\n"
            "    2     1:58     1:50  +0:08    2:20 2:13        What the White Paper says\n"
            "    3     1:26     1:30  −0:04    1:42 1:36        Who would be outside\n"
            "    4     3:18     2:30  +0:48 !  3:45 3:18        Five defence priorities\n"
            "    5     2:06     2:00  +0:06    2:26 2:26        Two levels of impact\n"
            "    6     2:38     2:00  +0:38 !  3:02 2:54        Intelligence and five eyes\n"
            "    7     1:24     1:30  −0:06    1:33 1:30        Industry moves south\n"
            "    8     1:42     1:40  +0:02    1:57 1:51        What NATO would ask\n"
            "    9     2:11     2:00  +0:11    2:25 2:11        A decade to rebuild\n"
            "   10     1:55     2:20  −0:25    2:16 2:00        What to watch on the 18th\n"
            "total    19:30    18:20  +1:10\n\n"
            "Total by run: 22:26 → 20:56 → 19:30. You speak 110 words a minute (learnt from three runs).\n"
            "To reach 18:20: cut about 88 words from slide 4 and 70 from slide 6, or mark slide 7 optional (1:24).\n"
            "At half time (9:10) you should be on slide 6; you were still on slide 5.\n");
}

TEST(RehearsalReportTest, adds_up_to_the_second_whatever_the_times) {
  std::mt19937 chance(3);  // NOLINT(bugprone-random-generator-seed): the same runs each time
  for (int round = 0; round < 200; ++round) {
    std::vector<lectern::Run> runs = sample_runs();
    for (lectern::Run& run : runs) {
      for (Visit& visit : run.visits) visit.spoken = Moment{chance() % 300'000U};
      for (RunSlide& slide : run.slides) slide.planned = Moment{1 + chance() % 200'000U};
      run.target.reset();
    }
    const RehearsalReport report = latest(runs);
    int spoken = 0;
    int planned = 0;
    for (const ReportRow& row : report.rows) {
      spoken += row.spoken;
      planned += *row.planned;
    }
    EXPECT_EQ(spoken, report.spoken);
    EXPECT_EQ(planned, report.planned);
    EXPECT_EQ(report.spoken, (total_spoken(runs.back()).count() + 500) / 1000);
    EXPECT_EQ(report.totals.back().spoken, report.spoken);
  }
}

TEST(RehearsalReportTest, says_how_much_there_is_to_spare) {
  auto runs = sample_runs();
  runs.back().target = at("20:15");
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(advice_of(report).substr(advice_of(report).find('\n') + 1),
            "You have 0:45 to spare, about 83 words.\nAt half time (10:07) you were on slide 6, as planned.\n");
}

TEST(RehearsalReportTest, does_not_take_what_was_not_said_for_time_to_spare) {
  auto runs = sample_runs();
  runs.back().visits.pop_back();
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.expected(), 19 * 60 + 55);
  EXPECT_TRUE(plain(report.summary)
                  .ends_with("slide 10 not said, with it as planned 19:55: 1:35 over, most of it on slides 4 and 6"))
      << plain(report.summary);
  const std::string text = report_as_text(report);
  EXPECT_NE(text.find("   10 not said     2:20           2:16 2:00        What to watch on the 18th\n"
                      "total    17:35    18:20  +1:35\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Total by run: 22:26 → 20:56 → 17:35 (not all)."), std::string::npos) << text;
  EXPECT_NE(text.find("To reach 18:20: cut about "), std::string::npos) << text;
  EXPECT_NE(report_as_csv(report).find("10,\"What to watch on the 18th\",normal,140,0.000,,0,0.000,"),
            std::string::npos);
  runs.back().visits.resize(3);
  EXPECT_TRUE(plain(latest(runs).summary).ends_with("7 slides not said, with them as planned 18:16: 0:04 to spare"))
      << plain(latest(runs).summary);
}

TEST(RehearsalReportTest, says_of_each_total_whether_it_was_a_talk) {
  auto runs = sample_runs();
  runs.back().kind = RunKind::talk;
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.title, "Talk 1 of “Independence and security”");
  EXPECT_NE(advice_of(report).find("Total by run: 22:26 → 20:56 → 19:30 in a talk."), std::string::npos)
      << advice_of(report);
}

TEST(RehearsalReportTest, sets_runs_aside_that_were_flicked_through_and_says_so) {
  std::vector<lectern::Run> runs = sample_runs();
  for (Visit& visit : runs[1].visits) visit.spoken = Moment{1500};
  runs[2].visits[3].spoken = Moment{4000};
  runs[2].visits[4].spoken = Moment{5000};
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.remarks,
            (std::vector<std::string>{
                "slides 4 and 5 were passed faster than anybody speaks, which does not count for the next plan",
                "the rehearsal of 15 September 2014, 19:05 was flicked through and is not compared"}));
  EXPECT_EQ(report.totals.size(), 2U);
  EXPECT_EQ(report.rows[0].earlier, std::vector<Moment>{at("1:00")});
  for (Visit& visit : runs[2].visits) visit.spoken = Moment{900};
  EXPECT_EQ(latest(runs).remarks[0],
            "10 slides were passed faster than anybody speaks, which does not count for the next plan");
  EXPECT_EQ(latest(runs).totals.size(), 2U) << "the run that is reported is always there";
}

TEST(RehearsalReportTest, takes_the_first_slide_of_a_talk_as_planned) {
  std::vector<lectern::Run> runs = sample_runs();
  runs.back().kind = RunKind::talk;
  const int spoken = latest(runs).spoken;
  runs.back().visits.erase(runs.back().visits.begin());
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.spoken, spoken - 52);
  EXPECT_EQ(report.expected(), report.spoken + 60);
  EXPECT_TRUE(report.unsaid.empty());
  EXPECT_TRUE(plain(report.summary).contains("spoken 18:38, planned 18:20 (20:00 less 1:40 for questions) · 1:18 over"))
      << plain(report.summary);
  EXPECT_EQ(report.remarks, std::vector<std::string>{"slide 1 was on before the clock ran and is taken for 1:00 as "
                                                     "planned; T starts the clock there"});
  EXPECT_TRUE(report_as_text(report).contains("\n    1  unknown     1:00")) << report_as_text(report);
}

TEST(RehearsalReportTest, takes_an_optional_slide_that_was_not_said_for_left_out) {
  auto runs = sample_runs();
  for (lectern::Run& run : runs) run.slides.back().kind = PlanKind::optional;
  runs.back().visits.pop_back();
  const RehearsalReport report = latest(runs);
  EXPECT_TRUE(report.unsaid.empty());
  EXPECT_TRUE(plain(report.summary).ends_with(" · 0:45 to spare")) << plain(report.summary);
  EXPECT_NE(advice_of(report).find("Total by run: 22:26 → 20:56 → 17:35."), std::string::npos) << advice_of(report);
}

TEST(RehearsalReportTest, advises_on_time_where_the_notes_are_cues) {
  auto slides = sample_slides();
  for (SampleSlide& slide : slides) slide.words = 6;
  const RehearsalReport report = latest({sample_run(2, slides)});
  EXPECT_FALSE(report.rate);
  EXPECT_EQ(advice_of(report),
            "The first run took 19:30.\nTo reach 18:20: shorten slide 4 by 0:48 and slide 6 by 0:38, or mark slide 7 "
            "optional (1:24).\nAt half time (9:10) you should be on slide 6; you were still on slide 5.\n");
}

TEST(RehearsalReportTest, counts_characters_where_the_notes_have_no_words) {
  auto runs = sample_runs();
  for (lectern::Run& run : runs) {
    for (RunSlide& slide : run.slides) slide.characters = 2 * std::exchange(slide.words, 0);
  }
  const std::string advice = advice_of(latest(runs));
  EXPECT_NE(advice.find("You speak 221 characters a minute"), std::string::npos) << advice;
  EXPECT_NE(advice.find("cut about 177 characters from slide 4 and 140 from slide 6"), std::string::npos) << advice;
}

TEST(RehearsalReportTest, names_no_slide_for_a_few_seconds) {
  auto runs = sample_runs();
  runs.back().target = at("18:01");
  EXPECT_NE(advice_of(latest(runs)).find("To reach 18:01: cut about 94 words from slide 4 and 70 from slide 6"),
            std::string::npos)
      << advice_of(latest(runs));
}

TEST(RehearsalReportTest, prefers_slides_that_are_optional_already) {
  auto runs = sample_runs();
  for (lectern::Run& run : runs) run.slides[8].kind = PlanKind::optional;
  EXPECT_NE(advice_of(latest(runs)).find(", or skip slide 9, which is optional (2:11)."), std::string::npos);
  for (lectern::Run& run : runs) {
    run.slides[0].kind = run.slides[6].kind = PlanKind::optional;
    run.slides[8].kind = PlanKind::normal;
    run.target = at("17:20");
  }
  EXPECT_NE(advice_of(latest(runs)).find(", or skip slides 1 and 7, which are optional (2:16 together)."),
            std::string::npos)
      << advice_of(latest(runs));
}

TEST(RehearsalReportTest, finds_cuts_that_are_enough_even_where_no_slide_is_well_over) {
  auto runs = sample_runs();
  runs.back().target = at("15:00");
  for (RunSlide& slide : runs.back().slides) slide.planned = at("1:57");
  const RehearsalReport report = latest(runs);
  const std::string advice = advice_of(report);
  EXPECT_NE(advice.find("To reach 15:00: cut about "), std::string::npos) << advice;
}

TEST(RehearsalReportTest, follows_slides_through_edits_and_says_what_it_leaves_out) {
  auto runs = sample_runs();
  std::swap(runs.back().slides[0], runs.back().slides[4]);
  EXPECT_EQ(latest(runs).rows[4].earlier, (std::vector<Moment>{at("1:00"), at("0:57")}));
  for (RunSlide& slide : runs.front().slides)
    slide.identity = {slide.identity.fingerprint + 100, "other", "Other", sketch_of("nothing of this is left")};
  for (RunSlide& slide : runs.back().slides) slide.identity.sketch = sketch_of(slide.identity.title);
  for (RunSlide& slide : runs[1].slides) slide.identity.sketch = sketch_of(slide.identity.title);
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.rows[0].earlier.size(), 1U);
  EXPECT_EQ(report.remarks, std::vector<std::string>{
                                "1 earlier run of slides that are no longer in the deck is kept, but not compared"});
}

TEST(RehearsalReportTest, reports_a_run_of_nothing) {
  lectern::Run empty;
  const RehearsalReport report = latest({empty});
  EXPECT_EQ(
      report_as_text(report),
      "Rehearsal 1 of “Independence and security”\n1 January 1970, 0:00 · spoken 0:00\n\nNothing was said in this "
      "run.\n(this run was not ended by the speaker; all that was said is counted)\n");
}

TEST(RehearsalReportTest, reports_a_section_against_its_own_plan) {
  auto runs = sample_runs();
  lectern::Run section = sample_run(2, sample_slides());
  section.section = "Priorities";
  section.visits = {section.visits[3], section.visits[4]};
  for (std::size_t i = 0; i < section.slides.size(); ++i) {
    if (i != 3 && i != 4) section.slides[i].planned.reset();
  }
  runs.push_back(section);
  const RehearsalReport report = latest(runs);
  EXPECT_EQ(report.title, "Rehearsal 1 of “Priorities”");
  EXPECT_EQ(report.rows.size(), 2U);
  EXPECT_EQ(report.limit, 270);
  EXPECT_EQ(report.rows[0].earlier.size(), 3U) << "whole runs are earlier runs of a section's slides";
  EXPECT_EQ(report.totals.size(), 1U);
}

TEST(RehearsalReportTest, writes_a_table_for_spreadsheets) {
  auto runs = sample_runs();
  runs.back().slides[0].identity.title = "Quoted \"title\",\nin two lines";
  runs.back().visits[0].covered = Moment{1500};
  const std::string csv = report_as_csv(latest(runs));
  EXPECT_TRUE(csv.starts_with(
      "slide,title,kind,planned_seconds,spoken_seconds,over_seconds,visits,black_seconds,earlier_seconds\r\n"
      "1,\"Quoted \"\"title\"\", in two lines\",normal,60,52.000,-8,1,1.500,60.000 57.000\r\n"))
      << csv;
  EXPECT_TRUE(csv.ends_with("total,,,1100,1170.000,70,10,1.500,\r\n")) << csv;
}

TEST(RehearsalReportTest, dates_by_the_calendar_of_the_place) {
  EXPECT_EQ(date_words({1'410'890'700'000, 3600}), "16 September 2014, 19:05");
  EXPECT_EQ(date_words({1'410'890'700'000, 9 * 3600}), "17 September 2014, 3:05");
  EXPECT_EQ(date_words({0, 0}), "1 January 1970, 0:00");
}

}  // namespace
}  // namespace lectern
