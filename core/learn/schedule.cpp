#include "core/learn/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ullim {
namespace {

/// From `from` to `to` along half a cosine.
double cosine(double from, double to, double share) {
  return to + (from - to) / 2 * (1 + std::cos(std::numbers::pi * share));
}

}  // namespace

double learningRateAt(const TrainSettings& s, std::int64_t step, std::int64_t total, double plateauFactor) {
  constexpr double kDiv = 25, kFinalDiv = 1e4, kStep = 0.1;
  const double at = double(step), last = double(std::max<std::int64_t>(1, total - 1));
  switch (s.schedule) {
    case Schedule::Constant:
      return s.learningRate;
    case Schedule::OneCycle: {
      const double low = s.learningRate / kDiv, top = s.warmUp * double(total) - 1;
      if (at <= top && top > 0) return cosine(low, s.learningRate, at / top);
      const double begin = std::max(0.0, top);
      return cosine(s.learningRate, low / kFinalDiv, last > begin ? (at - begin) / (last - begin) : 1);
    }
    case Schedule::Cosine:
      return cosine(s.learningRate, 0, at / double(std::max<std::int64_t>(1, total)));
    case Schedule::Step:
      return s.learningRate * std::pow(kStep, std::floor(3 * at / double(std::max<std::int64_t>(1, total))));
    case Schedule::Plateau:
      return s.learningRate * plateauFactor;
  }
  return s.learningRate;
}

}  // namespace ullim
