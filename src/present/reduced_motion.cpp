#include "present/reduced_motion.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

/// XSETTINGS' numbers, in the byte order that its first byte tells, and its strings, each padded to four bytes.
class SettingsReader {
 public:
  explicit SettingsReader(std::string_view bytes) : rest_(bytes) { is_big_ = take(4).starts_with('\1'); }

  bool is_over() const { return is_over_; }

  std::string_view take(std::size_t size) {
    is_over_ = is_over_ || size > rest_.size();
    if (is_over_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    const std::string_view bytes = take(size);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const auto byte = static_cast<std::uint8_t>(bytes[is_big_ ? i : bytes.size() - 1 - i]);
      value = value << 8U | byte;
    }
    return value;
  }

  std::string_view padded(std::size_t size) {
    const std::string_view taken = take(size);
    take((4 - size % 4) % 4);
    return taken;
  }

 private:
  std::string_view rest_;
  bool is_big_ = false;
  bool is_over_ = false;
};

enum class SettingType : std::uint8_t { integer, string, colour };

}  // namespace

//   order 0 0 0 | serial: 4 | settings: 4
//   then of each: type: 1, 0 | length: 2 | name, padded | serial: 4 | an integer: 4, a string: 4 and padded, a colour:
//   8
bool xsettings_turn_animations_off(std::string_view property) {
  SettingsReader reader(property);
  reader.number(4);
  const std::uint32_t count = reader.number(4);
  for (std::uint32_t i = 0; i < count && !reader.is_over(); ++i) {
    const auto type = static_cast<SettingType>(reader.number(1));
    reader.take(1);
    const std::uint32_t length = reader.number(2);
    const std::string_view name = reader.padded(length);
    reader.number(4);
    switch (type) {
      case SettingType::integer:
        if (const std::uint32_t value = reader.number(4); name == "Gtk/EnableAnimations")
          return !reader.is_over() && value == 0;
        break;
      case SettingType::string:
        reader.padded(reader.number(4));
        break;
      case SettingType::colour:
        reader.take(8);
        break;
      default:
        return false;
    }
  }
  return false;
}

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
