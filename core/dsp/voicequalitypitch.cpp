#include "core/dsp/voicequalitypitch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "core/dsp/realfft.h"

namespace ullim {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr std::size_t kMostCandidates = 15;  // Praat's default, the unvoiced one included
constexpr int kCoarseDepth = 30, kFineDepth = 70,
              kFullDepth = 700;  // samples to each side of an interpolation
constexpr double kFullDepthAbove =
    0.3;  // periods shorter than 1 / 0.3 samples are interpolated with full depth
constexpr double kTimeStepOfCosts = 0.01;  // seconds; the costs of changes are meant for this step

/// A correlation r(-n) .. r(n), even, between whose lags one can look.
class Lags {
 public:
  explicit Lags(int n) : m_n(n), m_r(std::size_t(2 * n + 1), 0.0) {}
  int n() const { return m_n; }
  double operator[](int lag) const { return m_r[std::size_t(m_n + lag)]; }
  void set(int lag, double value) {
    m_r[std::size_t(m_n + lag)] = value;
    m_r[std::size_t(m_n - lag)] = value;
  }

  /// Sinc interpolation under a raised cosine that ends `depth` samples away.
  double at(double lag, int depth) const {
    const double x = lag + m_n;
    const int left = int(std::floor(x)), last = 2 * m_n;
    if (x == left) return m_r[std::size_t(left)];
    depth = std::min({depth, left + 1, last - left});
    if (depth < 3) return nearEnd(left, x - left, depth);
    const double sine = std::sin(kPi * (x - left)) / kPi;
    return side(left, -1, x - left, depth, sine) + side(left + 1, 1, left + 1 - x, depth, sine);
  }

  /// The highest point within one sample of a peak near `lag`; its place and height.
  std::pair<double, double> peak(double lag, int depth) const {
    const double low = std::floor(lag + 0.5) - 1, high = low + 2;
    // Parabolas through ever closer points: each round leaves an error of the order of its spacing squared.
    for (const double h : {0.3, 0.03, 0.003}) {
      const double a = at(lag - h, depth), b = at(lag, depth), c = at(lag + h, depth);
      const double curve = 2 * b - a - c;
      if (curve > 0) lag += std::clamp(0.5 * (c - a) / curve, -1.0, 1.0) * h;
      lag = std::clamp(lag, low, high);
    }
    return {lag, at(lag, depth)};
  }

 private:
  /// Where fewer than three samples lie to one side Praat takes a line or a cubic through what is there.
  double nearEnd(int left, double share, int depth) const {
    const auto r = [&](int offset) { return m_r[std::size_t(left + offset)]; };
    if (depth < 1) return share < 0.5 ? r(0) : r(1);
    const double line = r(0) + share * (r(1) - r(0));
    if (depth < 2) return line;
    const double slope0 = 0.5 * (r(1) - r(-1)), slope1 = 0.5 * (r(2) - r(0));
    return line - share * (1 - share) *
                      (0.5 * (slope1 - slope0) + (share - 0.5) * (slope0 + slope1 - 2 * (r(1) - r(0))));
  }

  /// The taps from `begin` on to one side, the first one `away` from the point.
  double side(int begin, int direction, double away, int depth, double sine) const {
    // sin(pi (away + k)) alternates in sign; the window's cosine turns by the same angle from tap to tap.
    const double turn = kPi / (away + depth);
    const double cosTurn = std::cos(turn), sinTurn = std::sin(turn);
    double c = std::cos(turn * away), s = std::sin(turn * away), sum = 0;
    for (int k = 0; k < depth; ++k) {
      sum += m_r[std::size_t(begin + direction * k)] * sine / (away + k) * (0.5 + 0.5 * c);
      sine = -sine;
      const double next = c * cosTurn - s * sinTurn;
      s = s * cosTurn + c * sinTurn;
      c = next;
    }
    return sum;
  }

  int m_n;
  std::vector<double> m_r;
};

struct Sizes {
  int window, halfWindow, period, halfPeriod, minLag, maxLag, reach;
};

Sizes sizesFor(SampleRate sr, const BoersmaOptions& o) {
  Sizes s{};
  s.period = int(std::floor(sr.hz / o.fMinHz));
  s.halfPeriod = s.period / 2 + 1;
  s.halfWindow = int(std::floor(o.periodsPerWindow / o.fMinHz * sr.hz)) / 2 - 1;
  s.window = 2 * s.halfWindow;
  s.minLag = std::max(2, int(std::floor(sr.hz / o.fCeilingHz)));
  s.maxLag = std::min(int(std::floor(s.window / o.periodsPerWindow)) + 2, s.window);
  s.reach = o.correlation == Correlation::Auto ? s.window / 2 : s.window;  // lags to interpolate with
  return s;
}

double neededSamples(SampleRate sr, const BoersmaOptions& o) {
  const double periods = o.periodsPerWindow + (o.correlation == Correlation::Cross ? 1 : 0);
  return periods * sr.hz / o.fMinHz;
}

struct Candidate {
  double f0Hz = 0, strength = 0;
};
struct Frame {
  double intensity = 0;  // local peak re the clip's, [0, 1]
  std::vector<Candidate> candidates;
};

class Analyzer {
 public:
  Analyzer(std::span<const float> y, SampleRate sr, const BoersmaOptions& o)
      : m_y(y),
        m_rateHz(sr.hz),
        m_o(o),
        m_s(sizesFor(sr, o)),
        m_lags(m_s.reach),
        m_fft(quickFftSize(o.correlation == Correlation::Auto ? m_s.window + m_s.reach
                                                              : m_s.window + m_s.maxLag)),
        m_inverse(int(m_fft.input().size())),
        m_spectrum(m_fft.input().size() / 2 + 1) {
    double mean = 0;
    for (const float v : y) mean += double(v);
    mean /= double(y.size());
    for (const float v : y) m_globalPeak = std::max(m_globalPeak, std::fabs(double(v) - mean));
    if (o.correlation == Correlation::Cross) return;
    m_window.resize(std::size_t(m_s.window));
    for (int i = 0; i < m_s.window; ++i)
      m_window[std::size_t(i)] = 0.5 - 0.5 * std::cos(2 * kPi * (i + 1) / (m_s.window + 1));
    std::ranges::fill(m_fft.input(), 0.0);
    std::ranges::copy(m_window, m_fft.input().begin());
    const auto acf = autocorrelation();
    m_windowAcf.assign(acf.begin(), acf.begin() + m_s.reach + 1);
    for (double& v : m_windowAcf) v /= acf[0];
  }

  Frame frameAt(double position) {
    Frame frame;
    frame.candidates.push_back({});  // no voice
    const SamplePos left = SamplePos(std::floor(position));
    m_mean = meanOf(left + 1 - m_s.period, left + 1 + m_s.period);
    const double localPeak =
        m_o.correlation == Correlation::Auto ? autoCorrelate(left) : crossCorrelate(left, position);
    if (m_globalPeak > 0) frame.intensity = std::min(1.0, localPeak / m_globalPeak);
    if (localPeak > 0) findCandidates(frame);
    return frame;
  }

 private:
  double sample(SamplePos i) const { return double(m_y[std::size_t(i)]) - m_mean; }
  SamplePos inside(SamplePos i) const { return std::clamp<SamplePos>(i, 0, SamplePos(m_y.size())); }
  double meanOf(SamplePos begin, SamplePos end) const {
    begin = inside(begin);
    end = inside(end);
    double sum = 0;
    for (SamplePos i = begin; i < end; ++i) sum += double(m_y[std::size_t(i)]);
    return end > begin ? sum / double(end - begin) : 0;
  }

  std::span<const double> autocorrelation() {
    const auto bins = m_fft.transform();
    const auto power = m_inverse.input();
    for (std::size_t k = 0; k < power.size(); ++k) power[k] = std::norm(bins[k]);
    return m_inverse.transform();
  }

  double autoCorrelate(SamplePos left) {
    const auto in = m_fft.input();
    std::ranges::fill(in, 0.0);
    double peak = 0;
    const SamplePos begin = left + 1 - m_s.halfWindow, n = SamplePos(m_y.size());
    for (int i = 0; i < m_s.window; ++i) {
      const SamplePos from = begin + i;
      const double v = from < 0 || from >= n ? 0.0 : sample(from) * m_window[std::size_t(i)];
      in[std::size_t(i)] = v;
      if (std::abs(2 * i + 1 - m_s.window) <= 2 * m_s.halfPeriod) peak = std::max(peak, std::fabs(v));
    }
    const auto acf = autocorrelation();
    m_lags.set(0, 1);
    for (int i = 1; i <= m_s.reach; ++i) {
      const double scale = acf[0] * m_windowAcf[std::size_t(i)];
      m_lags.set(i, scale > 0 ? acf[std::size_t(i)] / scale : 0.0);
    }
    return peak;
  }

  double crossCorrelate(SamplePos left, double position) {
    const SamplePos n = SamplePos(m_y.size());
    double peak = 0;
    const SamplePos middle = left + 1, half = std::min(m_s.halfPeriod, m_s.halfWindow);
    for (SamplePos i = inside(middle - half); i < inside(middle + half); ++i)
      peak = std::max(peak, std::fabs(sample(i)));
    const SamplePos begin =
        std::max<SamplePos>(0, SamplePos(std::floor(position - neededSamples({int(m_rateHz)}, m_o) / 2)));
    const int span = int(std::min<SamplePos>(m_s.maxLag + m_s.window, n - begin));
    const auto in = m_fft.input();
    const auto piece = [&](int length) {
      std::ranges::fill(in, 0.0);
      for (int i = 0; i < length; ++i) in[std::size_t(i)] = sample(begin + i);
      return m_fft.transform();
    };
    std::ranges::copy(piece(std::min(m_s.window, span)), m_spectrum.begin());
    const auto all = piece(span);
    const auto product = m_inverse.input();
    for (std::size_t k = 0; k < product.size(); ++k) product[k] = std::conj(m_spectrum[k]) * all[k];
    const auto correlation = m_inverse.transform();
    const double scale = 1.0 / double(in.size());
    double energy = 0;
    for (int i = 0; i < std::min(m_s.window, span); ++i) energy += in[std::size_t(i)] * in[std::size_t(i)];
    double shifted = energy;
    m_lags.set(0, 1);
    for (int i = 1; i <= m_s.reach; ++i) {
      double r = 0;
      if (i + m_s.window <= span) {
        const double gone = in[std::size_t(i - 1)], come = in[std::size_t(i - 1 + m_s.window)];
        shifted += come * come - gone * gone;
        const double both = energy * shifted;
        if (both > 0) r = correlation[std::size_t(i)] * scale / std::sqrt(both);
      }
      m_lags.set(i, r);
    }
    return peak;
  }

  /// A height above 1 comes from the interpolation; Boersma reflects it.
  static double reflected(double height) { return height > 1 ? 1 / height : height; }
  double merit(const Candidate& c) const {
    return c.strength - m_o.octaveCost * std::log2(m_o.fMinHz / c.f0Hz);
  }

  void findCandidates(Frame& frame) {
    auto& all = frame.candidates;
    std::array<int, kMostCandidates> places{};
    for (int i = 2; i < m_s.maxLag && i < m_s.reach; ++i) {
      const double a = m_lags[i - 1], b = m_lags[i], c = m_lags[i + 1];
      if (!(b > 0.5 * m_o.voicingThreshold && b > a && b >= c)) continue;
      const double lag = i + 0.5 * (c - a) / (2 * b - a - c);
      const Candidate found{m_rateHz / lag, reflected(m_lags.at(lag, kCoarseDepth))};
      if (all.size() < kMostCandidates) {
        places[all.size()] = i;
        all.push_back(found);
        continue;
      }
      std::size_t weakest = 1;
      for (std::size_t k = 2; k < all.size(); ++k)
        if (merit(all[k]) < merit(all[weakest])) weakest = k;
      if (merit(found) <= merit(all[weakest])) continue;
      all[weakest] = found;
      places[weakest] = i;
    }
    double strongest = 0;
    for (const Candidate& c : all) strongest = std::max(strongest, c.strength);
    for (std::size_t k = 1; k < all.size(); ++k) {
      // For the ratio only the best peak counts, and the finer look moves none by so much.
      if (m_o.correlation == Correlation::Cross && all[k].strength < strongest - 0.1) continue;
      const bool full = m_o.correlation == Correlation::Cross || all[k].f0Hz > kFullDepthAbove * m_rateHz;
      const auto [lag, height] = m_lags.peak(m_rateHz / all[k].f0Hz, full ? kFullDepth : kFineDepth);
      all[k] = {m_rateHz / lag, reflected(height)};
    }
  }

  std::span<const float> m_y;
  double m_rateHz;
  BoersmaOptions m_o;
  Sizes m_s;
  Lags m_lags;
  RealFft m_fft;
  RealInverseFft m_inverse;
  std::vector<std::complex<double>> m_spectrum;
  std::vector<double> m_window, m_windowAcf;
  double m_globalPeak = 0, m_mean = 0;
};

/// The course through the candidates that is strongest, less the costs of its jumps.
std::vector<BoersmaFrame> bestCourse(const std::vector<Frame>& frames, const BoersmaOptions& o,
                                     double stepS) {
  const double scale = kTimeStepOfCosts / stepS;
  const auto isVoiced = [&](const Candidate& c) { return c.f0Hz > 0 && c.f0Hz < o.fCeilingHz; };
  std::vector<std::vector<double>> merits(frames.size());
  std::vector<std::vector<std::size_t>> from(frames.size());
  for (std::size_t t = 0; t < frames.size(); ++t) {
    const Frame& frame = frames[t];
    const double quiet =
        o.silenceThreshold > 0 ? 2 - frame.intensity * (1 + o.voicingThreshold) / o.silenceThreshold : 0.0;
    const double unvoiced = o.voicingThreshold + std::max(0.0, quiet);
    for (const Candidate& c : frame.candidates) {
      double merit = isVoiced(c) ? c.strength - o.octaveCost * std::log2(o.fCeilingHz / c.f0Hz) : unvoiced;
      std::size_t best = 0;
      if (t > 0) {
        double highest = -std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < frames[t - 1].candidates.size(); ++k) {
          const Candidate& before = frames[t - 1].candidates[k];
          double cost = 0;
          if (isVoiced(before) != isVoiced(c))
            cost = scale * o.voicedUnvoicedCost;
          else if (isVoiced(c) && o.octaveJumpCost > 0)
            cost = scale * o.octaveJumpCost * std::fabs(std::log2(before.f0Hz / c.f0Hz));
          if (merits[t - 1][k] - cost > highest) {
            highest = merits[t - 1][k] - cost;
            best = k;
          }
        }
        merit += highest;
      }
      merits[t].push_back(merit);
      from[t].push_back(best);
    }
  }
  std::vector<BoersmaFrame> out(frames.size());
  if (frames.empty()) return out;
  auto at = std::size_t(std::ranges::max_element(merits.back()) - merits.back().begin());
  for (std::size_t t = frames.size(); t-- > 0;) {
    const Candidate& c = frames[t].candidates[at];
    if (isVoiced(c)) out[t] = {c.f0Hz, c.strength};
    at = from[t][at];
  }
  return out;
}

}  // namespace

double BoersmaTrack::f0At(double position) const {
  const double place = (position - first) / step, below = std::floor(place);
  const auto f0 = [&](double t) {
    return t >= 0 && t < double(frames.size()) ? frames[std::size_t(t)].f0Hz : 0.0;
  };
  const double share = place - below;
  const double near = f0(share < 0.5 ? below : below + 1), far = f0(share < 0.5 ? below + 1 : below);
  if (!(near > 0)) return std::numeric_limits<double>::quiet_NaN();
  return far > 0 ? near + (share < 0.5 ? share : 1 - share) * (far - near) : near;
}

BoersmaGrid boersmaGrid(std::size_t n, SampleRate sr, const BoersmaOptions& o) {
  const double needed = neededSamples(sr, o), step = o.timeStepS * sr.hz;
  // A thousandth of a sample for what seconds and samples lose on the way.
  if (!(double(n) + 1e-3 >= needed) || sizesFor(sr, o).window < 4) return {};
  const double count = std::floor((double(n) - needed + 1e-9 * double(n)) / step) + 1;
  const double begin = (double(n) - 1) / 2 - (count - 1) * step / 2;
  return {std::size_t(std::max(1.0, count)), count < 1 ? (double(n) - 1) / 2 : begin, step};
}

Result<BoersmaTrack> boersmaPitch(std::span<const float> y, SampleRate sr, const BoersmaOptions& options,
                                  const JobContext& job) {
  const BoersmaGrid grid = boersmaGrid(y.size(), sr, options);
  if (grid.count == 0)
    return Error{ErrorCode::BadArgument,
                 "fMinHz: " + std::to_string(options.fMinHz) + " is not possible (use a longer clip than " +
                     std::to_string(y.size()) + " samples or a higher fMinHz: " +
                     std::to_string(int(std::ceil(neededSamples(sr, options)))) + " samples are needed)"};
  Analyzer analyzer(y, sr, options);
  BoersmaTrack track{grid.first, grid.step, {}};
  std::vector<Frame> frames;
  for (std::size_t t = 0; t < grid.count; ++t) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "boersmaPitch: stopped"};
    if (t % 16 == 0) job.progress(t, grid.count);
    frames.push_back(analyzer.frameAt(grid.first + double(t) * grid.step));
  }
  track.frames = bestCourse(frames, options, options.timeStepS);
  job.progress(grid.count, grid.count);
  return track;
}

}  // namespace ullim
