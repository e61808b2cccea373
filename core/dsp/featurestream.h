#pragma once
// A feature of a signal that arrives in blocks, of any length.
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/dsp/feature.h"
#include "core/dsp/framing.h"
#include "core/dsp/preemphasis.h"
#include "core/dsp/rowfinisher.h"
#include "core/dsp/rowmaker.h"

namespace ullim {

/// First pass over a signal in blocks: rows go to a sink as they are made. For isFramewise() kinds.
class FeatureStream {
 public:
  /// Gets one frame's row, in order; false stops.
  using Sink = std::function<bool(std::span<const float>)>;

  /// Errors: BadArgument (options; a kind that needs the whole signal at once).
  static Result<FeatureStream> make(SampleRate sr, const FeatureOptions& options, double tuning = 0);

  std::size_t rawRows() const { return m_maker->rows(); }
  /// Samples must be finite. Errors: Cancelled (the sink stopped), NotFinite.
  Result<Done> push(std::span<const float> y, const Sink& sink);
  /// Errors: FileEmpty (no sample), BadArgument (not centred and shorter than a frame), Cancelled.
  Result<Done> finish(const Sink& sink);
  const RowStats& stats() const { return m_stats; }

 private:
  FeatureStream(SampleRate sr, const FeatureOptions& options, double tuning);
  FrameFeeder::Sink frames(const Sink& sink);

  FeatureOptions m_options;
  std::unique_ptr<RowMaker> m_maker;
  FrameFeeder m_feeder;
  Preemphasis m_preemphasis;
  std::vector<float> m_emphasized, m_row;
  RowStats m_stats;
};

/// The same into memory, with the second pass: what computeFeature() is made of. Frames of large blocks are
/// shared among threads; the numbers do not depend on how many.
class FeatureBuilder {
 public:
  /// jobs 0: all cores. Errors as FeatureStream::make.
  static Result<FeatureBuilder> make(SampleRate sr, const FeatureOptions& options, double tuning = 0,
                                     int jobs = 1, const JobContext& job = {});
  /// Room for a signal of so many samples, which must be believable.
  void expect(SamplePos samples);
  /// Errors: Cancelled, NotFinite.
  Result<Done> push(std::span<const float> y);
  /// Errors: FileEmpty, BadArgument (too short), Cancelled.
  Result<Feature> finish();
  /// One feature for each of `options`, which must share their first pass (sharesRows) with the builder's
  /// own.
  Result<std::vector<Feature>> finishAs(std::span<const FeatureOptions* const> options);

 private:
  Result<Done> endFrames();
  Result<Feature> finished(Matrix rows, const FeatureOptions& options) const;
  FeatureBuilder(SampleRate sr, const FeatureOptions& options, double tuning, int jobs,
                 const JobContext& job);
  bool takeFrames(const float* first, std::size_t count);

  SampleRate m_rate;
  FeatureOptions m_options;
  FramePlan m_plan;
  JobContext m_job;
  std::vector<std::unique_ptr<RowMaker>> m_makers;  // one a thread
  std::vector<RowStats> m_stats;                    // one a thread
  FrameFeeder m_feeder;
  Preemphasis m_preemphasis;
  std::vector<float> m_emphasized;  // a block after pre-emphasis
  Matrix m_rows;                    // [nFrames][rows of the first pass]
  std::size_t m_expected = 0;
};

/// Scales the values as the options ask and finds their range: the last step of every feature.
void completeFeature(Feature& feature, FeatureScale scale);

/// Tuning of a signal in blocks, for Chroma with autoTuning.
class TuningStream {
 public:
  TuningStream(SampleRate sr, const FeatureOptions& options);
  ~TuningStream();
  void push(std::span<const float> y);
  double finish();

 private:
  struct State;
  std::unique_ptr<State> d;
};

}  // namespace ullim
