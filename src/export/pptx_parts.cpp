#include "export/pptx_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/civil_time.h"
#include "base/xml_text.h"

namespace lectern {
namespace {

constexpr float kEmuPerUnit = 914'400 * 7.5F / kSlideHeight;
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string hex_of(Colour colour) {
  return fmt::format("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

// The theme part's twelve colours.
std::array<std::pair<std::string_view, Colour>, 12> scheme_of(const Theme& theme) {
  const Palette& palette = theme.palette;
  return {{{"dk1", palette.ink},
           {"lt1", palette.paper},
           {"dk2", palette.muted},
           {"lt2", palette.panel},
           {"accent1", palette.accent},
           {"accent2", palette.hot},
           {"accent3", palette.rule},
           {"accent4", theme.section.paper},
           {"accent5", theme.section.ink},
           {"accent6", theme.section.accent},
           {"hlink", palette.accent},
           {"folHlink", palette.accent}}};
}

// How a slide names the theme's colours (the master's colour map).
std::string_view mapped(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMap{
      {{"dk1", "tx1"}, {"lt1", "bg1"}, {"dk2", "tx2"}, {"lt2", "bg2"}}};
  for (const auto& [from, to] : kMap)
    if (from == name) return to;
  return name;
}

constexpr std::string_view kColourMap =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
    "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
    "folHlink=\"folHlink\"/>";

// The group that every shape tree begins with.
constexpr std::string_view kTreeHead =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
    "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/>"
    "</a:xfrm></p:grpSpPr>";

struct Placeholder {
  int id = 0;
  std::string_view name;
  std::string_view type;  // with its idx: `type="ftr" idx="11"`
  Rect box;
  std::string_view text;
  std::string_view align = "l";
  std::string_view anchor = "t";
  float size = 0;  // 0: the master's
};

std::string placeholder(const Placeholder& p) {
  std::string style;
  if (p.size > 0)
    style = fmt::format(R"(<a:lvl1pPr algn="{}"><a:defRPr sz="{}"/></a:lvl1pPr>)", p.align, hundredths(p.size));
  return fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
      "<p:ph {}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
      "</p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{}\">"
      "<a:normAutofit/></a:bodyPr><a:lstStyle>{}</a:lstStyle><a:p>{}</a:p></p:txBody></p:sp>",
      p.id, p.name, p.type, pptx_box(p.box), p.anchor, style, p.text);
}

// Where the theme has head, body and footer.
struct Places {
  Rect title;
  Rect body;
  Rect footer;
  Rect number;
  Rect cover;
  Rect subtitle;
};

Places places_of(const Theme& theme, Size slide) {
  const Measures& m = theme.measures;
  const float width = slide.width - 2 * m.margin;
  const float footer_height = 1.6F * theme.scale.footer;
  const float footer_top = m.footer_baseline - 1.2F * theme.scale.footer;
  return {{m.margin, m.title_top, width, 1.2F * theme.scale.title},
          {m.margin, m.body_top, width, m.body_bottom - m.body_top},
          {m.margin, footer_top, 0.6F * width, footer_height},
          {slide.width - m.margin - 160, footer_top, 160, footer_height},
          {m.margin, 260, width, 300},
          {m.margin, 580, width, 200}};
}

constexpr std::string_view kNumberField =
    "<a:fld id=\"{7C9A1A3E-0000-4000-8000-000000000001}\" type=\"slidenum\"><a:rPr lang=\"en-GB\"/><a:t>"
    "\u2039#\u203A</a:t></a:fld>";

std::string footers(const PptxLook& look, const Places& places, std::string_view size_of) {
  const float size = look.theme().scale.footer;
  return placeholder({20, "Footer", R"(type="ftr" sz="quarter" idx="11")", places.footer, "", "l", "t", size}) +
         placeholder({21, "Slide number", size_of, places.number, kNumberField, "r", "t", size});
}

std::string text_level(const PptxLook& look, int level, const TypeFace& face, float size, Colour colour, bool bullet) {
  const float indent = look.theme().measures.indent;
  const std::string name = fmt::format("lvl{}pPr", level);
  const std::string mark =
      bullet ? fmt::format(
                   R"(<a:buClr>{}</a:buClr><a:buSzPct val="{}"/><a:buFont typeface="+mn-lt"/><a:buChar char="{}"/>)",
                   look.colour(look.theme().palette.accent), level == 1 ? kPptxDotSize : 100'000,
                   level == 1 ? "\u2022" : "\u2013")
             : std::string("<a:buNone/>");
  const std::string margins =
      bullet ? fmt::format(R"( marL="{}" indent="{}")", emu(indent * static_cast<float>(level)), -emu(indent))
             : std::string(R"( marL="0" indent="0")");
  return fmt::format(
      "<a:{}{} algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\">"
      "<a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>{}"
      "<a:defRPr sz=\"{}\" b=\"{}\" kern=\"1200\">{}{}</a:defRPr></a:{}>",
      name, margins, bullet ? hundredths(0.46F * size) : 0, mark, hundredths(size), face.weight >= 600 ? 1 : 0,
      look.fill(colour), look.face(face.family), name);
}

std::string text_styles(const PptxLook& look) {
  const Theme& theme = look.theme();
  std::string xml = "<p:txStyles><p:titleStyle>";
  xml += text_level(look, 1, theme.title, theme.scale.title, theme.palette.ink, false);
  xml += "</p:titleStyle><p:bodyStyle>";
  for (int level = 1; level <= 5; ++level) {
    const float size = level == 1 ? theme.scale.body_start
                                  : std::max(theme.scale.body_least, theme.scale.body_start * theme.scale.second_level);
    xml += text_level(look, level, theme.text, size, theme.palette.ink, true);
  }
  xml += "</p:bodyStyle><p:otherStyle>";
  xml += text_level(look, 1, theme.text, theme.scale.body_least, theme.palette.ink, false);
  return xml + "</p:otherStyle></p:txStyles>";
}

struct LayoutFacts {
  std::string_view type;
  std::string_view name;
};

LayoutFacts facts_of(PptxLayout layout) {
  switch (layout) {
    case PptxLayout::title:
      return {"title", "Title slide"};
    case PptxLayout::section:
      return {"secHead", "Section"};
    case PptxLayout::content:
      return {"obj", "Title and content"};
    case PptxLayout::title_only:
      return {"titleOnly", "Title only"};
    case PptxLayout::blank:
      break;
  }
  return {"blank", "Blank"};
}

}  // namespace

std::int64_t emu(float units) {
  return std::llround(static_cast<double>(units) * kEmuPerUnit);
}

int hundredths(float units) {
  return static_cast<int>(std::lround(units * 50));  // a slide unit is half a point
}

std::string Relationships::add(std::string_view type, std::string_view target, Mode mode) {
  const Relation relation{std::string(type), std::string(target), mode};
  auto found = std::ranges::find(list_, relation);
  if (found == list_.end()) found = list_.insert(list_.end(), relation);
  return fmt::format("rId{}", found - list_.begin() + 1);
}

std::string Relationships::xml() const {
  std::string xml(kXmlHead);
  xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < list_.size(); ++i) {
    const Relation& relation = list_[i];
    const bool package = relation.type == "core-properties";
    xml += fmt::format(R"(<Relationship Id="rId{}" Type="{}{}" Target="{}"{}/>)", i + 1,
                       package ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/" : kRelation,
                       relation.type, xml_text(relation.target),
                       relation.mode == Mode::external ? " TargetMode=\"External\"" : "");
  }
  return xml + "</Relationships>";
}

std::string PptxLook::colour(Colour colour, float opacity) const {
  const int alpha = static_cast<int>(std::lround(static_cast<float>(colour.alpha) / 255 * opacity * 100'000));
  colour.alpha = 255;
  const std::string inside = alpha < 100'000 ? fmt::format("<a:alpha val=\"{}\"/>", alpha) : std::string();
  for (const auto& [name, known] : scheme_of(theme_)) {
    if (known == colour && name != "hlink" && name != "folHlink")
      return inside.empty() ? fmt::format("<a:schemeClr val=\"{}\"/>", mapped(name))
                            : fmt::format("<a:schemeClr val=\"{}\">{}</a:schemeClr>", mapped(name), inside);
  }
  return inside.empty() ? fmt::format("<a:srgbClr val=\"{}\"/>", hex_of(colour))
                        : fmt::format("<a:srgbClr val=\"{}\">{}</a:srgbClr>", hex_of(colour), inside);
}

std::string PptxLook::fill(Colour colour, float opacity) const {
  return "<a:solidFill>" + this->colour(colour, opacity) + "</a:solidFill>";
}

std::string PptxLook::face(std::string_view family) const {
  const std::string name = xml_text(family);
  const std::string_view latin = family == theme_.title.family  ? "+mj-lt"
                                 : family == theme_.text.family ? "+mn-lt"
                                                                : std::string_view(name);
  // The theme names Latin faces only; what is not Latin says its own.
  return fmt::format(R"(<a:latin typeface="{0}"/><a:ea typeface="{1}"/><a:cs typeface="{1}"/>)", latin, name);
}

int number_of(PptxLayout layout) {
  return static_cast<int>(layout) + 1;
}

std::string_view pptx_namespaces() {
  return "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
         "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
}

std::string pptx_box(const Rect& rect) {
  return fmt::format(R"(<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/>)", emu(rect.x), emu(rect.y),
                     std::max<std::int64_t>(0, emu(rect.width)), std::max<std::int64_t>(0, emu(rect.height)));
}

std::string pptx_theme(const Theme& theme, std::string_view name) {
  std::string xml(kXmlHead);
  xml += fmt::format(
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"{0}\">"
      "<a:themeElements><a:clrScheme name=\"{0}\">",
      xml_text(name));
  for (const auto& [slot, colour] : scheme_of(theme))
    xml += fmt::format("<a:{0}><a:srgbClr val=\"{1}\"/></a:{0}>", slot, hex_of(colour));
  const auto font = [&](std::string_view slot, const TypeFace& face) {
    xml += fmt::format(R"(<a:{0}><a:latin typeface="{1}"/><a:ea typeface=""/><a:cs typeface=""/></a:{0}>)", slot,
                       xml_text(face.family));
  };
  xml += fmt::format("</a:clrScheme><a:fontScheme name=\"{}\">", xml_text(name));
  font("majorFont", theme.title);
  font("minorFont", theme.text);
  xml += fmt::format("</a:fontScheme><a:fmtScheme name=\"{}\">", xml_text(name));
  constexpr std::string_view kFill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  xml += fmt::format("<a:fillStyleLst>{0}{0}{0}</a:fillStyleLst><a:lnStyleLst>", kFill);
  for (const int width : {6350, 12700, 19050})
    xml += fmt::format(R"(<a:ln w="{}" cap="flat" cmpd="sng" algn="ctr">{}<a:prstDash val="solid"/></a:ln>)", width,
                       kFill);
  constexpr std::string_view kEffect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  xml += fmt::format(
      "</a:lnStyleLst><a:effectStyleLst>{0}{0}{0}</a:effectStyleLst><a:bgFillStyleLst>{1}{1}{1}"
      "</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/>"
      "</a:theme>",
      kEffect, kFill);
  return xml;
}

std::string pptx_master(const PptxLook& look, Size slide) {
  const Places places = places_of(look.theme(), slide);
  std::string xml(kXmlHead);
  xml += fmt::format(
      "<p:sldMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
      "<a:effectLst/></p:bgPr></p:bg><p:spTree>{}",
      pptx_namespaces(), kTreeHead);
  xml += placeholder({2, "Title", "type=\"title\"", places.title, ""});
  xml += placeholder({3, "Text", R"(type="body" idx="1")", places.body, ""});
  xml += footers(look, places, R"(type="sldNum" sz="quarter" idx="12")");
  xml += fmt::format("</p:spTree></p:cSld>{}<p:sldLayoutIdLst>", kColourMap);
  for (int i = 1; i <= kPptxLayouts; ++i)
    xml += fmt::format(R"(<p:sldLayoutId id="{}" r:id="rId{}"/>)", 2'147'483'648U + static_cast<unsigned>(i), i);
  return xml + "</p:sldLayoutIdLst>" + text_styles(look) + "</p:sldMaster>";
}

std::string pptx_layout(PptxLayout layout, const PptxLook& look, Size slide) {
  const Places places = places_of(look.theme(), slide);
  const TypeScale& scale = look.theme().scale;
  const auto [type, name] = facts_of(layout);
  std::string xml(kXmlHead);
  xml += fmt::format(R"(<p:sldLayout {} type="{}" preserve="1"><p:cSld name="{}">)", pptx_namespaces(), type, name);
  if (layout == PptxLayout::section)
    xml += "<p:bg><p:bgPr>" + look.fill(look.theme().section.paper) + "<a:effectLst/></p:bgPr></p:bg>";
  xml += fmt::format("<p:spTree>{}", kTreeHead);
  if (layout == PptxLayout::title) {
    xml += placeholder({2, "Title", "type=\"ctrTitle\"", places.cover, "", "l", "b", scale.cover});
    xml += placeholder({3, "Subtitle", R"(type="subTitle" idx="1")", places.subtitle, "", "l", "t", scale.subtitle});
  } else if (layout == PptxLayout::section) {
    xml += placeholder({2, "Title", "type=\"title\"", places.cover, "", "l", "b", scale.section});
  } else if (layout != PptxLayout::blank) {
    xml += placeholder({2, "Title", "type=\"title\"", places.title, ""});
  }
  if (layout == PptxLayout::content) xml += placeholder({3, "Content", "idx=\"1\"", places.body, ""});
  xml += footers(look, places, R"(type="sldNum" sz="quarter" idx="12")");
  return xml + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
}

std::string pptx_notes_master(Size slide) {
  // A page of 7.5 by 10 inches: the slide above, its notes below.
  constexpr float kWidth = 1080;
  const float picture = 900 * kSlideHeight / slide.width;
  std::string xml(kXmlHead);
  xml += fmt::format(
      "<p:notesMaster {}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>"
      "<p:spTree>{}",
      pptx_namespaces(), kTreeHead);
  xml += fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
      "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr>"
      "<p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>"
      "<a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>",
      pptx_box({(kWidth - 900) / 2, 90, 900, picture}));
  xml += fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
      "<p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{}"
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>"
      "<a:lstStyle/><a:p/></p:txBody></p:sp>",
      pptx_box({90, 130 + picture, 900, 1220 - picture}));
  xml += fmt::format(
      "</p:spTree></p:cSld>{}<p:notesStyle><a:lvl1pPr marL=\"0\" algn=\"l\"><a:defRPr sz=\"1200\">"
      "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr>"
      "</a:lvl1pPr></p:notesStyle></p:notesMaster>",
      kColourMap);
  return xml;
}

std::string pptx_core_properties(const Deck& deck, std::optional<std::int64_t> created) {
  // No clock: equal decks give equal files.
  std::string xml(kXmlHead);
  xml +=
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>";
  append_xml(xml, deck.meta.title.text);
  xml += "</dc:title><dc:creator>";
  append_xml(xml, deck.meta.author.text);
  xml += "</dc:creator><cp:lastModifiedBy>Lectern</cp:lastModifiedBy><cp:revision>1</cp:revision>";
  constexpr std::int64_t kAnyTime = 946'684'800;  // 2000-01-01: programs want a date
  const std::string date = iso_date(created.value_or(kAnyTime));
  for (const std::string_view name : {"created", "modified"})
    xml += fmt::format("<dcterms:{0} xsi:type=\"dcterms:W3CDTF\">{1}</dcterms:{0}>", name, date);
  xml += "<dc:language>";
  append_xml(xml, deck.meta.lang);
  return xml + "</dc:language></cp:coreProperties>";
}

std::string pptx_app_properties(std::size_t slides, std::size_t notes) {
  return std::string(kXmlHead) +
         fmt::format(
             "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
             "<TotalTime>0</TotalTime><Application>Lectern</Application><Slides>{}</Slides><Notes>{}</Notes>"
             "</Properties>",
             slides, notes);
}

}  // namespace lectern
