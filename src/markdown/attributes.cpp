#include "markdown/attributes.h"

#include <algorithm>
#include <charconv>

#include "base/words.h"

namespace lectern {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ':' || c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string_view take_name(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && is_name(text[length])) ++length;
  const std::string_view name = text.substr(0, length);
  text.remove_prefix(length);
  return name;
}

// value := "quoted" | 'quoted' | word
std::optional<std::string_view> take_value(std::string_view& text) {
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) {
    const std::size_t end = text.find(text.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return value;
  }
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  if (end == 0) return std::nullopt;
  const std::string_view value = text.substr(0, end);
  text.remove_prefix(end);
  return value;
}

}  // namespace

bool Attributes::has_class(std::string_view name) const {
  return std::ranges::find(classes, name) != classes.end();
}

std::optional<std::string_view> Attributes::value(std::string_view key) const {
  for (const auto& [name, value] : values) {
    if (name == key) return value;
  }
  return std::nullopt;
}

std::optional<Attributes> parse_attributes(std::string_view inside) {
  Attributes attributes;
  std::string_view text = trimmed(inside);
  while (!text.empty()) {
    const char mark = text.front();
    if (mark == '.' || mark == '#') {
      text.remove_prefix(1);
      const std::string_view name = take_name(text);
      if (name.empty()) return std::nullopt;
      if (mark == '.') {
        attributes.classes.emplace_back(name);
      } else {
        attributes.id = name;
      }
    } else {
      const std::string_view key = take_name(text);
      if (key.empty() || !text.starts_with('=')) return std::nullopt;
      text.remove_prefix(1);
      const auto value = take_value(text);
      if (!value) return std::nullopt;
      attributes.values.emplace_back(key, *value);
    }
    text = trimmed(text);
  }
  return attributes;
}

std::optional<float> parse_share(std::string_view text) {
  text = trimmed(text);
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (percent) value /= 100;
  if (!(value > 0) || value > 1) return std::nullopt;
  return value;
}

DivLine parse_div_line(std::string_view line) {
  DivLine div;
  while (line.starts_with(':')) line.remove_prefix(1);
  line = trimmed(line);
  if (line.empty()) {
    div.closes = true;
    return div;
  }
  if (!line.starts_with('{')) {
    std::size_t length = 0;
    while (length < line.size() && line[length] != ' ' && line[length] != '\t' && line[length] != '{') ++length;
    div.attributes.classes.emplace_back(line.substr(0, length));
    line = trimmed(line.substr(length));
  }
  if (line.starts_with('{')) {
    const std::size_t end = line.find('}');
    const auto attributes = end == std::string_view::npos ? std::nullopt : parse_attributes(line.substr(1, end - 1));
    if (attributes) {
      auto& classes = div.attributes.classes;
      classes.insert(classes.end(), attributes->classes.begin(), attributes->classes.end());
      div.attributes.values = attributes->values;
      div.attributes.id = attributes->id;
      line = trimmed(line.substr(end + 1));
    }
  }
  while (line.ends_with(':') && line.find_first_not_of(':') == std::string_view::npos) line.remove_suffix(1);
  if (const std::size_t colons = line.find_last_not_of(':'); line.ends_with(":::")) {
    line = trimmed(line.substr(0, colons + 1));
  }
  div.rest = line;
  return div;
}

}  // namespace lectern
