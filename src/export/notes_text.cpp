#include "export/notes_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/duration.h"
#include "deck/slide_name.h"

namespace lectern {
namespace {

constexpr std::string_view kLineBreak = "\u2028";

// Characters that would begin a construct of Markdown get a backslash (CommonMark 0.31, 2.4).
std::string escaped(std::string_view text) {
  constexpr std::string_view kMarks = R"(\`*_[]<>~|)";
  std::string out;
  for (const char c : text) {
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// A line that would begin a block: "# ", "- ", "+ ", "1. ", "> ", "---".
std::string escaped_start(std::string line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits != std::string::npos && digits > 0 && (line[digits] == '.' || line[digits] == ')')) {
    line.insert(digits, 1, '\\');
  } else if (!line.empty() && std::string_view("#-+=").find(line.front()) != std::string_view::npos) {
    line.insert(0, 1, '\\');
  }
  return line;
}

std::string with_breaks(std::string text, std::string_view with) {
  for (std::size_t at = text.find(kLineBreak); at != std::string::npos; at = text.find(kLineBreak, at + with.size()))
    text.replace(at, kLineBreak.size(), with);
  return text;
}

// Marks stand at the words' edges, for "** a**" is not strong.
std::string wrapped_in(std::string_view mark, const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return text;
  const std::size_t last = text.find_last_not_of(' ');
  return fmt::format("{}{}{}{}{}", text.substr(0, first), mark, text.substr(first, last + 1 - first), mark,
                     text.substr(last + 1));
}

std::string code_span(std::string_view text) {
  const std::string fence(text.find('`') == std::string_view::npos ? 1 : 2, '`');
  const std::string pad = fence.size() > 1 ? " " : "";
  return fence + pad + std::string(text) + pad + fence;
}

std::string span_as_markdown(const RichText& rich, const StyleSpan& span) {
  const std::string_view words = std::string_view(rich.text).substr(span.begin, span.end - span.begin);
  if (span.style.code) return code_span(words);
  std::string text = escaped(words);
  if (span.style.strike) text = wrapped_in("~~", text);
  if (span.style.emphasis) text = wrapped_in("*", text);
  if (span.style.strong) text = wrapped_in("**", text);
  if (span.link >= 0 && static_cast<std::size_t>(span.link) < rich.links.size())
    text = fmt::format("[{}](<{}>)", text, rich.links[static_cast<std::size_t>(span.link)].target);
  return text;
}

std::string inline_text(const RichText& rich, NotesForm form) {
  if (form == NotesForm::plain) return with_breaks(rich.text, "\n");
  std::string text;
  for (const StyleSpan& span : rich.spans) text += span_as_markdown(rich, span);
  return with_breaks(escaped_start(std::move(text)), "\\\n");
}

// Every line but the first (or with it) stands behind `prefix`; empty lines get none at their end.
std::string indented(const std::string& text, const std::string& first, const std::string& others) {
  std::string out = first;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += others;
  }
  // "> " and blanks before nothing are trimmed.
  std::string trimmed;
  std::size_t begin = 0;
  while (begin <= out.size()) {
    const std::size_t end = std::min(out.find('\n', begin), out.size());
    std::string line = out.substr(begin, end - begin);
    line.erase(line.find_last_not_of(' ') + 1);
    trimmed += line;
    if (end < out.size()) trimmed += '\n';
    begin = end + 1;
  }
  return trimmed;
}

std::string all_of(const std::vector<Block>& blocks, NotesForm form, std::string_view between = "\n\n");

struct BlockText {
  NotesForm form;

  bool is_plain() const { return form == NotesForm::plain; }

  std::string operator()(const Paragraph& node) const { return inline_text(node.text, form); }

  std::string operator()(const Heading& node) const {
    const std::string text = inline_text(node.text, form);
    // Notes stand below the slides' own headings.
    return is_plain()
               ? text
               : fmt::format("{} {}", std::string(std::min<std::size_t>(6, 2 + static_cast<unsigned>(node.level)), '#'),
                             text);
  }

  std::string operator()(const List& node) const {
    std::string text;
    int number = node.start;
    for (const ListItem& item : node.items) {
      std::string mark = node.ordered ? fmt::format("{}. ", number++) : "- ";
      const std::string indent(mark.size(), ' ');
      if (item.checked) mark += *item.checked ? "[x] " : "[ ] ";
      if (!text.empty()) text += node.tight ? "\n" : "\n\n";
      text += indented(all_of(item.blocks, form, node.tight ? "\n" : "\n\n"), mark, indent);
    }
    return text;
  }

  std::string operator()(const CodeBlock& node) const {
    std::string code = node.text;
    while (code.ends_with('\n')) code.pop_back();
    if (is_plain()) return indented(code, "    ", "    ");
    const std::string fence = code.find("```") == std::string::npos ? "```" : "~~~~";
    return fmt::format("{}{}\n{}\n{}", fence, node.language, code, fence);
  }

  std::string operator()(const Figure& node) const {
    if (is_plain()) return node.alt.empty() ? node.path : node.alt;
    return fmt::format("![{}](<{}>)", escaped(node.alt), node.path);
  }

  std::string operator()(const Media& node) const {
    return is_plain() ? node.label : fmt::format("[{}](<{}>)", escaped(node.label), node.path);
  }

  std::string operator()(const Quote& node) const {
    std::string text = all_of(node.blocks, form);
    if (!node.attribution.empty()) text += "\n\n\u2014 " + inline_text(node.attribution, form);
    return is_plain() ? indented(text, "  ", "  ") : indented(text, "> ", "> ");
  }

  std::string operator()(const Table& node) const {
    std::string text;
    for (std::size_t r = 0; r < node.rows.size(); ++r) {
      std::string row;
      for (const RichText& cell : node.rows[r].cells) {
        const std::string words = with_breaks(inline_text(cell, form), " ");
        row += is_plain() ? (row.empty() ? "" : "\t") + words : (row.empty() ? "| " : " | ") + words;
      }
      if (r > 0) text += "\n";
      text += is_plain() ? row : row + " |";
      if (!is_plain() && r == 0) {
        text += "\n|";
        for (const Alignment column : node.columns) text += rule_of(column);
      }
    }
    return text;
  }

  std::string operator()(const Columns& node) const {
    std::string text;
    for (const Column& column : node.columns) {
      const std::string part = all_of(column.blocks, form);
      if (!text.empty() && !part.empty()) text += "\n\n";
      text += part;
    }
    return text;
  }

  std::string operator()(const Group& node) const { return all_of(node.blocks, form); }
  std::string operator()(const Rule&) const { return is_plain() ? "" : "***"; }

  static std::string rule_of(Alignment column) {
    switch (column) {
      case Alignment::left:
        return " :--- |";
      case Alignment::centre:
        return " :---: |";
      case Alignment::right:
        return " ---: |";
      case Alignment::automatic:
        break;
    }
    return " --- |";
  }
};

std::string all_of(const std::vector<Block>& blocks, NotesForm form, std::string_view between) {
  std::string text;
  for (const Block& block : blocks) {
    const std::string one = std::visit(BlockText{form}, block.node);
    if (one.empty()) continue;
    if (!text.empty()) text += between;
    text += one;
  }
  return text;
}

std::string heading_of(const Slide& slide, int backups) {
  std::string text = slide.number > 0 ? fmt::format("{}", slide.number) : fmt::format("B{}", backups);
  if (!slide.title.empty() || !text_of(slide.blocks).empty()) text += ". " + slide_name(slide);
  if (slide.planned_seconds) text += fmt::format(" ({})", format_duration(*slide.planned_seconds));
  return text;
}

}  // namespace

std::string notes_text(const std::vector<Block>& blocks, NotesForm form) {
  return all_of(blocks, form);
}

std::string notes_document(const Briefing& briefing, const std::vector<std::size_t>& slides, NotesForm form) {
  const bool markdown = form == NotesForm::markdown;
  std::string text;
  const std::string title = with_breaks(briefing.deck.meta.title.text, " ");
  if (!title.empty()) text += markdown ? fmt::format("# {}\n\n", escaped(title)) : title + "\n\n\n";
  std::size_t next = 0;
  int backups = 0;
  for (std::size_t i = 0; i < briefing.deck.slides.size() && next < slides.size(); ++i) {
    const Slide& slide = briefing.deck.slides[i];
    if (slide.kind == SlideKind::backup) ++backups;
    if (slides[next] != i) continue;
    ++next;
    const std::string heading = heading_of(slide, backups);
    text += markdown ? fmt::format("## {}\n", escaped(heading)) : heading + "\n";
    const std::string notes = notes_text(slide.notes, form);
    if (!notes.empty()) text += fmt::format("\n{}\n", notes);
    if (next < slides.size()) text += markdown ? "\n" : "\n\n";
  }
  return text;
}

}  // namespace lectern
