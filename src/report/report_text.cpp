#include "report/report_text.h"

#include <fmt/format.h>

#include "base/duration.h"
#include "base/words.h"

namespace lectern {
namespace {

std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(line, c < U' ' || c == U'\u2028' || c == U'\u2029' ? U' ' : c);
  }
  return line;
}

std::string signed_time(int seconds) {
  return seconds == 0 ? "" : (seconds > 0 ? "+" : "") + format_duration(seconds);
}

std::string earlier_times(const ReportRow& row) {
  // The last three: a line of a terminal has no room for more.
  std::string text;
  const std::size_t first = row.earlier.size() > 3 ? row.earlier.size() - 3 : 0;
  for (std::size_t i = first; i < row.earlier.size(); ++i)
    text += (text.empty() ? "" : " ") + format_duration(static_cast<int>((row.earlier[i].count() + 500) / 1000));
  return text;
}

std::string table_line(std::string_view number, std::string_view spoken, std::string_view planned,
                       std::string_view over, std::string_view earlier, std::string_view title) {
  std::string line = fmt::format("{:>5} {:>8} {:>8}  {:<8} {:<16} {}", number, spoken, planned, over, earlier, title);
  line.resize(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string quoted(std::string_view text) {
  std::string field = "\"";
  for (const char c : on_one_line(text)) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + "\"";
}

std::string exact_seconds(Moment time) {
  return fmt::format("{}.{:03}", time.count() / 1000, time.count() % 1000);
}

}  // namespace

std::string report_as_text(const RehearsalReport& report) {
  std::string text = fmt::format("{}\n{}\n\n", on_one_line(report.title), plain(report.summary));
  if (!report.rows.empty()) {
    text += table_line("slide", "spoken", "planned", "over", "earlier", "title");
    int planned = 0;
    int over = 0;
    for (const ReportRow& row : report.rows) {
      planned += row.planned.value_or(0);
      over += row.over();
      text += table_line(row.number > 0 ? std::to_string(row.number) : "-",
                         row.was_said() ? format_duration(row.spoken) : row.without_time(),
                         row.planned ? format_duration(*row.planned) : "",
                         row.planned ? signed_time(row.over()) + (row.is_over ? " !" : "") : "", earlier_times(row),
                         row.title.empty() ? "(no title)" : on_one_line(row.title));
    }
    text += table_line("total", format_duration(report.spoken), format_duration(planned), signed_time(over), "", "");
    text += "\n";
  }
  for (const ReportLine& line : report.advice) text += plain(line) + "\n";
  for (const std::string& remark : report.remarks) text += fmt::format("({})\n", remark);
  return text;
}

std::string report_as_csv(const RehearsalReport& report) {
  std::string text =
      "slide,title,kind,planned_seconds,spoken_seconds,over_seconds,visits,black_seconds,earlier_seconds\r\n";
  constexpr std::string_view kKinds[] = {"normal", "optional", "backup", "hidden"};
  int planned = 0;
  int over = 0;
  int visits = 0;
  Moment spoken{0};
  Moment covered{0};
  for (const ReportRow& row : report.rows) {
    std::string earlier;
    for (const Moment time : row.earlier) earlier += (earlier.empty() ? "" : " ") + exact_seconds(time);
    text += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", row.number > 0 ? std::to_string(row.number) : "",
                        quoted(row.title), kKinds[static_cast<std::size_t>(row.kind)],
                        row.planned ? std::to_string(*row.planned) : "", exact_seconds(row.spoken_exactly),
                        row.planned && row.was_said() ? std::to_string(row.over()) : "", row.visits,
                        exact_seconds(row.covered), earlier);
    planned += row.planned.value_or(0);
    over += row.over();
    visits += row.visits;
    spoken += row.spoken_exactly;
    covered += row.covered;
  }
  return text + fmt::format("total,,,{},{},{},{},{},\r\n", planned, exact_seconds(spoken), over, visits,
                            exact_seconds(covered));
}

}  // namespace lectern
