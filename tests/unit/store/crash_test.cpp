// A program that is killed while it saves: what it was told is saved is there.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <random>

#include "store/state_store.h"
#include "unit/store/store_support.h"

namespace lectern {
namespace {

/// Records visits as fast as it can and writes a byte into the pipe after each one that was saved.
[[noreturn]] void record(const std::string& path, std::int64_t run, int report) {
  auto store = StateStore::open(path);
  if (!store) ::_exit(1);
  for (int i = 0;; ++i) {
    const Visit visit{i % 3, 0, 0, Moment{i}, Moment{1}, Moment{0}};
    if (!(*store)->save_visit(run, i, visit, true) || !(*store)->save_visit(run, i, visit, false)) ::_exit(1);
    const char done = '.';
    if (::write(report, &done, 1) != 1) ::_exit(1);
  }
}

TEST(StoreCrashTest, every_finished_visit_survives_a_kill_at_a_hundred_random_moments) {
  const TemporaryFolder folder;
  const std::string path = folder / "lectern.db";
  std::mt19937 chance(20140916);  // NOLINT(bugprone-random-generator-seed): the same moments each time
  const auto seen = seen_at("/talk.md");
  auto store = open_store(path);
  ASSERT_TRUE(store);
  const auto deck = store->recognise(seen, 1).value();
  for (int round = 0; round < 100; ++round) {
    const auto run = store->begin_run(deck, sample_run(0, 1000 + round)).value();
    store.reset();

    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) record(path, run, pipe[1]);
    ::close(pipe[1]);
    // So many visits, and then at some instant of the next ones.
    int saved = 0;
    const int wanted = static_cast<int>(chance() % 40U);
    char mark = 0;
    while (saved < wanted && ::read(pipe[0], &mark, 1) == 1) ++saved;
    for (auto spin = chance() % 60'000U; spin > 0; --spin) (void)::getppid();
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(pipe[0], &mark, 1) == 1) ++saved;
    ::close(pipe[0]);

    store = open_store(path);
    ASSERT_TRUE(store);
    EXPECT_FALSE(store->notice()) << "round " << round << ": " << store->notice()->message;
    const auto kept = store->run(run).value();
    ASSERT_TRUE(kept);
    EXPECT_GE(static_cast<int>(kept->visits.size()), saved) << "round " << round;
    EXPECT_LE(static_cast<int>(kept->visits.size()), saved + 2) << "round " << round;
    EXPECT_EQ(store->unfinished_run(deck, RunKind::rehearsal, 0).value(), run);
  }
}

}  // namespace
}  // namespace lectern
