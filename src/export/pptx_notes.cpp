#include "export/pptx_notes.h"

#include <fmt/format.h>

#include <iterator>

#include "base/xml_text.h"
#include "export/pptx_parts.h"
#include "export/pptx_text.h"

namespace lectern {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";

class NotesWriter {
 public:
  explicit NotesWriter(std::string_view language) : language_(xml_text(office_language(language))) {}

  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit([this](const auto& node) { write(node); }, block.node);
  }
  std::string take() {
    if (xml_.empty()) xml_ = fmt::format("<a:p><a:endParaRPr lang=\"{}\"/></a:p>", language_);
    return std::move(xml_);
  }

 private:
  void run(std::string_view text, const InlineStyle& style) {
    if (text.empty()) return;
    xml_ += fmt::format("<a:r><a:rPr lang=\"{}\"{}{}{}{}/><a:t>", language_, style.strong ? " b=\"1\"" : "",
                        style.emphasis ? " i=\"1\"" : "", style.strike ? " strike=\"sngStrike\"" : "",
                        style.superscript ? " baseline=\"30000\""
                        : style.subscript ? " baseline=\"-25000\""
                                          : "");
    append_xml(xml_, text);
    xml_ += "</a:t></a:r>";
  }

  void text(const RichText& rich) {
    for (const StyleSpan& span : rich.spans) {
      std::string_view part = std::string_view(rich.text).substr(span.begin, span.end - span.begin);
      for (auto at = part.find(kLineSeparator); at != std::string_view::npos; at = part.find(kLineSeparator)) {
        run(part.substr(0, at), span.style);
        xml_ += "<a:br/>";
        part.remove_prefix(at + kLineSeparator.size());
      }
      run(part, span.style);
    }
  }

  void begin_paragraph() {
    xml_ += "<a:p>";
    if (!mark_.empty()) run(std::string(static_cast<std::size_t>(2 * (depth_ - 1)), ' ') + mark_, {});
    mark_.clear();
  }

  void paragraph(const RichText& rich) {
    if (rich.empty()) return;
    begin_paragraph();
    text(rich);
    xml_ += "</a:p>";
  }

  void write(const Paragraph& node) { paragraph(node.text); }
  void write(const Heading& node) { paragraph(node.text); }
  // The notes pane is for reading aloud: marks are written out, so that they survive in every program.
  void write(const List& node) {
    ++depth_;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      mark_ = node.ordered ? fmt::format("{}. ", node.start + static_cast<int>(i)) : std::string("\u2022 ");
      write(node.items[i].blocks);
    }
    mark_.clear();
    --depth_;
  }
  void write(const CodeBlock& node) {
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      begin_paragraph();
      run(rest.substr(0, end), {});
      xml_ += "</a:p>";
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  void write(const Figure& node) { paragraph(plain_text(node.alt)); }
  void write(const Media& node) { paragraph(plain_text(node.label)); }
  void write(const Quote& node) {
    write(node.blocks);
    paragraph(node.attribution);
  }
  void write(const Table& node) {
    for (const TableRow& row : node.rows) {
      begin_paragraph();
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) run("\t", {});
        text(row.cells[i]);
      }
      xml_ += "</a:p>";
    }
  }
  void write(const Columns& node) {
    for (const Column& column : node.columns) write(column.blocks);
  }
  void write(const Group& node) { write(node.blocks); }
  void write(const Rule& /*node*/) {}

  std::string language_;
  std::string xml_;
  std::string mark_;  // of the list item that begins with the next paragraph
  int depth_ = 0;
};

}  // namespace

std::string pptx_notes(const std::vector<Block>& notes, std::string_view language) {
  NotesWriter writer(language);
  writer.write(notes);
  std::string xml(kXmlHead);
  xml += fmt::format(
      "<p:notes {}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
      "<p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
      "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
      "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes 3\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
      "<p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{}"
      "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
      pptx_namespaces(), writer.take());
  return xml;
}

}  // namespace lectern
