#include "base/duration.h"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

#include "base/words.h"

namespace lectern {
namespace {

constexpr int kMost = 24 * 3600;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// duration := clock | (number unit)+     clock := number ":" two-digits [":" two-digits]     unit := h | m | min | s
std::optional<int> parse_clock(std::string_view text) {
  std::vector<int> parts(1, 0);
  int digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      parts.back() = parts.back() * 10 + (c - '0');
      if (++digits > 4) return std::nullopt;
    } else if (c == ':' && digits > 0) {
      parts.push_back(0);
      digits = 0;
    } else {
      return std::nullopt;
    }
    if (parts.size() > 1 && digits > 2) return std::nullopt;
  }
  if (parts.size() < 2 || parts.size() > 3 || digits != 2) return std::nullopt;
  int seconds = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && parts[i] > 59) return std::nullopt;
    seconds = seconds * 60 + parts[i];
  }
  return seconds;
}

std::optional<int> parse_units(std::string_view text) {
  long seconds = 0;
  long last_unit = kMost;
  std::size_t i = 0;
  while (i < text.size()) {
    long number = 0;
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i]) && i - start < 6) number = number * 10 + (text[i++] - '0');
    if (i == start) return std::nullopt;
    while (i < text.size() && text[i] == ' ') ++i;
    const std::size_t word = i;
    while (i < text.size() && text[i] >= 'a' && text[i] <= 'z') ++i;
    const std::string_view unit = text.substr(word, i - word);
    const long size = unit == "h" ? 3600 : unit == "m" || unit == "min" ? 60 : unit == "s" || unit == "sec" ? 1 : 0;
    if (size == 0 || size >= last_unit) return std::nullopt;
    last_unit = size;
    seconds += number * size;
    while (i < text.size() && text[i] == ' ') ++i;
  }
  if (last_unit == kMost || seconds > kMost) return std::nullopt;
  return static_cast<int>(seconds);
}

}  // namespace

std::optional<int> parse_duration(std::string_view text) {
  const std::string word = lower_ascii(trimmed(text));
  const auto seconds = word.find(':') == std::string::npos ? parse_units(word) : parse_clock(word);
  if (!seconds || *seconds > kMost) return std::nullopt;
  return seconds;
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word.size() < 4 || word.size() > 5 || word.find(':') != word.size() - 3) return std::nullopt;
  // Hours and minutes have the same shape as minutes and seconds.
  const auto minutes = parse_clock(word);
  if (!minutes || *minutes >= 24 * 60) return std::nullopt;
  return *minutes * 60;
}

std::string format_duration(int seconds) {
  const int whole = std::abs(seconds);
  const std::string_view sign = seconds < 0 ? "\u2212" : "";
  if (whole < 3600) return fmt::format("{}{}:{:02}", sign, whole / 60, whole % 60);
  return fmt::format("{}{}:{:02}:{:02}", sign, whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace lectern
