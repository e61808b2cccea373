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

std::vector<float> cutOrPad(std::span<const float> y, std::int64_t length) {
  std::vector<float> out(std::size_t(length), 0.0f);
  const std::int64_t shift = (length - std::int64_t(y.size())) / 2;  // negative: cut on both sides
  for (std::int64_t i = std::max<std::int64_t>(0, shift);
       i < std::min(length, shift + std::int64_t(y.size())); ++i)
    out[std::size_t(i)] = y[std::size_t(i - shift)];
  return out;
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
    kept = cutOrPad(y, std::max<std::int64_t>(1, samples(options.clipS, rate)));
    y = kept;
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

}  // namespace ullim
