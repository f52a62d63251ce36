#include <cstdio>
#include <utility>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/present_deck.h"
#include "report/report_text.h"

namespace lectern {
namespace {

/// What could not be kept is printed, so that nothing that was measured is lost.
void print_outcome(const RehearsalOutcome& outcome) {
  print_out(report_as_text(outcome.report));
  std::fflush(stdout);  // the report in the window may stay open for long
  if (outcome.is_saved) return;
  print_error(
      "lectern: this run could not be saved; here it is as CSV\n"
      "  hint: make the state database writable, or make room on its disk, before the next rehearsal\n");
  print_out("\n" + report_as_csv(outcome.report));
}

}  // namespace

int run_rehearse(const RehearseCommand& command) {
  PresentOptions options;
  options.screen = command.screen;
  options.notes = true;
  options.rehearsal = RehearsalOptions{command.section, command.teleprompter, print_outcome};
  return present_deck(command.deck, command.reading, {}, std::move(options));
}

}  // namespace lectern
