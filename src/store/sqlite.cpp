#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "base/uri.h"

namespace lectern {
namespace {

/// How long another program may hold the database before a save is given up for the moment: a talk must not hang.
constexpr int kPatienceMs = 250;

std::string uri_of(const std::string& path, bool unchanging) {
  const std::string uri = "file:" + percent_encoded(path, "/.-_");
  return unchanging ? uri + "?immutable=1" : uri;
}

}  // namespace

void Statement::Close::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  prepared_ = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
}

Statement& Statement::bind(std::int64_t value) {
  if (statement_) sqlite3_bind_int64(statement_.get(), next_++, value);
  return *this;
}

Statement& Statement::bind(double value) {
  if (statement_) sqlite3_bind_double(statement_.get(), next_++, value);
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  if (statement_)
    sqlite3_bind_text(statement_.get(), next_++, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(const std::vector<std::uint8_t>& bytes) {
  // A null pointer would bind NULL, which is another thing than no bytes.
  const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  if (statement_) sqlite3_bind_blob64(statement_.get(), next_++, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(std::optional<std::int64_t> value) {
  return value ? bind(*value) : bind_null();
}

Statement& Statement::bind_null() {
  if (statement_) sqlite3_bind_null(statement_.get(), next_++);
  return *this;
}

Statement& Statement::bind_column(const Statement& source, int column) {
  if (statement_) sqlite3_bind_value(statement_.get(), next_++, sqlite3_column_value(source.statement_.get(), column));
  return *this;
}

DatabaseResult<bool> Statement::step() {
  if (!statement_) return std::unexpected(database_.fault(prepared_ == SQLITE_OK ? SQLITE_ERROR : prepared_));
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return std::unexpected(database_.fault(code));
}

DatabaseResult<void> Statement::run() {
  while (true) {
    const auto more = step();
    if (!more) return std::unexpected(more.error());
    if (!*more) return {};
  }
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const std::vector<std::uint8_t> raw = bytes(column);
  return {raw.begin(), raw.end()};
}

std::vector<std::uint8_t> Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (data == nullptr) return {};
  return {data, data + size};
}

std::optional<std::int64_t> Statement::optional_number(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

namespace {

bool is_elsewhere(sqlite3* handle) {
  int has_moved = 0;
  return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) == SQLITE_OK && has_moved != 0;
}

void close_without_log(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
  // SQLite removes a log by its name, which is now that of the database which took this one's place.
  if (is_elsewhere(handle)) close_without_log(handle);
  sqlite3_close_v2(handle);
}

bool Database::has_moved() const {
  return is_elsewhere(handle());
}

void Database::leave_log() const {
  close_without_log(handle());
}

Database::Database(std::string path, std::unique_ptr<sqlite3, Close> handle)
    : path_(std::move(path)), handle_(std::move(handle)) {}

DatabaseResult<Database> Database::open(const std::string& path, Access access) {
  const int mode = access == Access::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri_of(path, access == Access::unchanging).c_str(), &handle,
                                   mode | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(path, std::unique_ptr<sqlite3, Close>(handle));
  if (code != SQLITE_OK) return std::unexpected(database.fault(code));
  // SQLite opens what may not be written for reading, without a word.
  const bool may_write = sqlite3_db_readonly(handle, "main") == 0;
  if (access == Access::read_write && !may_write) return std::unexpected(database.fault(SQLITE_READONLY));
  sqlite3_busy_timeout(handle, kPatienceMs);
  sqlite3_extended_result_codes(handle, 1);
  // A damaged file may hold a damaged schema, which SQLite must not run.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

DatabaseResult<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(fault(code));
  return {};
}

DatabaseResult<std::int64_t> Database::number(const char* sql) {
  Statement statement(*this, sql);
  const auto row = statement.step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement.number(0) : 0;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle());
}

DatabaseFault Database::fault(int code) const {
  // The shared memory of the write-ahead log is a file too; that it cannot grow is reported as a failure of the disk.
  const bool no_room = handle_ && (code & 0xFF) == SQLITE_IOERR && sqlite3_system_errno(handle_.get()) == ENOSPC;
  switch (no_room ? SQLITE_FULL : code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      if (handle_) leave_log();
      return {Fault::corrupt,
              {fmt::format("{}: {}", kDamaged, path_),
               "start Lectern again: it saves what can be read and keeps the damaged file aside"}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return {Fault::busy,
              {fmt::format("the state database is in use by another program: {}", path_),
               "end the program that holds it, a backup or a second Lectern; it is tried again meanwhile"}};
    case SQLITE_FULL:
      return {Fault::full,
              {fmt::format("no room on the disk for the state database: {}", path_),
               "make room on that disk; what was not saved yet is kept in memory and saved then"}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {Fault::read_only,
              {fmt::format("the state database cannot be written: {}", path_),
               "give yourself write access to the file and its folder, or set XDG_STATE_HOME to another folder"}};
    case SQLITE_CANTOPEN:
      return {Fault::no_access,
              {fmt::format("the state database cannot be opened: {}", path_),
               "give yourself access to the file and its folder, or set XDG_STATE_HOME to another folder"}};
    case SQLITE_IOERR:
      return {Fault::other,
              {fmt::format("the disk failed under the state database: {}", path_),
               "check the disk, or set XDG_STATE_HOME to a folder on another one"}};
    default:
      return {Fault::other,
              {fmt::format("the state database failed: {}: {}", path_,
                           handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)),
               "moving the file away lets Lectern begin a new one"}};
  }
}

DatabaseFault Database::damage() const {
  return fault(SQLITE_CORRUPT);
}

Transaction::~Transaction() {
  // Where SQLite has already rolled back, as on a full disk, there is nothing left to do and this fails.
  if (open_) (void)database_.run("ROLLBACK");
}

DatabaseResult<void> Transaction::begin() {
  auto begun = database_.run("BEGIN IMMEDIATE");
  open_ = begun.has_value();
  return begun;
}

DatabaseResult<void> Transaction::commit() {
  auto done = database_.run("COMMIT");
  open_ = !done.has_value();
  return done;
}

}  // namespace lectern
