#pragma once
// Names trainings that fail silently while they happen. Pure: it is told numbers and answers with sentences.
#include <functional>
#include <string>
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/training.h"

namespace ullim {

/// What the watch remembers, so that a continued training says the same.
struct WatchState {
  std::vector<TrainWarning> told;
  double early = 0, late = 0;  ///< mean losses of steps 1..25 and 76..100, as far as they were made
  double lastLoss = 0;
  int rising = 0;
  std::vector<int> unseen;  ///< by class: epochs in a row in which it was never predicted
};

class TrainWatch {
 public:
  const WatchState& state() const { return m; }
  void setState(const WatchState& state) { m = state; }
  using Tell = std::function<void(TrainWarning, const std::string&)>;
  /// guessingLoss: of knowing only how frequent the classes are, with the training's class weights.
  TrainWatch(const Member& member, const TrainSettings& settings, std::vector<std::string> classNames,
             double guessingLoss, Tell tell);

  void firstBatch(const Batch& batch);  ///< looks at the inputs and the layers
  void step(std::int64_t step, double loss);
  bool wantsProbe(std::int64_t step) const { return step == 25 || step == 50 || step == 100; }
  void probe(std::int64_t step, const std::vector<LayerActivity>& activity);
  /// Validation probabilities may be empty.
  void epoch(int epoch, const StepStats& train, const StepStats& validation, const Matrix& probabilities,
             const std::vector<int>& labels);

 private:
  void once(TrainWarning warning, const std::string& text);
  bool m_endsWithSoftmax, m_focal, m_unscaled, m_classWeights;
  std::vector<std::string> m_classNames;
  double m_guessing;
  Tell m_tell;
  WatchState m;
};

}  // namespace ullim
