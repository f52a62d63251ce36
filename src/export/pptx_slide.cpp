#include "export/pptx_slide.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/xml_text.h"
#include "export/office_address.h"
#include "export/page_text.h"
#include "export/pptx_frames.h"
#include "export/pptx_table.h"
#include "export/pptx_timing.h"
#include "export/scene_layers.h"

namespace lectern {
namespace {

constexpr std::string_view kTreeHead =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
    "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/>"
    "</a:xfrm></p:grpSpPr>";

class SlideWriter {
 public:
  SlideWriter(const PptxPage& page, const PptxLook& look, const PptxSlideOf& slide_of, const PptxMedia& media)
      : page_(page),
        scene_(page.scene),
        look_(look),
        slide_of_(slide_of),
        media_(media),
        blocks_(text_blocks(scene_)) {}

  PptxSlidePart write() {
    const PptxLink link = [this](std::string_view target) { return hyperlink(target); };
    // The layout's relation comes first; which one it is depends on what the slide holds.
    std::vector<bool> used(blocks_.size(), false);
    std::vector<bool> taken(scene_.items.size(), false);
    PptxFrames frames = frames_and_tables(used, taken, link);
    const PptxLayout layout = layout_for(frames);
    part_.relations.add("slideLayout", fmt::format("../slideLayouts/slideLayout{}.xml", number_of(layout)));

    std::string tree;
    const std::vector<int> layers = layers_of(scene_);
    const int highest = layers.empty() ? 1 : std::max(1, *std::ranges::max_element(layers));
    for (int layer = 0; layer <= highest; ++layer) {
      for (std::size_t i = 0; i < scene_.items.size(); ++i)
        if (layers[i] == layer && !taken[i]) append_item(tree, scene_.items[i]);
      // Screen readers follow the order of the shapes: it is the order of reading.
      auto table = tables_.begin();
      const auto tables_before = [&](int tag) {
        for (; table != tables_.end() && (tag < 0 || table->tag < tag); ++table)
          if (text_layer(layers, table->first_item) == layer) append_table(tree, *table);
      };
      for (const PptxFrame& frame : frames.frames) {
        tables_before(frame.tag);
        if (text_layer(layers, frame.first_item) == layer) append_frame(tree, frame, layout, link);
      }
      tables_before(-1);
    }
    part_.xml = std::string(kXmlHead);
    part_.xml += fmt::format("<p:sld {}{}><p:cSld>", pptx_namespaces(), page_.skipped ? " show=\"0\"" : "");
    part_.xml += "<p:bg><p:bgPr>" + look_.fill(scene_.background) + "<a:effectLst/></p:bgPr></p:bg>";
    part_.xml +=
        fmt::format("<p:spTree>{}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{}</p:sld>",
                    kTreeHead, tree, page_.stepped ? pptx_timing(appearances_) : std::string());
    return std::move(part_);
  }

 private:
  PptxFrames frames_and_tables(std::vector<bool>& used, std::vector<bool>& taken, const PptxLink& link) {
    tables_ = tables_of(scene_, blocks_, used, taken, look_, link);
    PptxFrames frames = frames_of(scene_, blocks_, used, look_, page_.printed);
    for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = taken[i] || frames.taken[i];
    return frames;
  }

  // Emoji count as shapes for layers and are text here.
  static int text_layer(const std::vector<int>& layers, int item) {
    const int layer = layers[static_cast<std::size_t>(item)];
    return layer % 2 == 1 ? layer : layer + 1;
  }

  PptxLayout layout_for(const PptxFrames& frames) const {
    const auto has = [&](PptxFrame::Kind kind) {
      return std::ranges::any_of(frames.frames, [&](const PptxFrame& frame) { return frame.kind == kind; });
    };
    if (page_.is_cover && has(PptxFrame::Kind::title)) return PptxLayout::title;
    if (page_.is_section && has(PptxFrame::Kind::title)) return PptxLayout::section;
    if (has(PptxFrame::Kind::title) && has(PptxFrame::Kind::list)) return PptxLayout::content;
    return has(PptxFrame::Kind::title) ? PptxLayout::title_only : PptxLayout::blank;
  }

  void append_item(std::string& tree, const SceneItem& item) {
    if (std::holds_alternative<DrawText>(item.shape)) return;
    std::string_view alt;
    if (item.tag >= 0 && std::holds_alternative<DrawImage>(item.shape))
      alt = scene_.tags[static_cast<std::size_t>(item.tag)].alt;
    const PptxPicture picture = [this](const std::shared_ptr<const Image>& image, float width) {
      const PptxMediaParts parts = media_(image, width);
      PptxPictureIds ids{part_.relations.add("image", parts.pixels), {}};
      if (!parts.vector.empty()) ids.vector = part_.relations.add("image", parts.vector);
      return ids;
    };
    const std::string xml = pptx_shape(item, next_id_, alt, look_, picture);
    if (xml.empty()) return;
    if (item.first_step > 0)
      appearances_.push_back({next_id_, -1, item.first_step, false, !std::holds_alternative<DrawImage>(item.shape)});
    ++next_id_;
    tree += xml;
  }

  // The placeholder that a box fills in its layout; empty for a plain text box.
  std::string placeholder_of(const PptxFrame& frame, PptxLayout layout) {
    switch (frame.kind) {
      case PptxFrame::Kind::title:
        return layout == PptxLayout::title ? "<p:ph type=\"ctrTitle\"/>" : "<p:ph type=\"title\"/>";
      case PptxFrame::Kind::list:
        if (layout != PptxLayout::content || std::exchange(has_content_, true)) return {};
        return "<p:ph idx=\"1\"/>";
      case PptxFrame::Kind::footer:
        return R"(<p:ph type="ftr" sz="quarter" idx="11"/>)";
      case PptxFrame::Kind::number:
        return R"(<p:ph type="sldNum" sz="quarter" idx="12"/>)";
      case PptxFrame::Kind::text:
        // Under a title slide's title the first text is its subtitle.
        if (layout != PptxLayout::title || frame.paragraphs.front().lines.front()->runs.front().item->tag < 0)
          return {};
        if (std::exchange(has_content_, true)) return {};
        return R"(<p:ph type="subTitle" idx="1"/>)";
      case PptxFrame::Kind::code:
        break;
    }
    return {};
  }

  static std::string_view name_of(PptxFrame::Kind kind) {
    switch (kind) {
      case PptxFrame::Kind::title:
        return "Title";
      case PptxFrame::Kind::list:
        return "List";
      case PptxFrame::Kind::code:
        return "Code";
      case PptxFrame::Kind::footer:
        return "Footer";
      case PptxFrame::Kind::number:
        return "Slide number";
      case PptxFrame::Kind::text:
        break;
    }
    return "Text";
  }

  void append_frame(std::string& tree, const PptxFrame& frame, PptxLayout layout, const PptxLink& link) {
    const std::string placeholder = placeholder_of(frame, layout);
    note_steps(frame);
    tree += fmt::format(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{0}\" name=\"{1} {0}\"/>{2}<p:nvPr>{3}</p:nvPr></p:nvSpPr>"
        "<p:spPr><a:xfrm>{4}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{5}</p:spPr>"
        "<p:txBody><a:bodyPr vert=\"horz\" wrap=\"{6}\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
        "rtlCol=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
        next_id_++, name_of(frame.kind),
        placeholder.empty() ? "<p:cNvSpPr txBox=\"1\"/>" : "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>",
        placeholder, pptx_box(frame.box), placeholder.empty() ? "<a:noFill/>" : "",
        frame.kind == PptxFrame::Kind::code ? "none" : "square");
    for (const PptxParagraph& paragraph : frame.paragraphs) {
      std::string xml;
      append_paragraph(xml, paragraph, scene_, look_, link);
      // The printed number follows the slide where it is the slide's place in this file.
      if (frame.kind == PptxFrame::Kind::number && page_.printed == std::to_string(page_.slide_number)) as_field(xml);
      tree += xml;
    }
    tree += "</p:txBody></p:sp>";
  }

  // Paragraphs that come one by one, or a whole box.
  void note_steps(const PptxFrame& frame) {
    const int first = frame.steps.empty() ? 0 : frame.steps.front();
    if (std::ranges::all_of(frame.steps, [&](int step) { return step == first; })) {
      if (first > 0) appearances_.push_back({next_id_, -1, first, true, false});
      return;
    }
    for (std::size_t i = 0; i < frame.steps.size(); ++i) {
      if (frame.steps[i] > 0) appearances_.push_back({next_id_, static_cast<int>(i), frame.steps[i], false, false});
    }
  }

  static void as_field(std::string& paragraph) {
    const auto begin = paragraph.find("<a:r>");
    const auto end = paragraph.rfind("</a:r>");
    if (begin == std::string::npos || end == std::string::npos) return;
    paragraph.replace(end, 6, "</a:fld>");
    paragraph.replace(begin, 5, R"(<a:fld id="{7C9A1A3E-0000-4000-8000-000000000001}" type="slidenum">)");
  }

  void append_table(std::string& tree, const PptxTable& table) {
    if (table.first_step > 0) appearances_.push_back({next_id_, -1, table.first_step, false, false});
    const int id = next_id_++;
    const auto frame = [&](std::string_view xml) {
      return fmt::format(
          "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{0}\" name=\"Table {0}\"/><p:cNvGraphicFramePr>"
          "<a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{1}</p:xfrm>"
          "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">{2}"
          "</a:graphicData></a:graphic></p:graphicFrame>",
          id, pptx_box(table.box), xml);
    };
    tree += table.from_right.empty() ? frame(table.xml) : either(frame(table.from_right), frame(table.xml));
  }

  // PowerPoint reads, tabs and grows a table from its right end where it is told so; LibreOffice does not know that
  // attribute and would show the columns the wrong way round. What a program does not know it passes over for the
  // fallback (ISO/IEC 29500-3): the namespace is one of PowerPoint 2016, and of no other program.
  static std::string either(const std::string& powerpoint, const std::string& others) {
    return fmt::format(
        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
        "<mc:Choice xmlns:p159=\"http://schemas.microsoft.com/office/powerpoint/2015/09/main\" Requires=\"p159\">{}"
        "</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        powerpoint, others);
  }

  std::string hyperlink(std::string_view target) {
    if (target.starts_with('#')) {
      const int slide = slide_of_(target.substr(1));
      if (slide == 0) return {};
      return fmt::format(R"(<a:hlinkClick r:id="{}" action="ppaction://hlinksldjump"/>)",
                         part_.relations.add("slide", fmt::format("slide{}.xml", slide)));
    }
    const std::string address = office_address(target);
    if (address.empty()) return {};
    return fmt::format("<a:hlinkClick r:id=\"{}\"/>",
                       part_.relations.add("hyperlink", address, Relationships::Mode::external));
  }

  const PptxPage& page_;
  const Scene& scene_;
  const PptxLook& look_;
  const PptxSlideOf& slide_of_;
  const PptxMedia& media_;
  std::vector<PageBlock> blocks_;
  std::vector<PptxTable> tables_;
  PptxSlidePart part_;
  std::vector<PptxAppearance> appearances_;
  int next_id_ = 2;
  bool has_content_ = false;
};

}  // namespace

PptxSlidePart pptx_slide(const PptxPage& page, const PptxLook& look, const PptxSlideOf& slide_of,
                         const PptxMedia& media) {
  const auto gone = [&](const SceneItem& item) { return !visible_at(item, page.scene.step_count - 1); };
  if (std::ranges::any_of(page.scene.items, gone)) {
    Scene last = page.scene;
    std::erase_if(last.items, gone);
    PptxPage shown{last, page.slide_number, page.printed, page.is_cover, page.is_section, page.skipped, page.stepped};
    return SlideWriter(shown, look, slide_of, media).write();
  }
  return SlideWriter(page, look, slide_of, media).write();
}

}  // namespace lectern
