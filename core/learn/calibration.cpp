#include "core/learn/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>

namespace ullim {
namespace {

constexpr double kLeast = 1e-12;  // below this a probability is no more than "never"

/// log p, once, so that a fit need not take it over and over again.
MatrixD logits(const Matrix& probabilities) {
  MatrixD z(probabilities.rows(), probabilities.cols());
  for (std::size_t i = 0; i < probabilities.rows(); ++i)
    for (std::size_t c = 0; c < probabilities.cols(); ++c)
      z(i, c) = std::log(std::max(double(probabilities(i, c)), kLeast));
  return z;
}

double meanLoss(const std::vector<int>& labels, const MatrixD& z, double temperature) {
  double loss = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = z.row(i);
    const double largest = *std::max_element(row.begin(), row.end());
    double sum = 0;
    for (const double v : row) sum += std::exp((v - largest) / temperature);
    loss += std::log(sum) - (row[std::size_t(labels[i])] - largest) / temperature;
  }
  return loss / double(labels.size());
}

CalibrationScores scoresOf(const std::vector<int>& labels, const Matrix& probabilities) {
  CalibrationScores out;
  if (labels.empty()) return out;
  out.reliability = reliability(labels, probabilities, labels.size() < kEqualMassBelow);
  out.ece = reliability(labels, probabilities, false).ece;
  out.nll = meanLoss(labels, logits(probabilities), 1);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t c = 0; c < probabilities.cols(); ++c) {
      const double gap = double(probabilities(i, c)) - double(int(c) == labels[i]);
      out.brier += gap * gap / double(labels.size());
    }
  return out;
}

}  // namespace

double fitTemperature(const std::vector<int>& labels, const Matrix& probabilities) {
  if (labels.size() < kFewestForTemperature) return 1;
  const MatrixD z = logits(probabilities);
  const auto loss = [&](double lnT) { return meanLoss(labels, z, std::exp(lnT)); };
  // The loss falls and then rises in 1/T (it is convex there), so in ln T, too: one minimum.
  const double shrink = (std::sqrt(5.0) - 1) / 2;
  double low = std::log(kLowestTemperature), high = std::log(kHighestTemperature);
  double left = high - shrink * (high - low), right = low + shrink * (high - low);
  double atLeft = loss(left), atRight = loss(right);
  while (high - low > 1e-6) {
    if (atLeft <= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - shrink * (high - low);
      atLeft = loss(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + shrink * (high - low);
      atRight = loss(right);
    }
  }
  return std::exp((low + high) / 2);
}

Matrix withTemperature(const Matrix& probabilities, double temperature) {
  Matrix out = probabilities;
  if (temperature == 1) return out;
  const MatrixD z = logits(probabilities);
  for (std::size_t i = 0; i < out.rows(); ++i) {
    const auto row = z.row(i);
    const double largest = *std::max_element(row.begin(), row.end());
    double sum = 0;
    for (const double v : row) sum += std::exp((v - largest) / temperature);
    for (std::size_t c = 0; c < out.cols(); ++c)
      out(i, c) = float(std::exp((row[c] - largest) / temperature) / sum);
  }
  return out;
}

Calibration calibrate(const std::vector<int>& labels, const Matrix& probabilities,
                      const std::vector<int>& folds, const std::vector<std::string>& ids) {
  Calibration out;
  out.before = out.after = scoresOf(labels, probabilities);
  out.scaled = probabilities;
  out.fitted = labels.size() >= kFewestForTemperature;
  out.temperature = fitTemperature(labels, probabilities);
  const std::set<int> names(folds.begin(), folds.end());
  if (names.size() > 1) {
    for (const int fold : names) {
      std::vector<int> others;
      std::vector<std::size_t> mine, rows;
      std::set<std::string_view> here;  // with repeats the same clip is in other folds, too
      for (std::size_t i = 0; i < ids.size(); ++i)
        if (folds[i] == fold) here.insert(ids[i]);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (folds[i] == fold)
          mine.push_back(i);
        else if (ids.empty() || !here.contains(ids[i]))
          rows.push_back(i);
      }
      Matrix training(rows.size(), probabilities.cols()), test(mine.size(), probabilities.cols());
      for (std::size_t r = 0; r < rows.size(); ++r) {
        others.push_back(labels[rows[r]]);
        std::ranges::copy(probabilities.row(rows[r]), training.row(r).begin());
      }
      for (std::size_t r = 0; r < mine.size(); ++r)
        std::ranges::copy(probabilities.row(mine[r]), test.row(r).begin());
      const double t = fitTemperature(others, training);
      test = withTemperature(test, t);
      for (std::size_t r = 0; r < mine.size(); ++r)
        std::ranges::copy(test.row(r), out.scaled.row(mine[r]).begin());
      out.onOtherFolds = out.onOtherFolds || rows.size() >= kFewestForTemperature;
      out.folds.push_back({fold, t, int(rows.size())});
    }
    if (out.onOtherFolds)
      out.after = scoresOf(labels, out.scaled);
    else
      out.folds.clear();
  }
  out.riskBefore = riskCoverage(labels, probabilities);
  out.riskCoverage = riskCoverage(labels, out.scaled);
  return out;
}

Calibration calibrate(const RunRecord& record) {
  std::vector<int> folds;
  std::vector<std::string> ids;
  for (const OofRow& row : record.oof) folds.push_back(row.fold), ids.push_back(row.clipId);
  return calibrate(oofLabels(record), oofProbabilities(record), folds, ids);
}

RiskCoverage riskCoverage(const std::vector<int>& labels, const Matrix& probabilities) {
  const std::size_t n = labels.size();
  RiskCoverage out;
  std::vector<float> confidence(n);
  for (std::size_t i = 0; i < n; ++i) confidence[i] = *std::ranges::max_element(probabilities.row(i));
  out.order.resize(n);
  std::iota(out.order.begin(), out.order.end(), std::size_t(0));
  std::stable_sort(out.order.begin(), out.order.end(),
                   [&](std::size_t a, std::size_t b) { return confidence[a] > confidence[b]; });
  double wrong = 0;
  for (std::size_t i = 0; i < n;) {
    const float threshold = confidence[out.order[i]];
    const std::size_t begin = i;
    for (; i < n && confidence[out.order[i]] == threshold; ++i) {
      const auto row = probabilities.row(out.order[i]);
      wrong += int(std::ranges::max_element(row) - row.begin()) != labels[out.order[i]];
    }
    const double risk = wrong / double(i);
    out.area += risk * double(i - begin) / double(n);
    out.points.push_back({threshold, double(i) / double(n), risk, i});
  }
  return out;
}

std::size_t thresholdFor(const RiskCoverage& curve, double accuracy) {
  for (std::size_t i = curve.points.size(); i-- > 0;)
    if (1 - curve.points[i].risk >= accuracy) return i;
  return curve.points.size();
}

std::vector<int> oofLabels(const RunRecord& record) {
  std::vector<int> labels;
  for (const OofRow& row : record.oof) labels.push_back(row.label);
  return labels;
}

Matrix oofProbabilities(const RunRecord& record) {
  Matrix out(record.oof.size(), record.classNames.size());
  for (std::size_t i = 0; i < record.oof.size(); ++i)
    std::ranges::copy(record.oof[i].probabilities, out.row(i).begin());
  return out;
}

}  // namespace ullim
