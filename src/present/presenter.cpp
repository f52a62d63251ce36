#include "present/presenter.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iterator>
#include <utility>

#include "base/words.h"
#include "present/notes_picture.h"
#include "present/plan_of.h"
#include "show/keys.h"

namespace lectern {
namespace {

/// How long a key press may wait for its picture before a stand-in is shown: shorter than an eye notices, longer than
/// most slides take to paint, so that most jumps change the screen once.
constexpr std::chrono::milliseconds kPatience{24};
constexpr std::chrono::milliseconds kFirstPatience{1000};
constexpr Moment kPointerLife{2000};
constexpr float kWheelScroll = 60;

std::string wall_clock() {
  const std::time_t time = std::time(nullptr);
  std::tm local{};
  localtime_r(&time, &local);
  return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

int seconds_into_minute() {
  return static_cast<int>(std::time(nullptr) % 60);
}

int errors_in(const Briefing& briefing) {
  return briefing.diagnostics.count(Severity::error);
}

bool is_empty(const Briefing& briefing) {
  return briefing.deck.slides.empty() || trimmed(briefing.source.text()).empty();
}

}  // namespace

Presenter::Presenter(const PresentOptions& options, std::shared_ptr<const Briefing> briefing, PaintPool& pool,
                     Inbox& inbox, std::future<std::unique_ptr<UiFonts>> fonts)
    : options_(options),
      pool_(pool),
      inbox_(inbox),
      source_{std::move(briefing), 1, nullptr},
      plan_(plan_of(*source_.briefing)),
      stage_(pool, std::move(fonts)) {
  const auto from = options.from_number ? slide_for_number(plan_, *options.from_number) : std::nullopt;
  show_ = start_show(plan_, from);
  show_.notes_shown = options.notes.value_or(!options.full_screen);
  show_.full_screen = options.full_screen;
  slide_diagnostics_.resize(plan_.slides.size());
  renew_list();
}

Result<int> Presenter::run() {
  const int display = options_.screen ? *options_.screen - 1 : -1;
  const PixelSize size = chosen_window_size();
  stage_.prepare(scenery(), size);
  auto window = AudienceWindow::open({.title = window_title(*source_.briefing),
                                      .size = size,
                                      .display = display,
                                      .full_screen = options_.full_screen});
  if (!window) return std::unexpected(window.error());
  window_ = std::move(*window);
  keys_.emplace();
  show_first_frame(*window_);
  while (!show_.quit && !inbox_.signal()) {
    wait();
    collect();
    if (needs_draw_) draw(kPatience);
  }
  watcher_.reset();
  SDL_EnableScreenSaver();
  const auto signal = inbox_.signal();
  return signal ? 128 + *signal : 0;
}

PixelSize Presenter::chosen_window_size() const {
  const int display = options_.screen ? *options_.screen - 1 : -1;
  if (options_.full_screen) {
    SDL_Rect bounds{0, 0, 1920, 1080};
    SDL_GetDisplayBounds(std::max(0, display), &bounds);
    return {bounds.w, bounds.h};
  }
  if (options_.window_size.width > 0 && options_.window_size.height > 0) return options_.window_size;
  const PixelSize room = usable_display_size(display);
  const PixelSize most{room.width * 9 / 10, room.height * 9 / 10};
  // With notes the window has the shape of a desk, without them that of the slide.
  return fitted_size(show_.notes_shown ? Size{1600, 1000} : source_.briefing->deck.meta.slide_size, most);
}

void Presenter::show_first_frame(AudienceWindow& window) {
  draw(kFirstPatience);
  pool_.look_through();
  window.raise();
  SDL_DisableScreenSaver();
  if (!options_.watch) return;
  watcher_ = std::make_unique<ReloadWatcher>(options_.deck_path, options_.read,
                                             [this](ReadResult result) { inbox_.post_read(std::move(result)); });
  watcher_->watch_files(files_of(source_.briefing->deck));
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
    has_event = SDL_WaitEventTimeout(&event, static_cast<int>(std::min(left, Moment{60'000}).count())) != 0;
    needs_draw_ = needs_draw_ || (!has_event && now() >= *deadline);
  } else {
    has_event = SDL_WaitEvent(&event) != 0;
  }
  for (; has_event; has_event = SDL_PollEvent(&event) != 0) handle(event);
  watch_pointer();
}

std::optional<Moment> Presenter::next_deadline() const {
  std::optional<Moment> first;
  const auto consider = [&](Moment moment) { first = std::min(first.value_or(moment), moment); };
  if (show_.full_screen && !pointer_hidden_) consider(pointer_moved_ + kPointerLife);
  if (show_.entry && !show_.entry->asked_for) consider(show_.entry->typed + kEntryLife);
  if (!stage_.view().console.is_open || show_.overview_cursor) return first;
  if (show_.message && current_message(show_, now())) consider(show_.message->since + kMessageLife);
  consider(now() + std::chrono::seconds(60 - seconds_into_minute()));
  if (show_.clock.running_since)
    consider(now() + std::chrono::seconds(1) - elapsed(show_.clock, now()) % std::chrono::seconds(1));
  return first;
}

void Presenter::handle(const SDL_Event& event) {
  if (const auto press = keys_ ? keys_->key_press(event) : std::nullopt) {
    if (const auto command = command_for(*press, show_)) do_command(*command);
    return;
  }
  switch (event.type) {
    case SDL_QUIT:
      do_command(Quit{});
      break;
    case SDL_WINDOWEVENT:
      handle_window(event);
      break;
    case SDL_MOUSEMOTION:
      pointer_moved_ = now();
      break;
    case SDL_MOUSEBUTTONDOWN:
      pointer_moved_ = now();
      if (event.button.button == SDL_BUTTON_LEFT) handle_click(event.button.x, event.button.y);
      break;
    case SDL_MOUSEWHEEL:
      handle_wheel(event.wheel.preciseY, event.wheel.mouseX, event.wheel.mouseY);
      break;
    default:
      break;
  }
}

void Presenter::handle_window(const SDL_Event& event) {
  switch (event.window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_SHOWN:
      needs_draw_ = true;
      break;
    default:
      break;
  }
}

void Presenter::handle_click(int x, int y) {
  const float density = window_->density();
  const int px = static_cast<int>(static_cast<float>(x) * density);
  const int py = static_cast<int>(static_cast<float>(y) * density);
  const View& view = stage_.view();
  if (view.overview) {
    for (const Tile& tile : view.overview->tiles) {
      if (tile.rect.contains(px, py)) return do_command(GoToSlide{tile.slide});
    }
  } else if (options_.click_advances && (!view.console.is_open || view.console.slide.contains(px, py))) {
    do_command(Next{});
  }
}

void Presenter::handle_wheel(float amount, int x, int y) {
  const float density = window_->density();
  const View& view = stage_.view();
  const int px = static_cast<int>(static_cast<float>(x) * density);
  const int py = static_cast<int>(static_cast<float>(y) * density);
  if (amount == 0) return;
  if (view.overview) return do_command(MoveCursor{0, amount > 0 ? -1 : 1});
  if (view.console.is_open && view.console.notes.contains(px, py))
    return do_command(ScrollNotes{-amount * kWheelScroll});
  do_command(amount > 0 ? Command{Previous{}} : Command{Next{}});
}

/// Something the speaker did.
void Presenter::do_command(const Command& command) {
  rest_.reset();
  if (std::holds_alternative<ReadAgain>(command) && watcher_) watcher_->read_now();
  if (std::holds_alternative<StartTalk>(command)) window_->raise();
  apply(command);
}

void Presenter::apply(const Command& command) {
  const Show before = show_;
  show_ = after(show_, command, plan_, now());
  follow_effects(before);
  needs_draw_ = needs_draw_ || show_ != before;
}

void Presenter::follow_effects(const Show& before) {
  if (show_.full_screen == before.full_screen) return;
  window_->set_full_screen(show_.full_screen);
  pointer_moved_ = now();
}

void Presenter::collect() {
  PaintResults results = pool_.take();
  needs_draw_ = stage_.keep(std::move(results.pictures), source_.generation) || needs_draw_;
  learn(std::move(results.facts));
  learn(stage_.take_facts());
  if (auto read = inbox_.take_read()) adopt(std::move(*read));
}

/// Pages and diagnostics of slides that were laid out.
void Presenter::learn(std::vector<SlideFacts> facts) {
  bool has_news = false;
  for (SlideFacts& fact : facts) {
    const auto index = static_cast<std::size_t>(fact.slide);
    if (fact.generation != source_.generation || index >= plan_.slides.size()) continue;
    PlanSlide& slide = plan_.slides[index];
    has_news = true;
    // The step that is named and the step that comes next may be others now.
    needs_draw_ = needs_draw_ || (fact.slide == show_.place.slide && fact.steps != slide.steps);
    if (!fact.steps.empty()) slide.steps = std::move(fact.steps);
    slide.laid_out = true;
    list_is_stale_ = list_is_stale_ || !fact.diagnostics.empty();
    slide_diagnostics_[index] = std::move(fact.diagnostics);
  }
  if (has_news) apply(PlanChanged{});
  // A hopeless deck tells of every slide: the list is made again when all news are in, or when it is looked at.
  const bool all_in = std::ranges::all_of(plan_.slides, &PlanSlide::laid_out);
  if (list_is_stale_ && (all_in || show_.diagnostics_shown)) renew_list();
}

/// A deck that was read again: taken over, unless it is worse than what is being shown.
void Presenter::adopt(ReadResult result) {
  if (!result) return refuse(result.error().message, {}, {});
  const Briefing& read = **result;
  if (is_empty(read)) return refuse(fmt::format("{} is empty", read.file_name), {}, {});
  if (errors_in(read) > 0 && errors_in(*source_.briefing) == 0) {
    return refuse(fmt::format("{} has errors · I", read.file_name), read.diagnostics.items(), read.source.text());
  }
  use(std::move(*result));
}

void Presenter::use(std::shared_ptr<const Briefing> briefing) {
  if (!rest_) rest_ = Rest{plan_, show_};
  ShowPlan plan = plan_of(*briefing);
  const std::vector<int> moved = match_slides(rest_->plan, plan);
  plan = with_known_pages(std::move(plan), rest_->plan, moved);
  show_.place = rest_->show.place;
  show_.frozen = rest_->show.frozen;
  show_.overview_cursor = rest_->show.overview_cursor;
  show_.arrive_at_end = rest_->show.arrive_at_end;
  plan_ = std::move(plan);
  source_ = {std::move(briefing), source_.generation + 1, nullptr};
  slide_diagnostics_.assign(plan_.slides.size(), {});
  renew_list();
  apply(PlanChanged{moved});
  window_->set_title(window_title(*source_.briefing));
  if (watcher_) watcher_->watch_files(files_of(source_.briefing->deck));
  needs_draw_ = true;
}

/// The last good deck stays; the speaker is told, the audience is not.
void Presenter::refuse(const std::string& word, const std::vector<Diagnostic>& diagnostics, std::string_view source) {
  if (!diagnostics.empty()) {
    source_.list =
        std::make_shared<const std::vector<Block>>(blocks_from(diagnostics, source_.briefing->file_name, source));
    ++list_revision_;
  }
  apply(Tell{fmt::format("{}: the slides stay as they were", word)});
  needs_draw_ = true;
}

void Presenter::renew_list() {
  Diagnostics all = source_.briefing->diagnostics;
  for (const std::vector<Diagnostic>& of_slide : slide_diagnostics_) {
    for (const Diagnostic& diagnostic : of_slide) all.add(diagnostic);
  }
  all.sort();
  warnings_ = all.count(Severity::warning) + all.count(Severity::error);
  const Briefing& briefing = *source_.briefing;
  source_.list =
      std::make_shared<const std::vector<Block>>(blocks_from(all.items(), briefing.file_name, briefing.source.text()));
  ++list_revision_;
  list_is_stale_ = false;
  needs_draw_ = true;
}

/// What only the drawn frame knows and the state must respect: how far the notes scroll, how many tiles a row has.
void Presenter::settle_notes() {
  const View& view = stage_.view();
  if (view.overview) return apply(SetOverviewColumns{view.overview->columns});
  if (!view.console.is_open || stage_.notes_extent() <= 0) return;
  apply(SetNotesExtent{(stage_.notes_extent() - static_cast<float>(view.console.notes.height)) / view.console.scale});
}

void Presenter::watch_pointer() {
  const bool hide = show_.full_screen && now() - pointer_moved_ >= kPointerLife;
  if (hide == pointer_hidden_) return;
  SDL_ShowCursor(hide ? SDL_DISABLE : SDL_ENABLE);
  pointer_hidden_ = hide;
}

void Presenter::draw(std::chrono::milliseconds patience) {
  if (list_is_stale_ && show_.diagnostics_shown) renew_list();
  needs_draw_ = false;
  stage_.draw(scenery(), *window_, patience);
  settle_notes();
}

Scenery Presenter::scenery() const {
  return {.show = show_,
          .plan = plan_,
          .source = source_,
          .list_revision = list_revision_,
          .warnings = warnings_,
          .now = now(),
          .wall_clock = wall_clock()};
}

Moment Presenter::now() const {
  return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

void Inbox::post_read(ReadResult result) {
  {
    const std::lock_guard lock(mutex_);
    read_ = std::move(result);
  }
  wake();
}

void Inbox::post_signal(int number) {
  {
    const std::lock_guard lock(mutex_);
    signal_ = number;
  }
  wake();
}

void Inbox::wake() const {
  SDL_Event event{};
  event.type = wake_event_;
  SDL_PushEvent(&event);
}

std::optional<ReadResult> Inbox::take_read() {
  const std::lock_guard lock(mutex_);
  return std::exchange(read_, std::nullopt);
}

std::optional<int> Inbox::signal() {
  const std::lock_guard lock(mutex_);
  return signal_;
}

}  // namespace lectern
