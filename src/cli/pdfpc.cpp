#include "cli/pdfpc.h"

#include <nlohmann/json.hpp>

#include <optional>

#include "base/words.h"
#include "export/notes_text.h"
#include "export/page_labels.h"

namespace lectern {
namespace {

// Whole minutes, up, as pdfpc counts; the deck's own duration, else the sum of its slides'.
std::optional<int> planned_minutes(const Deck& deck) {
  std::optional<int> seconds = deck.meta.duration_seconds;
  if (!seconds) {
    int sum = 0;
    for (const Slide& slide : deck.slides) {
      if (slide.kind == SlideKind::normal) sum += slide.planned_seconds.value_or(0);
    }
    if (sum > 0) seconds = sum;
  }
  if (!seconds) return std::nullopt;
  return (*seconds + 59) / 60;
}

}  // namespace

std::string pdfpc_of(const Briefing& briefing, const CompiledDeck& deck, const std::vector<std::size_t>& slides,
                     StepChoice steps) {
  nlohmann::ordered_json file;
  file["pdfpcFormat"] = 2;
  if (const auto minutes = planned_minutes(briefing.deck)) file["duration"] = *minutes;
  file["disableMarkdown"] = false;
  file["pages"] = nlohmann::ordered_json::array();
  int index = 0;
  for (const std::size_t slide : slides) {
    const std::string note = notes_text(briefing.deck.slides[slide].notes, NotesForm::markdown);
    int overlay = 0;
    for (const std::string& label : page_labels(briefing.deck, slide, deck.slides[slide].page_steps, steps)) {
      nlohmann::ordered_json page;
      page["idx"] = index++;
      page["label"] = label;
      page["overlay"] = overlay;
      page["forcedOverlay"] = overlay > 0;
      page["hidden"] = false;
      if (!note.empty()) page["note"] = note;
      file["pages"].push_back(std::move(page));
      ++overlay;
    }
  }
  return file.dump(2) + "\n";
}

std::string pdfpc_path(const std::string& pdf) {
  const bool has_ending = lower_ascii(pdf).ends_with(".pdf");
  return (has_ending ? pdf.substr(0, pdf.size() - 4) : pdf) + ".pdfpc";
}

}  // namespace lectern
