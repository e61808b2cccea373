#include "core/dsp/chroma.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ullim {
namespace {

constexpr double kA0Hz = 27.5;
constexpr double kPeakLowHz = 150, kPeakHighHz = 4000;  // librosa.piptrack's fmin and fmax
constexpr double kPeakShare = 0.1;                      // of the frame's largest value: its threshold
constexpr std::size_t kTuningBins = 100;                // steps of 0.01 from -0.5 to 0.5
constexpr int kSizeShift = 16;                          // a float's sign, exponent and 7 bits of its size
constexpr std::size_t kSizeClasses = 1u << 15;          // of positive floats

/// Python's remainder: of the divisor's sign.
double remainder(double x, double divisor) { return x - divisor * std::floor(x / divisor); }

/// numpy.histogram's bin of a value in [-0.5, 0.5): borders count to the bin above them.
std::uint8_t tuningBin(double residual) {
  const auto edge = [](long i) { return -0.5 + double(i) * (1.0 / double(kTuningBins)); };
  long bin = std::clamp(long((residual + 0.5) * double(kTuningBins)), 0L, long(kTuningBins) - 1);
  if (residual < edge(bin) && bin > 0) --bin;
  if (residual >= edge(bin + 1) && bin + 1 < long(kTuningBins)) ++bin;
  return std::uint8_t(bin);
}

std::size_t sizeClass(float size) { return std::bit_cast<std::uint32_t>(size) >> kSizeShift; }

}  // namespace

double hzToOcts(double hz, double tuning, int binsPerOctave) {
  return std::log2(hz / (440.0 * std::exp2(tuning / binsPerOctave) / 16));
}
double hzToMidi(double hz) { return 12 * (std::log2(hz) - std::log2(440.0)) + 69; }

MatrixD chromaFilterbank(SampleRate sr, int nFft, const ChromaOptions& options) {
  const std::size_t bins = std::size_t(nFft / 2 + 1), n = std::size_t(options.nChroma);
  MatrixD bank(n, bins);
  const double count = options.nChroma;
  // Place of each bin of the transform, in chroma bins above A0; bin 0 lies an octave and a half under bin 1.
  const auto place = [&](std::size_t k) {
    return count * hzToOcts(double(k) * sr.hz / nFft, options.tuning, options.nChroma);
  };
  const double half = std::nearbyint(count / 2);
  const std::size_t shift = options.baseC ? 3 * (n / 12) : 0;  // from A to C
  std::vector<double> weight(n);
  for (std::size_t k = 0; k < bins; ++k) {
    const double at = k == 0 ? place(1) - 1.5 * count : place(k);
    const bool last = k + 1 == std::size_t(nFft);
    const double width = last ? 1.0 : std::max(1.0, place(k + 1) - at);
    double squares = 0;
    for (std::size_t c = 0; c < n; ++c) {
      const double away = remainder(at - double(c) + half + 10 * count, count) - half;
      weight[c] = std::exp(-0.5 * (2 * away / width) * (2 * away / width));
      squares += weight[c] * weight[c];
    }
    const double octave = options.octwidth > 0 ? (at / count - options.ctroct) / options.octwidth : 0.0;
    const double scale = std::exp(-0.5 * octave * octave) / (squares > 0 ? std::sqrt(squares) : 1.0);
    for (std::size_t c = 0; c < n; ++c) bank((c + n - shift) % n, k) = weight[c] * scale;
  }
  return bank;
}

TuningEstimator::TuningEstimator(SampleRate sr, int nFft, int binsPerOctave)
    : m_hzPerBin(double(sr.hz) / nFft), m_binsPerOctave(binsPerOctave) {
  const std::size_t bins = std::size_t(nFft / 2 + 1);
  const double high = std::min(kPeakHighHz, sr.hz / 2.0);
  const auto hz = [&](std::size_t k) { return double(k) * sr.hz / nFft; };
  m_first = 0;
  while (m_first < bins && hz(m_first) < kPeakLowHz) ++m_first;
  m_end = m_first;
  while (m_end < bins && hz(m_end) < high) ++m_end;
}

void TuningEstimator::add(std::span<const float> s) {
  const std::size_t n = s.size();
  if (n < 3) return;
  const float threshold = float(kPeakShare * double(*std::max_element(s.begin(), s.end())));
  const auto kept = [&](std::size_t k) { return s[k] > threshold ? s[k] : 0.0f; };
  for (std::size_t k = std::max<std::size_t>(m_first, 1); k < m_end; ++k) {
    const float here = kept(k);
    // A local maximum: above its left neighbour, not under its right one; the last bin strictly above.
    if (!(here > kept(k - 1)) || (k + 1 < n && !(here >= kept(k + 1)))) continue;
    double shift = 0, slope = double(s[n - 1]) - double(s[n - 2]);
    if (k + 1 < n) {
      const float a = s[k + 1] + s[k - 1] - 2 * s[k], b = (s[k + 1] - s[k - 1]) / 2;
      shift = std::fabs(b) >= std::fabs(a) ? 0.0 : double(-b / a);
      slope = double(b);
    }
    const double hz = (double(k) + shift) * m_hzPerBin;
    if (!(hz > 0)) continue;
    double residual = remainder(m_binsPerOctave * std::log2(hz / kA0Hz), 1.0);
    if (residual >= 0.5) residual -= 1.0;
    count({std::max(0.0f, float(double(s[k]) + 0.5 * slope * shift)), tuningBin(residual)});
  }
}

void TuningEstimator::count(const Peak& peak) {
  if (m_counts.empty() && m_peaks.size() < kExactPeaks) {
    m_peaks.push_back(peak);
    return;
  }
  if (m_counts.empty()) {
    m_counts.assign(kSizeClasses * kTuningBins, 0);
    for (const Peak& p : m_peaks) ++m_counts[sizeClass(p.size) * kTuningBins + p.bin];
    m_peaks = {};
  }
  ++m_counts[sizeClass(peak.size) * kTuningBins + peak.bin];
}

double TuningEstimator::tuning() const {
  std::vector<std::uint64_t> strong(kTuningBins, 0);
  if (!m_peaks.empty()) {
    std::vector<float> sizes(m_peaks.size());
    std::transform(m_peaks.begin(), m_peaks.end(), sizes.begin(), [](const Peak& p) { return p.size; });
    const auto middle = sizes.begin() + std::ptrdiff_t(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    float median = *middle;
    if (sizes.size() % 2 == 0) median = (median + *std::max_element(sizes.begin(), middle)) / 2;
    for (const Peak& p : m_peaks)
      if (p.size >= median) ++strong[p.bin];
  } else if (!m_counts.empty()) {
    std::uint64_t all = 0, below = 0;
    for (const std::uint32_t c : m_counts) all += c;
    for (std::size_t size = 0; size < kSizeClasses; ++size)
      for (std::size_t bin = 0; bin < kTuningBins; ++bin) {
        const std::uint32_t c = m_counts[size * kTuningBins + bin];
        if (below >= all / 2) strong[bin] += c;
        if (bin + 1 == kTuningBins)
          for (std::size_t b = 0; b < kTuningBins; ++b) below += m_counts[size * kTuningBins + b];
      }
  } else {
    return 0;
  }
  const auto most = std::max_element(strong.begin(), strong.end()) - strong.begin();
  return -0.5 + double(most) * (1.0 / double(kTuningBins));
}

}  // namespace ullim
