#include "markdown/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/inline_text.h"
#include "markdown/line_scanner.h"
#include "markdown/setting_keys.h"

namespace lectern {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_key_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// key := letter (letter | digit | "-" | "_")* ":" (space | end of line). Returns the length of the key, 0 for none.
std::size_t key_length(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && is_key_byte(line[length])) ++length;
  if (length == 0 || length >= line.size() || line[length] != ':') return 0;
  const bool ends = length + 1 == line.size() || line[length + 1] == ' ' || line[length + 1] == '\t';
  return ends ? length : 0;
}

// A value that YAML reads as the text that it is: letters, digits and a few marks, no "null".
bool is_plain_value(std::string_view value) {
  const auto plain = [](char c) {
    return is_key_byte(c) || c == ' ' || c == '.' || c == '/' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  return !value.empty() && value.front() != '-' && value.front() != '.' && std::ranges::all_of(value, plain) &&
         lower_ascii(value) != "null";
}

bool is_blank_line(std::string_view line) {
  return trimmed(line).empty();
}
bool is_inner_line(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t') || line == "-" || line.starts_with("- ");
}

class FrontMatterReader {
 public:
  explicit FrontMatterReader(Reading& reading) : reading_(reading), file_(reading.file) {}

  FrontMatter read();

 private:
  std::string_view text_of(const Line& line) const { return file_.substr(line.begin, line.end - line.begin); }
  bool find_block();
  void cut_unclosed();
  void read_entry(std::size_t first, std::size_t last);
  void read_yaml(Setting& setting, std::string_view entry, std::size_t value_begin);
  void fall_back(Setting& setting, std::size_t first, std::size_t last, const std::string& why);
  void add(Setting setting);
  static SourceSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Reading& reading_;
  std::string_view file_;
  FrontMatter found_;
  std::vector<Line> lines_;  // between the fences
  Line fence_;
  bool closed_ = false;
  bool told_not_yaml_ = false;
  bool told_unclosed_ = false;
};

FrontMatter FrontMatterReader::read() {
  found_.body = file_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (!find_block()) return std::move(found_);
  for (std::size_t i = 0; i < lines_.size();) {
    const std::string_view line = text_of(lines_[i]);
    std::size_t next = i + 1;
    if (key_length(line) > 0) {
      while (next < lines_.size() && (is_inner_line(text_of(lines_[next])) || is_blank_line(text_of(lines_[next]))))
        ++next;
      std::size_t last = next;
      while (last > i + 1 && is_blank_line(text_of(lines_[last - 1]))) --last;
      read_entry(i, last);
    } else if (!is_blank_line(line) && !line.starts_with('#')) {
      reading_.diagnostics.warn("front-matter-line", span(lines_[i].begin, lines_[i].end),
                                "a line of the front matter sets nothing: " + shown_text(trimmed(line)),
                                "write key: value");
    }
    i = next;
  }
  return std::move(found_);
}

// ---            first line of the file (blank lines before it are let pass)
// key: value ...
// ---  or  ...
bool FrontMatterReader::find_block() {
  std::size_t at = found_.body;
  while (at < file_.size() && is_blank_line(file_.substr(at, line_end(file_, at) - at)))
    at = next_line(file_, line_end(file_, at));
  fence_ = {at, line_end(file_, at)};
  if (trimmed(text_of(fence_)) != "---") return false;
  std::size_t keys = 0;
  at = next_line(file_, fence_.end);
  while (at < file_.size()) {
    const Line line{at, line_end(file_, at)};
    const std::string_view text = text_of(line);
    at = next_line(file_, line.end);
    const std::string_view bare = trimmed(text);
    if (!text.starts_with(' ') && (bare == "---" || bare == "...")) {
      closed_ = true;
      break;
    }
    lines_.push_back(line);
    if (key_length(text) > 0 && text.front() >= 'a') ++keys;  // "Note: ..." begins a sentence
  }
  const bool only_blank = std::ranges::all_of(lines_, [&](const Line& line) { return is_blank_line(text_of(line)); });
  // A rule at the head of a file that has no front matter.
  if (!lines_.empty() && text_of(lines_.front()).starts_with("<!--")) return false;
  if (keys == 0 && !(closed_ && only_blank)) return false;
  found_.body = closed_ ? at : file_.size();
  found_.span = span(fence_.begin, found_.body);
  cut_unclosed();
  return true;
}

// Where the closing line is missing, the next rule of the slides looks like it, or nothing does. So the settings end at
// a blank line after which comes something that is neither a setting nor a comment above one.
void FrontMatterReader::cut_unclosed() {
  bool block_value = false;  // "key:", "key: |": the value is on the lines below, blank ones among them
  // "Note: ..." begins a sentence.
  const auto is_setting = [&](std::size_t i) {
    const std::string_view line = text_of(lines_[i]);
    return is_inner_line(line) ? block_value : key_length(line) > 0 && line.front() >= 'a';
  };
  std::size_t settings = 0;
  std::size_t text = lines_.size();
  for (std::size_t i = 0; i < lines_.size() && text == lines_.size(); ++i) {
    const std::string_view line = text_of(lines_[i]);
    const bool markdown = line.starts_with("<!--") || line.starts_with("##") || (!closed_ && line.starts_with("# "));
    if (markdown) {
      text = i;
    } else if (!is_blank_line(line)) {
      settings = i + 1;
      const std::string_view value = trimmed(line.substr(std::min(key_length(line) + 1, line.size())));
      if (!is_inner_line(line)) block_value = value.empty() || value.front() == '|' || value.front() == '>';
    }
    if (!is_blank_line(line)) continue;
    std::size_t next = i;
    while (next < lines_.size() && (is_blank_line(text_of(lines_[next])) || text_of(lines_[next]).starts_with('#')))
      ++next;
    // "# ..." above a setting is a comment; at the end of the block it is a heading.
    const bool heading =
        next == lines_.size() && std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i), lines_.end(),
                                             [&](const Line& below) { return text_of(below).starts_with("# "); });
    if (heading || (next < lines_.size() && !is_setting(next))) text = i;
  }
  if (closed_ && text == lines_.size()) return;
  reading_.diagnostics.error("unclosed-front-matter", span(fence_.begin, fence_.end),
                             "the front matter is never closed",
                             "write --- on a line of its own after the last setting");
  if (text < lines_.size()) {
    found_.body = lines_[text].begin;
    lines_.resize(settings);
  }
  found_.span.end = static_cast<std::uint32_t>(found_.body);
}

// Lines [first, last): "key: value" and what is indented below it.
void FrontMatterReader::read_entry(std::size_t first, std::size_t last) {
  const Line& line = lines_[first];
  const std::string_view text = text_of(line);
  const std::size_t length = key_length(text);
  Setting setting;
  setting.key = text.substr(0, length);
  setting.key_place = span(line.begin, line.begin + length);
  const std::string_view value = trimmed(text.substr(length + 1));
  const std::size_t value_begin =
      value.empty() ? line.begin + length + 1 : static_cast<std::size_t>(value.data() - file_.data());
  setting.value_place = span(value_begin, value.empty() ? value_begin : value_begin + value.size());
  // YAML would read these as comments.
  const bool comment = last == first + 1 && (value.starts_with('#') || value.find(" #") != std::string_view::npos) &&
                       !value.starts_with('"') && !value.starts_with('\'');
  if (comment || (last == first + 1 && is_plain_value(value))) {
    setting.value = shown_text(value);
    add(std::move(setting));
    return;
  }
  const std::string_view entry = file_.substr(line.begin, lines_[last - 1].end - line.begin);
  if (last > first + 1) setting.value_place.end = static_cast<std::uint32_t>(lines_[last - 1].end);
  try {
    read_yaml(setting, entry, value_begin);
  } catch (const YAML::Exception& exception) {
    fall_back(setting, first, last, exception.msg);
  }
  add(std::move(setting));
}

void FrontMatterReader::read_yaml(Setting& setting, std::string_view entry, std::size_t value_begin) {
  const YAML::Node document = YAML::Load(std::string(entry));
  const YAML::Node node = document[setting.key];
  if (!node.IsDefined() || node.IsNull()) return;
  if (node.IsScalar()) {
    setting.value = shown_text(node.Scalar());
    const std::string_view written = file_.substr(value_begin, setting.value_place.end - value_begin);
    // Quotes are not part of the value, but it may still stand in the file byte by byte.
    const bool quoted =
        written.size() == setting.value.size() + 2 && written.substr(1, setting.value.size()) == setting.value;
    if (quoted) setting.value_place = span(value_begin + 1, value_begin + 1 + setting.value.size());
    setting.literal = quoted || written == setting.value;
    return;
  }
  setting.literal = false;
  for (const auto& item : node) {
    if (node.IsMap()) {
      setting.map.emplace_back(shown_text(item.first.as<std::string>()), shown_text(item.second.as<std::string>()));
    } else {
      setting.value += (setting.value.empty() ? "" : ", ") + shown_text(item.as<std::string>());
    }
  }
}

// No setting is dropped: the rest of the line is its text.
void FrontMatterReader::fall_back(Setting& setting, std::size_t first, std::size_t last, const std::string& why) {
  setting.literal = last == first + 1;
  setting.map.clear();
  setting.value.clear();
  const std::string_view written =
      file_.substr(setting.value_place.begin, setting.value_place.end - setting.value_place.begin);
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view part =
        trimmed(i == first ? text_of(lines_[i]).substr(setting.key.size() + 1) : text_of(lines_[i]));
    if (!part.empty()) setting.value += (setting.value.empty() ? "" : " ") + shown_text(part);
  }
  // A bracket or a quote that was never closed: most often it is being typed.
  const bool is_open = !written.empty() && std::string_view("[{\"'").find(written.front()) != std::string_view::npos;
  if (std::exchange(is_open ? told_unclosed_ : told_not_yaml_, true)) return;
  std::string quoted = setting.value;
  for (std::size_t at = quoted.find_first_of("\"\\"); at != std::string::npos;
       at = quoted.find_first_of("\"\\", at + 2))
    quoted.insert(at, 1, '\\');
  reading_.diagnostics.warn(
      is_open ? "front-matter-unclosed" : "front-matter-not-yaml", setting.value_place,
      fmt::format("the front matter is not YAML ({}); the line is read as it is written: {}", why, shown_key(written)),
      fmt::format("put the value in quotes: {}: \"{}\"", setting.key, quoted));
}

void FrontMatterReader::add(Setting setting) {
  const auto same = std::ranges::find(found_.settings, setting.key, &Setting::key);
  if (same == found_.settings.end()) {
    found_.settings.push_back(std::move(setting));
    return;
  }
  reading_.diagnostics.warn("duplicate-key", setting.key_place,
                            fmt::format("\"{}\" is set twice", shown_key(setting.key)),
                            "the last one holds; remove: " + shown_text(same->value));
  *same = std::move(setting);
}

}  // namespace

const Setting* FrontMatter::find(std::string_view key) const {
  const auto found = std::ranges::find(settings, key, &Setting::key);
  return found == settings.end() ? nullptr : &*found;
}

FrontMatter read_front_matter(Reading& reading) {
  return FrontMatterReader(reading).read();
}

}  // namespace lectern
