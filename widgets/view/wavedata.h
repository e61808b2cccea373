#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/audio/wavesource.h"

namespace ullim {

/// A clip in memory prepared for drawing: mono samples (the mean over channels) and their pyramid. Never
/// changes once made.
class WaveData final : public WaveSource {
 public:
  explicit WaveData(std::shared_ptr<const AudioClip> audio);
  const std::shared_ptr<const AudioClip>& audio() const { return m_audio; }
  std::span<const float> mono() const {
    return m_mix.empty() ? std::span<const float>(m_audio->samples) : m_mix;
  }

  SamplePos length() const override { return m_audio->frames(); }
  SampleRate rate() const override { return m_audio->rate; }
  float peak() const override { return m_peak; }
  std::vector<Peak> columns(double begin, double end, int count) const override;
  bool samples(SampleRange range, std::vector<float>& out) const override;

 private:
  std::shared_ptr<const AudioClip> m_audio;
  std::vector<float> m_mix;  ///< only when there are several channels
  PeakPyramid m_pyramid;
  float m_peak = 0;
};

/// Pure; any thread. Linear in the number of samples.
std::shared_ptr<const WaveData> prepareWave(std::shared_ptr<const AudioClip> audio);

}  // namespace ullim
