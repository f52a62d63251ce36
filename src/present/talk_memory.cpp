#include "present/talk_memory.h"

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

}  // namespace

Recalled TalkMemory::recall(const Briefing& briefing, const ShowPlan& plan, const std::string& deck_path,
                            std::chrono::milliseconds patience) {
  auto promise = std::make_shared<std::promise<Recalled>>();
  auto answer = promise->get_future();
  keeper_->post([promise, seen = deck_seen(briefing, plan, deck_path)](StateStore* store) {
    Recalled recalled;
    if (store != nullptr) {
      const auto deck = store->recognise(seen, unix_now());
      const auto held = deck ? store->hold_talk(*deck) : Result<bool>(false);
      recalled.held_by_another = deck && held && !*held;
      if (deck && held && *held) {
        recalled.deck = *deck;
        if (auto talk = store->talk(*deck)) recalled.talk = *std::move(talk);
        if (!recalled.talk) recalled.of_another = store->latest_talk().value_or(std::nullopt);
        if (const auto ink = store->ink(*deck)) recalled.ink = ink_from(*ink);
      }
    }
    promise->set_value(std::move(recalled));
    return Result<void>{};
  });
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
  keeper_->post(
      [with_this_look](StateStore* store) { return store == nullptr ? Result<void>{} : with_this_look(*store); },
      StateKeeper::Saves::talk);
}

void TalkMemory::save(const Show& show, const ShowPlan& plan, Moment now, bool ended) {
  save_look(show);
  if (!deck_) return;
  TalkState state = state_of(show, plan, now);
  state.ended_cleanly = ended;
  if (!saved_ || !says_the_same(state, *saved_)) {
    saved_ = state;
    state.saved_at = unix_now();
    keeper_->post([deck = *deck_, state = std::move(state)](
                      StateStore* store) { return store == nullptr ? Result<void>{} : store->save_talk(deck, state); },
                  StateKeeper::Saves::talk);
  }
  if (show.ink == saved_ink_ || !show.ink) return;
  saved_ink_ = show.ink;
  keeper_->post(
      [deck = *deck_, ink = show.ink](StateStore* store) {
        const std::string text = write_ink(*ink);
        return store == nullptr ? Result<void>{} : store->save_ink(deck, {text.begin(), text.end()});
      },
      StateKeeper::Saves::ink);
}

std::optional<std::string> TalkMemory::screen_choice(const std::string& displays, std::chrono::milliseconds patience) {
  auto promise = std::make_shared<std::promise<std::optional<std::string>>>();
  auto answer = promise->get_future();
  keeper_->post([promise, displays](StateStore* store) {
    auto choice = store == nullptr ? Result<std::optional<std::string>>(std::nullopt) : store->screen_choice(displays);
    promise->set_value(choice ? *std::move(choice) : std::nullopt);
    return Result<void>{};
  });
  return answer_in(std::move(answer), patience);
}

void TalkMemory::choose_screen(const std::string& displays, const std::string& choice) {
  keeper_->post([displays, choice](StateStore* store) {
    return store == nullptr ? Result<void>{} : store->save_screen_choice(displays, choice);
  });
}

}  // namespace lectern
