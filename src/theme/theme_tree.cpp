#include "theme/theme_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr int kMostDepth = 6;              // layouts: title: faces: title: family
constexpr std::size_t kMostNodes = 4'000;  // aliases can make a short file mean millions
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kStandIn = '$';  // begins a plain scalar, as '#' may not

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A '#' after a blank begins a comment, unless hexadecimal digits of a colour follow and a key's colon, a bracket or a
// comma comes before it.
bool is_colour_at(std::string_view text, std::size_t at) {
  std::size_t digits = 0;
  while (at + 1 + digits < text.size() && is_hex(text[at + 1 + digits])) ++digits;
  if (digits != 3 && digits != 4 && digits != 6 && digits != 8) return false;
  const std::size_t next = at + 1 + digits;
  if (next < text.size() && std::string_view(" \t\r\n,}]").find(text[next]) == std::string_view::npos) return false;
  std::size_t before = at;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t')) --before;
  return before > 0 && before < at && std::string_view(":,{[").find(text[before - 1]) != std::string_view::npos;
}

// Bytes that are not UTF-8, and NULs, from which the library would guess another encoding.
void mend_encoding(std::string& text) {
  const std::string source = text;
  std::size_t at = 0;
  while (at < source.size()) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(source, at);
    const bool broken = c == 0xFFFD && std::string_view(source).substr(begin, at - begin) != "\xEF\xBF\xBD";
    if (broken || c == 0) text.replace(begin, at - begin, at - begin, '_');
  }
}

/// The file as YAML can read it; offsets stay what they are.
std::string readable(std::string_view source) {
  std::string text(source);
  mend_encoding(text);
  if (text.starts_with(kByteOrderMark)) std::ranges::fill_n(text.begin(), std::ssize(kByteOrderMark), ' ');
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#' && is_colour_at(source, i)) text[i] = kStandIn;
  }
  return text;
}

class TreeReader {
 public:
  TreeReader(std::string_view source, Diagnostics& diagnostics)
      : source_(source), text_(readable(source)), diagnostics_(diagnostics) {}

  ThemeNode read() {
    ThemeNode root;
    std::string trouble;
    SourceSpan at;
    if (auto whole = parsed(0, text_.size(), trouble, at)) return *std::move(whole);
    for (const auto& [begin, end] : parts()) {
      if (auto part = parsed(begin, end, trouble, at)) {
        if (part->kind == ThemeNode::Kind::map) merge(root, *std::move(part));
      } else {
        diagnostics_.error("theme-yaml", at, fmt::format("this part of the theme is not YAML: {}", trouble),
                           "it is left out and the rest is read; check indents, quotes and brackets");
      }
    }
    return root;
  }

 private:
  // Stretches that begin at a key in the first column.
  std::vector<std::pair<std::size_t, std::size_t>> parts() const {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool starts = i == 0 || text_[i - 1] == '\n';
      const bool key = std::string_view(" \t\r\n#-]}").find(text_[i]) == std::string_view::npos;
      if (!starts || !key || i == begin) continue;
      found.emplace_back(begin, i);
      begin = i;
    }
    found.emplace_back(begin, text_.size());
    return found;
  }

  std::optional<ThemeNode> parsed(std::size_t begin, std::size_t end, std::string& trouble, SourceSpan& at) {
    offset_ = begin;
    nodes_ = 0;
    try {
      const YAML::Node node = YAML::Load(text_.substr(begin, end - begin));
      return converted(node, 0, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)});
    } catch (const YAML::Exception& error) {
      trouble = error.msg;
      at = span_at(error.mark, 1);
      // What is never closed is found at the part's end; its beginning is where to look.
      if (at.begin >= end || trimmed(std::string_view(text_).substr(at.begin, end - at.begin)).empty())
        at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)};
      return std::nullopt;
    }
  }

  SourceSpan span_at(const YAML::Mark& mark, std::size_t length) const {
    const std::size_t at = offset_ + (mark.pos > 0 ? static_cast<std::size_t>(mark.pos) : 0);
    return {static_cast<std::uint32_t>(std::min(at, source_.size())),
            static_cast<std::uint32_t>(std::min(at + length, source_.size()))};
  }

  ThemeNode converted(const YAML::Node& node, int depth, SourceSpan fallback) {
    ThemeNode out;
    out.where = fallback;
    if (depth > kMostDepth || ++nodes_ > kMostNodes) return out;
    if (node.IsScalar()) {
      out.kind = ThemeNode::Kind::scalar;
      out.scalar = node.Scalar();
      out.where = span_at(node.Mark(), std::max<std::size_t>(out.scalar.size(), 1));
      if (out.scalar.starts_with(kStandIn) && source_[out.where.begin] == '#') out.scalar.front() = '#';
    } else if (node.IsSequence()) {
      out.kind = ThemeNode::Kind::list;
      for (const YAML::Node& item : node) out.items.push_back(converted(item, depth + 1, fallback));
    } else if (node.IsMap()) {
      out.kind = ThemeNode::Kind::map;
      for (const auto& entry : node) {
        if (!entry.first.IsScalar()) continue;
        const std::string& key = entry.first.Scalar();
        const SourceSpan place = span_at(entry.first.Mark(), key.size());
        add(out, {key, place, converted(entry.second, depth + 1, place)});
      }
    }
    return out;
  }

  void add(ThemeNode& map, ThemeEntry entry) {
    const auto twice = std::ranges::find(map.entries, entry.key, &ThemeEntry::key);
    if (twice == map.entries.end()) {
      map.entries.push_back(std::move(entry));
      return;
    }
    diagnostics_.warn("theme-repeated-key", entry.key_where, fmt::format("{} is set twice", entry.key),
                      "the first one is used");
  }

  void merge(ThemeNode& root, ThemeNode part) {
    root.kind = ThemeNode::Kind::map;
    for (ThemeEntry& entry : part.entries) add(root, std::move(entry));
  }

  std::string_view source_;
  std::string text_;
  Diagnostics& diagnostics_;
  std::size_t offset_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

ThemeNode read_theme_tree(std::string_view source, Diagnostics& diagnostics) {
  if (source.size() > kMostBytes) {
    diagnostics.error("theme-too-large", {},
                      fmt::format("a theme of {} bytes is over the limit of {}", source.size(), kMostBytes),
                      "a theme holds settings only; pictures are files of their own");
    return {};
  }
  ThemeNode root = TreeReader(source, diagnostics).read();
  if (root.kind == ThemeNode::Kind::scalar || root.kind == ThemeNode::Kind::list) {
    diagnostics.error("theme-yaml", root.where, "a theme is a list of settings, each \"key: value\"",
                      "begin with a line such as inherits: chancery");
    return {};
  }
  return root;
}

}  // namespace lectern
