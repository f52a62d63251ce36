#include "briefing/briefing.h"

#include <fmt/format.h>

#include <utility>

#include "briefing/choose_theme.h"
#include "markdown/linked_files.h"
#include "markdown/read_deck.h"

namespace lectern {

std::shared_ptr<const Briefing> read_briefing(const BriefingInputs& inputs) {
  auto briefing = std::make_shared<Briefing>();
  briefing->file_name = inputs.file_name;
  briefing->source = inputs.source;
  briefing->deck = read_deck(inputs.source.text(), {inputs.dialect, inputs.lang}, briefing->diagnostics);
  Deck& deck = briefing->deck;
  if (inputs.slide_size.width > 0 && inputs.slide_size.height > 0) {
    deck.meta.slide_size = {inputs.slide_size.width * kSlideHeight / inputs.slide_size.height, kSlideHeight};
  }
  check_linked_files(deck, *inputs.files, briefing->diagnostics);
  choose_theme(*briefing, inputs);
  briefing->fonts = inputs.fonts;
  briefing->pictures = std::make_shared<const Pictures>(inputs.files);
  briefing->diagnostics.sort();
  return briefing;
}

LayoutInputs layout_inputs(const Briefing& briefing) {
  return {briefing.deck, briefing.theme, *briefing.fonts, *briefing.pictures, briefing.logo};
}

std::vector<Page> compile_slide(const Briefing& briefing, std::size_t slide, Diagnostics& diagnostics) {
  std::vector<Scene> scenes = layout_slide(layout_inputs(briefing), slide, diagnostics);
  std::vector<Page> pages;
  pages.reserve(scenes.size());
  for (std::size_t part = 0; part < scenes.size(); ++part) {
    pages.push_back(
        {static_cast<int>(slide), static_cast<int>(part), static_cast<int>(scenes.size()), std::move(scenes[part])});
    const auto over = briefing.drawn_over.find({static_cast<int>(slide), static_cast<int>(part)});
    if (over == briefing.drawn_over.end()) continue;
    std::vector<SceneItem>& items = pages.back().scene.items;
    items.insert(items.end(), over->second.begin(), over->second.end());
  }
  return pages;
}

std::vector<LocatedDiagnostic> located(const Briefing& briefing, const Diagnostics& of_deck) {
  std::vector<LocatedDiagnostic> all;
  const auto add = [&](const std::string& file_name, const SharedBytes& source, const Diagnostics& diagnostics) {
    if (diagnostics.empty()) return;
    const LineMap lines(source.text());
    for (const Diagnostic& diagnostic : diagnostics.items())
      all.push_back({file_name, lines.position(diagnostic.where.begin), diagnostic});
  };
  for (const ThemeReading& reading : briefing.theme_readings)
    add(reading.file_name, reading.source, reading.diagnostics);
  add(briefing.file_name, briefing.source, of_deck);
  return all;
}

int count_of(const Briefing& briefing, const Diagnostics& of_deck, Severity severity) {
  int count = of_deck.count(severity);
  for (const ThemeReading& reading : briefing.theme_readings) count += reading.diagnostics.count(severity);
  return count;
}

std::string format_diagnostic(const LocatedDiagnostic& located) {
  const Diagnostic& diagnostic = located.diagnostic;
  std::string text = fmt::format("{}:{}:{}: {}: {}", located.file_name, located.position.line, located.position.column,
                                 name_of(diagnostic.severity), diagnostic.message);
  if (!diagnostic.hint.empty()) text += fmt::format("\n  hint: {}", diagnostic.hint);
  return text;
}

}  // namespace lectern
