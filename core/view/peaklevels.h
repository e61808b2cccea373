#pragma once
// The waveform of a long file in summaries of 2^n samples, filled stripe by stripe in any order.
#include <vector>

#include "core/audio/peaks.h"

namespace ullim {

/// Peaks while they are added up.
class PeakSum {
 public:
  void add(std::span<const float> y);
  void add(const Peak& peak, SamplePos samples);
  Peak peak() const;  ///< zeros of nothing
  bool empty() const { return m_samples == 0; }

 private:
  float m_min = 0, m_max = 0;
  double m_squares = 0;
  SamplePos m_samples = 0;
};

/// Not thread-safe: LongWave guards it. At most 2^20 summaries of the lowest level, whatever the length.
class PeakLevels {
 public:
  explicit PeakLevels(SamplePos length);

  static constexpr SamplePos kStripe = SamplePos(1) << 20;  ///< samples
  SamplePos base() const { return m_base; }                 ///< samples under the finest summary
  std::int64_t stripes() const { return std::int64_t(m_done.size()); }
  bool isDone(std::int64_t stripe) const { return m_done[std::size_t(stripe)] != 0; }
  bool isComplete() const { return m_open == 0; }
  double done() const { return 1 - double(m_open) / double(m_done.size()); }
  SampleRange samplesOf(std::int64_t stripe) const;

  /// Summaries of one stripe's samples, for put(); any thread.
  static std::vector<Peak> summarize(std::span<const float> samples, SamplePos base);
  void put(std::int64_t stripe, const std::vector<Peak>& peaks);
  /// Adds summaries [begin, end) of the finest level; `unknown` gets the stretches, in samples, whose stripes
  /// are not there yet.
  void add(std::int64_t begin, std::int64_t end, PeakSum& sum, std::vector<SampleRange>& unknown) const;
  std::int64_t count() const { return std::int64_t(m_levels.front().size()); }

  const std::vector<Peak>& finest() const { return m_levels.front(); }
  bool assign(std::vector<Peak> finest);  ///< all at once; false: not as many as there must be

 private:
  void build(std::int64_t begin, std::int64_t end);
  SamplePos samplesAt(int level, std::int64_t i) const;

  SamplePos m_length, m_base = 256;
  std::vector<std::vector<Peak>> m_levels;  // each summary of four of the level below
  std::vector<char> m_done;
  std::int64_t m_open = 0;
};

}  // namespace ullim
