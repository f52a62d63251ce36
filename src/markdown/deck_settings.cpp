#include "markdown/deck_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/duration.h"
#include "base/words.h"
#include "markdown/inline_text.h"
#include "markdown/read_blocks.h"
#include "markdown/setting_keys.h"
#include "markdown/slide_style.h"

namespace lectern {
namespace {

// The broadest and narrowest slides that a layout is asked for, width to height.
constexpr float kNarrowest = 0.25F;
constexpr float kBroadest = 4.0F;

// Words a minute that a person can speak.
constexpr float kSlowest = 30;
constexpr float kFastest = 400;

std::optional<float> parse_positive(std::string_view text) {
  float value = 0;
  text = trimmed(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value))
    return std::nullopt;
  return value;
}

// "16:9", "4:3", "1920x1080": a ratio of width to height.
std::optional<float> parse_ratio(std::string_view text) {
  const std::size_t mark = text.find_first_of(":xX");
  if (mark == std::string_view::npos) return std::nullopt;
  const auto width = parse_positive(text.substr(0, mark));
  const auto height = parse_positive(text.substr(mark + 1));
  if (!width || !height) return std::nullopt;
  const float ratio = *width / *height;
  if (ratio < kNarrowest || ratio > kBroadest) return std::nullopt;
  return ratio;
}

class SettingsReader {
 public:
  SettingsReader(Reading& reading, DeckSettings& settings) : reading_(reading), settings_(settings) {}

  void take(const Setting& setting);

 private:
  bool take_text(const Setting& setting);
  bool take_choice(const Setting& setting);
  void take_size(const Setting& setting);
  void take_fonts(const Setting& setting);
  void take_split(const Setting& setting);
  void take_slide_level(const Setting& setting);
  void take_duration(const Setting& setting);
  void take_reserve(const Setting& setting);
  void take_end(const Setting& setting);
  void take_rate(const Setting& setting);
  RichText rich(const Setting& setting);
  // A setting that is no text may have a YAML comment after it.
  static std::string_view word(const Setting& setting) {
    const std::string_view value = setting.value;
    return trimmed(value.substr(0, value.find(" #")));
  }
  void reject(const Setting& setting, std::string message, std::string hint) {
    reading_.diagnostics.warn("bad-setting", setting.value_place, std::move(message), std::move(hint));
  }

  Reading& reading_;
  DeckSettings& settings_;
};

void SettingsReader::take(const Setting& setting) {
  if (take_text(setting) || take_choice(setting)) return;
  const std::string_view near = nearest_name(setting.key, front_matter_keys());
  const std::string hint =
      near.empty() ? "the keys are listed in docs/deck-format.md" : "did you mean " + std::string(near) + "?";
  reading_.diagnostics.warn(
      "unknown-key", setting.key_place,
      fmt::format("unknown key in the front matter: {}; \"{}\" is not used", shown_key(setting.key), setting.value),
      hint);
}

bool SettingsReader::take_text(const Setting& setting) {
  DeckMeta& meta = settings_.meta;
  const std::string_view key = setting.key;
  if (key == "title") {
    meta.title = rich(setting);
    settings_.title_place = setting.value_place;
  } else if (key == "subtitle") {
    meta.subtitle = rich(setting);
  } else if (key == "author") {
    meta.author = rich(setting);
  } else if (key == "affiliation") {
    meta.affiliation = rich(setting);
  } else if (key == "event") {
    meta.event = rich(setting);
  } else if (key == "source") {
    meta.source = rich(setting);
  } else if (key == "date") {
    meta.date = setting.value;
  } else if (key == "theme") {
    meta.theme = word(setting);
    meta.theme_source = setting.value_place;
  } else if (is_style_key(key)) {
    const RichText text = style_key_has_text(key) ? rich(setting) : RichText{};
    apply_style(
        settings_.style,
        {key, style_key_has_text(key) ? std::string_view(setting.value) : word(setting), text, setting.value_place},
        reading_);
  } else {
    return false;
  }
  return true;
}

bool SettingsReader::take_choice(const Setting& setting) {
  const std::string_view key = setting.key;
  const std::string_view value = word(setting);
  if (key == "lang") {
    if (is_language_tag(value)) {
      settings_.meta.lang = value;
    } else {
      reject(setting, "not a language: " + shown_key(value), "write a BCP 47 tag, such as en, ja or pt-BR");
    }
  } else if (key == "size") {
    take_size(setting);
  } else if (key == "split") {
    take_split(setting);
  } else if (key == "slide-level") {
    take_slide_level(setting);
  } else if (key == "duration") {
    take_duration(setting);
  } else if (key == "reserve") {
    take_reserve(setting);
  } else if (key == "ends") {
    take_end(setting);
  } else if (key == "wpm") {
    take_rate(setting);
  } else if (key == "fonts") {
    take_fonts(setting);
  } else if (key == "incremental") {
    const auto flag = parse_flag(value);
    if (!flag)
      reject(setting, "not true or false: " + shown_key(value), "write incremental: true or incremental: false");
    settings_.incremental = flag.value_or(false);
  } else if (key == "smart") {
    const auto flag = parse_flag(value);
    if (!flag) reject(setting, "not true or false: " + shown_key(value), "write smart: true or smart: false");
    settings_.smart = flag.value_or(false);
  } else if (key == "dir") {
    if (value == "rtl" || value == "ltr") {
      settings_.meta.right_to_left = value == "rtl";
    } else {
      reject(setting, "not a direction: " + shown_key(value), "write dir: rtl or dir: ltr");
    }
  } else if (key == "transition") {
    settings_.meta.transition = value == "fade" ? Transition::fade : Transition::none;
    if (value != "fade" && value != "none")
      reject(setting, "not a transition: " + shown_key(value), "write transition: fade or transition: none");
  } else if (key == "dialect") {
    settings_.dialect = value;
    settings_.dialect_place = setting.value_place;
  } else if (key == "marp") {
    settings_.marp = parse_flag(value).value_or(false);
    settings_.dialect_place = setting.key_place;
  } else {
    return key == "headingDivider" && (take_slide_level(setting), true);
  }
  return true;
}

void SettingsReader::take_size(const Setting& setting) {
  const auto ratio = parse_ratio(word(setting));
  if (!ratio) {
    reject(setting, "not a size of a slide: " + shown_key(word(setting)),
           "write size: 16:9, size: 4:3 or a width and height such as 1920x1080");
    return;
  }
  settings_.meta.slide_size = {*ratio * kSlideHeight, kSlideHeight};
}

void SettingsReader::take_fonts(const Setting& setting) {
  constexpr std::array<std::string_view, 4> kRoles{"text", "title", "code", "quote"};
  settings_.meta.fonts_source = setting.value_place;
  if (setting.map.empty() && !setting.value.empty()) settings_.meta.fonts["text"] = setting.value;
  for (const auto& [role, family] : setting.map) {
    if (std::ranges::find(kRoles, role) == kRoles.end()) {
      const std::string_view near = nearest_name(role, kRoles);
      reject(setting, "unknown role of a font: " + shown_key(role),
             near.empty() ? "the roles are text, title, code and quote" : "did you mean " + std::string(near) + "?");
      continue;
    }
    settings_.meta.fonts[role] = family;
  }
}

void SettingsReader::take_split(const Setting& setting) {
  const std::string_view value = word(setting);
  if (value == "rules") {
    settings_.split = Split::rules;
  } else if (value == "headings") {
    settings_.split = Split::headings;
  } else if (value == "both") {
    settings_.split = Split::both;
  } else {
    reject(setting, "not a way to split: " + shown_key(value), "write split: rules, split: headings or split: both");
  }
}

void SettingsReader::take_slide_level(const Setting& setting) {
  const std::string_view value = word(setting);
  if (value.size() == 1 && value.front() >= '0' && value.front() <= '6') {
    settings_.slide_level = value.front() - '0';
  } else {
    reject(setting, "not a level of headings: " + shown_key(value), "write a number from 1 to 6, or 0 for none");
  }
}

void SettingsReader::take_duration(const Setting& setting) {
  settings_.meta.duration_source = setting.value_place;
  settings_.meta.duration_seconds = parse_duration(word(setting));
  if (!settings_.meta.duration_seconds) {
    reject(setting, "not a duration: " + shown_key(word(setting)), duration_hint(word(setting)));
  }
}

void SettingsReader::take_reserve(const Setting& setting) {
  const auto seconds = parse_duration(word(setting));
  if (!seconds) reject(setting, "not a duration: " + shown_key(word(setting)), duration_hint(word(setting)));
  settings_.meta.reserve_seconds = seconds.value_or(0);
}

void SettingsReader::take_end(const Setting& setting) {
  settings_.meta.ends_at = parse_time_of_day(word(setting));
  if (!settings_.meta.ends_at) {
    reject(setting, "not a time of day: " + shown_key(word(setting)),
           "write hours and minutes on a 24-hour clock, such as ends: 15:30");
  }
}

void SettingsReader::take_rate(const Setting& setting) {
  const auto rate = parse_positive(word(setting));
  if (rate && *rate >= kSlowest && *rate <= kFastest) {
    settings_.meta.words_per_minute = *rate;
  } else {
    reject(setting, "not a speaking rate: " + shown_key(word(setting)),
           "write words a minute from 30 to 400, such as wpm: 120");
  }
}

RichText SettingsReader::rich(const Setting& setting) {
  if (setting.literal) return read_line(reading_.file, setting.value_place, reading_);
  return read_line_for(setting.value, setting.value_place, reading_);
}

}  // namespace

DeckSettings read_deck_settings(const FrontMatter& front_matter, Reading& reading) {
  DeckSettings settings;
  settings.meta.source_span = front_matter.span;
  SettingsReader reader(reading, settings);
  for (const Setting& setting : front_matter.settings) reader.take(setting);
  return settings;
}

// BCP 47 as far as its shape goes: two or three letters (the registry has no language of more), then parts of one to
// eight letters and digits.
bool is_language_tag(std::string_view text) {
  std::size_t part = 0;
  bool first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '-') {
      if (part == 0 || part > 8 || (first && (part < 2 || part > 3))) return false;
      first = false;
      part = 0;
      continue;
    }
    const char c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (first || c < '0' || c > '9')) return false;
    ++part;
  }
  return true;
}

std::optional<bool> parse_flag(std::string_view text) {
  const std::string word = lower_ascii(trimmed(text));
  if (word == "true" || word == "yes" || word == "on") return true;
  if (word == "false" || word == "no" || word == "off") return false;
  return std::nullopt;
}

}  // namespace lectern
