#include "tests/bench/kills/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace ullim::bench {

namespace {

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
  std::array<int, 2> in{}, out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) return;
  const auto arguments = pointers(command), variables = pointers(environment);
  m_pid = ::fork();
  if (m_pid == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  m_in = in[1];
  m_out = out[0];
}

Child::~Child() {
  kill();
  for (const int fd : {m_in, m_out})
    if (fd >= 0) ::close(fd);
}

Child::Read Child::readLine(std::string& line, int timeoutMs) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(timeoutMs);
  while (true) {
    if (const auto at = m_buffer.find('\n'); at != std::string::npos) {
      line = m_buffer.substr(0, at);
      m_buffer.erase(0, at + 1);
      return Read::Line;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready{m_out, POLLIN, 0};
    const int answer = ::poll(&ready, 1, int(std::max<std::int64_t>(left, 0)));
    if (answer < 0 && errno == EINTR) continue;
    if (answer <= 0) return Read::Timeout;
    std::array<char, 65536> bytes{};
    const ssize_t got = ::read(m_out, bytes.data(), bytes.size());
    if (got <= 0) return Read::End;  // half a line was never said
    m_buffer.append(bytes.data(), std::size_t(got));
  }
}

void Child::send(const std::string& line) {
  const std::string bytes = line + "\n";
  [[maybe_unused]] const ssize_t written = ::write(m_in, bytes.data(), bytes.size());
}

void Child::kill() {
  if (m_pid <= 0) return;
  ::kill(m_pid, SIGKILL);
  ::waitpid(m_pid, nullptr, 0);
  m_pid = -1;
}

}  // namespace ullim::bench
