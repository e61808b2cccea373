#include "core/dsp/realfft.h"

#include <fftw3.h>

#include <mutex>
#include <new>

namespace ullim {
namespace {
// In FFTW only execute is thread-safe (its manual, "Thread safety").
std::mutex& plannerMutex() {
  static std::mutex mutex;
  return mutex;
}
}  // namespace

struct RealFft::Plan {
  int n = 0;
  double* in = nullptr;
  fftw_complex* out = nullptr;
  fftw_plan plan = nullptr;
  ~Plan() {
    const std::scoped_lock lock(plannerMutex());
    if (plan) fftw_destroy_plan(plan);
    fftw_free(in);
    fftw_free(out);
  }
};

RealFft::RealFft(int n) : m_plan(std::make_unique<Plan>()) {
  const std::scoped_lock lock(plannerMutex());
  m_plan->n = n;
  m_plan->in = fftw_alloc_real(std::size_t(n));
  m_plan->out = fftw_alloc_complex(std::size_t(n / 2 + 1));
  if (m_plan->in && m_plan->out)
    m_plan->plan = fftw_plan_dft_r2c_1d(n, m_plan->in, m_plan->out, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
  if (!m_plan->plan) throw std::bad_alloc();
}

RealFft::~RealFft() = default;

std::span<double> RealFft::input() { return {m_plan->in, std::size_t(m_plan->n)}; }

std::span<const std::complex<double>> RealFft::transform() {
  fftw_execute(m_plan->plan);
  // fftw_complex is double[2], which std::complex<double> is laid out as ([complex.numbers]).
  return {reinterpret_cast<const std::complex<double>*>(m_plan->out), std::size_t(m_plan->n / 2 + 1)};
}

}  // namespace ullim
