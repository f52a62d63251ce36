#include "present/end_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <utility>

namespace lectern {
namespace {

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, number);
  return set;
}

/// A descriptor that the signals are read from, instead of having their way with the program.
int blocked_signals() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return signalfd(-1, &set, SFD_CLOEXEC);
}

/// A handler that does nothing, not SIG_IGN: a browser that opens a link starts with the usual one again.
void outlive_closed_pipes(struct sigaction* before) {
  struct sigaction action{};
  action.sa_handler = [](int) {};
  action.sa_flags = SA_RESTART;
  sigaction(SIGPIPE, &action, before);
}

}  // namespace

EndSignals::EndSignals(std::function<void(int)> on_signal)
    : signals_(blocked_signals()), stop_(eventfd(0, EFD_CLOEXEC)) {
  outlive_closed_pipes(&on_closed_pipe_);
  thread_ = std::jthread([signals = signals_, stop = stop_, act = std::move(on_signal)] {
    std::array<pollfd, 2> waiting{pollfd{signals, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    bool is_asked = false;
    while (poll(waiting.data(), waiting.size(), -1) >= 0 && waiting[1].revents == 0) {
      signalfd_siginfo signal{};
      if (read(signals, &signal, sizeof signal) != sizeof signal) continue;
      // A program that does not listen, say because the window system does not answer, must still go.
      if (is_asked) _exit(128 + static_cast<int>(signal.ssi_signo));
      is_asked = true;
      act(static_cast<int>(signal.ssi_signo));
    }
  });
}

EndSignals::~EndSignals() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
  thread_.join();
  close(signals_);
  close(stop_);
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  sigaction(SIGPIPE, &on_closed_pipe_, nullptr);
}

}  // namespace lectern
