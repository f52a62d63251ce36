#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/duration.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/report_json.h"
#include "export/export_report.h"
#include "present/history.h"
#include "present/plan_of.h"
#include "report/rehearsal_report.h"
#include "report/report_text.h"

namespace lectern {
namespace {

/// That a report compares with.
constexpr int kEarlierRuns = 12;

int failed(const Error& error) {
  print_error(error);
  return static_cast<int>(ExitCode::failure);
}

int done() {
  return static_cast<int>(ExitCode::done);
}

/// A deck with the runs that are kept of it.
struct Kept {
  std::shared_ptr<const Briefing> briefing;
  std::unique_ptr<StateStore> store;
  DeckId deck{};
  std::vector<RunSummary> runs;
};

Error no_runs(const std::string& deck) {
  return {fmt::format("no rehearsal or talk of {} is kept", deck),
          fmt::format("lectern rehearse {} records one", deck)};
}

Result<Kept> open_kept(const ReportCommand& command) {
  Kept kept;
  auto briefing = open_deck(command.deck, command.reading, open_fonts());
  if (!briefing) return std::unexpected(briefing.error());
  kept.briefing = *briefing;
  auto store = open_state_if_any();
  if (!store) return std::unexpected(store.error());
  if (!*store) return std::unexpected(no_runs(command.deck));
  kept.store = std::move(*store);
  if (kept.store->notice()) print_error(*kept.store->notice());
  const auto deck = kept.store->find_deck(deck_seen(*kept.briefing, plan_of(*kept.briefing), command.deck));
  if (!deck) return std::unexpected(deck.error());
  if (!*deck) return std::unexpected(no_runs(command.deck));
  kept.deck = **deck;
  auto runs = kept.store->runs(kept.deck);
  if (!runs) return std::unexpected(runs.error());
  kept.runs = std::move(*runs);
  if (kept.runs.empty()) return std::unexpected(no_runs(command.deck));
  return kept;
}

std::string listed(const std::vector<RunSummary>& runs) {
  std::string text = fmt::format("{:>5}  {:<26} {:>8} {:>8} {:>7} {:>7}  {}\n", "run", "began", "spoken", "target",
                                 "slides", "visits", "name");
  for (const RunSummary& run : runs) {
    const auto clock = [](Moment time) { return format_duration(static_cast<int>((time.count() + 500) / 1000)); };
    std::string name = run.kind == RunKind::talk ? "talk" : "";
    if (!run.name.empty()) name += (name.empty() ? "" : ", ") + run.name;
    if (!run.section.empty()) name += fmt::format("{}section {}", name.empty() ? "" : ", ", run.section);
    if (!run.finished) name += name.empty() ? "not ended" : ", not ended";
    text += fmt::format("{:>5}  {:<26} {:>8} {:>8} {:>7} {:>7}  {}\n", run.id, date_words(run.began), clock(run.spoken),
                        run.target ? clock(*run.target) : "", run.slides, run.visits, name);
  }
  return text;
}

int report_run(const ReportCommand& command, Kept& kept, std::int64_t id) {
  const auto runs = kept.store->runs_up_to(kept.deck, id, kEarlierRuns);
  if (!runs) return failed(runs.error());
  if (runs->empty()) return failed({fmt::format("run {} is gone", id), {}});
  const auto number = kept.store->ordinal(id);
  if (!number) return failed(number.error());
  const RehearsalReport report = report_of(deck_name(*kept.briefing), *runs, runs->size() - 1, *number);
  if (!command.output.empty()) {
    const ReportLook look{kept.briefing->theme, *kept.briefing->fonts, kept.briefing->deck.meta.lang};
    if (const auto written = export_report(report, look, command.output); !written) return failed(written.error());
    print_out(fmt::format("wrote {}\n", command.output));
    return done();
  }
  switch (command.form) {
    case ReportForm::text:
      print_out(report_as_text(report));
      break;
    case ReportForm::json:
      print_out(report_as_json(report, runs->back()));
      break;
    case ReportForm::csv:
      print_out(report_as_csv(report));
      break;
  }
  return done();
}

}  // namespace

int run_report(const ReportCommand& command) {
  auto kept = open_kept(command);
  if (!kept) return failed(kept.error());
  const std::int64_t id = command.run.value_or(kept->runs.back().id);
  if (std::ranges::find(kept->runs, id, &RunSummary::id) == kept->runs.end()) {
    return failed({fmt::format("there is no run {} of {}", id, command.deck),
                   fmt::format("lectern report {} --runs lists them", command.deck)});
  }
  if (command.remove) {
    if (const auto gone = kept->store->delete_run(id); !gone) return failed(gone.error());
    print_out(fmt::format("deleted run {}\n", id));
    return done();
  }
  if (command.name) {
    if (const auto named = kept->store->name_run(id, *command.name); !named) return failed(named.error());
    if (!command.list && command.output.empty()) {
      print_out(fmt::format("run {} is now called {}\n", id, *command.name));
      return done();
    }
    auto runs = kept->store->runs(kept->deck);
    if (runs) kept->runs = std::move(*runs);
  }
  if (command.list) {
    print_out(command.form == ReportForm::json ? runs_as_json(kept->runs) : listed(kept->runs));
    return done();
  }
  return report_run(command, *kept, id);
}

}  // namespace lectern
