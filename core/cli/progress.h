#pragma once
#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <string>

namespace ullim {

/// How far a long verb is, on standard error: a bar that is drawn over itself, JSON lines, or nothing.
/// Thread-safe.
class Progress {
 public:
  enum class Mode { None, Bar, JsonLines };
  Progress(std::ostream& err, Mode mode) : m_err(err), m_mode(mode) {}
  void setMode(Mode mode) { m_mode = mode; }
  /// At most ten times a second; the last report of a stage always.
  void report(const std::string& stage, std::size_t done, std::size_t total);
  /// Takes the bar off the line, before something else is written there.
  void clear();

 private:
  std::ostream& m_err;
  Mode m_mode;
  std::mutex m_mutex;
  std::chrono::steady_clock::time_point m_last{};
  bool m_shown = false;
};

}  // namespace ullim
