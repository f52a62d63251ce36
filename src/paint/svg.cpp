#include "paint/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "base/base64.h"
#include "base/bytes.h"
#include "base/link_target.h"
#include "paint/pdf_syntax.h"
#include "paint/svg_fonts.h"
#include "paint/svg_shapes.h"
#include "paint/svg_text.h"

namespace lectern {
namespace {

// Writes the items of a scene; definitions are gathered as they are needed.
class SvgWriter {
 public:
  SvgWriter(const Scene& scene, int step, const SvgSettings& settings)
      : scene_(scene), step_(step), settings_(settings), fonts_(scene, step, settings.outline_text) {}

  std::string write() {
    const Rect whole{0, 0, scene_.size.width, scene_.size.height};
    if (scene_.background.alpha > 0 && !settings_.transparent) put(FillRect{whole, scene_.background, 0});
    const SceneLink* open = nullptr;
    for (const SceneItem& item : scene_.items) {
      if (!visible_at(item, step_) || item.opacity <= 0 || (item.clip && item.clip->empty())) continue;
      const SceneLink* const link = link_of(item);
      if (open != link && open != nullptr) body_ += "</a>\n";
      if (open != link && link != nullptr) body_ += fmt::format("<a href=\"{}\">", xmp_text(address_of(*link)));
      open = link;
      put_item(item);
    }
    if (open != nullptr) body_ += "</a>\n";
    return head() + body_ + "</svg>\n";
  }

 private:
  std::string head() const {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
    out += fmt::format(R"( xml:lang="{}" xml:space="preserve")", xmp_text(scene_.lang));
    const Size size = settings_.size.width > 0 && settings_.size.height > 0 ? settings_.size : scene_.size;
    put_svg_attribute(out, "width", size.width);
    put_svg_attribute(out, "height", size.height);
    out += " viewBox=\"0 0 ";
    put_svg_number(out, scene_.size.width);
    out += ' ';
    put_svg_number(out, scene_.size.height);
    out += "\">\n";
    if (!scene_.title.empty()) out += fmt::format("<title>{}</title>\n", xmp_text(scene_.title));
    std::string said;
    for (const Tag& tag : scene_.tags) {
      if (tag.alt.empty()) continue;
      said += (said.empty() ? "" : "; ") + tag.alt;
    }
    if (!said.empty()) out += fmt::format("<desc>{}</desc>\n", xmp_text(said));
    // White space is kept as it is; a line of text keeps its direction whatever surrounds it.
    const std::string style = fonts_.style();
    if (!style.empty()) out += "<style>" + style + "</style>\n";
    if (!defs_.empty()) out += "<defs>\n" + defs_ + "</defs>\n";
    return out;
  }

  // Empty where the link leads nowhere that is known.
  std::string address_of(const SceneLink& link) const {
    if (!link.target.starts_with('#')) return may_be_linked(link.target) ? link.target : std::string();
    const auto found = settings_.destinations.find(std::string_view(link.target).substr(1));
    return found == settings_.destinations.end() ? std::string() : found->second;
  }

  const SceneLink* link_of(const SceneItem& item) const {
    if (!std::holds_alternative<DrawText>(item.shape)) return nullptr;
    const Rect box = bounds(item);
    const Point middle{box.x + box.width / 2, box.y + box.height / 2};
    for (const SceneLink& link : scene_.links)
      if (step_ >= link.first_step && link.rect.contains(middle)) return address_of(link).empty() ? nullptr : &link;
    return nullptr;
  }

  void put_item(const SceneItem& item) {
    if (item.opacity < 1) {
      body_ += "<g";
      put_svg_attribute(body_, "opacity", item.opacity, 3);
      body_ += '>';
    }
    if (item.clip) open_view(*item.clip, *item.clip, "");
    std::visit([this](const auto& shape) { put(shape); }, item.shape);
    if (item.clip) body_ += "</svg>\n";
    if (item.opacity < 1) body_ += "</g>\n";
  }

  // A nested <svg> shows `view` in `rect` and cuts off what lies outside.
  void open_view(const Rect& rect, const Rect& view, std::string_view more) {
    body_ += "<svg";
    put_svg_box(body_, rect);
    body_ += " viewBox=\"";
    for (const float number : {view.x, view.y, view.width}) {
      put_svg_number(body_, number, 4);
      body_ += ' ';
    }
    put_svg_number(body_, view.height, 4);
    body_ += fmt::format("\"{}>", more);
  }

  void put(const FillRect& fill) { put_svg_rect(body_, fill); }

  void put(const FillGradient& fill) {
    if (fill.rect.empty()) return;
    put_svg_gradient(defs_, gradients_, fill);
    put_svg_shade(body_, gradients_++, fill);
  }

  void put(const Path& path) { put_svg_path(body_, path); }

  void put(const DrawText& draw) {
    if (draw.run == nullptr || draw.run->face == nullptr || !(draw.size > 0) || draw.first >= draw.last) return;
    if (draw.run->face->is_colour()) return put_picture_glyphs(draw);
    const std::string& font = fonts_.class_of(*draw.run->face);
    // The box for missing characters is no character's glyph.
    if (font.empty() || draw.run->missing) {
      put_svg_outlines(body_, draw);
    } else {
      put_svg_text(body_, draw, font);
    }
  }

  void put_picture_glyphs(const DrawText& draw) {
    float pen = 0;
    const std::vector<Glyph>& glyphs = draw.run->glyphs;
    for (std::size_t i = draw.first; i < std::min<std::size_t>(draw.last, glyphs.size()); ++i) {
      const Glyph& glyph = glyphs[i];
      const float x = draw.origin.x + (pen + glyph.dx) * draw.size;
      pen += glyph.advance;
      const auto picture = draw.run->face->colour_glyph(glyph.id);
      if (!picture) continue;
      const Rect& box = picture->box;
      const auto [place, fresh] = emoji_.try_emplace({draw.run->face.get(), glyph.id}, emoji_.size());
      if (fresh) put_definition(fmt::format("e{}", place->second), "image/png", picture->png.data);
      body_ += fmt::format(R"(<use href="#e{}" transform="translate()", place->second);
      put_svg_number(body_, x + box.x * draw.size);
      body_ += ' ';
      put_svg_number(body_, draw.origin.y - (glyph.dy + box.y + box.height) * draw.size);
      body_ += ") scale(";
      put_svg_number(body_, box.width * draw.size);
      body_ += ' ';
      put_svg_number(body_, box.height * draw.size);
      body_ += ")\"/>\n";
    }
  }

  // A picture of one unit in each direction.
  void put_definition(const std::string& id, std::string_view type, std::span<const std::uint8_t> bytes) {
    defs_ += fmt::format(R"(<image id="{}" width="1" height="1" preserveAspectRatio="none" href="data:{};base64,)", id,
                         type);
    append_base64(defs_, bytes);
    defs_ += "\"/>\n";
  }

  void put(const DrawImage& draw) {
    if (draw.image == nullptr || draw.rect.empty() || draw.crop.empty()) return;
    const auto [place, fresh] = images_.try_emplace(draw.image.get(), images_.size());
    const std::string id = fmt::format("i{}", place->second);
    // The drawing alone: comments, names and paths that its author's program wrote beside it stay at home.
    const SharedBytes drawing = shared_bytes(fresh ? draw.image->vector_drawing() : std::string());
    if (!drawing.data.empty()) {
      put_definition(id, "image/svg+xml", drawing.data);
    } else if (fresh && settings_.picture) {
      const SvgPictureFile file = settings_.picture(*draw.image);
      put_definition(id, file.type, file.bytes);
    }
    open_view(draw.rect, draw.crop, " preserveAspectRatio=\"none\"");
    body_ += fmt::format("<use href=\"#{}\"/></svg>\n", id);
  }

  const Scene& scene_;
  int step_;
  const SvgSettings& settings_;
  SvgFonts fonts_;
  std::string defs_;
  std::string body_;
  std::size_t gradients_ = 0;
  std::map<std::pair<const Face*, std::uint32_t>, std::size_t> emoji_;  // numbered in the order of their first use
  std::map<const Image*, std::size_t> images_;
};

}  // namespace

std::string write_svg(const Scene& scene, int step, const SvgSettings& settings) {
  return SvgWriter(scene, step, settings).write();
}

}  // namespace lectern
