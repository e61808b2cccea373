#pragma once
// Names and definitions of scikit-learn; agreement is asserted against its numbers in tests.
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/words.h"
#include "core/learn/bootstrap.h"
#include "core/learn/reliability.h"

namespace ullim {

struct ClassScore {
  std::string name;
  double precision = 0, recall = 0, f1 = 0;  ///< 0 where undefined
  int support = 0;                           ///< clips that truly are of this class
  int predicted = 0;                         ///< clips that were told to be of this class
  /// One against the rest; NaN where the class or the rest does not occur.
  double rocAuc = std::numeric_limits<double>::quiet_NaN();
  double averagePrecision = std::numeric_limits<double>::quiet_NaN();
};

/// Shares are 0..1. Macro means are over classes that occur or are predicted, weighted ones by support.
struct Metrics {
  int n = 0;
  double accuracy = 0, balancedAccuracy = 0, macroF1 = 0, weightedF1 = 0, logLoss = 0;
  double microF1 = 0;  ///< with one label a clip the same number as accuracy
  double macroPrecision = 0, macroRecall = 0, weightedPrecision = 0, weightedRecall = 0;
  double kappa = 0;                     ///< Cohen's, -1..1; 0 where undefined (all one class)
  double mcc = 0;                       ///< Matthews', -1..1; 0 where undefined
  double brier = 0;                     ///< mean over clips of sum over classes of (p - y)^2, 0..2
  double top2Accuracy = 0;              ///< the true class is one of the two most probable
  double rocAucOvr = 0;                 ///< macro one-vs-rest over classes that occur; NaN when undefined
  double averagePrecisionMacro = 0;     ///< mean of ClassScore::averagePrecision; NaN when undefined
  double expectedCalibrationError = 0;  ///< 15 equal bins
  double majorityBaseline = 0;          ///< accuracy of always saying the most frequent class
  int majorityClass = -1;               ///< its index; -1: nothing was judged
  double chance = 0;                    ///< balanced accuracy of any guess: 1 / classes that occur

  /// 95 %, cluster bootstrap by group (percentile, 2000 draws; log loss and AUC fewer on very large sets).
  /// NaN where the score itself is undefined. Draws in which a class of the test has no clip say nothing of
  /// the means over classes (balanced accuracy, macro F1, AUC) and are left out of them; NaN when fewer than
  /// a tenth are left.
  Interval accuracyCi, balancedAccuracyCi, macroF1Ci, weightedF1Ci, rocAucCi, logLossCi;
  double drawsLeftOut = 0;  ///< the share of draws that were; above kManyLeftOut intervalCaveat() says so
  Interval accuracyWilson;  ///< 95 %, as if every clip were on its own: too narrow where groups are alike
  int groups = 0;           ///< groups among the clips (a clip without one counts as its own); 0: not known
  bool fewGroups = false;   ///< groups are known, and fewer than 8: the intervals are not to be trusted

  Reliability reliability;  ///< 15 bins; of equal mass below 500 clips, else of equal width
  std::vector<ClassScore> classes;
  MatrixOf<int> confusion;  ///< [true][predicted]
  std::string verdict;      ///< machine code: "better_than_majority", "not_better_than_majority",
                            ///< "not_better_than_chance" (worseThanChance() or not)
};

/// probabilities [n][nClasses]; labels 0..nClasses-1; groups as text (empty: the clip alone).
Metrics computeMetrics(const std::vector<int>& labels, const Matrix& probabilities,
                       const std::vector<std::string>& classNames, const std::vector<std::string>& groups,
                       std::uint64_t seed = 0);

constexpr double kManyLeftOut = 0.05;

/// Even the upper end of balanced accuracy's interval is below chance: something turns the answers around.
bool worseThanChance(const Metrics& metrics);

/// The verdict as a phrase: "better than always saying hungry", "not better than always saying hungry",
/// "worse than chance", "chance cannot be ruled out (...)" where there is no interval, "not better than
/// chance" (with ", nor than always saying hungry" where that holds, too). `majorityClass` is how the most
/// frequent class is called; empty: by its name.
std::string verdictWords(const Metrics& metrics, const std::string& majorityClass = {},
                         const Words& words = {});

/// Why the intervals are not to be trusted, as a sentence; empty when they may be.
std::string intervalCaveat(const Metrics& metrics, const Words& words = {});

/// The score interval for `right` of `n` (Wilson 1927), z = 1.96; {0, 1} for n = 0.
Interval wilsonInterval(int right, int n);

}  // namespace ullim
