#include "ui/playback/playchain.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {
constexpr std::size_t kBlock = 1024;  // samples read at once
}

double wrapInto(SampleRange range, double pos) {
  if (range.empty() || pos < double(range.end)) return pos;
  return double(range.begin) + std::fmod(pos - double(range.begin), double(range.length()));
}

Result<PlayChain> PlayChain::make(std::shared_ptr<PlaySource> source, const PlayOrder& order,
                                  const PlayFormat& format) {
  PlayChain chain;
  const SampleRate rate = source->rate();
  const int lanes = source->channels() <= format.channels ? source->channels() : 1;
  const bool stretch = order.keepPitch && order.speed != 1;
  // Played faster without keeping the pitch is the same samples at a higher rate, to the whole Hz.
  const SampleRate from = stretch ? rate : SampleRate{int(std::lround(rate.hz * order.speed))};
  for (int lane = 0; lane < lanes; ++lane) {
    auto resampler = StreamResampler::make(from, format.rate);
    if (!resampler) return resampler.error();
    chain.m_resamplers.push_back(std::move(*resampler));
  }
  if (stretch) chain.m_stretcher.emplace(rate, lanes, order.speed);
  chain.m_step = (stretch ? rate.hz * order.speed : double(from.hz)) / format.rate.hz;
  chain.m_source = std::move(source);
  chain.m_order = order;
  chain.m_format = format;
  chain.m_next = order.from;
  chain.m_in.assign(std::size_t(lanes), std::vector<float>(kBlock));
  chain.m_lanes.resize(std::size_t(lanes));
  return chain;
}

double PlayChain::positionOf(std::int64_t frame) const {
  return wrapInto(m_order.range, double(m_order.from) + double(frame) * m_step);
}

Result<Done> PlayChain::readBlock(std::size_t frames, bool loop) {
  const std::size_t lanes = m_in.size();
  std::size_t done = 0;
  while (done < frames) {
    if (m_next >= m_order.range.end) {
      if (!loop || m_order.range.empty()) break;
      m_next = m_order.range.begin;
    }
    const std::size_t n = std::min(frames - done, std::size_t(m_order.range.end - m_next));
    const int channels = m_source->channels();
    for (int c = 0; c < channels; ++c) {
      if (lanes == std::size_t(channels)) {
        const auto got = m_source->read(c, m_next, std::span(m_in[std::size_t(c)]).subspan(done, n));
        if (!got) return got.error();
        continue;
      }
      m_part.resize(n);
      const auto got = m_source->read(c, m_next, m_part);
      if (!got) return got.error();
      float* to = m_in[0].data() + done;
      for (std::size_t i = 0; i < n; ++i) to[i] = (c == 0 ? 0 : to[i]) + m_part[i] / float(channels);
    }
    m_next += SamplePos(n);
    done += n;
  }
  m_ended = done < frames;
  for (auto& lane : m_in) lane.resize(done);
  return Done{};
}

void PlayChain::toLanes(std::span<const float* const> channels, std::size_t frames) {
  for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
    m_resamplers[lane].push(std::span(channels[lane], frames), [this, lane](std::span<const float> made) {
      m_lanes[lane].insert(m_lanes[lane].end(), made.begin(), made.end());
    });
}

void PlayChain::finish() {
  if (m_stretcher)
    m_stretcher->finish([this](std::span<const float* const> c, std::size_t n) { toLanes(c, n); });
  for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
    m_resamplers[lane].finish([this, lane](std::span<const float> made) {
      m_lanes[lane].insert(m_lanes[lane].end(), made.begin(), made.end());
    });
}

Result<Done> PlayChain::advance(bool loop) {
  for (auto& lane : m_in) lane.resize(kBlock);
  const auto got = readBlock(kBlock, loop);
  if (!got) return got.error();
  std::vector<const float*> at;
  for (const auto& lane : m_in) at.push_back(lane.data());
  const std::size_t frames = m_in.front().size();
  if (m_stretcher)
    m_stretcher->push(at, frames, [this](std::span<const float* const> c, std::size_t n) { toLanes(c, n); });
  else
    toLanes(at, frames);
  if (m_ended) finish();
  return Done{};
}

Result<std::size_t> PlayChain::pull(std::span<float> out, bool loop) {
  const auto width = std::size_t(m_format.channels);
  const std::size_t wanted = out.size() / width;
  std::size_t done = 0;
  while (done < wanted) {
    const std::size_t ready = m_lanes.front().size() - m_taken;
    if (ready == 0) {
      if (m_ended) break;
      for (auto& lane : m_lanes) lane.clear();
      m_taken = 0;
      const auto made = advance(loop);
      if (!made) return made.error();
      continue;
    }
    const std::size_t n = std::min(ready, wanted - done);
    for (std::size_t c = 0; c < width; ++c) {
      // A mono sound is everywhere; a device's further channels stay silent.
      const bool sounds = m_lanes.size() == 1 || c < m_lanes.size();
      const float* from = m_lanes[m_lanes.size() == 1 || !sounds ? 0 : c].data() + m_taken;
      for (std::size_t i = 0; i < n; ++i)
        out[(done + i) * width + c] = sounds ? std::clamp(from[i], -1.0f, 1.0f) : 0.0f;
    }
    m_taken += n;
    done += n;
  }
  return done;
}

}  // namespace ullim
