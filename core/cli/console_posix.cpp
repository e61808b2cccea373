#include "core/cli/console.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>

namespace ullim {
namespace {

constexpr int kWakeUp = SIGUSR1;  // ends the waiting thread
constexpr int kPollMs = 50;

sigset_t waitedFor() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, kWakeUp}) sigaddset(&set, signal);
  return set;
}

}  // namespace

// A handler may do next to nothing safely, so the signals are blocked and a thread waits for them.
Interrupt::Interrupt() {
  const sigset_t set = waitedFor();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_waiter = std::thread([set, stop = m_stop]() mutable {
    for (int signal = 0;;) {
      if (sigwait(&set, &signal) != 0 || signal == kWakeUp) return;
      if (stop.stop_requested()) ::_exit(130);
      stop.request_stop();
    }
  });
}

Interrupt::~Interrupt() {
  pthread_kill(m_waiter.native_handle(), kWakeUp);
  m_waiter.join();
}

StandardInput::int_type StandardInput::underflow() {
  while (!m_stop.stop_requested()) {
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kPollMs);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) break;
    const ssize_t n = ::read(STDIN_FILENO, m_block, sizeof m_block);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) break;
    setg(m_block, m_block, m_block + n);
    return traits_type::to_int_type(m_block[0]);
  }
  return traits_type::eof();
}

bool errorIsTerminal() {
  const char* kind = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && kind && std::string_view(kind) != "dumb";
}

}  // namespace ullim
