// Short ordered lists with leads: two to four items stand as cards, five or six as rows.

#include <algorithm>
#include <utility>

#include "layout/composers.h"
#include "layout/fit.h"
#include "layout/page.h"

namespace lectern {
namespace {

struct Leads {
  std::vector<LeadItem> items;
  std::vector<Passage> numbers;
  std::vector<Passage> leads;
  std::vector<Passage> rests;
};

std::optional<Leads> read_leads(Composer& composer) {
  const Slide& slide = composer.slide;
  const List* list = slide.blocks.size() == 1 ? std::get_if<List>(&slide.blocks.front().node) : nullptr;
  if (list == nullptr || !list->ordered) return std::nullopt;
  auto items = lead_items(*list);
  if (!items) return std::nullopt;
  Leads leads;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const LeadItem& item = (*items)[i];
    leads.numbers.push_back(composer.setter.set(
        plain_text(std::to_string(list->start + static_cast<int>(i)), item.source), composer.roles.number));
    leads.leads.push_back(composer.setter.set(item.lead, composer.roles.heading));
    leads.rests.push_back(composer.setter.set(item.rest, composer.roles.body));
  }
  leads.items = *std::move(items);
  return leads;
}

// The largest size at which all passages keep their words whole and fit; like things have like sizes.
float common_size(const std::vector<Passage>& passages, float most, float least, Size room) {
  float size = most;
  for (const Passage& passage : passages)
    size = std::min(size, fit_text(passage, most, least, room, Breaking::ragged).size);
  return size;
}

BrokenText lines_at(const Passage& passage, float size, float width, Breaking breaking = Breaking::ragged) {
  return break_lines(passage.shaped, {size, width, breaking});
}

float height_at(const Passage& passage, const BrokenText& lines, float size) {
  return passage.shaped.text().empty() ? 0 : text_height(passage, size, lines.lines.size());
}

}  // namespace

std::optional<Pages> compose_cards(Composer& composer) {
  constexpr float kBar = 8;
  auto leads = read_leads(composer);
  if (!leads || leads->items.size() < 2 || leads->items.size() > 4) return std::nullopt;
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  Head head = place_head(composer, column, {});
  if (head.bottom > kLowestHead) return std::nullopt;
  const auto count = static_cast<float>(leads->items.size());
  const float gap = composer.theme.measures.card_gap;
  const float width = (column.width() - gap * (count - 1)) / count;
  const float top = head.bottom;
  const float room = foot_top(composer, column) - top;
  const float number_height = 1.3F * scale.card_number;
  const float number_top = kBar + 24;
  const float lead_top = number_top + number_height + 14;
  const float lead_size = common_size(leads->leads, scale.card_lead, 42, {width, 0.4F * room});
  float lead_height = 0;
  bool whole = true;
  for (const Passage& lead : leads->leads) {
    const BrokenText lines = lines_at(lead, lead_size, width);
    whole = whole && !lines.broke_a_word;
    lead_height = std::max(lead_height, height_at(lead, lines, lead_size));
  }
  const float rest_top = lead_top + lead_height + 14;
  const float rest_size = common_size(leads->rests, scale.card_text, 42, {width, room - rest_top});
  for (const Passage& rest : leads->rests) {
    const BrokenText lines = lines_at(rest, rest_size, width);
    whole = whole && !lines.broke_a_word && rest_top + height_at(rest, lines, rest_size) <= room;
  }
  if (!whole) return std::nullopt;

  Piece piece = std::move(head.piece);
  const int list_tag = composer.open_tag(TagKind::list);
  for (std::size_t i = 0; i < leads->items.size(); ++i) {
    const float x = column.left + static_cast<float>(i) * (width + gap);
    const int step = leads->items[i].step;
    const int item_tag = composer.open_tag(TagKind::list_item, list_tag);
    const LinePlace at{x, 0, width, Align::start, step, composer.open_tag(TagKind::label, item_tag)};
    piece.items.push_back(fill_item({x, top, width, kBar}, composer.palette.accent, step));
    const auto put = [&](const Passage& passage, float size, float y, int tag) {
      LinePlace place = at;
      place.y = top + y;
      place.tag = tag;
      composer.setter.place(piece, passage, lines_at(passage, size, width), size, place);
    };
    put(leads->numbers[i], scale.card_number, number_top + (number_height - scale.card_number) / 2, at.tag);
    const int body_tag = composer.open_tag(TagKind::body, item_tag);
    put(leads->leads[i], lead_size, lead_top, body_tag);
    if (!leads->items[i].rest.empty()) put(leads->rests[i], rest_size, rest_top, body_tag);
  }
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, true}, {})};
}

std::optional<Pages> compose_rows(Composer& composer) {
  constexpr float kMostRow = 140;
  constexpr float kNumberWidth = 111;
  constexpr float kRule = 2;
  auto leads = read_leads(composer);
  if (!leads || leads->items.size() < 2 || leads->items.size() > 8) return std::nullopt;
  const TextColumn column = full_column(composer);
  const TypeScale& scale = composer.theme.scale;
  Head head = place_head(composer, column, {});
  if (head.bottom > kLowestHead) return std::nullopt;
  const float top = head.title_lines <= 1 ? std::min(head.bottom, composer.theme.measures.body_top) - 32 : head.bottom;
  const bool footed = !composer.slide.source_line.empty() || !composer.slide.footnotes.empty();
  const float bottom = footed ? foot_top(composer, column) : composer.theme.measures.body_bottom + 18;
  const auto count = static_cast<float>(leads->items.size());
  const float row = std::min(kMostRow, (bottom - top) / count);

  float natural = 0;
  for (const Passage& lead : leads->leads) natural = std::max(natural, lead.shaped.natural_width() * scale.row_lead);
  const float lead_x = column.left + kNumberWidth;
  const float lead_width = std::clamp(natural + 1, 300.0F, 0.42F * column.width());
  const float rest_x = lead_x + std::max(lead_width, 480.0F) + 80;
  const float rest_width = column.right - rest_x;
  const float room = row - 24;
  const float lead_size = common_size(leads->leads, scale.row_lead, 42, {lead_width, room});
  const float rest_size =
      common_size(leads->rests, std::max(scale.row_text, 42.0F), std::min(scale.row_text, 42.0F), {rest_width, room});
  for (std::size_t i = 0; i < leads->items.size(); ++i) {
    const BrokenText lead = lines_at(leads->leads[i], lead_size, lead_width);
    const BrokenText rest = lines_at(leads->rests[i], rest_size, rest_width);
    if (lead.broke_a_word || rest.broke_a_word) return std::nullopt;
    if (std::max(height_at(leads->leads[i], lead, lead_size), height_at(leads->rests[i], rest, rest_size)) > row - 8)
      return std::nullopt;
  }
  Piece piece = std::move(head.piece);
  const int list_tag = composer.open_tag(TagKind::list);
  for (std::size_t i = 0; i < leads->items.size(); ++i) {
    const float y = top + static_cast<float>(i) * row;
    const int step = leads->items[i].step;
    piece.items.push_back(fill_item({column.left, y, column.width(), kRule}, composer.palette.rule, step));
    const int item_tag = composer.open_tag(TagKind::list_item, list_tag);
    const auto put = [&](const Passage& passage, float size, float x, float width, int tag) {
      const BrokenText lines = lines_at(passage, size, width);
      const float height = height_at(passage, lines, size);
      composer.setter.place(piece, passage, lines, size,
                            {x, y + kRule + (row - kRule - height) / 2, width, Align::start, step, tag});
    };
    put(leads->numbers[i], scale.row_number, column.left, kNumberWidth, composer.open_tag(TagKind::label, item_tag));
    const int body_tag = composer.open_tag(TagKind::body, item_tag);
    put(leads->leads[i], lead_size, lead_x, lead_width, body_tag);
    if (!leads->items[i].rest.empty()) put(leads->rests[i], rest_size, rest_x, rest_width, body_tag);
  }
  return Pages{finish_page(composer, std::move(piece), {column, full_region(composer), true, true}, {})};
}

}  // namespace lectern
