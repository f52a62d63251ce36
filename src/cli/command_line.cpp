#include "cli/command_line.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>
#include <utility>

#include "base/words.h"
#include "export/compile_deck.h"

namespace lectern {
namespace {

// What is typed, before it is given a meaning.
struct Typed {
  PresentCommand present;
  ExportCommand exporting;
  CheckCommand check;
  OutlineCommand outline;
  NewCommand fresh;
  ThemesCommand themes;
  std::vector<std::string> rehearse_words;
  std::string format;
  std::string form = "text";
  std::string size;
  std::string scale;
  std::string slides;
  std::string steps = "last";
  std::string compression = "fast";
  int jobs = 0;
  bool notes = false;
  bool reuse = false;
};

constexpr std::array<std::string_view, 8> kCommandNames{"present", "export", "check", "outline",
                                                        "new",     "themes", "fonts", "rehearse"};
// Named here so that asking for them is answered clearly; other releases write them.
constexpr std::array<std::string_view, 8> kLaterFormats{"svg",   "pdf",     "pptx",    "html",
                                                        "notes", "handout", "contact", "kit"};

Reply misuse(std::string message, const std::string& hint = {}) {
  std::string text = fmt::format("lectern: {}\n", message);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  return {ExitCode::usage, std::move(text)};
}

Reply misuse(const Error& error) {
  return misuse(error.message, error.hint);
}

void add_reading_options(CLI::App& app, ReadingOptions& reading) {
  app.add_option("--theme", reading.theme, "Theme instead of the deck's own (lectern themes lists them)")
      ->type_name("NAME");
  app.add_option("--dialect", reading.dialect, "Dialect of Markdown instead of the one the deck shows")
      ->type_name("NAME");
  app.add_option("--lang", reading.lang, "Language of the deck, such as ja or en-GB")->type_name("TAG");
  app.add_flag("--allow-outside", reading.allow_outside, "Let the deck read pictures outside its own folder");
}

void add_present_options(CLI::App& app, PresentCommand& present) {
  app.add_option("DECK", present.deck, "The briefing: a Markdown file");
  app.add_option("--from", present.from, "Slide to start at, by its printed number")->type_name("N");
  app.add_option("--screen", present.screen, "Screen to show the slides on, counted from 1")->type_name("N");
  app.add_flag("--full-screen", present.full_screen, "Fill the screen from the start (F11 does it later)");
  add_reading_options(app, present.reading);
}

void add_export_options(CLI::App& app, Typed& typed) {
  ExportCommand& exporting = typed.exporting;
  app.add_option("DECK", exporting.decks, "One briefing or several")->required();
  app.add_option("-o,--output", exporting.output, "Folder for the pictures, or a file for one picture (png, jpg, webp)")
      ->type_name("OUT")
      ->required();
  app.add_option("--format", typed.format, "png (the default), jpg or webp")->type_name("NAME");
  app.add_option("--size", typed.size, "Size in pixels, such as 1920x1080")->type_name("WxH");
  app.add_option("--scale", typed.scale, "Size as a factor of 1080 lines, such as 2")->type_name("X");
  app.add_option("--slides", typed.slides, "Slides, such as 1,4-6 (numbers as in lectern outline)")->type_name("LIST");
  app.add_option("--steps", typed.steps, "last (the default): the finished slide; all: a picture for each step")
      ->type_name("last|all");
  app.add_flag("--backup", exporting.images.slides.backup, "Backup slides too");
  app.add_option("--jobs", typed.jobs, "Threads (default: one for each core)")->type_name("N");
  app.add_option("--compression", typed.compression, "fast (the default) or small")->type_name("fast|small");
  add_reading_options(app, exporting.reading);
  // Known and not offered: answered with a clear word instead of "unknown option".
  app.add_flag("--notes", typed.notes)->group("");
  app.add_flag("--reuse", typed.reuse)->group("");
}

void add_form_option(CLI::App& app, Typed& typed) {
  app.add_option("--format", typed.form, "text (the default) or json")->type_name("text|json");
}

struct Commands {
  CLI::App app{
      "Lectern shows Markdown briefings as slides.\n\n  lectern talk.md                 show it (the same as lectern "
      "present talk.md)\n"
      "  lectern export talk.md -o out   write its slides as pictures into out/"};
  CLI::App* present = app.add_subcommand("present", "Show a briefing in a window");
  CLI::App* exporting = app.add_subcommand("export", "Write slides as pictures");
  CLI::App* check = app.add_subcommand("check", "List what is wrong with a briefing");
  CLI::App* outline = app.add_subcommand("outline", "List a briefing's slides and how it was understood");
  CLI::App* fresh = app.add_subcommand("new", "Write a briefing to start from");
  CLI::App* themes = app.add_subcommand("themes", "List the built-in themes, print one, or export a specimen of each");
  CLI::App* fonts = app.add_subcommand("fonts", "List the fonts that a theme may name");
  CLI::App* rehearse = app.add_subcommand("rehearse")->group("");
};

void declare(Commands& commands, Typed& typed) {
  commands.app.name("lectern");
  commands.app.set_version_flag("--version", "lectern " LECTERN_VERSION);
  add_present_options(commands.app, typed.present);
  add_present_options(*commands.present, typed.present);
  add_export_options(*commands.exporting, typed);
  commands.check->add_option("DECK", typed.check.deck, "The briefing")->required();
  commands.check->add_flag("--strict", typed.check.strict, "Warnings count as errors");
  add_form_option(*commands.check, typed);
  add_reading_options(*commands.check, typed.check.reading);
  commands.outline->add_option("DECK", typed.outline.deck, "The briefing")->required();
  add_form_option(*commands.outline, typed);
  add_reading_options(*commands.outline, typed.outline.reading);
  commands.fresh->add_option("FILE", typed.fresh.file, "The file to write; it must not exist yet")->required();
  commands.themes->add_option("THEME", typed.themes.themes, "Built-in themes or theme files (default: all built in)");
  commands.themes
      ->add_option("-o,--output", typed.themes.output, "Folder for pictures of every layout, a folder a theme")
      ->type_name("DIR");
  commands.themes->add_flag("--print", typed.themes.print, "Print a theme as a complete theme file");
  commands.themes->add_option("--jobs", typed.jobs, "Threads (default: one for each core)")->type_name("N");
  commands.rehearse->add_option("DECK", typed.rehearse_words);
  commands.rehearse->allow_extras();
  commands.app.require_subcommand(0, 1);
}

// An option that is not known comes before a word too many, because it explains that word.
std::string first_unexpected(const CLI::App& app) {
  const std::vector<std::string> left = app.remaining(true);
  const auto option = std::ranges::find_if(left, [](const std::string& word) { return word.starts_with("-"); });
  return option != left.end() ? *option : left.empty() ? std::string() : left.front();
}

// Names of the long options of a command, dashes included.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Reply unexpected_argument(const CLI::App& app, const Typed& typed) {
  const std::string word = first_unexpected(app);
  const auto chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  const std::string help = chosen.empty() ? "lectern --help" : fmt::format("lectern {} --help", command.get_name());
  if (word.starts_with("-")) {
    const std::string name = word.substr(0, word.find('='));
    const std::vector<std::string> names = option_names(command);
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string_view nearest = nearest_name(name, candidates);
    return misuse(fmt::format("unknown option {}", name), nearest.empty() ? fmt::format("{} lists the options", help)
                                                                          : fmt::format("did you mean {}?", nearest));
  }
  if (chosen.empty()) {
    // Two words without a command: the first may be a command's name with a typing error.
    const std::string_view nearest = nearest_name(typed.present.deck, kCommandNames);
    if (!nearest.empty())
      return misuse(fmt::format("unknown command {}", typed.present.deck),
                    fmt::format("did you mean lectern {}?", nearest));
  }
  return misuse(fmt::format("unexpected argument {}", word), fmt::format("{} says how it is called", help));
}

Reply reply_to(const CLI::ParseError& error, const CLI::App& app, const Typed& typed) {
  if (error.get_exit_code() == 0) {
    const bool version = error.get_name() == "CallForVersion";
    const auto chosen = app.get_subcommands();
    return {ExitCode::done, version ? std::string(error.what()) + "\n"
                                    : (chosen.empty() ? app.help() : chosen.front()->help("lectern"))};
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) return unexpected_argument(app, typed);
  std::string message = error.what();
  // A sentence loses its capital; the name of an argument, all in capitals, keeps it.
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (message.size() > 1 && is_capital(message[0]) && !is_capital(message[1])) {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  const auto chosen = app.get_subcommands();
  return misuse(std::string(trimmed(message)), fmt::format("lectern {}--help says how it is called",
                                                           chosen.empty() ? "" : chosen.front()->get_name() + " "));
}

std::optional<PixelSize> parse_size(std::string_view text) {
  const std::size_t cross = text.find_first_of("xX");
  if (cross == std::string_view::npos) return std::nullopt;
  PixelSize size;
  const auto read = [](std::string_view digits, int& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (!read(text.substr(0, cross), size.width) || !read(text.substr(cross + 1), size.height)) return std::nullopt;
  return size;
}

// Gives the typed words of `export` their meaning.
std::optional<Reply> settle_sizes(const Typed& typed, ImageExportOptions& images) {
  if (!typed.size.empty() && !typed.scale.empty())
    return misuse("--size and --scale were both given", "leave one of them out");
  if (!typed.size.empty()) {
    const auto size = parse_size(typed.size);
    if (!size || size->width < 1 || size->height < 1) {
      return misuse(fmt::format("not a size: --size {}", typed.size),
                    "write width and height in pixels, such as 1920x1080");
    }
    images.size = *size;
  }
  if (!typed.scale.empty()) {
    const std::string_view text = typed.scale;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), images.scale);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(images.scale) || images.scale <= 0) {
      return misuse(fmt::format("not a scale: --scale {}", text), "write a factor above 0, such as 2 or 0.5");
    }
  }
  return std::nullopt;
}

std::optional<Reply> settle_format(const Typed& typed, ExportCommand& exporting) {
  if (typed.format.empty()) return std::nullopt;
  const std::string name = lower_ascii(typed.format);
  if (const auto format = picture_format_from_name(name)) {
    exporting.format = *format;
    return std::nullopt;
  }
  if (std::ranges::find(kLaterFormats, name) != kLaterFormats.end()) {
    return misuse(fmt::format("this version cannot write {} yet", name), "it writes png, jpg and webp");
  }
  return misuse(fmt::format("unknown format: --format {}", typed.format), "png, jpg and webp are known");
}

std::expected<int, Reply> settle_jobs(const Typed& typed) {
  constexpr int kMostJobs = 256;
  if (typed.jobs < 0 || typed.jobs > kMostJobs)
    return std::unexpected(misuse(fmt::format("not a number of threads: --jobs {}", typed.jobs), "write 1 to 256"));
  return typed.jobs == 0 ? default_jobs() : typed.jobs;
}

std::expected<Invocation, Reply> settle_export(Typed& typed) {
  ImageExportOptions& images = typed.exporting.images;
  if (typed.notes)
    return std::unexpected(
        misuse("this version cannot export notes yet", "leave --notes out: the pictures hold no notes"));
  if (typed.reuse)
    return std::unexpected(misuse("this version cannot reuse an earlier export yet", "leave --reuse out"));
  if (auto reply = settle_format(typed, typed.exporting)) return std::unexpected(*reply);
  if (auto reply = settle_sizes(typed, images)) return std::unexpected(*reply);
  if (!typed.slides.empty()) {
    auto ranges = parse_slide_ranges(typed.slides);
    if (!ranges) return std::unexpected(misuse(ranges.error()));
    images.slides.ranges = *ranges;
  }
  if (typed.steps != "last" && typed.steps != "all")
    return std::unexpected(misuse(fmt::format("unknown choice: --steps {}", typed.steps), "write last or all"));
  images.steps = typed.steps == "all" ? StepChoice::all : StepChoice::last;
  if (typed.compression != "fast" && typed.compression != "small") {
    return std::unexpected(
        misuse(fmt::format("unknown choice: --compression {}", typed.compression), "write fast or small"));
  }
  images.compression = typed.compression == "small" ? Compression::small : Compression::fast;
  const auto jobs = settle_jobs(typed);
  if (!jobs) return std::unexpected(jobs.error());
  images.jobs = *jobs;
  return typed.exporting;
}

std::expected<Invocation, Reply> settle_themes(Typed& typed) {
  ThemesCommand& themes = typed.themes;
  if (themes.print && !themes.output.empty())
    return std::unexpected(misuse("--print and --output exclude each other", "a theme is printed or exported"));
  if (themes.print && themes.themes.size() != 1)
    return std::unexpected(misuse("--print prints one theme", "name it: lectern themes --print chancery"));
  if (!themes.themes.empty() && !themes.print && themes.output.empty())
    return std::unexpected(misuse(fmt::format("what to do with {} was not said", themes.themes.front()),
                                  "-o DIR exports its specimen, --print prints it"));
  const auto jobs = settle_jobs(typed);
  if (!jobs) return std::unexpected(jobs.error());
  themes.jobs = *jobs;
  return themes;
}

std::expected<Form, Reply> settle_form(const Typed& typed) {
  if (typed.form == "text") return Form::text;
  if (typed.form == "json") return Form::json;
  return std::unexpected(misuse(fmt::format("unknown format: --format {}", typed.form), "write text or json"));
}

std::expected<Invocation, Reply> settle(const Commands& commands, Typed& typed) {
  if (commands.rehearse->parsed())
    return std::unexpected(misuse("this version cannot rehearse yet", "lectern DECK presents"));
  if (commands.exporting->parsed()) return settle_export(typed);
  if (commands.check->parsed() || commands.outline->parsed()) {
    const auto form = settle_form(typed);
    if (!form) return std::unexpected(form.error());
    typed.check.form = typed.outline.form = *form;
    if (commands.check->parsed()) return typed.check;
    return typed.outline;
  }
  if (commands.fresh->parsed()) return typed.fresh;
  if (commands.themes->parsed()) return settle_themes(typed);
  if (commands.fonts->parsed()) return FontsCommand{};
  if (typed.present.deck.empty())
    return std::unexpected(misuse("no deck was named", "lectern DECK shows one; lectern --help lists the commands"));
  if (typed.present.from && *typed.present.from < 1) return std::unexpected(misuse("--from counts slides from 1"));
  if (typed.present.screen && *typed.present.screen < 1)
    return std::unexpected(misuse("--screen counts screens from 1"));
  return typed.present;
}

}  // namespace

std::expected<Invocation, Reply> parse_command_line(int argc, char** argv) {
  Typed typed;
  Commands commands;
  declare(commands, typed);
  try {
    commands.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(reply_to(error, commands.app, typed));
  }
  return settle(commands, typed);
}

}  // namespace lectern
