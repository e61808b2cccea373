#include "core/learn/scaling.h"

#include <cmath>

namespace ullim {

Scaler fitScaler(const Matrix& x, const std::vector<std::size_t>& rows) {
  if (rows.empty() || x.cols() == 0) return {};
  const double n = double(rows.size()) * double(x.cols());
  double sum = 0, squares = 0;
  for (const std::size_t r : rows)
    for (const float v : x.row(r)) sum += v;
  const double mean = sum / n;
  for (const std::size_t r : rows)
    for (const float v : x.row(r)) squares += (v - mean) * (v - mean);
  const double std = std::sqrt(squares / n);
  // Below this the variation is rounding: dividing by it would blow noise up to full size.
  return {mean, std > 1e-6 * (1.0 + std::abs(mean)) ? std : 1.0};
}

void applyScaler(const Scaler& scaler, Matrix& x) {
  for (float& v : x.data()) v = float((double(v) - scaler.mean) / scaler.std);
}

}  // namespace ullim
