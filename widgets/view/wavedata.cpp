#include "widgets/view/wavedata.h"

#include <algorithm>
#include <cmath>

namespace ullim {

WaveData::WaveData(std::shared_ptr<const AudioClip> audio) : m_audio(std::move(audio)) {
  const AudioClip& clip = *m_audio;
  if (clip.channels > 1) {
    m_mix.assign(std::size_t(clip.frames()), 0.0f);
    for (int c = 0; c < clip.channels; ++c) {
      const std::span<const float> channel = clip.channel(c);
      for (std::size_t i = 0; i < channel.size(); ++i) m_mix[i] += channel[i] / float(clip.channels);
    }
  }
  m_pyramid = PeakPyramid(mono());
  for (const float v : mono())
    if (std::isfinite(v)) m_peak = std::max(m_peak, std::abs(v));
}

std::vector<Peak> WaveData::columns(double begin, double end, int count) const {
  const SampleRange range{SamplePos(std::floor(begin)), SamplePos(std::ceil(end))};
  return m_pyramid.peaks(mono(), range, count);
}

bool WaveData::samples(SampleRange range, std::vector<float>& out) const {
  const auto part = mono().subspan(std::size_t(range.begin), std::size_t(range.length()));
  out.assign(part.begin(), part.end());
  return true;
}

std::shared_ptr<const WaveData> prepareWave(std::shared_ptr<const AudioClip> audio) {
  return std::make_shared<const WaveData>(std::move(audio));
}

}  // namespace ullim
