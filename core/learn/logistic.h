#pragma once
// Multinomial logistic regression with an L2 penalty, for small tables: a baseline that needs no network.
#include <stop_token>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

struct LogisticModel {
  std::vector<double> mean, std;  ///< of the columns, over the rows of the fit; std 1 where nothing varies
  MatrixD weights;                ///< [class][column + 1]; the last is the intercept
  bool converged = false;
};

/// Least C * sum of log losses + half the sum of squared weights (the intercepts are free), as
/// scikit-learn's LogisticRegression after StandardScaler, by L-BFGS. Only `rows` of x are looked at, also
/// for the scaling. x must be finite; labels 0..nClasses-1. Stopped: the best so far, not converged.
LogisticModel fitLogistic(const MatrixD& x, const std::vector<int>& labels,
                          const std::vector<std::size_t>& rows, int nClasses, double c = 1.0,
                          std::stop_token stop = {}, int iterations = 300);

/// One a class, sum 1.
std::vector<double> logisticProbabilities(const LogisticModel& model, std::span<const double> x);

}  // namespace ullim
