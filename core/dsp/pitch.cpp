#include "core/dsp/pitch.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <string>

#include "core/dsp/optiontext.h"
#include "core/dsp/padding.h"

namespace ullim {
namespace {

using optiontext::outside;
using optiontext::text;

constexpr int kMaxFrame = 1 << 20;
constexpr std::size_t kFramesPerReport = 64;

/// The smallest size >= n that is 4, 5, 6 or 7 times a power of two: FFTW takes these, unmeasured, up to
/// twice as fast as their neighbours with many odd factors.
int evenSize(int n) {
  int unit = 1;
  while (7 * unit < n) unit *= 2;
  return unit * std::max(4, (n + unit - 1) / unit);
}

}  // namespace

int PitchOptions::minPeriod(SampleRate sr) const { return int(std::floor(sr.hz / fMaxHz)); }

int PitchOptions::maxPeriod(SampleRate sr) const {
  return std::min(int(std::ceil(sr.hz / fMinHz)), frameLength - 1);
}

Result<Done> PitchOptions::validate(SampleRate sr) const {
  if (sr.hz < 1) return outside("sampleRate", sr.hz, "1 Hz or more");
  if (!(fMaxHz <= sr.hz / 2.0))
    return outside("fMaxHz", fMaxHz, "at most half the sample rate = " + text(sr.hz / 2.0) + " Hz");
  if (!(fMinHz > 0) || !(fMinHz < fMaxHz))
    return outside("fMinHz", fMinHz, "above 0 Hz to below fMaxHz = " + text(fMaxHz) + " Hz");
  if (frameLength < 1 || frameLength > kMaxFrame)
    return outside("frameLength", frameLength, "1 to " + text(kMaxFrame) + " samples");
  if (!(sr.hz / fMinHz < frameLength - 1))
    return outside("frameLength", frameLength,
                   "more than " + text(std::ceil(sr.hz / fMinHz) + 1) +
                       " samples, so that a period of fMinHz = " + text(fMinHz) +
                       " Hz fits, or a higher fMinHz");
  if (hopLength < 1) return outside("hopLength", hopLength, "1 sample or more");
  if (!(troughThreshold > 0) || !std::isfinite(troughThreshold))
    return outside("troughThreshold", troughThreshold, "a number above 0");
  return Done{};
}

YinKernel::YinKernel(SampleRate sr, const PitchOptions& options)
    : m_rateHz(sr.hz),
      m_minPeriod(options.minPeriod(sr)),
      m_maxPeriod(options.maxPeriod(sr)),
      m_frameLength(std::size_t(options.frameLength)),
      m_troughThreshold(options.troughThreshold),
      // Lags up to maxPeriod stay free of what wraps round when so many zeros follow the frame.
      m_fft(evenSize(options.frameLength + m_maxPeriod)),
      m_inverse(evenSize(options.frameLength + m_maxPeriod)),
      m_difference(std::size_t(m_maxPeriod - m_minPeriod + 1)) {
  std::ranges::fill(m_fft.input(), 0.0);  // only the frame's part is written later
}

std::span<const double> YinKernel::normalizedDifference() {
  const auto bins = m_fft.transform();
  const auto power = m_inverse.input();
  for (std::size_t k = 0; k < power.size(); ++k) {
    const double re = bins[k].real(), im = bins[k].imag();
    power[k] = {re * re + im * im, 0.0};
  }
  const double* const acf = m_inverse.transform().data();
  const double* const y = m_fft.input().data();
  const double scale = 2.0 / double(m_fft.input().size());
  double ended = 0;  // energy of the samples before the lag
  // The differences so far. librosa forgets to take the first sample's energy off lag 1, and so do we: in
  // quiet frames the period depends on it.
  double sum = y[0] * y[0];
  const auto difference = [&](int k) {
    ended += y[k - 1] * y[k - 1];
    const double d = scale * (acf[0] - acf[k]) - ended;
    sum += d;
    return d;
  };
  for (int k = 1; k < m_minPeriod; ++k) difference(k);
  double* const out = m_difference.data();
  for (int k = m_minPeriod; k <= m_maxPeriod; ++k) {
    const double d = difference(k);
    // d over the mean of the differences so far. The smallest normal number keeps silence at 0 instead of 0 /
    // 0.
    out[k - m_minPeriod] = d * k / (sum + k * std::numeric_limits<double>::min());
  }
  return m_difference;
}

double YinKernel::parabolicShift(std::span<const double> d, std::size_t i) {
  if (i == 0 || i + 1 >= d.size()) return 0;
  const double curve = d[i + 1] + d[i - 1] - 2 * d[i];
  const double slope = (d[i + 1] - d[i - 1]) / 2;
  return std::fabs(slope) >= std::fabs(curve) ? 0 : -slope / curve;
}

double YinKernel::period(std::span<const double> d) const {
  const std::size_t last = d.size() - 1;
  // A trough is lower than what is before it and not higher than what is after it; at the ends strictly
  // lower.
  const auto isTrough = [&](std::size_t i) {
    if (i == 0) return d[0] < d[1];
    return d[i] < d[i - 1] && (i == last || d[i] <= d[i + 1]);
  };
  for (std::size_t i = 0; i <= last; ++i)
    if (d[i] < m_troughThreshold && isTrough(i)) return m_minPeriod + double(i) + parabolicShift(d, i);
  const auto lowest = std::size_t(std::min_element(d.begin(), d.end()) - d.begin());
  return m_minPeriod + double(lowest) + parabolicShift(d, lowest);
}

double YinKernel::f0Hz(std::span<const double> frame) {
  std::copy_n(frame.data(), m_frameLength, input().data());
  return f0Hz();
}

Result<PitchFrames> PitchFrames::of(std::span<const float> y, SampleRate sr, const PitchOptions& options) {
  if (auto valid = options.validate(sr); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  const SamplePos count =
      frameCount(SamplePos(y.size()), options.frameLength, options.hopLength, options.center);
  if (count == 0)
    return Error{ErrorCode::BadArgument, "frameLength: " + std::to_string(options.frameLength) +
                                             " is longer than the signal of " + std::to_string(y.size()) +
                                             " samples (use centred frames or a shorter frame)"};
  return PitchFrames(y, options, std::size_t(count));
}

PitchFrames::PitchFrames(std::span<const float> y, const PitchOptions& options, std::size_t count)
    : m_y(y),
      m_hopLength(options.hopLength),
      m_before(options.center ? options.frameLength / 2 : 0),
      m_padMode(options.padMode),
      m_count(count) {}

void PitchFrames::load(std::size_t t, std::span<double> out) const {
  const SamplePos n = SamplePos(m_y.size()), length = SamplePos(out.size());
  const SamplePos begin = SamplePos(t) * m_hopLength - m_before;
  if (begin >= 0 && begin + length <= n) {
    std::copy_n(m_y.data() + begin, length, out.data());
    return;
  }
  for (SamplePos i = 0; i < length; ++i)
    out[std::size_t(i)] = double(paddedValue(m_y, begin + i, m_before, m_padMode));
}

Result<std::vector<float>> yin(std::span<const float> y, SampleRate sr, const PitchOptions& options,
                               const JobContext& job) {
  const auto frames = PitchFrames::of(y, sr, options);
  if (!frames) return frames.error();
  YinKernel kernel(sr, options);
  std::vector<float> out(frames->count());
  for (std::size_t t = 0; t < out.size(); ++t) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "yin: stopped"};
    if (t % kFramesPerReport == 0) job.progress(t, out.size());
    frames->load(t, kernel.input());
    out[t] = float(kernel.f0Hz());
  }
  job.progress(out.size(), out.size());
  return out;
}

}  // namespace ullim
