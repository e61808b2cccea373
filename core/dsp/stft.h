#pragma once
// The short-time Fourier transform, librosa's rules: double-precision window and transform, rounded to float
// after.
#include <complex>
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/dsp/options.h"
#include "core/dsp/realfft.h"

namespace ullim {

using ComplexMatrix = MatrixOf<std::complex<float>>;

/// The one frame loop under every spectral feature. Reads the signal where it lies; only a frame that reaches
/// over an end is put together sample by sample. Keeps a view of y: y must live longer. One thread at a time.
class StftFrames {
 public:
  /// Errors: BadArgument (options; without centring also a signal shorter than nFft), FileEmpty (no sample).
  static Result<StftFrames> of(std::span<const float> y, const StftOptions& options);

  std::size_t count() const { return m_count; }
  std::size_t binCount() const { return std::size_t(m_options.binCount()); }
  /// Spectrum of frame t, binCount() values, valid until the next call.
  std::span<const std::complex<double>> spectrum(std::size_t t);
  /// |X|^2 of frame t in double, valid until the next call.
  std::span<const double> power(std::size_t t);

 private:
  StftFrames(std::span<const float> y, const StftOptions& options);
  void load(std::size_t t);

  std::span<const float> m_y;
  StftOptions m_options;
  std::vector<double> m_window;   // without the zeros that pad it
  std::size_t m_windowBegin = 0;  // its place in the frame
  std::vector<double> m_power;
  std::unique_ptr<RealFft> m_fft;
  std::size_t m_count = 0;
};

/// Runs body(t) over all frames and asks `job` in between. False when stopped.
template <class Body>
bool forEachFrame(std::size_t count, const JobContext& job, Body&& body) {
  constexpr std::size_t kFramesPerAsk = 256;  // some milliseconds
  for (std::size_t t = 0; t < count; ++t) {
    if (t % kFramesPerAsk == 0) {
      if (job.stopped()) return false;
      job.progress(t, count);
    }
    body(t);
  }
  job.progress(count, count);
  return true;
}

/// [nFrames][nBins], complex. Errors as StftFrames::of, Cancelled. Source: librosa.stft.
Result<ComplexMatrix> stft(std::span<const float> y, const StftOptions& options, const JobContext& job = {});
/// [nFrames][nBins], |X|.
Result<Matrix> stftMagnitude(std::span<const float> y, const StftOptions& options,
                             const JobContext& job = {});
/// [nFrames][nBins], |X|^2.
Result<Matrix> stftPower(std::span<const float> y, const StftOptions& options, const JobContext& job = {});

/// Centre frequencies of the nFft / 2 + 1 bins in Hz. Source: librosa.fft_frequencies.
std::vector<double> fftFrequencies(SampleRate sr, int nFft);

}  // namespace ullim
