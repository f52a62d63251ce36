#pragma once
// The words of a line of text, for what is kept as text. Numbers go through from_chars, never through the locale.

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace lectern {

/// Cuts off and returns what comes before the next `mark`, or all that is left.
inline std::string_view cut_off(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// False where the word is not all of a number; `base` may follow for whole ones.
template <class Number, class... Base>
bool read_number(std::string_view word, Number& number, Base... base) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number, base...);
  return error == std::errc{} && end == word.data() + word.size();
}

}  // namespace lectern
