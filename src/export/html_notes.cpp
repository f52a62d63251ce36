#include "export/html_notes.h"

#include <fmt/format.h>

#include <ranges>
#include <string_view>

#include "base/xml_text.h"
#include "export/html_document.h"

namespace lectern {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";

class NotesWriter {
 public:
  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit([this](const auto& node) { write(node); }, block.node);
  }
  std::string take() { return std::move(html_); }

 private:
  void text(const RichText& rich) {
    for (const StyleSpan& span : rich.spans) {
      std::vector<std::string_view> names;
      if (span.style.strong) names.emplace_back("b");
      if (span.style.emphasis) names.emplace_back("i");
      if (span.style.code) names.emplace_back("code");
      if (span.style.strike) names.emplace_back("s");
      if (span.style.mark) names.emplace_back("mark");
      if (span.style.superscript) names.emplace_back("sup");
      if (span.style.subscript) names.emplace_back("sub");
      if (span.style.keyboard) names.emplace_back("kbd");
      for (const std::string_view name : names) html_ += fmt::format("<{}>", name);
      std::string_view part = std::string_view(rich.text).substr(span.begin, span.end - span.begin);
      for (auto at = part.find(kLineSeparator); at != std::string_view::npos; at = part.find(kLineSeparator)) {
        append_xml(html_, part.substr(0, at));
        html_ += "<br>";
        part.remove_prefix(at + kLineSeparator.size());
      }
      append_xml(html_, part);
      for (const std::string_view name : std::views::reverse(names)) html_ += fmt::format("</{}>", name);
    }
  }

  void element(std::string_view name, const RichText& rich) {
    html_ += fmt::format("<{}>", name);
    text(rich);
    html_ += fmt::format("</{}>\n", name);
  }

  void write(const Paragraph& node) { element("p", node.text); }
  // A heading inside notes must not stand between the slides' own.
  void write(const Heading& node) {
    html_ += "<p><b>";
    text(node.text);
    html_ += "</b></p>\n";
  }
  void write(const List& node) {
    html_ += node.ordered ? fmt::format("<ol start=\"{}\">\n", node.start) : std::string("<ul>\n");
    for (const ListItem& item : node.items) {
      html_ += "<li>";
      write(item.blocks);
      html_ += "</li>\n";
    }
    html_ += node.ordered ? "</ol>\n" : "</ul>\n";
  }
  void write(const CodeBlock& node) {
    html_ += "<pre><code>";
    append_xml(html_, node.text);
    html_ += "</code></pre>\n";
  }
  void write(const Figure& node) { element("p", plain_text(node.alt)); }
  void write(const Media& node) { element("p", plain_text(node.label)); }
  void write(const Quote& node) {
    html_ += "<blockquote>\n";
    write(node.blocks);
    if (!node.attribution.empty()) element("p", node.attribution);
    html_ += "</blockquote>\n";
  }
  void write(const Table& node) {
    html_ += "<table>\n";
    for (std::size_t r = 0; r < node.rows.size(); ++r) {
      html_ += "<tr>";
      for (const RichText& cell : node.rows[r].cells) element(static_cast<int>(r) < node.head_rows ? "th" : "td", cell);
      html_ += "</tr>\n";
    }
    html_ += "</table>\n";
  }
  void write(const Columns& node) {
    for (const Column& column : node.columns) write(column.blocks);
  }
  void write(const Group& node) { write(node.blocks); }
  void write(const Rule& /*node*/) { html_ += "<hr>\n"; }

  std::string html_;
};

}  // namespace

std::string html_notes(const std::vector<Block>& notes) {
  NotesWriter writer;
  writer.write(notes);
  return writer.take();
}

}  // namespace lectern
