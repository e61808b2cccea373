#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace ullim::bench {

/// A program that is read line by line and killed.
class Child {
 public:
  /// Empty `program`s and failed starts show as an end of the output at once.
  Child(const std::vector<std::string>& command, const std::vector<std::string>& environment);
  ~Child();  ///< kills and waits
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  enum class Read { Line, Timeout, End };
  Read readLine(std::string& line, int timeoutMs);
  void send(const std::string& line);
  void kill();  ///< SIGKILL, and waits until it is gone; what it had written can still be read

 private:
  pid_t m_pid = -1;
  int m_in = -1, m_out = -1;
  std::string m_buffer;
};

}  // namespace ullim::bench
