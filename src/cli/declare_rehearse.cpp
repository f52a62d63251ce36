#include <CLI/CLI.hpp>

#include "cli/declare.h"

namespace lectern {

DeclaredCommand declare_rehearse(CLI::App& root) {
  // Known and not offered: answered with a clear word instead of "unknown command".
  CLI::App* command = root.add_subcommand("rehearse")->group("");
  command->allow_extras();
  return {command, []() -> std::expected<Invocation, Reply> {
            return std::unexpected(misuse("this version cannot rehearse yet", "lectern DECK presents"));
          }};
}

}  // namespace lectern
