#pragma once
// One page as an HTML section: its text as headings, paragraphs, lists and tables (from the scene's tags), each line in
// the place where layout put it; all else as SVG behind and above.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "export/html_document.h"
#include "scene/heading_nesting.h"
#include "scene/scene.h"

namespace lectern {

struct HtmlPage {
  const Scene& scene;
  std::string id;            ///< the address: "3", "3.2" for a continuation
  std::string name;          ///< the slide's anchor in the deck; may be empty
  std::string label;         ///< "3 of 12: What the ministers agreed"
  std::string notes;         ///< as HTML; empty: none, or not asked for
  int level = 2;             ///< of the slide's own headings; 1 where it has the deck's title
  HeadingNesting headings;   ///< those before it in the file
  bool as_pictures = false;  ///< what is on the page is to be seen in pictures, text too, instead of being drawn
};

/// Where a link of the deck leads in this file, or empty where it must not be followed (a file out of the deck's
/// folder, a scheme other than http, https, mailto and tel).
using LinkTarget = std::function<std::string(std::string_view target)>;

struct HtmlSection {
  std::string html;
  std::size_t pictures_at = 0;  ///< where in it the pictures go
  HeadingNesting headings;      ///< so far
};

HtmlSection html_section(const HtmlPage& page, const LinkTarget& target_of, HtmlDocument& document);

}  // namespace lectern
