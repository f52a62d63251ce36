#include "cli/present_deck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/read_keys.h"
#include "files/files.h"
#include "present/reduced_motion.h"

namespace lectern {
namespace {

/// What the person told the desktop; a file that is not there or cannot be read says nothing.
bool person_wants_stillness() {
  constexpr std::uint64_t kMostBytes = 1U << 20U;
  return std::ranges::any_of(kMotionFiles, [](std::string_view name) {
    const auto path = desktop_settings_path(name);
    if (!path || file_version(*path) == 0) return false;
    const auto bytes = read_file(*path, kMostBytes);
    return bytes && turns_animations_off(bytes->text());
  });
}

}  // namespace

int present_deck(const std::string& deck, const ReadingOptions& reading, const std::optional<std::string>& keys,
                 PresentOptions options) {
  const auto settings = read_keys(keys);
  if (!settings) {
    print_error(settings.error());
    if (keys) return static_cast<int>(ExitCode::failure);
  }
  // A talk begins whatever is wrong with a person's own settings; what is right in them holds.
  if (settings) {
    print_error(settings->findings);
    options.keys = settings->map;
  }
  if (!settings) {
    options.notice = "keys.conf cannot be read: the keys are as Lectern comes";
  } else if (settings->errors > 0) {
    options.notice =
        fmt::format("{} in keys.conf: lectern keys tells which", settings->errors == 1 ? "a mistake" : "mistakes");
  }
  options.deck_path = deck;
  options.still = options.still || person_wants_stillness();
  options.read = [deck, reading, fonts = open_fonts()](Size shape) { return open_deck(deck, reading, fonts, shape); };
  options.told = [](const Error& error) { print_error(error); };
  const auto code = run_presentation(options);
  if (code) return *code;
  print_error(code.error());
  return static_cast<int>(ExitCode::failure);
}

}  // namespace lectern
