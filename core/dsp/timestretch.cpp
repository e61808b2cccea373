#include "core/dsp/timestretch.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/dsp/arrays.h"
#include "core/dsp/kernels.h"
#include "core/dsp/overlapadd.h"
#include "core/dsp/padding.h"
#include "core/dsp/resample.h"
#include "core/dsp/spectrum.h"

namespace ullim {
namespace {

constexpr double kMinRate = 0.01, kMaxRate = 100;
constexpr double kMaxOctaves = 6;

/// Frames of the new grid from pairs of neighbouring frames of the old one. A phase goes on by the difference
/// of the pair's phases; whole turns do not matter, so that phases are unit complex numbers here, which are
/// multiplied, and no angle is ever computed.
class Vocoder {
 public:
  explicit Vocoder(std::size_t bins) : m_before(bins), m_after(bins), m_phase(2 * bins) {}

  /// Takes a frame as the later one of the pair; the former later one becomes the earlier one.
  void load(std::span<const std::complex<double>> frame) {
    std::swap(m_before, m_after);
    const double* const x = reinterpret_cast<const double*>(frame.data());
    kernels::polar(x, m_after.magnitude.data(), m_after.unit.data(), frame.size());
  }
  void loadNothing() {  // beyond the end there is silence
    std::swap(m_before, m_after);
    m_after = Polar(m_phase.size() / 2);
  }
  void startPhases() { m_phase = m_before.unit; }
  /// The frame a share `alpha` of the way from the earlier to the later one.
  void make(double alpha, std::span<std::complex<double>> out) {
    kernels::vocode(m_before.magnitude.data(), m_after.magnitude.data(), m_before.unit.data(),
                    m_after.unit.data(), alpha, m_phase.data(), reinterpret_cast<double*>(out.data()),
                    out.size());
  }

 private:
  struct Polar {
    explicit Polar(std::size_t n) : magnitude(n, 0.0), unit(2 * n, 0.0) {
      for (std::size_t k = 0; k < n; ++k) unit[2 * k] = 1;  // the angle of 0 is 0
    }
    std::vector<double> magnitude, unit;  // unit: re, im, re, im, ...
  };
  Polar m_before, m_after;
  std::vector<double> m_phase;  // re, im, re, im, ...
};

/// Walks the new grid: `frameAt(i)` gives old frame i, `made(t, frame)` takes new frame t.
template <class FrameAt, class Made>
bool walk(Vocoder& vocoder, std::size_t frames, double rate, const JobContext& job, FrameAt&& frameAt,
          Made&& made) {
  const std::size_t count = std::size_t(std::ceil(double(frames) / rate));
  const auto load = [&](std::size_t i) {
    if (i < frames)
      vocoder.load(frameAt(i));
    else
      vocoder.loadNothing();
  };
  load(0);
  load(1);
  vocoder.startPhases();
  std::size_t at = 0;
  for (std::size_t t = 0; t < count; ++t) {
    const double step = double(t) * rate;
    const std::size_t wanted = std::size_t(step);
    while (at < wanted) {
      load(at + 2);
      ++at;
    }
    if (t % 64 == 0) {
      if (job.stopped()) return false;
      job.progress(t, count);
    }
    made(t, [&](std::span<std::complex<double>> out) { vocoder.make(step - double(wanted), out); });
  }
  return true;
}

}  // namespace

ComplexMatrixD phaseVocoder(const ComplexMatrixD& spectrum, double rate) {
  if (spectrum.rows() == 0) return {};
  Vocoder vocoder(spectrum.cols());
  ComplexMatrixD out(std::size_t(std::ceil(double(spectrum.rows()) / rate)), spectrum.cols());
  walk(
      vocoder, spectrum.rows(), rate, {}, [&](std::size_t i) { return spectrum.row(i); },
      [&](std::size_t t, auto&& make) { make(out.row(t)); });
  return out;
}

Result<std::vector<float>> timeStretch(std::span<const float> y, double rate, const StftOptions& options,
                                       const JobContext& job) {
  if (!(rate >= kMinRate && rate <= kMaxRate))
    return Error{ErrorCode::BadArgument,
                 "rate: " + std::to_string(rate) + " is not possible (use 0.01 to 100, above 1 is faster)"};
  if (auto valid = options.validate(); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  const SamplePos n = SamplePos(y.size()), nFft = options.nFft, hop = options.hopLength;
  const SamplePos frames = frameCount(n, options.nFft, options.hopLength, options.center);
  if (frames == 0)
    return Error{ErrorCode::BadArgument, "nFft: " + std::to_string(nFft) + " is longer than the signal of " +
                                             std::to_string(n) + " samples (use a smaller one)"};
  const SamplePos pad = options.center ? nFft / 2 : 0;

  // Old frames are transformed when the walk comes to them.
  SpectrumMaker spectrum(options);
  std::vector<float> frame(static_cast<std::size_t>(nFft));
  const auto frameAt = [&](std::size_t i) {
    const SamplePos begin = SamplePos(i) * hop - pad;
    if (begin >= 0 && begin + nFft <= n) return spectrum.spectrum(y.data() + begin);
    for (SamplePos k = 0; k < nFft; ++k)
      frame[std::size_t(k)] = paddedValue(y, begin + k, pad, options.padMode);
    return spectrum.spectrum(frame.data());
  };

  // New frames are added up where they belong at once.
  const SamplePos length = SamplePos(std::nearbyint(double(n) / rate));
  OverlapAdd sum(options, std::size_t(std::ceil(double(frames) / rate)), length);
  Vocoder vocoder(spectrum.binCount());
  const bool finished =
      walk(vocoder, std::size_t(frames), rate, job, frameAt, [&](std::size_t t, auto&& make) {
        if (t >= sum.frameCount()) return;
        make(sum.bins());
        sum.add(t);
      });
  if (!finished) return Error{ErrorCode::Cancelled, "time stretch: stopped"};
  const std::vector<double> stretched = std::move(sum).finish();
  return std::vector<float>(stretched.begin(), stretched.end());
}

Result<std::vector<float>> pitchShift(std::span<const float> y, SampleRate sr, double nSteps,
                                      int binsPerOctave, const StftOptions& options, const JobContext& job) {
  if (binsPerOctave < 1)
    return Error{ErrorCode::BadArgument,
                 "binsPerOctave: " + std::to_string(binsPerOctave) + " is not possible (use 1 or more)"};
  const double octaves = nSteps / binsPerOctave;
  if (!(std::fabs(octaves) <= kMaxOctaves))
    return Error{ErrorCode::BadArgument, "nSteps: " + std::to_string(nSteps) +
                                             " is not possible (use at most six octaves up or down)"};
  const double rate = std::exp2(-octaves);
  const auto stretched = timeStretch(y, rate, options, job);
  if (!stretched) return stretched.error();
  const auto shifted = resampleByRatio(*stretched, double(sr.hz) / rate, double(sr.hz));
  if (!shifted) return shifted.error();
  return fixLength(std::span<const float>(*shifted), y.size());
}

}  // namespace ullim
