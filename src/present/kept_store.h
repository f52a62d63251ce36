#pragma once
// The state database for as long as a talk lasts. One that is deleted, replaced or damaged meanwhile is opened again,
// and one that could not be had or written at first is tried again now and then. Ids of rows hold for one opening only:
// whoever keeps one compares `opening()`. One thread at a time.

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/state_store.h"

namespace lectern {

class KeptStore {
 public:
  /// Opens the database; an Error for a path is told like one that cannot be opened.
  explicit KeptStore(Result<std::string> path);

  /// Null where there is none to be had.
  StateStore* store() const { return store_.get(); }
  bool can_write() const { return store_ && store_->can_write(); }
  /// Counts how often a database was opened.
  int opening() const { return opening_; }

  /// Before work: opens again what is not there any more as it was opened, or was not to be had or written.
  void look_after();
  /// After work that failed: the database is opened again where that mends it. True where it was.
  bool mend(const Error& error);

  /// Why nothing can be kept at the moment; nothing where it can.
  const std::optional<Error>& trouble() const { return trouble_; }
  /// What the speaker should be told, once.
  std::optional<Error> take_word();

 private:
  using Clock = std::chrono::steady_clock;
  void open(const std::optional<Error>& reason);

  Result<std::string> path_;
  std::unique_ptr<StateStore> store_;
  int opening_ = 0;
  Clock::time_point next_try_;  ///< for what was not to be had
  std::chrono::seconds pause_;
  std::optional<Error> trouble_;
  std::optional<Error> word_;
};

}  // namespace lectern
