#pragma once
// One frame to its spectrum: the inner loop of every spectral feature.
#include <complex>
#include <memory>
#include <span>
#include <vector>

#include "core/dsp/options.h"
#include "core/dsp/realfft.h"

namespace ullim {

/// Window and transform of single frames, double precision as in librosa. Options must be valid. One thread
/// at a time.
class SpectrumMaker {
 public:
  explicit SpectrumMaker(const StftOptions& options);

  std::size_t frameLength() const { return m_frameLength; }
  std::size_t binCount() const { return m_frameLength / 2 + 1; }
  /// Spectrum of the frame at frame[0 .. nFft - 1], binCount() values, valid until the next call.
  std::span<const std::complex<double>> spectrum(const float* frame);
  /// |X|^2 of the frame, valid until the next call.
  std::span<const double> power(const float* frame);
  /// The same rounded to float, as librosa hands it on.
  std::span<const float> powerFloat(const float* frame);

 private:
  std::size_t m_frameLength;
  std::shared_ptr<const std::vector<double>> m_window;  // without the zeros that pad it
  std::size_t m_windowBegin = 0;                        // its place in the frame
  std::vector<double> m_power;
  std::vector<float> m_powerFloat;
  RealFft m_fft;
  // powerFloat() by half a complex transform, where that is quicker.
  struct Turns {
    std::vector<double> cosine, sine;
  };
  std::unique_ptr<PairFft> m_pairs;
  std::shared_ptr<const Turns> m_turns;
};

}  // namespace ullim
