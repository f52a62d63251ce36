#include "layout/compose.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/words.h"
#include "theme/check_theme.h"

namespace lectern {
namespace {

constexpr float kTextContrast = 4.5F;  // WCAG 2.2, 1.4.3

TextRole role_of(const TypeFace& face, Colour colour, const Theme& theme, const Palette& palette) {
  TextRole role;
  role.face = face;
  role.colour = colour;
  role.strong_colour = colour;
  role.accent = palette.accent;
  role.panel = palette.panel;
  role.mark = mix(palette.paper, Colour{255, 214, 10, 255}, 0.45F);
  role.code_face = theme.code;
  role.strong_weight = theme.strong_weight;
  return role;
}

TypeFace with_weight(TypeFace face, int weight, float leading, float tracking) {
  face.weight = weight;
  face.leading = leading;
  face.tracking = tracking;
  return face;
}

// A palette on a paper that is not its own: panels and hairlines are tints of it, and what it is too near to gives way.
Palette on_paper(Palette palette, Colour paper) {
  palette.paper = paper;
  for (Colour* colour : {&palette.ink, &palette.muted, &palette.accent, &palette.hot}) {
    if (contrast_ratio(*colour, paper) < kTextContrast) *colour = legible(*colour, paper, kTextContrast);
  }
  palette.panel = mix(paper, palette.ink, 0.05F);
  if (contrast_ratio(palette.ink, palette.panel) < kTextContrast) {
    const bool dark_ink = relative_luminance(palette.ink) < relative_luminance(paper);
    palette.panel = mix(paper, dark_ink ? Colour{255, 255, 255, 255} : Colour{0, 0, 0, 255}, 0.1F);
  }
  palette.rule = mix(paper, palette.ink, 0.2F);
  return palette;
}

// A slide may paint its own background; the palette whose ink stands out on it better is used.
Palette slide_palette(const Theme& theme, const Slide& slide, Diagnostics& diagnostics) {
  const bool section = slide.role == SlideRole::section || slide.layout == SlideLayout::section;
  Palette palette = section ? theme.section : theme.palette;
  const SlideStyle& style = slide.style;
  if (!style.background_colour.empty()) {
    if (const auto paper = parse_colour(style.background_colour)) {
      const auto ink_contrast = [&](const Palette& p) { return contrast_ratio(p.ink, *paper); };
      if (ink_contrast(theme.section) > ink_contrast(palette)) palette = theme.section;
      if (ink_contrast(theme.palette) > ink_contrast(palette)) palette = theme.palette;
      palette = on_paper(palette, *paper);
    } else {
      diagnostics.warn("bad-colour", style.background_source, fmt::format("not a colour: {}", style.background_colour),
                       "write it as #RRGGBB or by its CSS name");
    }
  }
  if (!style.colour.empty()) {
    if (const auto ink = parse_colour(style.colour)) {
      palette.ink = *ink;
    } else {
      diagnostics.warn("bad-colour", style.colour_source, fmt::format("not a colour: {}", style.colour),
                       "write it as #RRGGBB or by its CSS name");
    }
  }
  return palette;
}

}  // namespace

Roles make_roles(const Theme& theme, const Palette& palette) {
  const auto make = [&](const TypeFace& face, Colour colour) { return role_of(face, colour, theme, palette); };
  const TypeFace& text = theme.text;
  const TypeFace strong = with_weight(text, theme.strong_weight, text.leading, 0);
  Roles roles;
  roles.kicker = make(with_weight(text, 600, 1.3F, 0.12F), palette.hot);
  roles.kicker.capitals = true;
  roles.kicker.item = ItemRole::small_print;
  roles.title = make(theme.title, palette.ink);
  roles.cover = make(theme.cover, palette.ink);
  roles.subtitle = make(text, palette.muted);
  roles.speaker = make(text, palette.ink);
  roles.event = make(text, palette.muted);
  roles.event.item = ItemRole::small_print;
  roles.section = make(theme.title, palette.ink);
  roles.section_number = make(theme.number, palette.accent);
  roles.statement = make(theme.title, palette.ink);
  roles.statement.strong_colour = palette.hot;
  roles.body = make(text, palette.ink);
  roles.list_number = make(with_weight(text, text.weight, text.leading, 0), palette.accent);
  roles.list_number.tabular = true;
  roles.heading = make(with_weight(text, theme.strong_weight, 1.25F, -0.006F), palette.ink);
  roles.number = make(theme.number, palette.accent);
  roles.quote = make(theme.quote, palette.ink);
  roles.attribution = make(strong, palette.ink);
  roles.description = make(text, palette.muted);
  roles.table = make(text, palette.ink);
  roles.table.tabular = true;
  roles.table_group = make(strong, palette.ink);
  roles.table_head = make(strong, palette.muted);
  roles.table_head.tabular = true;
  roles.code = make(theme.code, palette.ink);
  roles.code.ligatures = false;
  roles.code.left_to_right = true;
  roles.code_mark = make(theme.code, palette.muted);
  roles.code_mark.left_to_right = true;
  for (TextRole* role : {&roles.caption, &roles.source, &roles.footer}) {
    *role = make(with_weight(text, text.weight, 1.3F, 0), palette.muted);
    role->item = ItemRole::small_print;
  }
  roles.footer.item = ItemRole::furniture;
  roles.table_head.item = ItemRole::small_print;
  roles.marking = make(with_weight(text, 600, 1.2F, 0.14F), palette.ink);
  for (TextRole* role : {&roles.title, &roles.cover, &roles.section, &roles.statement, &roles.quote})
    role->hang_quotes = true;
  roles.marking.capitals = true;
  roles.marking.item = ItemRole::small_print;
  return roles;
}

Composer::Composer(const LayoutInputs& in, std::size_t slide_index, Diagnostics& out)
    : inputs(in),
      slide(in.deck.slides[slide_index]),
      theme(theme_for(in.theme, name_of(layout_of(slide)))),
      palette(slide_palette(theme, slide, out)),
      roles(make_roles(theme, palette)),
      diagnostics(out),
      mirror(in.deck.meta.right_to_left.value_or(is_right_to_left(in.deck.meta.lang))),
      setter(in.fonts, in.deck.meta.lang, out, mirror),
      width(in.deck.meta.slide_size.width),
      middle(width / 2) {
  tags.push_back({TagKind::document, -1, {}, {}});
}

int Composer::open_tag(TagKind kind, int parent, std::string alt) {
  tags.push_back({kind, parent, std::move(alt), {}});
  return static_cast<int>(tags.size()) - 1;
}

const FoundPicture& Composer::picture(const std::string& path, SourceSpan where) {
  const auto known = pictures_.find(path);
  if (known != pictures_.end()) return known->second;
  FoundPicture found;
  auto image = inputs.pictures.find(path);
  if (image) {
    found.image = *std::move(image);
    for (const std::string& font : found.image->unknown_fonts()) {
      diagnostics.warn("svg-font", where,
                       fmt::format("{} asks for the font {}, which is not in the catalogue", path, font),
                       "turn its text into outlines, or use a font that `lectern fonts` lists");
    }
  } else {
    found.trouble = image.error().message;
    diagnostics.warn("missing-picture", where, image.error().message, image.error().hint);
  }
  return pictures_.emplace(path, std::move(found)).first->second;
}

const std::vector<Passage>& Composer::code_lines(const CodeBlock& code, SourceSpan where) {
  const auto known = code_.find(&code);
  if (known != code_.end()) return known->second;
  std::vector<Passage> lines;
  std::string_view rest = code.text;
  while (!rest.empty() || lines.empty()) {
    const std::size_t end = rest.find('\n');
    std::string line;
    // A tab goes to the next multiple of four columns, which is what code on slides has room for.
    for (const char c : rest.substr(0, end)) {
      if (c == '\t') {
        line.append(4 - line.size() % 4, ' ');
      } else if (c != '\r') {
        line += c;
      }
    }
    lines.push_back(setter.set(plain_text(line, where), roles.code));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return code_.emplace(&code, std::move(lines)).first->second;
}

const Passage& Composer::list_number(int number) {
  const auto known = numbers_.find(number);
  if (known != numbers_.end()) return known->second;
  return numbers_.emplace(number, setter.set(plain_text(fmt::format("{}.", number)), roles.list_number)).first->second;
}

SceneItem fill_item(Rect rect, Colour colour, int step, ItemRole role) {
  SceneItem item;
  item.shape = FillRect{rect, colour, 0};
  item.first_step = step;
  item.role = role;
  return item;
}

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 12> kLanguages{"ar", "he", "iw", "fa", "ur",  "yi",
                                                        "ps", "sd", "ug", "dv", "syr", "ckb"};
  const std::string primary = lower_ascii(language.substr(0, language.find_first_of("-_")));
  return std::ranges::find(kLanguages, primary) != kLanguages.end();
}

}  // namespace lectern
