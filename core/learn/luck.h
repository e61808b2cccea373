#pragma once
// The luck of the split: how far the same model's figure moves when nothing but the division of the clips
// changes, with groups kept apart and without.
#include <string>
#include <vector>

#include "core/learn/baselines.h"
#include "core/learn/training.h"

namespace ullim {

struct LuckOptions {
  int folds = 5, repeats = 20;  ///< folds >= 2, repeats 1..1000
  std::uint64_t seed = 0;
  int jobs = 0;  ///< threads, 0: all cores
};

/// A figure an entry of `values` for each repeat, all shares in [0, 1].
struct LuckSeries {
  std::vector<double> accuracy, balancedAccuracy;
  double accuracyMean = 0, accuracySd = 0;  ///< sd with n - 1; 0 for one repeat
  double balancedMean = 0, balancedSd = 0;
};

struct Luck {
  LuckSeries random, grouped;  ///< grouped is empty where no groups are known
  bool hasGroups = false;
  int n = 0, folds = 0, repeats = 0;
  std::vector<std::string> unreadable;  ///< clips left out, a sentence each
  double accuracyGain() const { return random.accuracyMean - grouped.accuracyMean; }  ///< by leaking
  double balancedGain() const { return random.balancedMean - grouped.balancedMean; }
};

/// Logistic regression on MFCC statistics, `repeats` times `folds` folds each way. Reports first the clips
/// read, then the repeats. Errors: those of splitClips(), Cancelled.
Result<Luck> luckOfTheSplit(const std::vector<TrainClip>& clips, const std::vector<std::string>& classNames,
                            const LuckOptions& options, const JobContext& job = {});

}  // namespace ullim
