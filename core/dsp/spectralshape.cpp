#include "core/dsp/spectralshape.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/dsp/stft.h"

namespace ullim {
namespace {

double sumOf(std::span<const float> values) {
  double sum = 0;
  for (const float v : values) sum += v;
  return sum;
}

/// librosa.util.normalize leaves alone what is smaller than the smallest float.
double divisorOf(double sum) { return sum < double(std::numeric_limits<float>::min()) ? 1.0 : sum; }

}  // namespace

double spectralCentroid(std::span<const float> magnitude, double hzPerBin) {
  double sum = 0, weighted = 0;
  for (std::size_t k = 0; k < magnitude.size(); ++k) {
    sum += magnitude[k];
    weighted += double(k) * magnitude[k];
  }
  return hzPerBin * weighted / divisorOf(sum);
}

double spectralBandwidth(std::span<const float> magnitude, double hzPerBin, const ShapeOptions& options) {
  const double centre = spectralCentroid(magnitude, hzPerBin);
  const double p = options.bandwidthP;
  double sum = 0;
  for (std::size_t k = 0; k < magnitude.size(); ++k) {
    const double away = std::fabs(double(k) * hzPerBin - centre);
    sum += magnitude[k] * (p == 2 ? away * away : std::pow(away, p));
  }
  if (options.bandwidthNorm) sum /= divisorOf(sumOf(magnitude));
  return p == 2 ? std::sqrt(sum) : std::pow(sum, 1 / p);
}

double spectralRolloff(std::span<const float> magnitude, double hzPerBin, const ShapeOptions& options) {
  const double wanted = options.rollPercent * sumOf(magnitude);
  double sum = 0;
  for (std::size_t k = 0; k < magnitude.size(); ++k) {
    sum += magnitude[k];
    if (sum >= wanted) return double(k) * hzPerBin;
  }
  return double(magnitude.size() - 1) * hzPerBin;
}

double spectralFlatness(std::span<const float> magnitude, const ShapeOptions& options) {
  double logs = 0, sum = 0;
  for (const float m : magnitude) {
    const double s = double(m),
                 power = options.flatnessPower == 2 ? s * s : std::pow(s, options.flatnessPower);
    const double kept = std::max(options.flatnessAmin, power);
    logs += std::log(kept);
    sum += kept;
  }
  const double n = double(magnitude.size());
  return std::exp(logs / n) / (sum / n);
}

ContrastBands::ContrastBands(SampleRate sr, int nFft, const ContrastOptions& options) {
  const std::vector<double> hz = fftFrequencies(sr, nFft);
  for (int b = 0; b <= options.nBands; ++b) {
    const double low = b == 0 ? 0 : options.fMinHz * std::exp2(b - 1), high = options.fMinHz * std::exp2(b);
    Band band;
    band.first = std::size_t(std::lower_bound(hz.begin(), hz.end(), low) - hz.begin());
    band.end = std::size_t(std::upper_bound(hz.begin(), hz.end(), high) - hz.begin());
    if (b > 0 && band.first > 0) --band.first;
    if (b == options.nBands) band.end = hz.size();
    // The share is of all bins; the top one of a band belongs to the next band and is not looked at.
    const double share = std::nearbyint(options.quantile * double(band.end - std::min(band.end, band.first)));
    band.ends = std::size_t(std::max(1.0, share));
    if (b < options.nBands && band.end > band.first) --band.end;
    m_bands.push_back(band);
  }
}

Result<Done> ContrastBands::validate(SampleRate sr, int nFft, const ContrastOptions& options) {
  const ContrastBands bands(sr, nFft, options);
  for (std::size_t b = 0; b < bands.count(); ++b)
    if (bands.m_bands[b].end <= bands.m_bands[b].first)
      return Error{ErrorCode::BadArgument, "nFft: " + std::to_string(nFft) + " leaves contrast band " +
                                               std::to_string(b) +
                                               " without a bin (use a larger nFft or a higher fMinHz)"};
  return Done{};
}

void ContrastBands::measure(std::span<const float> magnitude, std::span<float> peaks,
                            std::span<float> valleys) {
  for (std::size_t b = 0; b < m_bands.size(); ++b) {
    const Band& band = m_bands[b];
    m_sorted.assign(magnitude.begin() + std::ptrdiff_t(band.first),
                    magnitude.begin() + std::ptrdiff_t(band.end));
    const std::size_t n = std::min(band.ends, m_sorted.size());
    // Only the ends are wanted in order.
    const auto low = m_sorted.begin() + std::ptrdiff_t(n), high = m_sorted.end() - std::ptrdiff_t(n);
    std::nth_element(m_sorted.begin(), low - 1, m_sorted.end());
    valleys[b] = float(sumOf(std::span(m_sorted).first(n)) / double(n));
    std::nth_element(m_sorted.begin(), high, m_sorted.end());
    peaks[b] = float(sumOf(std::span(m_sorted).last(n)) / double(n));
  }
}

}  // namespace ullim
