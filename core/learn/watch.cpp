#include "core/learn/watch.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr int kWindow = 25, kWarmSteps = 100;
constexpr double kFlatShare = 0.97;  // of the loss of guessing
constexpr double kFallShare = 0.95;  // a slow but healthy start has fallen below this share of its beginning
constexpr double kDeadShare = 0.9;
constexpr int kFewUnits = 8;          // of fewer units some may well be silent
constexpr double kSameAnswer = 1e-6;  // probabilities closer than this are one answer
constexpr double kGap = 0.25;         // accuracy of training above validation
constexpr int kRisingEpochs = 3, kUnseenEpochs = 3, kUnseenFrom = 5;

bool sameAnswerForAll(const Matrix& p) {
  for (std::size_t i = 1; i < p.rows(); ++i)
    for (std::size_t c = 0; c < p.cols(); ++c)
      if (std::abs(p(i, c) - p(0, c)) > kSameAnswer) return false;
  return p.rows() > 1;
}

}  // namespace

TrainWatch::TrainWatch(const Member& member, const TrainSettings& settings,
                       std::vector<std::string> classNames, double guessingLoss, Tell tell)
    : m_endsWithSoftmax(false),
      m_focal(settings.focalGamma > 0),
      m_unscaled(settings.scaling == Scaling::None || settings.scaling == Scaling::Unit),
      m_classWeights(settings.classWeights),
      m_classNames(std::move(classNames)),
      m_guessing(guessingLoss),
      m_tell(std::move(tell)) {
  m.unseen.resize(m_classNames.size());
  const std::vector<Layer>& last = member.head.empty() ? member.branches.back().layers : member.head;
  m_endsWithSoftmax = !last.empty() && last.back().kind == LayerKind::Softmax;
}

void TrainWatch::once(TrainWarning warning, const std::string& text) {
  if (std::find(m.told.begin(), m.told.end(), warning) != m.told.end()) return;
  m.told.push_back(warning);
  m_tell(warning, text);
}

void TrainWatch::firstBatch(const Batch& batch) {
  if (m_endsWithSoftmax)
    once(TrainWarning::FlatLoss,
         "step 1: a softmax layer stands before the cross-entropy, which applies one itself; the loss can "
         "hardly fall (leave the softmax layer out)");
  if (!m_unscaled) return;
  for (const Matrix& x : batch.x) {
    double sum = 0, squares = 0;
    for (const float v : x.data()) sum += double(v);
    const double mean = sum / double(x.size());
    for (const float v : x.data()) squares += (double(v) - mean) * (double(v) - mean);
    const double std = std::sqrt(squares / double(x.size()));
    if (std >= 0.3 && std <= 3 && std::abs(mean) <= 3 * std) continue;
    once(TrainWarning::NotStandardised,
         "step 1: the inputs are not standardised; ReLUs may die and learning may stall (choose another "
         "scaling)");
  }
}

void TrainWatch::step(std::int64_t step, double loss) {
  if (step <= kWindow) m.early += loss / kWindow;
  if (step > kWarmSteps - kWindow && step <= kWarmSteps) m.late += loss / kWindow;
  if (step == kWarmSteps && !m_focal && m.late > kFlatShare * m_guessing && m.late > kFallShare * m.early)
    once(TrainWarning::FlatLoss,
         "step 100: the training loss does not fall below that of guessing (check the labels, the learning "
         "rate and whether the inputs are standardised)");
}

void TrainWatch::probe(std::int64_t step, const std::vector<LayerActivity>& activity) {
  for (const LayerActivity& layer : activity) {
    if (!layer.layer.starts_with("re_lu") || layer.units < kFewUnits ||
        double(layer.dead) < kDeadShare * double(layer.units))
      continue;
    once(TrainWarning::DeadUnits, "step " + std::to_string(step) + ": " + std::to_string(layer.dead) +
                                      " of " + std::to_string(layer.units) + " units of " + layer.layer +
                                      " are dead: they answer 0 to everything (standardise the inputs, lower "
                                      "the learning rate or raise the batch size)");
  }
}

void TrainWatch::epoch(int epoch, const StepStats& train, const StepStats& validation,
                       const Matrix& probabilities, const std::vector<int>& labels) {
  const std::string at = "epoch " + std::to_string(epoch) + ": ";
  if (probabilities.empty()) return;
  if (sameAnswerForAll(probabilities))
    once(TrainWarning::SameAnswer,
         at + "the network gives every clip the same answer (standardise the inputs, "
              "lower the learning rate or raise the batch size)");
  m.rising = epoch > 1 && validation.loss > m.lastLoss ? m.rising + 1 : 0;
  m.lastLoss = validation.loss;
  if (m.rising >= kRisingEpochs && train.accuracy - validation.accuracy > kGap)
    once(
        TrainWarning::Overfitting,
        at +
            "validation falls far behind training and gets worse (stop earlier, use dropout or augmentation, "
            "a smaller network, or more clips)");
  std::vector<bool> occurs(m_classNames.size()), told(m_classNames.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probabilities.row(i);
    occurs[std::size_t(labels[i])] = true;
    told[std::size_t(std::max_element(row.begin(), row.end()) - row.begin())] = true;
  }
  std::string names;
  for (std::size_t c = 0; c < m_classNames.size(); ++c) {
    m.unseen[c] = occurs[c] && !told[c] ? m.unseen[c] + 1 : 0;
    if (m.unseen[c] >= kUnseenEpochs) names += (names.empty() ? "" : ", ") + m_classNames[c];
  }
  if (epoch >= kUnseenFrom && !names.empty())
    once(TrainWarning::NeverPredicted,
         at + "never predicted in the validation part though it occurs there: " + names +
             (m_classWeights ? " (collect more clips)" : " (try class weights, or collect more clips)"));
}

const char* trainWarningName(TrainWarning warning) {
  switch (warning) {
    case TrainWarning::Other:
      return "other";
    case TrainWarning::DeadUnits:
      return "dead_units";
    case TrainWarning::FlatLoss:
      return "flat_loss";
    case TrainWarning::LossNotFinite:
      return "loss_not_finite";
    case TrainWarning::NotStandardised:
      return "not_standardised";
    case TrainWarning::NeverPredicted:
      return "never_predicted";
    case TrainWarning::Overfitting:
      return "overfitting";
    case TrainWarning::SameAnswer:
      return "same_answer";
  }
  return "other";
}

}  // namespace ullim
