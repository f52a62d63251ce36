#include "cli/saved_ink.h"

#include <fmt/format.h>

#include <utility>

#include "export/ink_items.h"
#include "present/history.h"
#include "present/plan_of.h"

namespace lectern {
namespace {

Error no_ink(const std::string& deck_path) {
  return {fmt::format("nothing was drawn on the slides of {}", deck_path), "D draws during a talk"};
}

Result<SharedInk> ink_of(const Briefing& briefing, const ShowPlan& plan, const std::string& deck_path) {
  const auto store = open_state_if_any();
  if (!store) return std::unexpected(store.error());
  if (!*store) return nullptr;
  const auto deck = (*store)->find_deck(deck_seen(briefing, plan, deck_path));
  if (!deck) return std::unexpected(deck.error());
  if (!*deck) return nullptr;
  const auto bytes = (*store)->ink(**deck);
  if (!bytes) return std::unexpected(bytes.error());
  if (bytes->empty()) return nullptr;
  auto ink = read_ink(std::string(bytes->begin(), bytes->end()));
  if (!ink) return std::unexpected(Error{fmt::format("the ink of {} cannot be read", deck_path), {}});
  return std::make_shared<const InkBook>(*std::move(ink));
}

}  // namespace

Result<std::shared_ptr<const Briefing>> with_saved_ink(const std::shared_ptr<const Briefing>& briefing,
                                                       const std::string& deck_path) {
  const ShowPlan plan = plan_of(*briefing);
  auto ink = ink_of(*briefing, plan, deck_path);
  if (!ink) return std::unexpected(ink.error());
  const SharedInk found = moved_to(*ink, plan);
  auto drawn = std::make_shared<Briefing>(*briefing);
  for (int slide = 0; found && slide < static_cast<int>(plan.slides.size()); ++slide) {
    for (const auto& [key, page] : found->pages) {
      if (key != ink_key(plan, slide, key.page) || page.strokes.empty()) continue;
      drawn->drawn_over[{slide, key.page}] = ink_items(page.strokes);
    }
  }
  if (drawn->drawn_over.empty()) return std::unexpected(no_ink(deck_path));
  return drawn;
}

}  // namespace lectern
