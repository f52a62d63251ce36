#include "paint/pdf_shorten.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

constexpr std::string_view kBlank = " \n\r\t\f";

// Half of a 256th, and what three decimals take from it.
constexpr double kSamePlace = 0.5 / 256 + 0.0005;

// How many numbers an operator of paths takes; 0 for all others.
std::size_t numbers_of(std::string_view token) {
  if (token == "m" || token == "l") return 2;
  if (token == "v" || token == "y" || token == "re") return 4;
  return token == "c" ? 6 : 0;
}

// One token from `at`, which moves behind it: a string in brackets with all that is in it, or what stands between
// blanks.
std::string_view token_at(std::string_view content, std::size_t& at) {
  const std::size_t start = at;
  if (content[at] == '(') {
    int depth = 0;
    for (; at < content.size(); ++at) {
      if (content[at] == '\\') {
        ++at;
      } else if (content[at] == '(') {
        ++depth;
      } else if (content[at] == ')' && --depth == 0) {
        break;
      }
    }
    at = std::min(at + 1, content.size());
  } else {
    at = std::min(content.find_first_of(" \n\r\t\f(", at), content.size());
  }
  return content.substr(start, at - start);
}

// Appends a number with the fewest decimals that leave it in its place, and without a nought before the point; what is
// no number as it is.
void put_short(std::string& out, std::string_view token) {
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error != std::errc() || end != token.data() + token.size()) {
    out += token;
    return;
  }
  std::string text;
  for (int decimals = 0; decimals <= 3; ++decimals) {
    const double unit = std::pow(10.0, decimals);
    if (std::abs(std::round(value * unit) / unit - value) > kSamePlace) continue;
    put_number(text, value, decimals);
    break;
  }
  if (text.empty() || text.size() > token.size()) text = token;
  if (text.starts_with("0.")) text.erase(0, 1);
  if (text.starts_with("-0.")) text.erase(1, 1);
  out += text;
}

std::optional<double> number_of(std::string_view token) {
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  return error == std::errc() && end == token.data() + token.size() ? std::optional(value) : std::nullopt;
}

bool is_operator(std::string_view token) {
  const char c = token.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool strokes(std::string_view painter) {
  return painter != "f" && painter != "f*";
}

bool is_painter(std::string_view token) {
  constexpr std::array<std::string_view, 8> kPainters{"f", "f*", "S", "s", "B", "B*", "b", "b*"};
  return std::ranges::find(kPainters, token) != kPainters.end();
}

// Reads content operator by operator and writes it again.
class Shortener {
 public:
  explicit Shortener(double grid) : grid_(grid) {}

  // False where the content cannot be read on.
  bool read(std::string_view content) {
    for (std::size_t at = content.find_first_not_of(kBlank); at < content.size();
         at = content.find_first_not_of(kBlank, at)) {
      const std::string_view token = token_at(content, at);
      if (token == "BI" || token.starts_with('%')) return false;
      if (is_operator(token)) {
        read_operator(token);
      } else {
        operands_.push_back(token);
      }
    }
    put_operands(0);
    return true;
  }

  std::vector<ContentPart> parts() && {
    if (text_.ends_with(' ')) text_.pop_back();
    parts_.push_back({std::move(text_), {}});
    return std::move(parts_);
  }

 private:
  // What a wider grid has to be told of a stroke, and how many of the content's units one here is.
  struct State {
    double width = 1;
    bool dashed = false;
    double scale = 1;
  };
  struct Step {
    char operation = 'l';
    double x = 0;
    double y = 0;
  };

  void read_operator(std::string_view token) {
    if (const std::size_t numbers = numbers_of(token); numbers > 0 || token == "h") {
      trace(token, numbers);
      put_operands(numbers);
    } else if (is_painter(token)) {
      put_operands(0);
      if (is_for_the_grid(token)) return put_on_grid(token);
      end_path();
    } else {
      keep_state(token);
      put_operands(0);
      if (token == "n") end_path();
      if (token == "W" || token == "W*") straight_ = false;  // a path that goes on to clip stays where it is
    }
    text_ += token;
    text_ += ' ';
  }

  void put_operands(std::size_t numbers) {
    const std::size_t plain = operands_.size() - std::min(numbers, operands_.size());
    for (std::size_t i = 0; i < operands_.size(); ++i) {
      if (i < plain) {
        text_ += operands_[i];
      } else {
        put_short(text_, operands_[i]);
      }
      text_ += ' ';
    }
    operands_.clear();
  }

  double operand(std::size_t from_the_last) const {
    if (from_the_last >= operands_.size()) return 0;
    return number_of(operands_[operands_.size() - 1 - from_the_last]).value_or(0);
  }

  void trace(std::string_view token, std::size_t numbers) {
    if (path_.empty() && straight_) {
      // What stands before the path's first numbers stays.
      const std::vector<std::string_view> own(
          operands_.end() - static_cast<std::ptrdiff_t>(std::min(numbers, operands_.size())), operands_.end());
      operands_.resize(operands_.size() - own.size());
      put_operands(0);
      operands_ = own;
      path_start_ = text_.size();
    }
    straight_ = straight_ && (token == "m" || token == "l" || token == "h") && operands_.size() == numbers &&
                !(path_.empty() && token != "m");
    path_.push_back({token.front(), operand(1), operand(0)});
  }

  void end_path() {
    path_.clear();
    straight_ = true;
  }

  void keep_state(std::string_view token) {
    if (token == "q") saved_.push_back(state_);
    if (token == "Q" && !saved_.empty()) {
      state_ = saved_.back();
      saved_.pop_back();
    }
    if (token == "w") state_.width = operand(0);
    if (token == "d") state_.dashed = operands_.size() != 2 || operands_.front() != "[]";
    if (token == "cm") {
      state_.scale *= std::max(std::hypot(operand(5), operand(4)), std::hypot(operand(3), operand(2)));
    }
  }

  bool is_for_the_grid(std::string_view painter) const {
    constexpr std::size_t kFewest = 64;
    return grid_ > 0 && straight_ && path_.size() >= kFewest && state_.scale > 0 &&
           !(strokes(painter) && state_.dashed) && !is_square() && extent() < kMostUnits * grid_ / state_.scale;
  }

  // Boxes, bars and rules: an eye sees where two of them are not alike.
  bool is_square() const {
    std::size_t upright = 0;
    for (std::size_t i = 1; i < path_.size(); ++i) {
      const bool line = path_[i].operation == 'l' && path_[i - 1].operation != 'h';
      if (line && (path_[i].x == path_[i - 1].x) != (path_[i].y == path_[i - 1].y)) ++upright;
    }
    return upright * 4 > path_.size();
  }

  double extent() const {
    double most = 0;
    for (const Step& step : path_) most = std::max({most, std::abs(step.x), std::abs(step.y)});
    return most;
  }

  // The grid lies the same under all paths of one scale: borders that two of them share stay one line.
  void put_on_grid(std::string_view painter) {
    const double unit = grid_ / state_.scale;
    double left = std::numeric_limits<double>::max();
    double top = left;
    for (const Step& step : path_) {
      if (step.operation == 'h') continue;
      left = std::min(left, std::floor(step.x / unit));
      top = std::min(top, std::floor(step.y / unit));
    }
    text_.resize(path_start_);
    text_ += "q ";
    put_numbers(text_, {unit, 0, 0, unit, left * unit, top * unit}, 6);
    text_ += "cm ";
    if (strokes(painter)) {
      put_numbers(text_, {state_.width / unit}, 4);
      text_ += "w ";
    }
    ContentPart part{std::exchange(text_, {}), {}};
    for (const Step& step : path_) {
      GridStep on_grid{step.operation, 0, 0};
      if (step.operation != 'h') {
        on_grid.x = static_cast<std::uint32_t>(std::llround(step.x / unit - left));
        on_grid.y = static_cast<std::uint32_t>(std::llround(step.y / unit - top));
      }
      // Two places that became one: a line of no length shows only where it is all that there is.
      const bool idle = step.operation == 'l' && part.path.size() > 1 && part.path.back().operation == 'l' &&
                        part.path.back() == on_grid;
      if (!idle) part.path.push_back(on_grid);
    }
    parts_.push_back(std::move(part));
    text_ += fmt::format("{} Q ", painter);
    end_path();
  }

  static constexpr double kMostUnits = 500'000;

  double grid_;
  State state_;
  std::vector<State> saved_;
  std::vector<std::string_view> operands_;
  std::vector<Step> path_;
  bool straight_ = true;        // the path so far is of straight lines alone
  std::size_t path_start_ = 0;  // where it begins in the text
  std::string text_;
  std::vector<ContentPart> parts_;
};

// Rows of one length, behind the number of PNG's filter: 0, as it is; 2, less the row above ("Up").
class RowWriter {
 public:
  explicit RowWriter(std::size_t columns) : columns_(columns) {}

  void put_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += columns_) {
      std::string row(text.substr(at, columns_));
      row.resize(columns_, ' ');
      put(std::move(row), false);
    }
  }

  void put(std::string row, bool as_difference) {
    bytes_ += as_difference ? '\2' : '\0';
    for (std::size_t i = 0; i < columns_; ++i) {
      const auto above = static_cast<std::uint8_t>(as_difference ? above_[i] : '\0');
      bytes_ += static_cast<char>(static_cast<std::uint8_t>(static_cast<std::uint8_t>(row[i]) - above));
    }
    above_ = std::move(row);
  }

  std::string bytes() && { return std::move(bytes_); }

 private:
  std::size_t columns_;
  std::string above_;
  std::string bytes_;
};

std::string as_plain_text(const std::vector<ContentPart>& parts) {
  std::string out;
  for (const ContentPart& part : parts) {
    out += part.text;
    for (const GridStep& step : part.path) {
      if (step.operation != 'h') out += fmt::format("{} {} ", step.x, step.y);
      out += step.operation;
      out += ' ';
    }
  }
  return out;
}

}  // namespace

std::optional<std::vector<ContentPart>> shortened(std::string_view content, double grid) {
  Shortener shortener(grid);
  if (!shortener.read(content)) return std::nullopt;
  return std::move(shortener).parts();
}

ContentRows rows_of(const std::vector<ContentPart>& parts) {
  std::size_t steps = 0;
  std::size_t letters = 0;
  std::uint32_t most = 0;
  for (const ContentPart& part : parts) {
    steps += part.path.size();
    letters += part.text.size();
    for (const GridStep& step : part.path) most = std::max({most, step.x, step.y});
  }
  const std::size_t digits = std::to_string(most).size();
  // "l 0123 0456 ": the operator is that of the place in the row above, so that all that changes stands together.
  const std::size_t columns = 2 * digits + 4;
  if (steps * columns <= letters) return {as_plain_text(parts), 0};
  RowWriter rows(columns);
  std::string after;  // the operators that the last row leaves to be said
  for (const ContentPart& part : parts) {
    rows.put_text(after + part.text);
    after.clear();
    bool first = true;
    for (const GridStep& step : part.path) {
      if (step.operation == 'h') {
        rows.put_text(std::exchange(after, {}) + "h ");
        first = true;
        continue;
      }
      const char before = after.empty() ? ' ' : after.front();
      rows.put(fmt::format("{} {:0{}} {:0{}} ", before, step.x, digits, step.y, digits), !first);
      first = false;
      after = {step.operation, ' '};
    }
  }
  return {std::move(rows).bytes(), columns};
}

std::optional<std::string> inflated(std::string_view bytes, std::size_t most) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (decompressor == nullptr) return std::nullopt;
  std::string out;
  for (std::size_t size = std::min(most, bytes.size() * 4 + 1024);; size = std::min(most, size * 2)) {
    out.resize(size);
    std::size_t written = 0;
    const libdeflate_result result =
        libdeflate_zlib_decompress(decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &written);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(written);
      return out;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || size == most) return std::nullopt;
  }
}

}  // namespace lectern
