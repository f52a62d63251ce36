#include "briefing/briefing.h"

#include <fmt/format.h>

#include <utility>

#include "base/words.h"
#include "markdown/read_deck.h"

namespace lectern {
namespace {

constexpr std::string_view kDefaultTheme = "chancery";

Theme choose_theme(const std::string& wanted, SourceSpan where, Diagnostics& diagnostics) {
  const Theme* theme = find_built_in_theme(wanted.empty() ? kDefaultTheme : std::string_view(wanted));
  if (theme != nullptr) return *theme;
  const std::vector<std::string_view> names = built_in_theme_names();
  const std::string_view nearest = nearest_name(wanted, names, 3);
  diagnostics.warn("unknown-theme", where, fmt::format("no theme is named {}; {} is used", wanted, kDefaultTheme),
                   nearest.empty() ? fmt::format("the themes are {}", fmt::join(names, ", "))
                                   : fmt::format("did you mean {}?", nearest));
  return *find_built_in_theme(kDefaultTheme);
}

// `fonts:` names a family for a role; one that the catalogue lacks is reported and the theme's stays.
void apply_fonts(Theme& theme, const DeckMeta& meta, const FontSet& fonts, Diagnostics& diagnostics) {
  for (const auto& [role, family] : meta.fonts) {
    if (!fonts.has_family(family)) {
      const std::vector<std::string> families = fonts.families();
      const std::vector<std::string_view> names(families.begin(), families.end());
      const std::string_view nearest = nearest_name(family, names, 3);
      diagnostics.warn("unknown-font", meta.fonts_source, fmt::format("no font family is named {}", family),
                       nearest.empty() ? "`lectern fonts` lists those that Lectern can use"
                                       : fmt::format("did you mean {}?", nearest));
      continue;
    }
    if (role == "text") {
      theme.text.family = family;
    } else if (role == "title") {
      theme.title.family = theme.cover.family = theme.number.family = family;
    } else if (role == "code") {
      theme.code.family = family;
    } else if (role == "quote") {
      theme.quote.family = family;
    }
  }
}

}  // namespace

std::shared_ptr<const Briefing> read_briefing(const BriefingInputs& inputs) {
  auto briefing = std::make_shared<Briefing>();
  briefing->file_name = inputs.file_name;
  briefing->source = inputs.source;
  briefing->deck = read_deck(inputs.source.text(), {inputs.dialect, inputs.lang}, briefing->diagnostics);
  Deck& deck = briefing->deck;
  if (inputs.slide_size.width > 0 && inputs.slide_size.height > 0) {
    deck.meta.slide_size = {inputs.slide_size.width * kSlideHeight / inputs.slide_size.height, kSlideHeight};
  }
  briefing->theme = choose_theme(inputs.theme.empty() ? deck.meta.theme : inputs.theme,
                                 inputs.theme.empty() ? deck.meta.theme_source : SourceSpan{}, briefing->diagnostics);
  apply_fonts(briefing->theme, deck.meta, *inputs.fonts, briefing->diagnostics);
  briefing->fonts = inputs.fonts;
  briefing->pictures = std::make_shared<const Pictures>(inputs.files);
  briefing->diagnostics.sort();
  return briefing;
}

LayoutInputs layout_inputs(const Briefing& briefing) {
  return {briefing.deck, briefing.theme, *briefing.fonts, *briefing.pictures};
}

std::vector<Page> compile_slide(const Briefing& briefing, std::size_t slide, Diagnostics& diagnostics) {
  std::vector<Scene> scenes = layout_slide(layout_inputs(briefing), slide, diagnostics);
  std::vector<Page> pages;
  for (std::size_t part = 0; part < scenes.size(); ++part) {
    pages.push_back(
        {static_cast<int>(slide), static_cast<int>(part), static_cast<int>(scenes.size()), std::move(scenes[part])});
  }
  return pages;
}

}  // namespace lectern
