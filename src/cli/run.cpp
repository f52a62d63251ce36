#include "cli/run.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

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

// Memory that runs out, on whatever thread, is told as other troubles of the machine are. What was written is whole,
// and what was being written never had a name (growing_file.h).
[[noreturn]] void end() {
  if (const std::exception_ptr thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      constexpr std::string_view kSaid =
          "lectern: there is not enough memory\n  hint: ask for a smaller size or fewer --jobs\n";
      // Not print_error: its stream may be in use on the thread that ends here.
      (void)!::write(STDERR_FILENO, kSaid.data(), kSaid.size());
      ::_exit(static_cast<int>(ExitCode::failure));
    } catch (...) {
      std::abort();
    }
  }
  std::abort();
}

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
  std::set_terminate(end);
  keep_streams_apart();
  const int code = code_of(argc, argv);
  const auto lost = output_lost();
  if (!lost) return code;
  print_error(*lost);
  return std::max(code, static_cast<int>(ExitCode::failure));
}

}  // namespace lectern
