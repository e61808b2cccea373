#pragma once
#include <span>
#include <vector>

#include "core/base/units.h"

namespace ullim {

struct Peak {
  float min = 0, max = 0, rms = 0;
};

/// One Peak for each of `columns` equal parts of `range` (parts outside the signal give zeros). Short parts
/// repeat their one sample. O(length of range).
std::vector<Peak> peaks(std::span<const float> y, SampleRange range, int columns);

/// The same answer for long signals in O(columns): summaries of 256 samples and their powers of 4.
class PeakPyramid {
 public:
  PeakPyramid() = default;
  explicit PeakPyramid(std::span<const float> y);
  std::vector<Peak> peaks(std::span<const float> y, SampleRange range, int columns) const;

 private:
  std::vector<std::vector<Peak>> m_levels;
};

}  // namespace ullim
