#include "deck/dump_deck.h"

#include <fmt/format.h>

#include <array>
#include <ranges>
#include <utility>

#include "base/duration.h"

namespace lectern {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, kLineSeparator.size()) == kLineSeparator) {
      out += "<br>";
      i += kLineSeparator.size() - 1;
    } else if (text[i] == '<') {
      out += "&lt;";
    } else if (text[i] == '&') {
      out += "&amp;";
    } else if (text[i] == '\n') {
      out += "\\n";
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  return fmt::format("\"{}\"", escaped(text));
}

std::vector<std::string_view> tags_of(const InlineStyle& style) {
  std::vector<std::string_view> tags;
  const std::array<std::pair<bool, std::string_view>, 8> all{{{style.strong, "strong"},
                                                              {style.emphasis, "em"},
                                                              {style.strike, "del"},
                                                              {style.mark, "mark"},
                                                              {style.superscript, "sup"},
                                                              {style.subscript, "sub"},
                                                              {style.keyboard, "kbd"},
                                                              {style.code, "code"}}};
  for (const auto& [set, tag] : all) {
    if (set) tags.push_back(tag);
  }
  return tags;
}

std::string joined(const std::vector<std::string>& names, char between) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += between;
    text += name;
  }
  return text;
}

std::string_view name_of(Figure::Place place) {
  switch (place) {
    case Figure::Place::inline_:
      return "";
    case Figure::Place::background:
      return " background";
    case Figure::Place::left:
      return " left";
    case Figure::Place::right:
      return " right";
  }
  return "";
}

std::string_view name_of(Figure::Fit fit) {
  return fit == Figure::Fit::cover ? " cover" : fit == Figure::Fit::contain ? " contain" : "";
}

std::string_view name_of(Alignment alignment) {
  switch (alignment) {
    case Alignment::automatic:
      return "auto";
    case Alignment::left:
      return "left";
    case Alignment::centre:
      return "centre";
    case Alignment::right:
      return "right";
  }
  return "auto";
}

std::string_view name_of(Pagination pagination) {
  switch (pagination) {
    case Pagination::off:
      return "off";
    case Pagination::number:
      return "number";
    case Pagination::total:
      return "total";
    case Pagination::hold:
      return "hold";
    case Pagination::skip:
      return "skip";
  }
  return "off";
}

class DeckDump {
 public:
  explicit DeckDump(const DumpOptions& options) : options_(options) {}

  void write_deck(const Deck& deck);
  void write(const std::vector<Block>& blocks, int indent);
  std::string take() { return std::move(out_); }

 private:
  void write_meta(const DeckMeta& meta);
  void write_slide(const Slide& slide);
  void write_style(const SlideStyle& style);
  void write(const Block& block, int indent);
  void write_node(const Paragraph& paragraph, int indent);
  void write_node(const Heading& heading, int indent);
  void write_node(const List& list, int indent);
  void write_node(const CodeBlock& code, int indent);
  void write_node(const Figure& figure, int indent);
  void write_node(const Media& media, int indent);
  void write_node(const Quote& quote, int indent);
  void write_node(const Table& table, int indent);
  void write_node(const Columns& columns, int indent);
  void write_node(const Group& group, int indent);
  void write_node(const Rule& rule, int indent);
  void line(int indent, int step, std::string_view text, SourceSpan source);

  DumpOptions options_;
  std::string out_;
  int step_ = 0;         // of the block around
  SourceSpan source_{};  // of the block being written
  int own_step_ = 0;
};

void DeckDump::line(int indent, int step, std::string_view text, SourceSpan source) {
  out_.append(static_cast<std::size_t>(indent) * 2, ' ');
  if (step != step_) out_ += fmt::format("@{} ", step);
  out_ += text;
  while (out_.ends_with(' ')) out_.pop_back();
  if (options_.spans) out_ += fmt::format(" [{},{})", source.begin, source.end);
  out_ += '\n';
}

void DeckDump::write_deck(const Deck& deck) {
  out_ += fmt::format("deck {} split={}", quoted(deck.meta.title.text), deck.split);
  if (deck.slide_level > 0) out_ += fmt::format(" level={}", deck.slide_level);
  out_ += '\n';
  write_meta(deck.meta);
  for (const Slide& slide : deck.slides) write_slide(slide);
}

void DeckDump::write_meta(const DeckMeta& meta) {
  const std::array<std::pair<std::string_view, const RichText*>, 5> texts{{{"subtitle", &meta.subtitle},
                                                                           {"author", &meta.author},
                                                                           {"affiliation", &meta.affiliation},
                                                                           {"event", &meta.event},
                                                                           {"source", &meta.source}}};
  for (const auto& [key, text] : texts) {
    if (!text->empty()) out_ += fmt::format("  {}: {}\n", key, dump_text(*text));
  }
  if (!meta.date.empty()) out_ += fmt::format("  date: {}\n", escaped(meta.date));
  if (meta.lang != "en") out_ += fmt::format("  lang: {}\n", meta.lang);
  if (!meta.theme.empty()) out_ += fmt::format("  theme: {}\n", escaped(meta.theme));
  if (meta.slide_size.width != 1920)
    out_ += fmt::format("  size: {:g}x{:g}\n", meta.slide_size.width, meta.slide_size.height);
  if (meta.duration_seconds) out_ += fmt::format("  duration: {}\n", format_duration(*meta.duration_seconds));
  if (meta.transition == Transition::fade) out_ += "  transition: fade\n";
  if (meta.reserve_seconds > 0) out_ += fmt::format("  reserve: {}\n", format_duration(meta.reserve_seconds));
  if (meta.ends_at) out_ += fmt::format("  ends: {}:{:02}\n", *meta.ends_at / 3600, *meta.ends_at / 60 % 60);
  if (meta.words_per_minute) out_ += fmt::format("  wpm: {:.2f}\n", *meta.words_per_minute);
  for (const auto& [role, family] : meta.fonts) out_ += fmt::format("  font {}: {}\n", escaped(role), escaped(family));
}

void DeckDump::write_slide(const Slide& slide) {
  step_ = 0;
  std::string head = slide.number > 0 ? fmt::format("{}", slide.number) : std::string("-");
  if (slide.role == SlideRole::title) head += " title";
  if (slide.role == SlideRole::section) head += fmt::format(" section {}", slide.section);
  if (slide.kind != SlideKind::normal) head += fmt::format(" {}", lectern::name_of(slide.kind));
  head += fmt::format(" \"{}\"", dump_text(slide.title));
  head += fmt::format(" #{}", slide.anchor);
  if (slide.layout != SlideLayout::automatic) head += fmt::format(" layout={}", lectern::name_of(slide.layout));
  if (slide.planned_seconds) head += fmt::format(" time={}", format_duration(*slide.planned_seconds));
  if (slide.step_count > 1) head += fmt::format(" steps={}", slide.step_count);
  line(0, 0, head, slide.source);
  write_style(slide.style);
  if (!slide.kicker.empty()) line(1, 0, "kicker: " + dump_text(slide.kicker.text), slide.kicker.source);
  write(slide.blocks, 1);
  for (const Footnote& note : slide.footnotes)
    line(1, 0, fmt::format("footnote {}: {}", note.number, dump_text(note.text)), note.source);
  if (!slide.source_line.empty()) line(1, 0, "source: " + dump_text(slide.source_line.text), slide.source_line.source);
  if (slide.notes.empty()) return;
  out_ += "  notes\n";
  write(slide.notes, 2);
}

void DeckDump::write_style(const SlideStyle& style) {
  if (!style.classes.empty()) line(1, 0, "class: " + joined(style.classes, ' '), {});
  if (style.header) line(1, 0, "header: " + dump_text(style.header->text), style.header->source);
  if (style.footer) line(1, 0, "footer: " + dump_text(style.footer->text), style.footer->source);
  if (style.marking) line(1, 0, "marking: " + dump_text(style.marking->text), style.marking->source);
  if (style.paginate) line(1, 0, fmt::format("paginate: {}", name_of(*style.paginate)), {});
  if (!style.background_colour.empty())
    line(1, 0, "background colour: " + escaped(style.background_colour), style.background_source);
  if (!style.background_image.empty())
    line(1, 0, "background image: " + escaped(style.background_image), style.background_source);
  if (!style.colour.empty()) line(1, 0, "colour: " + escaped(style.colour), style.colour_source);
}

void DeckDump::write(const std::vector<Block>& blocks, int indent) {
  for (const Block& block : blocks) write(block, indent);
}

void DeckDump::write(const Block& block, int indent) {
  source_ = block.source;
  own_step_ = block.step;
  std::visit([&](const auto& node) { write_node(node, indent); }, block.node);
}

void DeckDump::write_node(const Paragraph& paragraph, int indent) {
  line(indent, own_step_, "p " + dump_text(paragraph.text), source_);
}

void DeckDump::write_node(const Heading& heading, int indent) {
  line(indent, own_step_, fmt::format("h{} {}", heading.level, dump_text(heading.text)), source_);
}

// A list has no line of its own but its items; "loose" marks one with blank lines between them.
void DeckDump::write_node(const List& list, int indent) {
  if (options_.spans || !list.tight) line(indent, own_step_, list.tight ? "list" : "loose list", source_);
  int number = list.start;
  for (const ListItem& item : list.items) {
    std::string text = list.ordered ? fmt::format("{}. ", number++) : std::string("- ");
    if (item.checked) text += *item.checked ? "[x] " : "[ ] ";
    const auto* first = item.blocks.empty() ? nullptr : std::get_if<Paragraph>(&item.blocks.front().node);
    const bool leads = first != nullptr && item.blocks.front().step == item.step;
    if (leads) text += dump_text(first->text);
    line(indent, item.step, text, item.source);
    const int around = std::exchange(step_, item.step);
    for (std::size_t i = leads ? 1 : 0; i < item.blocks.size(); ++i) write(item.blocks[i], indent + 1);
    step_ = around;
  }
}

void DeckDump::write_node(const CodeBlock& code, int indent) {
  std::string head = "code";
  if (!code.language.empty()) head += " " + escaped(code.language);
  if (!code.info.empty()) head += " " + escaped(code.info);
  line(indent, own_step_, head, source_);
  for (std::size_t at = 0; at < code.text.size();) {
    const std::size_t end = std::min(code.text.find('\n', at), code.text.size());
    out_.append(static_cast<std::size_t>(indent) * 2, ' ');
    out_ += "  | " + code.text.substr(at, end - at);
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
    at = end + 1;
  }
}

void DeckDump::write_node(const Figure& figure, int indent) {
  std::string text = fmt::format("figure {}{}{}", escaped(figure.path), name_of(figure.place), name_of(figure.fit));
  if (figure.share) text += fmt::format(" share={:.2f}", *figure.share);
  if (figure.width) text += fmt::format(" width={:.0f}", *figure.width);
  if (figure.height) text += fmt::format(" height={:.0f}", *figure.height);
  if (!figure.alt.empty()) text += " alt=" + quoted(figure.alt);
  if (!figure.caption.empty()) text += fmt::format(" caption=\"{}\"", dump_text(figure.caption));
  line(indent, own_step_, text, source_);
}

void DeckDump::write_node(const Media& media, int indent) {
  line(indent, own_step_,
       fmt::format("media {}{}", escaped(media.path), media.label.empty() ? "" : " " + quoted(media.label)), source_);
}

void DeckDump::write_node(const Quote& quote, int indent) {
  line(indent, own_step_, "quote", source_);
  const int around = std::exchange(step_, own_step_);
  write(quote.blocks, indent + 1);
  if (!quote.attribution.empty()) line(indent + 1, step_, "by " + dump_text(quote.attribution), {});
  step_ = around;
}

void DeckDump::write_node(const Table& table, int indent) {
  std::string head = "table";
  for (const Alignment alignment : table.columns) head += fmt::format(" {}", name_of(alignment));
  line(indent, own_step_, head, source_);
  const int around = std::exchange(step_, own_step_);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::string text = i < static_cast<std::size_t>(table.head_rows) ? "head" : "row";
    for (const RichText& cell : table.rows[i].cells) text += " | " + dump_text(cell);
    line(indent + 1, table.rows[i].step, text, table.rows[i].source);
  }
  step_ = around;
}

void DeckDump::write_node(const Columns& columns, int indent) {
  line(indent, own_step_, columns.classes.empty() ? "columns" : "columns ." + joined(columns.classes, '.'), source_);
  const int around = std::exchange(step_, own_step_);
  for (const Column& column : columns.columns) {
    std::string text = "column";
    if (column.share) text += fmt::format(" share={:.2f}", *column.share);
    if (!column.classes.empty()) text += " ." + joined(column.classes, '.');
    line(indent + 1, step_, text, column.source);
    write(column.blocks, indent + 2);
  }
  step_ = around;
}

void DeckDump::write_node(const Group& group, int indent) {
  line(indent, own_step_, "group ." + joined(group.classes, '.'), source_);
  const int around = std::exchange(step_, own_step_);
  write(group.blocks, indent + 1);
  step_ = around;
}

void DeckDump::write_node(const Rule& /*rule*/, int indent) {
  line(indent, own_step_, "rule", source_);
}

}  // namespace

std::string dump_deck(const Deck& deck, const DumpOptions& options) {
  DeckDump dump(options);
  dump.write_deck(deck);
  return dump.take();
}

std::string dump_blocks(const std::vector<Block>& blocks, const DumpOptions& options) {
  DeckDump dump(options);
  dump.write(blocks, 0);
  return dump.take();
}

std::string dump_text(const RichText& text) {
  std::string out;
  for (std::size_t i = 0; i < text.spans.size();) {
    const StyleSpan& span = text.spans[i];
    // Neighbours that differ only in their places read as one.
    std::size_t next = i + 1;
    while (next < text.spans.size() && text.spans[next].style == span.style && text.spans[next].link == span.link &&
           text.spans[next].footnote == span.footnote && text.spans[next].reading < 0 && span.reading < 0) {
      ++next;
    }
    const std::vector<std::string_view> tags = tags_of(span.style);
    if (span.link >= 0) {
      const Link& link = text.links[static_cast<std::size_t>(span.link)];
      out += fmt::format("<a href=\"{}\"{}>", escaped(link.target),
                         link.title.empty() ? "" : " title=" + quoted(link.title));
    }
    for (const std::string_view tag : tags) out += fmt::format("<{}>", tag);
    out += escaped(std::string_view(text.text).substr(span.begin, text.spans[next - 1].end - span.begin));
    if (span.reading >= 0) {
      out += fmt::format("<rt>{}</rt>", escaped(text.readings[static_cast<std::size_t>(span.reading)]));
    }
    for (const std::string_view tag : tags | std::views::reverse) out += fmt::format("</{}>", tag);
    if (span.link >= 0) out += "</a>";
    i = next;
  }
  return out;
}

}  // namespace lectern
