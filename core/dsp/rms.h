#pragma once
#include <span>
#include <vector>

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

/// Root mean square of each frame, linear. Errors: BadArgument (options; a signal shorter than one frame
/// without centring), FileEmpty. Source: librosa.feature.rms(y=...).
Result<std::vector<float>> frameRms(std::span<const float> y, const FrameOptions& options,
                                    PadMode padMode = PadMode::Constant);

/// Share of samples of each frame whose sign differs from the one before, in [0, 1]. |y| <= 1e-10 counts as
/// zero and zero as positive; the frame's first sample never counts; padding repeats the end values. Errors
/// as frameRms. Source: librosa.feature.zero_crossing_rate.
Result<std::vector<float>> zeroCrossingRate(std::span<const float> y, const FrameOptions& options);

}  // namespace ullim
