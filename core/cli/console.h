#pragma once
// What a process has and a test has not: signals, a terminal, a keyboard that can be waited for. Implemented
// in console_posix.cpp.
#include <stop_token>
#include <streambuf>
#include <thread>

namespace ullim {

/// Turns Ctrl-C and SIGTERM into a stop request; the second one ends the process with 130 at once. Make it
/// before any thread: threads started later leave these signals to it.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  std::stop_token token() const { return m_stop.get_token(); }

 private:
  std::stop_source m_stop;
  std::thread m_waiter;
};

/// Standard input that ends (end of file) as soon as a stop is requested, though nobody typed anything.
class StandardInput : public std::streambuf {
 public:
  explicit StandardInput(std::stop_token stop) : m_stop(std::move(stop)) {}

 protected:
  int_type underflow() override;

 private:
  std::stop_token m_stop;
  char m_block[4096];
};

/// Whether standard error is a terminal that shows a progress bar.
bool errorIsTerminal();

}  // namespace ullim
