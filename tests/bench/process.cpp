#include "tests/bench/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

extern char** environ;

namespace ullim::bench {
namespace {

constexpr const char* kLaunch = "--launch";

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

pid_t start(const std::vector<std::string>& command, const std::vector<std::string>& environment,
            posix_spawn_file_actions_t* actions) {
  pid_t pid = -1;
  const auto arguments = pointers(command), variables = pointers(environment);
  if (posix_spawnp(&pid, command[0].c_str(), actions, nullptr, arguments.data(), variables.data()) != 0)
    return -1;
  return pid;
}

bool endedWell(int status) { return WIFEXITED(status) && WEXITSTATUS(status) == 0; }

}  // namespace

int launchIfAsked(int argc, char** argv) {
  if (argc < 3 || std::strcmp(argv[1], kLaunch) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begin = std::chrono::steady_clock::now();
  pid_t pid = -1;
  if (posix_spawnp(&pid, argv[2], &actions, nullptr, argv + 2, environ) != 0) return 1;
  int status = 0;
  rusage usage{};
  if (wait4(pid, &status, 0, &usage) != pid || !endedWell(status)) return 1;
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%.6f %.6f\n", ms, double(usage.ru_maxrss) * 1024 / 1e6);
  return 0;
}

Ran runToEnd(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
  std::vector<std::string> launched{"/proc/self/exe", kLaunch};
  launched.insert(launched.end(), command.begin(), command.end());
  int from[2];
  Ran ran;
  if (pipe2(from, O_CLOEXEC) != 0) return ran;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
  const pid_t pid = start(launched, environment, &actions);
  posix_spawn_file_actions_destroy(&actions);
  close(from[1]);
  char text[128] = {};
  std::size_t length = 0;
  for (ssize_t n = 1; pid > 0 && n > 0 && length + 1 < sizeof text; length += n > 0 ? std::size_t(n) : 0)
    n = read(from[0], text + length, sizeof text - 1 - length);
  close(from[0]);
  int status = 0;
  ran.ok = pid > 0 && waitpid(pid, &status, 0) == pid && endedWell(status) &&
           std::sscanf(text, "%lf %lf", &ran.wallMs, &ran.peakMb) == 2;
  return ran;
}

std::vector<std::string> environmentWith(const std::vector<std::string>& set,
                                         const std::vector<std::string>& without) {
  const auto nameOf = [](const std::string& variable) { return variable.substr(0, variable.find('=')); };
  std::vector<std::string> out = set;
  for (char** variable = environ; *variable; ++variable) {
    const std::string name = nameOf(*variable);
    const bool replaced =
        std::any_of(set.begin(), set.end(), [&](const std::string& s) { return nameOf(s) == name; });
    if (!replaced && std::find(without.begin(), without.end(), name) == without.end())
      out.push_back(*variable);
  }
  return out;
}

PythonSide::PythonSide(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
  std::signal(SIGPIPE, SIG_IGN);  // a Python that died is a row "not here", not our end
  int to[2], from[2];
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) return;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
  m_pid = start(command, environment, &actions);
  posix_spawn_file_actions_destroy(&actions);
  close(to[0]);
  close(from[1]);
  m_to = to[1];
  m_from = from[0];
  std::string line;
  if (m_pid > 0 && readLine(line)) {
    const auto hello = nlohmann::json::parse(line, nullptr, false);
    if (hello.is_object()) {
      if (hello.contains("ready")) {
        m_description = hello["ready"].get<std::string>();
        return;
      }
      m_description = "not here: " + hello.value("error", std::string("no answer"));
    }
  }
  stop();
}

PythonSide::~PythonSide() { stop(); }

void PythonSide::stop() {
  if (m_to >= 0) close(m_to);  // the script ends with its input
  if (m_from >= 0) close(m_from);
  m_to = m_from = -1;
  if (m_pid > 0) waitpid(m_pid, nullptr, 0);
  m_pid = -1;
}

bool PythonSide::readLine(std::string& line) {
  for (;;) {
    if (const auto end = m_buffer.find('\n'); end != std::string::npos) {
      line = m_buffer.substr(0, end);
      m_buffer.erase(0, end + 1);
      return true;
    }
    char block[4096];
    const ssize_t n = read(m_from, block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    m_buffer.append(block, std::size_t(n));
  }
}

std::optional<double> PythonSide::ask(const std::string& job) {
  if (m_pid <= 0) return {};
  const std::string line = job + "\n";
  std::string answer;
  if (write(m_to, line.data(), line.size()) != ssize_t(line.size()) || !readLine(answer)) {
    m_description += " (ended early)";
    stop();
    return {};
  }
  const auto json = nlohmann::json::parse(answer, nullptr, false);
  if (json.is_object() && json.contains("ms")) return json["ms"].get<double>();
  const std::string why = json.is_object() ? json.value("error", answer) : answer;
  std::fprintf(stderr, "yardstick %s: %s\n", job.c_str(), why.c_str());
  return {};
}

}  // namespace ullim::bench
