#include <algorithm>
#include <cmath>

#include "core/dsp/resample.h"
#include "core/learn/model.h"

namespace ullim {
namespace {

/// What of input cells 0..n-1 lies under output cell `index` of `count`: [first, last] with the shares of
/// both ends. Shares are fractions, so that a picture larger than its feature is stretched and a smaller one
/// is averaged by one rule.
struct Cover {
  std::size_t first = 0;
  std::vector<double> share;  ///< sums to 1
};

std::vector<Cover> covers(std::size_t n, std::size_t count) {
  std::vector<Cover> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    // In units of 1/count of an input cell everything is a whole number, so no rounding can leave a sliver.
    const std::size_t begin = i * n, end = (i + 1) * n;
    out[i].first = begin / count;
    for (std::size_t cell = out[i].first; cell * count < end; ++cell) {
      const std::size_t low = std::max(begin, cell * count), high = std::min(end, (cell + 1) * count);
      out[i].share.push_back(double(high - low) / double(n));
    }
  }
  return out;
}

std::vector<float> cutOrPad(std::span<const float> y, std::int64_t length, bool fromStart) {
  std::vector<float> out(std::size_t(length), 0.0f);
  // Negative: cut on both sides.
  const std::int64_t shift = fromStart ? 0 : (length - std::int64_t(y.size())) / 2;
  for (std::int64_t i = std::max<std::int64_t>(0, shift);
       i < std::min(length, shift + std::int64_t(y.size())); ++i)
    out[std::size_t(i)] = y[std::size_t(i - shift)];
  return out;
}

/// Each column from its lowest to its highest sample, at least one line thick, as a plot draws it.
std::vector<float> drawWaveform(std::span<const float> y, int height, int width) {
  float peak = 0;
  for (const float v : y) peak = std::max(peak, std::abs(v));
  if (peak == 0) peak = 1;
  std::vector<float> picture(std::size_t(height) * std::size_t(width), 0.0f);
  const double half = height / 2.0;
  for (int c = 0; c < width; ++c) {
    const std::size_t begin = std::size_t(c) * y.size() / std::size_t(width);
    // One sample more, so that neighbouring columns touch.
    const std::size_t end =
        std::min(y.size(), std::max(begin + 1, std::size_t(c + 1) * y.size() / std::size_t(width) + 1));
    float low = y[begin], high = low;
    for (std::size_t i = begin; i < end; ++i) {
      low = std::min(low, y[i]);
      high = std::max(high, y[i]);
    }
    double from = half + double(low / peak) * half, to = half + double(high / peak) * half;
    const double thin = std::max(0.0, 1 - (to - from)) / 2;
    from = std::max(0.0, from - thin);
    to = std::min(double(height), to + thin);
    for (int r = int(from); r < height && r < to; ++r)
      picture[std::size_t(r) * std::size_t(width) + std::size_t(c)] =
          float(std::min(to, r + 1.0) - std::max(from, double(r)));
  }
  return picture;
}

}  // namespace

Result<std::vector<float>> makePicture(std::span<const float> y, SampleRate sr, const PictureOptions& options,
                                       const JobContext& job) {
  if (y.empty()) return Error{ErrorCode::FileEmpty, "picture: the clip holds no sample (leave it out)"};
  if (options.height < 1 || options.width < 1)
    return Error{ErrorCode::BadArgument, "picture: height and width must be 1 or more (correct the recipe)"};
  std::vector<float> kept;
  SampleRate rate = sr;
  if (options.resampleTo.hz > 0 && options.resampleTo != sr) {
    auto resampled = resample(y, sr, options.resampleTo);
    if (!resampled) return resampled.error();
    kept = std::move(*resampled);
    y = kept;
    rate = options.resampleTo;
  }
  if (options.clipS > 0) {
    kept = cutOrPad(y, std::max<std::int64_t>(1, samples(options.clipS, rate)), options.fromStart);
    y = kept;
  }
  if (options.feature.kind == FeatureKind::Waveform) {
    if (!std::ranges::all_of(y, [](float v) { return std::isfinite(v); }))
      return Error{ErrorCode::NotFinite, "picture: the sound is not finite (leave it out)"};
    return drawWaveform(y, options.height, options.width);
  }
  const auto feature = computeFeature(y, rate, options.feature, job);
  if (!feature) return feature.error();
  const Matrix& values = feature->values;
  if (values.empty())
    return Error{ErrorCode::FileEmpty, "picture: the clip is too short for one frame (leave it out)"};
  const auto rows = covers(values.cols(), std::size_t(options.height));
  const auto columns = covers(values.rows(), std::size_t(options.width));
  std::vector<float> picture(std::size_t(options.height) * std::size_t(options.width));
  std::vector<double> column(values.cols());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::fill(column.begin(), column.end(), 0.0);
    for (std::size_t k = 0; k < columns[c].share.size(); ++k) {
      const auto frame = values.row(columns[c].first + k);
      for (std::size_t r = 0; r < column.size(); ++r) column[r] += columns[c].share[k] * double(frame[r]);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double sum = 0;
      for (std::size_t k = 0; k < rows[r].share.size(); ++k)
        sum += rows[r].share[k] * column[rows[r].first + k];
      if (!std::isfinite(sum))
        return Error{ErrorCode::NotFinite,
                     "picture: the feature is not finite (choose other feature options)"};
      picture[r * columns.size() + c] = float(sum);
    }
  }
  return picture;
}

void warpRows(std::span<const float> picture, int height, int width, double factor, std::span<float> out) {
  for (int r = 0; r < height; ++r) {
    const double at = std::clamp(r / factor, 0.0, double(height - 1));
    const int low = std::min(int(at), height - 1), high = std::min(low + 1, height - 1);
    const float share = float(at - low);
    const float* const a = picture.data() + std::size_t(low) * std::size_t(width);
    const float* const b = picture.data() + std::size_t(high) * std::size_t(width);
    float* const to = out.data() + std::size_t(r) * std::size_t(width);
    for (int c = 0; c < width; ++c) to[c] = a[c] + share * (b[c] - a[c]);
  }
}

std::vector<float> testView(std::span<const float> picture, int height, int width, int view) {
  constexpr int kShift = 3;
  constexpr double kWarp = 0.07;
  std::vector<float> out(picture.begin(), picture.end());
  if (view == 3 || view == 4) warpRows(picture, height, width, view == 3 ? 1 - kWarp : 1 + kWarp, out);
  if (view == 1 || view == 2) {
    const int shift = (view == 1 ? kShift : width - kShift % width) % width;
    for (int r = 0; r < height; ++r) {
      const auto row = out.begin() + std::ptrdiff_t(r) * width;
      std::rotate(row, row + shift, row + width);
    }
  }
  return out;
}

}  // namespace ullim
