#include "core/dsp/mel.h"

#include <algorithm>
#include <cmath>

#include "core/dsp/stft.h"

namespace ullim {
namespace {
// Slaney's scale: 200/3 Hz a mel below 1000 Hz = 15 mel, then 27 mel for a factor of 6.4.
constexpr double kHzPerMel = 200.0 / 3;
constexpr double kBreakHz = 1000.0;
constexpr double kBreakMel = kBreakHz / kHzPerMel;
const double kLogStep = std::log(6.4) / 27.0;
}  // namespace

double hzToMel(double hz, bool htk) {
  if (htk) return 2595.0 * std::log10(1.0 + hz / 700.0);
  return hz >= kBreakHz ? kBreakMel + std::log(hz / kBreakHz) / kLogStep : hz / kHzPerMel;
}

double melToHz(double mel, bool htk) {
  if (htk) return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
  return mel >= kBreakMel ? kBreakHz * std::exp(kLogStep * (mel - kBreakMel)) : kHzPerMel * mel;
}

std::vector<double> melFrequencies(int nMels, double fMinHz, double fMaxHz, bool htk) {
  std::vector<double> hz(std::size_t(std::max(nMels, 0)));
  const double low = hzToMel(fMinHz, htk), high = hzToMel(fMaxHz, htk);
  const double step = nMels > 1 ? (high - low) / (nMels - 1) : 0.0;
  for (std::size_t i = 0; i < hz.size(); ++i)
    hz[i] = melToHz(i > 0 && i + 1 == hz.size() ? high : low + double(i) * step, htk);
  return hz;
}

MelBank melFilterbank(SampleRate sr, int nFft, const MelOptions& options) {
  MelBank bank;
  const std::vector<double> bins = fftFrequencies(sr, nFft);
  const double top = options.fMaxHz > 0 ? options.fMaxHz : sr.hz / 2.0;
  const std::vector<double> edge = melFrequencies(options.nMels + 2, options.fMinHz, top, options.htk);
  bank.m_binCount = bins.size();
  bank.m_filters.resize(std::size_t(options.nMels));
  for (std::size_t m = 0; m < bank.m_filters.size(); ++m) {
    MelBank::Filter& filter = bank.m_filters[m];
    filter.offset = bank.m_weights.size();
    const double scale = options.norm == MelNorm::Slaney ? 2.0 / (edge[m + 2] - edge[m]) : 1.0;
    const auto first = std::upper_bound(bins.begin(), bins.end(), edge[m]);
    for (auto bin = first; bin != bins.end() && *bin < edge[m + 2]; ++bin) {
      const double rising = (*bin - edge[m]) / (edge[m + 1] - edge[m]);
      const double falling = (edge[m + 2] - *bin) / (edge[m + 2] - edge[m + 1]);
      bank.m_weights.push_back(scale * std::min(rising, falling));
    }
    filter.firstBin = std::size_t(first - bins.begin());
    filter.length = bank.m_weights.size() - filter.offset;
  }
  return bank;
}

std::size_t MelBank::emptyCount() const {
  return std::size_t(
      std::count_if(m_filters.begin(), m_filters.end(), [](const Filter& f) { return f.length == 0; }));
}

void MelBank::apply(std::span<const double> spectrum, std::span<float> out) const {
  for (std::size_t m = 0; m < m_filters.size(); ++m) {
    const Filter& filter = m_filters[m];
    const double* const w = m_weights.data() + filter.offset;
    const double* const x = spectrum.data() + filter.firstBin;
    // Four sums side by side: one would wait for its own last addition.
    double a = 0, b = 0, c = 0, d = 0;
    std::size_t k = 0;
    for (; k + 4 <= filter.length; k += 4) {
      a += w[k] * x[k];
      b += w[k + 1] * x[k + 1];
      c += w[k + 2] * x[k + 2];
      d += w[k + 3] * x[k + 3];
    }
    for (; k < filter.length; ++k) a += w[k] * x[k];
    out[m] = float((a + b) + (c + d));
  }
}

Matrix MelBank::dense() const {
  Matrix out(m_filters.size(), m_binCount);
  for (std::size_t m = 0; m < m_filters.size(); ++m)
    for (std::size_t k = 0; k < m_filters[m].length; ++k)
      out(m, m_filters[m].firstBin + k) = float(m_weights[m_filters[m].offset + k]);
  return out;
}

}  // namespace ullim
