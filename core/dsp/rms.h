#pragma once
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dsp/options.h"

namespace ullim {

/// How a signal is cut into frames when no transform follows; librosa's defaults.
struct FrameOptions {
  int frameLength = 2048;  // samples, >= 1
  int hopLength = 512;     // samples, >= 1
  bool center = true;
  Result<Done> validate() const;
  auto operator<=>(const FrameOptions&) const = default;
};

/// sqrt(mean(x^2)) of one frame of `length` samples, summed in double.
double rmsOf(const float* frame, std::size_t length);
/// RMS of a frame by Parseval's rule from the magnitudes |X| of its nFft / 2 + 1 bins, unwindowed or with the
/// window's loss in it. Source: librosa.feature.rms(S=...).
double rmsOfSpectrum(std::span<const float> magnitude, int nFft);
/// Share of the samples of one frame whose sign differs from the one before.
double zeroCrossingsOf(const float* frame, std::size_t length);

/// Root mean square of each frame, linear. Errors: BadArgument (options; a signal shorter than one frame
/// without centring), FileEmpty. Source: librosa.feature.rms(y=...).
Result<std::vector<float>> frameRms(std::span<const float> y, const FrameOptions& options,
                                    PadMode padMode = PadMode::Constant, const JobContext& job = {});

/// Share of samples of each frame whose sign differs from the one before, in [0, 1]. |y| <= 1e-10 counts as
/// zero and zero as positive; the frame's first sample never counts; padding repeats the end values. Errors
/// as frameRms. Source: librosa.feature.zero_crossing_rate.
Result<std::vector<float>> zeroCrossingRate(std::span<const float> y, const FrameOptions& options,
                                            const JobContext& job = {});

}  // namespace ullim
