#include "show/ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace lectern {
namespace {

/// Steps that undo goes back; older ones are forgotten.
constexpr std::size_t kMostSteps = 200;

constexpr std::array kColours{Colour{216, 27, 60, 255}, Colour{18, 103, 214, 255},  Colour{24, 138, 66, 255},
                              Colour{240, 140, 0, 255}, Colour{255, 255, 255, 255}, Colour{16, 16, 16, 255}};

float distance_to_segment(Point p, Point a, Point b) {
  const float x = b.x - a.x;
  const float y = b.y - a.y;
  const float length = x * x + y * y;
  const float along = length > 0 ? std::clamp(((p.x - a.x) * x + (p.y - a.y) * y) / length, 0.0F, 1.0F) : 0.0F;
  return std::hypot(p.x - (a.x + along * x), p.y - (a.y + along * y));
}

float side_of(Point a, Point b, Point p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool cross(Point a, Point b, Point c, Point d) {
  return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

float distance_between(Point a, Point b, Point c, Point d) {
  if (cross(a, b, c, d)) return 0;
  return std::min({distance_to_segment(a, c, d), distance_to_segment(b, c, d), distance_to_segment(c, a, b),
                   distance_to_segment(d, a, b)});
}

bool touches(const Stroke& stroke, Point from, Point to, float radius) {
  const float reach = radius + stroke.width / 2;
  for (std::size_t i = 0; i < stroke.points.size(); ++i) {
    const Point& next = stroke.points[std::min(i + 1, stroke.points.size() - 1)];
    if (distance_between(stroke.points[i], next, from, to) <= reach) return true;
  }
  return false;
}

std::shared_ptr<InkBook> copy_of(const SharedInk& ink) {
  return ink ? std::make_shared<InkBook>(*ink) : std::make_shared<InkBook>();
}

/// Moves the page's state from one stack to the other.
SharedInk stepped(const SharedInk& ink, const InkKey& key, std::vector<Strokes> PageInk::* from,
                  std::vector<Strokes> PageInk::* to) {
  if (!ink) return ink;
  const auto found = ink->pages.find(key);
  if (found == ink->pages.end() || (found->second.*from).empty()) return ink;
  auto book = copy_of(ink);
  PageInk& page = book->pages.at(key);
  (page.*to).push_back(std::exchange(page.strokes, std::move((page.*from).back())));
  (page.*from).pop_back();
  return book;
}

}  // namespace

std::span<const Colour> ink_colours() {
  return kColours;
}

InkKey ink_key(const ShowPlan& plan, int slide, int page) {
  if (slide < 0 || slide >= static_cast<int>(plan.slides.size())) return {};
  const auto index = static_cast<std::ptrdiff_t>(slide);
  const std::uint64_t fingerprint = plan.slides[static_cast<std::size_t>(slide)].fingerprint;
  const auto same = [fingerprint](const PlanSlide& other) { return other.fingerprint == fingerprint; };
  const auto copies = std::count_if(plan.slides.begin(), plan.slides.begin() + index, same);
  return {fingerprint, static_cast<int>(copies), page};
}

const Strokes& strokes_on(const SharedInk& ink, const InkKey& key) {
  static const Strokes kNone;
  if (!ink) return kNone;
  const auto found = ink->pages.find(key);
  return found == ink->pages.end() ? kNone : found->second.strokes;
}

SharedInk with_strokes(const SharedInk& ink, const InkKey& key, std::string_view anchor, Strokes strokes) {
  auto book = copy_of(ink);
  PageInk& page = book->pages[key];
  page.anchor = anchor;
  page.before.push_back(std::exchange(page.strokes, std::move(strokes)));
  page.undone.clear();
  if (page.before.size() > kMostSteps) page.before.erase(page.before.begin());
  return book;
}

SharedInk with_undone(const SharedInk& ink, const InkKey& key) {
  return stepped(ink, key, &PageInk::before, &PageInk::undone);
}

SharedInk with_redone(const SharedInk& ink, const InkKey& key) {
  return stepped(ink, key, &PageInk::undone, &PageInk::before);
}

Strokes erased(const Strokes& strokes, Point from, Point to, float radius) {
  Strokes kept;
  const auto stays = [&](const SharedStroke& stroke) { return !touches(*stroke, from, to, radius); };
  std::ranges::copy_if(strokes, std::back_inserter(kept), stays);
  return kept;
}

SharedInk moved_to(const SharedInk& ink, const ShowPlan& plan) {
  if (!ink || ink->pages.empty()) return ink;
  std::set<std::uint64_t> present;
  std::map<std::string_view, int> by_anchor;
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    present.insert(plan.slides[i].fingerprint);
    by_anchor.emplace(plan.slides[i].anchor, static_cast<int>(i));
  }
  std::shared_ptr<InkBook> book;
  for (const auto& [key, page] : ink->pages) {
    const auto slide = by_anchor.find(page.anchor);
    if (present.contains(key.fingerprint) || page.anchor.empty() || slide == by_anchor.end()) continue;
    const InkKey there = ink_key(plan, slide->second, key.page);
    if (!book) book = copy_of(ink);
    if (book->pages.contains(there)) continue;
    auto node = book->pages.extract(key);
    node.key() = there;
    book->pages.insert(std::move(node));
  }
  if (!book) return ink;
  return book;
}

SharedInk laid_over(const SharedInk& below, const SharedInk& above) {
  if (!below || below->pages.empty()) return above;
  auto book = copy_of(above);
  for (const auto& [key, page] : below->pages) {
    const auto [there, is_new] = book->pages.try_emplace(key, page);
    if (!is_new) there->second.strokes.insert(there->second.strokes.begin(), page.strokes.begin(), page.strokes.end());
  }
  return book;
}

}  // namespace lectern
