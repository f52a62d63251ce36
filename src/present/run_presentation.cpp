#include <SDL.h>
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <future>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "present/displays.h"
#include "present/end_signals.h"
#include "present/lost_windows.h"
#include "present/plan_of.h"
#include "present/present.h"
#include "present/presenter.h"
#include "show/resume.h"
#include "text/shape.h"

namespace lectern {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody here sets variables
  return value != nullptr && *value != '\0';
}

/// SDL would go on to try the bare console; a talk needs a desktop, or a driver that was asked for.
bool may_have_display() {
  return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER");
}

/// Where no session bus runs there is nobody to ask to keep the screen awake, but libdbus would start a bus for that
/// question: a child of a program that has threads by then, and a daemon that outlives the talk. Before any thread
/// starts.
void start_no_session_bus() {
  if (is_set("DBUS_SESSION_BUS_ADDRESS")) return;
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");  // NOLINT(concurrency-mt-unsafe): as above
  if (runtime != nullptr && access((std::string(runtime) + "/bus").c_str(), F_OK) == 0) return;
  setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);  // NOLINT(concurrency-mt-unsafe): no thread is there yet
}

Error no_display(const std::string& deck_path) {
  return {fmt::format("no display to present on; to get pictures instead: lectern export {} -o DIR", deck_path), {}};
}

/// ICU asks C once for the program's locale, whose name SDL frees and sets anew while X11's input methods come up: it
/// is asked before there are threads.
void let_icu_ask_for_the_locale() {
  grapheme_offsets("é");  // ASCII would need no ICU
}

/// SDL's video for as long as this lives.
class VideoSystem {
 public:
  VideoSystem() : is_up_(begin()) {}
  VideoSystem(const VideoSystem&) = delete;
  VideoSystem& operator=(const VideoSystem&) = delete;
  VideoSystem(VideoSystem&&) = delete;
  VideoSystem& operator=(VideoSystem&&) = delete;
  ~VideoSystem() {
    if (!is_left_) SDL_Quit();
  }

  bool is_up() const { return is_up_; }
  /// The X server ended. SDL would end the program too, with a connection of its own that nobody can make it let go.
  void leave() { is_left_ = true; }

 private:
  static bool begin() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Lectern");
    // What the desktop names where it tells why the screen stays on; SDL's own words are "Playing a game".
    SDL_SetHint(SDL_HINT_SCREENSAVER_INHIBIT_ACTIVITY_NAME, "Giving a talk");
    // A full-screen window on the projector must stay when the speaker clicks into the other screen.
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    // A click counts in whichever of the two windows it is made, not only in the one that has the keyboard.
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    // Keeping the screen awake costs a bus connection; it is asked for when the first slide stands.
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    // Only what answers to these variables is tried (SDL_VIDEODRIVER overrules the hint): where no display answers, SDL
    // would go on to drivers that draw into nothing.
    const char* drivers = !is_set("WAYLAND_DISPLAY") ? "x11" : !is_set("DISPLAY") ? "wayland" : "x11,wayland";
    SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers);
    outlive_refused_requests();
    const bool is_up = SDL_Init(SDL_INIT_VIDEO) == 0;
    outlive_refused_requests();
    if (is_up) tell_of_lost_windows();
    return is_up;
  }

  bool is_up_ = false;
  bool is_left_ = false;
};

/// Frames go back to the system when they are dropped. glibc's threshold would grow to the size of the first frame that
/// was freed and keep every later one in its arenas: at 4K that is 60 MiB more.
void return_frames_to_the_system() {
  constexpr int kLeastMapped = 4 << 20;
  mallopt(M_MMAP_THRESHOLD, kLeastMapped);
}

int worker_count() {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 3U));
}

/// How long the first slide waits for the state of an earlier talk: longer than a lock of another program is waited
/// for, and than a killed one takes to die.
constexpr std::chrono::milliseconds kRecallPatience{600};

struct ReadAhead {
  ReadResult read;
  Recalled recalled;
};

int first_slide_shown(const PresentOptions& options, const ShowPlan& plan, const Recalled& recalled) {
  const auto from = options.from_number ? slide_for_number(plan, *options.from_number) : std::nullopt;
  const auto left = TalkMemory::left_talk(recalled, plan);
  if (!from && left && resumption_of(*left, plan) == Resumption::at_once) return left->place.slide;
  return start_show(plan, from).place.slide;
}

/// Reads the deck and compiles the slide that will be shown first, while the main thread waits for the display.
ReadAhead read_ahead(const PresentOptions& options, PaintPool& pool, TalkMemory& memory) {
  ReadAhead ahead{.read = options.read(options.shape), .recalled = {}};
  if (!ahead.read) return ahead;
  const ShowPlan plan = plan_of(**ahead.read);
  // A rehearsal comes back to a rehearsal, not to a talk, and leaves what is kept of the talk alone.
  if (!options.rehearsal) ahead.recalled = memory.recall(**ahead.read, plan, options.deck_path, kRecallPatience);
  const int first = first_slide_shown(options, plan, ahead.recalled);
  if (first != kNoSlide) pool.compile_ahead({.briefing = *ahead.read, .generation = 1, .list = nullptr}, first);
  return ahead;
}

/// "lectern.db cannot be written; what is reached and drawn is not kept".
std::string in_a_line(const Error& error) {
  return error.hint.empty() ? error.message : fmt::format("{}; {}", error.message, error.hint);
}

struct Outcome {
  Result<int> code;
  bool has_begun = false;  ///< there was a display
  /// It lost its connection to a window system that is still there. A talk that is killed before anything was done in
  /// it was ended on purpose.
  bool may_go_on = false;
};

Outcome present_once(const PresentOptions& options) {
  Inbox inbox(SDL_RegisterEvents(1));
  const EndSignals signals([&inbox](int number) { inbox.post_signal(number); });
  TalkMemory memory([&](const Error& error) {
    inbox.post_word(in_a_line(error));
    if (options.told) options.told(error);
  });
  PaintPool pool(worker_count(), [&inbox] { inbox.wake(); });
  auto reading = std::async(std::launch::async, [&] { return read_ahead(options, pool, memory); });
  VideoSystem video;
  ReadAhead ahead = reading.get();
  ReadResult& briefing = ahead.read;
  if (!briefing) return {.code = std::unexpected(briefing.error())};
  if (!video.is_up()) return {.code = std::unexpected(no_display(options.deck_path))};
  const auto fonts = (*briefing)->fonts;
  auto labels = std::async(std::launch::async, [fonts] { return std::make_unique<UiFonts>(*fonts, 1.0F); });
  Presenter presenter(options, *briefing, pool, inbox, memory, std::move(ahead.recalled), std::move(labels));
  Result<int> code = presenter.run();
  const char* driver = SDL_GetCurrentVideoDriver();
  const bool has_server =
      !inbox.has_lost_connection() || driver == nullptr || std::string_view(driver) != "x11" || is_server_there();
  if (!has_server) video.leave();
  return {.code = std::move(code),
          .has_begun = true,
          .may_go_on = inbox.has_lost_connection() && has_server && presenter.was_used()};
}

}  // namespace

Result<int> run_presentation(const PresentOptions& options) {
  if (!may_have_display()) {
    // A deck that cannot be read is the nearer trouble: the hint to export it would not help.
    if (const ReadResult read = options.read(options.shape); !read) return std::unexpected(read.error());
    return std::unexpected(no_display(options.deck_path));
  }
  return_frames_to_the_system();
  start_no_session_bus();
  let_icu_ask_for_the_locale();
  Outcome outcome = present_once(options);
  // What another program killed comes back as after a crash, where it was.
  PresentOptions again = options;
  again.from_number.reset();
  again.room_check = false;
  while (outcome.may_go_on && !options.rehearsal) {
    Outcome next = present_once(again);
    // Without a window system there is nothing to go on with.
    if (!next.has_begun) break;
    outcome = std::move(next);
  }
  return outcome.code;
}

}  // namespace lectern
