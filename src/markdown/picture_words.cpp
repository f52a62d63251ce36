#include "markdown/picture_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/geometry.h"
#include "base/words.h"

namespace lectern {
namespace {

// A CSS pixel of Marp's slides, which are 720 high, in slide units.
constexpr float kPixel = kSlideHeight / 720.0F;

std::optional<float> number(std::string_view text, std::string_view& unit) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  unit = text.substr(static_cast<std::size_t>(end - text.data()));
  return value;
}

// A CSS length in slide units; `share` receives a percentage instead.
bool parse_length(std::string_view text, std::optional<float>& units, std::optional<float>& share) {
  std::string_view unit;
  const auto value = number(text, unit);
  if (!value || !(*value > 0) || *value > 100000) return false;
  if (unit == "%") {
    share = *value / 100;
    return *value <= 100;
  }
  // CSS Values 4, section 6.2: 96 px are an inch.
  constexpr std::array<std::pair<std::string_view, float>, 8> kUnits{{{"", 1},
                                                                      {"px", 1},
                                                                      {"in", 96},
                                                                      {"cm", 96 / 2.54F},
                                                                      {"mm", 96 / 25.4F},
                                                                      {"pt", 96 / 72.0F},
                                                                      {"pc", 16},
                                                                      {"em", 16}}};
  const auto* const found = std::ranges::find(kUnits, unit, &std::pair<std::string_view, float>::first);
  if (found == kUnits.end()) return false;
  units = *value * found->second * kPixel;
  return true;
}

bool apply_size(std::string_view word, Figure& figure) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view key = word.substr(0, colon);
  const bool wide = key == "w" || key == "width";
  if (!wide && key != "h" && key != "height") return false;
  const std::string_view value = word.substr(colon + 1);
  if (value == "auto") return true;
  std::optional<float> units;
  std::optional<float> share;
  if (!parse_length(value, units, share)) return false;
  if (share && wide) figure.share = share;
  if (share && !wide) figure.height = *share * kSlideHeight;
  if (units) (wide ? figure.width : figure.height) = units;
  return true;
}

// Words that mean something only beside "bg".
bool apply_background_word(std::string_view word, Figure& figure) {
  const std::size_t colon = word.find(':');
  const std::string_view side = word.substr(0, colon);
  if (side == "left" || side == "right") {
    if (colon != std::string_view::npos) {
      const auto share = parse_share(word.substr(colon + 1));
      if (!share) return false;
      figure.share = share;
    }
    figure.place = side == "left" ? Figure::Place::left : Figure::Place::right;
    return true;
  }
  if (word == "cover") {
    figure.fit = Figure::Fit::cover;
  } else if (word == "contain" || word == "fit") {
    figure.fit = Figure::Fit::contain;
  } else if (word.ends_with('%') && parse_share(word)) {
    figure.share = parse_share(word);
  } else {
    return word == "auto";
  }
  return true;
}

bool is_filter(std::string_view word) {
  constexpr std::array<std::string_view, 10> kFilters{"blur",      "brightness", "contrast", "drop-shadow",
                                                      "grayscale", "hue-rotate", "invert",   "opacity",
                                                      "saturate",  "sepia"};
  const std::size_t colon = word.find(':');
  return colon != std::string_view::npos && std::ranges::find(kFilters, word.substr(0, colon)) != kFilters.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n\r", begin), text.size());
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

bool apply_word(std::string_view word, bool background, Figure& figure, std::vector<std::string>& idle) {
  if (apply_size(word, figure) || word == "bg") return true;
  if (background && apply_background_word(word, figure)) return true;
  if (is_filter(word) || (background && word == "vertical")) {
    idle.emplace_back(word);
    return true;
  }
  return false;
}

}  // namespace

// Only words at the ends are taken, so that "the left bank" stays a description.
std::vector<std::string> apply_picture_words(std::string_view alt, Figure& figure) {
  const std::vector<std::string_view> words = words_of(alt);
  std::vector<std::string> idle;
  std::size_t first = 0;
  std::size_t last = words.size();
  const auto take = [&](Figure& target, bool background) {
    idle.clear();
    first = 0;
    last = words.size();
    while (first < last && apply_word(words[first], background, target, idle)) ++first;
    while (last > first && apply_word(words[last - 1], background, target, idle)) --last;
    const auto is_bg = [](std::string_view word) { return word == "bg"; };
    return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first), is_bg) ||
           std::any_of(words.begin() + static_cast<std::ptrdiff_t>(last), words.end(), is_bg);
  };
  Figure background = figure;
  background.place = Figure::Place::background;
  if (take(background, true)) {
    figure = background;
  } else {
    take(figure, false);
  }
  figure.alt.clear();
  if (first < last) figure.alt.assign(words[first].data(), words[last - 1].data() + words[last - 1].size());
  return idle;
}

std::vector<std::string> apply_picture_attributes(const Attributes& attributes, Figure& figure) {
  std::vector<std::string> idle;
  for (const auto& [key, value] : attributes.values) {
    const bool known = (key == "width" || key == "height") && apply_size(fmt::format("{}:{}", key, value), figure);
    if (!known) idle.push_back(fmt::format("{}={}", key, value));
  }
  for (const std::string& name : attributes.classes) idle.push_back("." + name);
  return idle;
}

bool is_media_path(std::string_view path) {
  constexpr std::array<std::string_view, 17> kEndings{".mp4", ".m4v",  ".mov", ".webm", ".ogv", ".ogg",
                                                      ".oga", ".opus", ".mp3", ".m4a",  ".aac", ".flac",
                                                      ".wav", ".avi",  ".mkv", ".wmv",  ".mpg"};
  const std::string name = lower_ascii(path.substr(0, path.find_first_of("?#")));
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace lectern
