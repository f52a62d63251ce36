#include "markdown/directives.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/line_scanner.h"
#include "markdown/setting_keys.h"

namespace lectern {
namespace {

constexpr std::array<std::string_view, 8> kCarriedKeys{"class",           "header",          "footer", "paginate",
                                                       "backgroundColor", "backgroundImage", "color",  "marking"};
constexpr std::array<std::string_view, 7> kSlideKeys{"layout", "time",   "optional", "backup",
                                                     "hidden", "source", "kicker"};
constexpr std::array<std::string_view, 3> kLoneWords{"optional", "backup", "hidden"};
constexpr std::array<std::string_view, 15> kAllKeys{
    "class",  "header", "footer",   "paginate", "backgroundColor", "backgroundImage", "color", "marking",
    "layout", "time",   "optional", "backup",   "hidden",          "source",          "kicker"};
// A note of more words that begins with a word near a key, but without a colon, is plain speech.
constexpr int kFewWords = 4;

bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

SourceSpan place_of(std::string_view part, std::string_view file) {
  const auto begin = static_cast<std::uint32_t>(part.data() - file.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

std::optional<Directive> read_line_as_directive(std::string_view line, std::string_view file) {
  Directive directive;
  if (is_in(line, kLoneWords)) {
    directive = {line, true, "true", place_of(line, file), place_of(line, file)};
    return directive;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view key = line.substr(0, colon);
  const std::string_view rest = line.substr(colon + 1);
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') return std::nullopt;
  directive.key_place = place_of(key, file);
  if (key.starts_with('_') && is_in(key.substr(1), kCarriedKeys)) {
    directive.this_slide = true;
    key.remove_prefix(1);
  } else if (is_in(key, kSlideKeys)) {
    directive.this_slide = true;
  } else if (!is_in(key, kCarriedKeys)) {
    return std::nullopt;
  }
  directive.key = key;
  directive.value = unquoted(trimmed(rest));
  directive.value_place = place_of(directive.value, file);
  return directive;
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\t' && text[end] != ':' && text[end] != '=' &&
         text[end] != '\n' && text[end] != '\r') {
    ++end;
  }
  return text.substr(0, end);
}

// A word that could be meant as a key: the same in another case, or one edit away.
std::string_view key_near(std::string_view word) {
  const std::string_view bare = word.starts_with('_') ? word.substr(1) : word;
  return bare.size() < 3 ? std::string_view() : nearest_name(bare, kAllKeys, 1);
}

// No typing error may turn a setting into speech.
void report_near_miss(const Comment& comment, const std::vector<std::string_view>& lines, std::size_t understood,
                      Reading& reading) {
  Diagnostics& diagnostics = reading.diagnostics;
  if (understood > 0) {
    diagnostics.warn("mixed-comment", comment.span,
                     "only part of this comment reads as settings, so all of it is a private note",
                     "put the settings in a comment of their own");
    return;
  }
  const std::string_view line = lines.front();
  const std::string_view word = first_word(line);
  const std::string_view after = trimmed(line.substr(word.size()));
  const SourceSpan where = place_of(word, reading.file);
  const bool keyed = after.starts_with(':') || after.starts_with('=');
  if (keyed && lines.size() == 1 && is_front_matter_key(word)) {
    diagnostics.warn("front-matter-key", where,
                     fmt::format("\"{}\" in a comment sets nothing; it is a private note", shown_key(word)),
                     "write it in the front matter");
    return;
  }
  const bool lone = after.empty() && lines.size() == 1;
  if (!keyed && !lone && (lines.size() > 1 || spoken_words(line) > kFewWords)) return;
  const std::string_view key = key_near(word);
  if (key.empty()) return;
  const std::string hint = is_in(key, kLoneWords) && lone ? std::string(key) : std::string(key) + ": ...";
  if (keyed || lone) {
    diagnostics.warn("near-miss", where,
                     fmt::format("\"{}\" is no setting; the comment is a private note", shown_key(word)),
                     "for the setting write <!-- " + hint + " -->");
  } else {
    diagnostics.note("near-miss", where,
                     fmt::format("a private note begins with \"{}\", which is nearly a setting", shown_key(word)),
                     "for the setting write <!-- " + hint + " -->");
  }
}

}  // namespace

std::optional<std::vector<Directive>> read_directives(const Comment& comment, Reading& reading) {
  const std::string_view inner = reading.file.substr(comment.inner.begin, comment.inner.end - comment.inner.begin);
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t end = line_end(inner, at);
    std::string_view line = trimmed(inner.substr(at, end - at));
    if (at > 0) {
      for (int i = 0; i < comment.quotes && line.starts_with('>'); ++i) line = trimmed(line.substr(1));
    }
    if (!line.empty()) lines.push_back(line);
    at = next_line(inner, end);
  }
  if (lines.empty()) return std::vector<Directive>{};
  std::vector<Directive> directives;
  for (const std::string_view line : lines) {
    if (auto directive = read_line_as_directive(line, reading.file)) directives.push_back(*directive);
  }
  if (directives.size() == lines.size()) return directives;
  report_near_miss(comment, lines, directives.size(), reading);
  return std::nullopt;
}

bool carries_on(std::string_view key) {
  return is_in(key, kCarriedKeys);
}

}  // namespace lectern
