#pragma once
// What a network has to beat, judged on the same folds: the commonest class, guessing by the classes' shares,
// and logistic regression on 80 numbers a clip.
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/dataset/split.h"
#include "core/learn/metrics.h"

namespace ullim {

struct BaselineScore {
  std::string name;  ///< machine word: "majority", "stratified", "logistic_mfcc"
  int n = 0;         ///< clips judged
  double accuracy = 0, balancedAccuracy = 0, macroF1 = 0;
  Interval accuracyCi, balancedAccuracyCi, macroF1Ci;  ///< 95 %, as Metrics'
};

/// What to judge: one entry a clip in all of them. Copies (a parent is given) teach, but are never judged.
struct BaselineData {
  std::vector<int> labels;
  std::vector<std::string> groups, parents;
  std::vector<std::string> classNames;
  MatrixD stats;  ///< mfccStats(); without rows: no logistic regression
};

/// Test probabilities of logistic regression over the folds of `split` (C = 1; scaling from training clips
/// alone). Rows of clips that no fold tests are empty; of several repeats the mean. Cancelled when stopped.
Result<std::vector<std::vector<double>>> logisticOutOfFold(const BaselineData& data, const Split& split,
                                                           const JobContext& job = {}, int jobs = 1);

/// "stratified" is the expectation over all guesses, not one draw; its intervals are one draw's, moved there.
Result<std::vector<BaselineScore>> scoreBaselines(const BaselineData& data, const Split& split,
                                                  const JobContext& job = {}, int jobs = 1);

}  // namespace ullim
