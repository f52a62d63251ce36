#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "present/present.h"

namespace lectern {

int run_present(const PresentCommand& command) {
  PresentOptions options;
  options.deck_path = command.deck;
  options.from_number = command.from;
  options.full_screen = command.full_screen;
  options.screen = command.screen;
  options.read = [command, fonts = open_fonts()] { return open_deck(command.deck, command.reading, fonts); };
  const auto code = run_presentation(options);
  if (code) return *code;
  print_error(code.error());
  return static_cast<int>(ExitCode::failure);
}

}  // namespace lectern
