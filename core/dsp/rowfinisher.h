#pragma once
// Second pass of a feature: from the rows of the first pass (core/dsp/rowmaker.h) and what they were like
// altogether to the rows of the result. It goes from first to last frame and keeps only a few of them, so it
// works on rows in memory and on rows from a disk alike.
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/dsp/feature.h"

namespace ullim {

/// What the second pass must know of all rows of the first.
struct RowStats {
  std::vector<float> maximum;  ///< largest value of each row over all frames
  std::size_t frames = 0;
  void add(std::span<const float> row);
  void add(const RowStats& other);  ///< of other frames
};

/// One thread at a time.
class RowFinisher {
 public:
  using Sink = std::function<void(std::span<const float>)>;
  virtual ~RowFinisher() = default;
  virtual std::size_t rows() const = 0;
  /// Takes one frame of the first pass; `out` gets finished frames, as many in all as were taken. A frame
  /// given out has been taken before.
  virtual void push(std::span<const float> raw, const Sink& out) = 0;
  virtual void finish(const Sink&) {}
};

/// nullptr: the rows are finished as they are. Errors: BadArgument (Delta of fewer frames than its width).
Result<std::unique_ptr<RowFinisher>> makeRowFinisher(const FeatureOptions& options, const RowStats& stats);

/// What a finished feature is: everything but its values.
Feature describeFeature(const FeatureOptions& options, SampleRate sr);

}  // namespace ullim
