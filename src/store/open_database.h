#pragma once
// The state database opened, made, migrated or, where it is damaged, rebuilt from what can be read. Private to room
// `store`.

#include <optional>
#include <string>

#include "store/sqlite.h"

namespace lectern {

struct OpenedDatabase {
  Database database;
  bool can_write = true;
  std::optional<Error> notice;
};

/// `full` where damage was seen that a quick check may not find: it looks at indices as well, at any size.
enum class Thoroughness { quick, full };
DatabaseResult<OpenedDatabase> open_database(const std::string& path, Thoroughness thoroughness);

/// Fails as corrupt where SQLite finds damage. Quick: a file of more than 8 MB counts as sound.
DatabaseResult<void> check(Database& database, Thoroughness thoroughness);

/// What was read out of a damaged database.
struct Salvage {
  std::string kept_as;  ///< where the damaged file is now
  int runs = 0;
  int visits = 0;
  int decks = 0;
};

/// Copies every row that SQLite can still read into a new database and puts that into the damaged one's place, which is
/// kept beside it. SQLite's own library has no more than this; its shell's `.recover` may find more in the kept file.
DatabaseResult<Salvage> rebuild(const std::string& path);

}  // namespace lectern
