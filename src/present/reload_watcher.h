#pragma once
// Live reload: watches the folders of the deck and of its files, waits until a save is whole, and reads the deck again
// on a thread of its own. Handles saving in place, by rename and in pieces; a folder that goes away is looked for
// again.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "briefing/briefing.h"

namespace lectern {

using ReadResult = Result<std::shared_ptr<const Briefing>>;

/// Milliseconds that a file must stay quiet after an event of inotify until it is read. `before`: what was waited for
/// until then; nothing where no save is on its way. A save that is whole stays so when its rights or times are set
/// behind it, as vim and emacs do.
int settle_after(std::uint32_t event, std::optional<int> before);

class ReloadWatcher {
 public:
  /// `read` and `on_read` are called on the watcher's thread.
  ReloadWatcher(std::string deck_path, std::function<ReadResult()> read, std::function<void(ReadResult)> on_read);
  ReloadWatcher(const ReloadWatcher&) = delete;
  ReloadWatcher& operator=(const ReloadWatcher&) = delete;
  ReloadWatcher(ReloadWatcher&&) = delete;
  ReloadWatcher& operator=(ReloadWatcher&&) = delete;
  ~ReloadWatcher();

  /// What else the deck is made from: paths that open, whether or not the files are there.
  void watch_files(std::vector<std::string> paths);
  /// Reads at once, saved or not.
  void read_now();

 private:
  void work();
  void watch_folders();
  void renew_watches();
  bool watch_path(std::filesystem::path path);
  bool drain_events(bool is_due);
  void wake();

  std::string deck_path_;
  std::function<ReadResult()> read_;
  std::function<void(ReadResult)> on_read_;
  int inotify_ = -1;
  int wake_ = -1;  ///< eventfd
  std::mutex mutex_;
  std::vector<std::string> files_;              ///< guarded by mutex_
  bool files_changed_ = true;                   ///< guarded by mutex_
  bool read_now_ = false;                       ///< guarded by mutex_
  bool stop_ = false;                           ///< guarded by mutex_
  std::map<int, std::set<std::string>> names_;  ///< inotify watch -> names that matter there
  int settle_ms_ = 0;                           ///< quiet time to wait for before reading
  bool lost_folder_ = false;
  bool told_lost_ = false;  ///< read since the folder went, so that the reader's error tells of it
  std::jthread thread_;
};

}  // namespace lectern
