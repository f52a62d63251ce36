#include "export/export_pdf.h"

#include <algorithm>
#include <utility>

#include "deck/slide_name.h"
#include "export/compile_deck.h"
#include "export/growing_file.h"
#include "export/heading_levels.h"
#include "export/page_labels.h"
#include "export/turns.h"
#include "paint/legibility.h"

namespace lectern {
namespace {

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

// A hard line break in a title is a space in a list of titles.
std::string on_one_line(std::string text) {
  constexpr std::string_view kLineBreak = "\xE2\x80\xA8";
  for (std::size_t at = text.find(kLineBreak); at != std::string::npos; at = text.find(kLineBreak, at)) {
    text.replace(at, kLineBreak.size(), " ");
  }
  return text;
}

// What the outline knows of a slide before it is laid out.
struct Entry {
  std::size_t slide = 0;
  std::vector<PdfBookmark> bookmarks;
  int heading_level = 1;
};

// Sections are the outer level; the slides before the first one stand beside them.
std::vector<Entry> entries_of(const Briefing& briefing, const std::vector<std::size_t>& chosen) {
  std::vector<Entry> entries;
  const std::vector<int> levels = heading_levels(briefing.deck, chosen, false);
  bool in_section = false;
  for (const std::size_t index : chosen) {
    const Slide& slide = briefing.deck.slides[index];
    Entry entry{index, {}, levels[entries.size()]};
    std::string title = on_one_line(slide.title.text);
    if (slide.role == SlideRole::section) in_section = true;
    if (title.empty() && slide.role == SlideRole::title) title = on_one_line(briefing.deck.meta.title.text);
    if (title.empty() && !text_of(slide.blocks).empty()) title = slide_name(slide);
    if (title.empty()) title = page_label(briefing.deck, index, 0, 0, 1);
    const bool outer = slide.role == SlideRole::section || !in_section;
    entry.bookmarks.push_back({std::move(title), outer ? 0 : 1});
    entries.push_back(std::move(entry));
  }
  return entries;
}

// A page and where the slide lies on it, in points.
struct PagePlace {
  Size page;
  Rect slide;
};

// Printers leave an edge blank.
constexpr float kPaperMargin = 18;

PagePlace place_of(const PdfExportOptions& options, Size scene) {
  if (!options.paper) {
    const Size own{scene.width * kPointsPerUnit, scene.height * kPointsPerUnit};
    return {own, {0, 0, own.width, own.height}};
  }
  // Paper is turned as the slide is.
  Size page = *options.paper;
  if ((page.width < page.height) != (scene.width < scene.height)) std::swap(page.width, page.height);
  return {page, {kPaperMargin, kPaperMargin, page.width - 2 * kPaperMargin, page.height - 2 * kPaperMargin}};
}

// The slide's pages, or one for each of their steps.
std::vector<PdfPage> pages_of(const Briefing& briefing, const std::vector<Page>& pages, const Entry& entry,
                              const PdfExportOptions& options) {
  std::vector<PdfPage> out;
  const Slide& slide = briefing.deck.slides[entry.slide];
  for (const Page& page : pages) {
    const int last = std::max(1, page.scene.step_count) - 1;
    for (int step = options.steps == StepChoice::all ? 0 : last; step <= last; ++step) {
      PdfPageSetup setup;
      const PagePlace place = place_of(options, page.scene.size);
      setup.size = place.page;
      setup.label = page_label(briefing.deck, entry.slide, static_cast<std::size_t>(page.part), step,
                               options.steps == StepChoice::all ? last + 1 : 1);
      setup.heading_level = entry.heading_level;
      if (out.empty()) {
        setup.bookmarks = entry.bookmarks;
        if (!slide.anchor.empty()) setup.names.push_back(slide.anchor);
      }
      PdfPage& made = out.emplace_back(std::move(setup));
      made.place(page.scene, step, place.slide);
      made.pack();
    }
  }
  return out;
}

}  // namespace

PdfSettings pdf_settings(const Briefing& briefing, const std::vector<std::size_t>& slides) {
  const DeckMeta& meta = briefing.deck.meta;
  PdfSettings settings;
  settings.title = on_one_line(meta.title.text);
  for (const std::size_t index : slides) {
    const Slide& slide = briefing.deck.slides[index];
    if (settings.title.empty()) settings.title = on_one_line(slide.title.text);
    if (!slide.anchor.empty()) settings.destinations.push_back(slide.anchor);
  }
  if (settings.title.empty()) settings.title = briefing.file_name;
  settings.author = on_one_line(meta.author.text);  // its readers take what follows a comma for a further author
  settings.subject = on_one_line(joined({meta.subtitle.text, meta.event.text}, "; "));
  settings.lang = meta.lang;
  return settings;
}

Result<PdfExportReport> export_pdf(const Briefing& briefing, const PdfExportOptions& options,
                                   const ProgressFunction& progress) {
  const auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());
  auto file = GrowingFile::create(options.path);
  if (!file) return std::unexpected(file.error());

  PdfSettings settings = pdf_settings(briefing, *chosen);
  settings.created = options.created;
  PdfWriter writer(std::move(settings), [&file](std::span<const std::uint8_t> bytes) { return file->write(bytes); });
  const std::vector<Entry> entries = entries_of(briefing, *chosen);
  std::vector<Diagnostics> found(entries.size());
  Result<void> outcome;
  std::stop_source halt;
  const std::stop_callback on_stop(options.stop, [&] { halt.request_stop(); });
  Turns turns;
  on_threads(std::clamp(options.jobs, 1, 256), entries.size(), halt.get_token(), [&](int, std::size_t i) {
    const std::vector<Page> laid_out = compile_slide(briefing, entries[i].slide, found[i]);
    for (const Page& page : laid_out) check_pictures(page.scene, found[i]);
    std::vector<PdfPage> pages = pages_of(briefing, laid_out, entries[i], options);
    if (!turns.wait_for(i, halt.get_token())) return;
    for (PdfPage& page : pages) {
      outcome = writer.add(std::move(page));
      if (!outcome) {
        halt.request_stop();
        return;
      }
    }
    if (progress) progress(i + 1, entries.size());
    turns.pass();
  });
  if (!outcome) return std::unexpected(outcome.error());

  PdfExportReport report;
  report.diagnostics = briefing.diagnostics;
  for (const Diagnostics& one : found) report.diagnostics.append(one);
  report.diagnostics.sort();
  report.stopped = options.stop.stop_requested();
  if (report.stopped) return report;
  auto summary = writer.finish();
  if (!summary) return std::unexpected(summary.error());
  if (auto committed = file->commit(); !committed) return std::unexpected(committed.error());
  report.pages = summary->pages;
  report.bytes = summary->bytes;
  report.drawn_families = std::move(summary->drawn_families);
  return report;
}

}  // namespace lectern
