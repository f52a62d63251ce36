#pragma once
// Decks and runs to keep, and a database in a folder of its own.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "show/run.h"
#include "store/state_store.h"
#include "unit/files/temporary_folder.h"

namespace lectern {

inline SlideIdentity identity_of(const std::string& title, const std::string& text) {
  return {std::hash<std::string>{}(title + text), title, title, sketch_of(title + " " + text)};
}

inline std::vector<SlideIdentity> three_slides() {
  return {identity_of("Opening", "why the talk is given at all and to whom"),
          identity_of("Middle", "what was found in the north sea during the winter of that year"),
          identity_of("End", "three things to remember and one to do on monday morning")};
}

inline Run sample_run(int visits = 4, std::int64_t began = 1'000'000) {
  Run run;
  run.began = {began, 3600};
  run.target = Moment{90'000};
  run.slot = Moment{120'000};
  run.reserve = Moment{30'000};
  for (const SlideIdentity& identity : three_slides())
    run.slides.push_back(
        {identity, PlanKind::normal, static_cast<int>(run.slides.size()) + 1, 20, 0, Moment{4'500}, Moment{30'000}});
  for (int i = 0; i < visits; ++i)
    run.visits.push_back({i % 3, 0, i / 3, Moment{i * 1000}, Moment{900 + i}, Moment{i * 10}});
  return run;
}

/// Fails the test where the store cannot be opened.
inline std::unique_ptr<StateStore> open_store(const std::string& path) {
  auto store = StateStore::open(path);
  EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().message);
  return store ? std::move(*store) : nullptr;
}

inline DeckSeen seen_at(const std::string& path) {
  return {path, "A talk", three_slides()};
}

}  // namespace lectern
