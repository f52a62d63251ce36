// The part of StateStore that keeps where a talk stood, its ink and its screens.

#include <unistd.h>

#include "store/state_store.h"
#include "store/store_internals.h"

namespace lectern {

namespace {

constexpr const char* kColumns =
    "SELECT saved_at, ended_cleanly, fingerprint, anchor, number, slide, page, step, clock_started, clock_running, "
    "elapsed, notes_size, extra FROM talk ";

/// The only row of a statement with these columns.
Result<std::optional<TalkState>> read_talk(Statement& statement) {
  const auto row = statement.step();
  if (!row) return std::unexpected(row.error().error);
  if (!*row) return std::nullopt;
  TalkState state;
  state.saved_at = statement.number(0);
  state.ended_cleanly = statement.number(1) != 0;
  state.fingerprint = static_cast<std::uint64_t>(statement.number(2));
  state.anchor = statement.text(3);
  state.number = static_cast<int>(statement.number(4));
  state.place = {static_cast<int>(statement.number(5)), static_cast<int>(statement.number(6)),
                 static_cast<int>(statement.number(7))};
  state.clock_started = statement.number(8) != 0;
  state.clock_running = statement.number(9) != 0;
  state.elapsed = Moment{statement.number(10)};
  state.notes_size = static_cast<float>(statement.real(11));
  state.extra = statement.bytes(12);
  return state;
}

}  // namespace

Result<std::optional<TalkState>> StateStore::talk(DeckId deck) {
  Statement statement(internals_->database, std::string(kColumns) + "WHERE deck = ?");
  return read_talk(statement.bind(row_of(deck)));
}

Result<std::optional<TalkState>> StateStore::latest_talk() {
  Statement statement(internals_->database, std::string(kColumns) + "ORDER BY saved_at DESC, deck DESC LIMIT 1");
  return read_talk(statement);
}

Result<void> StateStore::save_talk(DeckId deck, const TalkState& state) {
  Statement statement(internals_->database,
                      "INSERT OR REPLACE INTO talk (deck, saved_at, ended_cleanly, fingerprint, anchor, number, slide, "
                      "page, step, clock_started, clock_running, elapsed, notes_size, extra, holder) VALUES (?, ?, ?, "
                      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  statement.bind(row_of(deck)).bind(state.saved_at).bind(std::int64_t{state.ended_cleanly});
  statement.bind(static_cast<std::int64_t>(state.fingerprint)).bind(state.anchor).bind(std::int64_t{state.number});
  statement.bind(std::int64_t{state.place.slide}).bind(std::int64_t{state.place.page});
  statement.bind(std::int64_t{state.place.step}).bind(std::int64_t{state.clock_started});
  statement.bind(std::int64_t{state.clock_running}).bind(std::int64_t{state.elapsed.count()});
  statement.bind(static_cast<double>(state.notes_size)).bind(state.extra).bind(std::int64_t{::getpid()});
  return told(statement.run());
}

Result<void> StateStore::forget_talk(DeckId deck) {
  Statement statement(internals_->database, "DELETE FROM talk WHERE deck = ?");
  return told(statement.bind(row_of(deck)).run());
}

Result<std::vector<std::uint8_t>> StateStore::ink(DeckId deck) {
  Statement statement(internals_->database, "SELECT bytes FROM ink WHERE deck = ?");
  const auto row = statement.bind(row_of(deck)).step();
  if (!row) return std::unexpected(row.error().error);
  return *row ? statement.bytes(0) : std::vector<std::uint8_t>();
}

Result<void> StateStore::save_ink(DeckId deck, const std::vector<std::uint8_t>& bytes) {
  Statement statement(internals_->database, "INSERT OR REPLACE INTO ink (deck, bytes) VALUES (?, ?)");
  return told(statement.bind(row_of(deck)).bind(bytes).run());
}

Result<std::optional<std::string>> StateStore::screen_choice(const std::string& displays) {
  Statement statement(internals_->database, "SELECT choice FROM screen_choice WHERE displays = ?");
  const auto row = statement.bind(displays).step();
  if (!row) return std::unexpected(row.error().error);
  return *row ? std::optional(statement.text(0)) : std::nullopt;
}

Result<void> StateStore::save_screen_choice(const std::string& displays, const std::string& choice) {
  Statement statement(internals_->database,
                      "INSERT INTO screen_choice (displays, choice) VALUES (?, ?) ON CONFLICT (displays) DO UPDATE SET "
                      "choice = excluded.choice");
  return told(statement.bind(displays).bind(choice).run());
}

}  // namespace lectern
