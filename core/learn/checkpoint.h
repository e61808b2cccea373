#pragma once
// Where a training stands, on disk: one safetensors file a fold and network, written whole or not at all.
#include <optional>
#include <string>
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/foldtrainer.h"
#include "core/learn/training.h"
#include "core/learn/watch.h"

namespace ullim {

/// Of an epoch that was paused in: the batches made, and the sums over their clips that its figures come
/// from.
struct EpochPart {
  int batches = 0;
  double loss = 0, accuracy = 0, clips = 0;
};

/// A network after a whole epoch, or between two batches of the next. What follows depends on nothing else:
/// batches come from (seed, epoch, step).
struct Checkpoint {
  NetworkState network;
  Weights best;  ///< of the best epoch so far
  std::vector<KeptEpoch> kept;
  int epoch = 0, bestEpoch = 0, lastBetter = 0, sinceDrop = 0;  ///< epoch: the last whole one; 0: none
  double bestLoss = 0, plateauFactor = 1;
  bool done = false, stoppedEarly = false;
  std::string failure;
  WatchState watch;
  std::vector<TrainEvent> history;  ///< Epoch events
  std::vector<std::pair<TrainWarning, std::string>> warnings;
  EpochPart part;  ///< of the epoch after `epoch`
};

Result<Done> writeCheckpoint(const Checkpoint& checkpoint, const std::string& path);
/// Nothing when there is no file. Errors: BadFormat (damaged).
Result<std::optional<Checkpoint>> readCheckpoint(const std::string& path);

/// Everything that a run needs to go on, without the project: RUN/resume.json.
Result<Done> writeResume(const TrainRequest& request);
/// NotFound when the folder holds no begun run, FileExists when the run is complete.
Result<TrainRequest> readResume(const std::string& runFolder);
/// RUN/.lock: held (FileLock) by whoever trains there.
std::string runLockPath(const std::string& runFolder);
/// Another thread or program trains in this folder now.
bool isRunLocked(const std::string& runFolder);
/// Takes away what only a broken run needs.
void removeCheckpoints(const std::string& runFolder);
/// RUN/checkpoint/fold0-0.safetensors
std::string checkpointPath(const std::string& runFolder, int fold, std::size_t member);

}  // namespace ullim
