#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "tests/bench/views/views.h"

namespace ullim::bench {

bool ViewSettings::wants(const std::string& part) const {
  return only.empty() || std::find(only.begin(), only.end(), part) != only.end();
}

void printHead(const std::string& title) { std::printf("\n%s\n", title.c_str()); }

void printRow(const std::string& work, double value, const char* unit, std::optional<double> atMost,
              const std::string& remark) {
  std::string goal;
  if (atMost) {
    char text[64];
    std::snprintf(text, sizeof text, "goal <= %g %s: %s", *atMost, unit, value <= *atMost ? "met" : "MISSED");
    goal = text;
  }
  std::printf("  %-58s %10.3f %-3s %s%s%s\n", work.c_str(), value, unit, goal.c_str(),
              remark.empty() ? "" : "  ", remark.c_str());
  std::fflush(stdout);
}

double nowS() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::optional<double> secondsUntil(const std::function<bool()>& condition, double limitS) {
  const double begin = nowS();
  while (!condition()) {
    if (nowS() - begin > limitS) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return nowS() - begin;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

}  // namespace ullim::bench
