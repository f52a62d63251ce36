#include "present/reduced_motion.h"

#include <algorithm>
#include <string>

#include "base/words.h"

namespace lectern {
namespace {

/// "0", "0.0", "false", "no".
bool is_off(std::string_view value) {
  const std::string lower = lower_ascii(value);
  if (lower == "false" || lower == "no") return true;
  return !lower.empty() && lower.find('0') != std::string::npos && lower.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

bool turns_animations_off(std::string_view settings) {
  std::string_view group;
  bool off = false;
  while (!settings.empty()) {
    const std::size_t end = std::min(settings.find('\n'), settings.size());
    const std::string_view line = trimmed(settings.substr(0, end));
    settings.remove_prefix(std::min(settings.size(), end + 1));
    if (line.starts_with('[')) group = line;
    const std::size_t equals = line.find('=');
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    const std::string_view key = trimmed(line.substr(0, equals));
    const bool is_gtk = key == "gtk-enable-animations";
    const bool is_plasma = key == "AnimationDurationFactor" && group == "[KDE]";
    // The last line holds, as it does for the desktop.
    if (is_gtk || is_plasma) off = is_off(trimmed(line.substr(equals + 1)));
  }
  return off;
}

}  // namespace lectern
