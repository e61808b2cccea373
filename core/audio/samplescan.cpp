#include "core/audio/samplescan.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {
constexpr int kMinClippedRun = 3;
}

RawScan::RawScan(int channels, int bits)
    : m_runs(std::size_t(channels)), m_fullScale(1.0f - std::ldexp(1.0f, bits > 0 ? 1 - bits : -15)) {}

void RawScan::scan(std::span<float> block, AudioFacts& facts) {
  // Almost all sound stays under full scale: a stretch of it is told by one loop without a branch.
  constexpr std::size_t kStretch = 4096;
  const std::size_t whole = std::max<std::size_t>(1, kStretch / m_runs.size()) * m_runs.size();
  while (!block.empty()) {
    const auto part = block.first(std::min(whole, block.size()));
    block = block.subspan(part.size());
    int remarkable = 0;
    for (const float x : part) remarkable += int(!(std::fabs(x) < m_fullScale));
    if (remarkable > 0)
      scanClosely(part, facts);
    else
      std::fill(m_runs.begin(), m_runs.end(), 0);
  }
}

void RawScan::scanClosely(std::span<float> block, AudioFacts& facts) {
  const std::size_t channels = m_runs.size();
  std::size_t c = 0;
  for (float& x : block) {
    const float magnitude = std::fabs(x);
    if (!(magnitude < m_fullScale)) [[unlikely]] {
      if (!std::isfinite(x)) {
        x = 0;
        ++facts.nonFinite;
        m_runs[c] = 0;
      } else {
        count(m_runs[c], x > 0 ? 1 : -1, facts);
      }
    } else {
      m_runs[c] = 0;
    }
    if (++c == channels) c = 0;
  }
}

void RawScan::count(int& run, int sign, AudioFacts& facts) {
  run = run * sign > 0 ? run + sign : sign;
  const int length = std::abs(run);
  if (length == kMinClippedRun) facts.clipped += kMinClippedRun;
  if (length > kMinClippedRun) {
    ++facts.clipped;
    run = sign * (kMinClippedRun + 1);  // the length beyond does not matter and must not overflow
  }
}

void LevelSum::add(std::span<const float> y) {
  // Sums side by side: one would wait for its own last addition.
  constexpr std::size_t kLanes = 8;
  double sums[kLanes] = {}, squares[kLanes] = {};
  float peaks[kLanes] = {};
  const auto take = [&](float x, std::size_t lane) {
    const float size = std::fabs(x);
    sums[lane] += double(x);
    squares[lane] += double(x) * double(x);
    peaks[lane] = size > peaks[lane] ? size : peaks[lane];
  };
  std::size_t i = 0;
  for (; i + kLanes <= y.size(); i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) take(y[i + lane], lane);
  for (; i < y.size(); ++i) take(y[i], 0);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    m_sum += sums[lane];
    m_squares += squares[lane];
    m_peak = std::max(m_peak, peaks[lane]);
  }
  m_n += std::int64_t(y.size());
}

void LevelSum::store(AudioFacts& facts) const {
  facts.peak = m_peak;
  facts.rms = m_n > 0 ? std::sqrt(m_squares / double(m_n)) : 0.0;
  facts.dc = m_n > 0 ? m_sum / double(m_n) : 0.0;
}

void mixDown(std::span<const float> block, int channels, int channel, std::span<float> out) {
  const std::size_t step = std::size_t(channels);
  if (channel >= 0) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = block[i * step + std::size_t(channel)];
  } else if (channels == 1) {
    std::copy(block.begin(), block.begin() + std::ptrdiff_t(out.size()), out.begin());
  } else {
    for (std::size_t i = 0; i < out.size(); ++i) {
      float sum = block[i * step];
      for (std::size_t c = 1; c < step; ++c) sum += block[i * step + c];
      out[i] = sum / float(channels);
    }
  }
}

}  // namespace ullim
