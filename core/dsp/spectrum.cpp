#include "core/dsp/spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/memo.h"
#include "core/dsp/kernels.h"
#include "core/dsp/window.h"

namespace ullim {

SpectrumMaker::SpectrumMaker(const StftOptions& options)
    : m_frameLength(std::size_t(options.nFft)),
      m_window(sharedWindow(options)),
      m_windowBegin(std::size_t((options.nFft - options.windowLength()) / 2)),
      m_power(std::size_t(options.binCount())),
      m_powerFloat(m_power.size()),
      m_fft(options.nFft) {
  std::ranges::fill(m_fft.input(), 0.0);  // the zeros round the window stay
  constexpr int kSmallest = 64;
  if (!kernels::hasPowerOfPairs() || options.nFft < kSmallest || options.nFft % 4 != 0) return;
  m_pairs = std::make_unique<PairFft>(options.nFft);
  std::ranges::fill(m_pairs->input(), 0.0);
  static Memo<int, Turns> memo;
  m_turns = memo.get(options.nFft, [n = options.nFft] {
    Turns turns;
    for (int k = 0; k < n / 4; ++k) {
      turns.cosine.push_back(std::cos(2 * std::numbers::pi * k / n));
      turns.sine.push_back(std::sin(2 * std::numbers::pi * k / n));
    }
    return turns;
  });
}

std::span<const std::complex<double>> SpectrumMaker::spectrum(const float* frame) {
  kernels::applyWindow(frame + m_windowBegin, m_window->data(), m_fft.input().data() + m_windowBegin,
                       m_window->size());
  return m_fft.transform();
}

std::span<const double> SpectrumMaker::power(const float* frame) {
  const double* const x = reinterpret_cast<const double*>(spectrum(frame).data());
  kernels::power(x, m_power.data(), m_power.size());
  return m_power;
}

std::span<const float> SpectrumMaker::powerFloat(const float* frame) {
  if (m_pairs) {
    kernels::applyWindow(frame + m_windowBegin, m_window->data(), m_pairs->input().data() + m_windowBegin,
                         m_window->size());
    const double* const z = reinterpret_cast<const double*>(m_pairs->transform().data());
    kernels::powerOfPairs(z, m_turns->cosine.data(), m_turns->sine.data(), m_powerFloat.data(),
                          m_frameLength / 2);
    return m_powerFloat;
  }
  const double* const x = reinterpret_cast<const double*>(spectrum(frame).data());
  kernels::powerToFloat(x, m_powerFloat.data(), m_powerFloat.size());
  return m_powerFloat;
}

}  // namespace ullim
