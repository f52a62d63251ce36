#include "export/export_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/link_target.h"
#include "base/uri.h"
#include "base/words.h"
#include "base/xml_text.h"
#include "export/compile_deck.h"
#include "export/growing_file.h"
#include "export/heading_levels.h"
#include "export/html_assets.h"
#include "export/html_document.h"
#include "export/html_notes.h"
#include "export/html_page.h"

namespace lectern {
namespace {

// A slide's address in the file. Slides without a number are counted by themselves.
std::vector<std::string> addresses(const Deck& deck) {
  std::vector<std::string> ids;
  ids.reserve(deck.slides.size());
  int unnumbered = 0;
  for (const Slide& slide : deck.slides)
    ids.push_back(slide.number > 0 ? fmt::format("{}", slide.number) : fmt::format("b{}", ++unnumbered));
  return ids;
}

std::string hash_source(std::string_view hex) {
  std::array<std::uint8_t, 32> bytes{};
  const auto digit = [&](std::size_t i) {
    const char c = hex[i];
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes.at(i) = static_cast<std::uint8_t>(digit(2 * i) * 16 + digit(2 * i + 1));
  std::string text = "'sha256-";
  append_base64(text, bytes);
  return text + "'";
}

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a byte is a byte
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

using HtmlSink = std::function<Result<void>(std::string_view part)>;

class DeckWriter {
 public:
  DeckWriter(const Briefing& briefing, const CompiledDeck& deck, const HtmlExportOptions& options,
             std::vector<std::size_t> chosen)
      : briefing_(briefing),
        deck_(deck),
        options_(options),
        chosen_(std::move(chosen)),
        ids_(addresses(briefing.deck)) {
    for (const std::size_t slide : chosen_) {
      const std::string& anchor = briefing.deck.slides[slide].anchor;
      if (!anchor.empty()) anchors_.try_emplace(anchor, ids_[slide]);
    }
  }

  // Nothing is missing where no stop was requested.
  Result<void> write(const HtmlSink& sink, const ProgressFunction& progress) {
    // The styles come first and say what all sections need.
    title_slide_ = !chosen_.empty() && briefing_.deck.slides[chosen_.front()].role == SlideRole::title;
    const std::vector<int> levels = heading_levels(briefing_.deck, chosen_, !title_slide_);
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const std::size_t slide = chosen_[i];
      for (const Page& page : deck_.slides[slide].pages) {
        sections_.push_back(section(page, slide, levels[i]));
        scenes_.push_back(&page.scene);
      }
      if (options_.stop.stop_requested()) return {};
    }
    const std::string rules = document_.style_rules(options_.jobs, options_.stop);
    const std::string store = document_.picture_store(options_.jobs, options_.stop);
    if (options_.stop.stop_requested()) return {};
    if (auto put = sink(head(rules) + store + "<main>\n" + heading()); !put) return put;
    if (auto put = write_sections(sink, progress); !put || options_.stop.stop_requested()) return put;
    return sink("</main>\n" + tail());
  }

 private:
  Result<void> write_sections(const HtmlSink& sink, const ProgressFunction& progress) const {
    if (!options_.pictures) {
      for (const HtmlSection& section : sections_)
        if (auto put = sink(section.html); !put) return put;
      return {};
    }
    return html_pictures(
        scenes_, *options_.pictures, options_.jobs, options_.stop,
        [&](std::size_t page, std::string_view elements) -> Result<void> {
          const auto& [html, pictures_at, headings] = sections_[page];
          const std::string_view all = html;
          for (const std::string_view part : {all.substr(0, pictures_at), elements, all.substr(pictures_at)})
            if (auto put = sink(part); !put) return put;
          if (progress) progress(page + 1, scenes_.size());
          return {};
        });
  }

  HtmlSection section(const Page& page, std::size_t index, int level) {
    const Slide& slide = briefing_.deck.slides[index];
    const bool continued = page.part > 0;
    std::string id = ids_[index];
    if (continued) id += fmt::format(".{}", page.part + 1);
    std::string label = slide.number > 0 ? fmt::format("Slide {} of {}", id, briefing_.deck.counted_slides)
                                         : fmt::format("Slide {}", id);
    if (!slide.title.empty()) label += ": " + slide.title.text;
    const HtmlPage html{page.scene,
                        std::move(id),
                        continued ? std::string() : slide.anchor,
                        std::move(label),
                        options_.notes ? html_notes(slide.notes) : std::string(),
                        level,
                        headings_so_far(),
                        options_.pictures.has_value()};
    return html_section(html, [this](std::string_view target) { return target_of(target); }, document_);
  }

  // With the deck's title, which is on its slide or before all of them.
  HeadingNesting headings_so_far() const {
    HeadingNesting headings = sections_.empty() ? HeadingNesting() : sections_.back().headings;
    if (headings.last() == 0 && !(sections_.empty() && title_slide_)) headings.place(1);
    return headings;
  }

  std::string target_of(std::string_view target) const {
    if (target.starts_with('#')) {
      const auto found = anchors_.find(target.substr(1));
      return found == anchors_.end() ? std::string() : "#" + found->second;
    }
    const std::string scheme = lower_ascii(target.substr(0, target.find(':')));
    const bool allowed = scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
    if (allowed && target.find(':') != std::string_view::npos) return std::string(target);
    return leads_beside(target) ? uri_of(target) : std::string();
  }

  std::string title() const {
    const std::string& title = briefing_.deck.meta.title.text;
    return title.empty() ? "Slides" : title;
  }

  std::string head(const std::string& rules) const {
    const DeckMeta& meta = briefing_.deck.meta;
    std::string html = "<!DOCTYPE html>\n<html";
    if (options_.pictures) html += " class=\"pictures\"";
    html += " lang=\"";
    append_xml(html, meta.lang.empty() ? "en" : meta.lang);
    html += "\" data-title=\"";
    append_xml(html, title());
    html += fmt::format(
        "\" style=\"--w:{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "font-src data:; style-src 'unsafe-inline'; script-src {}; base-uri 'none'; form-action "
        "'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Lectern\">\n<title>",
        short_number(meta.slide_size.width), hash_source(html_script_sha256()));
    append_xml(html, title());
    html += "</title>\n<style>\n";
    html += html_style();
    html += fmt::format("@page {{ size: {}in 7.5in; margin: 0; }}\n",
                        short_number(meta.slide_size.width / kSlideHeight * 7.5F, 4));
    html += rules;
    html += "</style>\n</head>\n<body>\n";
    return html;
  }

  // The heading that the slides' own stand under, unseen. Where a title slide has it, it is for the other slides: the
  // script brings it out while that slide is away.
  std::string heading() const {
    const bool on_slide = title_slide_ && sections_.front().headings.last() > 0;
    std::string html = fmt::format(R"(<h1 class="hide" id="title"{}>)", on_slide ? " hidden" : "");
    append_xml(html, title());
    return html + "</h1>\n";
  }

  // The controls, without the lines that begin with kNotesOnly where no notes are there; then the script.
  std::string tail() const {
    constexpr std::string_view kNotesOnly = "{notes}";
    std::string html;
    std::string_view rest = html_controls();
    while (!rest.empty()) {
      std::string_view line = rest.substr(0, rest.find('\n') + 1);
      rest.remove_prefix(line.size());
      if (line.starts_with(kNotesOnly)) {
        if (!options_.notes) continue;
        line.remove_prefix(kNotesOnly.size());
      }
      html += line;
    }
    html += "<script>";
    html += html_script();
    return html + "</script>\n</body>\n</html>\n";
  }

  const Briefing& briefing_;
  const CompiledDeck& deck_;
  const HtmlExportOptions& options_;
  std::vector<std::size_t> chosen_;
  std::vector<std::string> ids_;
  std::map<std::string, std::string, std::less<>> anchors_;
  HtmlDocument document_;
  std::vector<HtmlSection> sections_;  // of each page
  bool title_slide_ = false;           // comes first
  std::vector<const Scene*> scenes_;
};

}  // namespace

Result<std::uint64_t> export_html(const Briefing& briefing, const CompiledDeck& deck, const HtmlExportOptions& options,
                                  const std::string& path, const ProgressFunction& progress) {
  auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());
  auto file = GrowingFile::create(path);
  if (!file) return std::unexpected(file.error());
  std::uint64_t bytes = 0;
  const HtmlSink sink = [&](std::string_view part) {
    bytes += part.size();
    return file->write(bytes_of(part));
  };
  if (auto written = DeckWriter(briefing, deck, options, *std::move(chosen)).write(sink, progress); !written)
    return std::unexpected(written.error());
  if (options.stop.stop_requested()) return 0;
  if (auto committed = file->commit(); !committed) return std::unexpected(committed.error());
  return bytes;
}

Result<std::string> html_from_deck(const Briefing& briefing, const CompiledDeck& deck,
                                   const HtmlExportOptions& options) {
  auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());
  std::string html;
  const HtmlSink sink = [&](std::string_view part) -> Result<void> {
    html += part;
    return {};
  };
  if (auto written = DeckWriter(briefing, deck, options, *std::move(chosen)).write(sink, {}); !written)
    return std::unexpected(written.error());
  if (options.stop.stop_requested()) return std::string();
  return html;
}

}  // namespace lectern
