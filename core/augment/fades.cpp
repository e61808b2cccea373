#include "core/augment/fades.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ullim {

double fadeGain(FadeCurve curve, double x) {
  x = std::clamp(x, 0.0, 1.0);
  switch (curve) {
    case FadeCurve::Linear:
      return x;
    case FadeCurve::EqualPower:
      return std::sin(x * std::numbers::pi / 2);
    case FadeCurve::Exponential:
      return x * std::exp2(x - 1);
  }
  return x;
}

void fadeIn(std::span<float> y, std::size_t length, FadeCurve curve) {
  length = std::min(length, y.size());
  for (std::size_t i = 0; i < length; ++i) y[i] = float(y[i] * fadeGain(curve, double(i) / double(length)));
}

void fadeOut(std::span<float> y, std::size_t length, FadeCurve curve) {
  length = std::min(length, y.size());
  for (std::size_t i = 0; i < length; ++i) {
    float& sample = y[y.size() - 1 - i];
    sample = float(sample * fadeGain(curve, double(i) / double(length)));
  }
}

}  // namespace ullim
