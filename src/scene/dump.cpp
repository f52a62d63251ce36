#include <fmt/format.h>

#include <array>
#include <iterator>
#include <utility>

#include "scene/scene.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

constexpr std::array<std::string_view, 19> kTagNames{
    "Document", "H1", "H2", "H3",     "P",       "L",          "LI",   "Lbl",  "LBody",   "Table",
    "TR",       "TH", "TD", "Figure", "Caption", "BlockQuote", "Code", "Note", "Artifact"};
constexpr std::array<std::string_view, 7> kRoleNames{"decoration", "text",       "small-print", "mark",
                                                     "picture",    "background", "furniture"};

// Two decimals, and never "-0.00".
std::string number(float value) {
  std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

std::string place(Point p) {
  return number(p.x) + "," + number(p.y);
}
std::string place(const Rect& r) {
  return number(r.x) + "," + number(r.y) + " " + number(r.width) + "x" + number(r.height);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string print(const FillRect& fill) {
  std::string text = fmt::format("rect {} {}", place(fill.rect), to_hex(fill.colour));
  if (fill.radius > 0) text += " radius " + number(fill.radius);
  return text;
}

std::string print(const FillGradient& fill) {
  std::string between;
  for (const GradientStop& stop : fill.between) between += fmt::format("{:.2f}:{} ", stop.at, to_hex(stop.colour));
  return fmt::format("gradient {} {} {}{} {}", place(fill.rect), to_hex(fill.from), between, to_hex(fill.to),
                     fill.horizontal ? "horizontal" : "vertical");
}

std::string print(const Path& path) {
  std::string text = "path";
  for (const Path::Segment& segment : path.segments) {
    switch (segment.kind) {
      case Path::Segment::Kind::move:
        text += " M " + place(segment.to);
        break;
      case Path::Segment::Kind::line:
        text += " L " + place(segment.to);
        break;
      case Path::Segment::Kind::curve:
        text += fmt::format(" C {} {} {}", place(segment.control1), place(segment.control2), place(segment.to));
        break;
      case Path::Segment::Kind::close:
        text += " Z";
        break;
    }
  }
  if (path.fill) text += " fill " + to_hex(*path.fill);
  if (path.stroke) text += fmt::format(" stroke {} {}", to_hex(*path.stroke), number(path.stroke_width));
  return text;
}

std::string print(const DrawText& text) {
  std::string out = fmt::format("text {} size {} width {} {}", place(text.origin), number(text.size),
                                number(text.width), to_hex(text.colour));
  if (!text.run) return out + " \"\"";
  if (text.run->face) {
    const FontFile& file = text.run->face->file();
    out += fmt::format(" {} {}{}", quoted(file.family), file.weight, file.italic ? " italic" : "");
  }
  if (text.run->right_to_left) out += " rtl";
  if (text.run->missing) out += " missing";
  return fmt::format("{} {} glyphs {}", out, text.last > text.first ? text.last - text.first : 0,
                     quoted(shown_text(text)));
}

std::string print(const DrawImage& image) {
  std::string text = "image " + place(image.rect);
  if (image.image) {
    text += fmt::format(" of {}x{}", number(image.image->size().width), number(image.image->size().height));
  }
  if (image.crop != Rect{0, 0, 1, 1}) text += " crop " + place(image.crop);
  return text;
}

std::string print(const SceneItem& item) {
  std::string text = std::visit([](const auto& shape) { return print(shape); }, item.shape);
  if (item.role != ItemRole::decoration) text += fmt::format(" role {}", name_of(item.role));
  if (item.clip) text += " clip " + place(*item.clip);
  if (item.opacity != 1) text += " opacity " + number(item.opacity);
  if (item.first_step != 0 || item.last_step != INT_MAX) {
    text += item.last_step == INT_MAX ? fmt::format(" steps {}-", item.first_step)
                                      : fmt::format(" steps {}-{}", item.first_step, item.last_step);
  }
  if (item.tag >= 0) text += fmt::format(" tag {}", item.tag);
  if (item.source != SourceSpan{}) text += fmt::format(" source {}-{}", item.source.begin, item.source.end);
  return text;
}

}  // namespace

std::string_view name_of(TagKind kind) {
  return kTagNames.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(ItemRole role) {
  return kRoleNames.at(static_cast<std::size_t>(role));
}

std::string dump(const Scene& scene) {
  std::string text =
      fmt::format("scene {}x{} {} steps {} lang {} {}\n", number(scene.size.width), number(scene.size.height),
                  to_hex(scene.background), scene.step_count, scene.lang, quoted(scene.title));
  for (const SceneItem& item : scene.items) text += print(item) + "\n";
  for (const SceneLink& link : scene.links) {
    text += fmt::format("link {} {}", place(link.rect), quoted(link.target));
    text += link.first_step == 0 ? "\n" : fmt::format(" steps {}-\n", link.first_step);
  }
  for (std::size_t i = 0; i < scene.tags.size(); ++i) {
    const Tag& tag = scene.tags[i];
    text += fmt::format("tag {} {} in {}", i, name_of(tag.kind), tag.parent);
    if (!tag.alt.empty()) text += " alt " + quoted(tag.alt);
    if (!tag.lang.empty()) text += " lang " + tag.lang;
    text += "\n";
  }
  return text;
}

}  // namespace lectern
