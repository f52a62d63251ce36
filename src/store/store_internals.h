#pragma once
// What the parts of StateStore share. Private to room `store`.

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "store/file_watch.h"
#include "store/open_database.h"
#include "store/sqlite.h"
#include "store/state_store.h"

namespace lectern {

struct StateStore::Internals {
  explicit Internals(OpenedDatabase opened)
      : database(std::move(opened.database)),
        watch(database),
        can_write(opened.can_write),
        notice(std::move(opened.notice)) {}
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals();

  /// Locks a byte of the lock file; false where another process has it.
  Result<bool> hold(std::int64_t place, std::chrono::milliseconds patience);

  Database database;
  FileWatch watch;
  bool can_write;
  std::optional<Error> notice;
  int lock_file = -1;  ///< opened when a talk is first held
};

/// The error a caller is told.
template <class T>
Result<T> told(DatabaseResult<T> result) {
  if (!result) return std::unexpected(result.error().error);
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return std::move(*result);
  }
}

/// The row of a slide of a deck: one that is equal in everything, else a new one.
DatabaseResult<std::int64_t> slide_row(Database& database, DeckId deck, const RunSlide& slide);

std::vector<std::uint8_t> bytes_of(const Sketch& sketch);
Sketch sketch_from(const std::vector<std::uint8_t>& bytes);

inline std::int64_t row_of(DeckId deck) {
  return static_cast<std::int64_t>(deck);
}

}  // namespace lectern
