#include "core/learn/curves.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace ullim {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<std::size_t> byFallingScore(const Matrix& probabilities, std::size_t column) {
  std::vector<std::size_t> order(probabilities.rows());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return probabilities(a, column) > probabilities(b, column);
  });
  return order;
}

/// One step for each distinct score, falling; x and y are left to the caller.
Curve steps(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column) {
  assert(labels.size() == probabilities.rows() && (labels.empty() || column < probabilities.cols()));
  Curve curve;
  curve.order = byFallingScore(probabilities, column);
  const std::size_t n = curve.order.size();
  for (std::size_t i = 0; i < n;) {
    const float score = probabilities(curve.order[i], column);
    for (; i < n && probabilities(curve.order[i], column) == score; ++i)
      curve.positives += labels[curve.order[i]] == int(column);
    curve.points.push_back({.threshold = score, .above = i, .hits = curve.positives});
  }
  return curve;
}

}  // namespace

Curve rocCurve(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column) {
  Curve curve = steps(labels, probabilities, column);
  const double positives = double(curve.positives), negatives = double(labels.size()) - positives;
  curve.area = kNan;
  if (positives == 0 || negatives == 0) {
    curve.points.clear();
    return curve;
  }
  curve.points.insert(curve.points.begin(), {.threshold = std::numeric_limits<double>::infinity()});
  curve.area = 0;
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    CurvePoint& point = curve.points[i];
    const CurvePoint& before = curve.points[i - 1];
    point.x = double(point.above - point.hits) / negatives;
    point.y = double(point.hits) / positives;
    curve.area += (point.x - before.x) * (point.y + before.y) / 2;
  }
  return curve;
}

Curve prCurve(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column) {
  Curve curve = steps(labels, probabilities, column);
  curve.area = kNan;
  if (curve.positives == 0) {
    curve.points.clear();
    return curve;
  }
  curve.area = 0;
  double recall = 0;
  for (CurvePoint& point : curve.points) {
    point.x = double(point.hits) / double(curve.positives);
    point.y = double(point.hits) / double(point.above);
    curve.area += (point.x - recall) * point.y;
    recall = point.x;
  }
  std::reverse(curve.points.begin(), curve.points.end());
  curve.points.push_back({.x = 0, .y = 1, .threshold = kNan});
  return curve;
}

std::size_t bestPoint(const Curve& roc) {
  const auto best =
      std::max_element(roc.points.begin(), roc.points.end(),
                       [](const CurvePoint& a, const CurvePoint& b) { return a.y - a.x < b.y - b.x; });
  return std::size_t(best - roc.points.begin());
}

RankedScores::RankedScores(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column) {
  auto order = byFallingScore(probabilities, column);
  std::reverse(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i)
    m_entries.push_back(
        {order[i], labels[order[i]] == int(column),
         i + 1 == order.size() || probabilities(order[i], column) != probabilities(order[i + 1], column)});
}

double RankedScores::rocAuc(const std::vector<int>& weights) const {
  double positives = 0, negatives = 0, above = 0;  // above: pairs in which the positive has the higher score
  double tiedPositives = 0, tiedNegatives = 0;
  for (const Entry& entry : m_entries) {
    (entry.positive ? tiedPositives : tiedNegatives) += weights[entry.row];
    if (!entry.lastOfTie) continue;
    above += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
    tiedPositives = tiedNegatives = 0;
  }
  return positives > 0 && negatives > 0 ? above / (positives * negatives) : kNan;
}

}  // namespace ullim
