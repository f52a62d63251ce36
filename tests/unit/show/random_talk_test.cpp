#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "show/keys.h"
#include "unit/show/talk.h"

namespace lectern {
namespace {

/// Plain arithmetic on the generator, so that every standard library plays the same talks.
class Dice {
 public:
  explicit Dice(unsigned seed) : generator_(seed) {}
  int below(int sides) { return static_cast<int>(generator_() % static_cast<unsigned>(sides)); }

 private:
  std::mt19937 generator_;
};

ShowPlan random_plan(Dice& dice) {
  std::string letters;
  const int slides = dice.below(9);
  for (int i = 0; i < slides; ++i) {
    letters += "nnnobh"[dice.below(6)];
    letters += static_cast<char>('1' + dice.below(3));
    if (dice.below(4) == 0) letters += "/2";
  }
  ShowPlan plan = plan_from(letters);
  for (PlanSlide& slide : plan.slides) {
    slide.laid_out = dice.below(2) == 0;
    slide.fingerprint = static_cast<std::uint64_t>(dice.below(12));
  }
  return plan;
}

/// Mostly on the slide, sometimes beside it.
Point random_point(Dice& dice) {
  return {static_cast<float>(dice.below(2200) - 140), static_cast<float>(dice.below(1300) - 110)};
}

Command random_command(Dice& dice) {
  switch (dice.below(68)) {
    case 0:
      return Previous{};
    case 1:
      return NextSlide{};
    case 2:
      return PreviousSlide{};
    case 3:
      return FirstSlide{};
    case 4:
      return LastSlide{};
    case 5:
      return GoToSlide{dice.below(12) - 2};
    case 6:
      return GoToNumber{dice.below(14) - 2};
    case 7:
      return MoveCursor{dice.below(5) - 2, dice.below(5) - 2};
    case 8:
      return TypeDigit{dice.below(14) - 2};
    case 9:
      return EraseDigit{};
    case 10:
      return OpenGoTo{};
    case 11:
      return Accept{};
    case 12:
      return Cancel{};
    case 13:
      return ToggleBlack{};
    case 14:
      return ToggleWhite{};
    case 15:
      return ToggleFreeze{};
    case 16:
      return ToggleOverview{};
    case 17:
      return SetOverviewColumns{dice.below(9) - 2};
    case 18:
      return ToggleNotes{};
    case 19:
      return ResizeNotes{dice.below(9) - 4};
    case 20:
      return ScrollNotes{static_cast<float>(dice.below(400) - 200)};
    case 21:
      return SetNotesExtent{static_cast<float>(dice.below(400) - 100)};
    case 22:
      return ToggleHelp{};
    case 23:
      return ToggleDiagnostics{};
    case 24:
      return ToggleFullScreen{};
    case 25:
      return StartTalk{dice.below(2) == 0};
    case 26:
      return ToggleClock{};
    case 27:
      return ResetClock{};
    case 28:
      return ReadAgain{};
    case 29:
      return ToggleConsoleWindow{};
    case 30:
      return SwapScreens{};
    case 31:
      return ScreensChanged{
          static_cast<ScreenState>(dice.below(3)), dice.below(2) == 0, dice.below(2) == 0, {}, {}, dice.below(5) - 1};
    case 32:
      return OpenSearch{};
    case 33:
      return SetQuery{"query", std::string("slide 12 x").substr(static_cast<std::size_t>(dice.below(10)))};
    case 34:
      return MoveFound{dice.below(9) - 4};
    case 35:
      return AcceptFound{dice.below(9) - 2};
    case 36:
      return GoToAnchor{fmt::format("slide-{}", dice.below(12))};
    case 37:
      return SetNotesShare{static_cast<float>(dice.below(20) - 5) / 10};
    case 38:
      if (dice.below(3) == 0) return ScrollFilmstrip{static_cast<float>(dice.below(40) - 5) / 2};
      return dice.below(2) == 0 ? Command{ToggleFilmstrip{}} : Command{ToggleConsoleLight{}};
    case 39:
    case 40:
    case 41:
      return TakeTool{static_cast<Tool>(dice.below(7))};
    case 42:
      return NextInkColour{};
    case 43:
      return ClearInk{};
    case 44:
      return UndoInk{};
    case 45:
      return RedoInk{};
    case 46:
    case 47:
      return PointAt{random_point(dice)};
    case 48:
      return PointAway{};
    case 49:
    case 50:
      return PressPointer{random_point(dice), dice.below(3) == 0};
    case 51:
      return ReleasePointer{};
    case 52:
      return ZoomBy{dice.below(9) - 4, random_point(dice)};
    case 53:
      return ToggleBookmark{};
    case 54:
      return GoToBookmark{};
    case 55:
      return ToggleQuestions{};
    case 56:
      return AcceptCut{{dice.below(12) - 2, dice.below(12) - 2}};
    case 57:
      return UndoCut{};
    case 58:
      return ToggleRoomCheck{};
    case 59:
      return TryKey{"F9", {}};
    case 60:
      return ToggleScreenList{};
    case 61:
      return MoveScreenCursor{dice.below(7) - 3};
    case 62:
      return ChooseScreen{dice.below(5) - 1, dice.below(2) == 0 ? ScreenRole::slides : ScreenRole::console};
    case 63:
      return ForgetPress{};
    case 64:
      return GoBack{};
    case 65:
    case 66:
      return Enlarge{Rect{random_point(dice).x, random_point(dice).y, random_point(dice).x, random_point(dice).y}};
    default:
      return Next{};
  }
}

bool is_valid(const ShowPlan& plan, const std::optional<Rect>& zoom) {
  if (!zoom) return true;
  constexpr float kSlack = 0.5F;
  const Rect slide{0, 0, plan.slide_size.width, plan.slide_size.height};
  return slide.contains(*zoom, kSlack) && zoom->width >= plan.slide_size.width / kMostZoom - kSlack;
}

bool is_valid(const ShowPlan& plan, const Finder& finder) {
  const bool cursor_fits = finder.found.empty()
                               ? finder.cursor == 0
                               : finder.cursor >= 0 && finder.cursor < static_cast<int>(finder.found.size());
  return cursor_fits &&
         std::ranges::all_of(finder.found, [&](const Found& found) { return may_show(plan, found.slide); });
}

bool is_valid(const Pointer& pointer) {
  const auto colours = static_cast<int>(ink_colours().size());
  const bool draws = pointer.tool == Tool::pen || pointer.tool == Tool::marker;
  return pointer.pen_colour >= 0 && pointer.pen_colour < colours && pointer.marker_colour >= 0 &&
         pointer.marker_colour < colours && pointer.trail.size() <= kMostPoints &&
         (pointer.trail.empty() || (draws && pointer.is_pressed));
}

bool is_valid(const ShowPlan& plan, Place place) {
  bool nothing = true;
  for (std::size_t i = 0; i < plan.slides.size(); ++i) nothing = nothing && !may_show(plan, static_cast<int>(i));
  if (nothing) return place == Place{kNoSlide, 0, 0};
  if (!may_show(plan, place.slide)) return false;
  const std::vector<int>& steps = plan.slides[static_cast<std::size_t>(place.slide)].steps;
  if (place.page < 0 || place.page >= static_cast<int>(steps.size())) return false;
  return place.step >= 0 && place.step < steps[static_cast<std::size_t>(place.page)];
}

bool is_valid(const ShowPlan& plan, const Show& show) {
  const auto is_optional = [&](int slide) {
    return may_show(plan, slide) && plan.slides[static_cast<std::size_t>(slide)].kind == PlanKind::optional;
  };
  return is_valid(plan, show.place) && is_valid(plan, audience_view(show).place) &&
         (!show.overview_cursor || may_show(plan, *show.overview_cursor)) && show.overview_columns >= 1 &&
         show.notes_size >= kNotesSizeLeast && show.notes_size <= kNotesSizeMost && show.notes_scroll >= 0 &&
         show.notes_scroll <= show.notes_scroll_most && show.screen_count >= 1 &&
         (!show.screen_cursor || (*show.screen_cursor >= 0 && *show.screen_cursor < show.screen_count)) && !show.quit &&
         is_valid(plan, show.zoom) && (!show.jumped_from || is_valid(plan, nearest_place(plan, *show.jumped_from))) &&
         is_valid(show.pointer) && (!show.finder || is_valid(plan, *show.finder)) &&
         std::ranges::all_of(show.bookmarks.marks, [&](const Place& mark) { return is_valid(plan, mark); }) &&
         (!show.bookmarks.came_from || is_valid(plan, *show.bookmarks.came_from)) &&
         (!show.questions || is_valid(plan, show.questions->back)) && std::ranges::all_of(show.cuts, is_optional);
}

TEST(RandomTalk, any_command_in_any_state_gives_a_valid_state) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    ShowPlan plan = random_plan(dice);
    Show show = start_show(plan, dice.below(12) - 2);
    Moment now{0};
    for (int turn = 0; turn < 150; ++turn) {
      // A question that was accepted may end the talk; here every such question is declined.
      if (show.question == Question::quit) show = after(show, Cancel{}, plan, now);
      now += Moment{dice.below(20'000) - 2000};
      if (dice.below(12) == 0) {
        const ShowPlan changed = random_plan(dice);
        show = after(show, PlanChanged{match_slides(plan, changed)}, changed, now);
        plan = changed;
      } else {
        show = after(show, random_command(dice), plan, now);
      }
      ASSERT_TRUE(is_valid(plan, show)) << "seed " << seed << ", turn " << turn << ": " << text_of(show);
    }
  }
}

/// What a window on the room's screen would show of the speaker's things.
bool gives_away(const Show& show, Moment now) {
  const bool in_the_room = show.full_screen && show.screens != ScreenState::lost;
  const bool searches_notes = show.finder && show.finder->kind != FinderKind::go_to;
  const bool is_private = show.notes_shown || show.diagnostics_shown || searches_notes || tells_room_check(show);
  return in_the_room && is_private && !shows_slides_alone(show, now) && !show.private_allowed;
}

TEST(RandomTalk, nothing_private_covers_a_full_screen_without_a_yes) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    const ShowPlan plan = random_plan(dice);
    Show show = start_show(plan);
    Moment now{0};
    for (int turn = 0; turn < 150; ++turn) {
      if (show.question == Question::quit) show = after(show, Cancel{}, plan, now);
      now += Moment{dice.below(4000)};
      const Show before = show;
      show = after(show, random_command(dice), plan, now);
      ASSERT_FALSE(gives_away(show, now))
          << "seed " << seed << ", turn " << turn << ": " << text_of(before) << " -> " << text_of(show);
      if (show.private_allowed && !before.private_allowed) {
        ASSERT_TRUE(before.question != Question::none && before.question != Question::quit &&
                    before.question != Question::reset_clock);
      }
    }
  }
}

TEST(RandomTalk, stepping_on_to_the_end_and_back_meets_the_same_places) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    const ShowPlan plan = random_plan(dice);
    std::vector<std::string> forwards;
    Show show = start_show(plan);
    for (int i = 0; i < 60; ++i) {
      forwards.push_back(text_of(show.place));
      const Show next = after(show, Next{}, plan, Moment{0});
      if (next.place == show.place) break;
      show = next;
    }
    for (auto place = forwards.rbegin(); place != forwards.rend(); ++place) {
      ASSERT_EQ(text_of(show.place), *place) << "seed " << seed;
      show = after(show, Previous{}, plan, Moment{0});
    }
  }
}

}  // namespace
}  // namespace lectern
