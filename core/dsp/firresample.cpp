#include "core/dsp/firresample.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ullim {
namespace {

constexpr std::size_t kLanes = 4;                  // partial sums of a dot product, so that additions overlap
constexpr std::size_t kMostBankValues = 1u << 20;  // 8 MiB: beyond the caches a bank gains nothing
constexpr SamplePos kBlockInput = 1 << 14;         // input samples turned to double at a time

double sinc(double x) {
  const double a = std::numbers::pi * x;
  return x == 0 ? 1.0 : std::sin(a) / a;
}

/// Half a Kaiser window: 1 at x = 0, its smallest value at x = 1.
double kaiser(double beta, double x) {
  return std::cyl_bessel_i(0.0, beta * std::sqrt(std::max(0.0, 1 - x * x))) / std::cyl_bessel_i(0.0, beta);
}

double dot(const double* a, const double* b, std::size_t n) {
  double sum[kLanes] = {};
  for (std::size_t i = 0; i < n; i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum[lane] += a[i + lane] * b[i + lane];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// Where a sample of the answer lies: between input samples `base` and `base + 1`, and which row of weights.
struct Place {
  SamplePos base;
  SamplePos row;
};

/// out[t] = sum over j of row[j] * y[base - reach + 1 + j], j in [0, 2 * reach).
/// A small rational ratio repeats its rows: each is computed once. Otherwise a row is computed for each
/// sample.
/// @param rows    how many different rows there are
/// @param placeOf (t) -> Place, base never falling with t
/// @param fill    (row, weights) fills 2 * reach weights
template <class PlaceOf, class Fill>
void applyRows(std::span<const float> y, RateRatio ratio, SamplePos reach, SamplePos rows,
               const PlaceOf& placeOf, const Fill& fill, std::span<float> out) {
  const auto width = std::size_t(2 * reach);
  const std::size_t stride = (width + kLanes - 1) / kLanes * kLanes;
  const bool bank = std::size_t(rows) < out.size() && std::size_t(rows) * stride <= kMostBankValues;
  std::vector<double> weights((bank ? std::size_t(rows) : 1) * stride, 0.0);
  std::vector<bool> known(bank ? std::size_t(rows) : 0, false);

  const auto n = SamplePos(y.size()), end = SamplePos(out.size());
  const SamplePos block = std::max<SamplePos>(1, SamplePos(double(kBlockInput) * ratio.value()));
  std::vector<double> part;
  for (SamplePos t0 = 0; t0 < end; t0 += block) {
    const SamplePos t1 = std::min(end, t0 + block);
    const SamplePos from = placeOf(t0).base - reach + 1, to = placeOf(t1 - 1).base + reach + 1;
    part.assign(std::size_t(to - from) + kLanes, 0.0);
    const SamplePos first = std::clamp<SamplePos>(from, 0, n), last = std::clamp<SamplePos>(to, first, n);
    std::copy(y.begin() + first, y.begin() + last, part.begin() + (first - from));
    for (SamplePos t = t0; t < t1; ++t) {
      const Place place = placeOf(t);
      double* row = weights.data() + (bank ? std::size_t(place.row) * stride : 0);
      if (!bank || !known[std::size_t(place.row)]) {
        fill(place.row, std::span(row, width));
        if (bank) known[std::size_t(place.row)] = true;
      }
      out[std::size_t(t)] = float(dot(row, part.data() + (place.base - reach + 1 - from), stride));
    }
  }
}

/// perZero * zeros + 1 values, and the last once more, so that the slope behind it is 0.
std::vector<double> sincTable(const KaiserSinc& filter) {
  const int n = filter.zeros * filter.perZero;
  std::vector<double> table;
  table.reserve(std::size_t(n) + 2);
  for (int i = 0; i <= n; ++i)
    table.push_back(filter.rollOff * sinc(filter.rollOff * i / filter.perZero) *
                    kaiser(filter.beta, double(i) / n));
  table.push_back(table.back());
  return table;
}

const std::vector<double>& keptTable(const KaiserSinc& filter) {
  static const std::vector<double> best = sincTable(kKaiserBest);
  static const std::vector<double> fast = sincTable(kKaiserFast);
  return filter.zeros == kKaiserBest.zeros ? best : fast;
}

}  // namespace

void resampleKaiser(std::span<const float> y, RateRatio ratio, const KaiserSinc& filter,
                    std::span<float> out) {
  const std::vector<double>& table = keptTable(filter);
  const auto size = SamplePos(table.size()) - 1;
  const double scale = std::min(1.0, ratio.value());
  // Truncated as in resampy: going down, its taps lie a little too close, and ours with them.
  const auto step = SamplePos(scale * filter.perZero);
  const SamplePos reach = size / step;

  // resampy takes the whole part of t * (1 / ratio). Rounding puts some whole times just below; these belong
  // to the sample before, a whole step away: one row more than there are phases.
  const double increment = 1.0 / ratio.value();
  const auto placeOf = [&](SamplePos t) -> Place {
    const SamplePos at = t * ratio.down, phase = at % ratio.up, base = at / ratio.up;
    if (phase == 0 && base > 0 && SamplePos(double(t) * increment) < base) return {base - 1, ratio.up};
    return {base, phase};
  };
  const auto fill = [&](SamplePos phase, std::span<double> row) {
    const double frac = scale * (double(phase) / double(ratio.up));
    const auto wing = [&](double from, SamplePos at, SamplePos direction) {
      const auto offset = SamplePos(from * filter.perZero);
      const double rest = from * filter.perZero - double(offset);
      const SamplePos count = (size - offset) / step;
      for (SamplePos i = 0; i < count; ++i) {
        const double* entry = table.data() + offset + i * step;
        row[std::size_t(at + i * direction)] = scale * (entry[0] + rest * (entry[1] - entry[0]));
      }
    };
    std::fill(row.begin(), row.end(), 0.0);
    wing(frac, reach - 1, -1);
    wing(scale - frac, reach, 1);
  };
  applyRows(y, ratio, reach, ratio.up + 1, placeOf, fill, out);
}

void resamplePolyphase(std::span<const float> y, RateRatio ratio, std::span<float> out) {
  constexpr double kBeta = 5.0;
  constexpr SamplePos kZeros = 10;  // zero crossings of the sinc in one half of the filter
  const SamplePos longer = std::max(ratio.up, ratio.down), half = kZeros * longer;
  std::vector<double> table;  // the right half of the filter, with its middle
  table.reserve(std::size_t(half) + 1);
  double sum = 0;
  for (SamplePos i = 0; i <= half; ++i) {
    table.push_back(sinc(double(i) / double(longer)) * kaiser(kBeta, double(i) / double(half)));
    sum += i == 0 ? table.back() : 2 * table.back();
  }
  for (double& value : table) value *= double(ratio.up) / sum;

  const SamplePos reach = half / ratio.up + 1;
  const auto placeOf = [&](SamplePos t) -> Place {
    const SamplePos at = t * ratio.down;
    return {at / ratio.up, at % ratio.up};
  };
  const auto fill = [&](SamplePos phase, std::span<double> row) {
    for (SamplePos j = 0; j < SamplePos(row.size()); ++j) {
      const SamplePos distance = std::abs(phase - (j - reach + 1) * ratio.up);
      row[std::size_t(j)] = distance <= half ? table[std::size_t(distance)] : 0.0;
    }
  };
  applyRows(y, ratio, reach, ratio.up, placeOf, fill, out);
}

}  // namespace ullim
