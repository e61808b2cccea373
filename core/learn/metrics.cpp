#include "core/learn/metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/random.h"
#include "core/learn/curves.h"

namespace ullim {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
// Areas cost a walk over every row and class a draw; very large sets get fewer draws, their intervals are
// narrow anyway.
constexpr double kRankingSteps = 2e8;
constexpr int kFewestDraws = 200;

struct Summary {
  double accuracy = 0, balancedAccuracy = 0, macroF1 = 0, weightedF1 = 0;
  int occurring = 0;  // classes
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
  return {right / n, recalls / occurring, f1s / present, weighted / n, occurring};
}

/// Scores that follow from the rows one by one.
void scoreRows(Metrics& m, const std::vector<int>& labels, const Matrix& probabilities,
               std::vector<int>& predicted, std::vector<double>& losses) {
  const std::size_t n = labels.size(), k = m.classes.size();
  for (std::size_t i = 0; i < n; ++i) {
    assert(labels[i] >= 0 && std::size_t(labels[i]) < k);
    const auto row = probabilities.row(i);
    const auto label = std::size_t(labels[i]);
    predicted[i] = int(std::max_element(row.begin(), row.end()) - row.begin());
    ++m.confusion(label, std::size_t(predicted[i]));
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    // scikit-learn clips to [1e-15, 1 - 1e-15] and divides by the sum.
    losses[i] = -std::log(std::clamp(double(row[label]), 1e-15, 1 - 1e-15) / (sum > 0 ? sum : 1));
    m.logLoss += losses[i] / double(n);
    std::size_t before = 0;  // classes that would be named before the true one
    for (std::size_t c = 0; c < k; ++c) {
      const double gap = double(row[c]) - double(c == label);
      m.brier += gap * gap / double(n);
      before += row[c] > row[label] || (row[c] == row[label] && c < label);
    }
    m.top2Accuracy += double(before < 2) / double(n);
  }
}

/// Scores that follow from the confusion matrix.
void scoreCounts(Metrics& m) {
  const std::size_t k = m.classes.size();
  const double n = m.n;
  const std::vector<int> confusion(m.confusion.data().begin(), m.confusion.data().end());
  const Summary all = summarize(confusion, k);
  m.accuracy = m.microF1 = all.accuracy;
  m.balancedAccuracy = all.balancedAccuracy;
  m.macroF1 = all.macroF1;
  m.weightedF1 = all.weightedF1;
  double crossed = 0, squaresTrue = 0, squaresTold = 0;
  int largest = 0, occurring = 0, present = 0;
  for (std::size_t c = 0; c < k; ++c) {
    ClassScore& score = m.classes[c];
    for (std::size_t o = 0; o < k; ++o) {
      score.support += m.confusion(c, o);
      score.predicted += m.confusion(o, c);
    }
    const double hits = m.confusion(c, c), support = score.support, told = score.predicted;
    score.recall = support > 0 ? hits / support : 0;
    score.precision = told > 0 ? hits / told : 0;
    score.f1 = support + told > 0 ? 2 * hits / (support + told) : 0;
    crossed += support * told;
    squaresTrue += support * support;
    squaresTold += told * told;
    if (score.support > largest) {
      largest = score.support;
      m.majorityClass = int(c);
    }
    occurring += score.support > 0;
    present += support + told > 0;
    m.macroPrecision += score.precision;
    m.macroRecall += score.recall;
    m.weightedPrecision += score.precision * support / n;
    m.weightedRecall += score.recall * support / n;
  }
  m.macroPrecision /= present;
  m.macroRecall /= present;
  m.majorityBaseline = double(largest) / n;
  m.chance = 1.0 / occurring;
  const double byChance = crossed / (n * n);
  m.kappa = byChance < 1 ? (m.accuracy - byChance) / (1 - byChance) : 0;
  const double spread = (n * n - squaresTold) * (n * n - squaresTrue);
  m.mcc = spread > 0 ? (m.accuracy * n * n - crossed) / std::sqrt(spread) : 0;
}

void scoreRankings(Metrics& m, const std::vector<int>& labels, const Matrix& probabilities) {
  double aucs = 0, precisions = 0;
  int withAuc = 0, withPrecision = 0;
  for (std::size_t c = 0; c < m.classes.size(); ++c) {
    ClassScore& score = m.classes[c];
    score.rocAuc = rocCurve(labels, probabilities, c).area;
    score.averagePrecision = prCurve(labels, probabilities, c).area;
    if (!std::isnan(score.rocAuc)) {
      aucs += score.rocAuc;
      ++withAuc;
    }
    if (!std::isnan(score.averagePrecision)) {
      precisions += score.averagePrecision;
      ++withPrecision;
    }
  }
  m.rocAucOvr = withAuc > 0 ? aucs / withAuc : kNan;
  m.averagePrecisionMacro = withPrecision > 0 ? precisions / withPrecision : kNan;
}

void drawIntervals(Metrics& m, const std::vector<int>& labels, const Matrix& probabilities,
                   const std::vector<int>& predicted, const std::vector<double>& losses,
                   const Clusters& clusters, std::uint64_t seed) {
  const std::size_t n = labels.size(), k = m.classes.size();
  const int rankingDraws =
      int(std::clamp(kRankingSteps / (double(n) * double(k)), double(kFewestDraws), double(kBootstrapDraws)));
  std::vector<RankedScores> ranked;
  for (std::size_t c = 0; c < k; ++c)
    if (!std::isnan(m.classes[c].rocAuc)) ranked.emplace_back(labels, probabilities, c);
  Rng rng(mixSeed(seed, seedOf("bootstrap")));
  std::vector<double> accuracies, balanced, macro, weighted, aucs, logLosses;
  std::vector<int> draw(k * k), times(n);
  const auto tested =
      int(std::ranges::count_if(m.classes, [](const ClassScore& c) { return c.support > 0; }));
  int leftOut = 0;
  for (int d = 0; d < kBootstrapDraws; ++d) {
    std::fill(draw.begin(), draw.end(), 0);
    std::fill(times.begin(), times.end(), 0);
    double loss = 0, rows = 0;
    for (std::size_t g = 0; g < clusters.members.size(); ++g)
      for (const std::size_t i : clusters.members[rng.below(clusters.members.size())]) {
        ++draw[std::size_t(labels[i]) * k + std::size_t(predicted[i])];
        ++times[i];
        loss += losses[i];
        rows += 1;
      }
    const Summary s = summarize(draw, k);
    accuracies.push_back(s.accuracy);
    // Without a class, the mean over the others is another score: a class that is never told right would lift
    // it just by not being drawn.
    const bool whole = s.occurring == tested;
    leftOut += !whole;
    balanced.push_back(whole ? s.balancedAccuracy : kNan);
    macro.push_back(whole ? s.macroF1 : kNan);
    weighted.push_back(s.weightedF1);
    logLosses.push_back(loss / rows);
    if (d >= rankingDraws) continue;
    double sum = 0;
    for (const RankedScores& scores : ranked) sum += whole ? scores.rocAuc(times) : kNan;
    aucs.push_back(ranked.empty() ? kNan : sum / double(ranked.size()));
  }
  m.drawsLeftOut = double(leftOut) / kBootstrapDraws;
  m.accuracyCi = percentiles(accuracies);
  m.balancedAccuracyCi = percentiles(balanced);
  m.macroF1Ci = percentiles(macro);
  m.weightedF1Ci = percentiles(weighted);
  m.rocAucCi = percentiles(aucs);
  m.logLossCi = percentiles(logLosses);
}

}  // namespace

Interval wilsonInterval(int right, int n) {
  if (n <= 0) return {0, 1};
  const double z = 1.959963984540054, size = n, share = right / size;
  const double centre = (share + z * z / (2 * size)) / (1 + z * z / size);
  const double half =
      z * std::sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / (1 + z * z / size);
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Metrics computeMetrics(const std::vector<int>& labels, const Matrix& probabilities,
                       const std::vector<std::string>& classNames, const std::vector<std::string>& groups,
                       std::uint64_t seed) {
  const std::size_t n = labels.size(), k = classNames.size();
  assert(probabilities.rows() == n && (n == 0 || probabilities.cols() == k));
  Metrics m;
  m.n = int(n);
  m.confusion = MatrixOf<int>(k, k);
  m.rocAucOvr = m.averagePrecisionMacro = kNan;
  m.rocAucCi = {kNan, kNan};
  m.verdict = "not_better_than_chance";
  for (const std::string& name : classNames) m.classes.push_back({.name = name});
  if (n == 0 || k == 0) return m;

  std::vector<int> predicted(n);
  std::vector<double> losses(n);
  scoreRows(m, labels, probabilities, predicted, losses);
  scoreCounts(m);
  scoreRankings(m, labels, probabilities);
  m.expectedCalibrationError = reliability(labels, probabilities, false).ece;
  m.reliability = reliability(labels, probabilities, n < kEqualMassBelow);

  const Clusters clusters = clustersOf(n, groups);
  m.groups = clusters.groups;
  m.fewGroups = clusters.groups > 0 && clusters.groups < kFewGroups;
  m.accuracyWilson = wilsonInterval(int(std::lround(m.accuracy * double(n))), int(n));
  drawIntervals(m, labels, probabilities, predicted, losses, clusters, seed);

  if (!(m.balancedAccuracyCi.low > m.chance))  // no interval: chance cannot be ruled out
    m.verdict = "not_better_than_chance";
  else if (m.accuracyCi.low <= m.majorityBaseline)
    m.verdict = "not_better_than_majority";
  else
    m.verdict = "better_than_majority";
  return m;
}

bool worseThanChance(const Metrics& m) { return m.n > 0 && m.balancedAccuracyCi.high < m.chance; }

std::string verdictWords(const Metrics& m, const std::string& majorityClass, const Words& w) {
  if (m.n == 0 || m.majorityClass < 0) return w("nothing was judged");
  const std::string& name =
      majorityClass.empty() ? m.classes[std::size_t(m.majorityClass)].name : majorityClass;
  if (m.verdict == "better_than_majority") return w("better than always saying %1", {name});
  if (m.verdict == "not_better_than_majority") return w("not better than always saying %1", {name});
  if (worseThanChance(m)) return w("worse than chance");
  if (std::isnan(m.balancedAccuracyCi.low))
    return w("chance cannot be ruled out (too few clips or groups of a class)");
  return m.accuracyCi.low <= m.majorityBaseline
             ? w("not better than chance, nor than always saying %1", {name})
             : w("not better than chance");
}

std::string intervalCaveat(const Metrics& m, const Words& w) {
  if (m.n == 0) return {};
  std::string text;
  if (m.fewGroups && m.groups == 1)
    text =
        w("all clips are of one group: the intervals are over its clips and say nothing about other groups");
  else if (m.fewGroups)
    text = w("only %1 groups: the intervals are too uncertain to rest on (8 or more are needed)",
             {std::to_string(m.groups)});
  if (m.drawsLeftOut <= kManyLeftOut) return text;
  return text + (text.empty() ? "" : "; ") +
         w("%1 % of the intervals' draws had no clip of some class and are left out: too few clips or "
           "groups of it were tested for its part to be sure",
           {std::to_string(std::lround(100 * m.drawsLeftOut))});
}

}  // namespace ullim
