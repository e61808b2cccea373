#pragma once
#include <vector>

#include "core/audio/peaks.h"

namespace ullim {

/// A signal prepared for drawing at any zoom: one channel and its pyramid, in memory or of a long file.
/// Thread-safe; no call waits for a disk.
class WaveSource {
 public:
  virtual ~WaveSource() = default;
  virtual SamplePos length() const = 0;
  virtual SampleRate rate() const = 0;
  virtual float peak() const = 0;                 ///< largest |x| known so far
  virtual bool complete() const { return true; }  ///< false: the pyramid is still being read
  /// One Peak for each of `count` equal parts of [begin, end), fractional samples, from the pyramid. Parts
  /// outside the signal and not yet read ones are zeros.
  virtual std::vector<Peak> columns(double begin, double end, int count) const = 0;
  /// The samples of `range` (inside the signal); false when they are not at hand yet: they are then fetched,
  /// and the source's owner says when to ask again.
  virtual bool samples(SampleRange range, std::vector<float>& out) const = 0;
};

}  // namespace ullim
