#include "export/export_pptx.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "export/office_drawing.h"
#include "export/portable_picture.h"
#include "export/pptx_notes.h"
#include "export/pptx_parts.h"
#include "export/pptx_slide.h"
#include "export/zip_package.h"
#include "layout/layout_slide.h"

namespace lectern {
namespace {

constexpr std::string_view kTypes = "application/vnd.openxmlformats-officedocument.";
constexpr std::size_t kFirstSlideId = 256;  // ECMA-376, part 1, 19.7.13: 256 to 2147483647
constexpr float kVectorScale = 2;           // vectors are drawn at twice the size at which they are shown

// The pictures of all slides, each once, numbered in the order of their first use.
class Media {
 public:
  PptxMediaParts parts_of(const std::shared_ptr<const Image>& image, float shown_width) {
    const auto [place, fresh] = indices_.try_emplace(image.get(), images_.size());
    if (fresh)
      images_.push_back({image, 0, image->is_vector() ? office_drawing(image->vector_drawing()) : std::nullopt});
    Use& use = images_[place->second];
    use.width = std::max(use.width, shown_width);
    const std::size_t number = place->second + 1;
    return {fmt::format("../media/image{}.{}", number, ending_of(*image)),
            use.drawing ? fmt::format("../media/image{}.svg", number) : std::string()};
  }

  bool has_drawings() const {
    return std::ranges::any_of(images_, [](const Use& use) { return use.drawing.has_value(); });
  }

  void add_to(ZipPackage& package, int jobs, const std::stop_token& stop) const {
    std::vector<PortablePicture> pictures(images_.size());
    on_threads(jobs, images_.size(), stop, [&](int /*thread*/, std::size_t i) {
      pictures[i] = portable_picture(*images_[i].image, PictureReader::office,
                                     static_cast<int>(std::lround(kVectorScale * images_[i].width)));
    });
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      package.add(fmt::format("ppt/media/image{}.{}", i + 1, ending_of(*images_[i].image)),
                  std::move(pictures[i].bytes), Packing::stored);
      if (images_[i].drawing) package.add(fmt::format("ppt/media/image{}.svg", i + 1), *images_[i].drawing);
    }
  }

 private:
  struct Use {
    std::shared_ptr<const Image> image;
    float width = 0;
    std::optional<std::string> drawing;
  };

  // As portable_picture ends it, known before the picture is packed.
  static std::string_view ending_of(const Image& image) {
    const bool photograph =
        image.format() == ImageFormat::jpeg || (image.format() == ImageFormat::webp && image.pixels().opaque);
    return photograph ? "jpg" : "png";
  }

  std::vector<Use> images_;
  std::map<const Image*, std::size_t> indices_;
};

class PackageWriter {
 public:
  PackageWriter(const Briefing& briefing, const CompiledDeck& deck, const PptxExportOptions& options,
                const std::vector<std::size_t>& chosen)
      : briefing_(briefing), options_(options), look_(briefing.theme) {
    for (const std::size_t slide : chosen) {
      const std::string& anchor = briefing.deck.slides[slide].anchor;
      if (!anchor.empty()) anchors_.try_emplace(anchor, static_cast<int>(pages_.size()) + 1);
      for (const Page& page : deck.slides[slide].pages) pages_.push_back({&page, slide});
    }
  }

  Result<std::vector<std::uint8_t>> write() {
    std::vector<PptxSlidePart> slides;
    slides.reserve(pages_.size());
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      slides.push_back(slide_part(i));
      if (options_.stop.stop_requested()) return {};
    }
    const bool notes = options_.notes;
    ZipPackage package;
    package.add("[Content_Types].xml", content_types());
    package.add("_rels/.rels", root_relations());
    package.add("docProps/core.xml", pptx_core_properties(briefing_.deck, options_.created));
    package.add("docProps/app.xml", pptx_app_properties(pages_.size(), notes ? pages_.size() : 0));
    package.add("ppt/presentation.xml", presentation());
    package.add("ppt/_rels/presentation.xml.rels", presentation_relations().xml());
    add_fixed_parts(package);
    for (std::size_t i = 0; i < slides.size(); ++i) {
      if (notes) slides[i].relations.add("notesSlide", fmt::format("../notesSlides/notesSlide{}.xml", i + 1));
      package.add(fmt::format("ppt/slides/slide{}.xml", i + 1), std::move(slides[i].xml));
      package.add(fmt::format("ppt/slides/_rels/slide{}.xml.rels", i + 1), slides[i].relations.xml());
    }
    if (notes) add_notes(package);
    media_.add_to(package, options_.jobs, options_.stop);
    if (options_.stop.stop_requested()) return {};
    return package.finish();
  }

 private:
  struct PageOf {
    const Page* page = nullptr;
    std::size_t slide = 0;
  };

  const Slide& slide_of(std::size_t i) const { return briefing_.deck.slides[pages_[i].slide]; }

  PptxSlidePart slide_part(std::size_t i) {
    const Slide& slide = slide_of(i);
    const SlideLayout layout = layout_of(slide);
    const PptxPage page{pages_[i].page->scene,
                        static_cast<int>(i) + 1,
                        slide.number > 0 ? fmt::format("{}", slide.number) : std::string(),
                        layout == SlideLayout::title || layout == SlideLayout::end,
                        layout == SlideLayout::section,
                        slide.kind == SlideKind::backup,
                        options_.steps == StepChoice::all};
    return pptx_slide(
        page, look_,
        [this](std::string_view anchor) {
          const auto found = anchors_.find(anchor);
          return found == anchors_.end() ? 0 : found->second;
        },
        [this](const std::shared_ptr<const Image>& image, float width) { return media_.parts_of(image, width); });
  }

  std::string content_types() const {
    std::string xml(kXmlHead);
    xml +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>";
    if (media_.has_drawings()) xml += R"(<Default Extension="svg" ContentType="image/svg+xml"/>)";
    const auto part = [&](std::string_view path, std::string_view type) {
      xml += fmt::format(R"(<Override PartName="{}" ContentType="{}{}+xml"/>)", path, kTypes, type);
    };
    part("/ppt/presentation.xml", "presentationml.presentation.main");
    part("/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster");
    for (int i = 1; i <= kPptxLayouts; ++i)
      part(fmt::format("/ppt/slideLayouts/slideLayout{}.xml", i), "presentationml.slideLayout");
    part("/ppt/theme/theme1.xml", "theme");
    part("/ppt/presProps.xml", "presentationml.presProps");
    part("/ppt/viewProps.xml", "presentationml.viewProps");
    part("/ppt/tableStyles.xml", "presentationml.tableStyles");
    for (std::size_t i = 1; i <= pages_.size(); ++i)
      part(fmt::format("/ppt/slides/slide{}.xml", i), "presentationml.slide");
    if (options_.notes) {
      part("/ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster");
      part("/ppt/theme/theme2.xml", "theme");
      for (std::size_t i = 1; i <= pages_.size(); ++i)
        part(fmt::format("/ppt/notesSlides/notesSlide{}.xml", i), "presentationml.notesSlide");
    }
    xml +=
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties"
        "+xml\"/>";
    part("/docProps/app.xml", "extended-properties");
    return xml + "</Types>";
  }

  static std::string root_relations() {
    Relationships relations;
    relations.add("officeDocument", "ppt/presentation.xml");
    relations.add("core-properties", "docProps/core.xml");
    relations.add("extended-properties", "docProps/app.xml");
    return relations.xml();
  }

  // Ids: the master is rId1, slides follow from rId2, the notes master comes after them.
  Relationships presentation_relations() const {
    Relationships relations;
    relations.add("slideMaster", "slideMasters/slideMaster1.xml");
    for (std::size_t i = 1; i <= pages_.size(); ++i) relations.add("slide", fmt::format("slides/slide{}.xml", i));
    if (options_.notes) relations.add("notesMaster", "notesMasters/notesMaster1.xml");
    relations.add("presProps", "presProps.xml");
    relations.add("viewProps", "viewProps.xml");
    relations.add("theme", "theme/theme1.xml");
    relations.add("tableStyles", "tableStyles.xml");
    return relations;
  }

  std::string presentation() const {
    const Size size = briefing_.deck.meta.slide_size;
    std::string xml(kXmlHead);
    xml += fmt::format(
        "<p:presentation {} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" "
        "r:id=\"rId1\"/></p:sldMasterIdLst>",
        pptx_namespaces());
    if (options_.notes) {
      xml +=
          fmt::format("<p:notesMasterIdLst><p:notesMasterId r:id=\"rId{}\"/></p:notesMasterIdLst>", pages_.size() + 2);
    }
    xml += "<p:sldIdLst>";
    for (std::size_t i = 0; i < pages_.size(); ++i)
      xml += fmt::format(R"(<p:sldId id="{}" r:id="rId{}"/>)", kFirstSlideId + i, i + 2);
    xml += fmt::format(
        "</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>"
        "</p:presentation>",
        emu(size.width), emu(kSlideHeight));
    return xml;
  }

  void add_fixed_parts(ZipPackage& package) const {
    const Size size = briefing_.deck.meta.slide_size;
    const auto with = [](std::string_view body) { return std::string(kXmlHead) + std::string(body); };
    package.add("ppt/presProps.xml", with(fmt::format("<p:presentationPr {}/>", pptx_namespaces())));
    package.add("ppt/viewProps.xml", with(fmt::format("<p:viewPr {}/>", pptx_namespaces())));
    package.add("ppt/tableStyles.xml",
                with("<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                     "def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"/>"));
    package.add("ppt/theme/theme1.xml", pptx_theme(briefing_.theme, briefing_.theme.name));
    package.add("ppt/slideMasters/slideMaster1.xml", pptx_master(look_, size));
    Relationships master;
    for (int i = 1; i <= kPptxLayouts; ++i)
      master.add("slideLayout", fmt::format("../slideLayouts/slideLayout{}.xml", i));
    master.add("theme", "../theme/theme1.xml");
    package.add("ppt/slideMasters/_rels/slideMaster1.xml.rels", master.xml());
    Relationships layout;
    layout.add("slideMaster", "../slideMasters/slideMaster1.xml");
    for (int i = 0; i < kPptxLayouts; ++i) {
      package.add(fmt::format("ppt/slideLayouts/slideLayout{}.xml", i + 1),
                  pptx_layout(static_cast<PptxLayout>(i), look_, size));
      package.add(fmt::format("ppt/slideLayouts/_rels/slideLayout{}.xml.rels", i + 1), layout.xml());
    }
  }

  void add_notes(ZipPackage& package) const {
    // Notes are printed: black on white whatever the slides' colours.
    Theme paper = briefing_.theme;
    paper.palette.paper = {255, 255, 255, 255};
    paper.palette.ink = {0, 0, 0, 255};
    package.add("ppt/theme/theme2.xml", pptx_theme(paper, "Notes"));
    package.add("ppt/notesMasters/notesMaster1.xml", pptx_notes_master(briefing_.deck.meta.slide_size));
    Relationships master;
    master.add("theme", "../theme/theme2.xml");
    package.add("ppt/notesMasters/_rels/notesMaster1.xml.rels", master.xml());
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Relationships relations;
      relations.add("notesMaster", "../notesMasters/notesMaster1.xml");
      relations.add("slide", fmt::format("../slides/slide{}.xml", i + 1));
      package.add(fmt::format("ppt/notesSlides/notesSlide{}.xml", i + 1),
                  pptx_notes(slide_of(i).notes, briefing_.deck.meta.lang));
      package.add(fmt::format("ppt/notesSlides/_rels/notesSlide{}.xml.rels", i + 1), relations.xml());
    }
  }

  const Briefing& briefing_;
  const PptxExportOptions& options_;
  PptxLook look_;
  std::vector<PageOf> pages_;
  std::map<std::string, int, std::less<>> anchors_;
  Media media_;
};

}  // namespace

Result<std::vector<std::uint8_t>> pptx_from_deck(const Briefing& briefing, const CompiledDeck& deck,
                                                 const PptxExportOptions& options) {
  const auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());
  return PackageWriter(briefing, deck, options, *chosen).write();
}

}  // namespace lectern
