#include "present/reload_watcher.h"

#include <gtest/gtest.h>
#include <sys/inotify.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

struct Save {
  std::string how;
  std::vector<std::uint32_t> events;
};

/// What is waited for once all of a save's events have come.
int settle_of(const Save& save) {
  std::optional<int> settle;
  for (const std::uint32_t event : save.events) settle = settle_after(event, settle);
  return settle.value_or(-1);
}

TEST(ReloadWatcher, reads_a_save_that_is_whole_at_once_whatever_is_set_behind_it) {
  for (const Save& save : std::vector<Save>{
           {"in place", {IN_MODIFY, IN_MODIFY, IN_CLOSE_WRITE}},
           {"by rename", {IN_MOVED_TO}},
           {"in place, then its rights", {IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB}},
           {"by rename, then its times", {IN_MOVED_TO, IN_ATTRIB, IN_ATTRIB}},
           {"a new file where the old one was moved away",
            {IN_MOVED_FROM, IN_CREATE, IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB}},
           {"rights alone", {IN_ATTRIB}},
       })
    EXPECT_LE(settle_of(save), 10) << save.how;
}

TEST(ReloadWatcher, waits_for_the_rest_of_a_save_in_pieces) {
  for (const Save& save : std::vector<Save>{
           {"emptied and not yet written", {IN_MODIFY}},
           {"a piece more", {IN_CLOSE_WRITE, IN_MODIFY}},
           {"rights set while it is written", {IN_MODIFY, IN_ATTRIB}},
           {"moved away", {IN_MOVED_FROM}},
           {"deleted, and the new one made", {IN_DELETE, IN_CREATE}},
       })
    EXPECT_GE(settle_of(save), 100) << save.how;
}

}  // namespace
}  // namespace lectern
