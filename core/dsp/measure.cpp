#include "core/dsp/measure.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "core/dsp/pyin.h"
#include "core/dsp/rms.h"
#include "core/dsp/spectrum.h"
#include "core/dsp/stft.h"
#include "core/dsp/voicequality.h"

namespace ullim {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kEdgeShare = 0.05;             // of the energy, left out at either end
constexpr double kPeriodsPerFrame = 4;          // of the lowest pitch, for pYIN
constexpr double kPeriodsForVoice = 3;          // fewer are too few for a pitch
constexpr double kPitchPieceS = 60;             // pYIN's memory grows with the length
constexpr std::size_t kStepsPerLook = 1 << 20;  // samples between two looks at `job`

Error stopped() { return {ErrorCode::Cancelled, {}}; }

std::string hertz(double hz) {
  std::string text = std::to_string(hz);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// The selection's part of the signal, judged.
Result<Measurement> framed(std::span<const float> y, SampleRate sr, const Selection& selection) {
  Measurement m{};
  for (double* each : {&m.rmsDbfs, &m.peakDbfs, &m.bandRms, &m.bandRmsDbfs, &m.peakHz, &m.edgeLowHz,
                       &m.edgeHighHz, &m.centroidHz, &m.bandwidthHz, &m.f0MedianHz, &m.f0MinHz, &m.f0MaxHz,
                       &m.voicedShare, &m.jitterLocal, &m.shimmerLocal, &m.hnrDb})
    *each = kNoNumber;
  if (sr.hz < 1) return Error{ErrorCode::BadArgument, "sample rate: 0 Hz (allowed: 1 and up)"};
  m.range = {std::clamp<SamplePos>(selection.range.begin, 0, SamplePos(y.size())),
             std::clamp<SamplePos>(selection.range.end, 0, SamplePos(y.size()))};
  if (m.range.empty())
    return Error{ErrorCode::FileEmpty, "the selection holds no sound (select a stretch within the clip)"};
  m.beginS = seconds(m.range.begin, sr);
  m.endS = seconds(m.range.end, sr);
  m.durationS = seconds(m.range.length(), sr);
  const double nyquist = sr.hz / 2.0;
  m.lowHz = selection.lowHz;
  m.highHz = selection.highHz == 0 ? nyquist : std::min(selection.highHz, nyquist);
  if (!(m.lowHz >= 0) || !(m.highHz > m.lowHz))
    return Error{ErrorCode::BadArgument,
                 "band: " + hertz(selection.lowHz) + " to " + hertz(selection.highHz) +
                     " Hz holds nothing (allowed: from 0 up to " + hertz(nyquist) + ", low below high)"};
  return m;
}

Result<Done> measureLevels(std::span<const float> y, Measurement& m, const JobContext& job) {
  double squares = 0, peak = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (i % kStepsPerLook == 0 && job.stopped()) return stopped();
    if (!std::isfinite(y[i]))
      return Error{ErrorCode::NotFinite, "sample " + std::to_string(m.range.begin + SamplePos(i)) +
                                             " is no number (repair the file or select around it)"};
    squares += double(y[i]) * double(y[i]);
    peak = std::max(peak, std::fabs(double(y[i])));
  }
  m.rms = std::sqrt(squares / double(y.size()));
  m.peak = peak;
  m.rmsDbfs = dbfs(m.rms);
  m.peakDbfs = dbfs(m.peak);
  m.zcr = zeroCrossingsOf(y.data(), y.size());
  return Done{};
}

/// Where the power summed from below reaches `wanted`; bin k covers (k - 1/2, k + 1/2) and is cut at the ends
/// of the band.
double edgeOf(const std::vector<double>& power, std::size_t first, std::size_t last, double wanted,
              double hzPerBin, const Measurement& m) {
  double below = 0;
  for (std::size_t k = first; k <= last; ++k) {
    if (below + power[k] < wanted && k < last) {
      below += power[k];
      continue;
    }
    const double from = std::max(m.lowHz, (double(k) - 0.5) * hzPerBin);
    const double to = std::min(m.highHz, (double(k) + 0.5) * hzPerBin);
    const double share = power[k] > 0 ? std::clamp((wanted - below) / power[k], 0.0, 1.0) : 0.5;
    return from + share * (to - from);
  }
  return kNoNumber;
}

double peakOf(const std::vector<double>& power, std::size_t first, std::size_t last, double hzPerBin,
              const Measurement& m) {
  const auto begin = power.begin();
  const auto k =
      std::size_t(std::max_element(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(last) + 1) - begin);
  double shift = 0;
  if (k > 0 && k + 1 < power.size() && power[k - 1] > 0 && power[k + 1] > 0) {
    const double left = std::log(power[k - 1]), middle = std::log(power[k]), right = std::log(power[k + 1]);
    const double curve = left - 2 * middle + right;
    // Where the band cuts off a rising slope the bin itself is the peak.
    if (curve < 0) shift = std::clamp((left - right) / (2 * curve), -0.5, 0.5);
  }
  return std::clamp((double(k) + shift) * hzPerBin, m.lowHz, m.highHz);
}

Result<Done> measureSpectrum(std::span<const float> y, SampleRate sr, const StftOptions& options,
                             Measurement& m, const JobContext& job) {
  SpectrumMaker maker(options);
  std::vector<double> power(maker.binCount()), magnitude(maker.binCount());
  StftOptions frames = options;
  // A stretch shorter than a frame is one frame with zeros round it, centred or not.
  if (SamplePos(y.size()) < options.nFft) frames.center = true;
  const auto walked = forEachFrame(y, frames.nFft, frames.hopLength, frames.center, frames.padMode, job,
                                   [&](std::size_t, const float* frame) {
                                     const auto bins = maker.power(frame);
                                     for (std::size_t k = 0; k < bins.size(); ++k) {
                                       power[k] += bins[k];
                                       magnitude[k] += std::sqrt(bins[k]);
                                     }
                                   });
  if (!walked) return walked.error();
  const double hzPerBin = double(sr.hz) / options.nFft;
  const double lowest = std::ceil(m.lowHz / hzPerBin), highest = std::floor(m.highHz / hzPerBin);
  if (lowest > highest) return Done{};  // the band lies between two bins
  const auto first = std::size_t(lowest);
  const auto last = std::min(std::size_t(highest), power.size() - 1);
  double all = 0, inside = 0, weight = 0, moment = 0;
  for (std::size_t k = 0; k < power.size(); ++k) {
    // The bins between 0 and half the sample rate stand for their mirror images too.
    const double twice = k == 0 || 2 * k == std::size_t(options.nFft) ? 1 : 2;
    all += twice * power[k];
    if (k < first || k > last) continue;
    inside += twice * power[k];
    weight += magnitude[k];
    moment += magnitude[k] * double(k) * hzPerBin;
  }
  m.bandRms = all > 0 ? m.rms * std::sqrt(inside / all) : 0;
  m.bandRmsDbfs = dbfs(m.bandRms);
  if (!(weight > 0)) return Done{};
  m.centroidHz = moment / weight;
  double spread = 0, total = 0;
  for (std::size_t k = first; k <= last; ++k) {
    const double away = double(k) * hzPerBin - m.centroidHz;
    spread += magnitude[k] * away * away;
    total += power[k];
  }
  m.bandwidthHz = std::sqrt(spread / weight);
  m.peakHz = peakOf(power, first, last, hzPerBin, m);
  m.edgeLowHz = edgeOf(power, first, last, kEdgeShare * total, hzPerBin, m);
  m.edgeHighHz = edgeOf(power, first, last, (1 - kEdgeShare) * total, hzPerBin, m);
  return Done{};
}

Result<Done> measurePitch(std::span<const float> y, SampleRate sr, double fMinHz, double fMaxHz,
                          Measurement& m, const JobContext& job) {
  PyinOptions options;
  options.pitch.fMinHz = fMinHz;
  options.pitch.fMaxHz = fMaxHz;
  options.pitch.frameLength = int(std::bit_ceil(unsigned(std::ceil(kPeriodsPerFrame * sr.hz / fMinHz))));
  options.pitch.hopLength = std::max(1, options.pitch.frameLength / 4);
  if (!options.validate(sr)) return Done{};  // a range of pitch that the sample rate cannot hold
  const JobContext inner{job.stop, {}};
  const auto piece = std::size_t(kPitchPieceS * sr.hz);
  std::vector<float> voiced;
  std::size_t frames = 0;
  for (std::size_t at = 0; at < y.size(); at += piece) {
    const auto part = y.subspan(at, std::min(piece, y.size() - at));
    const auto track = pyin(part, sr, options, inner);
    if (!track) return track.error();
    frames += track->f0Hz.size();
    for (std::size_t t = 0; t < track->f0Hz.size(); ++t)
      if (track->voiced[t] && std::isfinite(track->f0Hz[t])) voiced.push_back(track->f0Hz[t]);
    job.progress(std::min(at + piece, y.size()), 2 * y.size());
  }
  if (frames > 0) m.voicedShare = double(voiced.size()) / double(frames);
  if (voiced.empty()) return Done{};
  std::sort(voiced.begin(), voiced.end());
  const std::size_t half = voiced.size() / 2;
  m.f0MinHz = voiced.front();
  m.f0MaxHz = voiced.back();
  m.f0MedianHz = voiced.size() % 2 ? voiced[half] : (double(voiced[half - 1]) + double(voiced[half])) / 2;
  return Done{};
}

Result<Done> measureVoice(std::span<const float> y, SampleRate sr, const MeasureOptions& options,
                          Measurement& m, const JobContext& job) {
  const double fMinHz = options.f0MinHz, fMaxHz = std::min(options.f0MaxHz, sr.hz / 2.0);
  if (fMinHz >= fMaxHz || double(y.size()) < kPeriodsForVoice * sr.hz / fMinHz + 1) return Done{};
  if (m.peak == 0) {
    m.voicedShare = 0;
    return Done{};
  }
  if (const auto pitch = measurePitch(y, sr, fMinHz, fMaxHz, m, job); !pitch) return pitch;
  const VoiceQualityOptions voice{.fMinHz = fMinHz, .fMaxHz = fMaxHz};
  if (!voice.validate(sr)) return Done{};
  const auto quality = voiceQuality(y, sr, voice, {job.stop, {}});
  if (!quality) {
    if (quality.error().code == ErrorCode::Cancelled) return quality.error();
    return Done{};  // too short for a single frame
  }
  m.jitterLocal = quality->jitterLocal;
  m.shimmerLocal = quality->shimmerLocal;
  m.hnrDb = quality->hnrDb;
  return Done{};
}

}  // namespace

double dbfs(double amplitude) { return amplitude > 0 ? 20 * std::log10(amplitude) : kNoNumber; }

Result<Done> MeasureOptions::validate() const {
  if (auto frames = stft.validate(); !frames) return frames;
  if (!(f0MinHz > 0) || !(f0MaxHz > f0MinHz) || !std::isfinite(f0MaxHz))
    return Error{ErrorCode::BadArgument, "pitch: " + hertz(f0MinHz) + " to " + hertz(f0MaxHz) +
                                             " Hz (allowed: above 0, lowest below highest)"};
  return Done{};
}

Result<Measurement> measure(std::span<const float> y, SampleRate sr, const Selection& selection,
                            const MeasureOptions& options, const JobContext& job) {
  if (auto ok = options.validate(); !ok) return ok.error();
  auto m = framed(y, sr, selection);
  if (!m) return m;
  const auto part = y.subspan(std::size_t(m->range.begin), std::size_t(m->range.length()));
  if (auto levels = measureLevels(part, *m, job); !levels) return levels.error();
  if (auto shape = measureSpectrum(part, sr, options.stft, *m, {job.stop, {}}); !shape) return shape.error();
  if (options.voice)
    if (auto voice = measureVoice(part, sr, options, *m, job); !voice) return voice.error();
  job.progress(1, 1);
  return m;
}

}  // namespace ullim
