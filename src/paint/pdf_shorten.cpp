#include "paint/pdf_shorten.h"

#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <memory>
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

}  // namespace

std::optional<std::string> shortened(std::string_view content) {
  std::string out;
  out.reserve(content.size());
  std::vector<std::string_view> operands;
  const auto put = [&](std::size_t numbers) {
    const std::size_t plain = operands.size() - std::min(numbers, operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i < plain) {
        out += operands[i];
      } else {
        put_short(out, operands[i]);
      }
      out += ' ';
    }
    operands.clear();
  };
  for (std::size_t at = content.find_first_not_of(kBlank); at < content.size();
       at = content.find_first_not_of(kBlank, at)) {
    const std::string_view token = token_at(content, at);
    if (token == "BI" || token.starts_with('%')) return std::nullopt;
    operands.push_back(token);
    if (const std::size_t numbers = numbers_of(token); numbers > 0) {
      operands.pop_back();
      put(numbers);
      out += token;
      out += ' ';
    }
  }
  put(0);
  if (out.ends_with(' ')) out.pop_back();
  return out;
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
