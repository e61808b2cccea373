#include "core/dsp/stft.h"

#include <cmath>
#include <string>

#include "core/dsp/padding.h"
#include "core/dsp/window.h"

namespace ullim {

Result<StftFrames> StftFrames::of(std::span<const float> y, const StftOptions& options) {
  if (auto valid = options.validate(); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  if (!options.center && y.size() < std::size_t(options.nFft))
    return Error{ErrorCode::BadArgument, "nFft: " + std::to_string(options.nFft) +
                                             " is longer than the signal of " + std::to_string(y.size()) +
                                             " samples (use centred frames or a smaller nFft)"};
  return StftFrames(y, options);
}

StftFrames::StftFrames(std::span<const float> y, const StftOptions& options)
    : m_y(y),
      m_options(options),
      m_window(window(options.window, options.windowLength(), options.kaiserBeta)),
      m_windowBegin(std::size_t((options.nFft - options.windowLength()) / 2)),
      m_power(std::size_t(options.binCount())),
      m_fft(std::make_unique<RealFft>(options.nFft)),
      m_count(std::size_t(frameCount(SamplePos(y.size()), options.nFft, options.hopLength, options.center))) {
  // Only the window's own part is written per frame; the zeros round it stay.
  for (double& x : m_fft->input()) x = 0;
}

void StftFrames::load(std::size_t t) {
  const std::size_t length = m_window.size();
  const SamplePos n = SamplePos(m_y.size());
  const SamplePos begin = SamplePos(t) * m_options.hopLength - (m_options.center ? m_options.nFft / 2 : 0) +
                          SamplePos(m_windowBegin);
  double* const out = m_fft->input().data() + m_windowBegin;
  const double* const w = m_window.data();
  if (begin >= 0 && begin + SamplePos(length) <= n) {
    const float* const y = m_y.data() + begin;
    for (std::size_t i = 0; i < length; ++i) out[i] = w[i] * double(y[i]);
    return;
  }
  for (std::size_t i = 0; i < length; ++i) {
    const SamplePos from = paddedSource(begin + SamplePos(i), n, m_options.padMode);
    out[i] = from < 0 ? 0.0 : w[i] * double(m_y[std::size_t(from)]);
  }
}

std::span<const std::complex<double>> StftFrames::spectrum(std::size_t t) {
  load(t);
  return m_fft->transform();
}

std::span<const double> StftFrames::power(std::size_t t) {
  const auto bins = spectrum(t);
  const double* const x = reinterpret_cast<const double*>(bins.data());
  double* const out = m_power.data();
  const std::size_t n = m_power.size();
  for (std::size_t k = 0; k < n; ++k) out[k] = x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
  return m_power;
}

namespace {

template <class T, class Row>
Result<MatrixOf<T>> collect(std::span<const float> y, const StftOptions& options, const JobContext& job,
                            Row&& row) {
  auto frames = StftFrames::of(y, options);
  if (!frames) return frames.error();
  MatrixOf<T> out(frames->count(), frames->binCount());
  if (!forEachFrame(frames->count(), job, [&](std::size_t t) { row(*frames, t, out.row(t)); }))
    return Error{ErrorCode::Cancelled, "stft: stopped"};
  return out;
}

}  // namespace

Result<ComplexMatrix> stft(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<std::complex<float>>(
      y, options, job, [](StftFrames& frames, std::size_t t, std::span<std::complex<float>> out) {
        const auto bins = frames.spectrum(t);
        for (std::size_t k = 0; k < out.size(); ++k) out[k] = {float(bins[k].real()), float(bins[k].imag())};
      });
}

Result<Matrix> stftMagnitude(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<float>(y, options, job, [](StftFrames& frames, std::size_t t, std::span<float> out) {
    const auto power = frames.power(t);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = float(std::sqrt(power[k]));
  });
}

Result<Matrix> stftPower(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<float>(y, options, job, [](StftFrames& frames, std::size_t t, std::span<float> out) {
    const auto power = frames.power(t);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = float(power[k]);
  });
}

std::vector<double> fftFrequencies(SampleRate sr, int nFft) {
  std::vector<double> hz(std::size_t(nFft / 2 + 1));
  for (std::size_t k = 0; k < hz.size(); ++k) hz[k] = double(k) * sr.hz / nFft;
  return hz;
}

}  // namespace ullim
