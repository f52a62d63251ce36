#pragma once
// The command line as values. Parsing prints nothing: help, version and mistakes come back as a Reply.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/export_kind.h"
#include "cli/run.h"
#include "export/export_images.h"
#include "layout/paper.h"

namespace lectern {

/// How a deck is read; the same for every command that reads one.
struct ReadingOptions {
  std::string theme;
  std::string dialect;
  std::string lang;
  bool allow_outside = false;
};

struct PresentCommand {
  std::string deck;
  ReadingOptions reading;
  std::optional<int> from;            ///< slide as a person counts
  std::optional<std::string> screen;  ///< a display's name, or its number from 1
  std::string aspect = "deck";        ///< as typed
  Size shape{0, 0};                   ///< of the slides; empty: the deck's own
  bool shape_of_screen = false;
  std::string safe_typed;
  float safe = 0;  ///< share of the screen at each edge
  bool full_screen = false;
  bool room_check = false;
  bool still = false;
  std::optional<std::string> keys;  ///< settings file of keys, instead of the person's own
  bool no_record = false;           ///< the talk's times are not kept
};

/// How paper and contact sheets are divided.
struct SheetOptions {
  std::optional<int> columns;  ///< of a contact sheet; nothing: as its slides fit best
  int per_sheet = 3;           ///< slides of a handout
  Paper paper = a4_paper();
};

struct ExportCommand {
  std::vector<std::string> decks;
  ReadingOptions reading;
  std::string output;
  std::optional<ExportKind> kind;  ///< as asked with --format; else what the output's name says, else PNG
  bool notes = false;              ///< the speaker's notes may leave
  bool ink = false;                ///< with what was drawn on the slides in talks
  bool reuse = false;              ///< pictures that would come out the same are not made again
  SheetOptions sheets;
  bool pages_on_paper = false;          ///< PDF: on sheets.paper instead of the slide's own size
  bool outline_text = false;            ///< SVG: letters as paths
  bool pictures = false;                ///< HTML: slides as pictures
  std::optional<std::int64_t> created;  ///< date that a PDF or PPTX bears, seconds since 1970
  bool steps_said = false;              ///< --steps was given, be it the default; so for those below
  bool scale_said = false;
  bool quality_said = false;
  bool compression_said = false;
  ImageExportOptions images;  ///< slides, steps, jobs are those of every kind; names and places are filled in later
};

enum class Form { text, json };

struct CheckCommand {
  std::string deck;
  ReadingOptions reading;
  bool strict = false;
  Form form = Form::text;
};

struct OutlineCommand {
  std::string deck;
  ReadingOptions reading;
  Form form = Form::text;
};

struct NewCommand {
  std::string file;
};

/// Lists the built-in themes; with an output, pictures of a specimen in each theme; with `print`, one as a file.
struct ThemesCommand {
  std::vector<std::string> themes;  ///< names or files; empty: all that are built in
  std::string output;               ///< folder; empty: none
  bool print = false;
  int jobs = 1;
};
struct FontsCommand {};
/// Prints the keys as a settings file.
struct KeysCommand {
  std::optional<std::string> file;  ///< instead of the person's own settings
};

struct RehearseCommand {
  std::string deck;
  ReadingOptions reading;
  std::string section;  ///< its title or number; empty: the whole talk
  bool teleprompter = false;
  std::optional<std::string> screen;
};

enum class ReportForm { text, json, csv };

/// Reports a run, or does something with it.
struct ReportCommand {
  std::string deck;
  ReadingOptions reading;
  std::optional<std::int64_t> run;  ///< absent: the last
  ReportForm form = ReportForm::text;
  std::string output;  ///< a picture or PDF; empty: none
  bool list = false;
  std::optional<std::string> name;
  bool remove = false;
};

using Invocation = std::variant<PresentCommand, ExportCommand, CheckCommand, OutlineCommand, NewCommand, ThemesCommand,
                                FontsCommand, KeysCommand, RehearseCommand, ReportCommand>;

/// What is printed instead of running a command.
struct Reply {
  ExitCode code = ExitCode::done;
  std::string text;  ///< to standard output when done, else to standard error
};

std::expected<Invocation, Reply> parse_command_line(int argc, char** argv);

}  // namespace lectern
