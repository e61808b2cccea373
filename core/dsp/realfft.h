#pragma once
#include <complex>
#include <memory>
#include <span>

namespace ullim {

/// Forward transform of n real values to n / 2 + 1 bins, double precision, not scaled. Owns its buffers; the
/// plan of a size is made once and shared. Plans are made without measuring, so that the same input gives the
/// same bits on every run. One object belongs to one thread at a time; making and destroying objects is safe
/// from any thread.
class RealFft {
 public:
  explicit RealFft(int n);
  ~RealFft();
  RealFft(RealFft&&) noexcept;
  RealFft& operator=(RealFft&&) noexcept;

  std::span<double> input();  ///< n values; kept by transform()
  /// Bins of input(), valid until the next call.
  std::span<const std::complex<double>> transform();

 private:
  struct State;
  std::unique_ptr<State> d;
};

/// The way back: n / 2 + 1 bins to n real values, not scaled (divide by n). The imaginary parts of the first
/// and, with even n, of the last bin do not count. Otherwise as RealFft.
class RealInverseFft {
 public:
  explicit RealInverseFft(int n);
  ~RealInverseFft();
  RealInverseFft(RealInverseFft&&) noexcept;
  RealInverseFft& operator=(RealInverseFft&&) noexcept;

  std::span<std::complex<double>> input();  ///< n / 2 + 1 bins; destroyed by transform()
  /// Valid until the next call.
  std::span<const double> transform();

 private:
  struct State;
  std::unique_ptr<State> d;
};

/// Forward transform of n / 2 complex numbers that are n real values taken in pairs: x[0] + i x[1], x[2] + i
/// x[3], ... Half the work of the real transform; kernels::powerOfPairs() makes the real one's powers of it.
/// n even. Otherwise as RealFft.
class PairFft {
 public:
  explicit PairFft(int n);
  ~PairFft();
  PairFft(PairFft&&) noexcept;
  PairFft& operator=(PairFft&&) noexcept;

  std::span<double> input();  ///< n values; kept by transform()
  /// n / 2 bins, valid until the next call.
  std::span<const std::complex<double>> transform();

 private:
  struct State;
  std::unique_ptr<State> d;
};

/// The smallest size >= n whose only prime factors are 2, 3, 5 and 7: quick to transform.
int quickFftSize(int n);

}  // namespace ullim
