#pragma once
// The short-time Fourier transform and its inverse, librosa's rules: double-precision window and transform,
// rounded to float after.
#include <complex>
#include <functional>
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/dsp/framing.h"
#include "core/dsp/options.h"

namespace ullim {

using ComplexMatrix = MatrixOf<std::complex<float>>;
using ComplexMatrixD = MatrixOf<std::complex<double>>;

/// Runs body(frame index, pointer to its frameLength samples) over all frames of a signal in memory and asks
/// `job` in between. Errors: FileEmpty (no sample), BadArgument (not centred and shorter than a frame),
/// Cancelled.
Result<Done> forEachFrame(std::span<const float> y, int frameLength, int hopLength, bool center,
                          PadMode padMode, const JobContext& job,
                          const std::function<void(std::size_t, const float*)>& body);

/// [nFrames][nBins], complex. Errors as forEachFrame, BadArgument (options). Source: librosa.stft.
Result<ComplexMatrix> stft(std::span<const float> y, const StftOptions& options, const JobContext& job = {});
/// The same, not rounded.
Result<ComplexMatrixD> stftDouble(std::span<const float> y, const StftOptions& options,
                                  const JobContext& job = {});
/// [nFrames][nBins], |X|.
Result<Matrix> stftMagnitude(std::span<const float> y, const StftOptions& options,
                             const JobContext& job = {});
/// [nFrames][nBins], |X|^2.
Result<Matrix> stftPower(std::span<const float> y, const StftOptions& options, const JobContext& job = {});

/// The signal of a spectrogram [nFrames][nBins] by overlap and add, divided by the summed squared windows
/// where those are above the smallest float. length < 0: as long as the frames reach (less the padding when
/// centred); otherwise cut or zero-filled to it. Errors: BadArgument (options; bins that do not fit nFft),
/// FileEmpty (no frame), Cancelled. Source: librosa.istft.
Result<std::vector<float>> istft(const ComplexMatrix& spectrum, const StftOptions& options,
                                 SamplePos length = -1, const JobContext& job = {});
Result<std::vector<double>> istft(const ComplexMatrixD& spectrum, const StftOptions& options,
                                  SamplePos length = -1, const JobContext& job = {});

/// Sum of the squared windows of nFrames frames, nFft + hop * (nFrames - 1) values. Source:
/// librosa.filters.window_sumsquare.
std::vector<double> windowSumSquare(const StftOptions& options, std::size_t nFrames);

/// Centre frequencies of the nFft / 2 + 1 bins in Hz. Source: librosa.fft_frequencies.
std::vector<double> fftFrequencies(SampleRate sr, int nFft);

}  // namespace ullim
