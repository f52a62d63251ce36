#include <cstdio>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/read_keys.h"
#include "present/present.h"
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
  const auto keys = read_keys({});
  if (!keys) {
    print_error(keys.error());
    return static_cast<int>(ExitCode::failure);
  }
  print_error(keys->findings);
  PresentOptions options;
  options.keys = keys->map;
  options.deck_path = command.deck;
  options.screen = command.screen;
  options.notes = true;
  options.read = [command, fonts = open_fonts()](Size shape) {
    return open_deck(command.deck, command.reading, fonts, shape);
  };
  options.rehearsal = RehearsalOptions{command.section, command.teleprompter, print_outcome};
  const auto code = run_presentation(options);
  if (code) return *code;
  print_error(code.error());
  return static_cast<int>(ExitCode::failure);
}

}  // namespace lectern
