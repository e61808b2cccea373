#include "core/learn/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/random.h"

namespace ullim {
namespace {

constexpr int kDraws = 2000;
constexpr int kCalibrationBins = 15;

struct Summary {
  double accuracy = 0, balancedAccuracy = 0, macroF1 = 0, weightedF1 = 0;
};

/// From one confusion matrix [true][predicted], row-major. Classes that neither occur nor are predicted do
/// not count for macro F1, classes that do not occur not for balanced accuracy, as in scikit-learn.
Summary summarize(const std::vector<int>& confusion, std::size_t k) {
  double right = 0, n = 0, recalls = 0, f1s = 0, weighted = 0;
  int occurring = 0, present = 0;
  for (std::size_t c = 0; c < k; ++c) {
    double support = 0, predicted = 0;
    for (std::size_t o = 0; o < k; ++o) {
      support += confusion[c * k + o];
      predicted += confusion[o * k + c];
    }
    const double hits = confusion[c * k + c];
    right += hits;
    n += support;
    if (support > 0) {
      recalls += hits / support;
      ++occurring;
    }
    if (support + predicted > 0) {
      const double f1 = 2 * hits / (support + predicted);
      f1s += f1;
      weighted += f1 * support;
      ++present;
    }
  }
  if (n == 0) return {};
  return {right / n, recalls / occurring, f1s / present, weighted / n};
}

/// Area under the ROC curve by ranks, ties sharing their mean rank (Mann-Whitney).
double rocAuc(const std::vector<double>& scores, const std::vector<bool>& positive) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  double ranks = 0, positives = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i;
    while (j < order.size() && scores[order[j]] == scores[order[i]]) ++j;
    const double rank = (double(i + 1) + double(j)) / 2;
    for (; i < j; ++i) {
      if (!positive[order[i]]) continue;
      ranks += rank;
      positives += 1;
    }
  }
  const double negatives = double(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return std::numeric_limits<double>::quiet_NaN();
  return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
}

Interval percentiles(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double q) {  // linear between the neighbours, as numpy.percentile
    const double position = q * double(values.size() - 1);
    const auto low = std::size_t(position);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (position - double(low)) * (values[high] - values[low]);
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

Metrics computeMetrics(const std::vector<int>& labels, const Matrix& probabilities,
                       const std::vector<std::string>& classNames, const std::vector<std::string>& groups,
                       std::uint64_t seed) {
  const std::size_t n = labels.size(), k = classNames.size();
  assert(probabilities.rows() == n && (n == 0 || probabilities.cols() == k) &&
         (groups.empty() || groups.size() == n));
  Metrics m;
  m.n = int(n);
  m.confusion = MatrixOf<int>(k, k);
  m.rocAucOvr = std::numeric_limits<double>::quiet_NaN();
  m.verdict = "not_better_than_chance";
  for (const std::string& name : classNames) m.classes.push_back({.name = name});
  if (n == 0 || k == 0) return m;

  std::vector<int> predicted(n);
  std::vector<double> binCount(kCalibrationBins), binRight(kCalibrationBins), binConfidence(kCalibrationBins);
  for (std::size_t i = 0; i < n; ++i) {
    assert(labels[i] >= 0 && std::size_t(labels[i]) < k);
    const auto row = probabilities.row(i);
    predicted[i] = int(std::max_element(row.begin(), row.end()) - row.begin());
    ++m.confusion(std::size_t(labels[i]), std::size_t(predicted[i]));
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    // scikit-learn clips to [1e-15, 1 - 1e-15] and divides by the sum.
    const double p = std::clamp(double(row[std::size_t(labels[i])]), 1e-15, 1 - 1e-15) / (sum > 0 ? sum : 1);
    m.logLoss -= std::log(p) / double(n);
    const double confidence = row[std::size_t(predicted[i])];
    const auto bin =
        std::size_t(std::clamp(int(std::ceil(confidence * kCalibrationBins)) - 1, 0, kCalibrationBins - 1));
    binCount[bin] += 1;
    binRight[bin] += predicted[i] == labels[i];
    binConfidence[bin] += confidence;
  }
  for (std::size_t b = 0; b < binCount.size(); ++b)
    m.expectedCalibrationError += std::abs(binRight[b] - binConfidence[b]) / double(n);

  const std::vector<int> confusion(m.confusion.data().begin(), m.confusion.data().end());
  const Summary all = summarize(confusion, k);
  m.accuracy = all.accuracy;
  m.balancedAccuracy = all.balancedAccuracy;
  m.macroF1 = all.macroF1;
  m.weightedF1 = all.weightedF1;

  int largest = 0, occurring = 0, withAuc = 0;
  double aucs = 0;
  for (std::size_t c = 0; c < k; ++c) {
    int support = 0, told = 0;
    for (std::size_t o = 0; o < k; ++o) {
      support += m.confusion(c, o);
      told += m.confusion(o, c);
    }
    const double hits = m.confusion(c, c);
    ClassScore& score = m.classes[c];
    score.support = support;
    score.recall = support > 0 ? hits / support : 0;
    score.precision = told > 0 ? hits / told : 0;
    score.f1 = support + told > 0 ? 2 * hits / (support + told) : 0;
    largest = std::max(largest, support);
    if (support == 0) continue;
    ++occurring;
    std::vector<double> scores(n);
    std::vector<bool> positive(n);
    for (std::size_t i = 0; i < n; ++i) {
      scores[i] = probabilities(i, c);
      positive[i] = std::size_t(labels[i]) == c;
    }
    const double auc = rocAuc(scores, positive);
    if (std::isnan(auc)) continue;
    aucs += auc;
    ++withAuc;
  }
  if (withAuc > 0) m.rocAucOvr = aucs / withAuc;
  m.majorityBaseline = double(largest) / double(n);

  // Clips of one baby are alike, so whole groups are drawn. A single group says nothing about other groups;
  // then the clips themselves are drawn.
  std::vector<std::vector<std::size_t>> clusters;
  std::map<std::string, std::size_t> clusterOf;
  for (std::size_t i = 0; i < n; ++i) {
    if (groups.empty() || groups[i].empty()) {
      clusters.push_back({i});
      continue;
    }
    const auto [it, isNew] = clusterOf.emplace(groups[i], clusters.size());
    if (isNew) clusters.emplace_back();
    clusters[it->second].push_back(i);
  }
  if (clusters.size() < 2) {
    clusters.assign(n, {});
    for (std::size_t i = 0; i < n; ++i) clusters[i] = {i};
  }
  Rng rng(mixSeed(seed, seedOf("bootstrap")));
  std::vector<double> accuracies, balanced, macro;
  std::vector<int> draw(k * k);
  for (int d = 0; d < kDraws; ++d) {
    std::fill(draw.begin(), draw.end(), 0);
    for (std::size_t g = 0; g < clusters.size(); ++g)
      for (const std::size_t i : clusters[rng.below(clusters.size())])
        ++draw[std::size_t(labels[i]) * k + std::size_t(predicted[i])];
    const Summary s = summarize(draw, k);
    accuracies.push_back(s.accuracy);
    balanced.push_back(s.balancedAccuracy);
    macro.push_back(s.macroF1);
  }
  m.accuracyCi = percentiles(accuracies);
  m.balancedAccuracyCi = percentiles(balanced);
  m.macroF1Ci = percentiles(macro);

  if (m.balancedAccuracyCi.low <= 1.0 / occurring)
    m.verdict = "not_better_than_chance";
  else if (m.accuracyCi.low <= m.majorityBaseline)
    m.verdict = "not_better_than_majority";
  else
    m.verdict = "better_than_majority";
  return m;
}

}  // namespace ullim
