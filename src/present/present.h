#pragma once
// Giving a talk in a window: the one entry of this room. Blocks until the window is closed. Call it from the main
// thread; it starts workers of its own and takes SIGINT, SIGTERM and SIGHUP while it runs.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/geometry.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "report/rehearsal_report.h"
#include "show/key_map.h"
#include "show/run.h"

namespace lectern {

/// How a rehearsal ended.
struct RehearsalOutcome {
  Run run;                 ///< what was said, visit by visit
  RehearsalReport report;  ///< against the plan and the earlier runs
  bool is_saved = false;   ///< all of it is in the state database
};

/// A rehearsal instead of a talk: notes first, every slide timed, a report at the end.
struct RehearsalOptions {
  std::string section;        ///< title or number of the one that is practised; empty: the whole talk
  bool teleprompter = false;  ///< the notes scroll at the pace of the plan
  /// Called at the end where anything was said, before the report is shown.
  std::function<void(const RehearsalOutcome&)> ended;
};

struct PresentOptions {
  std::string deck_path;  ///< watched for changes; named in messages

  /// Reads the deck as it is now. Called on worker threads, first at the start (an error there is returned) and then
  /// whenever the deck, its theme or one of its pictures changes on the disk.
  /// `shape` is that of the slides, empty for the deck's own.
  std::function<Result<std::shared_ptr<const Briefing>>(Size shape)> read;

  std::optional<int> from_number;  ///< slide to start at, as a person counts: the printed number, then backup slides
  bool full_screen = false;
  bool room_check = false;            ///< begins with the test card and what there is to know of the room
  std::optional<std::string> screen;  ///< for the slides: a display's name or its number from 1
  Size shape{0, 0};                   ///< of the slides, instead of the deck's own
  bool shape_of_screen = false;       ///< the shape of the screen that the slides are on
  float safe = 0;                     ///< share of the screen to keep free at each edge, 0 to 0.2
  std::optional<bool> notes;          ///< notes beside the slide; absent: in a window yes, in full screen no
  bool still = false;                 ///< no fades, whatever the deck asks for
  PixelSize window_size{0, 0};        ///< 0 x 0: chosen from the display
  bool watch = true;                  ///< live reload
  KeyMap keys = default_key_map();
  std::string notice;  ///< for the speaker, when the talk begins; may be empty
  bool record = true;  ///< what slides take in the talk is kept for reports and the next plan
  std::optional<RehearsalOptions> rehearsal;
  /// Told what cannot be kept of the talk, or shown, and why, once each, besides the speaker. Called on any thread.
  std::function<void(const Error&)> told;
};

/// The exit code: 0, or 128 + the number of the signal that ended the talk. An error where there is no display, or
/// where the deck cannot be read at all.
Result<int> run_presentation(const PresentOptions& options);

}  // namespace lectern
