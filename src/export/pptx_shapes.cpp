#include "export/pptx_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/xml_text.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

// Screen readers pass over shapes that say that they are decoration.
std::string non_visual(int id, std::string_view name, std::string_view alt) {
  if (!alt.empty()) return fmt::format(R"(<p:cNvPr id="{0}" name="{1} {0}" descr="{2}"/>)", id, name, xml_text(alt));
  return fmt::format(
      "<p:cNvPr id=\"{0}\" name=\"{1} {0}\"><a:extLst><a:ext uri=\"{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}\">"
      "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext>"
      "</a:extLst></p:cNvPr>",
      id, name);
}

Rect meet(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

// What programs that know SVG show instead of the pixels ([MS-ODRAWXML] 2.2.17).
std::string vector_extension(std::string_view id) {
  if (id.empty()) return {};
  return fmt::format(
      "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip "
      "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{}\"/></a:ext></a:extLst>",
      id);
}

class ShapeWriter {
 public:
  ShapeWriter(const SceneItem& item, int id, std::string_view alt, const PptxLook& look, const PptxPicture& picture)
      : item_(item), id_(id), alt_(alt), look_(look), picture_(picture) {}

  std::string operator()(const FillRect& fill) const {
    const Rect rect = item_.clip ? meet(fill.rect, *item_.clip) : fill.rect;
    if (rect.empty()) return {};
    std::string geometry = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
    if (fill.radius > 0) {
      const float share = std::min(0.5F, fill.radius / std::max(1.0F, std::min(rect.width, rect.height)));
      geometry = fmt::format(
          "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {}\"/></a:avLst>"
          "</a:prstGeom>",
          std::lround(share * 100'000));
    }
    return shape(rect, geometry + look_.fill(fill.colour, item_.opacity) + "<a:ln><a:noFill/></a:ln>");
  }

  std::string operator()(const FillGradient& fill) const {
    const Rect rect = item_.clip ? meet(fill.rect, *item_.clip) : fill.rect;
    if (rect.empty()) return {};
    std::string stops;
    for (const GradientStop& stop : straight_stops(fill)) {
      stops += fmt::format("<a:gs pos=\"{}\">{}</a:gs>", std::lround(stop.at * 100'000),
                           look_.colour(stop.colour, item_.opacity));
    }
    return shape(rect, fmt::format("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:gradFill rotWithShape=\"1\">"
                                   "<a:gsLst>{}</a:gsLst><a:lin ang=\"{}\" scaled=\"0\"/></a:gradFill>"
                                   "<a:ln><a:noFill/></a:ln>",
                                   stops, fill.horizontal ? 0 : 5'400'000));
  }

  std::string operator()(const Path& path) const {
    const Rect box = box_of(path);
    if (path.segments.empty()) return {};
    std::string xml = fmt::format(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" "
        "b=\"b\"/><a:pathLst><a:path w=\"{}\" h=\"{}\"{}>",
        emu(box.width), emu(box.height), path.fill ? "" : " fill=\"none\"");
    const auto point = [&](Point p) {
      return fmt::format(R"(<a:pt x="{}" y="{}"/>)", emu(p.x - box.x), emu(p.y - box.y));
    };
    for (const Path::Segment& segment : path.segments) {
      switch (segment.kind) {
        case Path::Segment::Kind::move:
          xml += "<a:moveTo>" + point(segment.to) + "</a:moveTo>";
          break;
        case Path::Segment::Kind::line:
          xml += "<a:lnTo>" + point(segment.to) + "</a:lnTo>";
          break;
        case Path::Segment::Kind::curve:
          xml += "<a:cubicBezTo>" + point(segment.control1) + point(segment.control2) + point(segment.to) +
                 "</a:cubicBezTo>";
          break;
        case Path::Segment::Kind::close:
          xml += "<a:close/>";
          break;
      }
    }
    xml += "</a:path></a:pathLst></a:custGeom>";
    xml += path.fill ? look_.fill(*path.fill, item_.opacity) : std::string("<a:noFill/>");
    xml += path.stroke ? fmt::format(R"(<a:ln w="{}" cap="flat">{}<a:miter lim="{}"/></a:ln>)", emu(path.stroke_width),
                                     look_.fill(*path.stroke, item_.opacity), std::lround(kMiterLimit * 100'000))
                       : std::string("<a:ln><a:noFill/></a:ln>");
    return shape(box, xml);
  }

  std::string operator()(const DrawImage& draw) const {
    const Rect shown = item_.clip ? meet(draw.rect, *item_.clip) : draw.rect;
    if (draw.image == nullptr || shown.empty()) return {};
    // The part of the picture that is seen, in thousandths of a percent from each side.
    const Rect& crop = draw.crop;
    const float across = crop.width / draw.rect.width;
    const float down = crop.height / draw.rect.height;
    const Rect seen{crop.x + (shown.x - draw.rect.x) * across, crop.y + (shown.y - draw.rect.y) * down,
                    shown.width * across, shown.height * down};
    const auto share = [](float part) { return std::clamp(std::lround(part * 100'000), 0L, 100'000L); };
    const std::string opacity =
        item_.opacity < 1 ? fmt::format("<a:alphaModFix amt=\"{}\"/>", share(item_.opacity)) : std::string();
    const PptxPictureIds ids = picture_(draw.image, draw.rect.width / std::max(crop.width, 0.01F));
    return fmt::format(
        "<p:pic><p:nvPicPr>{}<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
        "<p:blipFill><a:blip r:embed=\"{}\">{}{}</a:blip><a:srcRect l=\"{}\" t=\"{}\" r=\"{}\" b=\"{}\"/><a:stretch>"
        "<a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
        "</a:prstGeom></p:spPr></p:pic>",
        non_visual(id_, "Picture", alt_), ids.pixels, opacity, vector_extension(ids.vector), share(seen.x),
        share(seen.y), share(1 - seen.right()), share(1 - seen.bottom()), pptx_box(shown));
  }

  std::string operator()(const DrawText& /*text*/) const { return {}; }

 private:
  std::string shape(const Rect& box, const std::string& properties) const {
    return fmt::format(
        "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm>{}</p:spPr></p:sp>",
        non_visual(id_, "Shape", alt_), pptx_box(box), properties);
  }

  static Rect box_of(const Path& path) {
    float left = INFINITY;
    float top = INFINITY;
    float right = -INFINITY;
    float bottom = -INFINITY;
    const auto add = [&](Point p) {
      left = std::min(left, p.x);
      top = std::min(top, p.y);
      right = std::max(right, p.x);
      bottom = std::max(bottom, p.y);
    };
    for (const Path::Segment& segment : path.segments) {
      if (segment.kind == Path::Segment::Kind::close) continue;
      add(segment.to);
      if (segment.kind != Path::Segment::Kind::curve) continue;
      add(segment.control1);
      add(segment.control2);
    }
    if (left > right) return {};
    return {left, top, right - left, bottom - top};
  }

  const SceneItem& item_;
  int id_;
  std::string_view alt_;
  const PptxLook& look_;
  const PptxPicture& picture_;
};

}  // namespace

std::string pptx_shape(const SceneItem& item, int id, std::string_view alt, const PptxLook& look,
                       const PptxPicture& picture) {
  return std::visit(ShapeWriter(item, id, alt, look, picture), item.shape);
}

}  // namespace lectern
