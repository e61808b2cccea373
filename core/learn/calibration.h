#pragma once
// Temperature scaling of a model's probabilities, and what is left when unsure answers are refused.
#include <string>
#include <vector>

#include "core/learn/reliability.h"
#include "core/learn/training.h"

namespace ullim {

constexpr double kLowestTemperature = 0.05, kHighestTemperature = 20;
constexpr std::size_t kFewestForTemperature = 50;  ///< below this nothing is fitted: T = 1

/// The T that makes the mean of -log softmax(log p / T)[label] least: golden section on ln T between the
/// two bounds. Log probabilities do for logits: they differ by a constant a row. 1 for fewer than 50 rows.
double fitTemperature(const std::vector<int>& labels, const Matrix& probabilities);

/// softmax(log p / T) for every row; the most probable class stays the same. T > 0.
Matrix withTemperature(const Matrix& probabilities, double temperature);

struct CalibrationScores {
  double ece = 0;    ///< 15 bins of equal width
  double nll = 0;    ///< mean negative log likelihood, in nats
  double brier = 0;  ///< as Metrics::brier
  Reliability reliability;
};

struct RiskPoint {
  double threshold = 0;  ///< answers with at least this confidence are accepted
  double coverage = 0;   ///< share of rows accepted, rising along the curve
  double risk = 0;       ///< share of the accepted that is wrong
  std::size_t accepted = 0;
};

struct RiskCoverage {
  std::vector<RiskPoint> points;   ///< one for each distinct confidence, falling thresholds
  std::vector<std::size_t> order;  ///< rows by falling confidence: the first `accepted` are accepted
  double area = 0;                 ///< mean risk over the rows as they are accepted one after the other
};

struct FoldTemperature {
  int fold = 0;
  double temperature = 1;
  int fittedOn = 0;  ///< rows of the other folds; fewer than 50: nothing was fitted
};

struct Calibration {
  double temperature = 1;              ///< fitted on all rows: for use with the model from now on
  bool fitted = false;                 ///< false: too few rows, T = 1
  bool onOtherFolds = false;           ///< `after` is honest: each fold scaled by the others' temperature
  std::vector<FoldTemperature> folds;  ///< empty unless onOtherFolds
  CalibrationScores before, after;     ///< after == before unless onOtherFolds
  Matrix scaled;                       ///< the rows as `after` scores them
  RiskCoverage riskBefore;             ///< of the rows as they are
  RiskCoverage riskCoverage;           ///< of `scaled`
};

/// Nothing is scored on what it was fitted on: with several folds the rows of each are scaled by the
/// temperature of all others; with one fold (a hold-out) there is nothing else to fit on, so `after` stays
/// `before`. `folds` says each row's fold, `ids` (or empty: all different) its clip.
Calibration calibrate(const std::vector<int>& labels, const Matrix& probabilities,
                      const std::vector<int>& folds, const std::vector<std::string>& ids = {});
/// Over a run's test predictions.
Calibration calibrate(const RunRecord& record);

RiskCoverage riskCoverage(const std::vector<int>& labels, const Matrix& probabilities);
/// The least threshold from which on the accepted are right at least `accuracy` of the time (0..1) and as
/// many as can be are accepted; points.size() when there is none.
std::size_t thresholdFor(const RiskCoverage& curve, double accuracy);

/// A run's test predictions as labels and probabilities, in the order of RunRecord::oof.
std::vector<int> oofLabels(const RunRecord& record);
Matrix oofProbabilities(const RunRecord& record);

}  // namespace ullim
