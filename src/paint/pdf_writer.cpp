#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_time.h"
#include "base/link_target.h"
#include "base/uri.h"
#include "paint/pdf.h"
#include "paint/pdf_file.h"
#include "paint/pdf_fonts.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_page.h"
#include "paint/pdf_pictures.h"
#include "paint/pdf_structure.h"
#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

std::string box_of(const Rect& box) {
  std::string out = "[";
  put_numbers(out, {static_cast<double>(box.x), static_cast<double>(box.y), static_cast<double>(box.right()),
                    static_cast<double>(box.bottom())});
  out.back() = ']';
  return out;
}

}  // namespace

struct PdfWriter::Internals {
  Internals(PdfSettings what, PdfSink sink)
      : settings(std::move(what)),
        file(std::move(sink)),
        pictures(file),
        fonts(file, pictures),
        catalog(file.reserve()),
        tree(file.reserve()),
        structure(file, settings.lang) {
    std::ranges::sort(settings.destinations);
  }

  PdfSettings settings;
  PdfFile file;
  PdfPictures pictures;
  PdfFonts fonts;
  int catalog;
  int tree;
  PdfStructure structure;
  std::vector<int> pages;
  PdfOutline outline;
  std::vector<std::string> labels;
  std::vector<std::pair<std::string, int>> names;  // and the index of the page

  std::string resources(PdfPage::Internals& page) {
    std::string fonts_of_page;
    for (std::size_t i = 0; i < page.fonts.size(); ++i) {
      fonts_of_page += fmt::format("/F{} {}", i, reference_to(fonts.object_of(page.fonts[i])));
    }
    std::string images;
    for (std::size_t i = 0; i < page.images.size(); ++i) {
      images += fmt::format("/I{} {}", i, reference_to(pictures.object_of(page.images[i])));
    }
    std::string states;
    for (const int alpha : page.alphas) {
      std::string share;
      put_number(share, alpha / 255.0, 4);
      states += fmt::format("/A{}<</ca {}/CA {}>>", alpha, share, share);
    }
    for (std::size_t i = 0; i < page.masks.size(); ++i) {
      states += fmt::format("/M{}<</SMask<</S/Luminosity/G {}>>>>", i, reference_to(mask_form(page.masks[i])));
    }
    std::string shadings;
    for (std::size_t i = 0; i < page.shadings.size(); ++i) shadings += fmt::format("/S{}{}", i, page.shadings[i]);
    std::string out = "<<";
    const auto add = [&out](std::string_view name, const std::string& entries) {
      if (!entries.empty()) out += fmt::format("/{}<<{}>>", name, entries);
    };
    add("Font", fonts_of_page);
    add("XObject", images);
    add("ExtGState", states);
    add("Shading", shadings);
    return out + ">>";
  }

  int mask_form(const PdfMask& mask) {
    return file.put_stream(
        fmt::format(
            "/Type/XObject/Subtype/Form/BBox{}/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S {}>>>>",
            box_of(mask.box), mask.shading),
        "/S sh");
  }

  // A destination where the target is one that will be there, a URI for everything that a browser may open.
  std::string action_of(const std::string& target) const {
    if (target.starts_with('#')) {
      const std::string name = target.substr(1);
      const bool known = std::ranges::binary_search(settings.destinations, name);
      return known ? "/Dest " + pdf_text(name) : std::string();
    }
    return may_be_linked(target) ? fmt::format("/A<</S/URI/URI {}>>", pdf_bytes(uri_of(target))) : std::string();
  }

  std::vector<int> add_areas(const PdfPage::Internals& page, int page_object) {
    std::vector<int> objects;
    for (const PdfLinkArea& area : page.areas) {
      const std::string action = action_of(area.target);
      if (action.empty()) {
        objects.push_back(0);
        continue;
      }
      const int object = file.reserve();
      objects.push_back(object);
      // What a person is told of it: an address, or the words that lead to another slide.
      const bool inner = area.target.starts_with('#') && !area.words.empty();
      file.put(object, fmt::format("<</Type/Annot/Subtype/Link/Rect{}/Border[0 0 0]/F 4/P {}/Contents {}{}{}>>",
                                   box_of(area.box), reference_to(page_object),
                                   pdf_text(inner ? area.words : area.target), structure.key_of_area(object), action));
    }
    return objects;
  }

  void add(PdfPage::Internals& page) {
    const int object = file.reserve();
    const auto index = static_cast<int>(pages.size());
    pages.push_back(object);
    const int content = file.put_stream("/Filter/FlateDecode", page.content);
    const std::vector<int> areas = add_areas(page, object);
    std::string annotations;
    for (const int area : areas)
      if (area != 0) annotations += (annotations.empty() ? "/Annots[" : " ") + reference_to(area);
    if (!annotations.empty()) annotations += "]/Tabs/S";
    std::string size;
    put_number(size, static_cast<double>(page.setup.size.width));
    size += ' ';
    put_number(size, static_cast<double>(page.setup.size.height));
    const std::string group = page.translucent ? "/Group<</S/Transparency/CS/DeviceRGB>>" : "";
    file.put(object, fmt::format("<</Type/Page/Parent {}/MediaBox[0 0 {}]/Resources{}/Contents {}{}{}{}>>",
                                 reference_to(tree), size, resources(page), reference_to(content), annotations, group,
                                 structure.add_page(page, object, areas)));
    for (const PdfBookmark& bookmark : page.setup.bookmarks) outline.add(bookmark, index);
    for (const std::string& name : page.setup.names) names.emplace_back(name, index);
    labels.push_back(page.setup.label.empty() ? std::to_string(index + 1) : page.setup.label);
  }

  std::string page_tree() const {
    std::string kids;
    for (const int page : pages) kids += reference_to(page) + ' ';
    return fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages.size());
  }

  std::string page_labels() const {
    std::string out = "<</Nums[";
    for (std::size_t i = 0; i < labels.size(); ++i) out += fmt::format("{}<</P {}>>", i, pdf_text(labels[i]));
    return out + "]>>";
  }

  // Pairs of name and destination, in the order of the names' bytes: ASCII first, then UTF-16 behind its mark FE FF.
  std::string name_tree() {
    const auto bytes_of = [](const std::string& name) {
      return pdf_text(name).starts_with('(') ? name : "\xFE" + utf16_hex(name);
    };
    std::ranges::stable_sort(names, {}, [&](const auto& name) { return bytes_of(name.first); });
    std::string out = "<</Names[";
    const std::string* before = nullptr;
    for (const auto& [name, page] : names) {
      if (before != nullptr && *before == name) continue;
      before = &name;
      out += fmt::format("{}[{}/Fit]", pdf_text(name), reference_to(pages[static_cast<std::size_t>(page)]));
    }
    return out + "]>>";
  }

  std::string metadata() const {
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
        "<pdf:Producer>Lectern</pdf:Producer>\n<dc:format>application/pdf</dc:format>\n";
    out += fmt::format("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n",
                       xmp_text(settings.title));
    if (!settings.author.empty()) {
      out +=
          fmt::format("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", xmp_text(settings.author));
    }
    if (!settings.subject.empty()) {
      out += fmt::format(
          "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n",
          xmp_text(settings.subject));
    }
    if (!settings.keywords.empty())
      out += fmt::format("<pdf:Keywords>{}</pdf:Keywords>\n", xmp_text(settings.keywords));
    out += fmt::format("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n", xmp_text(settings.lang));
    if (settings.created) {
      const std::string date = iso_date(*settings.created);
      out += fmt::format("<xmp:CreateDate>{}</xmp:CreateDate>\n<xmp:ModifyDate>{}</xmp:ModifyDate>\n", date, date);
    }
    return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
  }

  std::string info() const {
    std::string out = "<</Producer(Lectern)";
    const auto add = [&out](std::string_view key, const std::string& value) {
      if (!value.empty()) out += fmt::format("/{} {}", key, pdf_text(value));
    };
    add("Title", settings.title);
    add("Author", settings.author);
    add("Subject", settings.subject);
    add("Keywords", settings.keywords);
    if (settings.created) {
      const std::string date = pdf_date(*settings.created);
      out += fmt::format("/CreationDate({})/ModDate({})", date, date);
    }
    return out + ">>";
  }

  void write_catalog() {
    file.put(tree, page_tree());
    const int outlines = outline.write(file, pages);
    std::string out = fmt::format(
        "<</Type/Catalog/Pages {}/Lang {}/PageLayout/SinglePage/ViewerPreferences<</DisplayDocTitle true>>"
        "/MarkInfo<</Marked true>>/StructTreeRoot {}/PageLabels {}",
        reference_to(tree), pdf_text(settings.lang), reference_to(structure.finish()),
        reference_to(file.put(page_labels())));
    if (!names.empty()) {
      out += fmt::format("/Names<</Dests {}>>", reference_to(file.put(name_tree())));
    }
    if (outlines != 0) out += fmt::format("/Outlines {}/PageMode/UseOutlines", reference_to(outlines));
    // Metadata stays readable for programs that know no PDF.
    const int described = file.put_stream("/Type/Metadata/Subtype/XML", metadata());
    file.put(catalog, out + fmt::format("/Metadata {}>>", reference_to(described)));
  }
};

PdfWriter::PdfWriter(PdfSettings settings, PdfSink sink)
    : internals_(std::make_unique<Internals>(std::move(settings), std::move(sink))) {}
PdfWriter::~PdfWriter() = default;

Result<void> PdfWriter::add(PdfPage page) {
  page.pack();
  internals_->add(page.internals());
  return internals_->file.state();
}

Result<PdfSummary> PdfWriter::finish() {
  Internals& own = *internals_;
  PdfSummary summary;
  summary.pages = own.pages.size();
  own.fonts.finish(summary.drawn_families);
  own.write_catalog();
  const auto bytes = own.file.finish(own.catalog, own.file.put(own.info()));
  if (!bytes) return std::unexpected(bytes.error());
  summary.bytes = *bytes;
  return summary;
}

}  // namespace lectern
