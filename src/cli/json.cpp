#include "cli/json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

#include "base/words.h"
#include "layout/layout_slide.h"

namespace lectern {
namespace {

using Json = nlohmann::ordered_json;

Json diagnostics_as_json(const Briefing& briefing, const Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const auto& [file, at, diagnostic] : located(briefing, diagnostics)) {
    list.push_back({{"severity", name_of(diagnostic.severity)},
                    {"code", diagnostic.code},
                    {"file", file},
                    {"line", at.line},
                    {"column", at.column},
                    {"message", diagnostic.message},
                    {"hint", diagnostic.hint}});
  }
  return list;
}

Json source_name(const SlideTime& time) {
  if (time.expected == Moment{0}) return nullptr;
  return time.is_rehearsed ? "rehearsals" : "notes";
}

Json seconds_or_null(const std::optional<Moment>& time) {
  return time ? Json((time->count() + 500) / 1000) : Json(nullptr);
}

Json timing_as_json(const Timing& timing) {
  return {{"expected_seconds", (timing.times.expected.count() + 500) / 1000},
          {"slot_seconds", seconds_or_null(timing.times.slot)},
          {"reserve_seconds", timing.times.reserve.count() / 1000},
          {"target_seconds", seconds_or_null(timing.times.target)},
          {"words_per_minute", std::round(timing.times.rate.words_per_minute * 10) / 10},
          {"runs", timing.runs}};
}

// Text from a deck may hold bytes that are not UTF-8; they become U+FFFD.
std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string check_as_json(const Briefing& briefing, const CompiledDeck& deck) {
  return printed({{"file", briefing.file_name},
                  {"errors", count_of(briefing, deck.diagnostics, Severity::error)},
                  {"warnings", count_of(briefing, deck.diagnostics, Severity::warning)},
                  {"diagnostics", diagnostics_as_json(briefing, deck.diagnostics)}});
}

std::string outline_as_json(const Briefing& briefing, const CompiledDeck& deck, const Timing& timing) {
  const std::vector<int> expected = expected_seconds(timing.times);
  const LineMap lines(briefing.source.text());
  Json slides = Json::array();
  for (std::size_t i = 0; i < briefing.deck.slides.size(); ++i) {
    const Slide& slide = briefing.deck.slides[i];
    Json row = {{"index", i + 1},
                {"title", slide.title.text},
                {"line", lines.position(slide.source.begin).line},
                {"layout", name_of(layout_of(slide))},
                {"kind", name_of(slide.kind)},
                {"pages", deck.slides[i].page_steps.size()},
                {"steps", slide.step_count},
                {"notes_words", spoken_words(text_of(slide.notes))},
                {"planned_seconds", nullptr}};
    if (slide.planned_seconds) row["planned_seconds"] = *slide.planned_seconds;
    row["expected_seconds"] = expected[i];
    row["expected_from"] = source_name(timing.times.slides[i]);
    slides.push_back(std::move(row));
  }
  return printed({{"title", briefing.deck.meta.title.text},
                  {"dialect", briefing.deck.dialect},
                  {"dialect_reason", briefing.deck.dialect_reason},
                  {"slides", std::move(slides)},
                  {"diagnostics", diagnostics_as_json(briefing, deck.diagnostics)},
                  {"timing", timing_as_json(timing)}});
}

}  // namespace lectern
