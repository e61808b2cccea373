#include "core/dsp/dct.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <tuple>

#include "core/base/memo.h"
#include "core/dsp/kernels.h"

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

}  // namespace

Dct::Dct(int type, bool ortho, std::size_t n, std::size_t count) : m_basis(n, std::min(n, count)) {
  assert(type >= 1 && type <= 3 && (type != 1 || n >= 2));
  const auto basis = type == 1 ? basisType1 : type == 2 ? basisType2 : basisType3;
  for (std::size_t i = 0; i < m_basis.rows(); ++i)
    for (std::size_t k = 0; k < m_basis.cols(); ++k)
      m_basis(i, k) = basis(double(i), double(k), double(n), ortho);
  if (type == 2 && n % 2 == 0) fold();
}

void Dct::fold() {
  constexpr std::size_t kLanes = 4;
  const std::size_t half = m_basis.rows() / 2, count = m_basis.cols();
  const auto whole = [](std::size_t n) { return (n + kLanes - 1) / kLanes * kLanes; };
  m_even = MatrixD(half, whole((count + 1) / 2), 0.0);
  m_odd = MatrixD(half, whole(count / 2), 0.0);
  for (std::size_t i = 0; i < half; ++i)
    for (std::size_t k = 0; k < count; ++k) (k % 2 ? m_odd : m_even)(i, k / 2) = m_basis(i, k);
}

void Dct::apply(std::span<const float> x, std::span<double> out) const {
  constexpr std::size_t kMost = 256;  // of the stack; larger ones are not worth the trouble
  if (!m_even.empty() && x.size() <= 2 * kMost && m_even.cols() <= kMost) {
    double sums[kMost], differences[kMost], even[kMost], odd[kMost];
    const std::size_t half = x.size() / 2, last = x.size() - 1;
    for (std::size_t i = 0; i < half; ++i) {
      sums[i] = double(x[i]) + double(x[last - i]);
      differences[i] = double(x[i]) - double(x[last - i]);
    }
    kernels::product(sums, half, m_even.data().data(), m_even.cols(), even);
    kernels::product(differences, half, m_odd.data().data(), m_odd.cols(), odd);
    for (std::size_t k = 0; k < m_basis.cols(); ++k) {
      const double* const side = k % 2 ? odd : even;
      out[k] = side[k / 2];
    }
    return;
  }
  const std::vector<double> values(x.begin(), x.end());
  apply(std::span<const double>(values), out);
}
void Dct::apply(std::span<const double> x, std::span<double> out) const {
  kernels::product(x.data(), m_basis.rows(), m_basis.data().data(), m_basis.cols(), out.data());
}

std::shared_ptr<const Dct> sharedDct(int type, bool ortho, std::size_t n, std::size_t count) {
  using Key = std::tuple<int, bool, std::size_t, std::size_t>;
  static Memo<Key, Dct> memo;
  return memo.get({type, ortho, n, count}, [&] { return Dct(type, ortho, n, count); });
}

}  // namespace ullim
