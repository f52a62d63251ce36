#pragma once
// The program: command line in, exit code out.

namespace lectern {

/// Exit codes that people and scripts rely on. Of several decks the highest counts. A signal's is 128 and its number.
enum class ExitCode : int { done = 0, findings = 1, usage = 2, failure = 3 };

/// Runs one command line. Prints results to standard output and troubles to standard error.
int run(int argc, char** argv);

}  // namespace lectern
