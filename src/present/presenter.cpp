#include "present/presenter.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <utility>

#include "present/lost_windows.h"
#include "present/plan_of.h"
#include "show/resume.h"

namespace lectern {
namespace {

/// How long a key press may wait for its picture before a stand-in is shown: shorter than an eye notices, longer than
/// most slides take to paint, so that most jumps change the screen once.
constexpr std::chrono::milliseconds kPatience{24};
constexpr std::chrono::milliseconds kFirstPatience{1000};
/// How long a change of the displays waits for the store: no longer than a frame that is late.
constexpr std::chrono::milliseconds kChoicePatience{60};
constexpr Moment kPointerLife{2000};
/// How long a connection that broke may stay unnoticed: SDL goes on waiting for events that cannot come.
constexpr Moment kLongestSleep{500};
/// How often the room check looks whether the power changed.
constexpr Moment kRoomLook{5000};

std::string wall_clock() {
  const std::time_t time = std::time(nullptr);
  std::tm local{};
  localtime_r(&time, &local);
  return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

Error lost_connection() {
  return {"the window system closed the connection",
          "the talk's place is kept: the same command goes on there within two hours"};
}

int seconds_into_minute() {
  return static_cast<int>(std::time(nullptr) % 60);
}

}  // namespace

Presenter::Presenter(const PresentOptions& options, std::shared_ptr<const Briefing> briefing, PaintPool& pool,
                     Inbox& inbox, TalkMemory& memory, Recalled recalled, std::future<std::unique_ptr<UiFonts>> fonts)
    : options_(options),
      pool_(pool),
      inbox_(inbox),
      memory_(memory),
      recalled_(std::move(recalled)),
      screens_(
          options.screen,
          {.recall = [&memory](const std::string& displays) { return memory.screen_choice(displays, kChoicePatience); },
           .keep = [&memory](const std::string& displays,
                             const std::string& choice) { memory.choose_screen(displays, choice); }}),
      source_{std::move(briefing), 1, nullptr},
      plan_(plan_of(*source_.briefing)),
      gallery_(pool),
      audience_(gallery_),
      console_(gallery_, std::move(fonts)),
      record_(memory.keeper()) {
  const auto from = options.from_number ? slide_for_number(plan_, *options.from_number) : std::nullopt;
  show_ = start_show(plan_, from);
  show_.notes_shown = options.notes.value_or(!options.full_screen);
  show_.full_screen = options.full_screen;
  if (options.room_check) show_.room_check.emplace();
  shape_ = options.shape;
  facts_.forget(plan_.slides.size());
  pace_.follow(plan_, {});
  renew_list();
}

Result<int> Presenter::run() {
  if (auto begun = begin_rehearsal(); !begun) return std::unexpected(begun.error());
  if (auto opened = open_windows(); !opened) return std::unexpected(opened.error());
  keys_.emplace();
  fingers_.emplace();
  show_first_frame();
  while (!show_.quit && !inbox_.signal() && !failure_ && !inbox_.has_lost_connection()) {
    wait();
    if (inbox_.has_lost_connection()) break;
    collect();
    if (needs_draw_) draw(kPatience);
    if (fade_is_due()) {
      audience_.draw(audience_scenery(), windows_->audience());
      mend_windows();
    }
    save(false);
  }
  watcher_.reset();
  // Whoever asks the program to end from outside may do so in the middle of a talk; Ctrl+C is the speaker.
  save(show_.quit || inbox_.signal() == SIGINT);
  end_rehearsal();
  SDL_EnableScreenSaver();
  if (failure_) return std::unexpected(*failure_);
  if (inbox_.has_lost_connection()) return std::unexpected(lost_connection());
  const auto signal = inbox_.signal();
  return signal ? 128 + *signal : 0;
}

Result<void> Presenter::open_windows() {
  display_watch_ = std::make_unique<DisplayWatch>([this] { inbox_.wake(); });
  screens_.follow(displays_now());
  show_ = after(show_, screens_.changed({}, room_shape()), plan_, now());
  screens_.settle();
  come_back();
  const PixelSize size = chosen_window_size();
  // The workers begin while the windows are still being made.
  const std::vector<PictureKey> first = shows_slides_alone(show_, now())
                                            ? AudienceStage::wanted(audience_scenery(), size)
                                            : console_.wanted(scenery(), size);
  pool_.want(source_, first);
  SDL_GetGlobalMouseState(&pointer_at_.x, &pointer_at_.y);
  auto windows =
      TalkWindows::open({.title = window_title(*source_.briefing), .window_size = size}, show_, screens_.plan(), now());
  if (!windows) return std::unexpected(windows.error());
  windows_ = std::move(*windows);
  inbox_.events().attend(windows_->audience().handle());
  tell_of_lost_connection(windows_->audience().handle(), inbox_);
  return {};
}

void Presenter::show_first_frame() {
  draw(kFirstPatience);
  pool_.look_through();
  windows_->raise();
  SDL_DisableScreenSaver();
  ask_history();
  ask_desktop_for_stillness();
  if (!options_.watch) return;
  watcher_ = std::make_unique<ReloadWatcher>(
      options_.deck_path, [this] { return options_.read(shape_); },
      [this](ReadResult result) { inbox_.post_read(std::move(result)); });
  watcher_->watch_files(files_of(*source_.briefing));
  // It may have been saved between its reading and now.
  looks_again_ = true;
  watcher_->read_now();
  take_shape_of_screen();
}

/// Sleeps until something happens or something shown runs out, then handles all that waits.
void Presenter::wait() {
  SDL_Event event;
  const auto deadline = next_deadline();
  bool has_event = false;
  if (needs_draw_) {
    has_event = SDL_PollEvent(&event) != 0;
  } else if (deadline) {
    const auto left = std::max(Moment{0}, *deadline - now()) + Moment{1};
    has_event = inbox_.events().next(event, std::min(left, kLongestSleep));
    const auto picture = audience_.next_fade_picture();
    const bool is_for_fade = picture && *picture <= *deadline;
    needs_draw_ = needs_draw_ || (!has_event && now() >= *deadline && !is_for_fade);
  } else {
    has_event = inbox_.events().next(event, kLongestSleep);
  }
  for (; has_event; has_event = SDL_PollEvent(&event) != 0) handle(event);
  // Now that none waits, SDL's own state is ours: some keyboards let Ctrl go without an event for it.
  hold_modifiers(SDL_GetModState());
  scroll_teleprompter();
  note_rehearsal();
  note_talk();
  watch_pointer();
}

std::optional<Moment> Presenter::next_deadline() const {
  std::optional<Moment> first;
  const auto consider = [&](Moment moment) { first = std::min(first.value_or(moment), moment); };
  if (show_.full_screen && !pointer_hidden_) consider(pointer_moved_ + kPointerLife);
  if (show_.room_check) consider(now() + kRoomLook);
  if (const auto picture = audience_.next_fade_picture()) consider(*picture);
  if (show_.entry) consider(show_.entry->typed + kEntryLife);
  if (const auto due = practice_ ? practice_->next_due(now()) : std::nullopt) consider(*due);
  if (shows_slides_alone(show_, now()) && !shows_console_window(show_, now())) return first;
  if (show_.overview_cursor) return first;
  if (show_.message && current_message(show_, now())) consider(show_.message->since + kMessageLife);
  consider(now() + std::chrono::seconds(60 - seconds_into_minute()));
  if (show_.clock.running_since)
    consider(now() + std::chrono::seconds(1) - elapsed(show_.clock, now()) % std::chrono::seconds(1));
  return first;
}

/// A fade needs nothing but its own window drawn, and no event may hold it up.
bool Presenter::fade_is_due() {
  const auto picture = audience_.next_fade_picture();
  return picture && now() >= *picture && shows_slides_alone(show_, now()) && windows_->audience().is_shown();
}

/// Something the speaker did.
void Presenter::do_command(const Command& command) {
  was_used_ = true;
  if (show_.room_check && waits_for_room_check(command)) return;
  if (std::holds_alternative<ReadAgain>(command) && watcher_) watcher_->read_now();
  if (std::holds_alternative<StartTalk>(command)) windows_->raise();
  if (std::holds_alternative<StartTalk>(command) && is_speaking()) return;
  if (std::holds_alternative<AcceptCut>(command)) return accept_cut();
  if (practice_ && Practice::begins_speaking(show_, command)) return apply(ToggleClock{});
  if (std::holds_alternative<SwapScreens>(command) && show_.screens == ScreenState::separate) return swap_screens();
  if (const auto* choice = std::get_if<ChooseScreen>(&command);
      choice != nullptr && show_.screens == ScreenState::separate)
    return choose_screen(*choice);
  const bool was_apart = show_.console_apart;
  apply(command);
  follow_window_choice(was_apart);
  if (std::holds_alternative<TakeTool>(command)) look_under_pointer();
}

/// What is proposed at this moment is what the speaker agrees to.
void Presenter::accept_cut() {
  const auto cut = pace_.proposal(show_, plan_, now());
  apply(AcceptCut{cut ? cut->slides : std::vector<int>{}});
}

void Presenter::apply(const Command& command) {
  const Show before = show_;
  show_ = after(show_, command, plan_, now());
  if (!std::holds_alternative<PlanChanged>(command) && !has_places_of(show_, before)) {
    rest_.forget();
    place_waits_ = false;
  }
  reckon_slot(before);
  if (show_ != before) pace_.note(show_, now());
  if (practice_ && show_ != before) practice_->note(show_, now());
  note_talk();
  follow_effects(before);
  needs_draw_ = needs_draw_ || show_ != before;
}

void Presenter::follow_effects(const Show& before) {
  if (show_ == before || !windows_) return;
  if (show_.full_screen != before.full_screen) pointer_moved_ = now();
  follow_typing();
  if (show_.slide_shape != before.slide_shape) lay_out_in(show_.slide_shape);
  windows_->follow(show_, screens_.plan(), now());
}

void Presenter::collect() {
  if (display_watch_->is_watching() || !are_where_sdl_has_them(screens_.displays())) follow_displays();
  needs_draw_ = gallery_.collect(source_.generation) || needs_draw_;
  learn(gallery_.take_facts());
  if (auto read = inbox_.take_read()) adopt(std::move(*read));
  if (auto word = inbox_.take_word()) apply(Tell{std::move(*word)});
  learn_times();
}

/// What only the drawn frame knows and the state must respect: how far the notes scroll, how many tiles a row has.
void Presenter::settle_notes() {
  const View& view = console_.view();
  if (view.overview) return apply(SetOverviewColumns{view.overview->columns});
  if (!view.console.is_open || console_.notes_extent() <= 0) return;
  apply(SetNotesExtent{(console_.notes_extent() - static_cast<float>(view.console.notes.height)) / view.console.scale});
}

void Presenter::watch_pointer() {
  const bool hide = lights_ || (show_.full_screen && now() - pointer_moved_ >= kPointerLife);
  if (hide == pointer_hidden_) return;
  SDL_ShowCursor(hide ? SDL_DISABLE : SDL_ENABLE);
  pointer_hidden_ = hide;
}

/// The room's window first: it is what everybody waits for.
void Presenter::draw(std::chrono::milliseconds patience) {
  if (facts_.has_unlisted() && show_.diagnostics_shown) renew_list();
  needs_draw_ = false;
  // Typed digits run out without a command, and a window that was open for them closes.
  windows_->follow(show_, screens_.plan(), now());
  look_at_room();
  const bool slides_alone = shows_slides_alone(show_, now());
  PixelWindow& room = windows_->audience();
  PixelWindow* speaker = slides_alone ? windows_->console() : &room;
  const AudienceScenery audience = audience_scenery();
  const bool draws_room = slides_alone && room.is_shown();
  const auto in_room = draws_room ? AudienceStage::wanted(audience, room.size()) : std::vector<PictureKey>{};
  const auto at_speaker = speaker != nullptr ? console_.wanted(scenery(), speaker->size()) : std::vector<PictureKey>{};
  gallery_.await_nothing();
  gallery_.fetch(source_, in_room, at_speaker, patience);
  if (draws_room) audience_.draw(audience, room);
  if (!slides_alone) audience_.forget();
  if (speaker != nullptr) {
    gallery_.fetch(source_, at_speaker, {}, patience);
    console_.draw(scenery(), *speaker);
    settle_notes();
  }
  mend_windows();
  speaker = slides_alone ? windows_->console() : &room;
  const PixelSize console_size = speaker != nullptr ? speaker->size() : room.size();
  const bool has_console = speaker != nullptr || !show_.console_apart;
  gallery_.ask(
      source_,
      audience_wishes(show_, plan_, room.size(), audience.slide, audience.safe, source_.generation, card_revision_),
      has_console ? console_.wishes(scenery(), console_size) : WishList{});
}

AudienceScenery Presenter::audience_scenery() const {
  return {.view = audience_view(show_),
          .overlay = audience_overlay(show_, plan_),
          .generation = source_.generation,
          .slide = source_.briefing->deck.meta.slide_size,
          .safe = options_.safe,
          .card_revision = card_revision_,
          .ground = source_.briefing->theme.palette.paper,
          .fade_step = fade_step(),
          .now = now()};
}

Scenery Presenter::scenery() {
  return {.show = show_,
          .plan = plan_,
          .source = source_,
          .list_revision = list_revision_,
          .warnings = warnings_,
          .card_revision = card_revision_,
          .room = windows_ ? windows_->audience().size() : PixelSize{},
          .room_facts = room_facts_,
          .now = now(),
          .wall_clock = wall_clock(),
          .keys = options_.keys,
          .audience_screen = screens_.words_of_room(),
          .trouble = trouble_,
          .keeping = memory_.keeping(),
          .pace = pace_.facts(show_, plan_, now()),
          .keys_go_elsewhere = keys_go_elsewhere(),
          .slides_minimised = windows_ && show_.console_apart && windows_->audience().is_minimised(),
          .is_rehearsal = practice_.has_value()};
}

/// True while a talk goes on and none of its windows has the keyboard.
bool Presenter::keys_go_elsewhere() const {
  return !has_keyboard_ && is_speaking();
}

/// A rehearsal is spoken as a talk is, whatever its window shows.
bool Presenter::is_speaking() const {
  return is_presenting(show_) || (practice_ && show_.clock.started);
}

Moment Presenter::now() const {
  return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace lectern
