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
  for (const float x : y) {
    m_sum += x;
    m_squares += double(x) * x;
    m_peak = std::max(m_peak, std::fabs(x));
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
