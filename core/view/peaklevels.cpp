#include "core/view/peaklevels.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr SamplePos kMostPeaks = SamplePos(1) << 20;
constexpr int kFactor = 4;

}  // namespace

void PeakSum::add(std::span<const float> y) {
  if (y.empty()) return;
  // Side by side: one sum would wait for its own last addition.
  constexpr std::size_t kLanes = 8;
  float low[kLanes], high[kLanes], squares[kLanes] = {};
  std::fill(std::begin(low), std::end(low), y.front());
  std::fill(std::begin(high), std::end(high), y.front());
  std::size_t i = 0;
  double sum = 0;
  constexpr std::size_t kRun = 512;  // float sums stay short
  while (i + kLanes <= y.size()) {
    const std::size_t end = std::min(y.size(), i + kRun);
    for (; i + kLanes <= end; i += kLanes)
      for (std::size_t k = 0; k < kLanes; ++k) {
        const float x = y[i + k];
        low[k] = x < low[k] ? x : low[k];
        high[k] = x > high[k] ? x : high[k];
        squares[k] += x * x;
      }
    for (float& s : squares) {
      sum += double(s);
      s = 0;
    }
  }
  for (; i < y.size(); ++i) {
    low[0] = std::min(low[0], y[i]);
    high[0] = std::max(high[0], y[i]);
    sum += double(y[i]) * y[i];
  }
  const float min = *std::min_element(std::begin(low), std::end(low)),
              max = *std::max_element(std::begin(high), std::end(high));
  m_min = m_samples == 0 ? min : std::min(m_min, min);
  m_max = m_samples == 0 ? max : std::max(m_max, max);
  m_squares += sum;
  m_samples += SamplePos(y.size());
}

void PeakSum::add(const Peak& peak, SamplePos samples) {
  m_min = m_samples == 0 ? peak.min : std::min(m_min, peak.min);
  m_max = m_samples == 0 ? peak.max : std::max(m_max, peak.max);
  m_squares += double(peak.rms) * peak.rms * double(samples);
  m_samples += samples;
}

Peak PeakSum::peak() const {
  if (m_samples == 0) return {};
  return {m_min, m_max, float(std::sqrt(m_squares / double(m_samples)))};
}

PeakLevels::PeakLevels(SamplePos length) : m_length(length) {
  while ((length + m_base - 1) / m_base > kMostPeaks) m_base *= 2;
  SamplePos wide = m_base;
  // No level's summary reaches over a stripe: what is known is known whole.
  do {
    m_levels.emplace_back(std::size_t((length + wide - 1) / wide));
    wide *= kFactor;
  } while (wide <= kStripe);
  m_done.assign(std::size_t((length + kStripe - 1) / kStripe), 0);
  m_open = stripes();
}

SampleRange PeakLevels::samplesOf(std::int64_t stripe) const {
  return {stripe * kStripe, std::min(m_length, (stripe + 1) * kStripe)};
}

std::vector<Peak> PeakLevels::summarize(std::span<const float> samples, SamplePos base) {
  std::vector<Peak> out;
  out.reserve(samples.size() / std::size_t(base) + 1);
  for (std::size_t at = 0; at < samples.size(); at += std::size_t(base)) {
    PeakSum sum;
    sum.add(samples.subspan(at, std::min(std::size_t(base), samples.size() - at)));
    out.push_back(sum.peak());
  }
  return out;
}

SamplePos PeakLevels::samplesAt(int level, std::int64_t i) const {
  SamplePos wide = m_base;
  for (int k = 0; k < level; ++k) wide *= kFactor;
  return std::min(wide, m_length - i * wide);
}

void PeakLevels::build(std::int64_t begin, std::int64_t end) {
  for (std::size_t k = 1; k < m_levels.size(); ++k) {
    begin /= kFactor;
    end = (end + kFactor - 1) / kFactor;
    const std::vector<Peak>& below = m_levels[k - 1];
    for (std::int64_t i = begin; i < end; ++i) {
      PeakSum sum;
      for (std::int64_t j = kFactor * i;
           j < std::min<std::int64_t>(kFactor * (i + 1), std::int64_t(below.size())); ++j)
        sum.add(below[std::size_t(j)], samplesAt(int(k) - 1, j));
      m_levels[k][std::size_t(i)] = sum.peak();
    }
  }
}

void PeakLevels::put(std::int64_t stripe, const std::vector<Peak>& peaks) {
  const std::int64_t begin = stripe * (kStripe / m_base);
  std::copy(peaks.begin(), peaks.end(), m_levels.front().begin() + begin);
  build(begin, begin + std::int64_t(peaks.size()));
  if (!isDone(stripe)) --m_open;
  m_done[std::size_t(stripe)] = 1;
}

bool PeakLevels::assign(std::vector<Peak> finest) {
  if (finest.size() != m_levels.front().size()) return false;
  m_levels.front() = std::move(finest);
  build(0, count());
  std::fill(m_done.begin(), m_done.end(), char(1));
  m_open = 0;
  return true;
}

void PeakLevels::add(std::int64_t begin, std::int64_t end, PeakSum& sum,
                     std::vector<SampleRange>& unknown) const {
  end = std::min(end, count());
  std::int64_t at = std::max<std::int64_t>(begin, 0);
  const std::int64_t perStripe = kStripe / m_base;
  while (at < end) {
    const std::int64_t stripe = at / perStripe, stripeEnd = std::min(end, (stripe + 1) * perStripe);
    if (!isDone(stripe)) {
      unknown.push_back({at * m_base, std::min(m_length, stripeEnd * m_base)});
      at = stripeEnd;
      continue;
    }
    // The widest summary that starts here and stays inside; the last one of the signal may be cut.
    std::size_t level = 0;
    std::int64_t wide = 1;
    while (level + 1 < m_levels.size() && at % (wide * kFactor) == 0 &&
           std::min(at + wide * kFactor, count()) <= end) {
      ++level;
      wide *= kFactor;
    }
    sum.add(m_levels[level][std::size_t(at / wide)], samplesAt(int(level), at / wide));
    at += wide;
  }
}

}  // namespace ullim
