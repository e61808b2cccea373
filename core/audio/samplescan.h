#pragma once
// What is found out about samples while they pass: remarks, levels, and the mixing of channels.
#include <cstdint>
#include <span>
#include <vector>

#include "core/audio/audiofile.h"

namespace ullim {

/// Remarks on the samples as they lie in the file, before any mixing. Runs go on over the border of blocks.
class RawScan {
 public:
  /// bits: of integer samples, 0 for others; tells where full scale is.
  RawScan(int channels, int bits);
  /// Zeroes what is not finite and counts; frames interleaved.
  void scan(std::span<float> block, AudioFacts& facts);

 private:
  void scanClosely(std::span<float> block, AudioFacts& facts);
  static void count(int& run, int sign, AudioFacts& facts);
  std::vector<int> m_runs;  // a run is kept as its length with the sign of its samples
  float m_fullScale;
};

/// Adds up what is needed for peak, mean and rms.
class LevelSum {
 public:
  void add(std::span<const float> y);
  void store(AudioFacts& facts) const;

 private:
  double m_sum = 0, m_squares = 0;
  float m_peak = 0;
  std::int64_t m_n = 0;
};

/// out: one channel of the interleaved block, or with channel < 0 the mean over channels: summed in float32
/// in the order of the channels, then divided, as numpy.mean does.
void mixDown(std::span<const float> block, int channels, int channel, std::span<float> out);

}  // namespace ullim
