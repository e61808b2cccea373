#include "core/dsp/rms.h"

#include <cmath>
#include <string>

#include "core/dsp/stft.h"

namespace ullim {
namespace {

constexpr float kZeroThreshold = 1e-10f;  // librosa.zero_crossings

template <class Value>
Result<std::vector<float>> perFrame(std::span<const float> y, const FrameOptions& options, PadMode padMode,
                                    const JobContext& job, Value&& value) {
  if (auto valid = options.validate(); !valid) return valid.error();
  std::vector<float> out;
  const auto done = forEachFrame(y, options.frameLength, options.hopLength, options.center, padMode, job,
                                 [&](std::size_t, const float* frame) {
                                   out.push_back(float(value(frame, std::size_t(options.frameLength))));
                                 });
  if (!done) return done.error();
  return out;
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

double rmsOf(const float* frame, std::size_t length) {
  double squares[4] = {0, 0, 0, 0};  // side by side: one sum would wait for its own last addition
  std::size_t i = 0;
  for (; i + 4 <= length; i += 4)
    for (std::size_t k = 0; k < 4; ++k) squares[k] += double(frame[i + k]) * double(frame[i + k]);
  for (; i < length; ++i) squares[0] += double(frame[i]) * double(frame[i]);
  return std::sqrt(((squares[0] + squares[1]) + (squares[2] + squares[3])) / double(length));
}

double rmsOfSpectrum(std::span<const float> magnitude, int nFft) {
  double power = 0;  // bins between the ends stand for a negative frequency, too
  for (std::size_t k = 0; k < magnitude.size(); ++k) {
    const bool end = k == 0 || (nFft % 2 == 0 && k + 1 == magnitude.size());
    power += (end ? 1.0 : 2.0) * double(magnitude[k]) * double(magnitude[k]);
  }
  return std::sqrt(power) / nFft;
}

double zeroCrossingsOf(const float* frame, std::size_t length) {
  int crossings = 0;
  for (std::size_t i = 1; i < length; ++i)
    crossings += int((frame[i] < -kZeroThreshold) != (frame[i - 1] < -kZeroThreshold));
  return double(crossings) / double(length);
}

Result<std::vector<float>> frameRms(std::span<const float> y, const FrameOptions& options, PadMode padMode,
                                    const JobContext& job) {
  return perFrame(y, options, padMode, job, rmsOf);
}

Result<std::vector<float>> zeroCrossingRate(std::span<const float> y, const FrameOptions& options,
                                            const JobContext& job) {
  return perFrame(y, options, PadMode::Edge, job, zeroCrossingsOf);
}

}  // namespace ullim
