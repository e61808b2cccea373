#include "core/learn/scaling.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

/// Which pair of a scaler goes with a pixel: one for all, one a row, one a pixel.
std::size_t pairsOf(Scaling scaling, std::size_t pixels, int height) {
  if (scaling == Scaling::Rows) return std::size_t(height);
  return scaling == Scaling::Pixels ? pixels : 1;
}

}  // namespace

Scaler fitScaler(const Matrix& x, const std::vector<std::size_t>& rows, Scaling scaling, int height) {
  Scaler scaler;
  const std::size_t pixels = x.cols();
  if (scaling == Scaling::None || rows.empty() || pixels == 0) return scaler;
  if (scaling == Scaling::Unit) {
    float low = x(rows.front(), 0), high = low;
    for (const std::size_t r : rows) {
      const auto [least, most] = std::ranges::minmax(x.row(r));
      low = std::min(low, least);
      high = std::max(high, most);
    }
    scaler.mean = {low};
    scaler.std = {high > low ? high - low : 1.0f};
    return scaler;
  }
  const std::size_t pairs = pairsOf(scaling, pixels, height), run = pixels / pairs;
  std::vector<double> sum(pairs), squares(pairs);
  const double n = double(rows.size()) * double(run);
  for (const std::size_t r : rows) {
    const auto picture = x.row(r);
    for (std::size_t p = 0; p < pairs; ++p)
      for (std::size_t i = p * run; i < (p + 1) * run; ++i) sum[p] += double(picture[i]);
  }
  // In a second pass: the difference of two large sums would lose the small spread of dB values.
  for (const std::size_t r : rows) {
    const auto picture = x.row(r);
    for (std::size_t p = 0; p < pairs; ++p) {
      const double mean = sum[p] / n;
      for (std::size_t i = p * run; i < (p + 1) * run; ++i) {
        const double d = double(picture[i]) - mean;
        squares[p] += d * d;
      }
    }
  }
  scaler.mean.resize(pairs);
  scaler.std.resize(pairs);
  for (std::size_t p = 0; p < pairs; ++p) {
    const double std = std::sqrt(squares[p] / n);
    scaler.mean[p] = float(sum[p] / n);
    // Below this the variation is rounding: dividing by it would blow noise up to full size.
    scaler.std[p] = std > 1e-6 * (1.0 + std::abs(sum[p] / n)) ? float(std) : 1.0f;
  }
  return scaler;
}

void applyScaler(const Scaler& scaler, int height, std::span<float> picture) {
  const std::size_t pairs = scaler.mean.size();
  const std::size_t run = pairs == 1                     ? picture.size()
                          : pairs == std::size_t(height) ? picture.size() / std::size_t(height)
                                                         : 1;
  for (std::size_t p = 0; p < pairs; ++p) {
    const float mean = scaler.mean[p], factor = 1.0f / scaler.std[p];
    for (float& value : picture.subspan(p * run, run)) value = (value - mean) * factor;
  }
}

void applyScaler(const Scaler& scaler, int height, Matrix& x) {
  for (std::size_t r = 0; r < x.rows(); ++r) applyScaler(scaler, height, x.row(r));
}

}  // namespace ullim
