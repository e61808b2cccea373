#include "core/dsp/voicequality.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "core/dsp/optiontext.h"
#include "core/dsp/voicequalitypitch.h"

namespace ullim {
namespace {

using optiontext::outside;
using optiontext::text;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostDb = 150;           // Praat, where r leaves (1e-15, 1 - 1e-15)
constexpr double kAmplitudeReach = 0.2;   // periods to each side of a pulse
constexpr std::size_t kLeastSamples = 3;  // for the amplitude of a pulse

BoersmaOptions harmonicsOptions(SampleRate sr, const VoiceQualityOptions& o) {
  return {.correlation = Correlation::Cross,
          .fMinHz = o.fMinHz,
          .fCeilingHz = sr.hz / 2.0,
          .periodsPerWindow = 1,
          .timeStepS = o.timeStepS,
          .silenceThreshold = o.hnrSilenceThreshold,
          .voicingThreshold = 0,
          .octaveCost = 0,
          .octaveJumpCost = 0,
          .voicedUnvoicedCost = 0};
}

double factor(double a, double b) { return a > b ? a / b : b / a; }

/// Mean distance of the middle of each window of `width` values from the window's mean; width 2: of the two
/// from each other. Windows that `counts` refuses are left out.
template <class Counts>
struct Spread {
  double sum = 0;
  int windows = 0;
  Spread(std::span<const double> values, std::size_t width, const Counts& counts) {
    for (std::size_t i = 0; i + width <= values.size(); ++i) {
      if (!counts(i, width)) continue;
      ++windows;
      double mean = 0;
      for (std::size_t k = 0; k < width; ++k) mean += values[i + k] / double(width);
      sum += width == 2 ? std::fabs(values[i] - values[i + 1]) : std::fabs(values[i + width / 2] - mean);
    }
  }
  double mean() const { return windows > 0 ? sum / windows : kNone; }
};

class Measures {
 public:
  Measures(std::span<const float> y, SampleRate sr, std::vector<double> pulses, const VoiceQualityOptions& o)
      : m_y(y), m_o(o), m_pulses(std::move(pulses)) {
    for (std::size_t i = 1; i < m_pulses.size(); ++i)
      m_periods.push_back((m_pulses[i] - m_pulses[i - 1]) / sr.hz);
  }

  void jitter(VoiceQuality& out) const {
    double sum = 0;
    out.periods = 0;
    for (std::size_t i = 0; i < m_periods.size(); ++i) {
      if (!isPeriod(i)) continue;
      ++out.periods;
      sum += m_periods[i];
    }
    const double mean = sum / out.periods;
    const auto counts = [&](std::size_t i, std::size_t width) {
      for (std::size_t k = 0; k < width; ++k)
        if (!inRange(m_periods[i + k]) || (k > 0 && !alike(i + k - 1))) return false;
      return true;
    };
    const auto share = [&](std::size_t width) {
      const Spread spread(m_periods, width, counts);
      return out.periods > 0 ? spread.mean() / mean : kNone;
    };
    out.jitterLocal = share(2);
    out.jitterRap = share(3);
    out.jitterPpq5 = share(5);
  }

  void shimmer(VoiceQuality& out, double rateHz) const {
    std::vector<double> amplitudes, positions;
    for (std::size_t i = 0; i + 1 < m_periods.size(); ++i) {
      if (!inRange(m_periods[i]) || !inRange(m_periods[i + 1]) || !alike(i)) continue;
      const double a = amplitudeAt(m_pulses[i + 1], kAmplitudeReach * m_periods[i] * rateHz,
                                   kAmplitudeReach * m_periods[i + 1] * rateHz);
      if (!(a > 0)) continue;
      amplitudes.push_back(a);
      positions.push_back(m_pulses[i + 1] / rateHz);
    }
    const auto counts = [&](std::size_t i, std::size_t width) {
      for (std::size_t k = 1; k < width; ++k)
        if (!inRange(positions[i + k] - positions[i + k - 1]) ||
            factor(amplitudes[i + k], amplitudes[i + k - 1]) > m_o.maxAmplitudeFactor)
          return false;
      return true;
    };
    double mean = 0;
    for (std::size_t i = 0; i + 1 < amplitudes.size(); ++i)
      mean += amplitudes[i] / double(amplitudes.size() - 1);
    const auto share = [&](std::size_t width) { return Spread(amplitudes, width, counts).mean() / mean; };
    out.shimmerLocal = share(2);
    out.shimmerApq3 = share(3);
    out.shimmerApq5 = share(5);
    std::vector<double> decibels;
    for (const double a : amplitudes) decibels.push_back(20 * std::log10(a));
    out.shimmerLocalDb = Spread(decibels, 2, counts).mean();
  }

 private:
  bool inRange(double period) const { return period >= m_o.periodFloorS && period <= m_o.periodCeilingS; }
  bool alike(std::size_t i) const { return factor(m_periods[i], m_periods[i + 1]) <= m_o.maxPeriodFactor; }

  /// An interval is a period when it resembles a neighbour, or has none.
  bool isPeriod(std::size_t i) const {
    if (!inRange(m_periods[i])) return false;
    const bool hasBefore = i > 0, hasAfter = i + 1 < m_periods.size();
    return !hasBefore || !hasAfter || alike(i - 1) || alike(i);
  }

  double amplitudeAt(double middle, double left, double right) const {
    const SamplePos begin = std::max<SamplePos>(0, SamplePos(std::ceil(middle - left)));
    const SamplePos end =
        std::min<SamplePos>(SamplePos(m_y.size()), SamplePos(std::floor(middle + right)) + 1);
    if (end - begin < SamplePos(kLeastSamples)) return kNone;
    double squares = 0, weights = 0;
    for (SamplePos i = begin; i < end; ++i) {
      const double away = double(i) - middle;
      const double w = 0.5 + 0.5 * std::cos(std::numbers::pi * away / (away < 0 ? left : right));
      const double v = double(m_y[std::size_t(i)]) * w;
      squares += v * v;
      weights += w * w;
    }
    return std::sqrt(squares / weights);
  }

  std::span<const float> m_y;
  VoiceQualityOptions m_o;
  std::vector<double> m_pulses, m_periods;  // samples; seconds
};

Error noSample() { return {ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"}; }

}  // namespace

Result<Done> VoiceQualityOptions::validate(SampleRate sr) const {
  if (sr.hz < 1) return outside("sampleRate", sr.hz, "1 Hz or more");
  if (!(fMaxHz <= sr.hz / 2.0))
    return outside("fMaxHz", fMaxHz, "at most half the sample rate = " + text(sr.hz / 2.0) + " Hz");
  if (!(fMinHz >= 1 && fMinHz < fMaxHz))
    return outside("fMinHz", fMinHz, "1 Hz to below fMaxHz = " + text(fMaxHz) + " Hz");
  if (!(timeStepS * sr.hz >= 1) || !std::isfinite(timeStepS))
    return outside("timeStepS", timeStepS, "at least one sample");
  const auto share = [](double v) { return v >= 0 && v <= 1; };
  if (!share(hnrSilenceThreshold)) return outside("hnrSilenceThreshold", hnrSilenceThreshold, "0 to 1");
  if (!share(silenceThreshold)) return outside("silenceThreshold", silenceThreshold, "0 to 1");
  if (!share(voicingThreshold)) return outside("voicingThreshold", voicingThreshold, "0 to 1");
  const auto cost = [](double v) { return v >= 0 && std::isfinite(v); };
  if (!cost(octaveCost)) return outside("octaveCost", octaveCost, "0 or more");
  if (!cost(octaveJumpCost)) return outside("octaveJumpCost", octaveJumpCost, "0 or more");
  if (!cost(voicedUnvoicedCost)) return outside("voicedUnvoicedCost", voicedUnvoicedCost, "0 or more");
  if (!cost(periodFloorS)) return outside("periodFloorS", periodFloorS, "0 s or more");
  if (!(periodCeilingS > periodFloorS) || !std::isfinite(periodCeilingS))
    return outside("periodCeilingS", periodCeilingS, "above periodFloorS = " + text(periodFloorS) + " s");
  if (!(maxPeriodFactor >= 1)) return outside("maxPeriodFactor", maxPeriodFactor, "1 or more");
  if (!(maxAmplitudeFactor >= 1)) return outside("maxAmplitudeFactor", maxAmplitudeFactor, "1 or more");
  return Done{};
}

Result<std::vector<float>> harmonicsToNoise(std::span<const float> y, SampleRate sr,
                                            const VoiceQualityOptions& options, const JobContext& job) {
  if (auto valid = options.validate(sr); !valid) return valid.error();
  if (y.empty()) return noSample();
  const auto track = boersmaPitch(y, sr, harmonicsOptions(sr, options), job);
  if (!track) return track.error();
  std::vector<float> out;
  for (const BoersmaFrame& frame : track->frames) {
    const double r = frame.strength;
    out.push_back(!(frame.f0Hz > 0) ? kNoHarmonics
                  : r <= 1e-15      ? float(-kMostDb)
                  : r > 1 - 1e-15   ? float(kMostDb)
                                    : float(10 * std::log10(r / (1 - r))));
  }
  return out;
}

double harmonicsTimeS(std::size_t t, std::size_t n, SampleRate sr, const VoiceQualityOptions& options) {
  const BoersmaGrid grid = boersmaGrid(n, sr, harmonicsOptions(sr, options));
  return (grid.first + double(t) * grid.step + 0.5) / sr.hz;  // a sample's time is its middle
}

Result<VoiceQuality> voiceQuality(std::span<const float> y, SampleRate sr, const VoiceQualityOptions& options,
                                  const JobContext& job) {
  const auto half = [&](std::size_t before) {
    return JobContext{job.stop, [&job, before](std::size_t done, std::size_t total) {
                        job.progress(before * total + done, 2 * total);
                      }};
  };
  const auto hnr = harmonicsToNoise(y, sr, options, half(0));
  if (!hnr) return hnr.error();
  const BoersmaOptions pitch{.fMinHz = options.fMinHz,
                             .fCeilingHz = options.fMaxHz,
                             .timeStepS = 0.75 / options.fMinHz,  // Praat: four frames a window
                             .silenceThreshold = options.silenceThreshold,
                             .voicingThreshold = options.voicingThreshold,
                             .octaveCost = options.octaveCost,
                             .octaveJumpCost = options.octaveJumpCost,
                             .voicedUnvoicedCost = options.voicedUnvoicedCost};
  const auto track = boersmaPitch(y, sr, pitch, half(1));
  if (!track) return track.error();
  VoiceQuality out{};
  double sum = 0;
  int voiced = 0;
  for (const float db : *hnr) {
    if (db == kNoHarmonics) continue;
    sum += double(db);
    ++voiced;
  }
  out.hnrDb = voiced > 0 ? sum / voiced : kNone;
  std::vector<double> f0;
  for (const BoersmaFrame& frame : track->frames)
    if (frame.f0Hz > 0) f0.push_back(frame.f0Hz);
  std::ranges::sort(f0);
  out.voicedShare = double(f0.size()) / double(track->frames.size());
  const std::size_t middle = f0.size() / 2;
  out.f0MedianHz = f0.empty() ? kNone : f0.size() % 2 ? f0[middle] : (f0[middle - 1] + f0[middle]) / 2;
  out.f0MinHz = f0.empty() ? kNone : f0.front();
  out.f0MaxHz = f0.empty() ? kNone : f0.back();
  const Measures measures(y, sr, voicePulses(y, sr, *track, job), options);
  if (job.stopped()) return Error{ErrorCode::Cancelled, "voiceQuality: stopped"};
  measures.jitter(out);
  measures.shimmer(out, sr.hz);
  return out;
}

}  // namespace ullim
