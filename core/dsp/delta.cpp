#include "core/dsp/delta.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ullim {
namespace {

/// weights[p][i]: share of frame i of a window in the derivative at place p. Least squares by normal
/// equations over u in [-1, 1], which stay well conditioned for the small orders that occur.
MatrixD derivativeWeights(int width, int order) {
  const std::size_t n = std::size_t(width), terms = std::size_t(order) + 1;
  const double half = (width - 1) / 2.0;
  const auto u = [&](std::size_t i) { return (double(i) - half) / half; };
  // Orthonormal polynomials on the window's points (Gram-Schmidt), with their coefficients.
  std::vector<std::vector<double>> value(terms, std::vector<double>(n)), coefficient(terms);
  for (std::size_t k = 0; k < terms; ++k) {
    std::vector<double> c(terms, 0.0), v(n);
    c[k] = 1;
    for (std::size_t i = 0; i < n; ++i) v[i] = std::pow(u(i), double(k));
    for (int round = 0; round < 2; ++round)  // twice is enough
      for (std::size_t j = 0; j < k; ++j) {
        double dot = 0;
        for (std::size_t i = 0; i < n; ++i) dot += v[i] * value[j][i];
        for (std::size_t i = 0; i < n; ++i) v[i] -= dot * value[j][i];
        for (std::size_t m = 0; m < terms; ++m) c[m] -= dot * coefficient[j][m];
      }
    double norm = 0;
    for (const double x : v) norm += x * x;
    norm = std::sqrt(norm);
    for (double& x : v) x /= norm;
    for (double& x : c) x /= norm;
    value[k] = v;
    coefficient[k] = c;
  }
  // order-th derivative of u^m, per frame: u changes by 1 / half a frame.
  const auto derivative = [&](std::size_t k, double at) {
    double sum = 0;
    for (std::size_t m = std::size_t(order); m < terms; ++m) {
      double factor = 1;
      for (std::size_t f = 0; f < std::size_t(order); ++f) factor *= double(m - f);
      sum += coefficient[k][m] * factor * std::pow(at, double(m - std::size_t(order)));
    }
    return sum / std::pow(half, order);
  };
  MatrixD weights(n, n);
  for (std::size_t p = 0; p < n; ++p)
    for (std::size_t k = 0; k < terms; ++k) {
      const double slope = derivative(k, u(p));
      for (std::size_t i = 0; i < n; ++i) weights(p, i) += slope * value[k][i];
    }
  return weights;
}

/// Frame of n that stands for `at`, or -1 for zeros.
std::ptrdiff_t sourceFrame(std::ptrdiff_t at, std::ptrdiff_t n, DeltaMode mode) {
  if (at >= 0 && at < n) return at;
  switch (mode) {
    case DeltaMode::Nearest:
      return at < 0 ? 0 : n - 1;
    case DeltaMode::Mirror: {
      if (n == 1) return 0;
      const std::ptrdiff_t period = 2 * (n - 1), phase = ((at % period) + period) % period;
      return phase < n ? phase : period - phase;
    }
    case DeltaMode::Wrap:
      return ((at % n) + n) % n;
    case DeltaMode::Constant:
    case DeltaMode::Interp:
      break;
  }
  return -1;
}

}  // namespace

DeltaStream::DeltaStream(int width, int order, std::size_t rows)
    : m_width(std::size_t(width)), m_weights(derivativeWeights(width, order)), m_row(rows) {}

void DeltaStream::emit(std::size_t place, const Sink& out) {
  std::fill(m_row.begin(), m_row.end(), 0.0);
  for (std::size_t i = 0; i < m_width; ++i)
    for (std::size_t r = 0; r < m_row.size(); ++r) m_row[r] += m_weights(place, i) * m_frames[i][r];
  out(m_row);
}

void DeltaStream::push(std::span<const double> frame, const Sink& out) {
  if (m_frames.size() == m_width) {
    std::rotate(m_frames.begin(), m_frames.begin() + 1, m_frames.end());
    m_frames.back().assign(frame.begin(), frame.end());
  } else {
    m_frames.emplace_back(frame.begin(), frame.end());
  }
  if (++m_seen < m_width) return;
  if (m_seen == m_width)
    for (std::size_t place = 0; place < m_width / 2; ++place) emit(place, out);
  emit(m_width / 2, out);
}

bool DeltaStream::finish(const Sink& out) {
  if (m_seen < m_width) return false;
  for (std::size_t place = m_width / 2 + 1; place < m_width; ++place) emit(place, out);
  return true;
}

Result<MatrixD> delta(const MatrixD& x, int width, int order, DeltaMode mode) {
  if (width < 3 || width % 2 == 0)
    return Error{ErrorCode::BadArgument,
                 "width: " + std::to_string(width) + " is not possible (use an odd number of frames from 3)"};
  if (order < 1 || order >= width)
    return Error{ErrorCode::BadArgument,
                 "order: " + std::to_string(order) +
                     " is not possible (use 1 to width - 1 = " + std::to_string(width - 1) + ")"};
  if (mode == DeltaMode::Interp && x.rows() < std::size_t(width))
    return Error{ErrorCode::BadArgument, "width: " + std::to_string(width) + " is more than the " +
                                             std::to_string(x.rows()) +
                                             " frames (use a smaller width or a longer clip)"};
  MatrixD out(x.rows(), x.cols());
  std::size_t at = 0;
  const auto put = [&](std::span<const double> row) {
    std::copy(row.begin(), row.end(), out.row(at).begin());
    ++at;
  };
  if (mode == DeltaMode::Interp) {
    DeltaStream stream(width, order, x.cols());
    for (std::size_t t = 0; t < x.rows(); ++t) stream.push(x.row(t), put);
    stream.finish(put);
    return out;
  }
  const MatrixD weights = derivativeWeights(width, order);
  const auto n = std::ptrdiff_t(x.rows()), half = std::ptrdiff_t(width / 2);
  for (std::ptrdiff_t t = 0; t < n; ++t)
    for (std::ptrdiff_t i = 0; i < width; ++i) {
      const std::ptrdiff_t from = sourceFrame(t + i - half, n, mode);
      if (from < 0) continue;
      const double weight = weights(std::size_t(half), std::size_t(i));
      for (std::size_t r = 0; r < x.cols(); ++r) out(std::size_t(t), r) += weight * x(std::size_t(from), r);
    }
  return out;
}

}  // namespace ullim
