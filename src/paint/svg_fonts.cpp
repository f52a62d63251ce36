#include "paint/svg_fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/base64.h"
#include "base/words.h"
#include "paint/svg_text.h"
#include "scene/line_join.h"
#include "text/embed.h"

namespace lectern {
namespace {

std::string rule_of(const Face& face, const FaceUse& use, std::string_view name) {
  const auto file = subset_face(face, use);
  if (!file) return {};
  const FontFile& about = face.file();
  const std::string_view slant = about.italic ? "italic" : "normal";
  std::string rule =
      fmt::format("@font-face{{font-family:{};font-weight:{};font-style:{};src:url(data:font/otf;base64,", name,
                  about.weight, slant);
  append_base64(rule, file->data);
  // The family's own name is for programs that know no @font-face.
  return rule + fmt::format(")}}\n.{}{{font-family:{},'{}';font-weight:{};font-style:{}}}\n", name, name, about.family,
                            about.weight, slant);
}

}  // namespace

SvgFonts::SvgFonts(const Scene& scene, int step, bool outline_text) {
  for (const SceneItem& item : scene.items) {
    const auto* const text = std::get_if<DrawText>(&item.shape);
    if (text == nullptr || !visible_at(item, step) || text->run == nullptr || text->run->face == nullptr) continue;
    const std::shared_ptr<const Face>& face = text->run->face;
    auto found = std::ranges::find(entries_, face, &Entry::face);
    if (found == entries_.end()) found = entries_.insert(entries_.end(), Entry{face, {}, {}, {}});
    const std::string& characters = text->run->text;
    for (std::size_t at = 0; at < characters.size();) found->use.characters.insert(next_code_point(characters, at));
    if (characters.ends_with(kSoftHyphenText)) found->use.characters.insert(drawn_hyphen(*face));
    for (const Glyph& glyph : text->run->glyphs) found->use.glyphs.insert(glyph.id);
  }
  for (std::size_t i = 0; i < entries_.size() && !outline_text; ++i) {
    Entry& entry = entries_[i];
    if (entry.face->is_colour() || !may_be_embedded(*entry.face)) continue;
    const std::string name = fmt::format("f{}", i);
    entry.rule = rule_of(*entry.face, entry.use, name);
    if (!entry.rule.empty()) entry.name = name;
  }
}

const std::string& SvgFonts::class_of(const Face& face) const {
  static const std::string none;
  const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.face.get() == &face; });
  return found == entries_.end() ? none : found->name;
}

std::string SvgFonts::style() const {
  std::string css;
  for (const Entry& entry : entries_) css += entry.rule;
  return css;
}

}  // namespace lectern
