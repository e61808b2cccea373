#pragma once
#include <span>
#include <vector>

#include "core/base/units.h"
#include "core/plot/render.h"

namespace ullim {

constexpr int kWaveMaxPoints = 11025;  ///< librosa.display.waveshow's max_points

/// What waveshow draws of a signal: an envelope, mirrored round zero, when there are more samples than
/// maxPoints; the samples themselves as steps, each level held to the next sample, otherwise.
struct WaveShape {
  bool envelope = false;
  int hop = 1;                ///< samples from one value to the next
  std::vector<float> values;  ///< envelope: largest |y| of each whole block of hop samples, >= 0; steps: y
};
/// Source: librosa.display.waveshow; hop = max(1, n // maxPoints), a last partial block is dropped.
WaveShape waveShape(std::span<const float> y, int maxPoints = kWaveMaxPoints);

/// Axis limits: 5 % beyond the drawn data on every side (matplotlib's margins), symmetric round zero. Time in
/// seconds.
struct WaveLimits {
  Span timeS, values;
};
WaveLimits waveLimits(const WaveShape& shape, SampleRate rate);

}  // namespace ullim
