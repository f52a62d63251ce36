#include "paint/pdf_outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

// Where an entry stands among the others; -1 for none.
struct Kin {
  int parent = -1;
  int before = -1;
  int after = -1;
  int first = -1;
  int last = -1;
  int children = 0;
};

}  // namespace

void PdfOutline::add(const PdfBookmark& bookmark, int page) {
  const int deepest = entries_.empty() ? 0 : entries_.back().level + 1;
  entries_.push_back({bookmark.title, std::clamp(bookmark.level, 0, deepest), page});
}

int PdfOutline::write(PdfFile& file, const std::vector<int>& pages) const {
  if (entries_.empty()) return 0;
  const int root = file.reserve();
  std::vector<int> objects(entries_.size());
  for (int& object : objects) object = file.reserve();

  // The root is kept as one more entry behind the others.
  std::vector<Kin> kin(entries_.size() + 1);
  const auto root_index = static_cast<int>(entries_.size());
  std::vector<int> open{root_index};
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto own = static_cast<int>(i);
    open.resize(static_cast<std::size_t>(entries_[i].level) + 1);
    const int parent = open.back();
    Kin& above = kin[static_cast<std::size_t>(parent)];
    kin[i].parent = parent;
    kin[i].before = above.last;
    if (above.last >= 0) kin[static_cast<std::size_t>(above.last)].after = own;
    if (above.first < 0) above.first = own;
    above.last = own;
    ++above.children;
    open.push_back(own);
  }

  const auto number = [&](int entry) { return entry == root_index ? root : objects[static_cast<std::size_t>(entry)]; };
  const auto links = [&](const Kin& one) {
    std::string out;
    const auto add = [&](const char* key, int entry) {
      if (entry >= 0) out += fmt::format("/{} {}", key, reference_to(number(entry)));
    };
    add("Parent", one.parent);
    add("Prev", one.before);
    add("Next", one.after);
    add("First", one.first);
    add("Last", one.last);
    return out;
  };
  // Sections are open (a positive count), what is inside slides is closed.
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Kin& one = kin[i];
    file.put(objects[i], fmt::format("<</Title {}{}{}/Dest[{}/Fit]>>", pdf_text(entries_[i].title), links(one),
                                     one.children == 0 ? std::string() : fmt::format("/Count -{}", one.children),
                                     reference_to(pages[static_cast<std::size_t>(entries_[i].page)])));
  }
  const Kin& top = kin.back();
  file.put(root, fmt::format("<</Type/Outlines{}/Count {}>>", links(top), top.children));
  return root;
}

}  // namespace lectern
