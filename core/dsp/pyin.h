#pragma once
// Pitch and voicing by probabilistic YIN (Mauch and Dixon 2014), librosa's rules: YIN's troughs under many
// thresholds give pitch candidates with probabilities, a hidden Markov model picks the likeliest course.
#include <cstdint>
#include <span>
#include <vector>

#include "core/dsp/pitch.h"

namespace ullim {

struct PyinOptions {
  PitchOptions pitch;                // its troughThreshold does not count here
  int nThresholds = 100;             // 1..10000, thresholds evenly over (0, 1]
  double betaA = 2, betaB = 18;      // > 0, shape of the beta distribution of the threshold; mean a / (a + b)
  double boltzmannParameter = 2;     // > 0; larger favours short periods among the troughs of one frame
  double resolution = 0.1;           // semitones per pitch bin, in (0, 1); 1 / resolution is rounded up
  double maxTransitionRate = 35.92;  // octaves per second, > 0; the pitch moves at most so fast
  double switchProb = 0.01;    // in [0, 1], of going from voiced to unvoiced or back from frame to frame
  double noTroughProb = 0.01;  // in [0, 1], weight of the lowest trough when it is above the threshold
  int binsPerSemitone() const;
  int pitchBins() const;                  // from fMinHz to fMaxHz
  int transitionWidth(SampleRate) const;  // pitch bins that can be reached from one frame to the next
  Result<Done> validate(SampleRate sr) const;
  auto operator<=>(const PyinOptions&) const = default;
};

struct PitchTrack {                  // one entry per frame
  std::vector<float> f0Hz;           // fMinHz and up in steps of the resolution; NaN where unvoiced
  std::vector<std::uint8_t> voiced;  // 1 or 0
  std::vector<float>
      voicedProbability;  // [0, 1], of the frame by itself; not what `voiced` was decided by alone
};

/// y must be finite. Memory beside the answer: 4 bytes per pitch bin and frame for the way back (601 bins at
/// the defaults: 6 MB for a minute at 22.05 kHz). Errors: BadArgument (options; without centring a signal
/// shorter than a frame), FileEmpty, Cancelled. Source: librosa.pyin 0.11, fill_na=NaN; agreement is asserted
/// in tests/core/dsp/tst_pitch.cpp. Where two courses are equally likely to the last digit the choice may
/// differ.
Result<PitchTrack> pyin(std::span<const float> y, SampleRate sr, const PyinOptions& options,
                        const JobContext& job = {});

/// The regularised incomplete beta function I_x(a, b): distribution function of the beta distribution, in [0,
/// 1]. a, b > 0; x <= 0 gives 0, x >= 1 gives 1. Relative accuracy about 1e-12 for a, b up to 1000. Source:
/// DLMF 8.17.22 (continued fraction) and 8.17.4.
double betaDistribution(double x, double a, double b);

}  // namespace ullim
