#pragma once
// Spectra back to a signal, frame by frame: the inner loop of istft and of time stretching.
#include <complex>
#include <span>
#include <vector>

#include "core/dsp/options.h"
#include "core/dsp/realfft.h"

namespace ullim {

/// Inverse transform, window, overlap and add; at the end a division by the summed squared windows where
/// those are above the smallest float. Options must be valid. One thread at a time. Source: librosa.istft.
class OverlapAdd {
 public:
  /// length < 0: as long as `frames` frames reach (less the padding when centred). With a length given,
  /// frames that lie beyond it are not counted into the sum of windows, as librosa has it.
  OverlapAdd(const StftOptions& options, std::size_t frames, SamplePos length = -1);

  std::size_t frameCount() const { return m_frames; }  ///< frames that count; further ones need not be added
  std::span<std::complex<double>> bins() { return m_fft.input(); }  ///< to be filled before add()
  void add(std::size_t frame);
  std::vector<double> finish() &&;

 private:
  StftOptions m_options;
  std::size_t m_frames;
  SamplePos m_pad, m_windowBegin;
  std::vector<double> m_window;  // without the zeros that pad it
  std::vector<double> m_sum;
  RealInverseFft m_fft;
};

}  // namespace ullim
