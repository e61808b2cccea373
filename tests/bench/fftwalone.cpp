#include "tests/bench/fftwalone.h"

#include <fftw3.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace ullim::bench {

struct FftwAlone::State {
  int n, hop;
  std::vector<double> window;
  double* in;
  fftw_complex* out;
  fftw_plan plan;
};

FftwAlone::FftwAlone(int nFft, int hopLength, Planning planning) : d(std::make_unique<State>()) {
  d->n = nFft;
  d->hop = hopLength;
  d->window.resize(std::size_t(nFft));
  for (std::size_t i = 0; i < d->window.size(); ++i)
    d->window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / nFft);
  d->in = fftw_alloc_real(std::size_t(nFft));
  d->out = fftw_alloc_complex(std::size_t(nFft / 2 + 1));
  d->plan =
      fftw_plan_dft_r2c_1d(nFft, d->in, d->out, planning == Planning::Measure ? FFTW_MEASURE : FFTW_ESTIMATE);
  // What was measured here must not help later plans of the same process, ours among them.
  fftw_forget_wisdom();
}

FftwAlone::~FftwAlone() {
  fftw_destroy_plan(d->plan);
  fftw_free(d->out);
  fftw_free(d->in);
}

std::size_t FftwAlone::run(std::span<const float> y) {
  const std::int64_t n = d->n, length = std::int64_t(y.size());
  const std::int64_t frames = 1 + length / d->hop;
  const double* const window = d->window.data();
  double* const in = d->in;
  for (std::int64_t t = 0; t < frames; ++t) {
    const std::int64_t begin = t * d->hop - n / 2;
    if (begin >= 0 && begin + n <= length) {
      const float* const from = y.data() + begin;
      for (std::int64_t i = 0; i < n; ++i) in[i] = window[i] * double(from[i]);
    } else {
      for (std::int64_t i = 0; i < n; ++i) {
        const std::int64_t at = begin + i;
        in[i] = at >= 0 && at < length ? window[i] * double(y[std::size_t(at)]) : 0.0;
      }
    }
    fftw_execute(d->plan);
  }
  return std::size_t(frames);
}

const char* fftwVersion() { return fftw_version; }

}  // namespace ullim::bench
