#include "cli/command_line.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "base/words.h"
#include "cli/declare.h"

namespace lectern {
namespace {

struct Parser {
  CLI::App root{
      "Lectern shows Markdown briefings as slides.\n\n  lectern talk.md                 show it (the same as lectern "
      "present talk.md)\n"
      "  lectern export talk.md -o out   write its slides as pictures into out/"};
  std::vector<DeclaredCommand> commands;
};

// In the order in which help lists them.
void declare(Parser& parser) {
  parser.root.name("lectern");
  parser.root.set_version_flag("--version", "lectern " LECTERN_VERSION);
  for (const auto declare_one : {declare_present, declare_rehearse, declare_report, declare_export, declare_check,
                                 declare_outline, declare_new, declare_themes, declare_fonts, declare_keys}) {
    parser.commands.push_back(declare_one(parser.root));
  }
  parser.root.require_subcommand(0, 1);
}

// An option that is not known comes before a word too many, because it explains that word.
std::string first_unexpected(const CLI::App& root) {
  const std::vector<std::string> left = root.remaining(true);
  const auto option = std::ranges::find_if(left, [](const std::string& word) { return word.starts_with("-"); });
  return option != left.end() ? *option : left.empty() ? std::string() : left.front();
}

// Names of the long options of a command, dashes included.
std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// Empty when none is near.
std::string nearest_of(const std::string& word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return std::string(nearest_name(word, candidates));
}

Reply unexpected_argument(const Parser& parser) {
  const std::string word = first_unexpected(parser.root);
  const auto chosen = parser.root.get_subcommands();
  const CLI::App& command = chosen.empty() ? parser.root : *chosen.front();
  const std::string help = chosen.empty() ? "lectern --help" : fmt::format("lectern {} --help", command.get_name());
  if (word.starts_with("-")) {
    const std::string nearest = nearest_of(word.substr(0, word.find('=')), option_names(command));
    return misuse(
        fmt::format("unknown option {}", word.substr(0, word.find('='))),
        nearest.empty() ? fmt::format("{} lists the options", help) : fmt::format("did you mean {}?", nearest));
  }
  if (chosen.empty()) {
    // Two words without a command: the first, taken for a deck, may be a command's name with a typing error.
    const auto first = parser.root.get_option("DECK")->as<std::string>();
    std::vector<std::string> names;
    names.reserve(parser.commands.size());
    for (const DeclaredCommand& one : parser.commands) names.push_back(one.app->get_name());
    const std::string nearest = nearest_of(first, names);
    if (!nearest.empty())
      return misuse(fmt::format("unknown command {}", first), fmt::format("did you mean lectern {}?", nearest));
  }
  return misuse(fmt::format("unexpected argument {}", word), fmt::format("{} says how it is called", help));
}

// The three that CLI11 words for whoever wrote the program.
std::optional<std::string> in_plain_words(const CLI::ParseError& error) {
  constexpr std::string_view kConversion = "Could not convert: ";  // --jobs = many
  constexpr std::string_view kBetween = " = ";
  const std::string_view text = error.what();
  const auto code = error.get_exit_code();
  if (code == static_cast<int>(CLI::ExitCodes::ConversionError) && text.starts_with(kConversion)) {
    std::string found(text.substr(kConversion.size()));
    if (const std::size_t at = found.find(kBetween); at != std::string::npos) found.replace(at, kBetween.size(), " ");
    return fmt::format("not a whole number: {}", found);
  }
  if (code != static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) return std::nullopt;
  const std::string_view name = text.substr(0, text.find(':'));  // --jobs: 1 required N missing
  if (text.ends_with("missing")) return fmt::format("{} wants a value", name);
  if (text.find("At Most") != std::string_view::npos) return fmt::format("{} is given more than once", name);
  return std::nullopt;
}

Reply reply_to(const CLI::ParseError& error, const Parser& parser) {
  const auto chosen = parser.root.get_subcommands();
  if (error.get_exit_code() == 0) {
    const bool version = error.get_name() == "CallForVersion";
    return {ExitCode::done, version ? std::string(error.what()) + "\n"
                                    : (chosen.empty() ? parser.root.help() : chosen.front()->help("lectern"))};
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) return unexpected_argument(parser);
  std::string message = in_plain_words(error).value_or(error.what());
  // A sentence loses its capital; the name of an argument, all in capitals, keeps it.
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (message.size() > 1 && is_capital(message[0]) && !is_capital(message[1])) {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  return misuse(std::string(trimmed(message)), fmt::format("lectern {}--help says how it is called",
                                                           chosen.empty() ? "" : chosen.front()->get_name() + " "));
}

// A shell's variable that is not set gives "", and what was meant is not known: it is never taken for "not given".
std::optional<Reply> empty_value(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() || std::ranges::find(option->results(), std::string()) == option->results().end())
      continue;
    const std::string name = option->get_lnames().empty() ? option->get_name() : "--" + option->get_lnames().front();
    return misuse(fmt::format("{} was given an empty value", name),
                  fmt::format("write {} {}, or leave it out", name, option->get_type_name()));
  }
  for (const CLI::App* chosen : command.get_subcommands()) {
    if (auto reply = empty_value(*chosen)) return reply;
  }
  return std::nullopt;
}

bool takes_value(const Parser& parser, const std::string& name) {
  const auto takes = [&](const CLI::App& command) {
    const CLI::Option* option = command.get_option_no_throw(name);
    return option != nullptr && option->get_items_expected_max() > 0;
  };
  return takes(parser.root) || std::ranges::any_of(parser.commands, [&](const auto& one) { return takes(*one.app); });
}

// The words as CLI11 takes them, the last one first. "--slides=" is "--slides" and an empty word, for CLI11 would take
// the next word for its value: the deck.
std::vector<std::string> words_of(int argc, char** argv, const Parser& parser) {
  std::vector<std::string> words;
  bool options = true;  // until "--"
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    options = options && word != "--";
    const bool bare = options && word.starts_with("--") && word.find('=') == word.size() - 1;
    const std::string name = word.substr(0, word.size() - (bare ? 1 : 0));
    if (bare && takes_value(parser, name)) {
      words.push_back(name);
      word.clear();
    }
    words.push_back(std::move(word));
  }
  std::ranges::reverse(words);
  return words;
}

std::optional<Reply> reading_trouble(const Invocation& invocation) {
  return std::visit(
      []<class Command>(const Command& command) -> std::optional<Reply> {
        if constexpr (requires { command.reading; }) return reading_trouble(command.reading);
        return std::nullopt;
      },
      invocation);
}

std::expected<Invocation, Reply> settled(const Parser& parser) {
  const auto chosen = std::ranges::find_if(parser.commands, [](const auto& one) { return one.app->parsed(); });
  auto invocation = (chosen == parser.commands.end() ? parser.commands.front() : *chosen).settle();  // else present
  if (!invocation) return invocation;
  if (auto reply = reading_trouble(*invocation)) return std::unexpected(*std::move(reply));
  return invocation;
}

}  // namespace

std::expected<Invocation, Reply> parse_command_line(int argc, char** argv) {
  Parser parser;
  declare(parser);
  try {
    parser.root.parse(words_of(argc, argv, parser));
  } catch (const CLI::ParseError& error) {
    // "--quality: could not convert" would not say what is wrong.
    auto empty = error.get_exit_code() == 0 ? std::nullopt : empty_value(parser.root);
    return std::unexpected(empty ? *std::move(empty) : reply_to(error, parser));
  }
  if (auto empty = empty_value(parser.root)) return std::unexpected(*std::move(empty));
  return settled(parser);
}

}  // namespace lectern
