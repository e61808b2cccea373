#pragma once
// The waveform of a long file: its pyramid, a coarse look until that is there, and the samples of close-ups.
#include <functional>
#include <mutex>

#include "core/audio/wavesource.h"
#include "core/view/coarselook.h"
#include "core/view/peaklevels.h"
#include "core/view/tilestore.h"

namespace ullim {

class LongWave final : public WaveSource {
 public:
  static constexpr SamplePos kBlock = SamplePos(1) << 15;        ///< samples, fetched together
  static constexpr SamplePos kMostSamples = SamplePos(1) << 20;  ///< samples() and exact columns() at once

  /// ask: fetches block `index`.
  LongWave(SamplePos length, SampleRate rate, std::uint64_t number, std::shared_ptr<TileStore> tiles,
           std::function<void(std::int64_t index)> ask);

  // WaveSource
  SamplePos length() const override { return m_length; }
  SampleRate rate() const override { return m_rate; }
  float peak() const override;
  bool complete() const override;
  std::vector<Peak> columns(double begin, double end, int count) const override;
  bool samples(SampleRange range, std::vector<float>& out) const override;

  // What LongEngine's threads do.
  SampleRange blockSamples(std::int64_t index) const;
  void putBlock(std::int64_t index, std::span<const float> samples);
  std::int64_t claimStripe();  ///< -1: there is none
  void releaseStripe(std::int64_t stripe);
  SampleRange stripeSamples(std::int64_t stripe) const;
  SamplePos base() const { return m_base; }
  void putStripe(std::int64_t stripe, const std::vector<Peak>& peaks);
  double done() const;
  int beginCoarse();  ///< the next place to look at; -1: none, or somebody does
  int coarseCount() const { return m_coarse.count(); }
  SampleRange coarseSamples(int i) const;
  void putCoarse(int i, const Peak& peak);
  void endCoarse();

  Matrix packed() const;  ///< for the disk; empty unless complete
  bool unpack(const Matrix& packed);

 private:
  struct Blocks;
  bool addExactly(SampleRange range, Blocks& blocks, PeakSum& sum) const;
  void addCoarse(SampleRange range, PeakSum& sum) const;  // under the lock

  const SamplePos m_length;
  const SampleRate m_rate;
  const std::uint64_t m_number;
  const std::shared_ptr<TileStore> m_tiles;
  const std::function<void(std::int64_t)> m_ask;

  mutable std::mutex m_mutex;
  PeakLevels m_levels;
  const SamplePos m_base;
  std::vector<char> m_claimed;
  std::int64_t m_nextStripe = 0;
  CoarsePlaces m_coarse;
  std::vector<Peak> m_coarsePeaks;
  int m_coarseNext = 0;
  bool m_coarseBusy = false;
  float m_peak = 0;
};

}  // namespace ullim
