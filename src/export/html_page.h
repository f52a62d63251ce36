#pragma once
// One page as an HTML section: its text as headings, paragraphs, lists and tables (from the scene's tags), each line in
// the place where layout put it; all else as SVG behind and above.

#include <functional>
#include <string>
#include <string_view>

#include "export/html_document.h"
#include "scene/scene.h"

namespace lectern {

struct HtmlPage {
  const Scene& scene;
  std::string id;        ///< the address: "3", "3.2" for a continuation
  std::string name;      ///< the slide's anchor in the deck; may be empty
  std::string label;     ///< "3 of 12: What the ministers agreed"
  std::string notes;     ///< as HTML; empty: none, or not asked for
  std::string pictures;  ///< <img> elements that show all that is on the page, text too; empty: it is drawn
};

/// Where a link of the deck leads in this file, or empty where it must not be followed (a file beside the deck, a
/// scheme other than http, https, mailto and tel).
using LinkTarget = std::function<std::string(std::string_view target)>;

std::string html_section(const HtmlPage& page, const LinkTarget& target_of, HtmlDocument& document);

}  // namespace lectern
