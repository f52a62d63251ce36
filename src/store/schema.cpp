#include "store/schema.h"

#include <fmt/format.h>

namespace lectern {
namespace {

// Times are Unix milliseconds, durations milliseconds. Every table has row ids, so that a damaged one can be read in
// pieces. Changing a table means adding an entry here, never editing one.
//
//   deck --< slide                      each version of each slide that was ever rehearsed or shown, once
//     |--< deck_slide >-- slide         the deck as it was last seen, for recognising it when its file has moved
//     |--- talk, ink                    where the last talk stood
//     '--< run --< run_slide >-- slide  the slides of a run in their order
//            '--< visit                 each stay at a state of a slide; `open` while it lasts
//
// What cannot be had again is the visits: their index holds all columns, so that each is there twice, in pages of its
// own. The id of a visit is made of its run and its sequence, as visit_id says.
constexpr std::array<const char*, 1> kMigrations{
    R"(
CREATE TABLE deck (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  seen_at INTEGER NOT NULL
);
CREATE INDEX deck_by_path ON deck (path);
CREATE TABLE slide (
  id INTEGER PRIMARY KEY,
  deck INTEGER NOT NULL REFERENCES deck ON DELETE CASCADE,
  fingerprint INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  title TEXT NOT NULL,
  sketch BLOB NOT NULL,
  kind INTEGER NOT NULL,
  words INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  besides INTEGER NOT NULL
);
CREATE INDEX slide_by_fingerprint ON slide (deck, fingerprint);
CREATE TABLE deck_slide (
  id INTEGER PRIMARY KEY,
  deck INTEGER NOT NULL REFERENCES deck ON DELETE CASCADE,
  position INTEGER NOT NULL,
  slide INTEGER NOT NULL REFERENCES slide ON DELETE CASCADE,
  UNIQUE (deck, position)
);
CREATE TABLE talk (
  deck INTEGER PRIMARY KEY REFERENCES deck ON DELETE CASCADE,
  saved_at INTEGER NOT NULL,
  ended_cleanly INTEGER NOT NULL,
  fingerprint INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  number INTEGER NOT NULL,
  slide INTEGER NOT NULL,
  page INTEGER NOT NULL,
  step INTEGER NOT NULL,
  clock_started INTEGER NOT NULL,
  clock_running INTEGER NOT NULL,
  elapsed INTEGER NOT NULL,
  notes_size REAL NOT NULL,
  extra BLOB NOT NULL,
  holder INTEGER NOT NULL
);
CREATE TABLE ink (
  deck INTEGER PRIMARY KEY REFERENCES deck ON DELETE CASCADE,
  bytes BLOB NOT NULL
);
CREATE TABLE screen_choice (
  id INTEGER PRIMARY KEY,
  displays TEXT NOT NULL UNIQUE,
  choice TEXT NOT NULL
);
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  deck INTEGER NOT NULL REFERENCES deck ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  began INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  name TEXT NOT NULL,
  section TEXT NOT NULL,
  finished INTEGER NOT NULL,
  slot INTEGER,
  reserve INTEGER NOT NULL,
  target INTEGER
);
CREATE INDEX run_by_deck ON run (deck, began);
CREATE TABLE run_slide (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL,
  slide INTEGER NOT NULL REFERENCES slide,
  number INTEGER NOT NULL,
  planned INTEGER,
  UNIQUE (run, position)
);
CREATE INDEX run_slide_by_slide ON run_slide (slide);
CREATE INDEX deck_slide_by_slide ON deck_slide (slide);
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  slide INTEGER NOT NULL,
  page INTEGER NOT NULL,
  step INTEGER NOT NULL,
  began INTEGER NOT NULL,
  spoken INTEGER NOT NULL,
  covered INTEGER NOT NULL,
  open INTEGER NOT NULL
);
CREATE INDEX visit_copy ON visit (run, sequence, slide, page, step, began, spoken, covered, open);
)"};

}  // namespace

std::int64_t schema_version() {
  return static_cast<std::int64_t>(kMigrations.size());
}

DatabaseResult<void> migrate(Database& database) {
  const auto current = database.number("PRAGMA user_version");
  if (!current) return std::unexpected(current.error());
  if (*current >= schema_version()) return {};
  Transaction transaction(database);
  if (auto begun = transaction.begin(); !begun) return begun;
  // Another program may have done it while this one waited for the lock.
  const auto found = database.number("PRAGMA user_version");
  if (!found) return std::unexpected(found.error());
  for (auto version = static_cast<std::size_t>(*found); version < kMigrations.size(); ++version) {
    if (auto done = database.run(kMigrations.at(version)); !done) return done;
  }
  const std::string marks =
      fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", schema_version(), kApplicationId);
  if (auto marked = database.run(marks.c_str()); !marked) return marked;
  return transaction.commit();
}

}  // namespace lectern
