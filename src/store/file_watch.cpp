#include "store/file_watch.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "store/open_database.h"

namespace lectern {
namespace {

constexpr std::int64_t kBillion = 1'000'000'000;

DatabaseFault gone(const std::string& path) {
  return {
      Fault::gone,
      {fmt::format("{}: {}", kGone, path), "what was kept of earlier talks and rehearsals is in a backup, if at all"}};
}

}  // namespace

FileWatch::FileWatch(const Database& database)
    : database_(mark_of(database.path())), log_(mark_of(database.path() + "-wal")) {}

DatabaseResult<void> FileWatch::look(const Database& database) {
  const Mark log = mark_of(database.path() + "-wal");
  const bool has_log = log_.file != 0;
  if (database.has_moved() || (has_log && (log.device != log_.device || log.file != log_.file)))
    return std::unexpected(gone(database.path()));
  const Mark found = mark_of(database.path());
  if (found == database_) return {};
  // Nobody makes it smaller. What is cut off may still be in the log, but SQLite throws that away with an empty file.
  if (found.size < database_.size) return std::unexpected(database.damage());
  // Another connection does not know the pages that this one remembers.
  auto reader = Database::open(database.path(), Database::Access::read_only);
  if (!reader) return std::unexpected(reader.error());
  if (auto sound = check(*reader, Thoroughness::quick); !sound) return sound;
  database_ = found;
  return {};
}

FileWatch::Mark FileWatch::mark_of(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return {};
  return {static_cast<std::uint64_t>(found.st_dev), static_cast<std::uint64_t>(found.st_ino), found.st_size,
          found.st_mtim.tv_sec * kBillion + found.st_mtim.tv_nsec};
}

}  // namespace lectern
