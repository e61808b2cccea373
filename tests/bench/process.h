#pragma once
// Other programs: one that runs and ends, and a Python that stays warm and answers.
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace ullim::bench {

struct Ran {
  bool ok = false;    ///< started, and ended with code 0
  double wallMs = 0;  ///< from just before the start until it was waited for
  double peakMb = 0;  ///< largest resident set, megabytes (10^6 bytes)
};

/// The other half of runToEnd(): called first thing in main(). In a process that runToEnd() started it runs
/// the command, writes what it saw to standard output and answers with the exit code; otherwise with -1.
int launchIfAsked(int argc, char** argv);

/// Runs a program to its end, by way of a small process of ours: the system counts a parent's memory into its
/// children's largest. Its output is thrown away; its errors are shown.
Ran runToEnd(const std::vector<std::string>& command, const std::vector<std::string>& environment);

/// This process's environment with some names set ("NAME=value") and some taken out.
std::vector<std::string> environmentWith(const std::vector<std::string>& set,
                                         const std::vector<std::string>& without);

/// A yardstick script started with --ask: one job name a line in, one line of JSON out.
class PythonSide {
 public:
  PythonSide(const std::vector<std::string>& command, const std::vector<std::string>& environment);
  ~PythonSide();
  PythonSide(const PythonSide&) = delete;
  PythonSide& operator=(const PythonSide&) = delete;

  /// Does the job once; milliseconds as measured there, without the talk. Nothing: it cannot.
  std::optional<double> ask(const std::string& job);
  /// What runs there, with versions, or why nothing does.
  const std::string& description() const { return m_description; }

 private:
  bool readLine(std::string& line);
  void stop();

  pid_t m_pid = -1;
  int m_to = -1, m_from = -1;
  std::string m_buffer, m_description = "not here";
};

}  // namespace ullim::bench
