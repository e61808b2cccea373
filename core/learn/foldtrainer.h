#pragma once
// One fold: a fresh network on the training part, the best epoch by the validation part, one look at the test
// part.
#include <functional>
#include <string>
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/training.h"

namespace ullim {

struct FoldData {
  const Matrix* plain = nullptr;      ///< [clip][pixels], not standardised
  const Matrix* augmented = nullptr;  ///< same rows, or empty
  const std::vector<int>* labels = nullptr;
  std::vector<std::size_t> train, validation, test;  ///< rows
};

struct FoldOutcome {
  FoldResult result;
  Scaler scaler;
  Weights weights;        ///< of the best epoch
  double bestLoss = 0;    ///< validation loss of that epoch
  Matrix test;            ///< probabilities [test row][class]
  bool hasEpoch = false;  ///< false: stopped before one epoch was whole; the weights are those of that moment
};

/// What a fold needs from the run around it.
struct FoldHooks {
  std::function<StopWish()> wish;         ///< asked between batches
  std::function<void(TrainEvent)> event;  ///< fold and folds are filled in by the run
  std::function<void(const std::string&)> warning;
};

/// settings.seed is the fold's own. Errors: Cancelled (Abort, or KeepBest before the first batch), NotFinite,
/// Internal.
Result<FoldOutcome> trainFold(LearnBackend& backend, const Recipe& recipe,
                              const std::vector<std::string>& classNames, const TrainSettings& settings,
                              const FoldData& data, const FoldHooks& hooks);

}  // namespace ullim
