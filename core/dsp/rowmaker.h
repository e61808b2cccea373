#pragma once
// First pass of a feature: one row a frame, from the frame alone. What needs the whole signal (a dB floor, a
// slope over time) is the second pass, core/dsp/rowfinisher.h.
#include <memory>
#include <span>

#include "core/dsp/feature.h"
#include "core/dsp/pitch.h"

namespace ullim {

/// How a feature cuts its frames.
struct FramePlan {
  int frameLength = 2048, hopLength = 512;
  bool center = true;
  PadMode padMode = PadMode::Constant;
};
FramePlan framePlan(const FeatureOptions& options);
/// F0, VoicedProbability: what the pitch functions are to do.
PitchOptions pitchOptions(const FeatureOptions& options);

/// One thread at a time; several makers of the same options give the same rows.
class RowMaker {
 public:
  virtual ~RowMaker() = default;
  virtual std::size_t rows() const = 0;
  /// @param frame  frameLength samples
  /// @param row    rows() values
  virtual void make(const float* frame, std::span<float> row) = 0;
};

/// For kinds that go frame by frame: all but Waveform, VoicedProbability, Hnr, and F0 with Pyin (nullptr for
/// those). Options must be valid. `tuning` counts for Chroma with autoTuning: what the first look at the
/// signal found.
std::unique_ptr<RowMaker> makeRowMaker(const FeatureOptions& options, SampleRate sr, double tuning = 0);

/// True when both have the same rows in their first pass: log-mel and MFCC of one mel spectrogram, say.
bool sharesRows(const FeatureOptions& a, const FeatureOptions& b);
/// True for kinds that makeRowMaker() can do: they can be computed from a signal that is not in memory.
bool isFramewise(const FeatureOptions& options);
/// True when the whole signal must be looked at once before the first row: Chroma with autoTuning.
bool needsTuning(const FeatureOptions& options);

}  // namespace ullim
