// `rehearse` and `report`.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/declare.h"
#include "export/export_report.h"

namespace lectern {
namespace {

struct TypedReport {
  ReportCommand command;
  std::string form = "text";
  bool was_named = false;
};

std::expected<Invocation, Reply> settled(const TypedReport& typed) {
  ReportCommand command = typed.command;
  if (typed.form == "text") {
    command.form = ReportForm::text;
  } else if (typed.form == "json") {
    command.form = ReportForm::json;
  } else if (typed.form == "csv") {
    command.form = ReportForm::csv;
  } else {
    return std::unexpected(misuse(fmt::format("unknown format: --format {}", typed.form), "write text, json or csv"));
  }
  if (command.remove && !command.run) {
    return std::unexpected(
        misuse("--delete needs --run N",
               fmt::format("lectern report {} --runs lists the runs with their numbers", command.deck)));
  }
  if (command.remove && (command.name || !command.output.empty() || command.list))
    return std::unexpected(misuse("--delete goes with --run alone"));
  if (!command.output.empty() && !is_report_file(command.output)) {
    return std::unexpected(misuse(fmt::format("not a kind of file for a report: {}", command.output),
                                  "write .png, .jpg, .webp or .pdf; text, JSON and CSV go to standard output"));
  }
  return command;
}

}  // namespace

DeclaredCommand declare_rehearse(CLI::App& root) {
  const auto typed = std::make_shared<RehearseCommand>();
  CLI::App* command = root.add_subcommand("rehearse", "Practise a talk: times every slide, ends with a report");
  command->add_option("DECK", typed->deck, "The briefing")->required();
  command->add_option("--section", typed->section, "Practise one section: its title or its number")
      ->type_name("NAME|N");
  command->add_flag("--teleprompter", typed->teleprompter, "Scroll the notes at the pace of the plan");
  command->add_option("--screen", typed->screen, "Screen for the slides: its name, or its number from 1")
      ->type_name("NAME|N");
  add_reading_options(*command, typed->reading);
  return {command, [typed]() -> std::expected<Invocation, Reply> { return *typed; }};
}

DeclaredCommand declare_report(CLI::App& root) {
  const auto typed = std::make_shared<TypedReport>();
  ReportCommand& report = typed->command;
  CLI::App* command = root.add_subcommand("report", "Report rehearsals: planned against spoken, and what to cut");
  command->add_option("DECK", report.deck, "The briefing")->required();
  command->add_option("--format", typed->form, "text (the default), json or csv")->type_name("text|json|csv");
  command->add_option("-o,--output", report.output, "Write a picture (png, jpg, webp) or a PDF instead")
      ->type_name("FILE");
  command->add_option("--run", report.run, "The run to report, by its number (default: the last)")->type_name("N");
  command->add_flag("--runs", report.list, "List the runs with their numbers");
  command->add_option("--name", report.name, "Give the run a name")->type_name("WORDS");
  command->add_flag("--delete", report.remove, "Delete the run that --run names");
  add_reading_options(*command, report.reading);
  return {command, [typed] { return settled(*typed); }};
}

}  // namespace lectern
