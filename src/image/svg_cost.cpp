#include "image/svg_cost.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace lectern {
namespace {

constexpr std::int64_t kFilterStep = 200;         // a filter's primitive goes over every pixel
constexpr std::size_t kBytesAStep = 100;          // of a path's data
constexpr int kDeepest = 400;                     // of elements within and behind each other
constexpr std::size_t kMostElements = 1'000'000;  // librsvg's own limit

struct Element {
  std::string_view name;
  std::int64_t own = 1;
  std::vector<std::size_t> children;         ///< drawn with it
  std::vector<std::string_view> references;  ///< ids that are drawn for it
  std::int64_t total = -1;
  bool open = false;
};

std::int64_t capped(std::int64_t steps) {
  return std::min(steps, kEndlessDrawing);
}

// The largest number in an attribute such as "3" or "5 7".
std::int64_t largest_number(std::string_view value) {
  double most = 0;
  while (!value.empty()) {
    const std::size_t digit = value.find_first_of("0123456789.");
    if (digit == std::string_view::npos) break;
    value.remove_prefix(digit);
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc()) break;
    most = std::max(most, number);
    value.remove_prefix(static_cast<std::size_t>(end - value.data()));
  }
  return static_cast<std::int64_t>(std::min(most, 1e6));
}

// Drawn only where something refers to it.
bool waits_for_a_reference(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"defs", "symbol", "pattern", "mask", "clipPath", "marker",
                                                           "filter", "linearGradient", "radialGradient", "metadata"});
  return std::ranges::find(kNames, name) != kNames.end();
}

// "url(#a)" in an attribute or a style.
void add_urls(std::string_view value, std::vector<std::string_view>& ids) {
  for (std::size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 4)) {
    const std::size_t hash = value.find('#', at);
    const std::size_t close = value.find(')', at);
    if (hash == std::string_view::npos || close == std::string_view::npos || hash > close) continue;
    std::string_view id = value.substr(hash + 1, close - hash - 1);
    while (!id.empty() && (id.back() == '"' || id.back() == '\'' || id.back() == ' ')) id.remove_suffix(1);
    ids.push_back(id);
  }
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class Drawing {
 public:
  explicit Drawing(std::string_view text) : text_(text) {}

  std::int64_t steps() {
    elements_.emplace_back();  // the document
    open_.push_back(0);
    while (at_ < text_.size() && elements_.size() < kMostElements) {
      const std::size_t begin = text_.find('<', at_);
      if (begin == std::string_view::npos) break;
      at_ = begin + 1;
      read_tag();
    }
    if (elements_.size() >= kMostElements) return kEndlessDrawing;
    return capped(total(0, 0));
  }

 private:
  bool skip(std::string_view opening, std::string_view closing) {
    if (!text_.substr(at_).starts_with(opening)) return false;
    const std::size_t end = text_.find(closing, at_);
    at_ = end == std::string_view::npos ? text_.size() : end + closing.size();
    return true;
  }

  void read_tag() {
    if (skip("!--", "-->") || skip("![CDATA[", "]]>") || skip("?", "?>") || skip("!", ">")) return;
    if (skip("/", ">")) {
      if (open_.size() > 1) open_.pop_back();
      return;
    }
    const std::size_t name_end = std::min(text_.find_first_of(" \t\r\n/>", at_), text_.size());
    const std::size_t index = elements_.size();
    elements_.emplace_back();
    elements_[index].name = without_prefix(text_.substr(at_, name_end - at_));
    if (elements_[index].name.starts_with("fe")) elements_[index].own = kFilterStep;
    at_ = name_end;
    const bool closed = read_attributes(elements_[index], index);
    if (!waits_for_a_reference(elements_[index].name)) elements_[open_.back()].children.push_back(index);
    if (!closed) open_.push_back(index);
  }

  // Up to the tag's end; true for "/>".
  bool read_attributes(Element& element, std::size_t index) {
    while (true) {
      at_ = text_.find_first_not_of(" \t\r\n", at_);
      if (at_ >= text_.size()) {
        at_ = text_.size();
        return true;
      }
      if (text_[at_] == '>') {
        ++at_;
        return false;
      }
      if (text_[at_] == '/') {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '>') {
          ++at_;
          return true;
        }
        continue;
      }
      const std::size_t name_end = std::min(text_.find_first_of("= \t\r\n/>", at_), text_.size());
      const std::string_view name = without_prefix(text_.substr(at_, name_end - at_));
      at_ = std::max(name_end, at_ + 1);
      const std::size_t value = text_.find_first_not_of("= \t\r\n", name_end);
      if (value == std::string_view::npos || (text_[value] != '"' && text_[value] != '\'')) continue;
      const std::size_t end = std::min(text_.find(text_[value], value + 1), text_.size());
      read_attribute(element, index, name, text_.substr(value + 1, end - value - 1));
      at_ = std::min(end + 1, text_.size());
    }
  }

  void read_attribute(Element& element, std::size_t index, std::string_view name, std::string_view value) {
    element.own = capped(element.own + static_cast<std::int64_t>(value.size() / kBytesAStep));
    if (name == "id") by_id_.emplace(value, index);
    if (name == "href" && value.starts_with('#')) element.references.push_back(value.substr(1));
    add_urls(value, element.references);
    // These look at so many pixels around each pixel.
    const bool around =
        (element.name == "feMorphology" && name == "radius") || (element.name == "feConvolveMatrix" && name == "order");
    if (around)
      element.own += kFilterStep * std::min<std::int64_t>(largest_number(value) * largest_number(value), 1'000'000);
    if (element.name == "feTurbulence" && name == "numOctaves")
      element.own += kFilterStep * std::min<std::int64_t>(largest_number(value), 1'000);
  }

  std::int64_t total(std::size_t index, int depth) {
    Element& element = elements_[index];
    if (element.total >= 0) return element.total;
    if (depth > kDeepest) return kEndlessDrawing;
    if (element.open) return 0;  // a circle of references is not drawn
    element.open = true;
    std::int64_t sum = element.own;
    for (const std::size_t child : element.children) sum = capped(sum + total(child, depth + 1));
    for (const std::string_view id : element.references) {
      const auto found = by_id_.find(id);
      if (found != by_id_.end()) sum = capped(sum + total(found->second, depth + 1));
    }
    element.open = false;
    element.total = sum;
    return sum;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
  std::map<std::string_view, std::size_t> by_id_;
};

}  // namespace

std::int64_t drawing_steps(std::string_view svg) {
  return Drawing(svg).steps();
}

}  // namespace lectern
