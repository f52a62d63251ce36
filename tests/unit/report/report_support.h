#pragma once
// The three runs of the sample picture.

#include <string>
#include <vector>

#include "base/duration.h"
#include "show/run.h"

namespace lectern {

inline Moment at(const char* clock) {
  return std::chrono::seconds(parse_duration(clock).value());
}

struct SampleSlide {
  const char* title;
  int words;
  const char* planned;
  std::vector<const char*> spoken;  ///< by run
};

inline std::vector<SampleSlide> sample_slides() {
  return {{"Independence and security", 100, "1:00", {"1:00", "0:57", "0:52"}},
          {"What the White Paper says", 230, "1:50", {"2:20", "2:13", "1:58"}},
          {"Who would be outside", 160, "1:30", {"1:42", "1:36", "1:26"}},
          {"Five defence priorities", 380, "2:30", {"3:45", "3:18", "3:18"}},
          {"Two levels of impact", 240, "2:00", {"2:26", "2:26", "2:06"}},
          {"Intelligence and five eyes", 300, "2:00", {"3:02", "2:54", "2:38"}},
          {"Industry moves south", 160, "1:30", {"1:33", "1:30", "1:24"}},
          {"What NATO would ask", 190, "1:40", {"1:57", "1:51", "1:42"}},
          {"A decade to rebuild", 250, "2:00", {"2:25", "2:11", "2:11"}},
          {"What to watch on the 18th", 220, "2:20", {"2:16", "2:00", "1:55"}}};
}

inline Run sample_run(std::size_t number, const std::vector<SampleSlide>& slides) {
  Run run;
  run.id = static_cast<std::int64_t>(number) + 1;
  // 16 September 2014, 19:05 in London for the third, a day before for each earlier one.
  run.began = {1'410'890'700'000 - (2 - static_cast<std::int64_t>(number)) * 86'400'000, 3600};
  run.finished = true;
  run.slot = at("20:00");
  run.reserve = at("1:40");
  run.target = at("18:20");
  Moment begin{0};
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const SampleSlide& slide = slides[i];
    run.slides.push_back({{i + 1, slide.title, slide.title, {}},
                          PlanKind::normal,
                          static_cast<int>(i) + 1,
                          slide.words,
                          0,
                          Moment{4500},
                          at(slide.planned)});
    if (number >= slide.spoken.size()) continue;
    const Moment spoken = at(slide.spoken[number]);
    run.visits.push_back({static_cast<int>(i), 0, 0, begin, spoken, Moment{0}});
    begin += spoken;
  }
  return run;
}

inline std::vector<Run> sample_runs() {
  const std::vector<SampleSlide> slides = sample_slides();
  return {sample_run(0, slides), sample_run(1, slides), sample_run(2, slides)};
}

}  // namespace lectern
