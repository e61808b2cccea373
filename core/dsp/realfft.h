#pragma once
#include <complex>
#include <memory>
#include <span>

namespace ullim {

/// Forward transform of n real values to n / 2 + 1 bins, double precision, not scaled. Owns FFTW's plan and
/// buffers. The plan is made without measuring, so that the same input gives the same bits on every run. One
/// object belongs to one thread at a time; making and destroying objects is safe from any thread.
class RealFft {
 public:
  explicit RealFft(int n);
  ~RealFft();
  RealFft(const RealFft&) = delete;
  RealFft& operator=(const RealFft&) = delete;

  std::span<double> input();  ///< n values; kept by transform()
  /// Bins of input(), valid until the next call.
  std::span<const std::complex<double>> transform();

 private:
  struct Plan;
  std::unique_ptr<Plan> m_plan;
};

}  // namespace ullim
