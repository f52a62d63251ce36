#include "present/reload_watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <utility>

#include "files/files.h"

namespace lectern {
namespace {

/// A closed or renamed file is whole; the wait only gathers the events of one save.
constexpr int kWholeSettle = 5;
/// A file that was written but not closed, or that is gone, is likely in the middle of a save.
constexpr int kPartSettle = 250;
/// How often a folder that went away is looked for.
constexpr int kLostFolder = 1000;

constexpr std::uint32_t kWhole = IN_CLOSE_WRITE | IN_MOVED_TO;
constexpr std::uint32_t kPart = IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM;
constexpr std::uint32_t kFolderGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;

/// The path itself and, behind a symbolic link, the file that an editor really writes.
std::vector<std::filesystem::path> paths_of(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> paths{path};
  std::error_code failed;
  const auto real = std::filesystem::canonical(path, failed);
  if (!failed && real.lexically_normal() != std::filesystem::absolute(path, failed).lexically_normal())
    paths.push_back(real);
  return paths;
}

}  // namespace

int settle_after(std::uint32_t event, std::optional<int> before) {
  if ((event & kWhole) != 0) return kWholeSettle;
  if ((event & kPart) != 0) return kPartSettle;
  return before.value_or(kWholeSettle);
}

ReloadWatcher::ReloadWatcher(std::string deck_path, std::function<ReadResult()> read,
                             std::function<void(ReadResult)> on_read)
    : deck_path_(std::move(deck_path)),
      read_(std::move(read)),
      on_read_(std::move(on_read)),
      inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  watch_folders();
  thread_ = std::jthread([this] { work(); });
}

ReloadWatcher::~ReloadWatcher() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake();
  thread_.join();
  close(inotify_);
  close(wake_);
}

void ReloadWatcher::watch_files(std::vector<std::string> paths) {
  {
    const std::lock_guard lock(mutex_);
    files_ = std::move(paths);
    files_changed_ = true;
  }
  wake();
}

void ReloadWatcher::read_now() {
  {
    const std::lock_guard lock(mutex_);
    read_now_ = true;
  }
  wake();
}

void ReloadWatcher::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(wake_, &one, sizeof one);
}

/// A folder may have been made since, and a symbolic link may lead elsewhere.
void ReloadWatcher::renew_watches() {
  {
    const std::lock_guard lock(mutex_);
    files_changed_ = true;
  }
  watch_folders();
}

void ReloadWatcher::work() {
  bool is_due = false;
  while (true) {
    std::array<pollfd, 2> waiting{pollfd{wake_, POLLIN, 0}, pollfd{inotify_, POLLIN, 0}};
    const int quiet = is_due ? settle_ms_ : lost_folder_ ? kLostFolder : -1;
    const int ready = poll(waiting.data(), waiting.size(), quiet);
    std::uint64_t woken = 0;
    [[maybe_unused]] const auto taken = read(wake_, &woken, sizeof woken);
    bool asked = false;
    {
      const std::lock_guard lock(mutex_);
      if (stop_) return;
      asked = std::exchange(read_now_, false);
    }
    if (lost_folder_ && ready == 0 && !is_due) {
      watch_folders();
      is_due = !lost_folder_ || !std::exchange(told_lost_, true);
      continue;
    }
    watch_folders();
    is_due = drain_events(is_due);
    if (asked || (is_due && ready == 0)) {
      is_due = false;
      renew_watches();
      on_read_(read_());
    }
  }
}

/// Adds the folders of all files that matter. A watch holds the folder, not its name, so one that was lost is added
/// again.
void ReloadWatcher::watch_folders() {
  std::vector<std::string> files;
  {
    const std::lock_guard lock(mutex_);
    if (!files_changed_ && !lost_folder_) return;
    files_changed_ = false;
    files = files_;
  }
  lost_folder_ = false;
  names_.clear();
  const std::filesystem::path deck(deck_path_);
  std::vector<std::filesystem::path> paths = paths_of(deck);
  for (const std::string& file : files) {
    for (auto& path : paths_of(file)) paths.push_back(std::move(path));
  }
  for (const auto& path : paths) {
    if (!watch_path(path) && path == paths.front()) lost_folder_ = true;
  }
  told_lost_ = told_lost_ && lost_folder_;
}

/// Watches the folder of a file; where there is none, the nearest folder above in which it may yet be made.
bool ReloadWatcher::watch_path(std::filesystem::path path) {
  const auto deepest = path;
  while (path.has_filename()) {
    const std::string parent = path.has_parent_path() ? path.parent_path().string() : ".";
    const int watch =
        inotify_add_watch(inotify_, parent.c_str(), kWhole | kPart | IN_ATTRIB | kFolderGone | IN_ONLYDIR);
    if (watch >= 0) names_[watch].insert(path.filename().string());
    if (watch >= 0 || !path.has_parent_path()) return watch >= 0 && path == deepest;
    path = path.parent_path();
  }
  return false;
}

/// True where something happened that matters, now or before; settle_ms_ then says how long it must stay quiet.
bool ReloadWatcher::drain_events(bool is_due) {
  alignas(inotify_event) std::array<char, 4096> buffer{};
  for (;;) {
    const auto length = read(inotify_, buffer.data(), buffer.size());
    if (length <= 0) return is_due;
    for (std::size_t at = 0; at < static_cast<std::size_t>(length);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      at += sizeof event + event.len;
      const auto folder = names_.find(event.wd);
      if (folder == names_.end()) continue;
      if ((event.mask & kFolderGone) != 0) {
        lost_folder_ = true;
      } else if (event.len > 0 && folder->second.contains(name)) {
        settle_ms_ = settle_after(event.mask, is_due ? std::optional(settle_ms_) : std::nullopt);
        is_due = true;
      }
    }
  }
}

}  // namespace lectern
