#include "widgets/view/wavedata.h"

#include <algorithm>
#include <cmath>

namespace ullim {

std::vector<Peak> WaveData::columns(double begin, double end, int count) const {
  const SampleRange range{SamplePos(std::floor(begin)), SamplePos(std::ceil(end))};
  return pyramid.peaks(samples(), range, count);
}

std::shared_ptr<const WaveData> prepareWave(std::shared_ptr<const AudioClip> audio) {
  auto data = std::make_shared<WaveData>();
  data->audio = std::move(audio);
  const AudioClip& clip = *data->audio;
  if (clip.channels > 1) {
    data->mix.assign(std::size_t(clip.frames()), 0.0f);
    for (int c = 0; c < clip.channels; ++c) {
      const std::span<const float> channel = clip.channel(c);
      for (std::size_t i = 0; i < channel.size(); ++i) data->mix[i] += channel[i] / float(clip.channels);
    }
  }
  data->pyramid = PeakPyramid(data->samples());
  for (const float v : data->samples())
    if (std::isfinite(v)) data->peak = std::max(data->peak, std::abs(v));
  return data;
}

}  // namespace ullim
