// The part of InlineText that deals with HTML tags.

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/words.h"
#include "markdown/inline_text.h"

namespace lectern {
namespace {

std::string_view tag_name(std::string_view tag) {
  std::size_t begin = tag.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < tag.size() && tag[end] != ' ' && tag[end] != '>' && tag[end] != '/' && tag[end] != '\t' &&
         tag[end] != '\n' && tag[end] != '\r') {
    ++end;
  }
  return tag.substr(begin, end - begin);
}

// The value of an attribute in a tag, or empty.
std::string_view attribute(std::string_view tag, std::string_view key) {
  for (std::size_t at = tag.find(key); at != std::string_view::npos; at = tag.find(key, at + 1)) {
    const bool whole = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t');
    std::string_view rest = trimmed(tag.substr(at + key.size()));
    if (!whole || !rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.empty()) return {};
    const char quote = rest.front();
    if (quote == '"' || quote == '\'') return rest.substr(1, std::min(rest.find(quote, 1), rest.size()) - 1);
    return rest.substr(0, rest.find_first_of(" \t\n>"));
  }
  return {};
}

}  // namespace

void InlineText::html(std::size_t begin, std::size_t end) {
  attributes_at_.reset();
  touch(begin, end);
  const std::string_view tag = source_.original.substr(begin, end - begin);
  if (tag.starts_with("<!--")) {  // one that the pre-pass took for code
    const std::size_t inner_end = tag.size() >= 7 ? end - 3 : end;
    reading_.comments.push_back(
        {source_.place(begin, end), source_.place(begin + 4, std::max(begin + 4, inner_end)), 0});
    return;
  }
  add_tag(lower_ascii(tag_name(tag)), tag.starts_with("</"), begin, end);
}

void InlineText::add_tag(std::string_view name, bool closing, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 4> kStyles{"sub", "sup", "kbd", "mark"};
  if (name == "br" && !closing) {
    hard_break();
  } else if (std::ranges::find(kStyles, name) != kStyles.end()) {
    if (!closing) {
      tags_.push_back({std::string(name), source_.place(begin, end)});
      return;
    }
    // NOLINTNEXTLINE(modernize-use-ranges): the iterator's base() is what counts
    const auto open = std::find_if(tags_.rbegin(), tags_.rend(), [&](const OpenTag& tag) { return tag.name == name; });
    if (open == tags_.rend()) {
      show_html(name, begin, end);
    } else {
      tags_.erase(std::next(open).base());
    }
  } else if (name == "video" || name == "audio") {
    if (!closing) add_media(name, begin, end);
  } else if (name == "source" && !pictures_.empty() && std::holds_alternative<Media>(pictures_.back().node)) {
    auto& media = std::get<Media>(pictures_.back().node);
    if (media.path.empty()) media.path = shown_text(attribute(source_.original.substr(begin, end - begin), "src"));
  } else {
    show_html(name, begin, end);
  }
}

void InlineText::add_media(std::string_view tag, std::size_t begin, std::size_t end) {
  const SourceSpan place = source_.place(begin, end);
  Media media;
  media.path = shown_text(attribute(source_.original.substr(begin, end - begin), "src"));
  reading_.diagnostics.warn("media", place, "video and audio are not played: <" + std::string(tag) + ">",
                            "a labelled frame stands in its place");
  pictures_.push_back({std::move(media), 0, place});
}

void InlineText::show_html(std::string_view name, std::size_t begin, std::size_t end) {
  if (reading_.reported.insert("html " + std::string(name)).second) {
    reading_.diagnostics.warn("html", source_.place(begin, end), "HTML is shown as text: <" + shown_text(name) + ">",
                              "of HTML only <br>, <sub>, <sup>, <kbd> and <mark> are set");
  }
  add(shown_text(source_.original.substr(begin, end - begin)), source_.place(begin, end));
}

}  // namespace lectern
