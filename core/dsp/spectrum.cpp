#include "core/dsp/spectrum.h"

#include <algorithm>

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
  const double* const x = reinterpret_cast<const double*>(spectrum(frame).data());
  kernels::powerToFloat(x, m_powerFloat.data(), m_powerFloat.size());
  return m_powerFloat;
}

}  // namespace ullim
