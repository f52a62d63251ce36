#pragma once
// The commands. Each prints its own results and troubles and gives the exit code.

#include "cli/command_line.h"

namespace lectern {

/// An exit code, or 128 and a signal's number.
int run_present(const PresentCommand& command);
int run_export(const ExportCommand& command);
int run_check(const CheckCommand& command);
int run_outline(const OutlineCommand& command);
int run_new(const NewCommand& command);
int run_themes(const ThemesCommand& command);
int run_fonts();
int run_keys(const KeysCommand& command);
int run_rehearse(const RehearseCommand& command);
int run_report(const ReportCommand& command);

}  // namespace lectern
