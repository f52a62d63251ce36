#pragma once
// A presentation taken apart for tests: its parts by path, parsed.

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace lectern::test {

/// Path -> bytes, and the paths in the order of the archive.
struct OfficePackage {
  std::map<std::string, std::string> parts;
  std::vector<std::string> order;

  bool has(const std::string& path) const { return parts.contains(path); }
  const std::string& part(const std::string& path) const {
    static const std::string kNone;
    const auto found = parts.find(path);
    return found == parts.end() ? kNone : found->second;
  }
};

inline OfficePackage unzipped(std::span<const std::uint8_t> bytes) {
  OfficePackage package;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  EXPECT_NE(archive, nullptr) << zip_error_strerror(&error);
  if (archive == nullptr) {
    zip_source_free(source);
    return package;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, text.data(), text.size()), static_cast<zip_int64_t>(text.size())) << stat.name;
    zip_fclose(file);
    package.order.emplace_back(stat.name);
    package.parts[stat.name] = std::move(text);
  }
  zip_discard(archive);
  return package;
}

inline std::string folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

/// "ppt/slides/" + "../media/image1.png" -> "ppt/media/image1.png".
inline std::string joined(std::string folder, std::string_view target) {
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder.pop_back();
    folder.erase(folder.find_last_of('/') + 1);
  }
  return folder + std::string(target);
}

/// A part's relations: id -> target path, or the address of an external one.
inline std::map<std::string, std::string> relations_of(const OfficePackage& package, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string path = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::map<std::string, std::string> relations;
  pugi::xml_document xml;
  if (!package.has(path)) return relations;
  xml.load_string(package.part(path).c_str());
  for (const pugi::xml_node relation : xml.child("Relationships").children("Relationship")) {
    const bool external = std::string_view(relation.attribute("TargetMode").value()) == "External";
    const std::string target = relation.attribute("Target").value();
    const bool beside = external && target.find(':') == std::string::npos;  // a file that is no part of the package
    relations[relation.attribute("Id").value()] =
        beside ? "beside:" + target : (external ? target : joined(folder, target));
  }
  return relations;
}

/// Children in the order that ECMA-376's schemas give them; an element that is not listed here is not checked.
inline const std::map<std::string, std::vector<std::string>>& schema_order() {
  static const std::map<std::string, std::vector<std::string>> kOrder{
      {"p:presentation", {"p:sldMasterIdLst", "p:notesMasterIdLst", "p:sldIdLst", "p:sldSz", "p:notesSz"}},
      {"p:sld", {"p:cSld", "p:clrMapOvr", "p:transition", "p:timing"}},
      {"p:sldMaster", {"p:cSld", "p:clrMap", "p:sldLayoutIdLst", "p:txStyles"}},
      {"p:cSld", {"p:bg", "p:spTree"}},
      {"p:sp", {"p:nvSpPr", "p:spPr", "p:style", "p:txBody"}},
      {"p:pic", {"p:nvPicPr", "p:blipFill", "p:spPr"}},
      {"p:graphicFrame", {"p:nvGraphicFramePr", "p:xfrm", "a:graphic"}},
      {"p:nvSpPr", {"p:cNvPr", "p:cNvSpPr", "p:nvPr"}},
      {"p:spPr",
       {"a:xfrm", "a:custGeom", "a:prstGeom", "a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:ln",
        "a:effectLst"}},
      {"p:txBody", {"a:bodyPr", "a:lstStyle", "a:p"}},
      {"a:txBody", {"a:bodyPr", "a:lstStyle", "a:p"}},
      {"p:blipFill", {"a:blip", "a:srcRect", "a:stretch"}},
      {"a:p", {"a:pPr", "a:r a:br a:fld", "a:endParaRPr"}},
      {"a:pPr",
       {"a:lnSpc", "a:spcBef", "a:spcAft", "a:buClrTx a:buClr", "a:buSzPct", "a:buFontTx a:buFont",
        "a:buNone a:buAutoNum a:buChar", "a:tabLst", "a:defRPr"}},
      {"a:rPr",
       {"a:ln", "a:noFill a:solidFill", "a:effectLst", "a:highlight", "a:latin", "a:ea", "a:cs", "a:sym",
        "a:hlinkClick"}},
      {"a:tbl", {"a:tblPr", "a:tblGrid", "a:tr"}},
      {"a:tc", {"a:txBody", "a:tcPr"}},
      {"a:tcPr", {"a:lnL", "a:lnR", "a:lnT", "a:lnB", "a:noFill a:solidFill"}},
      {"mc:AlternateContent", {"mc:Choice", "mc:Fallback"}},
      {"a:ln", {"a:noFill a:solidFill", "a:prstDash", "a:round a:bevel a:miter"}},
      {"a:custGeom", {"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst", "a:rect", "a:pathLst"}},
      {"a:themeElements", {"a:clrScheme", "a:fontScheme", "a:fmtScheme"}},
  };
  return kOrder;
}

/// What is wrong with a part's order of elements, one line each.
inline void check_order(const std::string& path, const pugi::xml_node& node, std::string& troubles) {
  const auto known = schema_order().find(node.name());
  std::size_t at = 0;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (known != schema_order().end()) {
      const auto place = std::ranges::find_if(known->second, [&](const std::string& names) {
        return (" " + names + " ").find(" " + std::string(child.name()) + " ") != std::string::npos;
      });
      const auto index = static_cast<std::size_t>(place - known->second.begin());
      if (place == known->second.end()) {
        troubles += path + ": " + node.name() + " has a " + child.name() + "\n";
      } else if (index < at) {
        troubles += path + ": in " + node.name() + " " + child.name() + " comes too late\n";
      } else {
        at = index;
      }
    }
    check_order(path, child, troubles);
  }
}

/// All that would make an office program offer a repair: parts that are not well-formed, not typed or not reached,
/// relations to nowhere, ids used twice, elements out of order, tables whose rows do not fit their grid.
inline std::string troubles_of(const OfficePackage& package) {
  std::string troubles;
  pugi::xml_document types;
  if (!types.load_string(package.part("[Content_Types].xml").c_str())) return "no content types\n";
  std::set<std::string> typed;
  std::set<std::string> endings;
  for (const pugi::xml_node type : types.child("Types").children()) {
    if (std::string_view(type.name()) == "Override") typed.insert(type.attribute("PartName").value());
    if (std::string_view(type.name()) == "Default") endings.insert(type.attribute("Extension").value());
  }
  for (const std::string& part : typed)
    if (!package.has(part.substr(1))) troubles += "typed and missing: " + part + "\n";

  std::set<std::string> reached{"[Content_Types].xml"};
  for (const auto& [path, text] : package.parts) {
    const std::string ending = path.substr(path.find_last_of('.') + 1);
    if (!typed.contains("/" + path) && !endings.contains(ending)) troubles += "not typed: " + path + "\n";
    if (ending == "xml" && path != "[Content_Types].xml" && !typed.contains("/" + path))
      troubles += "typed as any XML: " + path + "\n";
    if (ending != "xml" && ending != "rels") continue;
    pugi::xml_document xml;
    if (const auto parsed = xml.load_string(text.c_str(), pugi::parse_full); !parsed) {
      troubles += path + ": " + parsed.description() + "\n";
      continue;
    }
    check_order(path, xml, troubles);
    if (ending == "rels") reached.insert(path);
    const auto relations = relations_of(package, path);
    for (const auto& [id, target] : relations) {
      if (package.has(target)) reached.insert(target);
      if (!package.has(target) && target.find(':') == std::string::npos)
        troubles += path + ": " + id + " leads to " + target + "\n";
    }
    std::set<std::string> ids;
    // Of what is there in two forms a program takes one.
    for (const pugi::xpath_node found : xml.select_nodes("//*[local-name()='cNvPr'][not(ancestor::mc:Fallback)]")) {
      if (!ids.insert(found.node().attribute("id").value()).second)
        troubles += path + ": id twice: " + found.node().attribute("id").value() + "\n";
    }
    for (const pugi::xpath_node found : xml.select_nodes("//p:spTgt/@spid | //p:bldP/@spid")) {
      if (!ids.contains(found.attribute().value()))
        troubles += path + ": a step of no shape: " + found.attribute().value() + "\n";
    }
    std::set<std::string> filled;
    for (const pugi::xpath_node found : xml.select_nodes("//p:ph")) {
      const std::string type = found.node().attribute("type").value();
      const std::string place = type + " " + found.node().attribute("idx").value();
      if (!filled.insert(place).second) troubles += path + ": a placeholder filled twice: " + place + "\n";
    }
    for (const pugi::xpath_node found : xml.select_nodes("//a:hlinkClick[@action]/@r:id")) {
      const auto target = relations.find(found.attribute().value());
      if (target == relations.end() || !target->second.starts_with("ppt/slides/slide"))
        troubles += path + ": a jump to no slide\n";
    }
    for (const pugi::xpath_node found : xml.select_nodes("//@r:id | //@r:embed")) {
      if (!relations.contains(found.attribute().value()))
        troubles += path + ": no relation " + found.attribute().value() + "\n";
    }
    for (const pugi::xpath_node found : xml.select_nodes("//a:tbl")) {
      const auto columns = found.node().select_nodes("a:tblGrid/a:gridCol").size();
      for (const pugi::xml_node row : found.node().children("a:tr")) {
        if (row.select_nodes("a:tc").size() != columns) troubles += path + ": a row that does not fit its grid\n";
      }
    }
  }
  const auto root = relations_of(package, "");
  for (const auto& [id, target] : root) reached.insert(target);
  for (const std::string& path : package.order)
    if (!reached.contains(path) && path != "_rels/.rels") troubles += "not reached: " + path + "\n";
  return troubles;
}

}  // namespace lectern::test
