#include "core/dsp/scaling.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace ullim {
namespace {

/// A variance this small beside its mean is rounding (sklearn's rule for constant features).
bool constant(double variance, double mean, double count) {
  const double eps = std::numeric_limits<double>::epsilon();
  return variance <= count * eps * variance + (count * mean * eps) * (count * mean * eps);
}

template <class T>
void standardise(MatrixOf<T>& x, const std::vector<double>& mean, const std::vector<double>& scale) {
  assert(x.cols() == mean.size());
  for (std::size_t r = 0; r < x.rows(); ++r)
    for (std::size_t c = 0; c < x.cols(); ++c) x(r, c) = T((double(x(r, c)) - mean[c]) / scale[c]);
}

template <class T>
void scaleAllColumns(MatrixOf<T>& x) {
  StandardScaler scaler;
  for (std::size_t r = 0; r < x.rows(); ++r) scaler.partialFit(std::as_const(x).row(r));
  scaler.transform(x);
}

}  // namespace

template <class T>
void StandardScaler::add(std::span<const T> row) {
  if (m_count == 0) {
    m_mean.assign(row.size(), 0.0);
    m_squares.assign(row.size(), 0.0);
  }
  assert(row.size() == m_mean.size());
  const double share = 1.0 / double(++m_count);
  for (std::size_t c = 0; c < row.size(); ++c) {
    const double away = double(row[c]) - m_mean[c];
    m_mean[c] += away * share;
    m_squares[c] += away * (double(row[c]) - m_mean[c]);
  }
}

void StandardScaler::partialFit(std::span<const float> row) { add(row); }
void StandardScaler::partialFit(std::span<const double> row) { add(row); }

std::vector<double> StandardScaler::variance() const {
  std::vector<double> out(m_squares);
  for (double& v : out) v /= double(std::max<std::size_t>(1, m_count));
  return out;
}

std::vector<double> StandardScaler::scale() const {
  std::vector<double> out = variance();
  for (std::size_t c = 0; c < out.size(); ++c)
    out[c] = constant(out[c], m_mean[c], double(m_count)) ? 1.0 : std::sqrt(out[c]);
  return out;
}

void StandardScaler::transform(Matrix& x) const { standardise(x, m_mean, scale()); }
void StandardScaler::transform(MatrixD& x) const { standardise(x, m_mean, scale()); }

void scaleColumns(Matrix& x) { scaleAllColumns(x); }
void scaleColumns(MatrixD& x) { scaleAllColumns(x); }

void scaleClip(Matrix& x) {
  StandardScaler scaler;
  for (const float& v : std::as_const(x).data()) scaler.partialFit(std::span<const float>(&v, 1));
  if (scaler.rowCount() == 0) return;
  const double mean = scaler.mean()[0], scale = scaler.scale()[0];
  for (float& v : x.data()) v = float((double(v) - mean) / scale);
}

void minmaxScale(MatrixD& x) {
  for (std::size_t c = 0; c < x.cols(); ++c) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t r = 0; r < x.rows(); ++r) {
      low = std::min(low, x(r, c));
      high = std::max(high, x(r, c));
    }
    const double range = high > low ? high - low : 1.0;
    for (std::size_t r = 0; r < x.rows(); ++r) x(r, c) = (x(r, c) - low) / range;
  }
}

void maxabsScale(MatrixD& x) {
  for (std::size_t c = 0; c < x.cols(); ++c) {
    double most = 0;
    for (std::size_t r = 0; r < x.rows(); ++r) most = std::max(most, std::fabs(x(r, c)));
    if (most == 0) continue;
    for (std::size_t r = 0; r < x.rows(); ++r) x(r, c) /= most;
  }
}

}  // namespace ullim
