#include "core/dsp/mfcc.h"

#include <cmath>
#include <numbers>
#include <string>

#include "core/dsp/dct.h"

namespace ullim {
namespace {

template <class T>
Result<MatrixOf<T>> transformed(const MatrixOf<T>& logMel, const MfccOptions& options) {
  if (auto valid = options.validate(); !valid) return valid.error();
  const std::size_t nMels = logMel.cols(), nMfcc = std::size_t(options.nMfcc);
  if (nMfcc > nMels)
    return Error{ErrorCode::BadArgument, "nMfcc: " + std::to_string(nMfcc) + " is more than the " +
                                             std::to_string(nMels) + " mel bands (use fewer, or more bands)"};
  if (options.dctType == 1 && nMels < 2)
    return Error{ErrorCode::BadArgument, "dctType: 1 needs two mel bands or more (use type 2)"};
  const Dct dct(options.dctType, options.ortho, nMels, nMfcc);
  const std::vector<double> weights = lifterWeights(options.nMfcc, options.lifter);
  MatrixOf<T> out(logMel.rows(), nMfcc);
  std::vector<double> coefficients(nMfcc);
  for (std::size_t t = 0; t < logMel.rows(); ++t) {
    dct.apply(logMel.row(t), coefficients);
    for (std::size_t k = 0; k < nMfcc; ++k) out(t, k) = T(coefficients[k] * weights[k]);
  }
  return out;
}

}  // namespace

Result<Matrix> mfccFromLogMel(const Matrix& logMel, const MfccOptions& options) {
  return transformed(logMel, options);
}
Result<MatrixD> mfccFromLogMel(const MatrixD& logMel, const MfccOptions& options) {
  return transformed(logMel, options);
}

std::vector<double> lifterWeights(int nMfcc, double lifter) {
  std::vector<double> weights(std::size_t(nMfcc), 1.0);
  if (lifter > 0)
    for (std::size_t k = 0; k < weights.size(); ++k)
      weights[k] = 1 + lifter / 2 * std::sin(std::numbers::pi * double(k + 1) / lifter);
  return weights;
}

}  // namespace ullim
