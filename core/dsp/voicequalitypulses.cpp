// Pulses along a pitch track: voicePulses of voicequalitypitch.h.
#include <algorithm>
#include <cmath>

#include "core/dsp/voicequalitypitch.h"

namespace ullim {
namespace {

// From one pulse to the next; Praat's manual.
constexpr double kShortestStep = 0.8, kLongestStep = 1.25;    // periods
constexpr double kLeastCorrelation = 0.3, kLeastPeak = 0.01;  // peaks re the clip's
constexpr double kLeastCorrelationAtEnd = 0.7,
                 kLeastPeakAtEnd = 0.023333;  // for one that lies beyond the stretch

struct Match {
  double correlation = -1;  // -1: none found
  double position = 0;
  double peak = 0;
};

class Pulses {
 public:
  Pulses(std::span<const float> y, double rateHz, const BoersmaTrack& track, const JobContext& job)
      : m_y(y), m_rateHz(rateHz), m_track(track), m_job(job) {
    for (const float v : y) m_globalPeak = std::max(m_globalPeak, std::fabs(double(v)));
  }

  /// Adds the pulses of the voiced stretch [left, right].
  void addStretch(double left, double right) {
    const double middle = (left + right) / 2, f0 = m_track.f0At(middle);
    if (!(f0 > 0)) return;
    const double start = extremum(middle, m_rateHz / f0);
    m_found.push_back(start);
    walk(start, -1, left);
    walk(start, 1, right);
  }

  std::vector<double> sorted() && {
    std::ranges::sort(m_found);
    return std::move(m_found);
  }

 private:
  void walk(double at, int direction, double end) {
    while (!m_job.stopped()) {
      const double f0 = m_track.f0At(at);
      if (!(f0 > 0)) return;
      const double period = m_rateHz / f0;
      const double nearest = direction * kShortestStep * period, farthest = direction * kLongestStep * period;
      const Match match =
          bestMatch(at, period, at + std::min(nearest, farthest), at + std::max(nearest, farthest));
      at = match.correlation > -1 ? match.position : at + direction * period;
      const bool beyond = direction < 0 ? at < end : at > end;
      const bool good =
          beyond ? match.correlation > kLeastCorrelationAtEnd && match.peak > kLeastPeakAtEnd * m_globalPeak
                 : match.correlation > kLeastCorrelation &&
                       (match.peak == 0 || match.peak > kLeastPeak * m_globalPeak);
      if (good && (direction > 0 || at - m_lastRight > kShortestStep * period)) {
        m_found.push_back(at);
        if (direction > 0) m_lastRight = at;
      }
      if (beyond) return;
    }
  }

  /// Where the signal is farthest from 0 within a period round `middle`.
  double extremum(double middle, double period) const {
    const SamplePos n = SamplePos(m_y.size());
    const SamplePos begin = std::clamp<SamplePos>(SamplePos(std::floor(middle - period / 2)), 0, n - 1);
    const SamplePos end = std::clamp<SamplePos>(SamplePos(std::ceil(middle + period / 2)), begin, n - 1);
    const auto value = [&](SamplePos i) { return double(m_y[std::size_t(i)]); };
    SamplePos best = begin;
    bool flat = true;
    for (SamplePos i = begin; i <= end; ++i) {
      if (std::fabs(value(i)) > std::fabs(value(best))) best = i;
      flat = flat && value(i) == value(begin);
    }
    if (flat) return double(begin + end) / 2;
    if (best == begin || best == end) return double(best);
    const double curve = 2 * value(best) - value(best - 1) - value(best + 1);
    return double(best) + (curve != 0 ? 0.5 * (value(best + 1) - value(best - 1)) / curve : 0.0);
  }

  /// The place in low..high round which the signal, over `length` samples, resembles most what it is round
  /// `at`.
  Match bestMatch(double at, double length, double low, double high) const {
    const SamplePos n = SamplePos(m_y.size());
    const SamplePos here = SamplePos(std::floor(at - length / 2 + 0.5)),
                    hereEnd = SamplePos(std::floor(at + length / 2 + 0.5));
    const SamplePos first = SamplePos(std::floor(low - length / 2)),
                    last = SamplePos(std::ceil(high - length / 2));
    Match match;
    double before = 0, middle = 0, after = 0, place = 0, bestBefore = 0, bestAfter = 0;
    for (SamplePos there = first; there <= last; ++there) {
      double energy = 0, energyThere = 0, product = 0, peak = 0;
      const SamplePos shift = there - here;
      const SamplePos begin = std::max({here, SamplePos(0), -shift}),
                      end = std::min({hereEnd + 1, n, n - shift});
      for (SamplePos i = begin; i < end; ++i) {
        const double a = double(m_y[std::size_t(i)]), b = double(m_y[std::size_t(i + shift)]);
        energy += a * a;
        energyThere += b * b;
        product += a * b;
        peak = std::max(peak, std::fabs(b));
      }
      before = middle;
      middle = after;
      after = product != 0 ? product / std::sqrt(energy * energyThere) : 0.0;
      if (middle > match.correlation && middle >= before && middle >= after) {
        match.correlation = middle;
        match.peak = peak;
        place = double(there - 1);
        bestBefore = before;
        bestAfter = after;
      }
    }
    if (match.correlation <= -1) return match;
    const double curve = 2 * match.correlation - bestBefore - bestAfter,
                 slope = 0.5 * (bestAfter - bestBefore);
    if (curve != 0) {
      match.correlation += 0.5 * slope * slope / curve;
      place += slope / curve;
    }
    match.position = at + place - double(here);
    return match;
  }

  std::span<const float> m_y;
  double m_rateHz;
  const BoersmaTrack& m_track;
  const JobContext& m_job;
  double m_globalPeak = 0, m_lastRight = -1e300;
  std::vector<double> m_found;
};

}  // namespace

std::vector<double> voicePulses(std::span<const float> y, SampleRate sr, const BoersmaTrack& track,
                                const JobContext& job) {
  Pulses pulses(y, sr.hz, track, job);
  const auto isVoiced = [&](std::size_t t) { return t < track.frames.size() && track.frames[t].f0Hz > 0; };
  const double end = double(y.size()) - 0.5;  // of the last sample
  double done = -0.5;
  for (std::size_t t = 0; t < track.frames.size(); ++t) {
    if (!isVoiced(t)) continue;
    const double left = std::max(done, track.first + (double(t) - 0.5) * track.step);
    while (isVoiced(t + 1)) ++t;
    const double right = std::min(end, track.first + (double(t) + 0.5) * track.step);
    pulses.addStretch(left, right);
    done = right;
  }
  return job.stopped() ? std::vector<double>{} : std::move(pulses).sorted();
}

}  // namespace ullim
