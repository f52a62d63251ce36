// Slides that stand by their words alone: title, end, section, statement, quotation.

#include <algorithm>
#include <string>
#include <utility>

#include "layout/composers.h"
#include "layout/fit.h"
#include "layout/page.h"

namespace lectern {
namespace {

constexpr float kBarTop = 206;
constexpr float kBarHeight = 10;
constexpr float kBarWidth = 96;
constexpr float kCoverTop = 262;
constexpr float kCoverBottom = 936;

// A text with its size and lines, placed below another.
struct Line {
  Passage passage;
  FittedText fitted;
  TagKind tag = TagKind::p;
  float gap = 0;
};

void place_line(Composer& composer, Piece& piece, const Line& line, float x, float y, float width) {
  composer.setter.place(piece, line.passage, line.fitted.lines, line.fitted.size,
                        {x, y, width, Align::start, 0, composer.open_tag(line.tag)});
}

float height_of(const std::vector<Line>& lines) {
  float height = 0;
  for (const Line& line : lines) height += line.gap + line.fitted.height;
  return height;
}

void place_lines(Composer& composer, Piece& piece, const std::vector<Line>& lines, float x, float y, float width) {
  for (const Line& line : lines) {
    y += line.gap;
    place_line(composer, piece, line, x, y, width);
    y += line.fitted.height;
  }
}

// "Speaker's Name, Affiliation" and "Event · date" at the foot of a title slide.
std::vector<Line> speaker_lines(Composer& composer, float width) {
  const DeckMeta& meta = composer.inputs.deck.meta;
  const TypeScale& scale = composer.theme.scale;
  std::vector<Line> lines;
  RichText speaker = meta.author;
  for (StyleSpan& span : speaker.spans) span.style.strong = true;
  if (!meta.affiliation.empty()) {
    if (!speaker.empty()) append(speaker, plain_text(", "));
    append(speaker, meta.affiliation);
  }
  RichText event = meta.event;
  if (!meta.date.empty()) {
    if (!event.empty()) append(event, plain_text(" \u00B7 "));
    append(event, plain_text(meta.date, meta.source_span));
  }
  const auto add = [&](const RichText& text, const TextRole& role, float size) {
    if (text.empty()) return;
    Passage passage = composer.setter.set(text, role);
    FittedText fitted = fit_text(passage, size, 0.8F * size, {width, 160}, Breaking::balanced);
    lines.push_back({std::move(passage), std::move(fitted), TagKind::p, lines.empty() ? 0.0F : 8.0F});
  };
  add(speaker, composer.roles.speaker, scale.speaker);
  add(event, composer.roles.event, scale.event);
  return lines;
}

RichText joined_paragraphs(const std::vector<Block>& blocks) {
  RichText text;
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.node);
    if (paragraph == nullptr) return {};
    if (!text.empty()) append(text, plain_text("\u2028"));
    append(text, paragraph->text);
  }
  return text;
}

bool only_paragraphs(const std::vector<Block>& blocks) {
  return std::ranges::all_of(blocks, [](const Block& block) { return std::holds_alternative<Paragraph>(block.node); });
}

// Marks around a whole quotation repeat what the large mark says.
RichText without_quotation_marks(RichText text) {
  struct Marks {
    std::string_view open;
    std::string_view close;
  };
  constexpr std::array<Marks, 6> kMarks{{{"\u201C", "\u201D"},
                                         {"\"", "\""},
                                         {"\u2018", "\u2019"},
                                         {"\u00AB", "\u00BB"},
                                         {"\u201E", "\u201C"},
                                         {"\u300C", "\u300D"}}};
  const std::string_view all = text.text;
  for (const Marks& marks : kMarks) {
    if (all.size() <= marks.open.size() + marks.close.size() || !all.starts_with(marks.open) ||
        !all.ends_with(marks.close))
      continue;
    const std::string_view inside = all.substr(marks.open.size(), all.size() - marks.open.size() - marks.close.size());
    if (inside.find(marks.open) == std::string_view::npos)
      return part_of(text, marks.open.size(), all.size() - marks.close.size());
  }
  return text;
}

// "Name, what he is": the name is set strong, the rest below it.
std::pair<RichText, RichText> name_and_description(const RichText& attribution) {
  for (const std::string_view comma : {", ", "\u3001", "\uFF0C", "\u060C "}) {
    const std::size_t at = attribution.text.find(comma);
    if (at != std::string::npos)
      return {part_of(attribution, 0, at), part_of(attribution, at + comma.size(), attribution.text.size())};
  }
  return {attribution, {}};
}

// The large mark, placed by its ink: its left edge at `x`, its top at `y`.
void place_quote_mark(Composer& composer, Piece& piece, float x, float y) {
  TextRole role = composer.roles.number;
  role.colour = composer.palette.hot;
  const float size = composer.theme.scale.quote_mark;
  const Passage mark = composer.setter.set(plain_text(composer.mirror ? "\u201D" : "\u201C"), role);
  const BrokenText lines = break_lines(mark.shaped, {size, size, Breaking::greedy});
  if (lines.lines.front().runs.empty()) return;
  const PlacedRun& run = lines.lines.front().runs.front();
  const Rect ink = run.run->face->glyph_box(run.run->glyphs.at(run.first).id);
  const float baseline = y + ink.bottom() * size;
  const std::size_t before = piece.items.size();
  const float left = composer.mirror ? x + ink.right() * size - run.width : x - ink.x * size;
  composer.setter.place(piece, mark, lines, size,
                        {left, baseline - baseline_in_line(mark, size), size, Align::start, 0, -1});
  for (std::size_t i = before; i < piece.items.size(); ++i) piece.items[i].role = ItemRole::decoration;
}

}  // namespace

std::optional<Pages> compose_cover(Composer& composer) {
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  const bool opening = layout_of(composer.slide) == SlideLayout::title;
  const RichText& title = composer.slide.title;
  if (title.empty() || !only_paragraphs(composer.slide.blocks)) return std::nullopt;
  const std::vector<Line> speaker = opening ? speaker_lines(composer, column.width()) : std::vector<Line>{};
  const float bottom = kCoverBottom - (speaker.empty() ? 0 : height_of(speaker) + 48);

  std::vector<Line> lines;
  RichText subtitle = opening ? composer.inputs.deck.meta.subtitle : RichText{};
  const RichText body = joined_paragraphs(composer.slide.blocks);
  if (!body.empty()) {
    if (!subtitle.empty()) append(subtitle, plain_text("\u2028"));
    append(subtitle, body);
  }
  float below = 0;
  std::vector<Line> under;
  if (!subtitle.empty()) {
    Passage passage = composer.setter.set(subtitle, composer.roles.subtitle);
    const float width = std::min(column.width(), std::max(1100.0F, 0.66F * column.width()));
    FittedText fitted =
        fit_text(passage, scale.subtitle, composer.theme.scale.body_least, {width, 300}, Breaking::balanced);
    if (!fitted.fits) return std::nullopt;
    under.push_back({std::move(passage), std::move(fitted), TagKind::p, 36});
    below = height_of(under);
  }
  Passage cover = composer.setter.set(title, composer.roles.cover);
  FittedText fitted = fit_text(cover, scale.cover, scale.cover_least, {column.width(), bottom - kCoverTop - below},
                               Breaking::balanced, 3);
  if (!fitted.fits)
    fitted = fit_text(cover, scale.cover_least, scale.title_least, {column.width(), bottom - kCoverTop - below},
                      Breaking::balanced);
  if (!fitted.fits) return std::nullopt;
  lines.push_back({std::move(cover), std::move(fitted), TagKind::h1, 0});
  std::ranges::move(under, std::back_inserter(lines));

  Piece piece;
  piece.items.push_back(fill_item({column.left, kBarTop, kBarWidth, kBarHeight}, composer.palette.hot));
  if (!composer.slide.kicker.empty()) {
    const Passage kicker = composer.setter.set(composer.slide.kicker.text, composer.roles.kicker);
    const FittedText set =
        fit_text(kicker, scale.kicker, 0.7F * scale.kicker, {column.width(), 60}, Breaking::ragged, 1);
    if (!set.fits) return std::nullopt;
    composer.setter.place(
        piece, kicker, set.lines, set.size,
        {column.left, kBarTop - 24 - set.height, column.width(), Align::start, 0, composer.open_tag(TagKind::p)});
  }
  place_lines(composer, piece, lines, column.left, kCoverTop, column.width());
  place_lines(composer, piece, speaker, column.left, kCoverBottom - height_of(speaker), column.width());
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, !opening}, {})};
}

std::optional<Pages> compose_section(Composer& composer) {
  constexpr float kMiddle = 500;
  constexpr float kNumberGap = 108;
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  const Slide& slide = composer.slide;
  if (slide.title.empty() || !only_paragraphs(slide.blocks)) return std::nullopt;
  Piece piece;
  float left = column.left;
  const bool numbered = slide.role == SlideRole::section && slide.section > 0;
  const std::string number_text = std::to_string(slide.section);
  Passage number = composer.setter.set(plain_text(number_text), composer.roles.section_number);
  const BrokenText figure = break_lines(number.shaped, {scale.section_number, 1000, Breaking::greedy});
  if (numbered) {
    // Titles begin at one edge on all section slides: a 1 takes the room of any figure.
    TextRole even = composer.roles.section_number;
    even.tabular = true;
    const Passage room = composer.setter.set(plain_text(std::string(number_text.size(), '0')), even);
    left += std::max(figure.width, room.shaped.natural_width() * scale.section_number) + kNumberGap;
  }

  std::vector<Line> lines;
  Passage title = composer.setter.set(slide.title, composer.roles.section);
  FittedText fitted =
      fit_text(title, scale.section, 0.55F * scale.section, {column.right - left, 480}, Breaking::balanced, 4);
  if (!fitted.fits) return std::nullopt;
  const float title_height = fitted.height;
  lines.push_back({std::move(title), std::move(fitted), TagKind::h1, 0});
  const RichText body = joined_paragraphs(slide.blocks);
  if (!body.empty()) {
    Passage passage = composer.setter.set(body, composer.roles.subtitle);
    FittedText text = fit_text(passage, scale.subtitle, scale.body_least, {column.right - left, 280}, Breaking::ragged);
    if (!text.fits) return std::nullopt;
    lines.push_back({std::move(passage), std::move(text), TagKind::p, 30});
  }
  const float top = kMiddle - height_of(lines) / 2;
  place_lines(composer, piece, lines, left, top, column.right - left);
  if (numbered) {
    // A single line is centred on its number; several share the number's cap height with their first line.
    const Passage& text = lines.front().passage;
    const float size = lines.front().fitted.size;
    const float cap_top = top + baseline_in_line(text, size) - text.metrics.cap_height * size;
    const float number_cap = number.metrics.cap_height * scale.section_number;
    const bool one = lines.front().fitted.lines.lines.size() == 1;
    const float number_top = one ? top + title_height / 2 - number_cap / 2 : cap_top;
    const float line_top = number_top + number_cap - baseline_in_line(number, scale.section_number);
    composer.setter.place(piece, number, figure, scale.section_number,
                          {column.left, line_top, figure.width, Align::start, 0, composer.open_tag(TagKind::p)});
  }
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, true}, {})};
}

std::optional<Pages> compose_statement(Composer& composer) {
  constexpr float kMiddle = 514;
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  const Slide& slide = composer.slide;
  if (!only_paragraphs(slide.blocks)) return std::nullopt;
  const RichText body = joined_paragraphs(slide.blocks);
  const bool headed = !body.empty() && !slide.title.empty();
  const RichText& text = body.empty() ? slide.title : body;
  if (text.empty()) return std::nullopt;
  const float top = headed ? composer.theme.measures.body_top : 170;
  const float bottom = foot_top(composer, column);
  Passage passage = composer.setter.set(text, composer.roles.statement);
  FittedText fitted =
      fit_text(passage, scale.statement, scale.statement_least, {column.width(), bottom - top}, Breaking::balanced);
  if (!fitted.fits) return std::nullopt;
  Piece piece;
  if (headed) {
    Head head = place_head(composer, column, {});
    if (head.bottom > top + 1) return std::nullopt;
    piece = std::move(head.piece);
  } else if (!slide.kicker.empty()) {
    const Passage kicker = composer.setter.set(slide.kicker.text, composer.roles.kicker);
    const FittedText set =
        fit_text(kicker, scale.kicker, 0.7F * scale.kicker, {column.width(), 60}, Breaking::ragged, 1);
    if (!set.fits) return std::nullopt;
    composer.setter.place(piece, kicker, set.lines, set.size,
                          {column.left, composer.theme.measures.kicker_top, column.width(), Align::start, 0,
                           composer.open_tag(TagKind::p)});
  }
  const float middle = headed ? (top + bottom) / 2 - 20 : kMiddle;
  const float y = std::clamp(middle - fitted.height / 2, top, std::max(top, bottom - fitted.height));
  const int tag = composer.open_tag(body.empty() ? TagKind::h1 : TagKind::p);
  composer.setter.place(piece, passage, fitted.lines, fitted.size,
                        {column.left, y, column.width(), Align::start, 0, tag});
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, true}, {})};
}

std::optional<Pages> compose_quote(Composer& composer) {
  constexpr float kTextIndent = 175;
  constexpr float kMarkAbove = 95;
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  const Slide& slide = composer.slide;
  const Quote* quote = slide.blocks.size() == 1 ? std::get_if<Quote>(&slide.blocks.front().node) : nullptr;
  if (quote == nullptr || !only_paragraphs(quote->blocks)) return std::nullopt;
  const RichText text = without_quotation_marks(joined_paragraphs(quote->blocks));
  if (text.empty()) return std::nullopt;
  Piece piece;
  float top = 150 + kMarkAbove;
  if (!slide.title.empty() || !slide.kicker.empty()) {
    Head head = place_head(composer, column, {});
    top = head.bottom + kMarkAbove;
    piece = std::move(head.piece);
  }
  const float bottom = foot_top(composer, column);
  const float width = column.width() - kTextIndent;
  std::vector<Line> lines;
  const auto [name, description] = name_and_description(quote->attribution);
  const auto add = [&](const RichText& words, const TextRole& role, float gap) {
    if (words.empty()) return;
    Passage passage = composer.setter.set(words, role);
    FittedText fitted = fit_text(passage, 46, 42, {width, 200}, Breaking::ragged);
    lines.push_back({std::move(passage), std::move(fitted), TagKind::p, gap});
  };
  add(name, composer.roles.attribution, 34);
  add(description, composer.roles.description, 6);
  Passage passage = composer.setter.set(text, composer.roles.quote);
  FittedText fitted =
      fit_text(passage, scale.quote, scale.quote_least, {width, bottom - top - height_of(lines)}, Breaking::balanced);
  if (!fitted.fits) return std::nullopt;
  lines.insert(lines.begin(), Line{std::move(passage), std::move(fitted), TagKind::quote, 0});
  const float height = height_of(lines);
  const float y = std::clamp(550 - height / 2, top, std::max(top, bottom - height));
  place_quote_mark(composer, piece, column.left - 7, y - kMarkAbove);
  place_lines(composer, piece, lines, column.left + kTextIndent, y, width);
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, true}, {})};
}

}  // namespace lectern
