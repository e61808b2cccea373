#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/audio/peaks.h"

namespace ullim {

/// A clip prepared for drawing: mono samples (the mean over channels) and their pyramid. Never changes once
/// made.
struct WaveData {
  std::shared_ptr<const AudioClip> audio;
  std::vector<float> mix;  ///< only when there are several channels
  PeakPyramid pyramid;
  float peak = 0;  ///< largest |x|
  std::span<const float> samples() const {
    return mix.empty() ? std::span<const float>(audio->samples) : mix;
  }
  /// One peak a column over fractional sample positions, by the pyramid.
  std::vector<Peak> columns(double begin, double end, int count) const;
};

/// Pure; any thread. Linear in the number of samples.
std::shared_ptr<const WaveData> prepareWave(std::shared_ptr<const AudioClip> audio);

}  // namespace ullim
