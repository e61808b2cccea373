#include "core/plot/locator.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr int kMinTicks = 2;
constexpr double kOffsetThreshold = 100;  // how far from zero, in ranges, the ticks get an offset
constexpr int kMostTicks = 1000;

struct DivMod {
  double quotient, remainder;
};

/// Python's divmod for a positive divisor.
DivMod divMod(double a, double b) {
  double m = std::fmod(a, b);
  double d = (a - m) / b;
  if (m < 0) {
    m += b;
    d -= 1;
  }
  const double whole = std::floor(d);
  return {d - whole > 0.5 ? whole + 1 : whole, m};
}

double powerOfTenUnder(double x) { return std::pow(10.0, std::floor(std::log10(x))); }

/// Edges in whole steps, forgiving rounding (matplotlib's _Edge_integer).
class StepEdge {
 public:
  StepEdge(double step, double offset) : m_step(step), m_offset(std::fabs(offset)) {}
  double atMost(double x) const {
    const DivMod d = divMod(x, m_step);
    return closeTo(d.remainder / m_step, 1) ? d.quotient + 1 : d.quotient;
  }
  double atLeast(double x) const {
    const DivMod d = divMod(x, m_step);
    return closeTo(d.remainder / m_step, 0) ? d.quotient : d.quotient + 1;
  }

 private:
  bool closeTo(double x, double edge) const {
    double tolerance = 1e-10;
    if (m_offset > 0)
      tolerance = std::min(0.4999, std::max(1e-10, std::pow(10.0, std::log10(m_offset / m_step) - 12)));
    return std::fabs(x - edge) < tolerance;
  }
  double m_step, m_offset;
};

}  // namespace

std::vector<double> niceTicks(double low, double high, int maxIntervals, const std::vector<double>& steps) {
  if (!std::isfinite(low) || !std::isfinite(high) || !(high > low) || maxIntervals < 1) return {};
  const double range = high - low, middle = (high + low) / 2;
  if (range <= std::max(std::fabs(low), std::fabs(high)) * 1e-14) return {};
  const double offset = std::fabs(middle) / range < kOffsetThreshold
                            ? 0.0
                            : std::copysign(powerOfTenUnder(std::fabs(middle)), middle);
  const double scale = powerOfTenUnder(range / maxIntervals);
  const double begin = low - offset, end = high - offset;

  std::vector<double> stairs;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) stairs.push_back(0.1 * steps[i] * scale);
  for (const double s : steps) stairs.push_back(s * scale);
  stairs.push_back(10 * steps[1] * scale);
  const double raw = (end - begin) / maxIntervals;
  std::size_t chosen = 0;
  while (chosen + 1 < stairs.size() && stairs[chosen] < raw) ++chosen;

  // From the wanted step down, until enough ticks are in view.
  std::vector<double> seen;
  for (std::size_t i = chosen + 1; i-- > 0;) {
    const double step = stairs[i];
    const double first = divMod(begin, step).quotient * step;
    const StepEdge edge(step, offset);
    const double from = edge.atMost(begin - first), to = edge.atLeast(end - first);
    seen.clear();
    int inside = 0;
    for (double k = from; k <= to && k < from + kMostTicks; ++k) {
      const double tick = k * step + first;
      inside += tick >= begin && tick <= end;
      if (tick + offset >= low && tick + offset <= high) seen.push_back(tick + offset);
    }
    if (inside >= kMinTicks) break;
  }
  return seen;
}

}  // namespace ullim
