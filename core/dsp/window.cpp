#include "core/dsp/window.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace ullim {
namespace {

/// Sum of a[k] * cos(k * x) with x from -pi to pi (scipy.signal.windows.general_cosine).
double cosineSum(std::span<const double> a, int i, int n) {
  const double x = -std::numbers::pi + i * (2 * std::numbers::pi / (n - 1));
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * std::cos(double(k) * x);
  return sum;
}

/// Modified Bessel function of order 0 by its power series; every term is positive, so nothing cancels.
double besselI0(double x) {
  const double q = x * x / 4;
  double sum = 1, term = 1;
  for (int k = 1; term > sum * 1e-18; ++k) {
    term *= q / (double(k) * k);
    sum += term;
  }
  return sum;
}

constexpr double kHann[] = {0.5, 0.5};
constexpr double kHamming[] = {0.54, 0.46};
constexpr double kBlackman[] = {0.42, 0.50, 0.08};
constexpr double kBlackmanHarris[] = {0.35875, 0.48829, 0.14128, 0.01168};

double symmetric(WindowKind kind, int i, int n, double kaiserBeta) {
  const double half = (n - 1) / 2.0;
  switch (kind) {
    case WindowKind::Hann:
      return cosineSum(kHann, i, n);
    case WindowKind::Hamming:
      return cosineSum(kHamming, i, n);
    case WindowKind::Blackman:
      return cosineSum(kBlackman, i, n);
    case WindowKind::BlackmanHarris:
      return cosineSum(kBlackmanHarris, i, n);
    case WindowKind::Bartlett:
      return i <= half ? i / half : 2 - i / half;
    case WindowKind::Kaiser: {
      const double r = (i - half) / half;
      return besselI0(kaiserBeta * std::sqrt(std::max(0.0, 1 - r * r))) / besselI0(kaiserBeta);
    }
    case WindowKind::Boxcar:
      break;
  }
  return 1;
}

}  // namespace

std::vector<double> window(WindowKind kind, int n, double kaiserBeta) {
  std::vector<double> w(std::size_t(std::max(n, 1)), 1.0);
  if (n <= 1) return w;
  // Periodic: the symmetric window of n + 1 values without its last.
  for (int i = 0; i < n; ++i) w[std::size_t(i)] = symmetric(kind, i, n + 1, kaiserBeta);
  return w;
}

std::vector<double> paddedWindow(const StftOptions& options) {
  const std::vector<double> w = window(options.window, options.windowLength(), options.kaiserBeta);
  std::vector<double> padded(std::size_t(options.nFft), 0.0);
  std::copy(w.begin(), w.end(), padded.begin() + (options.nFft - options.windowLength()) / 2);
  return padded;
}

}  // namespace ullim
