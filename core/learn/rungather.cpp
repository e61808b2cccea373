#include "core/learn/rungather.h"

#include <algorithm>
#include <cmath>

#include "core/learn/runrecord.h"

namespace ullim {

void RunGather::add(int fold, const std::string& name, bool oneOfSeveral, FoldOutcome outcome,
                    const std::vector<std::size_t>& test) {
  std::vector<int> labels;
  for (std::size_t i = 0; i < test.size(); ++i) {
    labels.push_back(m_material.labels[test[i]]);
    const auto row = outcome.test.row(i);
    m_record.oof.push_back({m_material.clips[test[i]].id, fold, labels.back(), {row.begin(), row.end()}});
    m_groups.push_back(m_material.clips[test[i]].group);
  }
  const Metrics metrics = computeMetrics(labels, outcome.test, m_request.classNames, {}, 0);
  outcome.result.fold = fold;
  outcome.result.name = name;
  outcome.result.accuracy = metrics.accuracy;
  outcome.result.macroF1 = metrics.macroF1;
  outcome.result.balancedAccuracy = metrics.balancedAccuracy;
  addMembers(fold, outcome, labels, test);
  if (!outcome.failure.empty())
    m_record.failure += (m_record.failure.empty() ? "" : "; ") + (oneOfSeveral ? "fold " + name + ", " : "") +
                        outcome.failure;
  m_record.folds.push_back(outcome.result);
  m_folds.push_back(fold);
  // The best fold is chosen by its validation part: choosing by the test part would be looking twice.
  if (m_models.empty() || (outcome.hasEpoch && outcome.bestLoss < m_bestLoss)) {
    m_best = m_models.size();
    m_bestLoss = outcome.bestLoss;
  }
  for (KeptEpoch& kept : outcome.kept) {
    MemberModel model = outcome.models[kept.member];
    model.weights = std::move(kept.weights);
    const std::string member = outcome.models.size() > 1 ? "-" + model.net.name : "";
    m_kept.emplace_back(
        "model-fold" + std::to_string(fold) + member + "-epoch" + std::to_string(kept.epoch),
        ModelFile{m_request.recipe, m_request.classNames, {std::move(model)}, m_request.settings.testViews});
  }
  m_models.push_back(
      {m_request.recipe, m_request.classNames, std::move(outcome.models), m_request.settings.testViews});
}

/// The scores of each network of an ensemble beside those of their average.
void RunGather::addMembers(int fold, FoldOutcome& outcome, const std::vector<int>& labels,
                           const std::vector<std::size_t>& test) {
  if (m_request.recipe.members.size() < 2) return;
  m_record.memberOof.resize(m_request.recipe.members.size());
  for (std::size_t m = 0; m < outcome.memberTest.size(); ++m) {
    const Metrics metrics = computeMetrics(labels, outcome.memberTest[m], m_request.classNames, {}, 0);
    outcome.result.memberAccuracy.push_back(metrics.accuracy);
    outcome.result.memberBalancedAccuracy.push_back(metrics.balancedAccuracy);
    for (std::size_t i = 0; i < test.size(); ++i) {
      const auto row = outcome.memberTest[m].row(i);
      m_record.memberOof[m].push_back(
          {m_material.clips[test[i]].id, fold, labels[i], {row.begin(), row.end()}});
    }
  }
}

void RunGather::finish() {
  Matrix probabilities(m_record.oof.size(), m_request.classNames.size());
  std::vector<int> labels;
  for (std::size_t i = 0; i < m_record.oof.size(); ++i) {
    std::copy(m_record.oof[i].probabilities.begin(), m_record.oof[i].probabilities.end(),
              probabilities.row(i).begin());
    labels.push_back(m_record.oof[i].label);
  }
  m_record.oofGroups = m_groups;
  m_record.dataset = runClips(m_request.clips);
  m_record.metrics = computeMetrics(labels, probabilities, m_request.classNames, m_groups, 0);
  const double n = double(m_record.folds.size());
  for (const FoldResult& fold : m_record.folds) m_record.accuracyMean += fold.accuracy / n;
  double squares = 0;
  for (const FoldResult& fold : m_record.folds) squares += std::pow(fold.accuracy - m_record.accuracyMean, 2);
  m_record.accuracyStd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
}

}  // namespace ullim
