#include "cli/run.h"

#include <algorithm>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/console.h"

namespace lectern {
namespace {

struct Runner {
  int operator()(const PresentCommand& command) const { return run_present(command); }
  int operator()(const ExportCommand& command) const { return run_export(command); }
  int operator()(const CheckCommand& command) const { return run_check(command); }
  int operator()(const OutlineCommand& command) const { return run_outline(command); }
  int operator()(const NewCommand& command) const { return run_new(command); }
  int operator()(const ThemesCommand& command) const { return run_themes(command); }
  int operator()(const FontsCommand&) const { return run_fonts(); }
  int operator()(const KeysCommand& command) const { return run_keys(command); }
  int operator()(const RehearseCommand& command) const { return run_rehearse(command); }
  int operator()(const ReportCommand& command) const { return run_report(command); }
};

int code_of(int argc, char** argv) {
  const auto invocation = parse_command_line(argc, argv);
  if (invocation) return std::visit(Runner{}, *invocation);
  const Reply& reply = invocation.error();
  if (reply.code == ExitCode::done) {
    print_out(reply.text);
  } else {
    print_error(reply.text);
  }
  return static_cast<int>(reply.code);
}

}  // namespace

int run(int argc, char** argv) {
  keep_streams_apart();
  const int code = code_of(argc, argv);
  const auto lost = output_lost();
  if (!lost) return code;
  print_error(*lost);
  return std::max(code, static_cast<int>(ExitCode::failure));
}

}  // namespace lectern
