#include "cli/report_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace lectern {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json ms_or_null(const std::optional<Moment>& time) {
  return time ? Json(time->count()) : Json(nullptr);
}

const char* kind_name(PlanKind kind) {
  switch (kind) {
    case PlanKind::normal:
      return "normal";
    case PlanKind::optional:
      return "optional";
    case PlanKind::backup:
      return "backup";
    case PlanKind::hidden:
      return "hidden";
  }
  return "normal";
}

Json rows_as_json(const RehearsalReport& report) {
  Json rows = Json::array();
  for (const ReportRow& row : report.rows) {
    Json earlier = Json::array();
    for (const Moment time : row.earlier) earlier.push_back(time.count());
    rows.push_back({{"number", row.number},
                    {"title", row.title},
                    {"kind", kind_name(row.kind)},
                    {"planned_seconds", or_null(row.planned)},
                    {"spoken_seconds", row.spoken},
                    {"spoken_ms", row.spoken_exactly.count()},
                    {"black_ms", row.covered.count()},
                    {"visits", row.visits},
                    {"said", row.was_said()},
                    {"over", row.is_over},
                    {"earlier_ms", std::move(earlier)}});
  }
  return rows;
}

Json visits_as_json(const Run& run) {
  Json visits = Json::array();
  for (const Visit& visit : run.visits) {
    visits.push_back({{"slide", visit.slide + 1},
                      {"page", visit.page + 1},
                      {"step", visit.step + 1},
                      {"begin_ms", visit.begin.count()},
                      {"spoken_ms", visit.spoken.count()},
                      {"black_ms", visit.covered.count()}});
  }
  return visits;
}

Json summary_as_json(std::int64_t id, RunKind kind, const CalendarTime& began, const std::string& name,
                     const std::string& section, bool finished) {
  return {{"run", id},
          {"kind", kind == RunKind::talk ? "talk" : "rehearsal"},
          {"began_unix_ms", began.unix_ms},
          {"utc_offset_seconds", began.utc_offset_seconds},
          {"name", name},
          {"section", section},
          {"ended", finished}};
}

// Titles may hold bytes that are not UTF-8; they become U+FFFD.
std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string report_as_json(const RehearsalReport& report, const Run& run) {
  Json json = summary_as_json(run.id, run.kind, run.began, run.name, run.section, run.finished);
  json["title"] = report.title;
  json["spoken_seconds"] = report.spoken;
  json["planned_seconds"] = or_null(report.planned);
  json["target_seconds"] = or_null(report.limit);
  json["expected_seconds"] = report.expected();
  json["slot_ms"] = ms_or_null(run.slot);
  json["reserve_ms"] = run.reserve.count();
  json["words_per_minute"] = report.rate ? Json(std::round(report.rate->words_per_minute * 10) / 10) : Json(nullptr);
  json["slides"] = rows_as_json(report);
  json["advice"] = Json::array();
  for (const ReportLine& line : report.advice) json["advice"].push_back(plain(line));
  json["remarks"] = report.remarks;
  json["visits"] = visits_as_json(run);
  return printed(json);
}

std::string runs_as_json(const std::vector<RunSummary>& runs) {
  Json list = Json::array();
  for (const RunSummary& run : runs) {
    Json json = summary_as_json(run.id, run.kind, run.began, run.name, run.section, run.finished);
    json["spoken_ms"] = run.spoken.count();
    json["target_ms"] = ms_or_null(run.target);
    json["slides"] = run.slides;
    json["visits"] = run.visits;
    list.push_back(std::move(json));
  }
  return printed(list);
}

}  // namespace lectern
