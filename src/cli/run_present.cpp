#include <utility>

#include "cli/commands.h"
#include "cli/present_deck.h"

namespace lectern {

int run_present(const PresentCommand& command) {
  PresentOptions options;
  options.from_number = command.from;
  options.full_screen = command.full_screen;
  options.room_check = command.room_check;
  options.still = command.still;
  options.screen = command.screen;
  options.shape = command.shape;
  options.shape_of_screen = command.shape_of_screen;
  options.safe = command.safe;
  options.record = !command.no_record;
  return present_deck(command.deck, command.reading, command.keys, std::move(options));
}

}  // namespace lectern
