#include "export/sheets.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

#include "export/heading_levels.h"

namespace lectern {
namespace {

// How deep the title of each slide of the deck stands; shared by all threads.
using Levels = std::shared_ptr<const std::vector<int>>;

Levels levels_of(const SheetInputs& inputs) {
  const std::vector<int> of_chosen = heading_levels(inputs.briefing.deck, inputs.slides, false);
  std::vector<int> levels(inputs.briefing.deck.slides.size(), 1);
  for (std::size_t i = 0; i < inputs.slides.size(); ++i) levels[inputs.slides[i]] = of_chosen[i];
  return std::make_shared<const std::vector<int>>(std::move(levels));
}

// Pages of slides, laid out again where planning did not keep them. One for each thread; holds what one sheet shows.
class PageShelf {
 public:
  PageShelf(const SheetInputs& inputs, Levels levels) : inputs_(inputs), levels_(std::move(levels)) {}

  const std::vector<Page>& pages(std::size_t slide) {
    const std::vector<Page>& kept = inputs_.deck.slides[slide].pages;
    if (!kept.empty()) return kept;
    const auto [found, fresh] = made_.try_emplace(slide);
    if (fresh) {
      Diagnostics known;  // the same as when planning
      found->second = compile_slide(inputs_.briefing, slide, known);
    }
    return found->second;
  }

  int heading_level(std::size_t slide) const { return (*levels_)[slide]; }

 private:
  const SheetInputs& inputs_;
  Levels levels_;
  std::map<std::size_t, std::vector<Page>> made_;
};

SlidePicture picture_of(PageShelf& shelf, std::size_t slide, std::size_t part, int step, int steps) {
  const std::vector<Page>& pages = shelf.pages(slide);
  return {slide, static_cast<int>(part), static_cast<int>(pages.size()), step,
          steps, &pages[part].scene,     shelf.heading_level(slide)};
}

// The level of a sheet's outermost headings. Those of its pictures are said from there on, since a scene knows three
// levels alone.
template <typename Range, typename Picture>
int take_outer_level(Range& range, const Picture& picture_in) {
  int outer = std::numeric_limits<int>::max();
  for (auto& element : range) outer = std::min(outer, std::max(1, picture_in(element).heading_level));
  for (auto& element : range) picture_in(element).heading_level -= outer - 1;
  return range.empty() ? 1 : outer;
}

SlidePicture& itself(SlidePicture& picture) {
  return picture;
}

int last_step(const Page& page) {
  return std::max(1, page.scene.step_count) - 1;
}

std::vector<SlidePicture> finished_pages(PageShelf& shelf, std::size_t slide) {
  std::vector<SlidePicture> pictures;
  const std::vector<Page>& pages = shelf.pages(slide);
  pictures.reserve(pages.size());
  for (std::size_t part = 0; part < pages.size(); ++part)
    pictures.push_back(picture_of(shelf, slide, part, last_step(pages[part]), 1));
  return pictures;
}

// A step of a page that takes a place on a handout or a contact sheet.
struct Shown {
  std::size_t slide = 0;
  std::size_t part = 0;
  int step = 0;
  int steps = 1;
};

std::vector<Shown> shown_on(const SheetInputs& inputs, std::size_t slide) {
  std::vector<Shown> shown;
  const std::vector<int>& steps = inputs.deck.slides[slide].page_steps;
  for (std::size_t part = 0; part < steps.size(); ++part) {
    const bool all = inputs.steps == StepChoice::all;
    for (int step = all ? 0 : steps[part] - 1; step < steps[part]; ++step)
      shown.push_back({slide, part, step, all ? steps[part] : 1});
  }
  return shown;
}

SlidePicture picture_of(PageShelf& shelf, const Shown& shown) {
  return picture_of(shelf, shown.slide, shown.part, shown.step, shown.steps);
}

struct HandoutSpot {
  Shown shown;
  bool has_slide = true;
  std::size_t notes_part = 0;
};

std::size_t pages_for(std::size_t places, std::size_t per_sheet) {
  return (places + per_sheet - 1) / per_sheet;
}

// The spots of one slide: its pages, and as many more as its notes take.
std::vector<HandoutSpot> spots_of(const SheetInputs& inputs, std::size_t slide, const HandoutStyle& style) {
  const std::vector<Shown> shown = shown_on(inputs, slide);
  std::vector<HandoutSpot> spots;
  spots.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) spots.push_back({shown[i], true, i});
  const std::size_t parts =
      handout_notes_parts(layout_inputs(inputs.briefing), slide, inputs.deck.slides[slide].page_steps.size(), style);
  for (std::size_t i = spots.size(); i < parts; ++i) spots.push_back({shown.back(), false, i});
  return spots;
}

}  // namespace

SheetPlan plan_notes_sheets(const SheetInputs& inputs, const Paper& paper) {
  // How many sheets each slide takes, then where each slide begins.
  const auto begins = std::make_shared<std::vector<std::size_t>>(inputs.slides.size() + 1, 0);
  const Levels levels = levels_of(inputs);
  on_threads(inputs.jobs, inputs.slides.size(), inputs.stop, [&](int, std::size_t i) {
    PageShelf shelf(inputs, levels);
    const auto pictures = finished_pages(shelf, inputs.slides[i]);
    (*begins)[i + 1] = layout_notes_sheets(layout_inputs(inputs.briefing), pictures, paper, {}).size();
  });
  std::partial_sum(begins->begin(), begins->end(), begins->begin());

  SheetPlan plan;
  plan.count = begins->back();
  plan.size = paper.size;
  plan.points_per_unit = kPointsPerPaperUnit;
  plan.scenes = [&inputs, levels, begins, paper, count = plan.count] {
    struct Maker {
      const SheetInputs& inputs;
      Levels levels;
      std::shared_ptr<const std::vector<std::size_t>> begins;
      Paper paper;
      std::size_t count;
      std::vector<Scene> sheets;  // of the slide made last
      int level = 1;
      std::size_t made = SIZE_MAX;

      PictureScene operator()(std::size_t index) {
        const auto after = std::ranges::upper_bound(*begins, index);
        const auto place = static_cast<std::size_t>(after - begins->begin()) - 1;
        const std::size_t first = (*begins)[place];
        if (made != place) {
          PageShelf shelf(inputs, levels);
          auto pictures = finished_pages(shelf, inputs.slides[place]);
          level = take_outer_level(pictures, itself);
          sheets = layout_notes_sheets(layout_inputs(inputs.briefing), pictures, paper, {first + 1, count});
          made = place;
        }
        return {&sheets[index - first], 0, level};
      }
    };
    return SceneMaker(Maker{inputs, levels, begins, paper, count, {}, 1, SIZE_MAX});
  };
  return plan;
}

SheetPlan plan_handout(const SheetInputs& inputs, const HandoutStyle& style) {
  std::vector<std::vector<HandoutSpot>> of_slides(inputs.slides.size());
  on_threads(inputs.jobs, inputs.slides.size(), inputs.stop,
             [&](int, std::size_t i) { of_slides[i] = spots_of(inputs, inputs.slides[i], style); });
  const auto spots = std::make_shared<std::vector<HandoutSpot>>();
  for (const auto& some : of_slides) spots->insert(spots->end(), some.begin(), some.end());

  SheetPlan plan;
  const auto per_sheet = static_cast<std::size_t>(style.per_sheet);
  plan.count = pages_for(spots->size(), per_sheet);
  plan.size = style.paper.size;
  plan.points_per_unit = kPointsPerPaperUnit;
  plan.scenes = [&inputs, levels = levels_of(inputs), spots, style, per_sheet, count = plan.count] {
    return [&inputs, levels, spots, style, per_sheet, count, scene = Scene{}](std::size_t index) mutable {
      PageShelf shelf(inputs, levels);
      std::vector<HandoutPlace> places;
      const std::size_t end = std::min(spots->size(), (index + 1) * per_sheet);
      for (std::size_t i = index * per_sheet; i < end; ++i) {
        const HandoutSpot& spot = (*spots)[i];
        places.push_back({picture_of(shelf, spot.shown), spot.notes_part});
        if (!spot.has_slide) places.back().picture.scene = nullptr;
      }
      const int level = take_outer_level(places, [](HandoutPlace& place) -> SlidePicture& { return place.picture; });
      scene = layout_handout_sheet(layout_inputs(inputs.briefing), places, style, {index + 1, count});
      return PictureScene{&scene, 0, level};
    };
  };
  return plan;
}

SheetPlan plan_contact_sheets(const SheetInputs& inputs, ContactStyle style) {
  const auto shown = std::make_shared<std::vector<Shown>>();
  for (const std::size_t slide : inputs.slides) {
    const std::vector<Shown> some = shown_on(inputs, slide);
    shown->insert(shown->end(), some.begin(), some.end());
  }
  if (!style.columns) style.columns = contact_columns(layout_inputs(inputs.briefing), style, shown->size());
  SheetPlan plan;
  const std::size_t per_sheet = contact_places(layout_inputs(inputs.briefing), style);
  plan.count = pages_for(shown->size(), per_sheet);
  plan.size = style.size;
  plan.points_per_unit = kSlideInches * 72 / style.size.height;
  plan.scenes = [&inputs, levels = levels_of(inputs), shown, style, per_sheet, count = plan.count] {
    return [&inputs, levels, shown, style, per_sheet, count, scene = Scene{}](std::size_t index) mutable {
      PageShelf shelf(inputs, levels);
      std::vector<SlidePicture> pictures;
      const std::size_t end = std::min(shown->size(), (index + 1) * per_sheet);
      for (std::size_t i = index * per_sheet; i < end; ++i) pictures.push_back(picture_of(shelf, (*shown)[i]));
      const int level = take_outer_level(pictures, itself);
      scene = layout_contact_sheet(layout_inputs(inputs.briefing), pictures, style, {index + 1, count});
      return PictureScene{&scene, 0, level};
    };
  };
  return plan;
}

}  // namespace lectern
