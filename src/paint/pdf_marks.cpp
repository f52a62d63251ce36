#include <fmt/format.h>

#include <string>

#include "paint/pdf_page.h"
#include "paint/pdf_syntax.h"

namespace lectern {

void PdfMarks::begin(int element) {
  if (open_ > 0 && !spoken_ && element == element_) return;
  end();
  element_ = element;
  if (element == kArtifact) {
    page_.content += "/Artifact BMC\n";
    open_ = 1;
    return;
  }
  open_content(element, page_.elements[static_cast<std::size_t>(element)].type, {});
}

void PdfMarks::begin_spoken(int element, std::string_view words) {
  end();
  element_ = element;
  spoken_ = true;
  const std::string entry = "/ActualText<FEFF" + utf16_hex(words) + ">";
  if (element == kArtifact) {
    page_.content += fmt::format("/Artifact BMC\n/Span<<{}>>BDC\n", entry);
    open_ = 2;
    return;
  }
  open_content(element, "Span", entry);
}

void PdfMarks::begin_silent() {
  end();
  element_ = kArtifact;
  spoken_ = true;
  page_.content += "/Artifact BMC\n/Span<</ActualText()>>BDC\n";
  open_ = 2;
}

void PdfMarks::end() {
  for (; open_ > 0; --open_) page_.content += "EMC\n";
  spoken_ = false;
}

void PdfMarks::open_content(int element, std::string_view type, std::string_view entries) {
  const auto number = static_cast<int>(page_.marked.size());
  page_.content += fmt::format("/{}<</MCID {}{}>>BDC\n", type, number, entries);
  page_.elements[static_cast<std::size_t>(element)].parts.push_back({PdfPart::Kind::content, number});
  page_.marked.push_back(element);
  open_ = 1;
}

}  // namespace lectern
