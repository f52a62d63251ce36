#include "paint/pdf_structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

// ISO 32000-1, 14.8.5: which cells a head cell is for; where a figure lies.
std::string attributes_of(const PdfElement& element) {
  if (element.type == "TH") {
    const std::string across = element.columns > 1 ? fmt::format("/ColSpan {}", element.columns) : std::string();
    return "/A<</O/Table/Scope/Column" + across + ">>";
  }
  if (element.type != "Figure" || element.box.empty()) return {};
  std::string out = "/A<</O/Layout/Placement/Block/BBox[";
  put_numbers(out, {static_cast<double>(element.box.x), static_cast<double>(element.box.y),
                    static_cast<double>(element.box.right()), static_cast<double>(element.box.bottom())});
  return out + "]>>";
}

}  // namespace

PdfStructure::PdfStructure(PdfFile& file, std::string lang)
    : file_(file), lang_(std::move(lang)), root_(file.reserve()), document_(file.reserve()) {}

std::string PdfStructure::key_of_area(int area) {
  const auto key = static_cast<int>(parents_.size());
  parents_.push_back(document_);
  areas_.push_back({area, key});
  return fmt::format("/StructParent {}", key);
}

std::string PdfStructure::type_of(const PdfElement& element, const PdfPage::Internals& page,
                                  const std::vector<int>& areas) {
  if (element.type.size() == 2 && element.type[0] == 'H') {
    const int level = element.type[1] - '1' + std::max(page.setup.heading_level, 1);
    return fmt::format("H{}", headings_.place(level));
  }
  // A link that leads nowhere is plain text.
  const bool leads = std::ranges::any_of(element.parts, [&](const PdfPart& part) {
    return part.kind == PdfPart::Kind::area && areas[static_cast<std::size_t>(part.index)] != 0;
  });
  return element.type == "Link" && !leads ? "Span" : std::string(element.type);
}

std::string PdfStructure::add_page(const PdfPage::Internals& page, int page_object, const std::vector<int>& areas) {
  std::vector<int> objects(page.elements.size());
  for (int& object : objects) object = file_.reserve();
  // An element's own content comes first, then the elements inside it that are not parts of that content.
  std::vector<std::string> kids(page.elements.size());
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    for (const PdfPart& part : page.elements[i].parts) {
      switch (part.kind) {
        case PdfPart::Kind::content:
          kids[i] += fmt::format("{} ", part.index);
          break;
        case PdfPart::Kind::element:
          kids[i] += reference_to(objects[static_cast<std::size_t>(part.index)]) + ' ';
          break;
        case PdfPart::Kind::area:
          if (const int area = areas[static_cast<std::size_t>(part.index)]; area != 0) {
            kids[i] += fmt::format("<</Type/OBJR/Obj {}/Pg {}>>", reference_to(area), reference_to(page_object));
            const auto found = std::ranges::find(areas_, area, &Area::object);
            if (found != areas_.end()) parents_[static_cast<std::size_t>(found->key)] = objects[i];
          }
          break;
      }
    }
  }
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    const PdfElement& element = page.elements[i];
    if (element.parent < 0) {
      tops_.push_back(objects[i]);
    } else if (element.type != "Link") {
      kids[static_cast<std::size_t>(element.parent)] += reference_to(objects[i]) + ' ';
    }
  }
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    const PdfElement& element = page.elements[i];
    const int parent = element.parent < 0 ? document_ : objects[static_cast<std::size_t>(element.parent)];
    std::string out = fmt::format("<</Type/StructElem/S/{}/P {}/Pg {}", type_of(element, page, areas),
                                  reference_to(parent), reference_to(page_object));
    if (!element.title.empty()) out += "/T " + pdf_text(element.title);
    if (!element.lang.empty()) out += "/Lang " + pdf_text(element.lang);
    if (!element.alt.empty()) out += "/Alt " + pdf_text(element.alt);
    if (!element.words.empty()) out += "/ActualText " + pdf_text(element.words);
    if (element.type == "Note") {
      // Names of one length are in the order of their bytes, as the tree of names wants it.
      const std::string name = fmt::format("(n{:09})", objects[i]);
      out += "/ID" + name;
      names_ += name + reference_to(objects[i]);
    }
    out += attributes_of(element);
    file_.put(objects[i], out + "/K[" + kids[i] + "]>>");
  }
  areas_.clear();
  if (page.marked.empty()) return {};
  std::string marked = "[";
  for (const int element : page.marked) marked += reference_to(objects[static_cast<std::size_t>(element)]) + ' ';
  const auto key = static_cast<int>(parents_.size());
  parents_.push_back(file_.put(marked + "]"));
  return fmt::format("/StructParents {}", key);
}

int PdfStructure::finish() {
  std::string kids;
  for (const int top : tops_) kids += reference_to(top) + ' ';
  file_.put(document_, fmt::format("<</Type/StructElem/S/Document/P {}/Lang {}/K[{}]>>", reference_to(root_),
                                   pdf_text(lang_), kids));
  std::string numbers;
  for (std::size_t key = 0; key < parents_.size(); ++key)
    numbers += fmt::format("{} {} ", key, reference_to(parents_[key]));
  file_.put(root_, fmt::format("<</Type/StructTreeRoot/K {}/ParentTree<</Nums[{}]>>/ParentTreeNextKey {}{}>>",
                               reference_to(document_), numbers, parents_.size(),
                               names_.empty() ? std::string() : "/IDTree<</Names[" + names_ + "]>>"));
  return root_;
}

}  // namespace lectern
