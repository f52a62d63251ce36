// `check` and `outline`: what is said about a deck.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/declare.h"

namespace lectern {
namespace {

// A command as typed, and the word that was given for its form.
template <class Command>
struct Typed {
  Command command;
  std::string form = "text";
};

std::expected<Form, Reply> form_of(const std::string& word) {
  if (word == "text") return Form::text;
  if (word == "json") return Form::json;
  return std::unexpected(misuse(fmt::format("unknown format: --format {}", word), "write text or json"));
}

template <class Command>
DeclaredCommand declared(CLI::App& command, const std::shared_ptr<Typed<Command>>& typed) {
  command.add_option("DECK", typed->command.deck, "The briefing")->required();
  command.add_option("--format", typed->form, "text (the default) or json")->type_name("text|json");
  add_reading_options(command, typed->command.reading);
  return {&command, [typed]() -> std::expected<Invocation, Reply> {
            const auto form = form_of(typed->form);
            if (!form) return std::unexpected(form.error());
            typed->command.form = *form;
            return typed->command;
          }};
}

}  // namespace

DeclaredCommand declare_check(CLI::App& root) {
  const auto typed = std::make_shared<Typed<CheckCommand>>();
  CLI::App* command = root.add_subcommand("check", "List what is wrong with a briefing");
  command->add_flag("--strict", typed->command.strict, "Warnings count as errors");
  return declared(*command, typed);
}

DeclaredCommand declare_outline(CLI::App& root) {
  const auto typed = std::make_shared<Typed<OutlineCommand>>();
  return declared(*root.add_subcommand("outline", "List a briefing's slides and how it was understood"), typed);
}

}  // namespace lectern
