#pragma once
// What a run says about the talk: a row for each slide, the sums, and advice in words. Pure. All times that are shown
// are whole seconds, and the rows add up to the sums.

#include <optional>
#include <string>
#include <vector>

#include "show/run.h"
#include "show/talk_times.h"

namespace lectern {

/// A stretch of a line in one style; lines are lists of them, so that every form can show them its own way.
struct ReportPart {
  enum class Style { plain, strong, alarm, code };
  std::string text;
  Style style = Style::plain;
};
using ReportLine = std::vector<ReportPart>;

/// The line without its styles.
std::string plain(const ReportLine& line);

struct ReportRow {
  int slide = 0;   ///< index into the run's slides
  int number = 0;  ///< as printed; 0 where none is
  std::string title;
  PlanKind kind = PlanKind::normal;
  int spoken = 0;              ///< seconds
  std::optional<int> planned;  ///< seconds
  bool is_over = false;        ///< by so much that it matters
  bool before_clock = false;   ///< a talk's first slide, which was on before the clock ran
  Moment spoken_exactly{0};
  Moment covered{0};
  int visits = 0;
  std::vector<Moment> earlier;  ///< what it took in earlier runs, oldest first

  bool was_said() const { return spoken_exactly > Moment{0}; }
  /// Instead of a time where there is none.
  const char* without_time() const { return before_clock ? "unknown" : "not said"; }
  /// Nothing for a slide that was not said.
  int over() const { return planned && was_said() ? spoken - *planned : 0; }
};

struct RunTotal {
  std::int64_t id = 0;
  std::string name;
  int spoken = 0;
  bool is_whole = true;  ///< every slide that is neither optional nor backup was said
  bool is_talk = false;  ///< a talk that was given, not a rehearsal
};

struct RehearsalReport {
  std::int64_t run = 0;
  std::string title;            ///< "Rehearsal 3 of “Independence and security”"
  ReportLine summary;           ///< date, spoken, planned, over or below
  std::vector<ReportRow> rows;  ///< slides that were planned or spoken on, in the deck's order
  int spoken = 0;               ///< the sum of the rows
  std::optional<int> planned;   ///< the sum of the rows' plans
  std::vector<int> unsaid;      ///< numbers of slides that should have been said; an optional one may be left out
  int unsaid_planned = 0;    ///< the sum of their plans, and of a talk's first slide that was on before the clock ran
  std::optional<int> limit;  ///< what the speaker was to take: the slot less its reserve, else the plan
  std::vector<RunTotal> totals;  ///< of runs up to this one, oldest first, the last few; none that was flicked through
  std::optional<SpeakingRate> rate;
  std::vector<ReportLine> advice;    ///< sentences; each a paragraph
  std::vector<std::string> remarks;  ///< what the numbers leave out, such as runs of slides that are gone

  /// What the whole would take, the slides that were not said being as planned.
  int expected() const { return spoken + unsaid_planned; }
};

/// Reports `runs[chosen]`; the ones before it are the earlier ones. `runs` is oldest first. Slides of earlier runs are
/// matched by content. `number`: which run of its kind it is, where `runs` begins later than the first of all.
RehearsalReport report_of(const std::string& deck_title, const std::vector<Run>& runs, std::size_t chosen,
                          std::optional<int> number = std::nullopt);

/// "16 September 2014, 19:05", by the calendar of the place where it was noted.
std::string date_words(const CalendarTime& time);

/// "one", "two" ... "ten", then figures.
std::string number_word(int number);

}  // namespace lectern
