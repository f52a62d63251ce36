#include "cli/console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <utility>

#include "base/duration.h"

namespace lectern {
namespace {

// The system's error number, 0 where all went out.
int put(std::FILE* stream, std::string_view text) {
  const bool taken = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  if (taken && std::fflush(stream) == 0) return 0;
  const int error = errno;
  return error != 0 ? error : EIO;
}

// The first trouble of print_out, for whom the exit code should tell.
int& trouble_of_output() {
  static int error = 0;
  return error;
}

std::string in_words(int error) {
  switch (error) {
    case ENOSPC:
      return "no space is left on the disk";
    case EDQUOT:
      return "the disk quota is used up";
    case EBADF:
      return "it is closed";
    default:
      return fmt::format("the system says error {}", error);
  }
}

long long now_in_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

constexpr std::string_view kErasedLine = "\r\x1B[K";

}  // namespace

void keep_streams_apart() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest free number is given, which is this one. Nothing can be written to it, and print_out says so.
    if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", O_RDONLY);
  }
}

void print_out(std::string_view text) {
  const int error = put(stdout, text);
  if (trouble_of_output() == 0) trouble_of_output() = error;
}

std::optional<Error> output_lost() {
  const int error = trouble_of_output();
  // Whoever closes a pipe has read enough.
  if (error == 0 || error == EPIPE) return std::nullopt;
  return Error{fmt::format("cannot write to standard output: {}", in_words(error)), {}};
}

void print_error(std::string_view text) {
  // Where this fails too there is nobody left to tell.
  (void)put(stderr, text);
}

void print_error(const Error& error) {
  print_error(fmt::format("lectern: {}\n", error.message));
  if (!error.hint.empty()) print_error(fmt::format("  hint: {}\n", error.hint));
}

std::string listed(const Briefing& briefing, const Diagnostics& diagnostics, Severity least) {
  std::string text;
  for (const LocatedDiagnostic& found : located(briefing, diagnostics)) {
    if (found.diagnostic.severity >= least) text += format_diagnostic(found) + "\n";
  }
  return text;
}

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), terminal_(::isatty(STDERR_FILENO) == 1), start_(now_in_milliseconds()) {}

ProgressBar::~ProgressBar() {
  if (drawn_) print_error(kErasedLine);
}

void ProgressBar::show(std::size_t done, std::size_t total) {
  constexpr long long kLeastPause = 50;
  constexpr std::size_t kWidth = 30;
  if (!terminal_ || total == 0) return;
  const long long now = now_in_milliseconds();
  if (now - last_drawn_ < kLeastPause && done != total) return;
  last_drawn_ = now;
  drawn_ = true;
  std::string bar;
  for (std::size_t i = 0; i < kWidth; ++i) bar += i * total < done * kWidth ? "━" : "─";
  std::string left;
  if (done > 0 && now - start_ > 1000) {
    const auto remaining = (now - start_) * static_cast<long long>(total - done) / static_cast<long long>(done);
    left = fmt::format("  {} left", format_duration(static_cast<int>(remaining / 1000)));
  }
  print_error(fmt::format("{}{} {} {} of {}{}", kErasedLine, label_, bar, done, total, left));
}

}  // namespace lectern
