#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "store/open_database.h"
#include "store/schema.h"

namespace lectern {
namespace {

std::vector<std::string> columns_of(Database& database, std::string_view table) {
  Statement statement(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table));
  std::vector<std::string> names;
  for (auto row = statement.step(); row && *row; row = statement.step()) names.push_back(statement.text(0));
  return names;
}

/// What a table of the damaged database is read and written with.
struct TableCopy {
  Database& from;
  Database& to;
  std::string table;
  std::string columns;
  std::size_t width = 0;
};

/// Copies the row that `source` stands on; false where it cannot be written.
bool copy_row(const TableCopy& copy, const Statement& source, std::string_view insert) {
  Statement target(copy.to, insert);
  for (std::size_t i = 0; i < copy.width; ++i) target.bind_column(source, static_cast<int>(i) + 1);
  return target.run().has_value();
}

/// Reads on from row `from`; gives the row id behind the last one that could be read, and whether that was the end.
std::pair<std::int64_t, bool> copy_stretch(const TableCopy& copy, std::int64_t from, std::string_view insert) {
  Statement source(copy.from, fmt::format("SELECT rowid, {} FROM {} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid",
                                          copy.columns, copy.table));
  source.bind(from);
  while (true) {
    const auto row = source.step();
    if (!row) return {from, false};
    if (!*row) return {from, true};
    from = source.number(0) + 1;
    copy_row(copy, source, insert);
  }
}

/// The highest row id that can still be found, from either end of the tree.
std::int64_t last_row(const TableCopy& copy) {
  Statement source(copy.from, fmt::format("SELECT rowid FROM {} NOT INDEXED ORDER BY rowid DESC LIMIT 1", copy.table));
  const auto row = source.step();
  constexpr std::int64_t kUnknown = 1 << 24;
  return row && *row ? source.number(0) : kUnknown;
}

/// Whether a row at or behind `from` can be reached; the end of the table counts as one.
bool can_read_from(const TableCopy& copy, std::int64_t from) {
  Statement source(copy.from,
                   fmt::format("SELECT rowid, {} FROM {} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid LIMIT 1",
                               copy.columns, copy.table));
  source.bind(from);
  return source.step().has_value();
}

/// The least row id behind `from` at which reading can go on, or one behind `last`. Pages hold stretches of ids, so the
/// far side of a damaged one is found by doubling steps and then by halving the last of them.
std::int64_t next_readable(const TableCopy& copy, std::int64_t from, std::int64_t last) {
  std::int64_t bad = from;
  std::int64_t stride = 1;
  while (bad + stride <= last && !can_read_from(copy, bad + stride)) {
    bad += stride;
    stride *= 2;
  }
  std::int64_t good = std::min(bad + stride, last + 1);
  while (good - bad > 1) {
    const std::int64_t middle = bad + (good - bad) / 2;
    (can_read_from(copy, middle) ? good : bad) = middle;
  }
  return good;
}

void copy_table(const TableCopy& copy) {
  std::string marks;
  for (std::size_t i = 0; i < copy.width; ++i) marks += i == 0 ? "?" : ", ?";
  const std::string insert = fmt::format("INSERT OR IGNORE INTO {} ({}) VALUES ({})", copy.table, copy.columns, marks);
  const std::int64_t last = last_row(copy);
  std::int64_t at = 0;
  while (at <= last) {
    const auto [next, at_end] = copy_stretch(copy, at, insert);
    if (at_end) return;
    at = next_readable(copy, next, last);
  }
}

/// Visits are in their index as well; from either end of it to where it is damaged itself.
void copy_visits_from_index(const TableCopy& copy) {
  const std::string insert = fmt::format("INSERT OR IGNORE INTO visit ({0}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                         "id, run, sequence, slide, page, step, began, spoken, covered, open");
  for (const std::string_view order : {"", " DESC"}) {
    Statement source(copy.from,
                     fmt::format("SELECT id, id, run, sequence, slide, page, step, began, spoken, covered, open FROM "
                                 "visit INDEXED BY visit_copy ORDER BY run{0}, sequence{0}",
                                 order));
    for (auto row = source.step(); row && *row; row = source.step()) copy_row(copy, source, insert);
  }
}

/// Rows whose deck was lost keep a nameless one, by whose slides it will be known again.
constexpr const char* kMend = R"(
INSERT OR IGNORE INTO deck (id, path, title, seen_at)
  SELECT deck, '', '', 0 FROM run UNION SELECT deck, '', '', 0 FROM slide UNION SELECT deck, '', '', 0 FROM talk;
INSERT OR IGNORE INTO slide (id, deck, fingerprint, anchor, title, sketch, kind, words, characters, besides)
  SELECT run_slide.slide, run.deck, 0, '', '', x'', 0, 0, 0, 0 FROM run_slide JOIN run ON run.id = run_slide.run
  WHERE run_slide.slide NOT IN (SELECT id FROM slide);
INSERT OR IGNORE INTO run (id, deck, kind, began, utc_offset, name, section, finished, slot, reserve, target)
  SELECT DISTINCT run_slide.run, slide.deck, 0, 0, 0, '', '', 1, NULL, 0, NULL FROM run_slide
  JOIN slide ON slide.id = run_slide.slide WHERE run_slide.run NOT IN (SELECT id FROM run);
DELETE FROM visit WHERE run NOT IN (SELECT id FROM run);
DELETE FROM run_slide WHERE run NOT IN (SELECT id FROM run);
DELETE FROM deck_slide WHERE deck NOT IN (SELECT id FROM deck) OR slide NOT IN (SELECT id FROM slide);
DELETE FROM ink WHERE deck NOT IN (SELECT id FROM deck);
)";

DatabaseResult<Salvage> fill(Database& to, const std::string& path) {
  if (auto ready = migrate(to); !ready) return std::unexpected(ready.error());
  if (auto from = Database::open(path, Database::Access::read_write)) {
    // Reading goes on past what looks wrong in a cell; whole pages that are wrong are skipped above.
    (void)from->run("PRAGMA cell_size_check = OFF");
    Transaction transaction(to);
    if (auto begun = transaction.begin(); !begun) return std::unexpected(begun.error());
    for (const std::string_view table : kTables) {
      const std::vector<std::string> old_columns = columns_of(*from, table);
      std::vector<std::string> columns = columns_of(to, table);
      std::erase_if(columns,
                    [&](const std::string& name) { return std::ranges::find(old_columns, name) == old_columns.end(); });
      if (columns.empty()) continue;
      copy_table({*from, to, std::string(table), fmt::format("{}", fmt::join(columns, ", ")), columns.size()});
      if (table == "visit") copy_visits_from_index({*from, to, "visit", {}, 10});
    }
    if (auto mended = to.run(kMend); !mended) return std::unexpected(mended.error());
    if (auto done = transaction.commit(); !done) return std::unexpected(done.error());
  }
  Salvage salvage;
  salvage.decks = static_cast<int>(to.number("SELECT count(*) FROM deck").value_or(0));
  salvage.runs = static_cast<int>(to.number("SELECT count(*) FROM run").value_or(0));
  salvage.visits = static_cast<int>(to.number("SELECT count(*) FROM visit").value_or(0));
  return salvage;
}

std::string free_name(const std::string& path) {
  const std::string stem = path.ends_with(".db") ? path.substr(0, path.size() - 3) : path;
  for (int i = 1;; ++i) {
    std::string name = fmt::format("{}-damaged-{}.db", stem, i);
    if (::access(name.c_str(), F_OK) != 0) return name;
  }
}

}  // namespace

DatabaseResult<Salvage> rebuild(const std::string& path) {
  const std::string fresh = path + ".rebuilt";
  ::unlink(fresh.c_str());
  ::unlink((fresh + "-journal").c_str());
  DatabaseResult<Salvage> salvage = Salvage{};
  {
    auto to = Database::open(fresh, Database::Access::read_write);
    if (!to) return std::unexpected(to.error());
    salvage = fill(*to, path);
  }
  if (!salvage) {
    ::unlink(fresh.c_str());
    return salvage;
  }
  salvage->kept_as = free_name(path);
  const bool kept = ::link(path.c_str(), salvage->kept_as.c_str()) == 0;
  if (!kept) {
    ::unlink(fresh.c_str());
    return std::unexpected(
        DatabaseFault{Fault::no_access,
                      {fmt::format("the state database is damaged and cannot be kept aside: {}", path),
                       "give yourself write access to its folder, or set XDG_STATE_HOME to another one"}});
  }
  // The log goes first: it must never be taken for the new database's.
  ::rename((path + "-wal").c_str(), (salvage->kept_as + "-wal").c_str());
  ::unlink((path + "-shm").c_str());
  ::rename(fresh.c_str(), path.c_str());
  return salvage;
}

}  // namespace lectern
