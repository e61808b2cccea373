#include "core/augment/noise.h"

#include <array>
#include <cmath>
#include <numbers>

namespace ullim {
namespace {

/// Paul Kellet, "pink noise filter", refined version (music-dsp source code archive, 1999).
class PinkFilter {
 public:
  double operator()(double white) {
    constexpr std::array kPoles{0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
    constexpr std::array kGains{0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
    double sum = m_last + white * 0.5362;
    for (std::size_t i = 0; i < kPoles.size(); ++i) {
      m_state[i] = kPoles[i] * m_state[i] + kGains[i] * white;
      sum += m_state[i];
    }
    m_last = white * 0.115926;
    return sum;
  }

 private:
  std::array<double, 6> m_state{};
  double m_last = 0;
};

}  // namespace

double rmsOf(std::span<const float> y) {
  double sum = 0;
  for (const float v : y) sum += double(v) * v;
  return y.empty() ? 0.0 : std::sqrt(sum / double(y.size()));
}

std::vector<float> makeNoise(NoiseKind kind, std::size_t n, SampleRate sr, Rng& rng) {
  // The coloured filters start empty; the samples before the first one fill them, or the start would be too
  // weak.
  constexpr std::size_t kWarmUp = 4096;
  constexpr double kBrownCornerHz = 20.0;
  std::vector<double> x(n);
  PinkFilter pink;
  double brown = 0;
  const double leak = std::exp(-2 * std::numbers::pi * kBrownCornerHz / std::max(1, sr.hz));
  const auto draw = [&] {
    const double white = rng.normal();
    if (kind == NoiseKind::White) return white;
    if (kind == NoiseKind::Pink) return pink(white);
    return brown = leak * brown + white;
  };
  if (kind != NoiseKind::White)
    for (std::size_t i = 0; i < kWarmUp; ++i) draw();
  double mean = 0;
  for (double& v : x) mean += v = draw();
  mean = n > 1 ? mean / double(n) : 0.0;
  double power = 0;
  for (double& v : x) {
    v -= mean;
    power += v * v;
  }
  const double scale = power > 0 ? 1 / std::sqrt(power / double(n)) : 0.0;
  std::vector<float> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = float(x[i] * scale);
  return out;
}

void addNoise(std::span<float> y, SampleRate sr, NoiseKind kind, double snrDb, Rng& rng) {
  const double level = rmsOf(y) / std::pow(10.0, snrDb / 20);
  if (!(level > 0)) return;
  const std::vector<float> noise = makeNoise(kind, y.size(), sr, rng);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = float(y[i] + level * noise[i]);
}

}  // namespace ullim
