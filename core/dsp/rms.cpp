#include "core/dsp/rms.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/dsp/padding.h"

namespace ullim {
namespace {

constexpr float kZeroThreshold = 1e-10f;  // librosa.zero_crossings

Result<std::size_t> framesOf(std::span<const float> y, const FrameOptions& options) {
  if (auto valid = options.validate(); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  const SamplePos count =
      frameCount(SamplePos(y.size()), options.frameLength, options.hopLength, options.center);
  if (count == 0)
    return Error{ErrorCode::BadArgument, "frameLength: " + std::to_string(options.frameLength) +
                                             " is longer than the signal of " + std::to_string(y.size()) +
                                             " samples (use centred frames or a shorter frame)"};
  return std::size_t(count);
}

}  // namespace

Result<Done> FrameOptions::validate() const {
  constexpr int kMaxFrame = 1 << 20;
  if (frameLength < 1 || frameLength > kMaxFrame)
    return Error{ErrorCode::BadArgument, "frameLength: " + std::to_string(frameLength) +
                                             " is not possible (use 1 to " + std::to_string(kMaxFrame) +
                                             " samples)"};
  if (hopLength < 1)
    return Error{ErrorCode::BadArgument,
                 "hopLength: " + std::to_string(hopLength) + " is not possible (use 1 sample or more)"};
  return Done{};
}

Result<std::vector<float>> frameRms(std::span<const float> y, const FrameOptions& options, PadMode padMode) {
  const auto count = framesOf(y, options);
  if (!count) return count.error();
  const SamplePos n = SamplePos(y.size()), length = options.frameLength;
  std::vector<float> out(*count);
  for (std::size_t t = 0; t < out.size(); ++t) {
    const SamplePos begin = SamplePos(t) * options.hopLength - (options.center ? length / 2 : 0);
    const SamplePos from = std::clamp<SamplePos>(begin, 0, n),
                    to = std::clamp<SamplePos>(begin + length, from, n);
    double squares = 0;
    for (const float x : y.subspan(std::size_t(from), std::size_t(to - from))) squares += double(x) * x;
    if (padMode != PadMode::Constant) {
      const auto addPadding = [&](SamplePos first, SamplePos last) {
        for (SamplePos i = first; i < last; ++i) {
          const double x = y[std::size_t(paddedSource(i, n, padMode))];
          squares += x * x;
        }
      };
      addPadding(begin, std::min(begin + length, from));
      addPadding(std::max(begin, to), begin + length);
    }
    out[t] = float(std::sqrt(squares / double(length)));
  }
  return out;
}

Result<std::vector<float>> zeroCrossingRate(std::span<const float> y, const FrameOptions& options) {
  const auto count = framesOf(y, options);
  if (!count) return count.error();
  const SamplePos n = SamplePos(y.size()), length = options.frameLength;
  // crossings[i]: sign changes between samples 0 and i. Padding repeats the ends, so it adds none.
  std::vector<std::int64_t> crossings(y.size(), 0);
  const auto negative = [](float x) { return x < -kZeroThreshold; };
  for (std::size_t i = 1; i < y.size(); ++i)
    crossings[i] = crossings[i - 1] + (negative(y[i]) != negative(y[i - 1]) ? 1 : 0);
  const auto upTo = [&](SamplePos i) { return crossings[std::size_t(std::clamp<SamplePos>(i, 0, n - 1))]; };
  std::vector<float> out(*count);
  for (std::size_t t = 0; t < out.size(); ++t) {
    const SamplePos begin = SamplePos(t) * options.hopLength - (options.center ? length / 2 : 0);
    out[t] = float(double(upTo(begin + length - 1) - upTo(begin)) / double(length));
  }
  return out;
}

}  // namespace ullim
