#include "markdown/block_builder.h"

#include <algorithm>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

// Deeper than anybody can follow on a slide, and shallow enough for every room that walks the tree by recursion.
constexpr std::size_t kMostNesting = 24;

// Two or more dashes, an em dash or a horizontal bar. Returns its length, 0 for none.
std::size_t attribution_dash(std::string_view line) {
  for (const std::string_view dash : {std::string_view("\u2014"), std::string_view("\u2015"), std::string_view("--")}) {
    if (line.starts_with(dash)) return dash.size();
  }
  return 0;
}

}  // namespace

BlockBuilder::BlockBuilder(const PreparedText& source, Reading& reading)
    : source_(source), reading_(reading), inlines_(source, reading) {
  frames_.emplace_back();
}

void BlockBuilder::open_quote() {
  push(Kind::quote);
}

void BlockBuilder::open_list(bool ordered, int start, bool tight) {
  push(Kind::list);
  top().list.ordered = ordered;
  top().list.start = start;
  top().list.tight = tight;
}

void BlockBuilder::open_item(std::optional<bool> checked) {
  push(Kind::item);
  top().checked = checked;
}

void BlockBuilder::open_paragraph() {
  begin_text();
}

void BlockBuilder::open_heading(int level) {
  begin_text();
  heading_ = level;
}

void BlockBuilder::open_code(std::string language, std::string info, bool fenced) {
  end_paragraph_text();
  code_ = CodeText{{std::move(language), std::move(info), {}}, fenced, std::nullopt, 0, 0};
}

void BlockBuilder::close_paragraph() {
  end_paragraph_text();
}

void BlockBuilder::close_quote() {
  end_paragraph_text();
  end_divs();
  place_empty_frame();
  auto frame = pop_own();
  if (!frame || frame->blocks.empty()) return;  // nothing but ">" and comments
  Quote quote;
  quote.blocks = std::move(frame->blocks);
  take_attribution(quote, *frame);
  add({std::move(quote), 0, place(frame->begin, frame->end)});
}

void BlockBuilder::close_item() {
  end_paragraph_text();
  end_divs();
  place_empty_frame();
  auto frame = pop_own();
  if (!frame) return;
  Frame& list = top();
  list.end = std::max(list.end, frame->end);
  list.list.items.push_back({std::move(frame->blocks), frame->checked, 0, place(frame->begin, frame->end)});
}

void BlockBuilder::close_list() {
  auto frame = pop_own();
  if (!frame) return;
  if (!frame->list.tight) {
    // Comments became blank lines; a list is loose only if its author left a line blank.
    bool loose = source_.whole.has_value();
    const SourceSpan span = place(frame->begin, frame->end);
    for (std::size_t at = span.begin; at < span.end && !loose && !source_.whole;) {
      const std::size_t end = line_end(reading_.file, at);
      loose = trimmed(reading_.file.substr(at, end - at)).find_first_not_of("> \t") == std::string_view::npos;
      at = next_line(reading_.file, end);
    }
    frame->list.tight = !loose;
  }
  add({std::move(frame->list), 0, place(frame->begin, frame->end)});
}

void BlockBuilder::close_heading() {
  text_open_ = false;
  const int level = std::exchange(heading_, 0);
  SourceSpan where;
  if (!inlines_.started()) {
    const auto& headings = source_.structure.headings;
    while (next_heading_ < headings.size() && headings[next_heading_].begin < cursor_) ++next_heading_;
    where = next_heading_ < headings.size()
                ? headings[next_heading_]
                : SourceSpan{static_cast<std::uint32_t>(cursor_), static_cast<std::uint32_t>(cursor_)};
    place_frames(where.begin);
  } else {
    const std::size_t first = inlines_.first();
    if (source_.work[first] == kMark && source_.original[first] != kMark) {
      finish_mark();
      return;
    }
    place_frames(first);
    where.begin = static_cast<std::uint32_t>(content_begin(first));
    std::size_t end = trimmed_line_end(inlines_.last());
    if (!is_atx_heading(source_.original, where.begin, end)) {  // the underline belongs to it
      end = trimmed_line_end(next_line(source_.original, line_end(source_.original, end)));
    }
    where.end = static_cast<std::uint32_t>(std::max<std::size_t>(end, where.begin));
  }
  const bool at_top = std::ranges::all_of(
      frames_, [](const Frame& frame) { return frame.kind == Kind::root || frame.kind == Kind::div; });
  if (at_top) {
    end_unclosed_divs(level);
    last_heading_ = level;
  }
  cursor_ = std::max<std::size_t>(cursor_, where.end);
  Heading heading{level, inlines_.finish()};
  std::vector<Block> pictures = inlines_.take_pictures();
  add({std::move(heading), 0, place(where.begin, where.end)});
  for (Block& picture : pictures) add(std::move(picture));
}

void BlockBuilder::close_code() {
  if (!code_) return;
  CodeText code = *std::exchange(code_, std::nullopt);
  std::size_t begin = code.first.value_or(cursor_);
  std::size_t end = code.first ? code.last : cursor_;
  if (code.fenced) {
    const auto& fences = source_.structure.fences;
    while (next_fence_ < fences.size() && fences[next_fence_].begin < cursor_) ++next_fence_;
    while (code.first && next_fence_ + 1 < fences.size() && fences[next_fence_ + 1].begin < *code.first) ++next_fence_;
    if (next_fence_ < fences.size() && (!code.first || fences[next_fence_].begin <= *code.first)) {
      begin = fences[next_fence_].begin;
      end = fences[next_fence_].end;
    }
  }
  place_frames(begin);
  cursor_ = std::max(cursor_, end);
  add({std::move(code.block), 0, place(begin, end)});
}

void BlockBuilder::rule() {
  end_paragraph_text();
  const SourceSpan where = find_rule();
  end_unclosed_divs(0);
  place_frames(where.begin);
  cursor_ = std::max<std::size_t>(cursor_, where.end);
  add({Rule{}, 0, place(where.begin, where.end)});
}

InlineText& BlockBuilder::inlines() {
  if (!text_open_) {
    begin_text();
    implicit_ = true;
  }
  return inlines_;
}

void BlockBuilder::code_text(std::string_view text, std::optional<std::size_t> at) {
  if (!code_) return;
  CodeText& code = *code_;
  std::string& out = code.block.text;
  if (!at) {
    if (text.find_first_not_of(' ') == std::string_view::npos) {
      code.indent += text.size();
    } else {
      out += std::string(std::exchange(code.indent, 0), ' ') + shown_text(text);
    }
    return;
  }
  out += written_indent(*at, std::exchange(code.indent, 0));
  if (!code.first) code.first = at;
  code.last = *at + text.size();
  const std::string_view original = source_.original.substr(*at, text.size());
  if (original == text) {
    out += shown_text(text);
    return;
  }
  std::string mixed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = i + 1 < text.size() && text[i + 1] == kMark;  // the space of "# \x04"
    const bool hidden = text[i] != original[i] && (text[i] == kFiller || (text[i] == ' ' && !mark));
    if (!hidden) mixed += original[i];
  }
  out += shown_text(mixed);
}

std::vector<Block> BlockBuilder::finish() {
  end_paragraph_text();
  end_divs();
  return std::move(frames_.front().blocks);
}

void BlockBuilder::push(Kind kind) {
  end_paragraph_text();
  Frame frame;
  frame.kind = kind;
  const bool nests = kind == Kind::quote || kind == Kind::list || kind == Kind::div;
  frame.flat = (nests && depth_ >= kMostNesting) || (kind == Kind::item && top().flat);
  if (nests && !frame.flat) ++depth_;
  if (frame.flat && reading_.reported.insert("nested-too-deep").second) {
    const auto& marks = source_.structure.containers;
    const std::size_t at = next_container_ < marks.size() ? marks[next_container_].begin : cursor_;
    reading_.diagnostics.warn("nested-too-deep", place(at, at), "lists, quotes and divs more than 24 levels deep",
                              "what is deeper is shown at the last level");
  }
  frames_.push_back(std::move(frame));
}

BlockBuilder::Frame BlockBuilder::pop() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  const bool nests = frame.kind == Kind::quote || frame.kind == Kind::list || frame.kind == Kind::div;
  if (nests && !frame.flat) --depth_;
  if (!frame.placed) frame.begin = frame.end = cursor_;
  frame.end = std::max(frame.end, cursor_);
  return frame;
}

std::optional<BlockBuilder::Frame> BlockBuilder::pop_own() {
  Frame frame = pop();
  if (!frame.flat) return frame;
  for (Block& block : frame.blocks) add(std::move(block));
  return std::nullopt;
}

void BlockBuilder::add(Block block) {
  Frame& frame = top();
  if (frame.kind == Kind::div && !frame.flat && source_.divs[frame.div].attributes.has_class("columns")) {
    add_to_columns(frame, std::move(block));
    return;
  }
  frame.blocks.push_back(std::move(block));
}

void BlockBuilder::begin_text(bool cell) {
  end_paragraph_text();
  inlines_.start(cursor_, cell);
  text_open_ = true;
  implicit_ = false;
}

void BlockBuilder::end_paragraph_text() {
  if (!text_open_ || heading_ > 0) return;
  text_open_ = false;
  implicit_ = false;
  if (!inlines_.started()) return;
  const std::size_t first = inlines_.first();
  place_frames(first);
  const std::size_t begin = content_begin(first);
  const std::size_t end = std::max(begin, trimmed_line_end(inlines_.last()));
  cursor_ = std::max(cursor_, end);
  RichText text = inlines_.finish();
  std::vector<Block> pictures = inlines_.take_pictures();
  if (!text.empty()) {
    if (top().kind == Kind::quote) top().last_line = inlines_.last_line();
    add({Paragraph{std::move(text)}, 0, place(begin, end)});
    for (const Block& picture : pictures) {
      reading_.diagnostics.note("picture-in-text", picture.source, "a picture inside a paragraph is shown below it",
                                "put it in a paragraph of its own");
    }
  }
  for (Block& picture : pictures) add(std::move(picture));
}

void BlockBuilder::take_attribution(Quote& quote, const Frame& frame) {
  if (quote.blocks.empty()) return;
  auto* paragraph = std::get_if<Paragraph>(&quote.blocks.back().node);
  if (paragraph == nullptr || (frame.last_line == 0 && quote.blocks.size() == 1)) return;
  const std::string_view text = paragraph->text.text;
  const std::size_t from = std::min(frame.last_line, text.size());
  const std::size_t dash = attribution_dash(text.substr(from));
  std::size_t name = from + dash;
  while (name < text.size() && text[name] == ' ') ++name;
  if (dash == 0 || name >= text.size()) return;
  std::size_t end = from;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (text.substr(0, end).ends_with("\u2028")) end -= 3;
  quote.attribution = part_of(paragraph->text, name, text.size());
  RichText words = part_of(paragraph->text, 0, end);
  if (words.empty()) {
    quote.blocks.pop_back();
  } else {
    paragraph->text = std::move(words);
  }
}

}  // namespace lectern
