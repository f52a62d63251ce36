#include "export/pptx_timing.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

namespace lectern {
namespace {

constexpr std::string_view kAtOnce = R"(<p:stCondLst><p:cond delay="0"/></p:stCondLst>)";
constexpr std::string_view kAtClick = R"(<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>)";

class TimingWriter {
 public:
  std::string write(std::span<const PptxAppearance> appearances) {
    std::map<int, std::vector<const PptxAppearance*>> clicks;
    for (const PptxAppearance& appearance : appearances) clicks[appearance.step].push_back(&appearance);
    if (clicks.empty()) return {};
    xml_ = fmt::format(
        "<p:timing><p:tnLst><p:par><p:cTn id=\"{}\" dur=\"indefinite\" restart=\"never\" nodeType=\"tmRoot\">"
        "<p:childTnLst><p:seq concurrent=\"1\" nextAc=\"seek\"><p:cTn id=\"{}\" dur=\"indefinite\" "
        "nodeType=\"mainSeq\"><p:childTnLst>",
        next_, next_ + 1);
    next_ += 2;
    for (const auto& [step, members] : clicks) put_click(members);
    xml_ += "</p:childTnLst></p:cTn>";
    for (const std::string_view way : {"prev", "next"}) {
      xml_ += fmt::format(
          R"(<p:{0}CondLst><p:cond evt="{1}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{0}CondLst>)", way,
          way == "prev" ? "onPrev" : "onNext");
    }
    xml_ += "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>";
    put_builds(appearances);
    return xml_ + "</p:timing>";
  }

 private:
  void put_click(const std::vector<const PptxAppearance*>& members) {
    xml_ += fmt::format(R"(<p:par><p:cTn id="{}" fill="hold">{}<p:childTnLst>)", next_++, kAtClick);
    xml_ += fmt::format(R"(<p:par><p:cTn id="{}" fill="hold">{}<p:childTnLst>)", next_++, kAtOnce);
    bool first = true;
    for (const PptxAppearance* member : members) {
      put_effect(*member, first ? "clickEffect" : "withEffect");
      first = false;
    }
    xml_ += "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>";
  }

  // Preset 1 of the entrances is "Appear".
  void put_effect(const PptxAppearance& appearance, std::string_view start) {
    const std::string target = appearance.paragraph < 0
                                   ? fmt::format(R"(<p:spTgt spid="{}"/>)", appearance.shape)
                                   : fmt::format(
                                         "<p:spTgt spid=\"{0}\"><p:txEl><p:pRg st=\"{1}\" end=\"{1}\"/>"
                                         "</p:txEl></p:spTgt>",
                                         appearance.shape, appearance.paragraph);
    xml_ += fmt::format(
        "<p:par><p:cTn id=\"{}\" presetID=\"1\" presetClass=\"entr\" presetSubtype=\"0\" fill=\"hold\"{} "
        "nodeType=\"{}\">{}<p:childTnLst><p:set><p:cBhvr>",
        next_++, is_built(appearance) ? " grpId=\"0\"" : "", start, kAtOnce);
    xml_ += fmt::format(
        "<p:cTn id=\"{}\" dur=\"1\" fill=\"hold\">{}</p:cTn><p:tgtEl>{}</p:tgtEl><p:attrNameLst>"
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val=\"visible\"/></p:to>"
        "</p:set></p:childTnLst></p:cTn></p:par>",
        next_++, kAtOnce, target);
  }

  static bool is_built(const PptxAppearance& appearance) {
    return appearance.paragraph < 0 && (appearance.text || appearance.drawn);
  }

  // Shapes with or without text are listed as well, pictures and tables are not.
  void put_builds(std::span<const PptxAppearance> appearances) {
    std::string builds;
    for (const PptxAppearance& appearance : appearances) {
      if (!is_built(appearance)) continue;
      builds +=
          fmt::format(R"(<p:bldP spid="{}" grpId="0"{}/>)", appearance.shape, appearance.drawn ? " animBg=\"1\"" : "");
    }
    if (!builds.empty()) xml_ += "<p:bldLst>" + builds + "</p:bldLst>";
  }

  std::string xml_;
  int next_ = 1;
};

}  // namespace

std::string pptx_timing(std::span<const PptxAppearance> appearances) {
  return TimingWriter().write(appearances);
}

}  // namespace lectern
