#include "report/rehearsal_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/duration.h"
#include "report/advice.h"
#include "show/pace.h"

namespace lectern {
namespace {

constexpr std::size_t kEarlierRuns = 10;  // dots in a row
constexpr std::size_t kTotalsShown = 5;

/// Nothing where the slide has no plan.
Moment planned_of(const RunSlide& slide) {
  return std::max(Moment{0}, slide.planned.value_or(Moment{0}));
}

bool is_planned(const RunSlide& slide) {
  return planned_of(slide) > Moment{0};
}

std::vector<ReportRow> rows_of(const Run& run) {
  const std::vector<Moment> spoken = spoken_by_slide(run);
  std::vector<ReportRow> rows;
  for (std::size_t i = 0; i < run.slides.size(); ++i) {
    const RunSlide& slide = run.slides[i];
    if (!is_planned(slide) && spoken[i] == Moment{0}) continue;
    ReportRow row;
    row.slide = static_cast<int>(i);
    row.number = slide.number;
    row.title = slide.identity.title;
    row.kind = slide.kind;
    row.spoken_exactly = spoken[i];
    row.is_over = is_planned(slide) && is_over(spoken[i], planned_of(slide));
    row.before_clock = is_before_clock(run, i);
    rows.push_back(std::move(row));
  }
  for (const Visit& visit : run.visits) {
    const auto row = std::ranges::find(rows, visit.slide, &ReportRow::slide);
    if (row == rows.end()) continue;
    row->covered += visit.covered;
    row->visits += visit.spoken > Moment{0} ? 1 : 0;
  }
  return rows;
}

/// Whole seconds whose sums are the rounded sums.
void round_rows(const Run& run, RehearsalReport& report) {
  std::vector<Moment> spoken;
  std::vector<Moment> planned;
  for (const ReportRow& row : report.rows) {
    const RunSlide& slide = run.slides[static_cast<std::size_t>(row.slide)];
    spoken.push_back(row.spoken_exactly);
    planned.push_back(planned_of(slide));
  }
  const std::vector<int> spoken_seconds = whole_seconds(spoken);
  const std::vector<int> planned_seconds = whole_seconds(planned);
  int planned_sum = 0;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    ReportRow& row = report.rows[i];
    row.spoken = spoken_seconds[i];
    report.spoken += row.spoken;
    if (planned[i] <= Moment{0}) continue;
    row.planned = planned_seconds[i];
    planned_sum += planned_seconds[i];
    if (row.before_clock) report.unsaid_planned += planned_seconds[i];
    if (row.was_said() || !must_be_said(run, static_cast<std::size_t>(row.slide))) continue;
    report.unsaid.push_back(row.number);
    report.unsaid_planned += planned_seconds[i];
  }
  if (planned_sum > 0) report.planned = planned_sum;
  // A section has the sum of its slides for a limit.
  const bool has_target = run.target && run.section.empty();
  report.limit = has_target ? std::optional(static_cast<int>((run.target->count() + 500) / 1000)) : report.planned;
}

/// Adds what each slide took in earlier runs; gives how many of those runs have none of today's slides.
int add_earlier(const std::vector<Run>& runs, std::size_t chosen, std::vector<ReportRow>& rows) {
  const std::vector<SlideIdentity> slides = identities_of(runs[chosen]);
  int unmatched = 0;
  for (std::size_t i = chosen > kEarlierRuns ? chosen - kEarlierRuns : 0; i < chosen; ++i) {
    const std::vector<int> matches = same_slides(identities_of(runs[i]), slides);
    const std::vector<Moment> spoken = spoken_by_slide(runs[i]);
    bool any = false;
    for (std::size_t k = 0; k < matches.size(); ++k) {
      const auto row = std::ranges::find(rows, matches[k], &ReportRow::slide);
      if (matches[k] == kNotThere || row == rows.end() || spoken[k] == Moment{0}) continue;
      any = true;
      if (!was_passed(runs[i].slides[k], spoken[k])) row->earlier.push_back(spoken[k]);
    }
    unmatched += any ? 0 : 1;
  }
  return unmatched;
}

std::vector<RunTotal> totals_of(const std::vector<Run>& runs, std::size_t chosen) {
  std::vector<RunTotal> totals;
  for (std::size_t i = 0; i <= chosen; ++i) {
    if (runs[i].section != runs[chosen].section || (i != chosen && was_flicked_through(runs[i]))) continue;
    const auto spoken = static_cast<int>((total_spoken(runs[i]).count() + 500) / 1000);
    totals.push_back({runs[i].id, runs[i].name, spoken, said_all(runs[i]), runs[i].kind == RunKind::talk});
  }
  if (totals.size() > kTotalsShown) totals.erase(totals.begin(), totals.end() - kTotalsShown);
  return totals;
}

/// "Rehearsal 3 of “Title”", "Talk of ...": counted among those of its kind.
std::string title_of(const std::string& deck_title, const std::vector<Run>& runs, std::size_t chosen,
                     std::optional<int> number) {
  const Run& run = runs[chosen];
  int counted = 0;
  for (std::size_t i = 0; i <= chosen; ++i)
    counted += runs[i].kind == run.kind && runs[i].section == run.section ? 1 : 0;
  const int count = number.value_or(counted);
  const char* kind = run.kind == RunKind::talk ? "Talk" : "Rehearsal";
  std::string title = fmt::format("{} {} of “{}”", kind, count, run.section.empty() ? deck_title : run.section);
  if (!run.name.empty()) title += fmt::format(": {}", run.name);
  return title;
}

/// The rows that are well over, else those that make up most of what the run is over by: "slides 4 and 6". Nothing
/// where it is spread over more than three.
std::string where_over(const std::vector<ReportRow>& rows, int over) {
  std::vector<const ReportRow*> worst;
  for (const ReportRow& row : rows) {
    if (row.over() > 0 && row.number > 0) worst.push_back(&row);
  }
  std::ranges::stable_sort(worst, std::greater{}, &ReportRow::over);
  std::vector<int> numbers;
  int sum = 0;
  for (const ReportRow* row : worst) {
    if ((sum * 2 > over && !row->is_over) || numbers.size() == 3) break;
    sum += row->over();
    numbers.push_back(row->number);
  }
  if (sum * 2 <= over || numbers.empty()) return {};
  std::ranges::sort(numbers);
  return slide_list(numbers);
}

ReportLine summary_of(const Run& run, const RehearsalReport& report) {
  using Style = ReportPart::Style;
  ReportLine line{{fmt::format("{} · spoken {}", date_words(run.began), format_duration(report.spoken)), Style::plain}};
  if (!report.limit) return line;
  const int planned = report.planned.value_or(*report.limit);
  line.push_back({fmt::format(", planned {}", format_duration(planned)), Style::plain});
  if (planned != *report.limit) line.push_back({fmt::format(" of {}", format_duration(*report.limit)), Style::plain});
  const bool is_whole = report.unsaid.empty();
  if (is_whole && run.slot && run.reserve > Moment{0} && run.section.empty()) {
    // Printed so that the difference is the limit to the second.
    const int reserve = static_cast<int>((run.reserve.count() + 500) / 1000);
    line.push_back(
        {fmt::format(" ({} less {} for questions)", format_duration(*report.limit + reserve), format_duration(reserve)),
         Style::plain});
  }
  const int over = report.expected() - *report.limit;
  line.push_back({" · ", Style::plain});
  if (!is_whole) {
    const bool few = report.unsaid.size() <= 3;
    line.push_back({fmt::format("{} not said, with {} as planned {}: ",
                                few ? slide_list(report.unsaid) : fmt::format("{} slides", report.unsaid.size()),
                                report.unsaid.size() == 1 ? "it" : "them", format_duration(report.expected())),
                    Style::plain});
  }
  if (over > 0) {
    line.push_back({format_duration(over) + " over", Style::alarm});
    const std::string where = where_over(report.rows, over);
    if (!where.empty()) line.push_back({", most of it on " + where, Style::plain});
  } else if (over < 0) {
    line.push_back({format_duration(-over) + " to spare", Style::strong});
  } else {
    line.push_back({"to the second", Style::plain});
  }
  return line;
}

/// What of this run, and which of the runs before it, is left out where runs are compared and the next talk is planned.
std::vector<std::string> set_aside(const std::vector<Run>& runs, std::size_t chosen, const RehearsalReport& report) {
  std::vector<std::string> remarks;
  std::vector<int> passed;
  for (const ReportRow& row : report.rows) {
    const RunSlide& slide = runs[chosen].slides[static_cast<std::size_t>(row.slide)];
    if (row.was_said() && row.number > 0 && was_passed(slide, row.spoken_exactly)) passed.push_back(row.number);
  }
  constexpr std::size_t kNamed = 5;
  if (!passed.empty()) {
    remarks.push_back(fmt::format("{} passed faster than anybody speaks, which does not count for the next plan",
                                  passed.size() == 1       ? slide_list(passed) + " was"
                                  : passed.size() > kNamed ? fmt::format("{} slides were", passed.size())
                                                           : slide_list(passed) + " were"));
  }
  for (std::size_t i = chosen > kEarlierRuns ? chosen - kEarlierRuns : 0; i < chosen; ++i) {
    if (!was_flicked_through(runs[i]) || runs[i].section != runs[chosen].section) continue;
    const char* kind = runs[i].kind == RunKind::talk ? "talk" : "rehearsal";
    remarks.push_back(
        fmt::format("the {} of {} was flicked through and is not compared", kind, date_words(runs[i].began)));
  }
  return remarks;
}

}  // namespace

RehearsalReport report_of(const std::string& deck_title, const std::vector<Run>& runs, std::size_t chosen,
                          std::optional<int> number) {
  const Run& run = runs[chosen];
  RehearsalReport report;
  report.run = run.id;
  report.title = title_of(deck_title, runs, chosen, number);
  report.rows = rows_of(run);
  round_rows(run, report);
  const int unmatched = add_earlier(runs, chosen, report.rows);
  report.totals = totals_of(runs, chosen);
  report.rate = learnt_rate({runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(chosen) + 1});
  report.summary = summary_of(run, report);
  report.advice = advice_on(run, report);
  for (const ReportRow& row : report.rows) {
    if (row.before_clock)
      report.remarks.push_back(
          fmt::format("slide {} was on before the clock ran and is taken for {} as planned; T starts the clock there",
                      row.number, format_duration(row.planned.value_or(0))));
  }
  std::ranges::move(set_aside(runs, chosen, report), std::back_inserter(report.remarks));
  if (unmatched > 0) {
    report.remarks.push_back(fmt::format("{} of slides that are no longer in the deck {} kept, but not compared",
                                         unmatched == 1 ? "1 earlier run" : fmt::format("{} earlier runs", unmatched),
                                         unmatched == 1 ? "is" : "are"));
  }
  if (!run.finished) report.remarks.emplace_back("this run was not ended by the speaker; all that was said is counted");
  return report;
}

std::string plain(const ReportLine& line) {
  std::string text;
  for (const ReportPart& part : line) text += part.text;
  return text;
}

std::string date_words(const CalendarTime& time) {
  constexpr std::array<const char*, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::sys_seconds moment{std::chrono::seconds{time.unix_ms / 1000 + time.utc_offset_seconds}};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date{day};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(moment - day).count();
  return fmt::format("{} {} {}, {}:{:02}", static_cast<unsigned>(date.day()),
                     kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()), minutes / 60,
                     minutes % 60);
}

std::string number_word(int number) {
  constexpr std::array<const char*, 11> kWords{"no",  "one",   "two",   "three", "four", "five",
                                               "six", "seven", "eight", "nine",  "ten"};
  return number >= 0 && number <= 10 ? kWords.at(static_cast<std::size_t>(number)) : std::to_string(number);
}

}  // namespace lectern
