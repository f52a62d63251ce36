// Ink to and from text.

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "show/fields.h"
#include "show/ink.h"

namespace lectern {
namespace {

constexpr std::string_view kHead = "ink 1";

bool read_coordinate(std::string_view word, float& value) {
  return read_number(word, value) && std::isfinite(value) && std::abs(value) < 1e5F;
}

bool read_page(std::string_view line, InkKey& key, std::string& anchor) {
  if (!read_number(cut_off(line, ' '), key.fingerprint, 16)) return false;
  if (!read_number(cut_off(line, ' '), key.copy) || !read_number(cut_off(line, ' '), key.page)) return false;
  anchor = line;
  return key.copy >= 0 && key.page >= 0;
}

std::optional<Stroke> read_stroke(std::string_view kind, std::string_view line) {
  Stroke stroke;
  if (kind != "pen" && kind != "marker") return std::nullopt;
  stroke.kind = kind == "pen" ? InkKind::pen : InkKind::marker;
  const auto colour = parse_colour(cut_off(line, ' '));
  if (!colour || !read_coordinate(cut_off(line, ' '), stroke.width) || stroke.width <= 0) return std::nullopt;
  stroke.colour = *colour;
  while (!line.empty()) {
    Point point;
    if (!read_coordinate(cut_off(line, ' '), point.x) || !read_coordinate(cut_off(line, ' '), point.y))
      return std::nullopt;
    stroke.points.push_back(point);
  }
  if (stroke.points.empty()) return std::nullopt;
  return stroke;
}

}  // namespace

std::string write_ink(const InkBook& ink) {
  std::string text = fmt::format("{}\n", kHead);
  const auto out = std::back_inserter(text);
  for (const auto& [key, page] : ink.pages) {
    if (page.strokes.empty()) continue;
    fmt::format_to(out, "page {:x} {} {} {}\n", key.fingerprint, key.copy, key.page, page.anchor);
    for (const SharedStroke& stroke : page.strokes) {
      const std::string_view kind = stroke->kind == InkKind::pen ? "pen" : "marker";
      fmt::format_to(out, "{} {} {:.2f}", kind, to_hex(stroke->colour), stroke->width);
      for (const Point& point : stroke->points) fmt::format_to(out, " {:.2f} {:.2f}", point.x, point.y);
      text += '\n';
    }
  }
  return text;
}

std::optional<InkBook> read_ink(std::string_view text) {
  InkBook ink;
  PageInk* page = nullptr;
  if (cut_off(text, '\n') != kHead) return std::nullopt;
  while (!text.empty()) {
    std::string_view line = cut_off(text, '\n');
    const std::string_view word = cut_off(line, ' ');
    if (word == "page") {
      InkKey key;
      std::string anchor;
      if (!read_page(line, key, anchor)) return std::nullopt;
      page = &ink.pages[key];
      page->anchor = std::move(anchor);
    } else {
      auto stroke = read_stroke(word, line);
      if (!stroke || page == nullptr) return std::nullopt;
      page->strokes.push_back(std::make_shared<const Stroke>(std::move(*stroke)));
    }
  }
  return ink;
}

}  // namespace lectern
