#include "core/dsp/realfft.h"

#include <fftw3.h>

#include <map>
#include <mutex>
#include <new>
#include <utility>

namespace ullim {
namespace {

// In FFTW only execute is thread-safe (its manual, "Thread safety").
std::mutex& plannerMutex() {
  static std::mutex mutex;
  return mutex;
}

struct FreeReal {
  void operator()(double* p) const { fftw_free(p); }
};
struct FreeComplex {
  void operator()(fftw_complex* p) const { fftw_free(p); }
};
using RealBuffer = std::unique_ptr<double, FreeReal>;
using ComplexBuffer = std::unique_ptr<fftw_complex, FreeComplex>;

RealBuffer realBuffer(int n) {
  RealBuffer buffer(fftw_alloc_real(std::size_t(n)));
  if (!buffer) throw std::bad_alloc();
  return buffer;
}
ComplexBuffer complexBuffer(int n) {
  ComplexBuffer buffer(fftw_alloc_complex(std::size_t(n / 2 + 1)));
  if (!buffer) throw std::bad_alloc();
  return buffer;
}

class Plan {
 public:
  explicit Plan(fftw_plan plan) : m_plan(plan) {
    if (!m_plan) throw std::bad_alloc();
  }
  ~Plan() { fftw_destroy_plan(m_plan); }  // under the planner's mutex
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;
  fftw_plan get() const { return m_plan; }

 private:
  fftw_plan m_plan;
};

/// A batch of small clips makes a transform for each of them; planning would cost more than transforming.
/// Plans nobody uses are dropped once there are many, always under the planner's mutex.
constexpr std::size_t kMostIdlePlans = 32;

template <class Make>
std::shared_ptr<const Plan> shared(std::map<int, std::shared_ptr<const Plan>>& plans, int n, Make&& make) {
  auto& plan = plans[n];
  if (!plan) plan = std::make_shared<const Plan>(make());
  auto found = plan;
  if (plans.size() > kMostIdlePlans)
    std::erase_if(plans, [](const auto& entry) { return entry.second.use_count() == 1; });
  return found;
}

enum class Way { Forward, Inverse, Pairs };

fftw_plan planOf(Way way, int n, double* real, fftw_complex* bins) {
  switch (way) {
    case Way::Inverse:
      return fftw_plan_dft_c2r_1d(n, bins, real, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
    case Way::Pairs:
      return fftw_plan_dft_1d(n / 2, reinterpret_cast<fftw_complex*>(real), bins, FFTW_FORWARD,
                              FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Way::Forward:
      break;
  }
  return fftw_plan_dft_r2c_1d(n, real, bins, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
}

/// Buffers of one size and the plan between them.
struct Buffers {
  int n;
  RealBuffer real;
  ComplexBuffer bins;
  std::shared_ptr<const Plan> plan;

  Buffers(int size, Way way) : n(size), real(realBuffer(size)), bins(complexBuffer(size)) {
    static std::map<int, std::shared_ptr<const Plan>> plans[3];
    const std::scoped_lock lock(plannerMutex());
    plan = shared(plans[int(way)], n, [&] { return planOf(way, n, real.get(), bins.get()); });
  }
  ~Buffers() {  // the last owner destroys the plan
    const std::scoped_lock lock(plannerMutex());
    plan.reset();
  }
  Buffers(const Buffers&) = delete;
  Buffers& operator=(const Buffers&) = delete;

  std::span<double> values() { return {real.get(), std::size_t(n)}; }
  // fftw_complex is double[2], which std::complex<double> is laid out as ([complex.numbers]).
  std::span<std::complex<double>> spectrum(std::size_t count) {
    return {reinterpret_cast<std::complex<double>*>(bins.get()), count};
  }
};

}  // namespace

struct RealFft::State : Buffers {
  using Buffers::Buffers;
};

RealFft::RealFft(int n) : d(std::make_unique<State>(n, Way::Forward)) {}
RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

std::span<double> RealFft::input() { return d->values(); }

std::span<const std::complex<double>> RealFft::transform() {
  fftw_execute_dft_r2c(d->plan->get(), d->real.get(), d->bins.get());
  return d->spectrum(std::size_t(d->n / 2 + 1));
}

struct RealInverseFft::State : Buffers {
  using Buffers::Buffers;
};

RealInverseFft::RealInverseFft(int n) : d(std::make_unique<State>(n, Way::Inverse)) {}
RealInverseFft::~RealInverseFft() = default;
RealInverseFft::RealInverseFft(RealInverseFft&&) noexcept = default;
RealInverseFft& RealInverseFft::operator=(RealInverseFft&&) noexcept = default;

std::span<std::complex<double>> RealInverseFft::input() { return d->spectrum(std::size_t(d->n / 2 + 1)); }

std::span<const double> RealInverseFft::transform() {
  fftw_execute_dft_c2r(d->plan->get(), d->bins.get(), d->real.get());
  return d->values();
}

struct PairFft::State : Buffers {
  using Buffers::Buffers;
};

PairFft::PairFft(int n) : d(std::make_unique<State>(n, Way::Pairs)) {}
PairFft::~PairFft() = default;
PairFft::PairFft(PairFft&&) noexcept = default;
PairFft& PairFft::operator=(PairFft&&) noexcept = default;

std::span<double> PairFft::input() { return d->values(); }

std::span<const std::complex<double>> PairFft::transform() {
  fftw_execute_dft(d->plan->get(), reinterpret_cast<fftw_complex*>(d->real.get()), d->bins.get());
  return d->spectrum(std::size_t(d->n / 2));
}

int quickFftSize(int n) {
  for (int size = n > 1 ? n : 1;; ++size) {
    int rest = size;
    for (const int prime : {2, 3, 5, 7})
      while (rest % prime == 0) rest /= prime;
    if (rest == 1) return size;
  }
}

}  // namespace ullim
