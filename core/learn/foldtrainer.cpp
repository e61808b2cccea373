#include "core/learn/foldtrainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/learn/scaling.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWarmSteps = 100;       // before so many steps a loss may well stand still
constexpr double kFlatShare = 0.97;   // of the loss of guessing by class frequency
constexpr double kSameAnswer = 1e-6;  // probabilities closer than this are one answer

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Matrix take(const Matrix& from, const std::vector<std::size_t>& rows, const Matrix* more = nullptr) {
  const bool doubled = more && !more->empty();
  Matrix out(rows.size() * (doubled ? 2 : 1), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(from.row(rows[i]).begin(), from.cols(), out.row(i).begin());
    if (doubled) std::copy_n(more->row(rows[i]).begin(), from.cols(), out.row(rows.size() + i).begin());
  }
  return out;
}

std::vector<int> take(const std::vector<int>& from, const std::vector<std::size_t>& rows) {
  std::vector<int> out;
  for (const std::size_t r : rows) out.push_back(from[r]);
  return out;
}

StepStats score(const Matrix& probabilities, const std::vector<int>& labels) {
  StepStats stats;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probabilities.row(i);
    stats.loss -= std::log(std::max(1e-15, double(row[std::size_t(labels[i])])));
    stats.accuracy += std::max_element(row.begin(), row.end()) - row.begin() == labels[i];
  }
  stats.loss /= double(labels.size());
  stats.accuracy /= double(labels.size());
  return stats;
}

bool sameAnswerForAll(const Matrix& p) {
  for (std::size_t i = 1; i < p.rows(); ++i)
    for (std::size_t c = 0; c < p.cols(); ++c)
      if (std::abs(p(i, c) - p(0, c)) > kSameAnswer) return false;
  return p.rows() > 1;
}

/// What the loss is worth when one only knows how frequent the classes are, with the same class weights.
double guessingLoss(const std::vector<int>& labels, int classes, const std::vector<float>& weights) {
  std::vector<double> count(static_cast<std::size_t>(classes));
  for (const int label : labels) count[std::size_t(label)] += 1;
  double total = 0, loss = 0;
  for (std::size_t c = 0; c < count.size(); ++c)
    total += count[c] * (weights.empty() ? 1.0 : double(weights[c]));
  for (std::size_t c = 0; c < count.size(); ++c) {
    const double mass = count[c] * (weights.empty() ? 1.0 : double(weights[c]));
    if (mass > 0) loss -= mass * std::log(mass / total);
  }
  return loss / double(labels.size());
}

std::vector<float> balancingWeights(const std::vector<int>& labels, int classes) {
  std::vector<float> weights(std::size_t(classes), 0.0f);
  for (const int label : labels) weights[std::size_t(label)] += 1;
  for (float& w : weights) w = w > 0 ? float(double(labels.size()) / (double(classes) * double(w))) : 0.0f;
  return weights;
}

/// Says each silent failure once.
class Watch {
 public:
  Watch(const FoldHooks& hooks, double guessing) : m_hooks(hooks), m_guessing(guessing) {}

  void epoch(int epoch, int stepsSoFar, double trainLoss, const Matrix& validation) {
    m_lowest = std::min(m_lowest, trainLoss);
    if (!m_toldSame && sameAnswerForAll(validation)) {
      m_toldSame = true;
      m_hooks.warning(
          "epoch " + std::to_string(epoch) +
          ": the network gives every clip the same answer; its units are probably dead (standardise the "
          "inputs, lower the learning rate or raise the batch size)");
    }
    if (!m_toldFlat && !m_toldSame && stepsSoFar >= kWarmSteps && m_lowest > kFlatShare * m_guessing) {
      m_toldFlat = true;
      m_hooks.warning(
          "epoch " + std::to_string(epoch) +
          ": the training loss does not fall below that of guessing (check the labels, the learning rate "
          "and whether the inputs are standardised)");
    }
  }

 private:
  const FoldHooks& m_hooks;
  double m_guessing, m_lowest = INFINITY;
  bool m_toldSame = false, m_toldFlat = false;
};

void warnNeverPredicted(const Matrix& probabilities, const std::vector<int>& labels,
                        const std::vector<std::string>& classNames, bool classWeights,
                        const FoldHooks& hooks) {
  std::vector<bool> occurs(classNames.size()), told(classNames.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probabilities.row(i);
    occurs[std::size_t(labels[i])] = true;
    told[std::size_t(std::max_element(row.begin(), row.end()) - row.begin())] = true;
  }
  std::string names;
  for (std::size_t c = 0; c < classNames.size(); ++c)
    if (occurs[c] && !told[c]) names += (names.empty() ? "" : ", ") + classNames[c];
  if (!names.empty())
    hooks.warning("never predicted in the test part though it occurs there: " + names +
                  (classWeights ? " (collect more clips)" : " (try class weights, or collect more clips)"));
}

}  // namespace

Result<FoldOutcome> trainFold(LearnBackend& backend, const Recipe& recipe,
                              const std::vector<std::string>& classNames, const TrainSettings& settings,
                              const FoldData& data, const FoldHooks& hooks) {
  const int classes = int(classNames.size());
  FoldOutcome out;
  const int height = recipe.picture().height;
  out.scaler = fitScaler(*data.plain, data.train, settings.scaling, height);
  Matrix x = take(*data.plain, data.train, data.augmented);
  Matrix xValidation = take(*data.plain, data.validation), xTest = take(*data.plain, data.test);
  for (Matrix* m : {&x, &xValidation, &xTest}) applyScaler(out.scaler, height, *m);
  std::vector<int> y = take(*data.labels, data.train);
  if (x.rows() > y.size()) y.insert(y.end(), y.begin(), y.begin() + std::ptrdiff_t(y.size()));
  const std::vector<int> yValidation = take(*data.labels, data.validation),
                         yTest = take(*data.labels, data.test);
  out.result.nTrain = int(y.size());
  out.result.nValidation = int(yValidation.size());
  out.result.nTest = int(yTest.size());
  const auto [lowest, highest] = std::minmax_element(x.data().begin(), x.data().end());
  if (*lowest == *highest)
    hooks.warning(
        "all pictures of the training part are the same; there is nothing to learn (check the sounds and the "
        "recipe)");

  const std::vector<float> weights =
      settings.classWeights ? balancingWeights(y, classes) : std::vector<float>();
  auto network = backend.makeNetwork(recipe.members.front(), classes, settings);
  if (!network) return network.error();
  Network& net = **network;

  StopWish wished = StopWish::None;
  std::stop_source stop;
  bool anyBatch = false;
  int steps = 0;
  Watch watch(hooks, guessingLoss(y, classes, weights));
  for (int epoch = 1; epoch <= settings.epochs && wished == StopWish::None; ++epoch) {
    const auto start = Clock::now();
    const auto onBatch = [&](int done, int total) {
      anyBatch = true;
      ++steps;
      wished = std::max(wished, hooks.wish());
      if (wished != StopWish::None) stop.request_stop();
      hooks.event({.kind = TrainEvent::Kind::Batch,
                   .epoch = epoch,
                   .epochs = settings.epochs,
                   .done = done,
                   .total = total});
    };
    wished = std::max(wished, hooks.wish());
    if (wished != StopWish::None) break;
    const auto stats = [&]() -> Result<StepStats> {
      std::vector<std::size_t> order(x.rows());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      Rng rng(mixSeed(settings.seed, 7, std::uint64_t(epoch)));
      rng.shuffle(order);
      const std::size_t size = std::size_t(settings.batchSize), batches = (order.size() + size - 1) / size;
      StepStats sum;
      for (std::size_t k = 0; k < batches; ++k) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "training: stopped"};
        const std::vector<std::size_t> rows(order.begin() + std::ptrdiff_t(k * size),
                                            order.begin() + std::ptrdiff_t(std::min(order.size(), (k + 1) * size)));
        Batch batch;
        batch.x = {take(x, rows)};
        batch.targets = Matrix(rows.size(), std::size_t(classes));
        for (std::size_t i = 0; i < rows.size(); ++i) batch.targets(i, std::size_t(y[rows[i]])) = 1;
        const auto one = net.step(batch, settings.learningRate);
        if (!one) return one.error();
        sum.loss += one->loss / double(batches);
        sum.accuracy += one->accuracy / double(batches);
        onBatch(int(k + 1), int(batches));
      }
      return sum;
    }();
    if (!stats && stats.error().code == ErrorCode::Cancelled) break;
    if (!stats)
      return Error{stats.error().code, "epoch " + std::to_string(epoch) + ": " + stats.error().detail};
    const auto validation = net.predict({xValidation});
    if (!validation) return validation.error();
    const StepStats valued = score(*validation, yValidation);
    if (!std::isfinite(valued.loss))
      return Error{ErrorCode::NotFinite, "epoch " + std::to_string(epoch) +
                                             ": the validation loss became NaN after step " +
                                             std::to_string(steps) + " (lower the learning rate)"};
    out.result.epochsRun = epoch;
    const bool best = !out.hasEpoch || valued.loss < out.bestLoss;
    if (best) {
      out.hasEpoch = true;
      out.bestLoss = valued.loss;
      out.result.bestEpoch = epoch;
      out.weights = net.weights();
    }
    hooks.event({.kind = TrainEvent::Kind::Epoch,
                 .epoch = epoch,
                 .epochs = settings.epochs,
                 .trainLoss = stats->loss,
                 .valLoss = valued.loss,
                 .trainAccuracy = stats->accuracy,
                 .valAccuracy = valued.accuracy,
                 .seconds = since(start),
                 .best = best});
    watch.epoch(epoch, steps, stats->loss, *validation);
    if (settings.patience > 0 && epoch - out.result.bestEpoch >= settings.patience &&
        epoch < settings.epochs) {
      out.result.stoppedEarly = true;
      break;
    }
  }
  if (wished == StopWish::Abort || !anyBatch)
    return Error{ErrorCode::Cancelled, "training: stopped before there was anything to keep"};
  if (!out.hasEpoch) out.weights = net.weights();
  if (const auto ok = net.setWeights(out.weights); !ok) return ok.error();
  auto test = net.predict({xTest});
  if (!test) return test.error();
  out.test = std::move(*test);
  if (out.hasEpoch) warnNeverPredicted(out.test, yTest, classNames, settings.classWeights, hooks);
  return out;
}

}  // namespace ullim
