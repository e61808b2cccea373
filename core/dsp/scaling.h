#pragma once
// Putting values on a common scale, scikit-learn's words and rules: population variance; what does not vary
// becomes 0.
#include <span>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

/// Mean, variance and scale of columns, over as many rows as come: a clip's frames [nFrames][nBands] give one
/// scale a band, (clips * bands, frames) as in X.reshape(-1, X.shape[-1]) one a frame position. Fit it on the
/// training part alone. A column that does not vary has scale 1. Source:
/// sklearn.preprocessing.StandardScaler.
class StandardScaler {
 public:
  /// Rows are taken one after the other, so that all clips need not be in memory. All rows have one length.
  void partialFit(std::span<const float> row);
  void partialFit(std::span<const double> row);

  std::size_t rowCount() const { return m_count; }
  const std::vector<double>& mean() const { return m_mean; }  ///< [columns]
  std::vector<double> variance() const;                       ///< [columns]
  std::vector<double> scale() const;  ///< [columns]; sqrt(variance), 1 where that is 0

  /// x[r][c] = (x[r][c] - mean[c]) / scale[c]; x has as many columns as were fitted.
  void transform(Matrix& x) const;
  void transform(MatrixD& x) const;

 private:
  template <class T>
  void add(std::span<const T> row);
  std::size_t m_count = 0;
  std::vector<double> m_mean, m_squares;  // running mean and sum of squared deviations (Welford)
};

/// Every column of x to mean 0 and variance 1: sklearn.preprocessing.scale(axis=0); on a feature
/// [nFrames][nRows] that is axis=1 of librosa's shape.
void scaleColumns(Matrix& x);
void scaleColumns(MatrixD& x);
/// All of x to mean 0 and variance 1.
void scaleClip(Matrix& x);
/// Every column to [0, 1], and to [-1, 1] by its largest magnitude. Sources:
/// sklearn.preprocessing.minmax_scale, maxabs_scale (axis=0).
void minmaxScale(MatrixD& x);
void maxabsScale(MatrixD& x);

}  // namespace ullim
