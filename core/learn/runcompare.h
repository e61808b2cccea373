#pragma once
// Two runs clip by clip, and what makes several runs differ.
#include <limits>
#include <string>
#include <vector>

#include "core/learn/training.h"

namespace ullim {

struct CompareOptions {
  bool despiteLabels = false;  ///< compare all the same; clips whose labels differ are left out
  std::uint64_t seed = 0;      ///< of the interval's draws
};

/// Everything is B against A: a positive difference speaks for B.
struct RunComparison {
  int clips = 0;             ///< judged by both, with the same label
  int onlyA = 0, onlyB = 0;  ///< judged by one of them only
  int labelsDiffer = 0;      ///< clips of both data sets with different labels (only with despiteLabels)
  int bothRight = 0, bothWrong = 0;
  std::vector<std::string> fixed;   ///< clip ids, sorted: A wrong, B right
  std::vector<std::string> broken;  ///< A right, B wrong
  double accuracyA = 0, accuracyB = 0, balancedA = 0, balancedB = 0;
  double accuracyDifference = 0, balancedDifference = 0;  ///< B - A, as shares
  Interval accuracyDifferenceCi,
      balancedDifferenceCi;  ///< 95 %, paired cluster bootstrap by group, 2000 draws
  int groups = 0;            ///< as Metrics::groups
  bool fewGroups = false;    ///< as Metrics::fewGroups
  double mcnemarP = 1;       ///< exact, two-sided, over fixed and broken
  bool sameFolds = false;    ///< the same clips in the same folds: the t below is defined
  int folds = 0;             ///< of sameFolds
  /// Nadeau and Bengio's corrected resampled t over the folds' accuracies (variance times 1/k + test/train,
  /// k - 1 degrees of freedom) and its two-sided p; NaN with other folds, one fold or no spread.
  double correctedT = std::numeric_limits<double>::quiet_NaN();
  double correctedP = std::numeric_limits<double>::quiet_NaN();
  /// One of them was judged on groups it had learned from, the other was not: their gap says nothing.
  bool unfair = false;
  std::string
      verdict;  ///< "B is better", "A is better", "no difference can be told", "not a fair comparison"
};

/// A clip judged several times in a run (repeats) counts once, by its mean probabilities. Errors: BadArgument
/// with "not comparable" when the label snapshots differ, TooFew when no clip was judged by both.
Result<RunComparison> compareRuns(const RunRecord& a, const RunRecord& b, const CompareOptions& options = {});

/// How many clips of both data sets have different labels.
int differingLabels(const RunRecord& a, const RunRecord& b);

struct DifferenceRow {
  std::string section;               ///< "recipe", "settings", "split", "data", "environment", "scores"
  std::string key;                   ///< "learning_rate", "picture.height": the name in run.json
  std::vector<std::string> values;   ///< one a run; "-" where a run has no such setting
  std::vector<double> numbers = {};  ///< of scores, for sorting; NaN where undefined. Empty for settings
};

struct RunTable {
  std::vector<std::string> runs;        ///< names, in the order given
  std::vector<DifferenceRow> settings;  ///< only those in which the runs differ
  std::vector<DifferenceRow> scores;    ///< always all
  int alike = 0;                        ///< settings that are the same in all of them
  bool sameLabels = true;               ///< false: the label snapshots differ, so scores are not comparable
};

/// Whatever run.json holds as a setting is looked at: recipe, settings, split, mapping, augmentation,
/// environment, and the data (clips, classes, a fingerprint of the labels).
RunTable differences(const std::vector<RunRecord>& records);

/// Exact McNemar test: the two-sided chance of a split at least as uneven as fixed : broken.
double mcnemarExact(int fixed, int broken);
/// Two-sided p of Student's t.
double studentP(double t, double degreesOfFreedom);

}  // namespace ullim
