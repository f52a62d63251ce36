#include "paint/pdf_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "paint/pdf_shapes.h"
#include "paint/pdf_syntax.h"
#include "scene/line_join.h"
#include "scene/reading_order.h"
#include "scene/shown_text.h"
#include "scene/table_tags.h"

namespace lectern {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

// ISO 32000-1, 14.8.4.
std::string_view type_of(TagKind kind) {
  switch (kind) {
    case TagKind::document:
      return "Sect";
    case TagKind::h1:
      return "H1";
    case TagKind::h2:
      return "H2";
    case TagKind::h3:
      return "H3";
    case TagKind::p:
      return "P";
    case TagKind::list:
      return "L";
    case TagKind::list_item:
      return "LI";
    case TagKind::label:
      return "Lbl";
    case TagKind::body:
      return "LBody";
    case TagKind::table:
      return "Table";
    case TagKind::row:
      return "TR";
    case TagKind::head_cell:
      return "TH";
    case TagKind::cell:
      return "TD";
    case TagKind::figure:
      return "Figure";
    case TagKind::caption:
      return "Caption";
    case TagKind::quote:
      return "BlockQuote";
    case TagKind::code:
      return "Code";
    case TagKind::note:
      return "Note";
    case TagKind::artifact:
      break;
  }
  return {};
}

PdfElement element_in(int parent, std::string_view type) {
  PdfElement element;
  element.type = type;
  element.parent = parent;
  return element;
}

// What a list's mark that is drawn, not written, says.
constexpr std::string_view kBullet = "\xE2\x80\xA2";

struct Where {
  double scale = 1;
  double left = 0;  ///< points
  double top = 0;   ///< points, y up
};

// Writes one scene into a page.
class ScenePlacer {
 public:
  ScenePlacer(PdfPage::Internals& page, const Scene& scene, int step, Where where)
      : page_(page), out_(page.content), scene_(scene), step_(step), where_(where), marks_(page), shapes_(page) {}

  void place(bool background) {
    out_ += "q ";
    put_numbers(out_, {where_.scale, 0, 0, -where_.scale}, 6);
    put_numbers(out_, {where_.left, where_.top}, 4);
    out_ += "cm\n";
    const Rect whole{0, 0, scene_.size.width, scene_.size.height};
    shapes_.clip(whole);
    if (background && scene_.background.alpha > 0) {
      marks_.begin(kArtifact);
      shapes_.fill(FillRect{whole, scene_.background, 0}, 1);
    }
    open_elements();
    const std::vector<const SceneItem*> items = shown_items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const SceneItem* next = i + 1 < items.size() ? items[i + 1] : nullptr;
      draw(*items[i], next);
    }
    marks_.end();
    out_ += "Q\n";
  }

 private:
  static constexpr int kArtifact = PdfMarks::kArtifact;

  std::vector<const SceneItem*> shown_items() const {
    std::vector<const SceneItem*> items;
    for (const SceneItem& item : scene_.items) {
      if (!visible_at(item, step_) || item.opacity <= 0 || (item.clip && item.clip->empty())) continue;
      if (const auto* text = std::get_if<DrawText>(&item.shape)) {
        if (text->run == nullptr || text->run->face == nullptr || !(text->size > 0) || text->first >= text->last)
          continue;
      }
      items.push_back(&item);
    }
    for (std::size_t begin = 0; begin < items.size();) {
      const std::size_t end = end_of_line(items, begin);
      if (end - begin > 1) put_line_in_logical_order(std::span(items).subspan(begin, end - begin));
      begin = end;
    }
    return items;
  }

  // Texts of one tag on one line, one after the other.
  static std::size_t end_of_line(const std::vector<const SceneItem*>& items, std::size_t begin) {
    std::size_t end = begin + 1;
    const auto* const first = std::get_if<DrawText>(&items[begin]->shape);
    if (first == nullptr || items[begin]->tag < 0) return end;
    for (; end < items.size() && items[end]->tag == items[begin]->tag; ++end) {
      const auto* const text = std::get_if<DrawText>(&items[end]->shape);
      if (text == nullptr || !on_one_line(*first, *text)) break;
    }
    return end;
  }

  static void put_line_in_logical_order(std::span<const SceneItem*> line) {
    const auto text_of_item = [](const SceneItem* item) { return &std::get<DrawText>(item->shape); };
    std::vector<const DrawText*> order;
    for (const SceneItem* item : line) order.push_back(text_of_item(item));
    put_in_logical_order(order);
    const auto place = [&](const SceneItem* item) { return std::ranges::find(order, text_of_item(item)); };
    std::ranges::stable_sort(line, {}, place);
  }

  // Elements for the tags that this step shows, with their parents, in the order of the tags.
  void open_elements() {
    const std::size_t count = scene_.tags.size();
    std::vector<char> used(count, 0);
    for (const SceneItem* item : shown_items()) {
      if (!tells(*item)) continue;
      for (int tag = item->tag;
           tag >= 0 && static_cast<std::size_t>(tag) < count && used[static_cast<std::size_t>(tag)] == 0;
           tag = scene_.tags[static_cast<std::size_t>(tag)].parent) {
        used[static_cast<std::size_t>(tag)] = 1;
      }
    }
    // A cell without words keeps the others in their columns.
    for (std::size_t i = 0; i < count; ++i) {
      const Tag& tag = scene_.tags[i];
      const bool cell = tag.kind == TagKind::cell || tag.kind == TagKind::head_cell;
      if (cell && tag.parent >= 0 && used[static_cast<std::size_t>(tag.parent)] == 1) used[i] = 1;
    }
    element_of_.assign(count, kArtifact);
    for (std::size_t i = 0; i < count; ++i) {
      const Tag& tag = scene_.tags[i];
      if (used[i] == 0 || tag.kind == TagKind::artifact) continue;
      const bool inside = tag.parent >= 0 && static_cast<std::size_t>(tag.parent) < i;
      const int parent = inside ? element_of_[static_cast<std::size_t>(tag.parent)] : -1;
      if (inside && parent < 0) continue;
      // A picture without a word about it has nothing to say to those who cannot see it.
      if (tag.kind == TagKind::figure && tag.alt.empty() && !has_text_inside(i)) continue;
      PdfElement element = element_in(parent, type_of(tag.kind));
      element.alt = tag.alt;
      element.lang = tag.lang;
      if (tag.kind == TagKind::label && !has_text_inside(i)) {
        element.words = tag.alt.empty() ? std::string(kBullet) : tag.alt;
        element.alt.clear();
      }
      if (tag.kind == TagKind::head_cell) element.columns = columns_across(scene_.tags, i);
      if (tag.kind == TagKind::document) {
        element.title = scene_.title;
        if (!scene_.lang.empty() && scene_.lang != page_.lang) element.lang = scene_.lang;
      }
      element_of_[i] = add_element(std::move(element));
    }
  }

  // Texts, pictures, and what figures and marks of lists are drawn with; all other shapes are decoration.
  bool tells(const SceneItem& item) const {
    if (item.tag < 0 || static_cast<std::size_t>(item.tag) >= scene_.tags.size()) return false;
    const TagKind kind = scene_.tags[static_cast<std::size_t>(item.tag)].kind;
    return std::holds_alternative<DrawText>(item.shape) || std::holds_alternative<DrawImage>(item.shape) ||
           kind == TagKind::figure || kind == TagKind::label;
  }

  bool has_text_inside(std::size_t figure) const {
    for (const SceneItem& item : scene_.items) {
      if (!std::holds_alternative<DrawText>(item.shape) || !visible_at(item, step_) || !tells(item)) continue;
      for (int tag = item.tag; tag >= static_cast<int>(figure); tag = scene_.tags[static_cast<std::size_t>(tag)].parent)
        if (tag == static_cast<int>(figure)) return true;
    }
    return false;
  }

  int add_element(PdfElement element) {
    page_.elements.push_back(std::move(element));
    return static_cast<int>(page_.elements.size()) - 1;
  }

  const SceneLink* link_of(const SceneItem& item) const {
    if (!std::holds_alternative<DrawText>(item.shape)) return nullptr;
    const Rect box = bounds(item);
    const Point middle{box.x + box.width / 2, box.y + box.height / 2};
    for (const SceneLink& link : scene_.links)
      if (step_ >= link.first_step && !link.target.empty() && link.rect.contains(middle)) return &link;
    return nullptr;
  }

  // The text's own element, or that of the link it belongs to: neighbours with one target are one link.
  int element_for(const SceneItem& item) {
    const auto tag = static_cast<std::size_t>(item.tag);
    const int element = item.tag < 0 || tag >= element_of_.size() ? kArtifact : element_of_[tag];
    const SceneLink* const link = link_of(item);
    if (link == nullptr) return element;
    if (element == kArtifact) {
      add_area(*link, -1, item);
      return element;
    }
    const std::vector<PdfPart>& parts = page_.elements[static_cast<std::size_t>(element)].parts;
    const bool goes_on = link_element_ >= 0 && link_target_ == link->target && !parts.empty() &&
                         parts.back().kind == PdfPart::Kind::element && parts.back().index == link_element_;
    if (!goes_on) {
      link_element_ = add_element(element_in(element, "Link"));
      link_target_ = link->target;
      page_.elements[static_cast<std::size_t>(element)].parts.push_back({PdfPart::Kind::element, link_element_});
    }
    add_area(*link, link_element_, item);
    return link_element_;
  }

  // One area for each line of a link.
  void add_area(const SceneLink& link, int element, const SceneItem& item) {
    const Rect box = in_points(link.rect);
    const auto* const text = std::get_if<DrawText>(&item.shape);
    const std::string words(text == nullptr ? std::string_view() : shown_text(*text));
    if (!page_.areas.empty()) {
      PdfLinkArea& last = page_.areas.back();
      const bool touches = std::abs(last.box.y - box.y) < 0.1F &&
                           (std::abs(last.box.right() - box.x) < 1 || std::abs(box.right() - last.box.x) < 1);
      if (last.element == element && last.target == link.target && touches) {
        last.box = last.box.united(box);
        last.words += words;
        return;
      }
    }
    if (element >= 0) {
      page_.elements[static_cast<std::size_t>(element)].parts.push_back(
          {PdfPart::Kind::area, static_cast<int>(page_.areas.size())});
    }
    page_.areas.push_back({box, link.target, element, words});
  }

  void draw(const SceneItem& item, const SceneItem* next) {
    const auto* const text = std::get_if<DrawText>(&item.shape);
    const int element = text != nullptr || tells(item) ? element_for(item) : kArtifact;
    if (element >= 0) grow_figure(element, item);
    if (text == nullptr) marks_.begin(element);
    const bool clipped = item.clip.has_value();
    if (clipped) {
      if (text != nullptr) marks_.end();
      shapes_.save();
      shapes_.clip(*item.clip);
    }
    std::visit(Overloaded{
                   [&](const FillRect& fill) { shapes_.fill(fill, item.opacity); },
                   [&](const FillGradient& fill) { shapes_.fill(fill, item.opacity); },
                   [&](const Path& path) { shapes_.draw(path, item.opacity); },
                   [&](const DrawText& shown) { draw_text(item, element, shown, next); },
                   [&](const DrawImage& image) { shapes_.draw(image, item.opacity); },
               },
               item.shape);
    if (clipped) {
      if (text != nullptr) marks_.end();
      shapes_.restore();
    }
  }

  void grow_figure(int element, const SceneItem& item) {
    PdfElement& owner = page_.elements[static_cast<std::size_t>(element)];
    if (owner.type == "Figure") owner.box = owner.box.united(in_points(bounds(item)));
  }

  Rect in_points(const Rect& rect) const {
    const auto scale = static_cast<float>(where_.scale);
    return {static_cast<float>(where_.left) + rect.x * scale, static_cast<float>(where_.top) - rect.bottom() * scale,
            rect.width * scale, rect.height * scale};
  }

  void draw_text(const SceneItem& item, int element, const DrawText& text, const SceneItem* next) {
    shapes_.use_fill(text.colour, item.opacity);
    set_pdf_text(page_, marks_, element, text, parts_from(item, text, next));
  }

  // True where readers would run this text into the next one of the same tag.
  static bool parts_from(const SceneItem& item, const DrawText& text, const SceneItem* next) {
    if (item.tag < 0 || next == nullptr || next->tag != item.tag) return false;
    const auto* const after = std::get_if<DrawText>(&next->shape);
    if (after == nullptr) return false;
    if (std::abs(after->origin.y - text.origin.y) > 0.6F * std::max(after->size, text.size))
      return join_after(text) != LineJoin::nothing;
    const float gap =
        std::max(after->origin.x - (text.origin.x + text.width), text.origin.x - (after->origin.x + after->width));
    return gap > 0.15F * std::min(after->size, text.size);
  }

  PdfPage::Internals& page_;
  std::string& out_;
  const Scene& scene_;
  int step_;
  Where where_;
  PdfMarks marks_;
  PdfShapes shapes_;
  int link_element_ = -1;
  std::string link_target_;
  std::vector<int> element_of_;
};

Where fitted(Size scene, const Rect& where, Size page) {
  const float scale = std::min(where.width / scene.width, where.height / scene.height);
  const float left = where.x + (where.width - scene.width * scale) / 2;
  const float top = where.y + (where.height - scene.height * scale) / 2;
  return {static_cast<double>(scale), static_cast<double>(left), static_cast<double>(page.height - top)};
}

bool is_placeable(const Scene& scene, const Rect& where) {
  return !where.empty() && scene.size.width > 0 && scene.size.height > 0;
}

}  // namespace

PdfPage::PdfPage(PdfPageSetup setup) : internals_(std::make_unique<Internals>()) {
  internals_->setup = std::move(setup);
}
PdfPage::PdfPage(PdfPage&&) noexcept = default;
PdfPage& PdfPage::operator=(PdfPage&&) noexcept = default;
PdfPage::~PdfPage() = default;

void PdfPage::place(const Scene& scene, int step, const Rect& where) {
  if (!is_placeable(scene, where)) return;
  if (internals_->lang.empty()) internals_->lang = scene.lang;
  ScenePlacer(*internals_, scene, step, fitted(scene.size, where, internals_->setup.size)).place(true);
}

void PdfPage::overlay(const Scene& scene, int step, const Rect& where) {
  if (!is_placeable(scene, where)) return;
  if (internals_->lang.empty()) internals_->lang = scene.lang;
  ScenePlacer(*internals_, scene, step, fitted(scene.size, where, internals_->setup.size)).place(false);
}

void PdfPage::pack() {
  if (internals_->packed) return;
  internals_->content = deflated(internals_->content);
  internals_->packed = true;
}

}  // namespace lectern
