// Links: "#name" leads to the slide of that name; some lead nowhere that a document may name.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/link_target.h"
#include "base/uri.h"
#include "base/words.h"
#include "deck/for_each_text.h"
#include "markdown/fill_slides.h"
#include "markdown/link_places.h"

namespace lectern {
namespace {

constexpr int kMostHints = 20;  // a hint compares with every slide's name

class LinkChecker {
 public:
  LinkChecker(const Deck& deck, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const Slide& slide : deck.slides) {
      names_.emplace_back(slide.anchor);
      (slide.kind == SlideKind::hidden ? hidden_ : shown_).insert(slide.anchor);
    }
  }

  void check(RichText& text) {
    for (std::size_t i = 0; i < text.links.size(); ++i) {
      std::string& target = text.links[i].target;
      if (!target.starts_with('#')) {
        check_way_out(target, place_of_link(text, i));
        continue;
      }
      if (shown_.contains(target.substr(1))) continue;
      const std::string decoded = percent_decoded(target.substr(1));
      if (shown_.contains(decoded)) {
        target = "#" + decoded;
      } else if (hidden_.contains(decoded)) {
        diagnostics_.warn("link-to-hidden", place_of_link(text, i),
                          fmt::format("the link {} leads to a hidden slide, which is never shown", target),
                          "make that slide <!-- backup -->, or take the link out");
      } else {
        diagnostics_.warn("no-such-slide", place_of_link(text, i), fmt::format("no slide is named {}", target),
                          hint_for(decoded));
      }
    }
  }

 private:
  void check_way_out(const std::string& target, SourceSpan where) {
    if (target.empty() || may_be_linked(target)) return;
    const bool is_address = target.find(':') < target.find_first_of("/?#\\") && target.find(':') > 1;
    diagnostics_.warn("link-left-out", where,
                      fmt::format("documents are made without the link {}, which would lead nowhere elsewhere", target),
                      is_address
                          ? "links may lead to http, https, mailto, tel and ftp addresses, and to files beside the deck"
                          : "put the file beside the deck, or below its folder, and link it there");
  }

  std::string hint_for(const std::string& name) {
    constexpr std::string_view kRule = "a slide is named by its title in lower case, with a hyphen for each space";
    if (hints_++ >= kMostHints) return std::string(kRule);
    const std::string_view near = nearest_name(name, names_, std::max(2, static_cast<int>(name.size()) / 4));
    return near.empty() ? std::string(kRule) : fmt::format("did you mean #{}?", near);
  }

  Diagnostics& diagnostics_;
  std::vector<std::string_view> names_;
  std::set<std::string, std::less<>> shown_;
  std::set<std::string, std::less<>> hidden_;
  int hints_ = 0;
};

}  // namespace

void resolve_slide_links(Deck& deck, Diagnostics& diagnostics) {
  LinkChecker checker(deck, diagnostics);
  for (Slide& slide : deck.slides) for_each_text(slide, [&](RichText& text) { checker.check(text); });
}

}  // namespace lectern
