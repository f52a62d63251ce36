#include "store/state_store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "unit/store/store_support.h"

namespace lectern {
namespace {

class StateStoreTest : public testing::Test {
 protected:
  std::string path() const { return folder_ / "state/lectern/lectern.db"; }

  TemporaryFolder folder_;
};

TEST_F(StateStoreTest, keeps_a_talk_as_it_was_saved) {
  TalkState state;
  state.saved_at = 1'700'000'000'000;
  state.fingerprint = 0xFFFF'FFFF'FFFF'FFFEULL;
  state.anchor = "日本";
  state.number = 7;
  state.place = {8, 1, 2};
  state.clock_started = true;
  state.clock_running = true;
  state.elapsed = Moment{754'321};
  state.notes_size = 36.5F;
  state.extra = {0, 1, 255};
  {
    auto store = open_store(path());
    const auto deck = store->recognise(seen_at("/decks/talk.md"), 1).value();
    EXPECT_EQ(store->talk(deck).value(), std::nullopt);
    ASSERT_TRUE(store->save_talk(deck, {}).has_value());
    ASSERT_TRUE(store->save_talk(deck, state).has_value());
    ASSERT_TRUE(store->save_ink(deck, {1, 2, 3}).has_value());
    ASSERT_TRUE(store->save_screen_choice("HDMI-1 eDP-1", "HDMI-1").has_value());
  }
  auto store = open_store(path());
  EXPECT_FALSE(store->notice());
  const auto deck = store->recognise(seen_at("/decks/talk.md"), 2).value();
  EXPECT_EQ(store->talk(deck).value(), state);
  EXPECT_EQ(store->latest_talk().value(), state);
  EXPECT_EQ(store->ink(deck).value(), (std::vector<std::uint8_t>{1, 2, 3}));
  EXPECT_EQ(store->screen_choice("HDMI-1 eDP-1").value(), "HDMI-1");
  EXPECT_EQ(store->screen_choice("eDP-1").value(), std::nullopt);
}

TEST_F(StateStoreTest, knows_a_deck_again_after_edits_and_moves) {
  folder_.write("talk.md", "x");
  folder_.write("copy.md", "x");
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at(folder_ / "talk.md"), 1).value();
  const auto copy = store->recognise(seen_at(folder_ / "copy.md"), 2).value();
  EXPECT_NE(deck, copy) << "a copy beside its original is a deck of its own";

  DeckSeen edited = seen_at(folder_ / "talk.md");
  edited.slides.pop_back();
  EXPECT_EQ(store->recognise(edited, 3).value(), deck);
  std::filesystem::remove(folder_ / "talk.md");
  edited.path = folder_ / "elsewhere/renamed.md";
  EXPECT_EQ(store->find_deck(edited).value(), deck);
  EXPECT_EQ(store->recognise(edited, 4).value(), deck);

  DeckSeen other = seen_at(folder_ / "other.md");
  other.slides = {identity_of("Quite another", "matter altogether")};
  EXPECT_EQ(store->find_deck(other).value(), std::nullopt);
  EXPECT_NE(store->recognise(other, 5).value(), deck);
}

TEST_F(StateStoreTest, keeps_runs_visit_by_visit) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  lectern::Run run = sample_run(0);
  run.id = store->begin_run(deck, run).value();
  EXPECT_EQ(store->unfinished_run(deck, RunKind::rehearsal, 0).value(), run.id);
  EXPECT_EQ(store->unfinished_run(deck, RunKind::rehearsal, run.began.unix_ms).value(), std::nullopt) << "too long ago";
  run.visits = sample_run(3).visits;
  for (int i = 0; i < 3; ++i) {
    Visit so_far = run.visits[static_cast<std::size_t>(i)];
    so_far.spoken /= 2;
    ASSERT_TRUE(store->save_visit(run.id, i, so_far, true).has_value());
    ASSERT_TRUE(store->save_visit(run.id, i, run.visits[static_cast<std::size_t>(i)], false).has_value());
  }
  EXPECT_EQ(store->run(run.id).value(), run);
  ASSERT_TRUE(store->finish_run(run.id).has_value());
  run.finished = true;
  EXPECT_EQ(store->run(run.id).value(), run);
  EXPECT_EQ(store->unfinished_run(deck, RunKind::rehearsal, 0).value(), std::nullopt);

  const auto list = store->runs(deck).value();
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list.front().spoken, Moment{900 + 901 + 902});
  EXPECT_EQ(list.front().slides, 3);
  EXPECT_EQ(list.front().visits, 3);
}

TEST_F(StateStoreTest, names_filters_and_deletes_runs) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  const auto first = store->begin_run(deck, sample_run(2, 100)).value();
  lectern::Run section = sample_run(1, 200);
  section.section = "Middle";
  const auto second = store->begin_run(deck, section).value();
  const auto third = store->begin_run(deck, sample_run(4, 300)).value();
  ASSERT_TRUE(store->name_run(third, "in front of Ann").has_value());

  EXPECT_EQ(store->runs(deck).value().size(), 3U);
  const auto whole = store->full_runs(deck, {.whole_only = true, .kind = {}, .most = {}}).value();
  ASSERT_EQ(whole.size(), 2U);
  EXPECT_EQ(whole.back().name, "in front of Ann");
  EXPECT_EQ(store->runs(deck, {.whole_only = false, .kind = {}, .most = 1}).value().front().id, third);
  EXPECT_TRUE(store->runs(deck, {.whole_only = false, .kind = RunKind::talk, .most = {}}).value().empty());

  ASSERT_TRUE(store->delete_run(second).has_value());
  EXPECT_EQ(store->run(second).value(), std::nullopt);
  EXPECT_EQ(store->run(first).value()->visits.size(), 2U);
  EXPECT_EQ(store->begin_run(deck, section).value(), third + 1) << "a number is never given to another run";
}

TEST_F(StateStoreTest, keeps_a_thousand_runs_quickly_readable) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(store->begin_run(deck, sample_run(6, 1000 + i)).has_value());
  EXPECT_EQ(store->runs(deck).value().size(), 1000U);
  const auto latest = store->full_runs(deck, {.whole_only = true, .kind = {}, .most = 5}).value();
  ASSERT_EQ(latest.size(), 5U);
  EXPECT_EQ(latest.back().began.unix_ms, 1999);
  EXPECT_EQ(store->ordinal(latest.front().id).value(), 996);
  const auto up_to = store->runs_up_to(deck, latest.front().id, 2).value();
  ASSERT_EQ(up_to.size(), 3U);
  EXPECT_EQ(up_to.back().id, latest.front().id);
  EXPECT_LT(std::filesystem::file_size(path()) + std::filesystem::file_size(path() + "-wal"), 3U << 20)
      << "slides that did not change are kept once";
}

TEST_F(StateStoreTest, gives_a_talk_to_one_process_and_frees_it_when_that_dies) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  const auto other_deck = store->recognise({"/other.md", "Other", {identity_of("Fish", "by month")}}, 1).value();
  std::array<int, 2> ready{};
  std::array<int, 2> end{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  ASSERT_EQ(::pipe(end.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto theirs = StateStore::open(path());
    const bool held =
        theirs && (*theirs)->hold_talk(deck).value_or(false) && (*theirs)->save_talk(deck, {}).has_value();
    char mark = held ? 'y' : 'n';
    (void)!::write(ready[1], &mark, 1);
    (void)!::read(end[0], &mark, 1);  // until it is killed
    ::_exit(0);
  }
  char mark = 0;
  ASSERT_EQ(::read(ready[0], &mark, 1), 1);
  ASSERT_EQ(mark, 'y');
  EXPECT_EQ(store->hold_talk(deck).value(), false);
  EXPECT_EQ(store->hold_talk(deck, std::chrono::milliseconds{30}).value(), false) << "patience alone changes nothing";
  EXPECT_EQ(store->talk_holder(deck).value(), child);
  EXPECT_EQ(store->hold_talk(other_deck).value(), true);
  ::kill(child, SIGKILL);
  EXPECT_EQ(store->hold_talk(deck, std::chrono::seconds{20}).value(), true) << "as soon as it is dead";
  ::waitpid(child, nullptr, 0);
  for (const int file : {ready[0], ready[1], end[0], end[1]}) ::close(file);
}

TEST_F(StateStoreTest, is_for_its_owner_alone) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  ASSERT_TRUE(store->hold_talk(deck).has_value());
  using std::filesystem::perms;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "state/lectern")) {
    const perms open_to_others = entry.status().permissions() & (perms::group_all | perms::others_all);
    EXPECT_EQ(open_to_others, perms::none) << entry.path();
  }
}

TEST_F(StateStoreTest, lies_in_the_state_directory) {
  const char* home = std::getenv("HOME");
  const std::string old_home = home == nullptr ? "" : home;
  ::setenv("HOME", "/home/ann", 1);
  ::unsetenv("XDG_STATE_HOME");
  EXPECT_EQ(state_database_path().value(), "/home/ann/.local/state/lectern/lectern.db");
  ::setenv("XDG_STATE_HOME", "/var/state", 1);
  EXPECT_EQ(state_database_path().value(), "/var/state/lectern/lectern.db");
  ::setenv("XDG_STATE_HOME", "not/absolute", 1);
  ::unsetenv("HOME");
  EXPECT_EQ(state_database_path().error().message,
            "there is no folder for the state: neither XDG_STATE_HOME nor HOME is set");
  ::unsetenv("XDG_STATE_HOME");
  ::setenv("HOME", old_home.c_str(), 1);
}

}  // namespace
}  // namespace lectern
