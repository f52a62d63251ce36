// Comments: settings of slides, and notes.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/duration.h"
#include "base/words.h"
#include "markdown/directives.h"
#include "markdown/fill_slides.h"
#include "markdown/inline_text.h"
#include "markdown/read_blocks.h"
#include "markdown/setting_keys.h"
#include "markdown/slide_style.h"

namespace lectern {
namespace {

class CommentReader {
 public:
  CommentReader(Deck& deck, const DeckSettings& settings, Reading& reading)
      : deck_(deck), reading_(reading), carried_(settings.style) {}

  void run();

 private:
  void read_comment(const Comment& comment);
  void add_note(const Comment& comment);
  void apply(const Directive& directive);
  void report_repeat(const Directive& directive);
  void apply_style_key(const Directive& directive);
  void apply_slide_key(const Directive& directive);
  void apply_kind(const Directive& directive, SlideKind kind);
  void apply_source(const Directive& directive);
  void list_text(std::string_view key, const SettingText& text, bool carries);
  SettingText text_at(SourceSpan place) { return {read_line(reading_.file, place, reading_), place}; }
  Slide& slide() { return deck_.slides[index_]; }

  Deck& deck_;
  Reading& reading_;
  SlideStyle carried_;
  SlideStyle own_;  // of the slide being read
  std::vector<Directive> on_slide_;
  std::size_t index_ = 0;
};

void CommentReader::run() {
  std::ranges::stable_sort(reading_.comments, {}, [](const Comment& comment) { return comment.span.begin; });
  std::ranges::stable_sort(reading_.note_divs, {}, &NoteDiv::begin);
  if (carried_.header) list_text("header", *carried_.header, true);
  if (carried_.footer) list_text("footer", *carried_.footer, true);
  if (carried_.marking) list_text("marking", *carried_.marking, true);
  // Notes are read while comments are gone through: by index, since reading one may find another comment in it.
  const std::size_t comments = reading_.comments.size();
  std::size_t next = 0;
  std::size_t next_div = 0;
  for (index_ = 0; index_ < deck_.slides.size(); ++index_) {
    own_ = carried_;
    on_slide_.clear();
    const std::uint32_t end = slide().source.end;
    const bool last = index_ + 1 == deck_.slides.size();
    const auto comes = [&](std::uint32_t at) { return last || at < end; };
    while (true) {
      const bool comment = next < comments && comes(reading_.comments[next].span.begin);
      const bool div = next_div < reading_.note_divs.size() && comes(reading_.note_divs[next_div].begin);
      if (!comment && !div) break;
      if (comment && (!div || reading_.comments[next].span.begin < reading_.note_divs[next_div].begin)) {
        const Comment here = reading_.comments[next++];
        read_comment(here);
      } else {
        std::ranges::move(reading_.note_divs[next_div++].blocks, std::back_inserter(slide().notes));
      }
    }
    slide().style = own_;
  }
}

void CommentReader::read_comment(const Comment& comment) {
  const auto directives = read_directives(comment, reading_);
  if (!directives) {
    add_note(comment);
    return;
  }
  for (const Directive& directive : *directives) apply(directive);
}

void CommentReader::add_note(const Comment& comment) {
  std::string_view text = reading_.file.substr(comment.inner.begin, comment.inner.end - comment.inner.begin);
  std::string unquoted;
  std::vector<Block> blocks;
  if (comment.quotes == 0) {
    blocks = read_note(prepare_text(text, comment.inner.begin, reading_), reading_);
  } else {
    // The ">" of its lines are no part of the note.
    unquoted = text;
    blank_quote_marks(unquoted, comment.quotes);
    blocks = read_note(prepare_text(unquoted, comment.inner.begin, reading_), reading_);
  }
  std::ranges::move(blocks, std::back_inserter(slide().notes));
}

void CommentReader::apply(const Directive& directive) {
  report_repeat(directive);
  if (carries_on(directive.key)) {
    apply_style_key(directive);
  } else {
    apply_slide_key(directive);
  }
}

// Of two settings with one key on a slide the last one holds, which may be news to the author.
void CommentReader::report_repeat(const Directive& directive) {
  const auto same = [&](const Directive& other) {
    return other.key == directive.key && other.this_slide == directive.this_slide;
  };
  const auto before = std::ranges::find_if(on_slide_, same);
  if (before == on_slide_.end()) {
    on_slide_.push_back(directive);
    return;
  }
  if (directive.key != "source" && before->value != directive.value) {
    reading_.diagnostics.warn("repeated-setting", directive.key_place,
                              fmt::format("\"{}\" is set twice on this slide", directive.key),
                              "the last one holds; remove: " + shown_text(before->value));
  }
  *before = directive;
}

void CommentReader::apply_style_key(const Directive& directive) {
  StyleSetting setting{directive.key, directive.value, {}, directive.value_place};
  if (style_key_has_text(directive.key)) {
    const SettingText text = text_at(directive.value_place);
    setting.text = text.text;
    if (!text.empty()) list_text(directive.key, text, !directive.this_slide);
  }
  apply_style(own_, setting, reading_);
  if (!directive.this_slide) apply_style(carried_, setting, reading_);
}

void CommentReader::apply_slide_key(const Directive& directive) {
  const std::string_view key = directive.key;
  if (key == "layout") {
    const auto layout = slide_layout_from_name(directive.value);
    if (layout) {
      slide().layout = *layout;
      return;
    }
    const std::vector<std::string_view> names = slide_layout_names();
    const std::string_view near = nearest_name(directive.value, names);
    reading_.diagnostics.warn(
        "unknown-layout", directive.value_place, "unknown layout: " + shown_key(directive.value),
        near.empty() ? "the layouts are listed in docs/deck-format.md" : "did you mean " + std::string(near) + "?");
  } else if (key == "time") {
    slide().planned_seconds = parse_duration(directive.value);
    if (slide().planned_seconds) return;
    reading_.diagnostics.warn("bad-duration", directive.value_place, "not a duration: " + shown_key(directive.value),
                              duration_hint(directive.value));
  } else if (key == "optional") {
    apply_kind(directive, SlideKind::optional);
  } else if (key == "backup") {
    apply_kind(directive, SlideKind::backup);
  } else if (key == "hidden") {
    apply_kind(directive, SlideKind::hidden);
  } else if (key == "kicker") {
    slide().kicker = text_at(directive.value_place);
    if (!slide().kicker.empty()) list_text(key, slide().kicker, false);
  } else if (key == "source") {
    apply_source(directive);
  }
}

void CommentReader::apply_kind(const Directive& directive, SlideKind kind) {
  const auto flag = parse_flag(directive.value);
  if (!flag) {
    reading_.diagnostics.warn("bad-setting", directive.value_place, "not true or false: " + shown_key(directive.value),
                              "write the word alone: <!-- " + std::string(directive.key) + " -->");
  } else if (*flag) {
    slide().kind = std::max(slide().kind, kind);  // hidden before backup before optional
  } else if (slide().kind == kind) {
    slide().kind = SlideKind::normal;
  }
}

void CommentReader::apply_source(const Directive& directive) {
  SettingText text = text_at(directive.value_place);
  if (text.empty()) return;
  list_text(directive.key, text, false);
  const bool named = text.text.text.starts_with("Source") || !deck_.meta.lang.starts_with("en");
  RichText line =
      named ? RichText{} : plain_text("Source: ", {directive.value_place.begin, directive.value_place.begin});
  append(line, text.text);
  if (slide().source_line.empty()) {
    slide().source_line = {std::move(line), directive.value_place};
  } else {
    append(slide().source_line.text, plain_text("; ", directive.key_place));
    append(slide().source_line.text, text.text);
  }
}

void CommentReader::list_text(std::string_view key, const SettingText& text, bool carries) {
  if (text.empty()) return;
  deck_.text_directives.push_back({std::string(key), text.text.text, static_cast<int>(index_), carries, text.source});
}

}  // namespace

void apply_comments(Deck& deck, const DeckSettings& settings, Reading& reading) {
  CommentReader(deck, settings, reading).run();
}

namespace {

// How many bytes of a text say that a source follows.
std::size_t source_label(std::string_view text) {
  for (const std::string_view label : {"Source:", "Sources:"}) {
    if (!text.starts_with(label)) continue;
    const std::size_t end = text.find_first_not_of(' ', label.size());
    return end == std::string_view::npos ? text.size() : end;
  }
  return 0;
}

}  // namespace

void take_source_lines(Deck& deck) {
  for (Slide& slide : deck.slides) {
    if (slide.blocks.empty()) continue;
    auto* paragraph = std::get_if<Paragraph>(&slide.blocks.back().node);
    if (paragraph == nullptr) continue;
    const std::string_view text = paragraph->text.text;
    if (source_label(text) == 0) continue;
    SettingText line{std::move(paragraph->text), slide.blocks.back().source};
    if (!slide.source_line.empty()) {
      append(line.text, plain_text("; ", slide.source_line.source));
      const RichText& setting = slide.source_line.text;
      append(line.text, part_of(setting, source_label(setting.text), setting.text.size()));
    }
    slide.source_line = std::move(line);
    slide.blocks.pop_back();
  }
}

}  // namespace lectern
