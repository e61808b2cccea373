#include "core/dsp/preemphasis.h"

#include <cmath>

namespace ullim {

void Preemphasis::push(std::span<const float> y, std::vector<float>& out) {
  for (const float x : y) {
    if (m_seen == 1)
      out.push_back(m_last + (2 * m_last - x));  // the first sample, now that the second is here
    if (m_seen >= 1) out.push_back(x - m_coef * m_last);
    m_last = x;
    ++m_seen;
  }
}

void Preemphasis::finish(std::vector<float>& out) {
  if (m_seen == 1) out.push_back(m_last);
  m_seen = 0;
}

std::vector<float> preemphasis(std::span<const float> y, double coef) {
  std::vector<float> out;
  out.reserve(y.size());
  Preemphasis filter(coef);
  filter.push(y, out);
  filter.finish(out);
  return out;
}

std::vector<float> deemphasis(std::span<const float> y, double coef) {
  std::vector<float> out(y.begin(), y.end());
  if (y.size() < 2) return out;
  // The first sample of the emphasised signal was 3 a - b, the second b - coef a: two equations for a and b.
  double last = (double(y[0]) + double(y[1])) / (3 - coef);
  out[0] = float(last);
  for (std::size_t i = 1; i < y.size(); ++i) {
    last = double(y[i]) + coef * last;
    out[i] = float(last);
  }
  return out;
}

}  // namespace ullim
