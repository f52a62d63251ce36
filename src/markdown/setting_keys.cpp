#include "markdown/setting_keys.h"

#include <algorithm>
#include <array>

#include "markdown/inline_text.h"

namespace lectern {
namespace {

constexpr std::array<std::string_view, 32> kFrontMatterKeys{"title",
                                                            "subtitle",
                                                            "author",
                                                            "affiliation",
                                                            "event",
                                                            "date",
                                                            "source",
                                                            "lang",
                                                            "theme",
                                                            "split",
                                                            "size",
                                                            "slide-level",
                                                            "incremental",
                                                            "duration",
                                                            "marking",
                                                            "header",
                                                            "footer",
                                                            "paginate",
                                                            "dialect",
                                                            "fonts",
                                                            "class",
                                                            "color",
                                                            "backgroundColor",
                                                            "backgroundImage",
                                                            "marp",
                                                            "headingDivider",
                                                            "smart",
                                                            "dir",
                                                            "reserve",
                                                            "ends",
                                                            "wpm",
                                                            "transition"};

}  // namespace

bool is_front_matter_key(std::string_view key) {
  return std::ranges::find(kFrontMatterKeys, key) != kFrontMatterKeys.end();
}

std::span<const std::string_view> front_matter_keys() {
  return kFrontMatterKeys;
}

std::string shown_key(std::string_view key) {
  constexpr std::size_t kLongest = 40;
  return key.size() > kLongest ? shown_text(key.substr(0, kLongest)) + "..." : shown_text(key);
}

}  // namespace lectern
