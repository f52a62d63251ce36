#include "deck/deck.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

constexpr std::array<std::pair<SlideLayout, std::string_view>, 16> kLayouts{{
    {SlideLayout::automatic, "automatic"},
    {SlideLayout::title, "title"},
    {SlideLayout::section, "section"},
    {SlideLayout::statement, "statement"},
    {SlideLayout::bullets, "bullets"},
    {SlideLayout::cards, "cards"},
    {SlideLayout::rows, "rows"},
    {SlideLayout::quote, "quote"},
    {SlideLayout::columns, "columns"},
    {SlideLayout::split, "split"},
    {SlideLayout::picture, "picture"},
    {SlideLayout::grid, "grid"},
    {SlideLayout::figure, "figure"},
    {SlideLayout::table, "table"},
    {SlideLayout::code, "code"},
    {SlideLayout::end, "end"},
}};

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

}  // namespace

std::string_view name_of(SlideLayout layout) {
  const auto* const found = std::ranges::find(kLayouts, layout, &std::pair<SlideLayout, std::string_view>::first);
  return found == kLayouts.end() ? "automatic" : found->second;
}

std::string_view name_of(SlideKind kind) {
  switch (kind) {
    case SlideKind::normal:
      return "normal";
    case SlideKind::optional:
      return "optional";
    case SlideKind::backup:
      return "backup";
    case SlideKind::hidden:
      return "hidden";
  }
  return "normal";
}

std::optional<SlideLayout> slide_layout_from_name(std::string_view name) {
  const auto* const found = std::ranges::find(kLayouts, name, &std::pair<SlideLayout, std::string_view>::second);
  if (found == kLayouts.end()) return std::nullopt;
  return found->first;
}

std::vector<std::string_view> slide_layout_names() {
  std::vector<std::string_view> names;
  for (const auto& [layout, name] : kLayouts) names.push_back(name);
  return names;
}

std::string text_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) add_line(text, text_of(block));
  return text;
}

std::string text_of(const Block& block) {
  return std::visit(Overloaded{
                        [](const Paragraph& p) { return p.text.text; },
                        [](const Heading& h) { return h.text.text; },
                        [](const List& list) {
                          std::string text;
                          for (const ListItem& item : list.items) add_line(text, text_of(item.blocks));
                          return text;
                        },
                        [](const CodeBlock& code) { return code.text; },
                        [](const Figure& figure) {
                          std::string text = figure.alt;
                          add_line(text, figure.caption.text);
                          return text;
                        },
                        [](const Media& media) { return media.label; },
                        [](const Quote& quote) {
                          std::string text = text_of(quote.blocks);
                          add_line(text, quote.attribution.text);
                          return text;
                        },
                        [](const Table& table) {
                          std::string text;
                          for (const TableRow& row : table.rows) {
                            for (const RichText& cell : row.cells) add_line(text, cell.text);
                          }
                          return text;
                        },
                        [](const Columns& columns) {
                          std::string text;
                          for (const Column& column : columns.columns) add_line(text, text_of(column.blocks));
                          return text;
                        },
                        [](const Group& group) { return text_of(group.blocks); },
                        [](const Rule&) { return std::string(); },
                    },
                    block.node);
}

}  // namespace lectern
