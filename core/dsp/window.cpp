#include "core/dsp/window.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "core/base/memo.h"

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
constexpr double kFlattop[] = {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368};
constexpr double kNuttall[] = {0.3635819, 0.4891775, 0.1365995, 0.0106411};

double tukey(int i, int n, double alpha) {
  if (alpha <= 0) return 1;
  if (alpha >= 1) return cosineSum(kHann, i, n);
  const int width = int(std::floor(alpha * (n - 1) / 2));
  const int fromEnd = std::min(i, n - 1 - i);
  if (fromEnd > width) return 1;
  return 0.5 * (1 + std::cos(std::numbers::pi * (-1 + 2.0 * fromEnd / alpha / (n - 1))));
}

double symmetric(WindowKind kind, int i, int n, double parameter) {
  const double half = (n - 1) / 2.0, away = std::fabs(i - half);  // samples from the middle
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
      return besselI0(parameter * std::sqrt(std::max(0.0, 1 - r * r))) / besselI0(parameter);
    }
    case WindowKind::Triang:
      return n % 2 ? 1 - away / ((n + 1) / 2.0) : 1 - away / (n / 2.0);
    case WindowKind::Flattop:
      return cosineSum(kFlattop, i, n);
    case WindowKind::Nuttall:
      return cosineSum(kNuttall, i, n);
    case WindowKind::Parzen: {
      const double r = away / (n / 2.0);
      return away <= (n - 1) / 4.0 ? 1 - 6 * r * r * (1 - r) : 2 * (1 - r) * (1 - r) * (1 - r);
    }
    case WindowKind::Bohman: {
      const double r = std::min(1.0, away / half);
      return (1 - r) * std::cos(std::numbers::pi * r) + std::sin(std::numbers::pi * r) / std::numbers::pi;
    }
    case WindowKind::Barthann: {
      const double r = std::fabs(double(i) / (n - 1) - 0.5);
      return 0.62 - 0.48 * r + 0.38 * std::cos(2 * std::numbers::pi * r);
    }
    case WindowKind::Cosine:
      return std::sin(std::numbers::pi / n * (i + 0.5));
    case WindowKind::Gaussian:
      return std::exp(-away * away / (2 * parameter * parameter));
    case WindowKind::Tukey:
      return tukey(i, n, parameter);
    case WindowKind::Boxcar:
      break;
  }
  return 1;
}

}  // namespace

std::vector<double> window(WindowKind kind, int n, double parameter) {
  std::vector<double> w(std::size_t(std::max(n, 1)), 1.0);
  if (n <= 1) return w;
  // Periodic: the symmetric window of n + 1 values without its last.
  for (int i = 0; i < n; ++i) w[std::size_t(i)] = symmetric(kind, i, n + 1, parameter);
  return w;
}

std::vector<double> window(const StftOptions& options) {
  const double parameter = options.window == WindowKind::Gaussian ? options.gaussianStd
                           : options.window == WindowKind::Tukey  ? options.tukeyAlpha
                                                                  : options.kaiserBeta;
  return window(options.window, options.windowLength(), parameter);
}

std::shared_ptr<const std::vector<double>> sharedWindow(const StftOptions& options) {
  StftOptions key = options;  // what does not shape the window does not count
  key.hopLength = 1;
  key.center = true;
  key.padMode = PadMode::Constant;
  key.nFft = key.winLength = options.windowLength();
  static Memo<StftOptions, std::vector<double>> memo;
  return memo.get(key, [&] { return window(key); });
}

std::vector<double> paddedWindow(const StftOptions& options) {
  const std::vector<double> w = window(options);
  std::vector<double> padded(std::size_t(options.nFft), 0.0);
  std::copy(w.begin(), w.end(), padded.begin() + (options.nFft - options.windowLength()) / 2);
  return padded;
}

}  // namespace ullim
