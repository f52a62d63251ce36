#include "cli/read_keys.h"

#include "base/source_span.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "files/files.h"

namespace lectern {
namespace {

/// A person's keys are a page of text; more is another kind of file.
constexpr std::uint64_t kMostBytes = 1U << 20U;

}  // namespace

Result<KeySettings> read_keys(const std::optional<std::string>& named) {
  KeySettings settings;
  const auto path = named ? named : settings_path("keys.conf");
  if (!path || (!named && file_version(*path) == 0)) return settings;
  const auto bytes = read_file(*path, kMostBytes);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string_view text = bytes->text();
  Diagnostics diagnostics;
  settings.map = read_key_map(text, diagnostics);
  settings.file = *path;
  settings.errors = diagnostics.count(Severity::error);
  const LineMap lines(text);
  for (const Diagnostic& diagnostic : diagnostics.items())
    settings.findings += format_diagnostic(*path, lines, diagnostic) + "\n";
  return settings;
}

int run_keys(const KeysCommand& command) {
  const auto settings = read_keys(command.file);
  if (!settings) {
    print_error(settings.error());
    return static_cast<int>(ExitCode::failure);
  }
  print_error(settings->findings);
  print_out(write_key_map(settings->map));
  return static_cast<int>(settings->errors > 0 ? ExitCode::findings : ExitCode::done);
}

}  // namespace lectern
