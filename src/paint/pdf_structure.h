#pragma once
// What a document's parts mean, for screen readers (ISO 32000-1, 14.7 and 14.8). Written page by page. For room
// `paint` alone.

#include <string>
#include <vector>

#include "paint/pdf_file.h"
#include "paint/pdf_page.h"
#include "scene/heading_nesting.h"

namespace lectern {

class PdfStructure {
 public:
  PdfStructure(PdfFile& file, std::string lang);

  /// The entry of a link's area that leads to its element.
  std::string key_of_area(int area);
  /// Writes the page's elements; `areas` are its links' objects, 0 for those left out. The entry of the page.
  std::string add_page(const PdfPage::Internals& page, int page_object, const std::vector<int>& areas);
  /// Writes the root and gives its object.
  int finish();

 private:
  struct Area {
    int object = 0;
    int key = 0;
  };

  std::string type_of(const PdfElement& element, const PdfPage::Internals& page, const std::vector<int>& areas);

  PdfFile& file_;
  std::string lang_;
  int root_;
  int document_;
  std::vector<int> tops_;     // the outermost element of each page
  std::vector<int> parents_;  // by key: an array of a page, or the element of an area
  std::vector<Area> areas_;   // of the page in work
  std::string names_;         // of notes, with their elements
  HeadingNesting headings_;
};

}  // namespace lectern
