#pragma once
#include <cstddef>
#include <functional>
#include <stop_token>

namespace ullim {

/// What a long task needs from outside: when to stop (asked at least every 50 ms) and where to report.
/// `report` is called on the worker's thread and may be empty.
struct JobContext {
  std::stop_token stop;
  std::function<void(std::size_t done, std::size_t total)> report;

  bool stopped() const { return stop.stop_requested(); }
  void progress(std::size_t done, std::size_t total) const {
    if (report) report(done, total);
  }
};

}  // namespace ullim
