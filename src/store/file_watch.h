#pragma once
// Whether the files under an open database are still those that were opened, and sound: a synchroniser, a tidy person
// or a failing disk may change them in the middle of a talk, and SQLite would go on writing into a file that nobody
// finds again. Private to room `store`.

#include <cstdint>
#include <string>

#include "store/sqlite.h"

namespace lectern {

class FileWatch {
 public:
  /// Remembers the files as they are now.
  explicit FileWatch(const Database& database);

  /// Fails as `gone` where the database or its log is not at its path any more, and as `corrupt` where the file was
  /// written to since the last look and is damaged. A few system calls; where the file was written to, its check as
  /// well (about 1 ms for each megabyte; of large files the head only).
  DatabaseResult<void> look(const Database& database);

 private:
  struct Mark {
    std::uint64_t device = 0;
    std::uint64_t file = 0;
    std::int64_t size = 0;
    std::int64_t changed = 0;  ///< nanoseconds
    bool operator==(const Mark&) const = default;
  };
  static Mark mark_of(const std::string& path);

  Mark database_;
  Mark log_;  ///< all zero where there is none: then it is not looked at
};

}  // namespace lectern
