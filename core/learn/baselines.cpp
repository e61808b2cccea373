#include "core/learn/baselines.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/learn/logistic.h"

namespace ullim {
namespace {

/// Judged out of fold: for each tested clip the probabilities, averaged over repeats.
struct Judged {
  std::vector<int> labels;
  std::vector<std::string> groups;
  Matrix probabilities;
};

bool judges(const BaselineData& data, std::size_t i) {
  return i >= data.parents.size() || data.parents[i].empty();
}

std::string groupOf(const BaselineData& data, std::size_t i) {
  return i < data.groups.size() ? data.groups[i] : std::string();
}

Judged judged(const BaselineData& data, const std::vector<std::vector<double>>& rows) {
  Judged out;
  std::vector<std::size_t> there;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].empty()) there.push_back(i);
  out.probabilities = Matrix(there.size(), data.classNames.size());
  for (std::size_t r = 0; r < there.size(); ++r) {
    out.labels.push_back(data.labels[there[r]]);
    out.groups.push_back(groupOf(data, there[r]));
    for (std::size_t c = 0; c < data.classNames.size(); ++c)
      out.probabilities.row(r)[c] = float(rows[there[r]][c]);
  }
  return out;
}

BaselineScore scoreOf(const std::string& name, const BaselineData& data,
                      const std::vector<std::vector<double>>& rows) {
  const Judged j = judged(data, rows);
  const Metrics m = computeMetrics(j.labels, j.probabilities, data.classNames, j.groups, 0);
  return {name,      m.n,          m.accuracy,           m.balancedAccuracy,
          m.macroF1, m.accuracyCi, m.balancedAccuracyCi, m.macroF1Ci};
}

std::vector<double> shares(const BaselineData& data, const std::vector<Role>& roles) {
  std::vector<double> share(data.classNames.size());
  double n = 0;
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i] == Role::Train && judges(data, i)) ++share[std::size_t(data.labels[i])], ++n;
  for (double& s : share) s /= std::max(1.0, n);
  return share;
}

/// What guessing by `share` scores on average over clips of which `truth` are the shares.
void expectGuessing(const std::vector<double>& truth, const std::vector<double>& share,
                    BaselineScore& score) {
  score.accuracy = score.balancedAccuracy = score.macroF1 = 0;
  double classes = 0, tested = 0;
  for (std::size_t c = 0; c < truth.size(); ++c) {
    score.accuracy += truth[c] * share[c];
    if (truth[c] <= 0 && share[c] <= 0) continue;
    ++classes;
    if (truth[c] > 0) ++tested, score.balancedAccuracy += share[c];
    score.macroF1 += 2 * truth[c] * share[c] / (truth[c] + share[c]);
  }
  score.balancedAccuracy /= std::max(1.0, tested);
  score.macroF1 /= std::max(1.0, classes);
}

/// One answer a fold for all its test clips; the fold's number decides nothing else.
template <class AnswerOf>
std::vector<std::vector<double>> answers(const BaselineData& data, const Split& split,
                                         const AnswerOf& answerOf) {
  std::vector<std::vector<double>> rows(data.labels.size());
  for (const auto& roles : split.folds) {
    const auto share = shares(data, roles);
    for (std::size_t i = 0; i < roles.size(); ++i)
      if (roles[i] == Role::Test && judges(data, i) && rows[i].empty()) rows[i] = answerOf(share, i);
  }
  return rows;
}

}  // namespace

Result<std::vector<std::vector<double>>> logisticOutOfFold(const BaselineData& data, const Split& split,
                                                           const JobContext& job, int jobs) {
  std::vector<LogisticModel> models(split.folds.size());
  const int nClasses = int(data.classNames.size());
  const bool done = parallelFor(split.folds.size(), jobs, job, [&](std::size_t f) {
    std::vector<std::size_t> train;
    for (std::size_t i = 0; i < split.folds[f].size(); ++i)
      if (split.folds[f][i] == Role::Train) train.push_back(i);
    models[f] = fitLogistic(data.stats, data.labels, train, nClasses, 1.0, job.stop);
  });
  if (!done || job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  std::vector<std::vector<double>> rows(data.labels.size());
  std::vector<double> times(rows.size());
  for (std::size_t f = 0; f < split.folds.size(); ++f)
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (split.folds[f][i] != Role::Test || !judges(data, i)) continue;
      const auto p = logisticProbabilities(models[f], data.stats.row(i));
      if (rows[i].empty()) rows[i].resize(p.size());
      for (std::size_t c = 0; c < p.size(); ++c) rows[i][c] += p[c];
      ++times[i];
    }
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (double& p : rows[i]) p /= times[i];
  return rows;
}

Result<std::vector<BaselineScore>> scoreBaselines(const BaselineData& data, const Split& split,
                                                  const JobContext& job, int jobs) {
  std::vector<BaselineScore> scores;
  scores.push_back(scoreOf("majority", data, answers(data, split, [](const auto& share, std::size_t) {
                             std::vector<double> p(share.size());
                             p[std::size_t(std::max_element(share.begin(), share.end()) - share.begin())] = 1;
                             return p;
                           })));
  if (job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  // One draw gives the width of the interval, the expectation its middle.
  Rng rng(mixSeed(0, seedOf("stratified")));
  scores.push_back(scoreOf("stratified", data, answers(data, split, [&](const auto& share, std::size_t) {
                             std::vector<double> p(share.size());
                             double left = rng.uniform();
                             std::size_t c = 0;
                             while (c + 1 < share.size() && left >= share[c]) left -= share[c++];
                             p[c] = 1;
                             return p;
                           })));
  BaselineScore& guess = scores.back();
  std::vector<double> truth(data.classNames.size()), said(truth.size());
  const auto rows = answers(data, split, [](const auto& share, std::size_t) { return share; });
  double n = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].empty()) continue;
    ++n;
    ++truth[std::size_t(data.labels[i])];
    for (std::size_t c = 0; c < said.size(); ++c) said[c] += rows[i][c];
  }
  for (std::size_t c = 0; c < truth.size(); ++c) truth[c] /= std::max(1.0, n), said[c] /= std::max(1.0, n);
  const BaselineScore drawn = guess;
  expectGuessing(truth, said, guess);
  const auto moved = [](const Interval& ci, double by) { return Interval{ci.low + by, ci.high + by}; };
  guess.accuracyCi = moved(drawn.accuracyCi, guess.accuracy - drawn.accuracy);
  guess.balancedAccuracyCi = moved(drawn.balancedAccuracyCi, guess.balancedAccuracy - drawn.balancedAccuracy);
  guess.macroF1Ci = moved(drawn.macroF1Ci, guess.macroF1 - drawn.macroF1);
  if (data.stats.rows() == data.labels.size() && data.stats.rows() > 0) {
    const auto logistic = logisticOutOfFold(data, split, job, jobs);
    if (!logistic) return logistic.error();
    scores.push_back(scoreOf("logistic_mfcc", data, *logistic));
  }
  return scores;
}

}  // namespace ullim
