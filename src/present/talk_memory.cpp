#include "present/talk_memory.h"

#include <atomic>
#include <cstdint>
#include <future>
#include <string_view>
#include <utility>
#include <vector>

#include "present/history.h"
#include "show/kept_talk.h"
#include "show/resume.h"

namespace lectern {
namespace {

std::int64_t unix_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string text_of(const std::vector<std::uint8_t>& bytes) {
  return {bytes.begin(), bytes.end()};
}

SharedInk ink_from(const std::vector<std::uint8_t>& bytes) {
  auto ink = read_ink(text_of(bytes));
  return ink ? std::make_shared<const InkBook>(*std::move(ink)) : nullptr;
}

/// Waits for an answer of the keeper's thread, which may be stuck on a disk or a lock.
template <class Answer>
Answer answer_in(std::future<Answer> future, std::chrono::milliseconds patience) {
  return future.wait_for(patience) == std::future_status::ready ? future.get() : Answer{};
}

TalkState state_of(const Show& show, const ShowPlan& plan, Moment now) {
  TalkState state;
  state.place = show.place;
  if (show.place.slide != kNoSlide) {
    const PlanSlide& slide = plan.slides[static_cast<std::size_t>(show.place.slide)];
    state.fingerprint = slide.fingerprint;
    state.anchor = slide.anchor;
    state.number = slide.number;
  }
  state.clock_started = show.clock.started;
  state.clock_running = show.clock.running_since.has_value();
  state.elapsed = elapsed(show.clock, now);
  state.notes_size = show.notes_size;
  const std::string kept = write_kept(show, plan);
  state.extra.assign(kept.begin(), kept.end());
  return state;
}

/// Equal but for what runs on by itself.
bool says_the_same(TalkState one, const TalkState& other) {
  one.saved_at = other.saved_at;
  one.elapsed = other.elapsed;
  return one == other;
}

std::vector<std::uint8_t> bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}

}  // namespace

struct TalkMemory::Held {
  DeckSeen seen;
  std::function<void(const Error&)> tell;
  int opening = 0;             ///< of the database in which the rest holds
  std::optional<DeckId> deck;  ///< absent: another Lectern keeps this talk
  bool was_looked_for = false;
  bool has_told = false;
  std::atomic<bool> is_of_another = false;  ///< as last seen; read by the main thread
  SharedInk ink_found;                      ///< when the deck was first looked for

  /// The deck's row, with the talk held for this process; nothing where another one has it.
  Result<std::optional<DeckId>> deck_in(KeptStore& kept);
  /// The same for a talk that was begun as one that is kept.
  Result<std::optional<DeckId>> deck_to_save(KeptStore& kept);
  Recalled recall(KeptStore& kept);
};

Result<std::optional<DeckId>> TalkMemory::Held::deck_in(KeptStore& kept) {
  if (opening == kept.opening()) return deck;
  StateStore& store = *kept.store();
  const auto found = store.recognise(seen, unix_now());
  if (!found) return std::unexpected(found.error());
  const auto is_held = store.hold_talk(*found, was_looked_for ? std::chrono::milliseconds{0} : StateStore::kDying);
  if (!is_held) return std::unexpected(is_held.error());
  deck = *is_held ? std::optional(*found) : std::nullopt;
  opening = kept.opening();
  if (!std::exchange(was_looked_for, true) && deck) {
    if (const auto ink = store.ink(*deck)) ink_found = ink_from(*ink);
  }
  return deck;
}

Result<std::optional<DeckId>> TalkMemory::Held::deck_to_save(KeptStore& kept) {
  auto found = deck_in(kept);
  is_of_another = found && !*found;
  if (found && !*found && !std::exchange(has_told, true))
    tell({"another Lectern shows this deck and keeps its place; this one does not any more", {}});
  return found;
}

/// From a database that may only be read, or not be written just now, the talk is come back to all the same.
Recalled TalkMemory::Held::recall(KeptStore& kept) {
  Recalled recalled;
  if (kept.store() == nullptr) return recalled;
  StateStore& store = *kept.store();
  const auto written = kept.can_write() ? deck_in(kept) : std::unexpected(Error{});
  const auto known = written ? written : store.find_deck(seen);
  if (!known) return recalled;
  recalled.held_by_another = written && !*known;
  is_of_another = recalled.held_by_another;
  recalled.is_answer = true;
  if (recalled.held_by_another) return recalled;
  if (const auto& row = *known) {
    if (auto talk = store.talk(*row)) recalled.talk = *std::move(talk);
    const auto ink = store.ink(*row);
    recalled.ink = ink ? ink_from(*ink) : nullptr;
  }
  if (!recalled.talk) recalled.of_another = store.latest_talk().value_or(std::nullopt);
  return recalled;
}

TalkMemory::TalkMemory(std::function<void(const Error&)> tell)
    : keeper_(std::make_shared<StateKeeper>(tell)), tell_(std::move(tell)) {}

Keeping TalkMemory::keeping() const {
  if (held_ && held_->is_of_another) return Keeping::by_another;
  return keeper_->is_refused() ? Keeping::refused : Keeping::kept;
}

Recalled TalkMemory::recall(const Briefing& briefing, const ShowPlan& plan, const std::string& deck_path,
                            std::chrono::milliseconds patience) {
  auto promise = std::make_shared<std::promise<Recalled>>();
  auto answer = promise->get_future();
  held_ = std::make_shared<Held>();
  held_->seen = deck_seen(briefing, plan, deck_path);
  held_->tell = tell_;
  keeper_->post([promise, held = held_](KeptStore& kept) { promise->set_value(held->recall(kept)); });
  return answer_in(std::move(answer), patience);
}

ShowPlan TalkMemory::with_pages(const Recalled& recalled, ShowPlan plan) {
  return recalled.talk ? with_kept_pages(std::move(plan), text_of(recalled.talk->extra)) : std::move(plan);
}

LeftTalk TalkMemory::look_of(const TalkState& talk) {
  LeftTalk left;
  left.notes_size = talk.notes_size;
  read_kept(text_of(talk.extra), ShowPlan{}, left);
  return left;
}

std::optional<LeftTalk> TalkMemory::left_talk(const Recalled& recalled, const ShowPlan& plan) {
  if (!recalled.talk) return std::nullopt;
  const TalkState& talk = *recalled.talk;
  LeftTalk left;
  left.place = found_again(plan, talk.fingerprint, talk.anchor, talk.place);
  left.ended_cleanly = talk.ended_cleanly;
  left.age = Moment{unix_now() - talk.saved_at};
  left.clock_started = talk.clock_started;
  left.clock_running = talk.clock_running;
  left.elapsed = talk.elapsed;
  left.notes_size = talk.notes_size;
  left.ink = recalled.ink;
  read_kept(text_of(talk.extra), plan, left);
  return left;
}

bool TalkMemory::knows_place(const Recalled& recalled, const ShowPlan& plan) {
  if (!recalled.talk) return false;
  const TalkState& talk = *recalled.talk;
  return same_slide(plan, talk.fingerprint, talk.anchor, talk.place.slide).has_value();
}

void TalkMemory::keep_look(DeckSeen deck, const Show& show) {
  look_deck_ = std::move(deck);
  saved_look_ = {show.notes_size, show.look};
}

/// Into what is kept of the deck's talk, which stays as old as it is; a deck without one gets a talk that nothing was
/// said of.
void TalkMemory::save_look(const Show& show) {
  const Look look{show.notes_size, show.look};
  if (!look_deck_ || look == saved_look_) return;
  saved_look_ = look;
  const auto with_this_look = [seen = *look_deck_, look](StateStore& store) -> Result<void> {
    const auto known = store.find_deck(seen);
    const auto deck = known && *known ? Result<DeckId>(**known) : store.recognise(seen, unix_now());
    if (!deck) return std::unexpected(deck.error());
    const auto holder = store.talk_holder(*deck);
    // Whoever shows the deck keeps its look as well.
    if (holder && *holder) return {};
    const auto kept = store.talk(*deck);
    if (!kept) return std::unexpected(kept.error());
    TalkState untold;
    untold.saved_at = unix_now();
    untold.ended_cleanly = true;
    TalkState state = kept->value_or(untold);
    state.notes_size = look.notes_size;
    const std::string extra = with_look(text_of(state.extra), look.console);
    state.extra.assign(extra.begin(), extra.end());
    return store.save_talk(*deck, state);
  };
  keeper_->keep(StateKeeper::Saves::talk, [with_this_look](KeptStore& kept) { return with_this_look(*kept.store()); });
}

void TalkMemory::keep(const Recalled& recalled) {
  is_kept_ = held_ && !recalled.held_by_another;
  knows_ink_ = recalled.is_answer;
}

void TalkMemory::save(const Show& show, const ShowPlan& plan, Moment now, bool ended) {
  save_look(show);
  if (!is_kept_) return;
  TalkState state = state_of(show, plan, now);
  state.ended_cleanly = ended;
  if (!saved_ || !says_the_same(state, *saved_)) {
    saved_ = state;
    state.saved_at = unix_now();
    keeper_->keep(StateKeeper::Saves::talk, [held = held_, state = std::move(state)](KeptStore& kept) -> Result<void> {
      const auto deck = held->deck_to_save(kept);
      if (!deck) return std::unexpected(deck.error());
      return *deck ? kept.store()->save_talk(**deck, state) : Result<void>{};
    });
  }
  if (show.ink == saved_ink_ || !show.ink) return;
  saved_ink_ = show.ink;
  keeper_->keep(StateKeeper::Saves::ink,
                [held = held_, ink = show.ink, knows_ink = knows_ink_](KeptStore& kept) -> Result<void> {
                  const auto deck = held->deck_to_save(kept);
                  if (!deck) return std::unexpected(deck.error());
                  const SharedInk all = knows_ink ? ink : laid_over(held->ink_found, ink);
                  return *deck ? kept.store()->save_ink(**deck, bytes_of(write_ink(*all))) : Result<void>{};
                });
}

std::optional<std::string> TalkMemory::screen_choice(const std::string& displays, std::chrono::milliseconds patience) {
  auto promise = std::make_shared<std::promise<std::optional<std::string>>>();
  auto answer = promise->get_future();
  keeper_->post([promise, displays](KeptStore& kept) {
    auto choice =
        kept.store() == nullptr ? Result<std::optional<std::string>>() : kept.store()->screen_choice(displays);
    promise->set_value(choice ? *std::move(choice) : std::nullopt);
  });
  return answer_in(std::move(answer), patience);
}

void TalkMemory::choose_screen(const std::string& displays, const std::string& choice) {
  choices_.insert_or_assign(displays, choice);
  keeper_->keep(StateKeeper::Saves::screens, [choices = choices_](KeptStore& kept) {
    Result<void> saved;
    for (const auto& [set, chosen] : choices) {
      if (saved) saved = kept.store()->save_screen_choice(set, chosen);
    }
    return saved;
  });
}

}  // namespace lectern
