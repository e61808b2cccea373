#pragma once
// The small recursive filters of the synthesiser.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace ullim::demo {

/// Two-pole resonator with gain 1 at 0 Hz (Klatt, 1980).
class Resonator {
 public:
  void tune(double hz, double bandwidthHz, double rate) {
    const double r = std::exp(-std::numbers::pi * bandwidthHz / rate);
    m_c = -r * r;
    m_b = 2 * r * std::cos(2 * std::numbers::pi * hz / rate);
    m_a = 1 - m_b - m_c;
  }
  double operator()(double x) {
    const double y = m_a * x + m_b * m_y1 + m_c * m_y2;
    m_y2 = m_y1;
    return m_y1 = y;
  }

 private:
  double m_a = 1, m_b = 0, m_c = 0, m_y1 = 0, m_y2 = 0;
};

/// Second-order Butterworth high or low pass (bilinear transform).
class Butterworth {
 public:
  Butterworth(bool highPass, double hz, double rate) {
    const double k = std::tan(std::numbers::pi * hz / rate), norm = 1 / (1 + std::numbers::sqrt2 * k + k * k);
    m_b0 = highPass ? norm : k * k * norm;
    m_b1 = highPass ? -2 * m_b0 : 2 * m_b0;
    m_a1 = 2 * (k * k - 1) * norm;
    m_a2 = (1 - std::numbers::sqrt2 * k + k * k) * norm;
  }
  double operator()(double x) {
    const double y = m_b0 * x + m_s1;
    m_s1 = m_b1 * x - m_a1 * y + m_s2;
    m_s2 = m_b0 * x - m_a2 * y;
    return y;
  }

 private:
  double m_b0, m_b1, m_a1, m_a2, m_s1 = 0, m_s2 = 0;
};

/// Schroeder's reverberator: four combs with damping beside each other. Only the wet part comes out.
class Reverb {
 public:
  Reverb(double decayS, double rate) {
    constexpr std::array kDelaysS{0.0297, 0.0371, 0.0411, 0.0437};
    for (std::size_t i = 0; i < kDelaysS.size(); ++i) {
      m_lines[i].assign(std::max<std::size_t>(1, std::size_t(kDelaysS[i] * rate)), 0.0);
      m_gain[i] = std::pow(10.0, -3 * kDelaysS[i] / decayS);
    }
  }
  double operator()(double x) {
    double sum = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      double& cell = m_lines[i][m_at[i]];
      const double y = cell;
      m_low[i] = 0.6 * y + 0.4 * m_low[i];
      cell = x + m_gain[i] * m_low[i];
      if (++m_at[i] == m_lines[i].size()) m_at[i] = 0;
      sum += y;
    }
    return sum / 4;
  }

 private:
  std::array<std::vector<double>, 4> m_lines;
  std::array<std::size_t, 4> m_at{};
  std::array<double, 4> m_gain{}, m_low{};
};

/// White to pink, economy version of Paul Kellet's filter; roughly unit gain.
class Pink {
 public:
  double operator()(double white) {
    m_b0 = 0.99765 * m_b0 + white * 0.0990460;
    m_b1 = 0.96300 * m_b1 + white * 0.2965164;
    m_b2 = 0.57000 * m_b2 + white * 1.0526913;
    return m_b0 + m_b1 + m_b2 + white * 0.1848;
  }

 private:
  double m_b0 = 0, m_b1 = 0, m_b2 = 0;
};

}  // namespace ullim::demo
