#include "core/learn/foldtrainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "core/learn/batchmaker.h"
#include "core/learn/checkpoint.h"
#include "core/learn/scaling.h"
#include "core/learn/schedule.h"
#include "core/learn/watch.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kProbeClips = 64;
constexpr int kPlateauPatience = 5;
constexpr double kPlateauFactor = 0.1;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Matrix rowsOf(const Matrix& from, const std::vector<std::size_t>& rows) {
  Matrix out(rows.size(), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(from.row(rows[i]), out.row(i).begin());
  return out;
}

std::vector<int> labelsOf(const std::vector<int>& from, const std::vector<std::size_t>& rows) {
  std::vector<int> out;
  for (const std::size_t r : rows) out.push_back(from[r]);
  return out;
}

std::size_t answer(std::span<const float> row) {
  return std::size_t(std::max_element(row.begin(), row.end()) - row.begin());
}

StepStats score(const Matrix& probabilities, const std::vector<int>& labels) {
  StepStats stats;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probabilities.row(i);
    stats.loss -= std::log(std::max(1e-15, double(row[std::size_t(labels[i])])));
    stats.accuracy += answer(row) == std::size_t(labels[i]);
    if (!std::ranges::all_of(row, [](float p) { return std::isfinite(p); }))
      stats.loss = std::numeric_limits<double>::quiet_NaN();
  }
  stats.loss /= double(labels.size());
  stats.accuracy /= double(labels.size());
  return stats;
}

std::vector<double> recalls(const Matrix& probabilities, const std::vector<int>& labels, int classes) {
  std::vector<double> right(std::size_t(classes), 0.0), all(std::size_t(classes), 0.0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    all[std::size_t(labels[i])] += 1;
    right[std::size_t(labels[i])] += answer(probabilities.row(i)) == std::size_t(labels[i]);
  }
  for (std::size_t c = 0; c < right.size(); ++c) right[c] /= all[c];  // NaN where there is none
  return right;
}

/// What the loss is worth when one only knows how frequent the classes are, with the same class weights.
double guessingLoss(const std::vector<int>& labels, int classes, const std::vector<float>& weights) {
  std::vector<double> count(static_cast<std::size_t>(classes));
  for (const int label : labels) count[std::size_t(label)] += 1;
  double total = 0, loss = 0;
  for (std::size_t c = 0; c < count.size(); ++c) {
    count[c] *= weights.empty() ? 1.0 : double(weights[c]);
    total += count[c];
  }
  for (const double mass : count)
    if (mass > 0) loss -= mass * std::log(mass / total);
  return loss / double(labels.size());
}

std::string neverPredicted(const Matrix& probabilities, const std::vector<int>& labels,
                           const std::vector<std::string>& classNames) {
  std::vector<bool> occurs(classNames.size()), told(classNames.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    occurs[std::size_t(labels[i])] = true;
    told[answer(probabilities.row(i))] = true;
  }
  std::string names;
  for (std::size_t c = 0; c < classNames.size(); ++c)
    if (occurs[c] && !told[c]) names += (names.empty() ? "" : ", ") + classNames[c];
  return names;
}

/// One network of the recipe from its first step to its last.
class MemberTraining {
 public:
  MemberTraining(LearnBackend& backend, const Recipe& recipe, std::size_t index,
                 const std::vector<std::string>& classNames, const TrainSettings& settings,
                 const FoldData& data, const FoldHooks& hooks)
      : m_backend(backend),
        m_recipe(recipe),
        m_member(recipe.members[index]),
        m_index(index),
        m_classNames(classNames),
        m_settings(settings),
        m_data(data),
        m_hooks(hooks) {
    if (index > 0) m_settings.seed = mixSeed(settings.seed, seedOf("member"), index);
  }

  Result<Done> run() {
    for (const Branch& branch : m_member.branches) {
      const PictureSet& set = pictureSetOf(*m_data.sets, branch.picture);
      m_sets.push_back(&set);
      m_scaledOn = m_data.train;
      m_scalers.push_back(fitScaler(set.plain, m_scaledOn, m_settings.scaling, branch.picture.height));
      Matrix x = rowsOf(set.plain, m_data.validation);
      applyScaler(m_scalers.back(), branch.picture.height, x);
      m_validation.push_back(std::move(x));
    }
    m_validationLabels = labelsOf(*m_data.labels, m_data.validation);
    auto network = m_backend.makeNetwork(m_member, int(m_classNames.size()), m_settings);
    if (!network) return network.error();
    m_network = std::move(*network);
    BatchMaker batches(m_member, m_settings, m_sets, m_scalers, *m_data.labels, m_data.train,
                       int(m_classNames.size()), m_network->hasBatchNorm());
    m_samples = batches.samples();
    TrainWatch watch(m_member, m_settings, m_classNames,
                     guessingLoss(labelsOf(*m_data.labels, m_data.train), int(m_classNames.size()),
                                  batches.classWeights()),
                     [this](TrainWarning warning, const std::string& text) { warn(warning, text); });
    m_start = m_saved = Clock::now();
    int epoch = 1;
    bool done = false;
    if (m_hooks.checkpoint) {
      const auto begun = goOn(watch);
      if (!begun) return begun.error();
      epoch = begun->first;
      done = begun->second;
    }
    for (; !done && epoch <= m_settings.epochs; ++epoch) {
      if (const auto ok = saveIfPaused(epoch, watch); !ok) return ok.error();
      if ((m_wished = m_hooks.wish()) != StopWish::None) break;
      const auto again = oneEpoch(epoch, batches, watch);
      if (!again) return again.error();
      if (m_wished != StopWish::None) break;
      done = !*again || epoch == m_settings.epochs;
      if (m_hooks.checkpoint && (done || since(m_saved) >= m_hooks.checkpointSeconds))
        if (const auto ok = save(epoch, done, watch); !ok) return ok.error();
    }
    if (m_wished == StopWish::Abort || m_step == 0)
      return Error{ErrorCode::Cancelled, "training: stopped before there was anything to keep"};
    if (!m_hasEpoch) m_best = m_network->weights();
    if (const auto ok = m_network->setWeights(m_best); !ok) return ok.error();
    return Done{};
  }

  /// Probabilities of the test part, once, with all test-time views.
  Result<Matrix> predictTest() {
    ModelFile one{m_recipe, m_classNames, {model()}, m_settings.testViews};
    std::vector<Matrix> kept;
    for (const PictureSet* set : m_sets) kept.push_back(rowsOf(set->plain, m_data.test));
    std::vector<const Matrix*> x;
    for (const Matrix& m : kept) x.push_back(&m);
    return predictMembers({m_network.get()}, one, {x});
  }

  MemberModel model() const { return {m_member, m_scalers, m_best}; }
  std::vector<KeptEpoch>& kept() { return m_kept; }
  StopWish wished() const { return m_wished; }
  int samples() const { return m_samples; }
  int epochsRun() const { return m_epochsRun; }
  int bestEpoch() const { return m_bestEpoch; }
  double bestLoss() const { return m_bestLoss; }
  bool hasEpoch() const { return m_hasEpoch; }
  const std::vector<std::size_t>& scaledOn() const { return m_scaledOn; }
  bool stoppedEarly() const { return m_stoppedEarly; }
  const std::string& failure() const { return m_failure; }

 private:
  TrainEvent eventOf(TrainEvent::Kind kind, int epoch) const {
    TrainEvent e{.kind = kind, .epoch = epoch, .epochs = m_settings.epochs};
    e.member = int(m_index);
    e.members = int(m_recipe.members.size());
    e.memberName = m_member.name;
    e.step = m_step;
    e.learningRate = m_rate;
    e.samplesPerSecond = double(m_seen) / std::max(1e-9, since(m_start));
    return e;
  }

  void warn(TrainWarning warning, const std::string& text) {
    m_warnings.emplace_back(warning, text);
    m_hooks.warning(warning, text);
  }

  /// The epoch to go on with, and whether nothing is left to do. A damaged checkpoint begins anew, which
  /// gives the same in the end.
  Result<std::pair<int, bool>> goOn(TrainWatch& watch) {
    auto read = readCheckpoint(m_hooks.checkpoint(m_index));
    if (!read || !*read) return std::pair(1, false);
    Checkpoint& c = **read;
    if (!m_hooks.withGenerator) c.network.dropout = m_network->state().dropout;
    if (const auto ok = m_network->setState(c.network); !ok) return std::pair(1, false);
    m_best = std::move(c.best);
    m_kept = std::move(c.kept);
    m_step = c.network.steps;
    m_part = c.part;
    m_hasEpoch = c.epoch > 0;
    m_epochsRun = c.epoch;
    m_bestEpoch = c.bestEpoch;
    m_lastBetter = c.lastBetter;
    m_sinceDrop = c.sinceDrop;
    m_bestLoss = c.bestLoss;
    m_plateauFactor = c.plateauFactor;
    m_stoppedEarly = c.stoppedEarly;
    m_failure = c.failure;
    watch.setState(c.watch);
    for (const auto& [warning, text] : c.warnings) warn(warning, text);
    for (const TrainEvent& e : c.history) {
      m_history.push_back(e);
      m_hooks.event(e);
    }
    return std::pair(c.epoch + 1, c.done);
  }

  Result<Done> save(int epoch, bool done, const TrainWatch& watch) {
    m_saved = Clock::now();
    m_savedStep = m_step;
    return writeCheckpoint(
        {m_network->state(), m_best, m_kept, epoch, m_bestEpoch, m_lastBetter, m_sinceDrop, m_bestLoss,
         m_plateauFactor, done, m_stoppedEarly, m_failure, watch.state(), m_history, m_warnings, m_part},
        m_hooks.checkpoint(m_index));
  }

  /// A pause may be the last that is heard of a run: the machine is put to sleep, the program ends.
  Result<Done> saveIfPaused(int epoch, const TrainWatch& watch) {
    if (!m_hooks.checkpoint || !m_hooks.paused || m_step == 0 || m_step == m_savedStep || !m_hooks.paused())
      return Done{};
    return save(epoch - 1, false, watch);
  }

  /// False: there is no next epoch.
  Result<bool> oneEpoch(int epoch, BatchMaker& batches, TrainWatch& watch) {
    const auto start = Clock::now();
    const std::int64_t total = std::int64_t(batches.batches()) * m_settings.epochs;
    for (int k = m_part.batches; k < batches.batches(); ++k) {
      if (const auto ok = saveIfPaused(epoch, watch); !ok) return ok.error();
      if ((m_wished = m_hooks.wish()) != StopWish::None) return false;
      const Batch batch = batches.make(epoch, k, m_step);
      if (m_step == 0) watch.firstBatch(batch);
      m_rate = learningRateAt(m_settings, m_step, total, m_plateauFactor);
      const auto stats = m_network->step(batch, m_rate);
      if (!stats) return broke(epoch, stats.error());
      ++m_step;
      const double count = double(batch.targets.rows());
      m_part.loss += stats->loss * count;
      m_part.accuracy += stats->accuracy * count;
      m_part.clips += count;
      m_part.batches = k + 1;
      m_seen += std::int64_t(count);
      watch.step(m_step, stats->loss);
      if (watch.wantsProbe(m_step))
        if (const auto activity = m_network->probe(probeClips()); activity) watch.probe(m_step, *activity);
      TrainEvent e = eventOf(TrainEvent::Kind::Batch, epoch);
      e.done = k + 1;
      e.total = batches.batches();
      m_hooks.event(std::move(e));
    }
    const EpochPart whole = std::exchange(m_part, {});
    return endEpoch(epoch, start, {whole.loss / whole.clips, whole.accuracy / whole.clips}, watch);
  }

  std::vector<Matrix> probeClips() const {
    std::vector<std::size_t> rows(
        m_data.train.begin(),
        m_data.train.begin() + std::ptrdiff_t(std::min(kProbeClips, m_data.train.size())));
    std::vector<Matrix> x;
    for (std::size_t b = 0; b < m_sets.size(); ++b) {
      x.push_back(rowsOf(m_sets[b]->plain, rows));
      applyScaler(m_scalers[b], m_sets[b]->options.height, x.back());
    }
    return x;
  }

  /// The loss was not finite: what was good until then is kept, if there is anything.
  Result<bool> broke(int epoch, const Error& error) {
    const std::string text = "epoch " + std::to_string(epoch) + ": " + error.detail;
    if (error.code != ErrorCode::NotFinite || !m_hasEpoch) return Error{error.code, text};
    m_failure = text;
    warn(TrainWarning::LossNotFinite,
         text + "; the weights of epoch " + std::to_string(m_bestEpoch) + " are kept");
    return false;
  }

  Result<bool> endEpoch(int epoch, Clock::time_point start, const StepStats& train, TrainWatch& watch) {
    StepStats valued;
    Matrix probabilities;
    const bool validates = !m_data.validation.empty();
    TrainEvent e = eventOf(TrainEvent::Kind::Epoch, epoch);
    if (validates) {
      auto p = m_network->predict(m_validation);
      if (!p) return p.error();
      probabilities = std::move(*p);
      valued = score(probabilities, m_validationLabels);
      if (!std::isfinite(valued.loss))
        return broke(epoch,
                     Error{ErrorCode::NotFinite, "the validation loss became NaN after step " +
                                                     std::to_string(m_step) + " (lower the learning rate)"});
      e.recalls = recalls(probabilities, m_validationLabels, int(m_classNames.size()));
    } else {
      valued.loss = valued.accuracy = std::numeric_limits<double>::quiet_NaN();
    }
    m_epochsRun = epoch;
    const bool better = !m_hasEpoch || !validates || valued.loss < m_bestLoss - m_settings.minDelta;
    if (better) {
      m_bestLoss = validates ? valued.loss : 0;
      m_lastBetter = epoch;
    }
    const bool keeps = better || !m_settings.restoreBest;
    if (keeps) {
      m_hasEpoch = true;
      m_bestEpoch = epoch;
      m_best = m_network->weights();
    }
    if (m_settings.keepCheckpoints > 1 && validates) keepEpoch(epoch, valued.loss);
    e.trainLoss = train.loss;
    e.trainAccuracy = train.accuracy;
    e.valLoss = valued.loss;
    e.valAccuracy = valued.accuracy;
    e.seconds = since(start);
    e.best = better;
    m_history.push_back(e);
    m_hooks.event(std::move(e));
    watch.epoch(epoch, train, valued, probabilities, m_validationLabels);
    m_sinceDrop = better ? 0 : m_sinceDrop + 1;
    if (m_sinceDrop >= kPlateauPatience) {
      m_plateauFactor *= kPlateauFactor;
      m_sinceDrop = 0;
    }
    if (validates && m_settings.patience > 0 && epoch - m_lastBetter >= m_settings.patience &&
        epoch < m_settings.epochs) {
      m_stoppedEarly = true;
      return false;
    }
    return true;
  }

  void keepEpoch(int epoch, double loss) {
    m_kept.push_back({m_index, epoch, loss, m_network->weights()});
    std::stable_sort(m_kept.begin(), m_kept.end(),
                     [](const KeptEpoch& a, const KeptEpoch& b) { return a.valLoss < b.valLoss; });
    if (m_kept.size() > std::size_t(m_settings.keepCheckpoints)) m_kept.pop_back();
  }

  LearnBackend& m_backend;
  const Recipe& m_recipe;
  const Member& m_member;
  const std::size_t m_index;
  const std::vector<std::string>& m_classNames;
  TrainSettings m_settings;
  const FoldData& m_data;
  const FoldHooks& m_hooks;
  std::vector<const PictureSet*> m_sets;
  std::vector<Scaler> m_scalers;
  std::vector<Matrix> m_validation;
  std::vector<int> m_validationLabels;
  std::unique_ptr<Network> m_network;
  Weights m_best;
  std::vector<KeptEpoch> m_kept;
  StopWish m_wished = StopWish::None;
  Clock::time_point m_start, m_saved;
  std::vector<TrainEvent> m_history;
  std::vector<std::pair<TrainWarning, std::string>> m_warnings;
  EpochPart m_part;  // of the present epoch
  std::int64_t m_step = 0, m_savedStep = 0, m_seen = 0;
  double m_rate = 0, m_plateauFactor = 1, m_bestLoss = 0;
  int m_samples = 0, m_epochsRun = 0, m_bestEpoch = 0, m_lastBetter = 0, m_sinceDrop = 0;
  bool m_hasEpoch = false, m_stoppedEarly = false;
  std::string m_failure;
  std::vector<std::size_t> m_scaledOn;
};

}  // namespace

Result<FoldOutcome> trainFold(LearnBackend& backend, const Recipe& recipe,
                              const std::vector<std::string>& classNames, const TrainSettings& settings,
                              const FoldData& data, const FoldHooks& hooks) {
  FoldOutcome out;
  out.test = Matrix(data.test.size(), classNames.size());
  out.result.nTrain = int(data.train.size());
  out.result.nValidation = int(data.validation.size());
  out.result.nTest = int(data.test.size());
  out.hasEpoch = true;
  const double members = double(recipe.members.size());
  for (std::size_t m = 0; m < recipe.members.size(); ++m) {
    MemberTraining training(backend, recipe, m, classNames, settings, data, hooks);
    if (const auto ok = training.run(); !ok) {
      // Stopped in a later network: those before it are worth keeping, if they are whole.
      const bool keep =
          ok.error().code == ErrorCode::Cancelled && hooks.wish() == StopWish::KeepBest && m > 0;
      if (!keep) return ok.error();
      break;
    }
    auto test = training.predictTest();
    if (!test) return test.error();
    out.memberTest.push_back(std::move(*test));
    out.models.push_back(training.model());
    std::ranges::move(training.kept(), std::back_inserter(out.kept));
    out.result.nTrain = training.samples();
    out.result.epochsRun = std::max(out.result.epochsRun, training.epochsRun());
    out.result.bestEpoch = training.bestEpoch();
    out.result.stoppedEarly |= training.stoppedEarly();
    out.bestLoss += training.bestLoss() / members;
    out.hasEpoch &= training.hasEpoch();
    std::ranges::copy(training.scaledOn(), std::back_inserter(out.scaledOn));
    if (out.failure.empty()) out.failure = training.failure();
    if (training.wished() != StopWish::None) break;
  }
  for (const Matrix& p : out.memberTest)
    for (std::size_t i = 0; i < p.size(); ++i)
      out.test.data()[i] += p.data()[i] / float(out.memberTest.size());
  if (out.hasEpoch)
    if (const std::string names = neverPredicted(out.test, labelsOf(*data.labels, data.test), classNames);
        !names.empty())
      hooks.warning(TrainWarning::NeverPredicted,
                    "never predicted in the test part though it occurs there: " + names +
                        (settings.classWeights ? " (collect more clips)"
                                               : " (try class weights, or collect more clips)"));
  return out;
}

}  // namespace ullim
