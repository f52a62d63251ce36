#include "cli/present_deck.h"

#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/read_keys.h"

namespace lectern {

int present_deck(const std::string& deck, const ReadingOptions& reading, const std::optional<std::string>& keys,
                 PresentOptions options) {
  const auto settings = read_keys(keys);
  if (!settings) {
    print_error(settings.error());
    return static_cast<int>(ExitCode::failure);
  }
  // A talk begins whatever is wrong with a settings file; what is right in it holds.
  print_error(settings->findings);
  options.keys = settings->map;
  options.deck_path = deck;
  options.read = [deck, reading, fonts = open_fonts()](Size shape) { return open_deck(deck, reading, fonts, shape); };
  options.told = [](const Error& error) { print_error(error); };
  const auto code = run_presentation(options);
  if (code) return *code;
  print_error(code.error());
  return static_cast<int>(ExitCode::failure);
}

}  // namespace lectern
