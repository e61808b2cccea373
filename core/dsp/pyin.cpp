#include "core/dsp/pyin.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/dsp/optiontext.h"

namespace ullim {
namespace {

using optiontext::outside;
using optiontext::text;

constexpr int kMaxThresholds = 10000;
constexpr int kMaxBins = 32767;  // twice as many states are counted in 16 bits
constexpr std::size_t kFramesPerReport = 64;
constexpr double kTiny = std::numeric_limits<double>::min();  // what librosa adds before each logarithm

bool isShare(double value) { return value >= 0 && value <= 1; }

struct Candidate {
  int bin;
  double probability;
};

/// From a difference function to pitch candidates.
class Candidates {
 public:
  Candidates(SampleRate sr, const PyinOptions& o)
      : m_rateHz(sr.hz),
        m_fMinHz(o.pitch.fMinHz),
        m_noTroughProb(o.noTroughProb),
        m_decay(o.boltzmannParameter),
        m_binsPerOctave(12.0 * o.binsPerSemitone()),
        m_nBins(o.pitchBins()) {
    const auto n = std::size_t(o.nThresholds);
    m_thresholds.resize(n);
    m_mass.resize(n);
    double before = 0;
    for (std::size_t i = 0; i < n; ++i) {
      m_thresholds[i] = i + 1 == n ? 1.0 : double(i + 1) * (1.0 / double(n));
      const double here = betaDistribution(m_thresholds[i], o.betaA, o.betaB);
      m_mass[i] = here - before;
      before = here;
    }
    m_massBelow.assign(n + 1, 0.0);
    for (std::size_t i = 0; i < n; ++i) m_massBelow[i + 1] = m_massBelow[i] + m_mass[i];
  }

  /// Candidates of one frame by rising bin, each bin once.
  const std::vector<Candidate>& of(std::span<const double> d, int minPeriod) {
    m_out.clear();
    findTroughs(d);
    if (m_troughs.empty()) return m_out;
    weigh(d);
    for (std::size_t i = 0; i < m_troughs.size(); ++i) {
      if (!(m_weights[i] > 0)) continue;
      const std::size_t at = m_troughs[i];
      const double period = minPeriod + double(at) + YinKernel::parabolicShift(d, at);
      const double bin = std::nearbyint(m_binsPerOctave * std::log2(m_rateHz / period / m_fMinHz));
      m_out.push_back({int(std::clamp(bin, 0.0, double(m_nBins))), m_weights[i]});
    }
    // Longer periods are lower bins. Of two in one bin librosa keeps the longer one; above the top none
    // counts.
    std::reverse(m_out.begin(), m_out.end());
    std::stable_sort(m_out.begin(), m_out.end(),
                     [](const Candidate& a, const Candidate& b) { return a.bin < b.bin; });
    const auto sameBin = [](const Candidate& a, const Candidate& b) { return a.bin == b.bin; };
    m_out.erase(std::unique(m_out.begin(), m_out.end(), sameBin), m_out.end());
    if (!m_out.empty() && m_out.back().bin >= m_nBins) m_out.pop_back();
    return m_out;
  }

 private:
  void findTroughs(std::span<const double> d) {
    m_troughs.clear();
    const std::size_t last = d.size() - 1;
    if (d[0] < d[1]) m_troughs.push_back(0);
    for (std::size_t i = 1; i < last; ++i)
      if (d[i] < d[i - 1] && d[i] <= d[i + 1]) m_troughs.push_back(i);
    if (d[last] < d[last - 1]) m_troughs.push_back(last);
  }

  /// A threshold's mass goes to the troughs below it, less to each further one (truncated Boltzmann).
  void weigh(std::span<const double> d) {
    const std::size_t nTroughs = m_troughs.size(), n = m_thresholds.size();
    m_weights.assign(nTroughs, 0.0);
    m_first.resize(nTroughs);
    std::size_t lowest = 0;
    for (std::size_t i = 0; i < nTroughs; ++i) {
      const double height = d[m_troughs[i]];
      m_first[i] = std::size_t(std::upper_bound(m_thresholds.begin(), m_thresholds.end(), height) -
                               m_thresholds.begin());
      if (height < d[m_troughs[lowest]]) lowest = i;
    }
    for (std::size_t t = m_first[lowest]; t < n; ++t) {
      m_below.clear();
      for (std::size_t i = 0; i < nTroughs; ++i)
        if (m_first[i] <= t) m_below.push_back(i);
      const double scale =
          (1 - std::exp(-m_decay)) / (1 - std::exp(-m_decay * double(m_below.size()))) * m_mass[t];
      for (std::size_t k = 0; k < m_below.size(); ++k) m_weights[m_below[k]] += scale * decay(k);
    }
    m_weights[lowest] += m_noTroughProb * m_massBelow[m_first[lowest]];
  }

  double decay(std::size_t k) {
    while (m_decays.size() <= k) m_decays.push_back(std::exp(-m_decay * double(m_decays.size())));
    return m_decays[k];
  }

  double m_rateHz, m_fMinHz, m_noTroughProb, m_decay, m_binsPerOctave;
  int m_nBins;
  std::vector<double> m_thresholds, m_mass, m_massBelow, m_decays, m_weights;
  std::vector<std::size_t> m_troughs, m_first, m_below;
  std::vector<Candidate> m_out;
};

/// The likeliest course through 2 * n states, voiced ones first. From frame to frame the bin moves inside a
/// band, with triangular weights normalised per departure, and voicing stays or switches; everything else has
/// the probability kTiny. The logarithm of a triangle is concave, so the best departure never moves down when
/// the arrival moves up: the search in halves looks at some n log n pairs instead of n * width.
class Decoder {
 public:
  Decoder(int nBins, int width, double switchProb)
      : m_n(nBins),
        m_logStay(std::log(1.0 - switchProb + kTiny)),
        m_logSwitch(std::log(1.0 - (1.0 - switchProb) + kTiny)),
        m_logTiny(std::log(kTiny)),
        m_canStay(switchProb < 1),
        m_canSwitch(switchProb > 0),
        m_value(std::size_t(2 * nBins), 0.0),
        m_next(m_value),
        m_departure(std::size_t(nBins)),
        m_best{std::vector<double>(std::size_t(nBins)), std::vector<double>(std::size_t(nBins))},
        m_from{std::vector<int>(std::size_t(nBins)), std::vector<int>(std::size_t(nBins))} {
    // scipy.signal.windows.triang, placed by librosa.util.pad_center: an even width leans to one side.
    const int half = width / 2;
    m_low = width % 2 ? -half : (nBins % 2 ? -half : 1 - half);
    m_high = m_low + width - 1;
    std::vector<double> triangle(std::size_t(width), 0.0);
    for (int i = 0; i < width; ++i) {
      const int rise = std::min(i, width - 1 - i) + 1;
      triangle[std::size_t(i)] = width % 2 ? 2.0 * rise / (width + 1) : (2.0 * rise - 1) / width;
    }
    for (const double w : triangle) m_logWeight.push_back(std::log(w));
    for (int k = 0; k < nBins; ++k) {
      double sum = 0;
      for (int o = std::max(m_low, -k); o <= std::min(m_high, nBins - 1 - k); ++o)
        sum += triangle[std::size_t(o - m_low)];
      m_logNorm.push_back(std::log(sum));
    }
  }

  /// @param back  2 * n ways back to write; not used for the first frame
  void step(const std::vector<Candidate>& candidates, double voicedProbability, std::uint16_t* back) {
    const auto n = std::size_t(m_n);
    if (m_started) {
      arrive(back);
      m_value.swap(m_next);
    } else {
      std::ranges::fill(m_value, std::log(1.0 / (2.0 * m_n) + kTiny));
      m_started = true;
    }
    const double unvoiced = std::log((1 - voicedProbability) / m_n + kTiny);
    m_observed.clear();
    for (const Candidate& c : candidates)
      m_observed.push_back(m_value[std::size_t(c.bin)] + std::log(c.probability + kTiny));
    for (std::size_t j = 0; j < n; ++j) {
      m_value[j] += m_logTiny;  // a pitch that is no candidate has probability 0
      m_value[n + j] += unvoiced;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i)
      m_value[std::size_t(candidates[i].bin)] = m_observed[i];
  }

  std::size_t best() const {
    return std::size_t(std::max_element(m_value.begin(), m_value.end()) - m_value.begin());
  }

 private:
  void arrive(std::uint16_t* back) {
    const auto n = std::size_t(m_n);
    const std::size_t top = best();
    const double anywhere = m_value[top] + m_logTiny;
    for (std::size_t v = 0; v < 2; ++v) {
      for (std::size_t k = 0; k < n; ++k) m_departure[k] = m_value[v * n + k] - m_logNorm[k];
      search(v, 0, m_n - 1, 0, m_n - 1);
    }
    for (std::size_t v = 0; v < 2; ++v) {
      const double fromVoiced = v == 0 ? m_logStay : m_logSwitch,
                   fromUnvoiced = v == 0 ? m_logSwitch : m_logStay;
      const bool canVoiced = v == 0 ? m_canStay : m_canSwitch, canUnvoiced = v == 0 ? m_canSwitch : m_canStay;
      for (std::size_t j = 0; j < n; ++j) {
        double value = anywhere;
        std::size_t from = top;
        const auto offer = [&](double other, std::size_t state) {
          if (other > value || (other == value && state < from)) {
            value = other;
            from = state;
          }
        };
        if (canVoiced) offer(m_best[0][j] + fromVoiced, std::size_t(m_from[0][j]));
        if (canUnvoiced) offer(m_best[1][j] + fromUnvoiced, n + std::size_t(m_from[1][j]));
        m_next[v * n + j] = value;
        back[v * n + j] = std::uint16_t(from);
      }
    }
  }

  /// Fills m_best and m_from for the arrivals first..last, whose departures lie in from..to.
  void search(std::size_t v, int first, int last, int from, int to) {
    while (first <= last) {
      const int j = first + (last - first) / 2;
      const int begin = std::max(from, j - m_high), end = std::min(to, j - m_low);
      int found = begin;
      double best = -std::numeric_limits<double>::infinity();
      for (int k = begin; k <= end; ++k) {
        const double here = m_departure[std::size_t(k)] + m_logWeight[std::size_t(j - m_low - k)];
        if (here > best) {
          best = here;
          found = k;
        }
      }
      m_best[v][std::size_t(j)] = best;
      m_from[v][std::size_t(j)] = found;
      search(v, first, j - 1, from, found);
      first = j + 1;
      from = found;
    }
  }

  int m_n;
  double m_logStay, m_logSwitch, m_logTiny;
  bool m_canStay, m_canSwitch, m_started = false;
  std::vector<double> m_value, m_next, m_departure, m_observed;
  std::vector<double> m_best[2];  // into each bin out of the voiced and out of the unvoiced states
  std::vector<int> m_from[2];
  int m_low, m_high;  // how far the bin moves
  std::vector<double> m_logWeight, m_logNorm;
};

/// Continued fraction of the incomplete beta function by Lentz's method.
double betaFraction(double x, double a, double b) {
  constexpr int kMostTerms = 10000;
  const auto away = [](double v) { return std::fabs(v) < kTiny ? kTiny : v; };
  double c = 1, d = 1 / away(1 - (a + b) * x / (a + 1)), fraction = d;
  for (int m = 1; m < kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= c * d;
    if (std::fabs(c * d - 1) < std::numeric_limits<double>::epsilon()) break;
  }
  return fraction;
}

}  // namespace

double betaDistribution(double x, double a, double b) {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaDistribution(1 - x, b, a);  // where the fraction is slow
  const double logFront =
      std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
  return std::exp(logFront) * betaFraction(x, a, b) / a;
}

int PyinOptions::binsPerSemitone() const { return int(std::ceil(1.0 / resolution)); }

int PyinOptions::pitchBins() const {
  return int(std::floor(12 * binsPerSemitone() * std::log2(pitch.fMaxHz / pitch.fMinHz))) + 1;
}

int PyinOptions::transitionWidth(SampleRate sr) const {
  const double semitones = std::nearbyint(maxTransitionRate * 12 * pitch.hopLength / sr.hz);
  return int(std::min(semitones, 1e5)) * binsPerSemitone() + 1;
}

Result<Done> PyinOptions::validate(SampleRate sr) const {
  if (auto valid = pitch.validate(sr); !valid) return valid.error();
  if (nThresholds < 1 || nThresholds > kMaxThresholds)
    return outside("nThresholds", nThresholds, "1 to " + text(kMaxThresholds));
  if (!(betaA > 0) || !std::isfinite(betaA)) return outside("betaA", betaA, "a number above 0");
  if (!(betaB > 0) || !std::isfinite(betaB)) return outside("betaB", betaB, "a number above 0");
  if (!(boltzmannParameter > 0) || !std::isfinite(boltzmannParameter))
    return outside("boltzmannParameter", boltzmannParameter, "a number above 0");
  if (!(resolution >= 1e-4 && resolution < 1))
    return outside("resolution", resolution, "0.0001 to below 1 semitone");
  if (!isShare(switchProb)) return outside("switchProb", switchProb, "0 to 1");
  if (!isShare(noTroughProb)) return outside("noTroughProb", noTroughProb, "0 to 1");
  if (!(maxTransitionRate > 0) || !std::isfinite(maxTransitionRate))
    return outside("maxTransitionRate", maxTransitionRate, "a number of octaves per second above 0");
  const double bins = 12.0 * binsPerSemitone() * std::log2(pitch.fMaxHz / pitch.fMinHz);
  if (!(bins < kMaxBins))
    return outside("resolution", resolution, "a coarser one: at most " + text(kMaxBins) + " pitch bins");
  if (pitchBins() < 2)
    return outside("resolution", resolution, "a finer one: at least 2 pitch bins from fMinHz to fMaxHz");
  if (transitionWidth(sr) > pitchBins())
    return outside("maxTransitionRate", maxTransitionRate,
                   "a lower one, a shorter hop or a wider range of pitch: a step reaches " +
                       text(transitionWidth(sr)) + " of " + text(pitchBins()) + " pitch bins");
  return Done{};
}

Result<PitchTrack> pyin(std::span<const float> y, SampleRate sr, const PyinOptions& options,
                        const JobContext& job) {
  if (auto valid = options.validate(sr); !valid) return valid.error();
  const auto frames = PitchFrames::of(y, sr, options.pitch);
  if (!frames) return frames.error();
  const std::size_t count = frames->count(), nBins = std::size_t(options.pitchBins());
  YinKernel kernel(sr, options.pitch);
  Candidates candidates(sr, options);
  Decoder decoder(int(nBins), options.transitionWidth(sr), options.switchProb);
  PitchTrack track{std::vector<float>(count), std::vector<std::uint8_t>(count), std::vector<float>(count)};
  std::vector<std::uint16_t> back(count * 2 * nBins);
  for (std::size_t t = 0; t < count; ++t) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "pyin: stopped"};
    if (t % kFramesPerReport == 0) job.progress(t, count);
    frames->load(t, kernel.input());
    const auto& found = candidates.of(kernel.normalizedDifference(), kernel.minPeriod());
    double voiced = 0;
    for (const Candidate& c : found) voiced += c.probability;
    voiced = std::clamp(voiced, 0.0, 1.0);
    track.voicedProbability[t] = float(voiced);
    decoder.step(found, voiced, back.data() + t * 2 * nBins);
  }
  std::size_t state = decoder.best();
  for (std::size_t t = count; t-- > 0;) {
    const bool voiced = state < nBins;
    track.voiced[t] = voiced;
    track.f0Hz[t] =
        voiced
            ? float(options.pitch.fMinHz * std::pow(2.0, double(state) / (12.0 * options.binsPerSemitone())))
            : std::numeric_limits<float>::quiet_NaN();
    state = back[t * 2 * nBins + state];
  }
  job.progress(count, count);
  return track;
}

}  // namespace ullim
