#include "present/plan_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "deck/for_each_block.h"
#include "deck/slide_name.h"
#include "files/files.h"
#include "present/slide_load.h"
#include "text/fold.h"

namespace lectern {
namespace {

PlanKind plan_kind(SlideKind kind) {
  switch (kind) {
    case SlideKind::normal:
      return PlanKind::normal;
    case SlideKind::optional:
      return PlanKind::optional;
    case SlideKind::backup:
      return PlanKind::backup;
    case SlideKind::hidden:
      return PlanKind::hidden;
  }
  return PlanKind::normal;
}

/// FNV-1a over the slide's own bytes: equal text is the same slide wherever it moved to.
std::uint64_t fingerprint_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string_view text_at(std::string_view source, SourceSpan span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, source.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, source.size());
  return source.substr(begin, end - begin);
}

}  // namespace

ShowPlan plan_of(const Briefing& briefing) {
  ShowPlan plan;
  plan.slide_size = briefing.deck.meta.slide_size;
  plan.duration_seconds = briefing.deck.meta.duration_seconds;
  plan.reserve_seconds = briefing.deck.meta.reserve_seconds;
  plan.ends_at = briefing.deck.meta.ends_at;
  plan.words_per_minute = briefing.deck.meta.words_per_minute;
  const std::string_view source = briefing.source.text();
  for (const Slide& slide : briefing.deck.slides) {
    PlanSlide planned;
    planned.kind = plan_kind(slide.kind);
    planned.steps = {std::max(1, slide.step_count)};
    planned.planned_seconds = slide.planned_seconds;
    planned.number = slide.number;
    planned.section = slide.section;
    planned.is_section = slide.role == SlideRole::section;
    planned.anchor = slide.anchor;
    planned.fingerprint = fingerprint_of(text_at(source, slide.source));
    planned.title = slide.title.text;
    planned.sketch = sketch_of(slide.title.text + ' ' + text_of(slide.blocks) + ' ' + text_of(slide.notes));
    planned.load = load_of(slide);
    planned.name = slide_name(slide);
    planned.find_title = folded(slide.title.text);
    planned.find_body = folded(slide.kicker.text.text + ' ' + text_of(slide.blocks));
    planned.find_notes = folded(text_of(slide.notes));
    plan.slides.push_back(std::move(planned));
  }
  return plan;
}

std::vector<std::string> files_of(const Briefing& briefing) {
  std::vector<std::string> paths;
  for (const Slide& slide : briefing.deck.slides) {
    for (const std::vector<Block>* blocks : {&slide.blocks, &slide.notes}) {
      for_each_block(*blocks, [&](const Block& block) {
        if (const auto* figure = std::get_if<Figure>(&block.node)) paths.push_back(figure->path);
      });
    }
    paths.push_back(slide.style.background_image);
  }
  std::erase(paths, std::string{});
  const std::string folder = folder_of(briefing.file_name);
  for (std::string& path : paths) {
    if (!path.starts_with('/')) path = fmt::format("{}/{}", folder, path);
  }
  paths.insert(paths.end(), briefing.used_files.begin(), briefing.used_files.end());
  std::ranges::sort(paths);
  const auto repeats = std::ranges::unique(paths);
  paths.erase(repeats.begin(), repeats.end());
  return paths;
}

std::string window_title(const Briefing& briefing) {
  const std::string& title = briefing.deck.meta.title.text;
  if (!title.empty()) return title;
  // Shared in a call, its folders would tell how this computer is arranged.
  const std::string& name = briefing.file_name;
  return name.substr(name.rfind('/') + 1);
}

}  // namespace lectern
