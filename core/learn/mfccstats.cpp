#include "core/learn/mfccstats.h"

#include <cmath>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/dsp/feature.h"

namespace ullim {
namespace {

void summarise(const Matrix& frames, std::span<double> means, std::span<double> deviations) {
  const double n = double(frames.rows());
  for (std::size_t j = 0; j < means.size(); ++j) {
    double mean = 0, squares = 0;
    for (std::size_t t = 0; t < frames.rows(); ++t) mean += double(frames.row(t)[j]) / n;
    for (std::size_t t = 0; t < frames.rows(); ++t)
      squares += std::pow(double(frames.row(t)[j]) - mean, 2) / n;
    means[j] = mean;
    deviations[j] = std::sqrt(squares);
  }
}

std::string fill(const std::string& path, std::span<double> to, const JobContext& job) {
  ReadOptions read;
  read.resampleTo = SampleRate{16000};
  const auto clip = readAudio(path, read, job);
  if (!clip) return clip.error().detail;
  FeatureOptions options;
  options.kind = FeatureKind::Mfcc;
  const auto mfcc = computeFeature(clip->samples, clip->rate, options, job);
  if (!mfcc) return path + ": " + mfcc.error().detail;
  constexpr std::size_t n = kMfccStats / 4;
  summarise(mfcc->values, to.subspan(0, n), to.subspan(n, n));
  options.kind = FeatureKind::Delta;
  if (mfcc->values.rows() >= std::size_t(options.delta.width))
    if (const auto slopes = computeFeature(clip->samples, clip->rate, options, job);
        slopes && slopes->values.cols() >= n)
      summarise(slopes->values, to.subspan(2 * n, n), to.subspan(3 * n, n));
  return {};
}

}  // namespace

Result<MfccStats> mfccStats(const std::vector<std::string>& paths, int jobs, const JobContext& job) {
  MfccStats stats{MatrixD(paths.size(), kMfccStats, 0.0), std::vector<std::string>(paths.size())};
  const JobContext inner{job.stop, {}};
  const bool done = parallelFor(paths.size(), jobs, job, [&](std::size_t i) {
    stats.errors[i] = fill(paths[i], stats.values.row(i), inner);
  });
  if (!done || job.stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
  return stats;
}

}  // namespace ullim
