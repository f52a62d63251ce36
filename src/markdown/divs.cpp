// The part of BlockBuilder that turns ":::" lines into columns, groups and notes.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/block_builder.h"
#include "markdown/read_blocks.h"

namespace lectern {

// A heading "# \x04" was read: a div line or a pause stands there.
void BlockBuilder::finish_mark() {
  const std::size_t at = inlines_.first();
  const auto& marks = source_.marks;
  while (next_mark_ < marks.size() && marks[next_mark_].offset < at) ++next_mark_;
  if (next_mark_ == marks.size() || marks[next_mark_].offset != at) return;
  place_frames(at);
  cursor_ = std::max(cursor_, line_end(source_.original, at));
  const LineMark& mark = marks[next_mark_];
  switch (mark.type) {
    case LineMark::Type::open_div:
      open_div(mark.div);
      break;
    case LineMark::Type::close_div:
      close_div(at - 2);
      break;
    case LineMark::Type::pause:
      break;
  }
}

void BlockBuilder::open_div(std::size_t div) {
  const Div& opened = source_.divs[div];
  push(Kind::div);
  Frame& frame = top();
  frame.div = div;
  frame.heading_level = last_heading_;
  frame.placed = true;
  frame.begin = opened.line.begin;
  frame.end = opened.line.end;
  report_near_name(opened);
  if (opened.title) {
    const SourceSpan where = place(opened.title->begin, opened.title->end);
    reading_.diagnostics.note("div-title", where, "words after the name of a div are shown as a paragraph",
                              "put them on the next line");
    add({Paragraph{read_line(reading_.file, where, reading_)}, 0, where});
  }
}

// A slip in the name would put a private note on the slide.
void BlockBuilder::report_near_name(const Div& div) {
  constexpr std::array<std::string_view, 5> kNames{"columns", "column", "notes", "incremental", "nonincremental"};
  for (const std::string& name : div.attributes.classes) {
    const std::string_view near = nearest_name(name, kNames, 1);
    if (near.empty() || std::ranges::find(kNames, name) != kNames.end()) continue;
    reading_.diagnostics.warn(
        "near-miss", place(div.line.begin, div.line.end),
        fmt::format("\"::: {}\" has no meaning of its own; it is shown as it is", shown_text(name)),
        fmt::format("did you mean ::: {}?", near));
  }
}

void BlockBuilder::close_div(std::size_t at) {
  if (top().kind != Kind::div) {
    reading_.diagnostics.warn("unopened-div", place(at, trimmed_line_end(at)), "\":::\" closes nothing",
                              "a div opens with ::: and a name, such as ::: columns");
    return;
  }
  end_div();
}

// The innermost div ends here.
void BlockBuilder::end_div() {
  Frame frame = pop();
  const Attributes& attributes = source_.divs[frame.div].attributes;
  const SourceSpan where = place(frame.begin, frame.end);
  if (attributes.has_class("notes")) {
    reading_.note_divs.push_back({where.begin, std::move(frame.blocks)});
  } else if (frame.flat) {
    for (Block& block : frame.blocks) add(std::move(block));
  } else if (attributes.has_class("columns")) {
    end_columns(std::move(frame), where);
  } else if (attributes.has_class("column")) {
    end_column(std::move(frame), where);
  } else {
    add({Group{attributes.classes, std::move(frame.blocks)}, 0, where});
  }
}

void BlockBuilder::end_columns(Frame frame, SourceSpan where) {
  const Div& div = source_.divs[frame.div];
  if (frame.stray) {
    reading_.diagnostics.warn("outside-column", *frame.stray, "text in ::: columns that is in no ::: column",
                              "it is shown as a column of its own; open one with ::: column");
  }
  Columns columns;
  columns.columns = std::move(frame.columns);
  std::ranges::copy_if(div.attributes.classes, std::back_inserter(columns.classes),
                       [](const std::string& name) { return name != "columns"; });
  if (!columns.columns.empty()) add({std::move(columns), 0, where});
}

void BlockBuilder::end_column(Frame frame, SourceSpan where) {
  const Div& div = source_.divs[frame.div];
  Column column;
  column.blocks = std::move(frame.blocks);
  column.source = where;
  std::ranges::copy_if(div.attributes.classes, std::back_inserter(column.classes),
                       [](const std::string& name) { return name != "column"; });
  if (const auto width = div.attributes.value("width")) {
    column.share = parse_share(*width);
    if (!column.share) {
      reading_.diagnostics.warn("column-width", place(div.line.begin, div.line.end),
                                "not a width for a column: " + std::string(*width), "write a share, such as width=40%");
    }
  }
  Frame& around = top();
  const bool in_columns =
      around.kind == Kind::div && !around.flat && source_.divs[around.div].attributes.has_class("columns");
  if (in_columns) {
    around.columns.push_back(std::move(column));
    around.stray_open = false;
    return;
  }
  reading_.diagnostics.warn("stray-column", where, "::: column outside of ::: columns",
                            "put ::: columns before the first column and ::: after the last");
  // Columns that follow each other stand beside each other all the same.
  auto* before = around.blocks.empty() ? nullptr : std::get_if<Columns>(&around.blocks.back().node);
  if (before != nullptr && around.stray_columns) {
    before->columns.push_back(std::move(column));
    around.blocks.back().source.end = where.end;
    return;
  }
  Columns columns;
  columns.columns.push_back(std::move(column));
  around.blocks.push_back({std::move(columns), 0, where});
  around.stray_columns = true;
}

// A block that stands in "::: columns" itself.
void BlockBuilder::add_to_columns(Frame& frame, Block block) {
  if (!frame.stray) frame.stray = block.source;
  if (!frame.stray_open) {
    frame.columns.push_back({std::nullopt, {}, {}, block.source});
    frame.stray_open = true;
  }
  Column& column = frame.columns.back();
  column.source.end = block.source.end;
  column.blocks.push_back(std::move(block));
}

// Every div that is open in the container that ends.
void BlockBuilder::end_divs() {
  while (top().kind == Kind::div) {
    report_unclosed(top());
    end_div();
  }
}

// A div that is never closed ends where its slide does: at a rule (level 0), or at a heading no lower than the one it
// stands under.
void BlockBuilder::end_unclosed_divs(int level) {
  while (top().kind == Kind::div && !source_.divs[top().div].closed) {
    const int above = top().heading_level > 0 ? top().heading_level : 2;
    if (level > above) return;
    report_unclosed(top());
    end_div();
  }
}

void BlockBuilder::report_unclosed(const Frame& frame) {
  const Div& div = source_.divs[frame.div];
  const std::string_view line = source_.original.substr(div.line.begin, div.line.end - div.line.begin);
  reading_.diagnostics.warn("unclosed-div", place(div.line.begin, div.line.end),
                            fmt::format("\"{}\" is never closed", shown_text(line)),
                            "write ::: on a line of its own after it");
}

}  // namespace lectern
