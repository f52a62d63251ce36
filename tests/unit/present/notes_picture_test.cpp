#include "present/notes_picture.h"

#include <gtest/gtest.h>

#include <cmath>

#include "present/console_layout.h"
#include "show/show.h"
#include "unit/present/deck_of.h"

namespace lectern {
namespace {

/// What somebody says in a minute, in paragraphs as people write them: 117 words.
constexpr const char* kNotes =
    "Say **why maritime**: oil, fisheries, the northern approaches. Royal Navy ships would be the first assets, so the "
    "split of the fleet is the real negotiation, not the budget line.\n\n"
    "The £2.5 bn covers defence *and* security: there is no line for start-up costs, and an intelligence service alone "
    "needs years of spending before it is useful.\n\n"
    "**Pause here** for the question everyone asks: can a country inside NATO ask the alliance’s submarines to "
    "leave?\n\n"
    "15,000 regulars and 5,000 reserves in ten years is ambitious: name the training pipeline, the officers who would "
    "have to choose, and the bases that lose the boats they were built for. Then go on.";

float extent_at(PixelSize window, const Briefing& briefing, Rasterizer& rasterizer) {
  const ConsoleLayout layout = console_layout(window, {1920, 1080}, true);
  const PictureKey key{.kind = PictureKind::notes,
                       .generation = 1,
                       .width = layout.notes.width,
                       .text_size = std::round(kNotesSizeStart * layout.scale)};
  return paint_notes(briefing, briefing.deck.slides[0].notes, key, rasterizer).extent;
}

TEST(NotesPicture, a_minute_s_notes_stand_in_the_console_without_scrolling) {
  const auto briefing = briefing_of(std::string("## One\n\ntext\n\n<!--\n") + kNotes + "\n-->\n");
  Rasterizer rasterizer;
  for (const PixelSize window : {PixelSize{1600, 1000}, {1920, 1080}, {2560, 1440}, {3840, 2160}, {1024, 600}}) {
    const ConsoleLayout layout = console_layout(window, {1920, 1080}, true);
    EXPECT_LE(extent_at(window, *briefing, rasterizer), static_cast<float>(layout.notes.height))
        << window.width << " x " << window.height;
  }
}

TEST(NotesPicture, the_light_console_turns_ink_and_ground_round) {
  const auto briefing = briefing_of("## One\n\ntext\n\n<!--\nIIIIIIIIIIII\n-->\n");
  Rasterizer rasterizer;
  PictureKey key{.kind = PictureKind::notes, .generation = 1, .width = 200, .text_size = 30};
  const auto ground = [&] {
    return paint_notes(*briefing, briefing->deck.slides[0].notes, key, rasterizer).bitmap->pixels.back();
  };
  const std::uint32_t dark = ground();
  key.light = true;
  EXPECT_LT(dark & 0xFFU, 60U);
  EXPECT_GT(ground() & 0xFFU, 200U);
}

}  // namespace
}  // namespace lectern
