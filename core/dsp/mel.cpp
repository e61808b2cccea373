#include "core/dsp/mel.h"

#include <algorithm>
#include <cmath>

#include "core/base/memo.h"
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
    bank.normalise(filter, options.norm);
  }
  bank.pack();
  return bank;
}

std::shared_ptr<const MelBank> sharedMelFilterbank(SampleRate sr, int nFft, const MelOptions& options) {
  struct Key {
    SampleRate sr;
    int nFft;
    MelOptions options;
    bool operator==(const Key&) const = default;
  };
  Key key{sr, nFft, options};
  key.options.power = 2;  // does not shape the filters
  static Memo<Key, MelBank> memo;
  return memo.get(key, [&] { return melFilterbank(sr, nFft, options); });
}

void MelBank::normalise(const Filter& filter, MelNorm norm) {
  if (norm == MelNorm::None || norm == MelNorm::Slaney || filter.length == 0) return;
  const auto weights = std::span(m_weights).subspan(filter.offset, filter.length);
  double length = 0;
  for (const double w : weights)
    length = norm == MelNorm::Max ? std::max(length, w) : length + (norm == MelNorm::L2 ? w * w : w);
  if (norm == MelNorm::L2) length = std::sqrt(length);
  for (double& w : weights) w /= length;
}

/// Weights of 0 fill each run up to the longest of its group, on the left where the spectrum ends on the
/// right.
void MelBank::pack() {
  constexpr std::size_t kLanes = 8, kSide = 4;
  for (std::size_t m = 0; m < m_filters.size(); m += kSide) {
    const std::size_t count = std::min(kSide, m_filters.size() - m);
    std::size_t longest = 1;
    for (std::size_t f = 0; f < count; ++f) longest = std::max(longest, m_filters[m + f].length);
    kernels::FilterGroup group;
    group.offset = std::uint32_t(m_packed.size());
    group.blocks = std::uint32_t((longest + kLanes - 1) / kLanes);
    const std::size_t length = group.blocks * kLanes;
    if (length > m_binCount) {  // a spectrum shorter than that: apply() does without
      m_groups.clear();
      return;
    }
    m_packed.resize(m_packed.size() + kSide * length, 0.0f);
    for (std::size_t f = 0; f < count; ++f) {
      const Filter& filter = m_filters[m + f];
      const std::size_t first = std::min(filter.firstBin, m_binCount - length);
      group.firstBin[f] = std::uint32_t(first);
      for (std::size_t i = 0; i < filter.length; ++i) {
        const std::size_t k = i + filter.firstBin - first;
        m_packed[group.offset + kSide * kLanes * (k / kLanes) + kLanes * f + k % kLanes] =
            float(m_weights[filter.offset + i]);
      }
    }
    m_groups.push_back(group);
  }
}

std::size_t MelBank::emptyCount() const {
  return std::size_t(
      std::count_if(m_filters.begin(), m_filters.end(), [](const Filter& f) { return f.length == 0; }));
}

void MelBank::apply(std::span<const float> spectrum, std::span<float> out) const {
  constexpr std::size_t kSide = 4;
  const std::size_t whole = std::min(m_groups.size(), m_filters.size() / kSide);
  kernels::applyFilters(m_groups.data(), whole, m_packed.data(), spectrum.data(), out.data());
  std::size_t m = whole * kSide;
  if (m == m_filters.size()) return;
  if (whole < m_groups.size()) {  // the last group is not full
    float rest[kSide];
    kernels::applyFilters(&m_groups[whole], 1, m_packed.data(), spectrum.data(), rest);
    std::copy_n(rest, m_filters.size() - m, out.begin() + std::ptrdiff_t(m));
    return;
  }
  for (; m < m_filters.size(); ++m) {
    const Filter& filter = m_filters[m];
    double sum = 0;
    for (std::size_t k = 0; k < filter.length; ++k)
      sum += m_weights[filter.offset + k] * double(spectrum[filter.firstBin + k]);
    out[m] = float(sum);
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
