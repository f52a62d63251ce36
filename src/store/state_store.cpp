#include "store/state_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

#include "show/recognise.h"
#include "store/store_internals.h"

namespace lectern {
namespace {

bool is_there(const std::string& path) {
  struct stat found{};
  return !path.empty() && ::stat(path.c_str(), &found) == 0;
}

DatabaseResult<std::vector<SlideIdentity>> slides_of_deck(Database& database, std::int64_t deck) {
  Statement statement(database,
                      "SELECT fingerprint, anchor, title, sketch FROM deck_slide JOIN slide ON slide.id = "
                      "deck_slide.slide WHERE deck_slide.deck = ? ORDER BY position");
  statement.bind(deck);
  std::vector<SlideIdentity> slides;
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return slides;
    slides.push_back({static_cast<std::uint64_t>(statement.number(0)), statement.text(1), statement.text(2),
                      sketch_from(statement.bytes(3))});
  }
}

DatabaseResult<std::vector<KnownDeck>> known_decks(Database& database, const std::string& path) {
  std::vector<KnownDeck> decks;
  Statement statement(database, "SELECT id, path FROM deck ORDER BY seen_at DESC, id");
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    decks.push_back({statement.number(0), statement.text(1), false, {}});
  }
  for (KnownDeck& deck : decks) {
    deck.file_is_there = is_there(deck.path);
    if (deck.file_is_there && deck.path != path) continue;  // neither this deck nor moved
    auto slides = slides_of_deck(database, deck.id);
    if (!slides) return std::unexpected(slides.error());
    deck.slides = std::move(*slides);
  }
  return decks;
}

DatabaseResult<std::optional<std::int64_t>> look_up(Database& database, const DeckSeen& seen) {
  const auto known = known_decks(database, seen.path);
  if (!known) return std::unexpected(known.error());
  return recognised(*known, seen.path, seen.slides);
}

/// Rewrites the list of slides, unless it is the one that is there.
DatabaseResult<void> remember_slides(Database& database, DeckId deck, const std::vector<SlideIdentity>& slides) {
  const auto before = slides_of_deck(database, row_of(deck));
  if (!before) return std::unexpected(before.error());
  if (*before == slides) return {};
  Statement clear(database, "DELETE FROM deck_slide WHERE deck = ?");
  if (auto done = clear.bind(row_of(deck)).run(); !done) return done;
  for (std::size_t i = 0; i < slides.size(); ++i) {
    RunSlide slide;
    slide.identity = slides[i];
    const auto row = slide_row(database, deck, slide);
    if (!row) return std::unexpected(row.error());
    Statement insert(database, "INSERT INTO deck_slide (deck, position, slide) VALUES (?, ?, ?)");
    if (auto done = insert.bind(row_of(deck)).bind(static_cast<std::int64_t>(i)).bind(*row).run(); !done) return done;
  }
  return {};
}

DatabaseResult<DeckId> remember_deck(Database& database, const DeckSeen& seen, std::int64_t unix_ms) {
  Transaction transaction(database);
  if (auto begun = transaction.begin(); !begun) return std::unexpected(begun.error());
  const auto found = look_up(database, seen);
  if (!found) return std::unexpected(found.error());
  Statement statement(database, *found ? "UPDATE deck SET path = ?, title = ?, seen_at = ? WHERE id = ?"
                                       : "INSERT INTO deck (path, title, seen_at) VALUES (?, ?, ?)");
  statement.bind(seen.path).bind(seen.title).bind(unix_ms);
  if (*found) statement.bind(**found);
  if (auto done = statement.run(); !done) return std::unexpected(done.error());
  const auto deck = static_cast<DeckId>(*found ? **found : database.last_row());
  // A deck that was moved over another one: the other has no file any more.
  Statement others(database, "UPDATE deck SET path = '' WHERE path = ? AND id <> ?");
  if (auto done = others.bind(seen.path).bind(row_of(deck)).run(); !done) return std::unexpected(done.error());
  if (auto done = remember_slides(database, deck, seen.slides); !done) return std::unexpected(done.error());
  if (auto done = transaction.commit(); !done) return std::unexpected(done.error());
  return deck;
}

/// Where the bytes of rehearsals begin in the lock file.
constexpr std::int64_t kRehearsals = std::int64_t{1} << 40;

constexpr std::chrono::milliseconds kBetweenTries{10};

/// Each deck has a byte of the lock file. The lock belongs to the open file, so it goes when the process ends.
struct flock lock_at(std::int64_t place) {
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = place;
  lock.l_len = 1;
  return lock;
}

}  // namespace

StateStore::Internals::~Internals() {
  if (lock_file >= 0) ::close(lock_file);
}

StateStore::StateStore(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}

StateStore::~StateStore() = default;

Result<std::unique_ptr<StateStore>> StateStore::open(const std::string& path, Opening opening) {
  auto opened = open_database(path, opening == Opening::plain ? Thoroughness::quick : Thoroughness::full);
  if (!opened) return std::unexpected(opened.error().error);
  return std::unique_ptr<StateStore>(new StateStore(std::make_unique<Internals>(std::move(*opened))));
}

const std::optional<Error>& StateStore::notice() const {
  return internals_->notice;
}

bool StateStore::needs_opening(const Error& error) {
  return error.message.starts_with(kDamaged) || error.message.starts_with(kGone);
}

Result<void> StateStore::look() {
  auto seen = internals_->watch.look(internals_->database);
  if (!seen) internals_->database.leave_log();
  return told(std::move(seen));
}

bool StateStore::can_write() const {
  return internals_->can_write;
}

Result<DeckId> StateStore::recognise(const DeckSeen& seen, std::int64_t unix_ms) {
  return told(remember_deck(internals_->database, seen, unix_ms));
}

Result<std::optional<DeckId>> StateStore::find_deck(const DeckSeen& seen) {
  const auto found = look_up(internals_->database, seen);
  if (!found) return std::unexpected(found.error().error);
  return *found ? std::optional(static_cast<DeckId>(**found)) : std::nullopt;
}

Result<bool> StateStore::hold_talk(DeckId deck, std::chrono::milliseconds patience) {
  auto held = internals_->hold(row_of(deck), patience);
  if (!held || !*held) return held;
  // Only for telling who; a database that cannot be written to at the moment does not matter here.
  Statement statement(internals_->database, "UPDATE talk SET holder = ? WHERE deck = ?");
  (void)statement.bind(std::int64_t{::getpid()}).bind(row_of(deck)).run();
  return true;
}

Result<bool> StateStore::hold_rehearsal(DeckId deck, std::chrono::milliseconds patience) {
  return internals_->hold(kRehearsals + row_of(deck), patience);
}

Result<bool> StateStore::Internals::hold(std::int64_t place, std::chrono::milliseconds patience) {
  const std::string path = database.path() + ".talks";
  if (lock_file < 0) lock_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_file < 0) {
    const std::error_code code(errno, std::generic_category());
    return std::unexpected(
        Error{"the file that says who gives a talk cannot be opened: " + path + ": " + code.message(),
              "give yourself write access to it and its folder"});
  }
  struct flock lock = lock_at(place);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (::fcntl(lock_file, F_OFD_SETLK, &lock) != 0) {
    // Waiting inside the kernel has no time limit.
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(kBetweenTries);
  }
  return true;
}

Result<std::optional<std::int64_t>> StateStore::talk_holder(DeckId deck) {
  const std::string path = internals_->database.path() + ".talks";
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct flock lock = lock_at(row_of(deck));
  const bool asked = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
  ::close(file);
  if (!asked || lock.l_type == F_UNLCK) return std::nullopt;
  Statement statement(internals_->database, "SELECT holder FROM talk WHERE deck = ?");
  const auto row = statement.bind(row_of(deck)).step();
  if (!row) return std::unexpected(row.error().error);
  return *row ? statement.number(0) : 0;
}

DatabaseResult<std::int64_t> slide_row(Database& database, DeckId deck, const RunSlide& slide) {
  const std::vector<std::uint8_t> sketch = bytes_of(slide.identity.sketch);
  constexpr std::string_view kFind =
      "SELECT id FROM slide WHERE deck = ? AND fingerprint = ? AND anchor = ? AND title = ? AND sketch = ? AND kind = "
      "? AND words = ? AND characters = ? AND besides = ?";
  constexpr std::string_view kInsert =
      "INSERT INTO slide (deck, fingerprint, anchor, title, sketch, kind, words, characters, besides) VALUES (?, ?, ?, "
      "?, ?, ?, ?, ?, ?)";
  const auto bind_all = [&](Statement& statement) {
    statement.bind(row_of(deck)).bind(static_cast<std::int64_t>(slide.identity.fingerprint));
    statement.bind(slide.identity.anchor).bind(slide.identity.title).bind(sketch);
    statement.bind(static_cast<std::int64_t>(slide.kind)).bind(std::int64_t{slide.words});
    statement.bind(std::int64_t{slide.characters}).bind(std::int64_t{slide.besides_words.count()});
  };
  Statement find(database, kFind);
  bind_all(find);
  const auto row = find.step();
  if (!row) return std::unexpected(row.error());
  if (*row) return find.number(0);
  Statement insert(database, kInsert);
  bind_all(insert);
  if (auto done = insert.run(); !done) return std::unexpected(done.error());
  return database.last_row();
}

std::vector<std::uint8_t> bytes_of(const Sketch& sketch) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(sketch.size() * 4);
  for (const std::uint32_t hash : sketch) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(hash >> shift));
  }
  return bytes;
}

Sketch sketch_from(const std::vector<std::uint8_t>& bytes) {
  Sketch sketch;
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    std::uint32_t hash = 0;
    for (std::size_t k = 0; k < 4; ++k) hash |= static_cast<std::uint32_t>(bytes[i + k]) << (8 * k);
    sketch.push_back(hash);
  }
  return sketch;
}

}  // namespace lectern
