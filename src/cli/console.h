#pragma once
// The only place that prints.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "briefing/briefing.h"

namespace lectern {

/// Before any file is opened: one that took the number of a standard stream that the caller closed (`>&-`) would get
/// what is printed.
void keep_streams_apart();

/// What was asked for, to standard output.
void print_out(std::string_view text);

/// Why not all of it went out, as on a full disk; nothing where it did or where the reader closed the pipe.
std::optional<Error> output_lost();

void print_error(std::string_view text);

/// "lectern: message", and the hint on a line of its own.
void print_error(const Error& error);

/// Those of the theme and of the deck, each with file, line and column, one or two lines each.
std::string listed(const Briefing& briefing, const Diagnostics& diagnostics, Severity least = Severity::note);

/// A line that fills up, on standard error, and only when that is a terminal. Erased when it goes out of scope.
class ProgressBar {
 public:
  explicit ProgressBar(std::string label);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ProgressBar(ProgressBar&&) = delete;
  ProgressBar& operator=(ProgressBar&&) = delete;
  ~ProgressBar();

  /// Draws at most about twenty times a second.
  void show(std::size_t done, std::size_t total);

 private:
  std::string label_;
  bool terminal_;
  bool drawn_ = false;
  long long last_drawn_ = 0;  // milliseconds of a steady clock
  long long start_;
};

}  // namespace lectern
