#include "markdown/slide_style.h"

#include <algorithm>

#include "base/words.h"
#include "markdown/deck_settings.h"
#include "markdown/directives.h"
#include "markdown/inline_text.h"
#include "markdown/setting_keys.h"

namespace lectern {
namespace {

// "[a, b]", "a b", "a, b" -> names.
std::vector<std::string> names_of(std::string_view value) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : value) {
    const bool between = c == ' ' || c == ',' || c == '[' || c == ']' || c == '"' || c == '\'' || c == '\t';
    if (!between) {
      name += c;
    } else if (!name.empty()) {
      names.push_back(shown_text(std::exchange(name, {})));
    }
  }
  if (!name.empty()) names.push_back(shown_text(name));
  return names;
}

std::optional<Pagination> parse_pagination(std::string_view value) {
  if (value == "hold") return Pagination::hold;
  if (value == "skip") return Pagination::skip;
  if (value == "total") return Pagination::total;
  const auto flag = parse_flag(value);
  if (!flag) return std::nullopt;
  return *flag ? Pagination::number : Pagination::off;
}

// "url(a.png)", "url('a.png')", "a.png", "none".
std::string path_of(std::string_view value) {
  if (value == "none") return {};
  if (value.starts_with("url(") && value.ends_with(')')) value = trimmed(value.substr(4, value.size() - 5));
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return shown_text(value);
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_style_key(std::string_view key) {
  return carries_on(key);
}

bool style_key_has_text(std::string_view key) {
  return key == "header" || key == "footer" || key == "marking";
}

void apply_style(SlideStyle& style, const StyleSetting& setting, Reading& reading) {
  const std::string_view key = setting.key;
  if (key == "class") {
    style.classes = names_of(setting.value);
  } else if (key == "header") {
    style.header = SettingText{setting.text, setting.place};
  } else if (key == "footer") {
    style.footer = SettingText{setting.text, setting.place};
  } else if (key == "marking") {
    style.marking = SettingText{setting.text, setting.place};
  } else if (key == "paginate") {
    const auto pagination = parse_pagination(setting.value);
    if (pagination) {
      style.paginate = pagination;
    } else {
      reading.diagnostics.warn("bad-setting", setting.place, "unknown value of paginate: " + shown_key(setting.value),
                               "write true, false, hold, skip or total");
    }
  } else if (key == "backgroundColor") {
    style.background_colour = shown_text(setting.value);
    style.background_source = setting.place;
  } else if (key == "backgroundImage") {
    style.background_image = path_of(setting.value);
    style.background_source = setting.place;
  } else if (key == "color") {
    style.colour = shown_text(setting.value);
    style.colour_source = setting.place;
  }
}

std::string duration_hint(std::string_view text) {
  const std::string_view number = trimmed(text);
  if (!is_digits(number) || number.size() > 6) return "write 90s, 1m30s, 1:30 or 2m";
  return "write " + std::string(number) + "m for minutes or " + std::string(number) + "s for seconds";
}

}  // namespace lectern
