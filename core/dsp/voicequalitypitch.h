#pragma once
// The inside of voicequality.h: pitch by the method of Boersma 1993, as Praat's To Pitch (ac) and, for
// harmonics, (cc). Everything is counted in samples: position p lies p samples after the middle of the first
// one.
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

enum class Correlation {
  Auto,  ///< of the windowed signal, divided by that of the window
  Cross  ///< of a piece with what follows it, divided by both energies
};

struct BoersmaOptions {
  Correlation correlation = Correlation::Auto;
  double fMinHz = 75, fCeilingHz = 600;
  double periodsPerWindow = 3;
  double timeStepS = 0.01;
  double silenceThreshold = 0.03, voicingThreshold = 0.45;
  double octaveCost = 0.01, octaveJumpCost = 0.35, voicedUnvoicedCost = 0.14;
};

struct BoersmaFrame {
  double f0Hz = 0;      // 0: no voice
  double strength = 0;  // height of the correlation's peak, (0, 1]
};

struct BoersmaTrack {
  double first = 0, step = 1;  // samples: frame t lies at first + t * step
  std::vector<BoersmaFrame> frames;
  /// Interpolated between frames with a voice; NaN where the nearest frame has none.
  double f0At(double position) const;
};

/// How the frames lie in a signal of n samples: the track without its values. count 0: the signal is too
/// short.
struct BoersmaGrid {
  std::size_t count = 0;
  double first = 0, step = 1;
};
BoersmaGrid boersmaGrid(std::size_t n, SampleRate sr, const BoersmaOptions& options);

/// Errors: BadArgument when not one frame fits, Cancelled. The options must make sense.
Result<BoersmaTrack> boersmaPitch(std::span<const float> y, SampleRate sr, const BoersmaOptions& options,
                                  const JobContext& job);

/// Positions of the pulses of the voiced stretches, rising. Source: Praat's manual, Sound & Pitch: To
/// PointProcess (cc). Empty when `job` was stopped.
std::vector<double> voicePulses(std::span<const float> y, SampleRate sr, const BoersmaTrack& track,
                                const JobContext& job);

}  // namespace ullim
