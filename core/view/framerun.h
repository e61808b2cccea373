#pragma once
// Frames from the middle of a long file, cut and padded as if the whole signal were there.
#include <span>
#include <vector>

#include "core/dsp/feature.h"
#include "core/view/partreader.h"

namespace ullim {

/// True when both features are made of the same frames: they can share reading and transform.
bool sharesFrames(const FeatureOptions& a, const FeatureOptions& b);
/// Frames of a signal of so many samples.
std::int64_t framesOf(const FeatureOptions& options, SamplePos length);

/// A run of neighbouring frames in memory. One thread at a time.
class FrameRun {
 public:
  explicit FrameRun(const FeatureOptions& options);

  /// Reads what frames [first, end) of a signal of reader.length() samples see. False: stopped.
  bool read(PartReader& reader, std::int64_t first, std::int64_t end, const std::stop_token& stop);
  /// frameLength samples of a frame of the run.
  const float* frame(std::int64_t t) const;
  /// False: some of its samples could not be read.
  bool isWhole(std::int64_t t) const;

 private:
  FeatureOptions m_options;
  SamplePos m_length, m_hop, m_pad;
  PadMode m_padMode;
  const float* m_seen = nullptr;  // what the frames see: m_file or m_run
  SamplePos m_begin = 0;          // its position; may be negative
  SamplePos m_goodEnd = 0;        // samples from here on to m_fileEnd are missing
  SamplePos m_fileEnd = 0;        // length of the signal
  std::vector<float> m_file;      // as read
  std::vector<float> m_emphasized;
  std::vector<float> m_run;
};

}  // namespace ullim
