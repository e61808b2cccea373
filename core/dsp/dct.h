#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

/// Discrete cosine transform of n values to the first `count` coefficients, type 1, 2 or 3, as one matrix
/// product. ortho: scaled to an orthonormal transform (types 2 and 3). Type 1 needs n >= 2. Source:
/// scipy.fftpack.dct.
class Dct {
 public:
  Dct(int type, bool ortho, std::size_t n, std::size_t count);
  std::size_t inputCount() const { return m_basis.rows(); }
  std::size_t outputCount() const { return m_basis.cols(); }
  /// x has inputCount() values, out outputCount(); sums in double.
  void apply(std::span<const float> x, std::span<double> out) const;
  void apply(std::span<const double> x, std::span<double> out) const;

 private:
  void fold();
  MatrixD m_basis;  // [n][count]: a row is scaled by one input value and added
  // Type 2 with an even n: a basis function is the same forwards and backwards but for its sign, so inputs
  // are added and subtracted in pairs first, and half of the products is saved.
  MatrixD m_even,
      m_odd;  // [n / 2][columns 0, 2, 4, ... and 1, 3, 5, ..., filled up with zeros to whole vectors]
};

/// The same transform made once and shared.
std::shared_ptr<const Dct> sharedDct(int type, bool ortho, std::size_t n, std::size_t count);

}  // namespace ullim
