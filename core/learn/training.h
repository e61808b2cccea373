#pragma once
// Training from clips to a run record, as a plain function for a worker thread. Knows files, not the store.
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/augment/chain.h"
#include "core/base/job.h"
#include "core/dataset/split.h"
#include "core/learn/baselines.h"
#include "core/learn/metrics.h"
#include "core/learn/recipe.h"
#include "core/learn/shortcuts.h"

namespace ullim {

struct TrainClip {
  std::string id;
  std::string path;   ///< absolute
  std::string label;  ///< class name (after any mapping)
  std::string group, parent, contentHash;
  std::string stratum = {};  ///< value of the column SplitOptions::stratifyBy
  int nearSet = 0;           ///< number of its set of near duplicates (ClipFacts::duplicate); 0: none known
};

struct TrainRequest {
  std::vector<TrainClip> clips;
  std::vector<std::string> classNames;  ///< order of outputs; classes without a clip are an error
  Recipe recipe;
  TrainSettings settings;
  SplitOptions split;
  bool allowLeaks = false;   ///< a leaking split is refused otherwise
  Chain augment;             ///< applied to one extra copy of each training clip when not empty
  std::string runFolder;     ///< made; FileExists when it holds a run already
  std::string runName = {};  ///< in the record; empty: the folder's
  std::string projectName;
  std::string
      classMapping;  ///< mappingWords() the labels were looked at through; empty: none. For the record
  int jobs = 0;
  bool background = false;     ///< lower the thread's priority (desktop)
  int checkpointSeconds = 30;  ///< at most so long between two checkpoints, at the ends of epochs; 0: each
  bool withGenerator = true;   ///< false: see FoldHooks; for a test
  bool baselines = true;       ///< score the baselines and look for shortcuts beside the training
};

/// Pause holds between two batches until the wish changes.
enum class StopWish { None, Pause, KeepBest, Abort };

/// What a warning is about, for those who act on it or say it in their language.
enum class TrainWarning {
  Other,
  DeadUnits,
  FlatLoss,
  LossNotFinite,
  NotStandardised,
  NeverPredicted,
  Overfitting,
  SameAnswer
};
const char* trainWarningName(TrainWarning warning);  ///< "dead_units", ...

/// Events in order, one at a time (folds at once take turns), on the workers' threads.
struct TrainEvent {
  enum class Kind {
    Features,
    Split,
    FoldStart,
    Batch,
    Epoch,
    FoldEnd,
    Warning,
    Paused,
    Resumed,
    Rivals,  ///< baselines and shortcuts: done of total
    Done
  } kind = Kind::Batch;
  int fold = 0, folds = 1, epoch = 0, epochs = 0;  ///< epoch counts from 1
  int done = 0, total = 0;  ///< Features: clips; Rivals: of twice the clips; Batch: batches of this epoch
  double trainLoss = 0, valLoss = 0, trainAccuracy = 0, valAccuracy = 0, seconds = 0;
  double secondsLeft = -1;      ///< -1: not known yet
  bool best = false;            ///< this epoch is the best so far of its fold
  std::string text = {};        ///< Split: its summary; Warning: one sentence
  int member = 0, members = 1;  ///< of an ensemble, trained one after the other in each fold
  std::string memberName = {};
  std::int64_t step = 0;          ///< steps this network has made
  double learningRate = 0;        ///< of the last step
  double samplesPerSecond = 0;    ///< Batch, Epoch: training clips a second of this fold
  std::vector<double> recalls{};  ///< Epoch: by class, of the validation part; NaN where it has none
  TrainWarning warning = TrainWarning::Other;
};

struct OofRow {
  std::string clipId;
  int fold = 0;
  int label = 0;
  std::vector<float> probabilities;
};

/// A clip as a run saw it: a line of dataset.csv.
struct RunClip {
  std::string id, path, label, group;
  bool operator==(const RunClip&) const = default;
};

struct FoldResult {
  int fold = 0, epochsRun = 0, bestEpoch = 0;
  int nTrain = 0, nValidation = 0, nTest = 0;
  double accuracy = 0, macroF1 = 0, balancedAccuracy = 0;
  bool stoppedEarly = false;
  std::string name = {};  ///< the fold's number, or the group that was left out
  std::vector<double> memberAccuracy = {}, memberBalancedAccuracy = {};  ///< as RunRecord::memberNames
};

/// The whole record of a run, as written to and read back from its folder (run.json, history.csv, oof.csv,
/// split.csv, dataset.csv, model-fold*.safetensors, model.safetensors + model.json).
struct RunRecord {
  std::string folder, name, projectName, startedUtc;
  std::string givenName = {};  ///< by a person, afterwards (core/learn/runname.h); empty: none
  Recipe recipe;
  TrainSettings settings;
  SplitOptions splitOptions;
  std::string augment;       ///< chainText() of the augmentation; empty: none
  std::string classMapping;  ///< mappingWords() between the project's labels and classNames; empty: none
  std::string splitSummary;
  std::vector<std::string> warnings, classNames;
  std::vector<TrainEvent> history;  ///< Epoch events
  std::vector<FoldResult> folds;
  std::vector<OofRow> oof;                   ///< test predictions: out-of-fold, or the hold-out part
  std::vector<std::string> oofGroups;        ///< group of each row of oof; empty where a clip has none
  std::vector<RunClip> dataset;              ///< every clip of the run, by id: its label snapshot
  Metrics metrics;                           ///< over oof
  double accuracyMean = 0, accuracyStd = 0;  ///< over folds; std with n - 1, 0 for one fold
  double seconds = 0;
  bool stopped = false;                  ///< "stop, keep best" was asked
  std::vector<std::string> unreadable;   ///< clips left out, each with a reason
  std::string environment;               ///< library versions and threads
  std::vector<std::string> memberNames;  ///< of the recipe's networks
  std::vector<std::vector<OofRow>>
      memberOof;                     ///< one a member when there are several, else empty; not read back
  int threads = 1, foldsAtOnce = 1;  ///< that were used; they decide the last bits
  std::string
      failure;  ///< a training that broke (loss not finite): which step; what was good until then is kept
  std::vector<BaselineScore> baselines;  ///< on the same folds; empty: an older run, or they were not made
  std::vector<ShortcutScore> shortcuts;  ///< of the clips judged; empty: not looked for
};

/// `wish` is asked between batches: KeepBest ends the present fold with its best weights and finishes the
/// record with the folds done; Abort leaves no run behind and gives Cancelled (as does job.stop). Per epoch
/// the validation part decides the best weights; the test part is looked at once, at the end. Errors: TooFew,
/// Unsupported (no LibTorch), NotFinite (names epoch and step), FileExists.
Result<RunRecord> runTraining(const TrainRequest& request, const JobContext& job,
                              const std::function<StopWish()>& wish,
                              const std::function<void(const TrainEvent&)>& event);

/// Goes on with a run that was killed: clips, labels, split, settings and weights come from its folder,
/// nothing from the project. Bit-identical to a run that was never broken. `request` as readResume() answers.
/// What was done stays when this is stopped again.
Result<RunRecord> resumeTraining(const TrainRequest& request, const JobContext& job,
                                 const std::function<StopWish()>& wish,
                                 const std::function<void(const TrainEvent&)>& event);

Result<RunRecord> readRun(const std::string& folder);
/// Newest first; folders that are no run are passed over.
std::vector<std::string> listRuns(const std::string& runsFolder);

}  // namespace ullim
