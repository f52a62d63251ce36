#pragma once
// Attributes as pandoc writes them: {#name .class key=value key="a value"}, and the line that opens a fenced div.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> values;

  bool has_class(std::string_view name) const;
  /// The value of `key`, or nothing.
  std::optional<std::string_view> value(std::string_view key) const;
};

/// What stands between the braces. Nothing when it is not a list of attributes.
std::optional<Attributes> parse_attributes(std::string_view inside);

/// "40%" -> 0.4, "0.4" -> 0.4. Nothing outside (0, 1].
std::optional<float> parse_share(std::string_view text);

/// ::: name | ::: {attributes} | ::: name {attributes} [:::] opens; a bare ::: closes. `rest` is what follows the name
/// and is neither attributes nor colons.
struct DivLine {
  bool closes = false;
  Attributes attributes;
  std::string_view rest;
};

/// `line` begins with ":::" and has no white space at its ends.
DivLine parse_div_line(std::string_view line);

}  // namespace lectern
