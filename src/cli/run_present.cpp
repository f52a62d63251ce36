#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/read_keys.h"
#include "present/present.h"

namespace lectern {

int run_present(const PresentCommand& command) {
  const auto keys = read_keys(command.keys);
  if (!keys) {
    print_error(keys.error());
    return static_cast<int>(ExitCode::failure);
  }
  // A talk begins whatever is wrong with a settings file; what is right in it holds.
  print_error(keys->findings);
  PresentOptions options;
  options.keys = keys->map;
  options.deck_path = command.deck;
  options.from_number = command.from;
  options.full_screen = command.full_screen;
  options.screen = command.screen;
  options.shape = command.shape;
  options.shape_of_screen = command.shape_of_screen;
  options.safe = command.safe;
  options.read = [command, fonts = open_fonts()](Size shape) {
    return open_deck(command.deck, command.reading, fonts, shape);
  };
  const auto code = run_presentation(options);
  if (code) return *code;
  print_error(code.error());
  return static_cast<int>(ExitCode::failure);
}

}  // namespace lectern
