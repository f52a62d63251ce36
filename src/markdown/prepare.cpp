#include "markdown/prepare.h"

#include <algorithm>
#include <utility>

#include "base/words.h"
#include "markdown/preparation.h"

namespace lectern {
namespace {

// md4c 0.4.8 takes time with the square of the marks in one paragraph for some sequences ("](["). A paragraph with more
// than this many is shown as it is written.
constexpr std::size_t kMostMarks = 10000;
// md4c fills every row of a table up to the columns of its head.
constexpr std::ptrdiff_t kMostColumns = 256;

PreparedText prepare(std::string_view original, std::uint32_t base, std::optional<SourceSpan> whole, Reading& reading,
                     bool slides) {
  PreparedText text;
  text.original = original;
  text.base = base;
  text.whole = whole;
  if (ExpandedText expanded = expand_tables(original, slides); !expanded.insertions.empty()) {
    if (expanded.cut) {
      reading.diagnostics.warn("too-many-missing-cells", text.place(*expanded.cut, *expanded.cut),
                               "rows of tables that lack more than 50,000 cells",
                               "the rest of the table is shown as text");
    }
    text.expanded = std::make_unique<const ExpandedText>(std::move(expanded));
    text.original = text.expanded->text;
  }
  text.work = text.original;
  Preparation(text, reading, slides).run();
  return text;
}

}  // namespace

PreparedText prepare_slides(std::string_view original, std::uint32_t base, Reading& reading) {
  return prepare(original, base, std::nullopt, reading, true);
}

PreparedText prepare_text(std::string_view original, std::uint32_t base, Reading& reading,
                          std::optional<SourceSpan> whole) {
  return prepare(original, base, whole, reading, false);
}

void blank_quote_marks(std::string& text, int quotes) {
  bool line_start = false;
  int left = 0;
  for (char& c : text) {
    if (c == '\n' || c == '\r') {
      line_start = true;
      left = quotes;
    } else if (line_start && c == '>' && left > 0) {
      c = ' ';
      --left;
    } else if (c != ' ') {
      line_start = false;
    }
  }
}

void Preparation::run() {
  std::size_t at = 0;
  while (at < original_.size()) {
    take_line(at);
    at = next_line(original_, line_end_);
  }
  scanner_.finish(original_.size());
  close_definition();
  end_paragraph();
}

void Preparation::take_line(std::size_t begin) {
  line_end_ = line_end(original_, begin);
  const ScannedLine line = scanner_.scan(begin, line_end_);
  if (line.too_deep) {
    text_.work[line.content] = kPlain;
    if (reading_.reported.insert("too-deep").second) {
      reading_.diagnostics.warn("too-deep", place(line.content, line_end_),
                                "more than 256 quotes and lists inside each other",
                                "the rest of the line is shown as text");
    }
  }
  if (slides_ && take_definition(line)) return;
  switch (line.kind) {
    case LineKind::text:
    case LineKind::heading:
      take_text(line);
      break;
    case LineKind::rule:
      if (line.containers == 0) forget_open_divs();
      end_paragraph();
      break;
    case LineKind::blank:
    case LineKind::underline:
    case LineKind::fence:
    case LineKind::code:
      end_paragraph();
      break;
  }
}

void Preparation::take_text(const ScannedLine& line) {
  if (!line.in_paragraph) {
    end_paragraph();
    paragraph_begin_ = line.content;
  }
  if (slides_ && line.kind == LineKind::text && take_mark(line)) return;
  const std::string_view content = original_.substr(line.content, line_end_ - line.content);
  if (content.find_first_not_of("|-: \t") == std::string_view::npos &&
      std::ranges::count(content, '|') > kMostColumns) {
    text_.work[line.content] = kPlain;
    reading_.diagnostics.warn("too-many-columns", place(line.content, line_end_), "a table with more than 256 columns",
                              "it is shown as text");
  }
  fills_.clear();
  scan_inline(std::max(line.content, code_until_), line.quotes);
  text_end_ = line_end_;
  if (!fills_.empty()) blank_comment_lines(line);
  if (line.kind == LineKind::heading) end_paragraph();
}

// A line that is only ":::..." or ". . .".
bool Preparation::take_mark(const ScannedLine& line) {
  const std::string_view content = trimmed(original_.substr(line.content, line_end_ - line.content));
  if (content == ". . .") {
    end_paragraph();
    reading_.pauses.push_back(place(line.content, line.content).begin);
    write_mark(line, LineMark::Type::pause, 0);
    return true;
  }
  if (!content.starts_with(":::")) return false;
  end_paragraph();
  take_div(line, content);
  return true;
}

void Preparation::take_div(const ScannedLine& line, std::string_view content) {
  while (!open_divs_.empty() && open_divs_.back().containers > line.containers) open_divs_.pop_back();
  DivLine div = parse_div_line(content);
  if (div.closes) {
    if (!open_divs_.empty()) {
      text_.divs[open_divs_.back().index].closed = true;
      open_divs_.pop_back();
    }
    write_mark(line, LineMark::Type::close_div, 0);
    return;
  }
  Div open;
  open.line = {static_cast<std::uint32_t>(line.content), static_cast<std::uint32_t>(line.content + content.size())};
  if (!div.rest.empty()) {
    const auto from = static_cast<std::uint32_t>(div.rest.data() - original_.data());
    open.title = SourceSpan{from, from + static_cast<std::uint32_t>(div.rest.size())};
  }
  open.attributes = std::move(div.attributes);
  open_divs_.push_back({text_.divs.size(), line.containers});
  write_mark(line, LineMark::Type::open_div, text_.divs.size());
  text_.divs.push_back(std::move(open));
}

// A rule ends every div, so that one that is never closed keeps no slide after it; but private notes may hold rules.
void Preparation::forget_open_divs() {
  const auto is_notes = [&](const OpenDiv& open) { return text_.divs[open.index].attributes.has_class("notes"); };
  if (std::ranges::none_of(open_divs_, is_notes)) open_divs_.clear();
}

void Preparation::write_mark(const ScannedLine& line, LineMark::Type type, std::size_t div) {
  const std::size_t at = line.content;
  std::fill(text_.work.begin() + static_cast<std::ptrdiff_t>(at),
            text_.work.begin() + static_cast<std::ptrdiff_t>(line_end_), kPlain);
  text_.work[at + 1] = ' ';
  text_.work[at] = '#';
  text_.work[at + 2] = kMark;
  text_.marks.push_back({static_cast<std::uint32_t>(at + 2), type, div});
  scanner_.close_paragraph();
}

// [^label]: text, the lines of its paragraph, and what is indented by four columns after it.
bool Preparation::take_definition(const ScannedLine& line) {
  const bool blank_before = std::exchange(blank_before_, line.kind == LineKind::blank);
  const std::string_view content = original_.substr(line.content, line_end_ - line.content);
  const std::size_t label_end = content.substr(0, kLongestLabel + 4).find("]:");
  const bool begins = line.kind == LineKind::text && content.starts_with("[^") && label_end != std::string_view::npos &&
                      label_end > 2 && content.substr(0, label_end).find_first_of(" \t") == std::string_view::npos;
  if (begins) {
    close_definition();
    end_paragraph();
    const auto from = static_cast<std::uint32_t>(line.content);
    definition_ = FootnoteDefinition{std::string(content.substr(2, label_end - 2)),
                                     {from, 0},
                                     {static_cast<std::uint32_t>(from + label_end + 2), 0},
                                     {},
                                     line.quotes};
    definition_containers_ = line.containers;
  } else {
    if (!definition_ || line.kind == LineKind::blank) return false;
    const bool goes_on =
        line.containers == definition_containers_ && !line.after_marker &&
        (blank_before ? line.kind == LineKind::code : line.kind == LineKind::text || line.kind == LineKind::code) &&
        !content.starts_with(":::") && trimmed(content) != ". . ." && !content.starts_with(kCommentOpens);
    if (!goes_on) {
      close_definition();
      return false;
    }
  }
  fills_.clear();
  scan_inline(line.content, line.quotes);
  text_end_ = line_end_;
  definition_->span.end = definition_->text.end = static_cast<std::uint32_t>(line_end_);
  scanner_.close_paragraph();
  return true;
}

void Preparation::close_definition() {
  if (!definition_) return;
  end_paragraph();
  // md4c sees nothing of it among the slides.
  definition_->work = text_.work.substr(definition_->text.begin, definition_->text.end - definition_->text.begin);
  blank_out(definition_->span.begin, definition_->span.end, definition_->quotes);
  definition_->span = place(definition_->span.begin, definition_->span.end);
  definition_->text = place(definition_->text.begin, definition_->text.end);
  reading_.definitions.push_back(std::move(*definition_));
  definition_.reset();
}

void Preparation::end_paragraph() {
  if (marks_ > kMostMarks) {
    for (std::size_t i = paragraph_begin_; i < text_end_; ++i) {
      if (is_inline_mark(text_.work[i]) && text_.work[i] == original_[i] && original_[i] != '|') text_.work[i] = kPlain;
    }
    reading_.diagnostics.warn("too-many-marks", place(paragraph_begin_, paragraph_begin_),
                              "a paragraph with more than 10,000 marks such as * and [",
                              "it is shown as it is written");
  }
  marks_ = 0;
}

}  // namespace lectern
