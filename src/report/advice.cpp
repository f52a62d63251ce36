#include "report/advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/duration.h"

namespace lectern {
namespace {

using Style = ReportPart::Style;

/// Cuts are advised down to this: less is within what one run differs from the next by.
constexpr int kNotWorthACut = 10;
/// Of what is said on a slide no more than this share is advised to be cut.
constexpr double kMostOfSlide = 0.5;

/// Seconds for which no slide of its own is named.
constexpr int kTooLittle = 5;

/// A saving on one slide.
struct Saving {
  const ReportRow* row = nullptr;
  int seconds = 0;
};

/// First what slides are over their plan by, worst first, then, where that is not enough, a share of the longest ones.
std::vector<Saving> savings_for(const RehearsalReport& report, int needed) {
  std::vector<Saving> savings;
  std::vector<const ReportRow*> rows;
  for (const ReportRow& row : report.rows) {
    if (row.number > 0) rows.push_back(&row);
  }
  std::ranges::stable_sort(rows, std::greater{}, &ReportRow::over);
  int saved = 0;
  for (const ReportRow* row : rows) {
    if (saved + kTooLittle >= needed || row->over() <= 0 || savings.size() == 4) break;
    // What is well over is brought back to its plan; what is a little over only as far as needed.
    const int seconds = row->is_over ? row->over() : std::min(row->over(), needed - saved);
    savings.push_back({row, seconds});
    saved += seconds;
  }
  std::ranges::stable_sort(rows, std::greater{}, &ReportRow::spoken);
  for (const ReportRow* row : rows) {
    if (saved + kTooLittle >= needed || savings.size() >= 5) break;
    const auto known = std::ranges::find(savings, row, &Saving::row);
    const int already = known == savings.end() ? 0 : known->seconds;
    const int room = static_cast<int>(kMostOfSlide * row->spoken) - already;
    const int seconds = std::min(room, needed - saved);
    if (seconds <= 0) continue;
    if (known == savings.end()) {
      savings.push_back({row, seconds});
    } else {
      known->seconds += seconds;
    }
    saved += seconds;
  }
  if (saved < needed && !savings.empty())
    std::ranges::max_element(savings, {}, &Saving::seconds)->seconds += needed - saved;
  std::ranges::sort(savings, {}, [](const Saving& saving) { return saving.row->number; });
  return savings;
}

/// What a speaker's text is counted in, and how much of it goes into a minute.
struct Measure {
  const char* unit = "words";
  double per_minute = 0;
  int runs = 0;

  long in(int seconds) const { return std::max(1L, std::lround(seconds * per_minute / 60)); }
};

std::optional<Measure> measure_of(const Run& run, const RehearsalReport& report) {
  if (!report.rate) return std::nullopt;
  int words = 0;
  int characters = 0;
  for (const RunSlide& slide : run.slides) {
    words += slide.words;
    characters += slide.characters;
  }
  if (characters > words) return Measure{"characters", report.rate->characters_per_minute, report.rate->runs};
  return Measure{"words", report.rate->words_per_minute, report.rate->runs};
}

/// "cut about 94 words from slide 4 and 75 from slide 6", or the same in time where the notes are not what is said.
std::string saving_words(const std::vector<Saving>& savings, const std::optional<Measure>& rate) {
  std::string text = rate ? "cut about " : "shorten ";
  for (std::size_t i = 0; i < savings.size(); ++i) {
    if (i > 0) text += i + 1 == savings.size() ? " and " : ", ";
    const auto& [row, seconds] = savings[i];
    if (!rate) {
      text += fmt::format("slide {} by {}", row->number, format_duration(seconds));
      continue;
    }
    text += i == 0 ? fmt::format("{} {} from slide {}", rate->in(seconds), rate->unit, row->number)
                   : fmt::format("{} from slide {}", rate->in(seconds), row->number);
  }
  return text;
}

/// The row that would bring the talk home if it were left out: an optional one first, else the shortest that is long
/// enough, but neither the first nor the last.
const ReportRow* row_to_skip(const RehearsalReport& report, int needed) {
  const ReportRow* best = nullptr;
  const auto is_better = [&](const ReportRow& row) {
    if (best == nullptr) return true;
    const bool optional = row.kind == PlanKind::optional;
    if (optional != (best->kind == PlanKind::optional)) return optional;
    return row.spoken < best->spoken;
  };
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const ReportRow& row = report.rows[i];
    const bool optional = row.kind == PlanKind::optional;
    const bool at_an_end = i == 0 || i + 1 == report.rows.size();
    if (row.number == 0 || row.spoken < needed || (at_an_end && !optional)) continue;
    if (is_better(row)) best = &row;
  }
  return best;
}

/// All optional slides together, where none is enough alone.
std::vector<int> optional_slides(const RehearsalReport& report, int& sum) {
  std::vector<int> numbers;
  for (const ReportRow& row : report.rows) {
    if (row.kind != PlanKind::optional || row.spoken == 0) continue;
    numbers.push_back(row.number);
    sum += row.spoken;
  }
  return numbers;
}

void add_skip(ReportLine& line, const RehearsalReport& report, int needed) {
  int sum = 0;
  const std::vector<int> optional = optional_slides(report, sum);
  const ReportRow* row = row_to_skip(report, needed);
  if (row != nullptr && row->kind == PlanKind::optional) {
    line.push_back(
        {fmt::format(", or skip slide {}, which is optional ({})", row->number, format_duration(row->spoken)),
         Style::plain});
  } else if (optional.size() > 1 && sum >= needed) {
    line.push_back(
        {fmt::format(", or skip {}, which are optional ({} together)", slide_list(optional), format_duration(sum)),
         Style::plain});
  } else if (row != nullptr) {
    line.push_back({fmt::format(", or mark slide {} ", row->number), Style::plain});
    line.push_back({"optional", Style::code});
    line.push_back({fmt::format(" ({})", format_duration(row->spoken)), Style::plain});
  }
}

std::string total_words(const RunTotal& total) {
  return format_duration(total.spoken) + (total.is_talk ? " in a talk" : "") + (total.is_whole ? "" : " (not all)");
}

ReportLine line_on_runs(const Run& run, const RehearsalReport& report) {
  ReportLine line;
  if (report.totals.size() > 1) {
    std::string before = "Total by run: ";
    for (std::size_t i = 0; i + 1 < report.totals.size(); ++i) before += total_words(report.totals[i]) + " → ";
    line = {{before, Style::plain}, {total_words(report.totals.back()), Style::strong}, {".", Style::plain}};
  } else {
    line = {{run.kind == RunKind::talk ? "The talk took " : "The first run took ", Style::plain},
            {format_duration(report.spoken), Style::strong},
            {".", Style::plain}};
  }
  if (const auto rate = measure_of(run, report)) {
    line.push_back({fmt::format(" You speak {:.0f} {} a minute (learnt from {} {}).", rate->per_minute, rate->unit,
                                number_word(rate->runs), rate->runs == 1 ? "run" : "runs"),
                    Style::plain});
  }
  return line;
}

std::optional<ReportLine> line_on_cuts(const Run& run, const RehearsalReport& report) {
  if (!report.limit) return std::nullopt;
  const std::optional<Measure> rate = measure_of(run, report);
  const int needed = report.expected() - *report.limit;
  const bool is_whole = report.unsaid.empty();
  if (needed < -kNotWorthACut) {
    std::string text =
        fmt::format("{} {} to spare", is_whole ? "You have" : "With what was not said as planned you have",
                    format_duration(-needed));
    if (rate) text += fmt::format(", about {} {}", rate->in(-needed), rate->unit);
    return ReportLine{{text + ".", Style::plain}};
  }
  if (needed < kNotWorthACut) {
    const std::string_view prefix = is_whole ? "The talk fits" : "With what was not said as planned the talk fits";
    return ReportLine{{fmt::format("{} its time: nothing need be cut.", prefix), Style::plain}};
  }
  const std::vector<Saving> savings = savings_for(report, needed);
  if (savings.empty()) return std::nullopt;
  ReportLine line{
      {fmt::format("To reach {}: {}", format_duration(*report.limit), saving_words(savings, rate)), Style::plain}};
  add_skip(line, report, needed);
  line.push_back({".", Style::plain});
  return line;
}

/// The number of the slide that was on when so much had been spoken.
std::optional<int> slide_at(const Run& run, Moment spoken) {
  Moment passed{0};
  std::optional<int> at;
  for (const Visit& visit : run.visits) {
    if (visit.spoken <= Moment{0} || visit.slide < 0 || visit.slide >= static_cast<int>(run.slides.size())) continue;
    at = visit.slide;
    passed += visit.spoken;
    if (passed > spoken) break;
  }
  return at;
}

/// The slide that the plan has on at that time, fitted to the run's length.
std::optional<int> slide_planned_at(const Run& run, Moment spoken) {
  Moment passed{0};
  for (std::size_t i = 0; i < run.slides.size(); ++i) {
    passed += run.slides[i].planned.value_or(Moment{0});
    if (passed > spoken) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<ReportLine> line_on_half_time(const Run& run, const RehearsalReport& report) {
  // A run that ended before half time says nothing about it.
  if (!report.limit || report.rows.size() < 4 || report.spoken * 2 <= *report.limit) return std::nullopt;
  const Moment half = Moment{std::int64_t{*report.limit} * 500};
  const auto due = slide_planned_at(run, half);
  const auto was = slide_at(run, half);
  if (!due || !was) return std::nullopt;
  const auto number = [&](int slide) { return run.slides[static_cast<std::size_t>(slide)].number; };
  if (number(*due) == 0 || number(*was) == 0) return std::nullopt;
  const std::string time = format_duration(*report.limit / 2);
  if (*due == *was)
    return ReportLine{
        {fmt::format("At half time ({}) you were on slide {}, as planned.", time, number(*due)), Style::plain}};
  const bool behind = *was < *due;
  return ReportLine{{fmt::format("At half time ({}) you should be on slide {}; you were {} on slide {}.", time,
                                 number(*due), behind ? "still" : "already", number(*was)),
                     Style::plain}};
}

}  // namespace

std::vector<ReportLine> advice_on(const Run& run, const RehearsalReport& report) {
  if (report.rows.empty()) return {{{"Nothing was said in this run.", Style::plain}}};
  std::vector<ReportLine> lines{line_on_runs(run, report)};
  if (auto cuts = line_on_cuts(run, report)) lines.push_back(std::move(*cuts));
  if (auto half = line_on_half_time(run, report)) lines.push_back(std::move(*half));
  return lines;
}

std::string slide_list(const std::vector<int>& numbers) {
  std::string text = numbers.size() == 1 ? "slide " : "slides ";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) text += i + 1 == numbers.size() ? " and " : ", ";
    text += std::to_string(numbers[i]);
  }
  return text;
}

}  // namespace lectern
