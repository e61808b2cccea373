#pragma once
#include <span>
#include <vector>

#include "core/base/units.h"

namespace ullim {

/// y[i] - coef * y[i-1], for a signal in blocks; the first sample becomes 3 y[0] - y[1], the state librosa
/// gives its filter. Float, as librosa. Source: librosa.effects.preemphasis.
class Preemphasis {
 public:
  explicit Preemphasis(double coef = 0.97) : m_coef(float(coef)) {}
  /// Appends to `out`; the first sample of a signal is held back until the second is known.
  void push(std::span<const float> y, std::vector<float>& out);
  /// A signal of one sample: it stays as it is.
  void finish(std::vector<float>& out);

 private:
  float m_coef, m_last = 0;
  SamplePos m_seen = 0;
};

/// Of a whole signal.
std::vector<float> preemphasis(std::span<const float> y, double coef = 0.97);
/// Its inverse. Source: librosa.effects.deemphasis. A signal of one sample stays as it is.
std::vector<float> deemphasis(std::span<const float> y, double coef = 0.97);

}  // namespace ullim
