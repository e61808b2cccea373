#include "core/plot/wave.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr double kMargin = 0.05;

Span withMargin(double low, double high) {
  if (!(high > low)) return {low - kMargin, high + kMargin};
  const double room = kMargin * (high - low);
  return {low - room, high + room};
}

}  // namespace

WaveShape waveShape(std::span<const float> y, int maxPoints) {
  WaveShape shape;
  const std::size_t points = std::size_t(std::max(maxPoints, 1));
  shape.envelope = y.size() > points;
  if (!shape.envelope) {
    shape.values.assign(y.begin(), y.end());
    return shape;
  }
  const std::size_t hop = std::max<std::size_t>(1, y.size() / points);
  shape.hop = int(hop);
  shape.values.resize(y.size() / hop);
  for (std::size_t i = 0; i < shape.values.size(); ++i)
    for (const float x : y.subspan(i * hop, hop)) shape.values[i] = std::max(shape.values[i], std::fabs(x));
  return shape;
}

WaveLimits waveLimits(const WaveShape& shape, SampleRate rate) {
  if (shape.values.empty()) return {{0, 1}, {-1, 1}};
  const double last = seconds(SamplePos(shape.values.size() - 1) * shape.hop, rate);
  // Both ways of drawing reach equally far up and down: waveshow keeps the mirrored envelope under the steps.
  double most = 0;
  for (const float v : shape.values) most = std::max(most, std::fabs(double(v)));
  return {withMargin(0, last), withMargin(-most, most)};
}

}  // namespace ullim
