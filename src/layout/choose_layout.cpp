// Which layout a slide's content asks for, where its author did not say.

#include <algorithm>
#include <cstddef>

#include "layout/composers.h"
#include "layout/layout_slide.h"

namespace lectern {
namespace {

constexpr std::size_t kLongestStatement = 200;  // bytes of text that may stand alone on a slide
constexpr std::size_t kLongestLead = 64;
constexpr std::size_t kLongestRest = 180;

template <class Node>
const Node* only(const std::vector<Block>& blocks) {
  return blocks.size() == 1 ? std::get_if<Node>(&blocks.front().node) : nullptr;
}

bool is_figure(const Block& block) {
  return std::holds_alternative<Figure>(block.node);
}

bool is_words(const Block& block) {
  return std::holds_alternative<Paragraph>(block.node) || std::holds_alternative<List>(block.node) ||
         std::holds_alternative<Heading>(block.node) || std::holds_alternative<Quote>(block.node);
}

std::optional<SlideLayout> layout_of_list(const List& list) {
  if (!list.ordered || list.items.size() < 2 || list.items.size() > 6 || !lead_items(list)) return std::nullopt;
  return list.items.size() <= 4 ? SlideLayout::cards : SlideLayout::rows;
}

std::optional<SlideLayout> layout_of_pictures(const Slide& slide) {
  const auto figures = std::ranges::count_if(slide.blocks, is_figure);
  if (figures == 0) return slide.style.background_image.empty() ? std::nullopt : std::optional(SlideLayout::picture);
  const auto& figure = std::get<Figure>(std::ranges::find_if(slide.blocks, is_figure)->node);
  const auto words = std::ranges::count_if(slide.blocks, is_words);
  const bool only_words_beside = figures + words == std::ssize(slide.blocks);
  if (figures > 1) return words == 0 && only_words_beside ? std::optional(SlideLayout::grid) : std::nullopt;
  if (figure.place == Figure::Place::background) return SlideLayout::picture;
  if (words == 0 && slide.blocks.size() == 1) {
    const bool sided = figure.place != Figure::Place::inline_;
    return slide.title.empty() && !sided ? SlideLayout::picture : sided ? SlideLayout::split : SlideLayout::figure;
  }
  return only_words_beside ? std::optional(SlideLayout::split) : std::nullopt;
}

template <class Node>
bool holds(const std::vector<Block>& blocks) {
  return std::ranges::any_of(blocks, [](const Block& block) { return std::holds_alternative<Node>(block.node); });
}

// Where a bold run at the start ends, or 0.
std::size_t bold_lead_end(const RichText& text) {
  std::size_t end = 0;
  for (const StyleSpan& span : text.spans) {
    if (!span.style.strong) break;
    end = span.end;
  }
  return end < text.text.size() || end == text.text.size() ? end : 0;
}

RichText without_edges(const RichText& text, std::size_t begin, std::size_t end, std::string_view left,
                       std::string_view right) {
  const std::string_view all = text.text;
  const auto is_in = [](std::string_view set, char c) { return set.find(c) != std::string_view::npos; };
  while (begin < end && is_in(left, all[begin])) ++begin;
  while (end > begin && is_in(right, all[end - 1])) --end;
  // An en or em dash between lead and rest says no more than the space that the layout puts there.
  for (const std::string_view dash : {"\u2013 ", "\u2014 ", "\u2014"}) {
    if (all.substr(begin, end - begin).starts_with(dash)) begin += dash.size();
  }
  while (begin < end && all[begin] == ' ') ++begin;
  return part_of(text, begin, end);
}

}  // namespace

std::optional<std::vector<LeadItem>> lead_items(const List& list) {
  std::vector<LeadItem> items;
  for (const ListItem& item : list.items) {
    const auto* paragraph = only<Paragraph>(item.blocks);
    if (paragraph == nullptr || item.checked) return std::nullopt;
    const RichText& text = paragraph->text;
    std::size_t end = bold_lead_end(text);
    if (end == 0) {
      const std::size_t colon = text.text.find(": ");
      if (colon == std::string::npos || colon == 0) return std::nullopt;
      end = colon;
    }
    if (end > kLongestLead || text.text.size() - end > kLongestRest || text.text.find("\u2028") != std::string::npos)
      return std::nullopt;
    LeadItem lead{without_edges(text, 0, end, " ", " :."), without_edges(text, end, text.text.size(), " :.,", " "),
                  item.step, item.source};
    for (StyleSpan& span : lead.lead.spans) span.style.strong = false;  // the lead's own face is bold already
    if (lead.lead.empty()) return std::nullopt;
    items.push_back(std::move(lead));
  }
  return items;
}

SlideLayout layout_of(const Slide& slide) {
  if (slide.layout != SlideLayout::automatic) return slide.layout;
  for (const std::string& name : slide.style.classes) {
    const auto layout = slide_layout_from_name(name);
    if (layout && *layout != SlideLayout::automatic) return *layout;
  }
  if (slide.role == SlideRole::title) return SlideLayout::title;
  if (slide.role == SlideRole::section) return SlideLayout::section;
  if (slide.blocks.empty() && !slide.title.empty() && slide.style.background_image.empty())
    return SlideLayout::statement;
  if (const auto pictures = layout_of_pictures(slide)) return *pictures;
  if (only<Quote>(slide.blocks) != nullptr) return SlideLayout::quote;
  if (const auto* paragraph = only<Paragraph>(slide.blocks);
      paragraph != nullptr && slide.title.empty() && paragraph->text.text.size() <= kLongestStatement) {
    return SlideLayout::statement;
  }
  if (const auto* list = only<List>(slide.blocks)) return layout_of_list(*list).value_or(SlideLayout::bullets);
  if (holds<Columns>(slide.blocks)) return SlideLayout::columns;
  if (holds<Table>(slide.blocks)) return SlideLayout::table;
  if (holds<CodeBlock>(slide.blocks)) return SlideLayout::code;
  return SlideLayout::bullets;
}

}  // namespace lectern
