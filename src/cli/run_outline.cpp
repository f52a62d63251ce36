#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/duration.h"
#include "base/words.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/json.h"
#include "cli/open_deck.h"
#include "cli/timing.h"
#include "deck/slide_name.h"
#include "export/compile_deck.h"
#include "layout/layout_slide.h"
#include "present/slide_load.h"

namespace lectern {
namespace {

std::string how_it_was_read(const Deck& deck) {
  const auto with_reason = [](const std::string& what, const std::string& why) {
    return why.empty() ? what : fmt::format("{} ({})", what, why);
  };
  std::string text;
  if (!deck.meta.title.empty()) text += fmt::format("{}\n", deck.meta.title.text);
  text += fmt::format("dialect: {}\n", with_reason(deck.dialect, deck.dialect_reason));
  text += fmt::format("slides split by: {}\n", with_reason(deck.split, deck.split_reason));
  return text;
}

// Backup slides are planned for questions and so are not part of the talk's time.
std::string planned_time(const Deck& deck) {
  int planned = 0;
  int without = 0;
  for (const Slide& slide : deck.slides) {
    if (slide.kind == SlideKind::backup || slide.kind == SlideKind::hidden) continue;
    planned += slide.planned_seconds.value_or(0);
    without += slide.planned_seconds ? 0 : 1;
  }
  if (planned == 0 && !deck.meta.duration_seconds) return {};
  std::string text = fmt::format("planned: {}", format_duration(planned));
  if (deck.meta.duration_seconds) text += fmt::format(" of {}", format_duration(*deck.meta.duration_seconds));
  if (without > 0)
    text += fmt::format(", {} without a time", without == 1 ? "1 slide" : fmt::format("{} slides", without));
  return text + "\n";
}

// What the talk will take by its rehearsals and notes.
std::string estimated_time(const Timing& timing) {
  const std::string grounds = grounds_of(timing);
  if (grounds.empty()) return {};
  const int seconds = static_cast<int>((timing.times.expected.count() + 500) / 1000);
  std::string text = fmt::format("expected: {}, {}", format_duration(seconds), grounds);
  if (!timing.times.target) return text + "\n";
  const int target = static_cast<int>((timing.times.target->count() + 500) / 1000);
  const char* where = seconds > target ? "over" : "below";
  return text + fmt::format("; {} {} the {} for speaking\n", format_duration(std::abs(seconds - target)), where,
                            format_duration(target));
}

std::string slide_table(const Briefing& briefing, const CompiledDeck& compiled, const Timing& timing) {
  const LineMap lines(briefing.source.text());
  const std::vector<int> expected = expected_seconds(timing.times);
  std::string text = fmt::format("\n{:>5} {:>6}  {:<10} {:<8} {:>5} {:>5} {:>6} {:>7} {:>8}  {}\n", "slide", "line",
                                 "layout", "kind", "pages", "steps", "words", "time", "expected", "title");
  for (std::size_t i = 0; i < briefing.deck.slides.size(); ++i) {
    const Slide& slide = briefing.deck.slides[i];
    text += fmt::format("{:>5} {:>6}  {:<10} {:<8} {:>5} {:>5} {:>6} {:>7} {:>8}  {}\n", i + 1,
                        lines.position(slide.source.begin).line, name_of(layout_of(slide)), name_of(slide.kind),
                        compiled.slides[i].page_steps.size(), slide.step_count, spoken_words(text_of(slide.notes)),
                        slide.planned_seconds ? format_duration(*slide.planned_seconds) : "",
                        expected[i] > 0 ? format_duration(expected[i]) : "", slide_name(slide));
  }
  return text;
}

// Nothing appears on a slide unseen: settings that put text there are listed with their places.
std::string text_directives(const Briefing& briefing) {
  if (briefing.deck.text_directives.empty()) return {};
  const LineMap lines(briefing.source.text());
  std::string text = "\nsettings that put text on slides\n";
  for (const TextDirective& directive : briefing.deck.text_directives) {
    text += fmt::format("  line {}: {}: {} ({} {})\n", lines.position(directive.source.begin).line, directive.key,
                        directive.value, directive.carries_on ? "from slide" : "slide", directive.slide_index + 1);
  }
  return text;
}

}  // namespace

int run_outline(const OutlineCommand& command) {
  const auto briefing = open_deck(command.deck, command.reading, open_fonts());
  if (!briefing) {
    print_error(briefing.error());
    return static_cast<int>(ExitCode::failure);
  }
  const CompiledDeck compiled = compile_deck(**briefing, default_jobs());
  const Timing timing = timing_of(**briefing, command.deck);
  if (command.form == Form::json) {
    print_out(outline_as_json(**briefing, compiled, timing));
    return static_cast<int>(ExitCode::done);
  }
  const Deck& deck = (*briefing)->deck;
  print_out(how_it_was_read(deck) + planned_time(deck) + estimated_time(timing) +
            slide_table(**briefing, compiled, timing) + text_directives(**briefing));
  print_error(listed(**briefing, compiled.diagnostics));
  return static_cast<int>(ExitCode::done);
}

}  // namespace lectern
