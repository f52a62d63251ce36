// A database that is damaged, locked, not ours, newer, read-only, or on a full disk.

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "store/state_store.h"
#include "unit/store/store_support.h"

namespace lectern {
namespace {

class StoreTroubleTest : public testing::Test {
 protected:
  std::string path() const { return folder_ / "lectern.db"; }

  /// A database with `runs` runs of 30 visits.
  void fill(int runs) const {
    auto store = open_store(path());
    const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
    for (int i = 0; i < runs; ++i) ASSERT_TRUE(store->begin_run(deck, sample_run(30, 1000 + i)).has_value());
  }

  void run_sql(const char* sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  void overwrite(std::size_t offset, std::size_t length) const {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(offset));
    file << std::string(length, '\xA5');
  }

  int visits_in(StateStore& store) const {
    const auto deck = store.recognise(seen_at("/talk.md"), 2).value();
    int visits = 0;
    const auto runs = store.runs(deck).value();
    for (const RunSummary& run : runs) visits += run.visits;
    return visits;
  }

  TemporaryFolder folder_;
};

TEST_F(StoreTroubleTest, saves_what_can_be_read_of_a_damaged_database) {
  fill(60);
  const std::size_t size = std::filesystem::file_size(path());
  // One page after another is spoilt, but for the first, without which nothing is a database; no visit is lost.
  const std::size_t pages = size / 4096;
  int spoilt = 0;
  for (std::size_t page = 1; page < pages; page += pages / 12, ++spoilt) {
    std::filesystem::copy_file(path(), folder_ / "sound", std::filesystem::copy_options::overwrite_existing);
    overwrite(page * 4096, 4096);
    {
      auto store = open_store(path());
      ASSERT_TRUE(store);
      ASSERT_TRUE(store->notice()) << "page " << page;
      EXPECT_TRUE(store->notice()->message.starts_with("the state database was damaged: ")) << store->notice()->message;
      EXPECT_GE(visits_in(*store), 60 * 30) << "page " << page << ": " << store->notice()->message;
      EXPECT_FALSE(open_store(path())->notice()) << "told once";
    }
    std::filesystem::copy_file(folder_ / "sound", path(), std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_TRUE(std::filesystem::exists(folder_ / ("lectern-damaged-" + std::to_string(spoilt) + ".db")));
}

TEST_F(StoreTroubleTest, keeps_what_is_no_database_aside_and_begins_a_new_one) {
  folder_.write("lectern.db", std::string(5000, 'x'));
  auto store = open_store(path());
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->notice());
  EXPECT_EQ(store->notice()->message,
            "the state database was damaged: 0 decks, 0 runs and 0 visits were saved from it, the damaged file is kept "
            "as " +
                (folder_ / "lectern-damaged-1.db"));
  EXPECT_EQ(std::filesystem::file_size(folder_ / "lectern-damaged-1.db"), 5000U);
  fill(1);
}

TEST_F(StoreTroubleTest, takes_an_empty_file_for_a_new_database) {
  folder_.write("lectern.db", "");
  EXPECT_FALSE(open_store(path())->notice());
}

TEST_F(StoreTroubleTest, leaves_a_newer_database_alone) {
  fill(1);
  run_sql("PRAGMA user_version = 99");
  const auto store = StateStore::open(path());
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().message,
            "the state database was written by a newer Lectern (form 99, this one knows 1): " + path());
}

TEST_F(StoreTroubleTest, leaves_another_programs_database_alone) {
  run_sql("CREATE TABLE bookmarks (url TEXT)");
  const auto store = StateStore::open(path());
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().message, "this is another program's database: " + path());
}

TEST_F(StoreTroubleTest, says_that_it_is_locked_and_saves_when_it_is_free_again) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto refused = store->save_talk(deck, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "the state database is in use by another program: " + path());
  EXPECT_TRUE(store->talk(deck).has_value()) << "reading goes on";
  sqlite3_close(other);
  EXPECT_TRUE(store->save_talk(deck, {}).has_value());
}

TEST_F(StoreTroubleTest, sees_that_its_files_are_gone_or_others) {
  const auto remove = [this](const char* end) { std::filesystem::remove(path() + end); };
  struct Row {
    const char* name;
    std::function<void()> change;
  };
  const std::vector<Row> rows{
      {"deleted", [&] { remove(""); }},
      {"its log deleted", [&] { remove("-wal"); }},
      {"its folder deleted", [&] { std::filesystem::remove_all(std::filesystem::path(path()).parent_path()); }},
      {"replaced by another",
       [&] {
         std::filesystem::copy_file(path(), folder_ / "copy");
         std::filesystem::rename(folder_ / "copy", path());
       }},
  };
  for (const Row& row : rows) {
    auto store = open_store(path());
    const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
    ASSERT_TRUE(store->save_talk(deck, {}).has_value());
    ASSERT_TRUE(store->look().has_value()) << row.name;
    row.change();
    const auto seen = store->look();
    ASSERT_FALSE(seen.has_value()) << row.name;
    EXPECT_EQ(seen.error().message, "the state database was deleted or replaced: " + path()) << row.name;
    EXPECT_TRUE(StateStore::needs_opening(seen.error()));
    store.reset();
    for (const char* end : {"", "-wal", "-shm"}) remove(end);
  }
}

TEST_F(StoreTroubleTest, sees_that_its_file_is_damaged_wherever_that_is) {
  fill(20);
  const auto size = std::filesystem::file_size(path());
  std::filesystem::copy_file(path(), folder_ / "sound");
  struct Row {
    const char* name;
    std::function<void()> change;
  };
  const std::vector<Row> rows{{"its head", [&] { overwrite(0, 100); }},
                              {"a page", [&] { overwrite(size / 8192 * 4096, 4096); }},
                              {"cut off", [&] { std::filesystem::resize_file(path(), size / 2); }},
                              {"emptied", [&] { std::filesystem::resize_file(path(), 0); }}};
  for (const Row& row : rows) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
    std::filesystem::copy_file(folder_ / "sound", path());
    auto store = open_store(path());
    ASSERT_TRUE(store->save_screen_choice("a", "b").has_value());
    ASSERT_TRUE(store->look().has_value()) << row.name;
    row.change();
    const auto seen = store->look();
    ASSERT_FALSE(seen.has_value()) << row.name;
    EXPECT_EQ(seen.error().message, "the state database is damaged: " + path()) << row.name;
    store.reset();
    auto again = StateStore::open(path(), StateStore::Opening::after_damage);
    ASSERT_TRUE(again.has_value()) << row.name << ": " << again.error().message;
    EXPECT_TRUE((*again)->save_screen_choice("a", "c").has_value()) << row.name;
    EXPECT_TRUE((*again)->look().has_value()) << row.name;
  }
}

TEST_F(StoreTroubleTest, takes_what_another_lectern_writes_for_no_damage) {
  auto store = open_store(path());
  const auto deck = store->recognise(seen_at("/talk.md"), 1).value();
  {
    auto other = open_store(path());
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(other->begin_run(deck, sample_run(30, 1000 + i)).has_value());
    ASSERT_TRUE(store->look().has_value());
  }
  run_sql("PRAGMA wal_checkpoint(TRUNCATE)");
  EXPECT_TRUE(store->look().has_value());
  EXPECT_EQ(store->runs(deck).value().size(), 30U);
}

TEST_F(StoreTroubleTest, leaves_the_log_of_the_database_that_took_its_place_alone) {
  auto first = open_store(path());
  ASSERT_TRUE(first->save_screen_choice("a", "first").has_value());
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
  auto second = open_store(path());
  ASSERT_TRUE(second->save_screen_choice("a", "second").has_value());
  first.reset();
  EXPECT_TRUE(second->look().has_value());
  EXPECT_EQ(second->screen_choice("a").value(), "second");
}

TEST_F(StoreTroubleTest, names_the_folder_that_cannot_be_made) {
  folder_.write("file", "x");
  const auto store = StateStore::open(folder_ / "file/lectern/lectern.db");
  ASSERT_FALSE(store.has_value());
  EXPECT_TRUE(store.error().message.starts_with("the folder for the state cannot be made: " + (folder_ / "file")))
      << store.error().message;
}

TEST_F(StoreTroubleTest, reads_a_database_that_it_may_not_write) {
  fill(2);
  ::chmod(path().c_str(), 0444);
  ::chmod(folder_.path().c_str(), 0555);
  // Root may write everything, so for the moment of opening it is somebody else.
  const bool is_root = ::geteuid() == 0;
  ASSERT_TRUE(!is_root || ::seteuid(65534) == 0);
  auto store = open_store(path());
  ASSERT_TRUE(!is_root || ::seteuid(0) == 0);
  ::chmod(folder_.path().c_str(), 0700);
  ASSERT_TRUE(store);
  EXPECT_FALSE(store->can_write());
  ASSERT_TRUE(store->notice());
  EXPECT_EQ(store->notice()->message, "the state database cannot be written: " + path());
  const auto deck = store->find_deck(seen_at("/talk.md")).value();
  ASSERT_TRUE(deck);
  EXPECT_EQ(store->runs(*deck).value().size(), 2U);
  EXPECT_FALSE(store->save_talk(*deck, {}).has_value());
}

}  // namespace
}  // namespace lectern
