#include "core/learn/mfccstats.h"

#include <algorithm>
#include <cmath>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/dsp/feature.h"
#include "core/dsp/resample.h"

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

constexpr SampleRate kRate{16000};
constexpr std::size_t kBlock = 65536;  // as files are read

/// Block by block, as readAudio() resamples what it reads.
Result<std::vector<float>> atOurRate(std::span<const float> samples, SampleRate rate) {
  auto resampler = StreamResampler::make(rate, kRate);
  if (!resampler) return resampler.error();
  std::vector<float> out;
  out.reserve(std::size_t(resampledLength(samples.size(), rate, kRate)));
  const auto take = [&](std::span<const float> y) { out.insert(out.end(), y.begin(), y.end()); };
  for (std::size_t at = 0; at < samples.size(); at += kBlock)
    resampler->push(samples.subspan(at, std::min(kBlock, samples.size() - at)), take);
  resampler->finish(take);
  return out;
}

std::string statsAtOurRate(std::span<const float> samples, std::span<double> to, const JobContext& job) {
  FeatureOptions options;
  options.kind = FeatureKind::Mfcc;
  const auto mfcc = computeFeature(samples, kRate, options, job);
  if (!mfcc) return mfcc.error().detail;
  constexpr std::size_t n = kMfccStats / 4;
  summarise(mfcc->values, to.subspan(0, n), to.subspan(n, n));
  options.kind = FeatureKind::Delta;
  if (mfcc->values.rows() >= std::size_t(options.delta.width))
    if (const auto slopes = computeFeature(samples, kRate, options, job);
        slopes && slopes->values.cols() >= n)
      summarise(slopes->values, to.subspan(2 * n, n), to.subspan(3 * n, n));
  return {};
}

std::string fill(const std::string& path, std::span<double> to, const JobContext& job) {
  ReadOptions read;
  read.resampleTo = kRate;
  const auto clip = readAudio(path, read, job);
  if (!clip) return clip.error().detail;
  const std::string failed = statsAtOurRate(clip->samples, to, job);
  return failed.empty() ? failed : path + ": " + failed;
}

}  // namespace

std::string mfccStatsOf(std::span<const float> samples, SampleRate rate, std::span<double> to,
                        const JobContext& job) {
  if (rate == kRate) return statsAtOurRate(samples, to, job);
  const auto resampled = atOurRate(samples, rate);
  return resampled ? statsAtOurRate(*resampled, to, job) : resampled.error().detail;
}

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
