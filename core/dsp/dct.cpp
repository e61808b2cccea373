#include "core/dsp/dct.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace ullim {
namespace {

double basisType1(double i, double k, double n, bool ortho) {
  const double last = n - 1;
  const bool end = i == 0 || i == last;
  const double cosine = std::cos(std::numbers::pi * k * i / last);
  if (!ortho) return end ? cosine : 2 * cosine;
  const bool outEnd = k == 0 || k == last;
  return (end ? std::numbers::sqrt2 : 2.0) * cosine * 0.5 * std::sqrt((outEnd ? 1.0 : 2.0) / last);
}

double basisType2(double i, double k, double n, bool ortho) {
  const double cosine = 2 * std::cos(std::numbers::pi * k * (2 * i + 1) / (2 * n));
  return ortho ? cosine * std::sqrt((k == 0 ? 1.0 : 2.0) / (4 * n)) : cosine;
}

double basisType3(double i, double k, double n, bool ortho) {
  const double cosine = std::cos(std::numbers::pi * (2 * k + 1) * i / (2 * n));
  if (ortho) return cosine * std::sqrt((i == 0 ? 1.0 : 2.0) / n);
  return i == 0 ? 1.0 : 2 * cosine;
}

template <class T>
void product(const MatrixD& basis, std::span<const T> x, std::span<double> out) {
  std::fill(out.begin(), out.end(), 0.0);
  const std::size_t count = basis.cols();
  for (std::size_t i = 0; i < basis.rows(); ++i) {
    const double value = double(x[i]);
    const double* const row = basis.row(i).data();
    double* const to = out.data();
    for (std::size_t k = 0; k < count; ++k) to[k] += value * row[k];
  }
}

}  // namespace

Dct::Dct(int type, bool ortho, std::size_t n, std::size_t count) : m_basis(n, std::min(n, count)) {
  assert(type >= 1 && type <= 3 && (type != 1 || n >= 2));
  const auto basis = type == 1 ? basisType1 : type == 2 ? basisType2 : basisType3;
  for (std::size_t i = 0; i < m_basis.rows(); ++i)
    for (std::size_t k = 0; k < m_basis.cols(); ++k)
      m_basis(i, k) = basis(double(i), double(k), double(n), ortho);
}

void Dct::apply(std::span<const float> x, std::span<double> out) const { product(m_basis, x, out); }
void Dct::apply(std::span<const double> x, std::span<double> out) const { product(m_basis, x, out); }

}  // namespace ullim
