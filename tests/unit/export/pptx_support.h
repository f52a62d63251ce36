#pragma once
// Presentations from text, and what an office program would find in them.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/export_pptx.h"
#include "unit/briefing/briefing_support.h"
#include "unit/export/office_package.h"

namespace lectern::test {

inline std::vector<std::uint8_t> pptx_of(const std::string& markdown, const PptxExportOptions& options = {},
                                         const Files& files = {}) {
  const auto briefing = briefing_of(markdown, files);
  const CompiledDeck deck = compile_deck(*briefing, options.jobs, SIZE_MAX);
  auto bytes = pptx_from_deck(*briefing, deck, options);
  EXPECT_TRUE(bytes) << bytes.error().message;
  return bytes ? *bytes : std::vector<std::uint8_t>{};
}

inline OfficePackage package_of(const std::string& markdown, const PptxExportOptions& options = {},
                                const Files& files = {}) {
  OfficePackage package = unzipped(pptx_of(markdown, options, files));
  EXPECT_EQ(troubles_of(package), "");
  return package;
}

// A slide's text as an editor shows it: "[title] What was agreed", list levels as dashes, one paragraph a line.
inline std::string outline_of(const OfficePackage& package, int slide) {
  pugi::xml_document xml;
  xml.load_string(package.part("ppt/slides/slide" + std::to_string(slide) + ".xml").c_str(),
                  pugi::parse_full | pugi::parse_ws_pcdata);
  std::string outline;
  pugi::xpath_node_set shapes = xml.select_nodes("//p:sp[p:txBody] | //a:tc");
  shapes.sort();
  for (const pugi::xpath_node shape : shapes) {
    const auto type = shape.node().select_node("p:nvSpPr/p:nvPr/p:ph/@type");
    for (const pugi::xpath_node paragraph : shape.node().select_nodes("*[local-name()='txBody']/a:p")) {
      const pugi::xml_node properties = paragraph.node().child("a:pPr");
      if (type) outline += std::string("[") + type.attribute().value() + "] ";
      if (std::string_view(shape.node().name()) == "a:tc") outline += "| ";
      if (properties.child("a:buChar") || properties.child("a:buAutoNum"))
        outline += std::string(static_cast<std::size_t>(properties.attribute("lvl").as_int()), ' ') +
                   (properties.child("a:buChar") ? "- " : "1. ");
      for (const pugi::xml_node run : paragraph.node().children()) {
        if (std::string_view(run.name()) == "a:br") outline += "/";
        outline += run.child("a:t").text().get();
      }
      outline += "\n";
    }
  }
  return outline;
}

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace lectern::test
