#include "show/kept_talk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "show/fields.h"
#include "show/moves.h"
#include "show/resume.h"

namespace lectern {
namespace {

constexpr std::string_view kHead = "talk 1";
/// More pages, or steps of a page, than a slide can have.
constexpr int kAbsurd = 10'000;

std::string place_text(const ShowPlan& plan, const Place& place) {
  const auto index = static_cast<std::size_t>(std::max(0, place.slide));
  if (place.slide == kNoSlide || index >= plan.slides.size()) return {};
  const PlanSlide& slide = plan.slides[index];
  return fmt::format("{:x} {} {} {} {}", slide.fingerprint, place.slide, place.page, place.step, slide.anchor);
}

void add_place(std::string& text, std::string_view word, const ShowPlan& plan, const Place& place) {
  const std::string line = place_text(plan, place);
  if (!line.empty()) text += fmt::format("{} {}\n", word, line);
}

/// Nothing where the slide is gone.
std::optional<Place> read_place(std::string_view line, const ShowPlan& plan) {
  std::uint64_t fingerprint = 0;
  Place place;
  if (!read_number(cut_off(line, ' '), fingerprint, 16) || !read_number(cut_off(line, ' '), place.slide)) return {};
  if (!read_number(cut_off(line, ' '), place.page) || !read_number(cut_off(line, ' '), place.step)) return {};
  const auto slide = same_slide(plan, fingerprint, line, place.slide);
  if (!slide || !may_show(plan, *slide)) return {};
  return nearest_place(plan, {*slide, place.page, place.step});
}

std::vector<int> read_steps(std::string_view line) {
  std::vector<int> steps;
  while (!line.empty()) {
    int count = 0;
    if (!read_number(cut_off(line, ' '), count) || count < 1 || count > kAbsurd) return {};
    steps.push_back(count);
  }
  return steps.size() > kAbsurd ? std::vector<int>() : steps;
}

void read_line(std::string_view line, const ShowPlan& plan, LeftTalk& left) {
  const std::string_view word = cut_off(line, ' ');
  if (word == "full-screen") left.full_screen = true;
  if (word == "light") left.look.light = true;
  if (word == "filmstrip") left.look.filmstrip = true;
  float share = 0;
  if (word == "divider" && read_number(line, share) && share >= kNotesShareLeast && share <= kNotesShareMost)
    left.look.notes_share = share;
  const auto place = read_place(line, plan);
  if (!place) return;
  if (word == "cut" && plan.slides[static_cast<std::size_t>(place->slide)].kind == PlanKind::optional)
    left.cuts.push_back(place->slide);
  if (word == "mark") left.bookmarks.marks.push_back(*place);
  if (word == "before") left.before_clock = place->slide;
  if (word == "from") left.bookmarks.came_from = place;
  if (word == "questions" || word == "ran-questions")
    left.questions = QuestionTime{.back = *place, .clock = {}, .talk_ran = word == "ran-questions"};
}

std::string text_of(const ConsoleLook& look) {
  std::string text;
  if (look.light) text += "light\n";
  if (look.filmstrip) text += "filmstrip\n";
  if (look.notes_share) text += fmt::format("divider {:.4f}\n", *look.notes_share);
  return text;
}

/// The lines behind the head; nothing where the text is not of this kind.
std::string_view lines_of(std::string_view kept) {
  return cut_off(kept, '\n') == kHead ? kept : std::string_view();
}

}  // namespace

std::string write_kept(const Show& show, const ShowPlan& plan) {
  std::string text = fmt::format("{}\n", kHead);
  if (show.full_screen) text += "full-screen\n";
  text += text_of(show.look);
  for (const PlanSlide& slide : plan.slides) {
    if (slide.steps.size() > 1) text += fmt::format("pages {:x} {}\n", slide.fingerprint, fmt::join(slide.steps, " "));
  }
  for (const int cut : show.cuts) add_place(text, "cut", plan, start_of(cut));
  for (const Place& mark : show.bookmarks.marks) add_place(text, "mark", plan, mark);
  if (show.bookmarks.came_from) add_place(text, "from", plan, *show.bookmarks.came_from);
  if (show.before_clock) add_place(text, "before", plan, start_of(*show.before_clock));
  if (show.questions)
    add_place(text, show.questions->talk_ran ? "ran-questions" : "questions", plan, show.questions->back);
  return text;
}

std::string with_look(std::string_view kept, const ConsoleLook& look) {
  std::string text = fmt::format("{}\n{}", kHead, text_of(look));
  for (std::string_view lines = lines_of(kept); !lines.empty();) {
    const std::string_view line = cut_off(lines, '\n');
    const std::string_view word = line.substr(0, line.find(' '));
    if (word != "light" && word != "filmstrip" && word != "divider") text += fmt::format("{}\n", line);
  }
  return text;
}

ShowPlan with_kept_pages(ShowPlan plan, std::string_view kept) {
  for (std::string_view lines = lines_of(kept); !lines.empty();) {
    std::string_view line = cut_off(lines, '\n');
    std::uint64_t fingerprint = 0;
    if (cut_off(line, ' ') != "pages" || !read_number(cut_off(line, ' '), fingerprint, 16)) continue;
    const std::vector<int> steps = read_steps(line);
    for (PlanSlide& slide : plan.slides) {
      if (slide.fingerprint == fingerprint && !slide.laid_out && !steps.empty()) slide.steps = steps;
    }
  }
  return plan;
}

void read_kept(std::string_view kept, const ShowPlan& plan, LeftTalk& left) {
  for (std::string_view lines = lines_of(kept); !lines.empty();) read_line(cut_off(lines, '\n'), plan, left);
}

}  // namespace lectern
