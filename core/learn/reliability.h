#pragma once
// How sure a model is beside how often it is right.
#include <cstddef>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

struct ReliabilityBin {
  double low = 0, high = 0;  ///< confidences in (low, high]; the first bin holds its low end, too
  double meanConfidence = 0, accuracy = 0;  ///< 0 in an empty bin
  std::vector<std::size_t> rows = {};       ///< which rows are in it, in their order
  int count() const { return int(rows.size()); }
};

struct Reliability {
  std::vector<ReliabilityBin> bins = {};  ///< by rising confidence; empty bins of equal width are kept
  bool equalMass = false;                 ///< bins of about equally many rows instead of equal width
  double ece = 0;  ///< expected calibration error: mean over rows of |accuracy - confidence| of the bin
  double mce = 0;  ///< the largest such gap of a bin that is not empty
};

constexpr int kReliabilityBins = 15;
constexpr std::size_t kEqualMassBelow = 500;  ///< fewer rows leave most bins of equal width nearly empty

/// Confidence is the largest probability of a row. Rows of equal confidence share a bin, so that the order
/// of the rows does not matter; bins of equal mass may be fewer than `bins` for that.
Reliability reliability(const std::vector<int>& labels, const Matrix& probabilities, bool equalMass,
                        int bins = kReliabilityBins);

}  // namespace ullim
