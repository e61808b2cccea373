#pragma once
// Names and definitions of scikit-learn; agreement is asserted against its numbers in tests.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

struct Interval {
  double low = 0, high = 0;
};

struct ClassScore {
  std::string name;
  double precision = 0, recall = 0, f1 = 0;  ///< 0 where undefined
  int support = 0;
};

struct Metrics {
  int n = 0;
  double accuracy = 0, balancedAccuracy = 0, macroF1 = 0, weightedF1 = 0, logLoss = 0;
  double rocAucOvr = 0;                 ///< macro one-vs-rest over classes that occur; NaN when undefined
  double expectedCalibrationError = 0;  ///< 15 equal bins
  double majorityBaseline = 0;          ///< accuracy of always saying the most frequent class
  Interval accuracyCi, balancedAccuracyCi,
      macroF1Ci;  ///< 95 %, cluster bootstrap by group (percentile, 2000 draws)
  std::vector<ClassScore> classes;
  MatrixOf<int> confusion;  ///< [true][predicted]
  std::string verdict;      ///< machine code: "better_than_majority", "not_better_than_majority",
                            ///< "not_better_than_chance"
};

/// probabilities [n][nClasses]; labels 0..nClasses-1; groups as text (empty: the clip alone).
Metrics computeMetrics(const std::vector<int>& labels, const Matrix& probabilities,
                       const std::vector<std::string>& classNames, const std::vector<std::string>& groups,
                       std::uint64_t seed = 0);

}  // namespace ullim
