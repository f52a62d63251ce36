#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/words.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/export_task.h"
#include "cli/open_deck.h"
#include "cli/saved_ink.h"
#include "cli/signals.h"
#include "export/write_file.h"
#include "files/files.h"
#include "present/plan_of.h"

namespace lectern {
namespace {

int ended(ExitCode code, const Error& error) {
  print_error(error);
  return static_cast<int>(code);
}

// Two decks of one name would write over each other's files.
std::optional<Error> equal_names(const std::vector<std::string>& decks) {
  std::map<std::string, const std::string*> known;
  for (const std::string& deck : decks) {
    const auto [place, fresh] = known.try_emplace(lower_ascii(stem_of(deck)), &deck);
    if (fresh) continue;
    // On a stick, as on Windows and macOS, a.pdf and A.pdf are one file.
    const bool equal = stem_of(deck) == stem_of(*place->second);
    return Error{fmt::format("{} and {} would write files of the same names{}", *place->second, deck,
                             equal ? "" : ", but for capitals, which a stick does not tell apart"),
                 "export them into different folders"};
  }
  return std::nullopt;
}

// A document in the folder may have the name of a deck: talk.notes.md beside talk.md.
std::optional<Error> deck_in_the_way(const ExportCommand& command, const ExportDestination& out) {
  if (shape_of(out.kind) != ExportShape::document) return std::nullopt;
  for (const std::string& deck : command.decks) {
    const std::string path = ExportTask{command, out, deck, stem_of(deck), {}}.document_path();
    const auto same = [&](const std::string& other) { return same_file(other, path); };
    if (std::ranges::any_of(command.decks, same))
      return Error{fmt::format("{} would be written over {}, which is a deck", deck, path), "choose another folder"};
  }
  return std::nullopt;
}

// Whether a file of this name is one that the pages of a deck get in a folder: talk.001.png, talk.001.02.png,
// talk.contact.001.png.
bool is_name_of_a_page(std::string_view name, const ExportTask& task) {
  const bool kit = task.out.kind == ExportKind::kit;
  const std::string begin = task.stem + (task.out.kind == ExportKind::contact ? ".contact." : ".");
  const std::string end = fmt::format(".{}", kit ? "png" : ending_of(task.out.kind));
  if (!name.starts_with(begin) || !name.ends_with(end) || name.size() <= begin.size() + end.size()) return false;
  const std::string_view number = name.substr(begin.size(), name.size() - begin.size() - end.size());
  return number.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool would_be_written_over(const std::string& source, const ExportTask& task) {
  if (!task.out.file.empty()) return same_file(source, task.out.file);
  const std::string folder = task.out.kind == ExportKind::kit ? task.out.folder + "/pictures" : task.out.folder;
  const std::size_t slash = source.rfind('/');
  const std::string name = source.substr(slash + 1);  // all of it where there is no slash
  const std::string place = slash == std::string::npos ? "." : source.substr(0, slash + 1);
  return is_name_of_a_page(name, task) && same_file(place, folder);
}

// A picture or a theme of the deck would be lost.
std::optional<Error> source_in_the_way(const ExportTask& task, const Briefing& briefing) {
  for (const std::string& source : files_of(briefing)) {
    if (!would_be_written_over(source, task)) continue;
    if (!task.out.file.empty())
      return Error{fmt::format("{} is a file that {} is made from", task.out.file, task.deck), "choose another name"};
    return Error{fmt::format("{} is a file that {} is made from, and has the name of a page", source, task.deck),
                 "choose another folder"};
  }
  return std::nullopt;
}

// A deck would be shown in the default theme instead, and the deck is not to blame.
std::optional<Error> missing_theme(const ReadingOptions& reading) {
  const auto folder = theme_folder(reading);
  if (folder == nullptr) return std::nullopt;
  const std::size_t name = reading.theme.rfind('/') + 1;  // 0 when there is no folder
  const auto bytes = folder->read(reading.theme.substr(name));
  if (bytes) return std::nullopt;
  return Error{fmt::format("the theme cannot be read: {}{}", reading.theme.substr(0, name), bytes.error().message),
               "lectern themes lists those that are built in"};
}

std::string size_in_words(std::uint64_t bytes) {
  constexpr double kMega = 1e6;
  constexpr double kKilo = 1e3;
  const auto size = static_cast<double>(bytes);
  // Never "0 kB" for something.
  const double least = bytes > 0 ? kKilo : 0;
  return size < kMega ? fmt::format("{:.0f} kB", std::max(size, least) / kKilo)
                      : fmt::format("{:.1f} MB", size / kMega);
}

int export_one(const ExportTask& task, ExportWriter write, const std::shared_ptr<const FontSet>& fonts) {
  auto briefing = open_deck(task.deck, task.command.reading, fonts);
  if (briefing && task.command.ink) briefing = with_saved_ink(*briefing, task.deck);
  if (!briefing) return ended(ExitCode::failure, briefing.error());
  if (const auto trouble = source_in_the_way(task, **briefing)) return ended(ExitCode::usage, *trouble);
  const ExportOutcome outcome = write(task, **briefing);
  if (!outcome) return ended(outcome.error().code, outcome.error().error);
  if (outcome->stopped && outcome->bytes == 0) {
    print_out(fmt::format("{}: stopped early, nothing was written\n", task.deck));
    return static_cast<int>(ExitCode::done);
  }
  print_out(fmt::format("{}: {} {}, {}{}\n", task.deck, outcome->what, outcome->where, size_in_words(outcome->bytes),
                        outcome->stopped ? ", stopped early" : ""));
  return static_cast<int>(ExitCode::done);
}

}  // namespace

int run_export(const ExportCommand& typed) {
  ExportCommand command = typed;
  const auto out = destination_of(command);
  if (!out) return ended(ExitCode::usage, out.error());
  const ExportWriter write = writer_of(out->kind);
  if (write == nullptr) {
    return ended(ExitCode::usage, {fmt::format("this version cannot write {} yet", name_of(out->kind)),
                                   "lectern export --help lists what it writes"});
  }
  if (const auto trouble = notes_trouble(command, out->kind)) return ended(ExitCode::usage, *trouble);
  if (const auto trouble = option_trouble(command, *out)) return ended(ExitCode::usage, *trouble);
  const auto date = date_of(command, *out);
  if (!date) return ended(ExitCode::usage, date.error());
  command.created = *date;
  if (const auto trouble = equal_names(command.decks)) return ended(ExitCode::usage, *trouble);

  if (const auto trouble = deck_in_the_way(command, *out)) return ended(ExitCode::usage, *trouble);
  if (const auto trouble = missing_theme(command.reading)) return ended(ExitCode::failure, *trouble);

  const SignalWatch signals;
  const auto fonts = open_fonts();
  int code = 0;
  for (const std::string& deck : command.decks) {
    code = std::max(code, export_one({command, *out, deck, stem_of(deck), signals.stop()}, write, fonts));
    if (signals.caught() != 0) return 128 + signals.caught();
  }
  return code;
}

}  // namespace lectern
