#pragma once
// SQLite's handles as values that close themselves, and its codes as worded errors. Private to room `store`.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lectern {

/// What went wrong, as far as the caller acts on it.
enum class Fault { other, corrupt, gone, busy, full, read_only, no_access };

/// How every message about damage begins, and that about a file that is another one or gone.
inline constexpr std::string_view kDamaged = "the state database is damaged";
inline constexpr std::string_view kGone = "the state database was deleted or replaced";

struct DatabaseFault {
  Fault fault = Fault::other;
  Error error;
};

template <class T>
using DatabaseResult = std::expected<T, DatabaseFault>;

class Database;

/// One statement, bound from 1. Use: bind in order, then `step` until it gives false.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind(std::string_view text);
  Statement& bind(const std::vector<std::uint8_t>& bytes);
  Statement& bind(std::optional<std::int64_t> value);
  Statement& bind_null();
  /// A value of another statement's row, whatever its type.
  Statement& bind_column(const Statement& source, int column);

  /// True while there is a row.
  DatabaseResult<bool> step();
  /// For statements without rows.
  DatabaseResult<void> run();

  std::int64_t number(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  std::vector<std::uint8_t> bytes(int column) const;
  std::optional<std::int64_t> optional_number(int column) const;

 private:
  struct Close {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int prepared_;
  int next_ = 1;
};

class Database {
 public:
  enum class Access { read_write, read_only, unchanging };
  /// `read_write` fails where the file may only be read. `unchanging` reads a file in a folder that cannot be written
  /// to; what another program writes meanwhile is not seen.
  static DatabaseResult<Database> open(const std::string& path, Access access);

  DatabaseResult<void> run(const char* sql);
  DatabaseResult<std::int64_t> number(const char* sql);
  std::int64_t last_row() const;
  DatabaseFault fault(int code) const;
  DatabaseFault damage() const;
  /// True where the file that was opened is no longer at its path.
  bool has_moved() const;
  /// What lies in the log will not be written into the database when it is closed, nor the log removed: for a damaged
  /// one. A file that has moved is always closed like that, for the log's name may be another database's by now.
  void leave_log() const;
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  Database(std::string path, std::unique_ptr<sqlite3, Close> handle);
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// BEGIN IMMEDIATE ... COMMIT; what was not committed is rolled back.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  DatabaseResult<void> begin();
  DatabaseResult<void> commit();

 private:
  Database& database_;
  bool open_ = false;
};

}  // namespace lectern
