#pragma once
// Names trainings that fail silently while they happen. Pure: it is told numbers and answers with sentences.
#include <functional>
#include <string>
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/training.h"

namespace ullim {

class TrainWatch {
 public:
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
  bool m_endsWithSoftmax, m_focal, m_unscaled;
  std::vector<std::string> m_classNames;
  double m_guessing;
  Tell m_tell;
  std::vector<TrainWarning> m_told;
  double m_early = 0, m_late = 0;  ///< sums of the losses of steps 1..25 and 76..100
  double m_lastLoss = 0;
  int m_rising = 0;
  std::vector<int> m_unseen;  ///< epochs in a row in which a class was never predicted
};

}  // namespace ullim
