#pragma once
// The outline beside a document (ISO 32000-1, 12.3.3). For room `paint` alone.

#include <string>
#include <vector>

#include "paint/pdf.h"
#include "paint/pdf_file.h"

namespace lectern {

class PdfOutline {
 public:
  /// Entries come in the order of their pages; `page` counts from 0.
  void add(const PdfBookmark& bookmark, int page);
  /// The object of the outline, 0 where it has no entries. `pages` are the pages' objects.
  int write(PdfFile& file, const std::vector<int>& pages) const;

 private:
  struct Entry {
    std::string title;
    int level = 0;
    int page = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace lectern
