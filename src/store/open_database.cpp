#include "store/open_database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "store/schema.h"

namespace lectern {
namespace {

/// Up to this size the whole file is checked when it is opened, which takes about 1 ms for each megabyte.
constexpr std::int64_t kCheckedSize = 8 << 20;

DatabaseFault fault_of(Fault kind, std::string message, std::string hint) {
  return {kind, {std::move(message), std::move(hint)}};
}

DatabaseFault no_folder(const std::string& folder) {
  const std::error_code code(errno, std::generic_category());
  return fault_of(code == std::errc::no_space_on_device ? Fault::full : Fault::no_access,
                  fmt::format("the folder for the state cannot be made: {}: {}", folder, code.message()),
                  "give yourself access to it, or set XDG_STATE_HOME to another folder");
}

/// Makes the folder and those above it, for the owner alone.
DatabaseResult<void> make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    struct stat found{};
    if (::stat(part.c_str(), &found) != 0 && ::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
      return std::unexpected(no_folder(part));
    if (slash == std::string::npos) return {};
  }
}

/// Two programs that open at once must not both rebuild a damaged database.
class OpeningLock {
 public:
  explicit OpeningLock(const std::string& path)
      : file_(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ >= 0) ::flock(file_, LOCK_EX);
  }
  OpeningLock(const OpeningLock&) = delete;
  OpeningLock& operator=(const OpeningLock&) = delete;
  OpeningLock(OpeningLock&&) = delete;
  OpeningLock& operator=(OpeningLock&&) = delete;
  ~OpeningLock() {
    if (file_ >= 0) ::close(file_);
  }

 private:
  int file_;
};

DatabaseResult<void> know(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return std::unexpected(application.error());
  const auto version = database.number("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  if (*application != kApplicationId && (*application != 0 || (*tables > 0 && *version == 0))) {
    return std::unexpected(fault_of(Fault::other, "this is another program's database: " + database.path(),
                                    "move it away, or set XDG_STATE_HOME to another folder"));
  }
  if (*version > schema_version()) {
    return std::unexpected(
        fault_of(Fault::other,
                 fmt::format("the state database was written by a newer Lectern (form {}, this one knows {}): {}",
                             *version, schema_version(), database.path()),
                 "use the newer Lectern, or set XDG_STATE_HOME to another folder; the file is left as it is"));
  }
  return {};
}

DatabaseResult<void> prepare_for_writing(Database& database) {
  // Where the file system cannot share memory, SQLite stays with its rollback journal, which is as safe.
  constexpr const char* kModes =
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = "
      "400";
  if (auto done = database.run(kModes); !done) return done;
  return migrate(database);
}

DatabaseResult<Database> open_for_writing(const std::string& path, Thoroughness thoroughness) {
  auto database = Database::open(path, Database::Access::read_write);
  if (!database) return database;
  if (auto known = know(*database); !known) return std::unexpected(known.error());
  if (auto sound = check(*database, thoroughness); !sound) return std::unexpected(sound.error());
  if (auto ready = prepare_for_writing(*database); !ready) return std::unexpected(ready.error());
  return database;
}

/// A database that may only be read; `trouble` says why.
DatabaseResult<OpenedDatabase> open_for_reading(const std::string& path, const DatabaseFault& trouble) {
  for (const auto access : {Database::Access::read_only, Database::Access::unchanging}) {
    auto database = Database::open(path, access);
    if (!database) continue;
    const auto known = know(*database);
    const auto version = known ? database->number("PRAGMA user_version") : DatabaseResult<std::int64_t>(0);
    // An older form can be read only after it was migrated, which needs writing.
    if (!known || !version || *version != schema_version()) continue;
    return OpenedDatabase{std::move(*database), false, trouble.error};
  }
  return std::unexpected(trouble);
}

std::string counted(int count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

Error told(const Salvage& salvage) {
  return {
      fmt::format("the state database was damaged: {}, {} and {} were saved from it, the damaged file is kept as {}",
                  counted(salvage.decks, "deck", "decks"), counted(salvage.runs, "run", "runs"),
                  counted(salvage.visits, "visit", "visits"), salvage.kept_as),
      fmt::format("if something is missing, try: sqlite3 {} .recover", salvage.kept_as)};
}

}  // namespace

DatabaseResult<void> check(Database& database, Thoroughness thoroughness) {
  struct stat found{};
  const bool is_quick = thoroughness == Thoroughness::quick;
  if (::stat(database.path().c_str(), &found) != 0) return {};
  if (is_quick && found.st_size > kCheckedSize) {
    const auto head = database.number("PRAGMA schema_version");
    return head ? DatabaseResult<void>{} : std::unexpected(head.error());
  }
  Statement statement(database, is_quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)");
  const auto row = statement.step();
  if (!row) return std::unexpected(row.error());
  if (*row && statement.text(0) != "ok") return std::unexpected(database.damage());
  return {};
}

DatabaseResult<OpenedDatabase> open_database(const std::string& path, Thoroughness thoroughness) {
  if (auto made = make_folders(path.substr(0, path.rfind('/'))); !made) return std::unexpected(made.error());
  const ::mode_t before = ::umask(0077);  // the database, its log and its lock are for their owner alone
  const OpeningLock lock(path);
  auto database = open_for_writing(path, thoroughness);
  std::optional<Error> notice;
  if (!database && database.error().fault == Fault::corrupt) {
    const auto salvage = rebuild(path);
    if (salvage) {
      notice = told(*salvage);
      database = open_for_writing(path, Thoroughness::quick);
    } else {
      database = std::unexpected(salvage.error());
    }
  }
  ::umask(before);
  if (database) return OpenedDatabase{std::move(*database), true, notice};
  const Fault fault = database.error().fault;
  if (fault == Fault::read_only || fault == Fault::no_access || fault == Fault::full)
    return open_for_reading(path, database.error());
  return std::unexpected(database.error());
}

}  // namespace lectern
