#include "core/dsp/featurestream.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/dsp/chroma.h"
#include "core/dsp/kernels.h"
#include "core/dsp/padding.h"
#include "core/dsp/scaling.h"
#include "core/dsp/spectrum.h"

namespace ullim {
namespace {

constexpr std::size_t kSamplesPerPiece = 1u << 16;
constexpr std::size_t kFramesPerAsk = 64;      // some tenths of a millisecond to some milliseconds
constexpr std::size_t kFramesPerThread = 128;  // fewer are not worth a thread

bool allFinite(std::span<const float> y) {
  float sums[8] = {};  // 0 * x is 0 for finite x and NaN otherwise, and the loop has no branch
  std::size_t i = 0;
  for (; i + 8 <= y.size(); i += 8)
    for (std::size_t k = 0; k < 8; ++k) sums[k] += 0.0f * y[i + k];
  for (; i < y.size(); ++i) sums[0] += 0.0f * y[i];
  return std::all_of(std::begin(sums), std::end(sums), [](float s) { return s == 0.0f; });
}

Error cancelled() { return {ErrorCode::Cancelled, "feature: stopped"}; }
Error notFinite() {
  return {ErrorCode::NotFinite, "signal: holds values that are not numbers (read it again, or repair it)"};
}

/// What is wrong with a signal that gave no frame.
Error noFrame(SamplePos samples, int frameLength) {
  if (samples == 0) return {ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  return {ErrorCode::BadArgument, "nFft: " + std::to_string(frameLength) + " is longer than the signal of " +
                                      std::to_string(samples) +
                                      " samples (use centred frames or a smaller nFft)"};
}

Result<Done> checkOptions(SampleRate sr, const FeatureOptions& options) {
  if (auto valid = options.validate(sr); !valid) return valid;
  if (!isFramewise(options))
    return Error{ErrorCode::BadArgument, std::string("kind: ") + featureName(options.kind) +
                                             " needs the whole signal at once (read a part of the file)"};
  return Done{};
}

FrameFeeder feederOf(const FeatureOptions& options) {
  const FramePlan plan = framePlan(options);
  return FrameFeeder(plan.frameLength, plan.hopLength, plan.center, plan.padMode);
}

/// The signal as the frames see it: as it is, or pre-emphasised into `store`.
std::span<const float> emphasized(std::span<const float> y, const FeatureOptions& options,
                                  Preemphasis& filter, std::vector<float>& store) {
  if (options.preemphasis == 0) return y;
  store.clear();
  filter.push(y, store);
  return store;
}

void findRange(Feature& feature) {
  float low = std::numeric_limits<float>::infinity(), high = -low;
  kernels::widenRange(feature.values.data().data(), feature.values.size(), low, high);
  feature.minimum = low <= high ? low : 0;
  feature.maximum = low <= high ? high : 0;
}

}  // namespace

void completeFeature(Feature& feature, FeatureScale scale) {
  if (scale == FeatureScale::Clip) scaleClip(feature.values);
  if (scale == FeatureScale::Rows) scaleColumns(feature.values);  // in memory a row of the result is a column
  findRange(feature);
}

FeatureStream::FeatureStream(SampleRate sr, const FeatureOptions& options, double tuning)
    : m_options(options),
      m_maker(makeRowMaker(options, sr, tuning)),
      m_feeder(feederOf(options)),
      m_preemphasis(options.preemphasis),
      m_row(m_maker->rows()) {}

Result<FeatureStream> FeatureStream::make(SampleRate sr, const FeatureOptions& options, double tuning) {
  if (auto valid = checkOptions(sr, options); !valid) return valid.error();
  return FeatureStream(sr, options, tuning);
}

FrameFeeder::Sink FeatureStream::frames(const Sink& sink) {
  return [this, &sink](const float* first, std::size_t count) {
    const std::size_t hop = std::size_t(framePlan(m_options).hopLength);
    for (std::size_t i = 0; i < count; ++i) {
      m_maker->make(first + i * hop, m_row);
      m_stats.add(m_row);
      if (!sink(m_row)) return false;
    }
    return true;
  };
}

Result<Done> FeatureStream::push(std::span<const float> y, const Sink& sink) {
  if (!allFinite(y)) return notFinite();
  if (!m_feeder.push(emphasized(y, m_options, m_preemphasis, m_emphasized), frames(sink))) return cancelled();
  return Done{};
}

Result<Done> FeatureStream::finish(const Sink& sink) {
  if (m_options.preemphasis != 0) {
    m_emphasized.clear();
    m_preemphasis.finish(m_emphasized);
    if (!m_feeder.push(m_emphasized, frames(sink))) return cancelled();
  }
  if (!m_feeder.finish(frames(sink))) return cancelled();
  if (m_stats.frames == 0) return noFrame(m_feeder.samplesSeen(), framePlan(m_options).frameLength);
  return Done{};
}

FeatureBuilder::FeatureBuilder(SampleRate sr, const FeatureOptions& options, double tuning, int jobs,
                               const JobContext& job)
    : m_rate(sr),
      m_options(options),
      m_plan(framePlan(options)),
      m_job(job),
      m_feeder(feederOf(options)),
      m_preemphasis(options.preemphasis) {
  const int threads = jobs > 0 ? jobs : defaultJobs();
  for (int i = 0; i < threads; ++i) m_makers.push_back(nullptr);
  m_makers.front() = makeRowMaker(options, sr, tuning);
  for (auto& maker : m_makers)
    if (!maker) maker = makeRowMaker(options, sr, tuning);
  m_stats.resize(m_makers.size());
  m_rows = Matrix(0, m_makers.front()->rows());
}

Result<FeatureBuilder> FeatureBuilder::make(SampleRate sr, const FeatureOptions& options, double tuning,
                                            int jobs, const JobContext& job) {
  if (auto valid = checkOptions(sr, options); !valid) return valid.error();
  return FeatureBuilder(sr, options, tuning, jobs, job);
}

void FeatureBuilder::expect(SamplePos samples) {
  m_expected = std::size_t(frameCount(samples, m_plan.frameLength, m_plan.hopLength, m_plan.center));
  m_rows.reserveRows(m_expected);
}

bool FeatureBuilder::takeFrames(const float* first, std::size_t count) {
  const std::size_t hop = std::size_t(m_plan.hopLength), cols = m_rows.cols(), done = m_rows.rows();
  const std::span<float> rows = m_rows.appendRows(count);
  const std::size_t threads = std::clamp<std::size_t>(count / kFramesPerThread, 1, m_makers.size());
  const auto make = [&](RowMaker& maker, RowStats& stats, std::size_t begin, std::size_t end, bool report) {
    for (std::size_t i = begin; i < end; ++i) {
      if (i % kFramesPerAsk == 0) {
        if (m_job.stopped()) return;
        if (report) m_job.progress(done + i * threads, std::max(m_expected, done + count));
      }
      const auto row = rows.subspan(i * cols, cols);
      maker.make(first + i * hop, row);
      stats.add(row);  // while it is in the cache
    }
  };
  if (threads == 1)
    make(*m_makers.front(), m_stats.front(), 0, count, true);
  else
    parallelFor(threads, int(threads), {m_job.stop, {}}, [&](std::size_t thread) {
      make(*m_makers[thread], m_stats[thread], count * thread / threads, count * (thread + 1) / threads,
           thread == 0);
    });
  return !m_job.stopped();
}

Result<Done> FeatureBuilder::push(std::span<const float> y) {
  const auto take = [this](const float* first, std::size_t count) { return takeFrames(first, count); };
  // In pieces that stay in the cache between the check and the frames; with more threads in one, so that each
  // has frames enough.
  const std::size_t piece = m_makers.size() > 1 ? y.size() : kSamplesPerPiece;
  while (!y.empty()) {
    const auto part = y.first(std::min(piece, y.size()));
    y = y.subspan(part.size());
    if (!allFinite(part)) return notFinite();
    if (!m_feeder.push(emphasized(part, m_options, m_preemphasis, m_emphasized), take)) return cancelled();
  }
  return Done{};
}

Result<Done> FeatureBuilder::endFrames() {
  const auto take = [this](const float* first, std::size_t count) { return takeFrames(first, count); };
  m_emphasized.clear();
  m_preemphasis.finish(m_emphasized);
  if (m_options.preemphasis != 0 && !m_feeder.push(m_emphasized, take)) return cancelled();
  if (!m_feeder.finish(take)) return cancelled();
  if (m_rows.rows() == 0) return noFrame(m_feeder.samplesSeen(), m_plan.frameLength);
  m_job.progress(m_rows.rows(), m_rows.rows());
  return Done{};
}

/// Second pass over rows in memory, in place.
Result<Feature> FeatureBuilder::finished(Matrix rows, const FeatureOptions& options) const {
  RowStats stats;
  for (const RowStats& part : m_stats) stats.add(part);
  auto finisher = makeRowFinisher(options, stats);
  if (!finisher) return finisher.error();
  float low = std::numeric_limits<float>::infinity(), high = -low;
  if (*finisher) {
    // A finished row is never wider than a raw one, and comes when that has been read.
    const std::size_t frames = rows.rows(), cols = (*finisher)->rows();
    float* out = rows.data().data();
    const auto put = [&](std::span<const float> row) {
      out = std::copy(row.begin(), row.end(), out);
      kernels::widenRange(row.data(), row.size(), low, high);  // while it is in the cache
    };
    for (std::size_t t = 0; t < frames; ++t) {
      if (t % kFramesPerAsk == 0 && m_job.stopped()) return cancelled();
      (*finisher)->push(rows.row(t), put);
    }
    (*finisher)->finish(put);
    rows.reshape(frames, cols);
  }
  Feature feature = describeFeature(options, m_rate);
  feature.values = std::move(rows);
  if (options.scale == FeatureScale::None && low <= high) {
    feature.minimum = low;
    feature.maximum = high;
  } else {
    completeFeature(feature, options.scale);
  }
  return feature;
}

Result<Feature> FeatureBuilder::finish() {
  if (auto ended = endFrames(); !ended) return ended.error();
  return finished(std::move(m_rows), m_options);
}

Result<std::vector<Feature>> FeatureBuilder::finishAs(std::span<const FeatureOptions* const> options) {
  if (auto ended = endFrames(); !ended) return ended.error();
  std::vector<Feature> out;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool last = i + 1 == options.size();
    auto feature = finished(last ? std::move(m_rows) : m_rows, *options[i]);
    if (!feature) return feature.error();
    out.push_back(std::move(*feature));
  }
  return out;
}

struct TuningStream::State {
  SpectrumMaker spectrum;
  TuningEstimator estimator;
  FrameFeeder feeder;
  FeatureOptions options;
  Preemphasis preemphasis;
  std::vector<float> emphasized, power;
  bool take(const float* first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto bins = spectrum.power(first + i * std::size_t(options.stft.hopLength));
      std::transform(bins.begin(), bins.end(), power.begin(), [](double v) { return float(v); });
      estimator.add(power);
    }
    return true;
  }
};

TuningStream::TuningStream(SampleRate sr, const FeatureOptions& options)
    : d(new State{SpectrumMaker(options.stft),
                  TuningEstimator(sr, options.stft.nFft, options.chroma.nChroma),
                  feederOf(options),
                  options,
                  Preemphasis(options.preemphasis),
                  {},
                  std::vector<float>(std::size_t(options.stft.binCount()))}) {}
TuningStream::~TuningStream() = default;

void TuningStream::push(std::span<const float> y) {
  const auto take = [this](const float* first, std::size_t count) { return d->take(first, count); };
  d->feeder.push(ullim::emphasized(y, d->options, d->preemphasis, d->emphasized), take);
}

double TuningStream::finish() {
  const auto take = [this](const float* first, std::size_t count) { return d->take(first, count); };
  d->emphasized.clear();
  d->preemphasis.finish(d->emphasized);
  if (d->options.preemphasis != 0) d->feeder.push(d->emphasized, take);
  d->feeder.finish(take);
  return d->estimator.tuning();
}

}  // namespace ullim
