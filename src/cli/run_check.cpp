#include <fmt/format.h>

#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/json.h"
#include "cli/open_deck.h"
#include "cli/timing.h"
#include "export/compile_deck.h"
#include "paint/legibility.h"

namespace lectern {
namespace {

std::string counted(int count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace

int run_check(const CheckCommand& command) {
  const auto briefing = open_deck(command.deck, command.reading, open_fonts());
  if (!briefing) {
    print_error(briefing.error());
    return static_cast<int>(ExitCode::failure);
  }
  const int jobs = default_jobs();
  std::vector<Rasterizer> rasterizers(static_cast<std::size_t>(jobs));
  CompiledDeck deck = compile_deck(**briefing, jobs, 0, {}, [&](int thread, const Page& page, Diagnostics& found) {
    const SourceSpan slide = (*briefing)->deck.slides[page.slide].source;
    check_legibility(page.scene, slide, rasterizers[static_cast<std::size_t>(thread)], found);
    check_pictures(page.scene, found);
  });
  check_times(**briefing, timing_of(**briefing, command.deck), deck.diagnostics);
  deck.diagnostics.sort();
  const int errors = count_of(**briefing, deck.diagnostics, Severity::error);
  const int warnings = count_of(**briefing, deck.diagnostics, Severity::warning);
  if (command.form == Form::json) {
    print_out(check_as_json(**briefing, deck));
  } else {
    print_out(listed(**briefing, deck.diagnostics));
    print_out(fmt::format("{}: {}, {}\n", command.deck, counted(errors, "error"), counted(warnings, "warning")));
  }
  const bool findings = errors > 0 || (command.strict && warnings > 0);
  return static_cast<int>(findings ? ExitCode::findings : ExitCode::done);
}

}  // namespace lectern
