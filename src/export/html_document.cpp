#include "export/html_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/base64.h"
#include "base/words.h"
#include "export/compile_deck.h"
#include "export/portable_picture.h"
#include "export/scene_layers.h"
#include "export/woff.h"
#include "text/embed.h"

namespace lectern {
namespace {

// Vectors are drawn at twice the size at which they are shown, for sharp screens.
constexpr float kVectorScale = 2;

std::string quoted_family(std::string_view family) {
  std::string name;
  for (const char c : family)
    if (c != '"' && c != '\\' && c != '<') name += c;
  return '"' + name + '"';
}

bool is_serif(std::string_view family) {
  return family.find("Serif") != std::string_view::npos;
}

bool is_mono(std::string_view family) {
  return family.find("Mono") != std::string_view::npos;
}

std::string declarations(const DrawText& text, std::size_t font) {
  const ShapedRun& run = *text.run;
  const FontFile& file = run.face->file();
  std::string css =
      fmt::format("font-family:f{},{},{};font-size:calc(var(--u)*{});--h:{};color:{}", font, quoted_family(file.family),
                  is_mono(file.family)    ? "monospace"
                  : is_serif(file.family) ? "serif"
                                          : "sans-serif",
                  short_number(text.size, 3), short_number(HtmlDocument::drop_of(text)),
                  may_be_set(text) ? to_hex(text.colour) : "transparent");
  if (run.tracking != 0) css += fmt::format(";letter-spacing:{}em", short_number(run.tracking, 4));
  // Browsers switch contextual forms off where letters are spaced; Lectern does so only in code.
  const bool spaced = run.tracking != 0;
  if (spaced || run.tabular_figures) {
    css += fmt::format(";font-feature-settings:{}{}{}", spaced ? "\"calt\"" : "",
                       spaced && run.tabular_figures ? "," : "", run.tabular_figures ? "\"tnum\"" : "");
  }
  if (!run.ligatures && !spaced) css += ";font-variant-ligatures:none";
  return css;
}

std::string font_rule(const Face& face, const FaceUse& use, std::size_t number) {
  const auto subset = subset_face(face, use);
  if (!subset) return {};
  const std::vector<std::uint8_t> woff = woff_from_font(subset->data);
  if (woff.empty()) return {};
  std::string css = fmt::format("@font-face{{font-family:f{};src:url(data:font/woff;base64,", number);
  append_base64(css, woff);
  return css + ")}\n";
}

}  // namespace

std::string short_number(float value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

float HtmlDocument::drop_of(const DrawText& text) {
  return std::ceil(text.size);
}

std::size_t HtmlDocument::font_index(const std::shared_ptr<const Face>& face) {
  const auto [place, fresh] = font_indices_.try_emplace(face.get(), fonts_.size());
  if (fresh) fonts_.push_back({face, {}});
  return place->second;
}

std::string HtmlDocument::text_class(const DrawText& text, std::string_view characters) {
  const std::size_t font = font_index(text.run->face);
  for (std::size_t at = 0; at < characters.size();) fonts_[font].use.characters.insert(next_code_point(characters, at));
  for (std::uint32_t i = text.first; i < std::min<std::size_t>(text.last, text.run->glyphs.size()); ++i)
    fonts_[font].use.glyphs.insert(text.run->glyphs[i].id);
  const auto [place, fresh] = classes_.try_emplace(declarations(text, font), classes_.size());
  if (fresh) class_rules_.push_back(&place->first);
  return fmt::format("t{}", place->second);
}

std::string HtmlDocument::picture_id(const std::shared_ptr<const Image>& image, float shown_width) {
  const auto [place, fresh] = picture_indices_.try_emplace(image.get(), pictures_.size());
  if (fresh) pictures_.push_back({image, {}, 0});
  float& width = pictures_[place->second].width;
  width = std::max(width, shown_width);
  return fmt::format("i{}", place->second);
}

std::string HtmlDocument::glyph_id(const std::shared_ptr<const Face>& face, std::uint32_t glyph,
                                   const ColourGlyph& picture) {
  const auto [place, fresh] = glyph_indices_.try_emplace({face.get(), glyph}, pictures_.size());
  if (fresh) pictures_.push_back({nullptr, picture.png, 1});
  return fmt::format("i{}", place->second);
}

std::string HtmlDocument::style_rules(int jobs, const std::stop_token& stop) const {
  std::vector<std::string> rules(fonts_.size());
  on_threads(jobs, fonts_.size(), stop, [&](int /*thread*/, std::size_t i) {
    // What is drawn instead has its text above it to be copied, in whatever face the reader has.
    if (!fonts_[i].face->is_colour() && may_be_embedded(*fonts_[i].face))
      rules[i] = font_rule(*fonts_[i].face, fonts_[i].use, i);
  });
  std::string css;
  for (const std::string& rule : rules) css += rule;
  for (std::size_t i = 0; i < class_rules_.size(); ++i) css += fmt::format(".t{}{{{}}}\n", i, *class_rules_[i]);
  return css;
}

std::string HtmlDocument::picture_store(int jobs, const std::stop_token& stop) const {
  if (pictures_.empty()) return {};
  std::vector<std::string> parts(pictures_.size());
  on_threads(jobs, pictures_.size(), stop, [&](int /*thread*/, std::size_t i) {
    const PictureUse& use = pictures_[i];
    Size size{1, 1};
    PortablePicture picture{"image/png", "png", {}};
    if (use.image != nullptr) {
      size = use.image->size();
      picture =
          portable_picture(*use.image, PictureReader::browser, static_cast<int>(std::lround(kVectorScale * use.width)));
    } else {
      picture.bytes.assign(use.png.data.begin(), use.png.data.end());
    }
    std::string& html = parts[i];
    html = fmt::format(R"(<image id="i{}" width="{}" height="{}" preserveAspectRatio="none" href="data:{};base64,)", i,
                       short_number(size.width, 3), short_number(size.height, 3), picture.type);
    append_base64(html, picture.bytes);
    html += "\"/>\n";
  });
  std::string html = "<svg class=\"store\" aria-hidden=\"true\"><defs>\n";
  for (const std::string& part : parts) html += part;
  return html + "</defs></svg>\n";
}

}  // namespace lectern
