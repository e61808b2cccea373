#pragma once
// One fold: fresh networks, one a member of the recipe, on the training part, the best epoch by the
// validation part, one look at the test part.
#include <functional>
#include <string>
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/training.h"
#include "core/learn/trainpictures.h"

namespace ullim {

struct FoldData {
  const std::vector<PictureSet>* sets = nullptr;  ///< not scaled
  const std::vector<int>* labels = nullptr;
  std::vector<std::size_t> train, validation, test;  ///< rows; validation may be empty
};

/// Weights of a good epoch, kept besides the best (TrainSettings::keepCheckpoints).
struct KeptEpoch {
  std::size_t member = 0;
  int epoch = 0;
  double valLoss = 0;
  Weights weights;
};

struct FoldOutcome {
  FoldResult result;
  std::vector<MemberModel> models;  ///< one a member of the recipe
  std::vector<KeptEpoch> kept;
  double bestLoss = 0;             ///< validation loss of the best epoch, mean over members; 0: no validation
  Matrix test;                     ///< probabilities [test row][class], averaged over members
  std::vector<Matrix> memberTest;  ///< one a member
  std::vector<std::size_t> scaledOn;  ///< rows that the pictures' scaling was fitted on
  bool hasEpoch = false;  ///< false: stopped before one epoch was whole; the weights are those of that moment
  std::string failure;    ///< the loss was not finite: where; the weights are those of the best epoch before
};

/// What a fold needs from the run around it. Called on the fold's thread.
struct FoldHooks {
  std::function<StopWish()> wish;         ///< asked between batches; holds while the wish is to pause
  std::function<void(TrainEvent)> event;  ///< fold and folds are filled in by the run
  std::function<void(TrainWarning, const std::string&)> warning;
  /// Where a network's checkpoints go and come from; empty: there are none.
  std::function<std::string(std::size_t member)> checkpoint = {};
  int checkpointSeconds = 30;  ///< at most so long between two, at the ends of epochs; 0: after each epoch
  /// Whether wish() would hold now: a checkpoint is written before it does, within an epoch, too.
  std::function<bool()> paused = {};
  bool withGenerator =
      true;  ///< false: the dropout generator is not restored. For a test that must then fail
};

/// settings.seed is the fold's own. Errors: Cancelled (Abort, or KeepBest before the first batch), NotFinite,
/// Internal.
Result<FoldOutcome> trainFold(LearnBackend& backend, const Recipe& recipe,
                              const std::vector<std::string>& classNames, const TrainSettings& settings,
                              const FoldData& data, const FoldHooks& hooks);

}  // namespace ullim
