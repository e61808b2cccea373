#include "core/dsp/trim.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/dsp/decibel.h"

namespace ullim {
namespace {

/// One flag a frame: louder than -topDb re the loudest frame (librosa.effects._signal_to_frame_nonsilent).
Result<std::vector<bool>> soundingFrames(std::span<const float> y, const TrimOptions& options) {
  const auto rms = frameRms(y, options.frames);
  if (!rms) return rms.error();
  const std::vector<double> magnitude(rms->begin(), rms->end());
  const auto db = amplitudeToDb(magnitude, DbOptions{.ref = 1.0, .refMax = true, .amin = 1e-5, .topDb = -1});
  std::vector<bool> sounding(db.size());
  std::transform(db.begin(), db.end(), sounding.begin(), [&](double v) { return v > -options.topDb; });
  return sounding;
}

std::vector<SampleRange> aboveThreshold(std::span<const float> y, const TrimOptions& options) {
  std::vector<SampleRange> out;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (!(std::fabs(y[i]) > options.threshold)) continue;
    const SamplePos at = SamplePos(i);
    if (!out.empty() && at - out.back().end < options.frames.frameLength)
      out.back().end = at + 1;
    else
      out.push_back({at, at + 1});
  }
  return out;
}

Error noSample() { return {ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"}; }

}  // namespace

Result<Done> TrimOptions::validate() const {
  if (!(topDb > 0) || !std::isfinite(topDb))
    return Error{ErrorCode::BadArgument,
                 "topDb: " + std::to_string(topDb) + " is not possible (use above 0 dB)"};
  if (!(threshold >= 0) || !std::isfinite(threshold))
    return Error{ErrorCode::BadArgument,
                 "threshold: " + std::to_string(threshold) + " is not possible (use 0 or more)"};
  return frames.validate();
}

Result<SampleRange> trimmedRange(std::span<const float> y, const TrimOptions& options) {
  if (auto valid = options.validate(); !valid) return valid.error();
  if (y.empty()) return noSample();
  if (options.method == TrimMethod::Threshold) {
    const auto parts = aboveThreshold(y, options);
    return parts.empty() ? SampleRange{} : SampleRange{parts.front().begin, parts.back().end};
  }
  const auto sounding = soundingFrames(y, options);
  if (!sounding) return sounding.error();
  const auto first = std::find(sounding->begin(), sounding->end(), true);
  if (first == sounding->end()) return SampleRange{};
  const auto last = std::find(sounding->rbegin(), sounding->rend(), true);
  const SamplePos hop = options.frames.hopLength;
  return SampleRange{(first - sounding->begin()) * hop,
                     std::min<SamplePos>(SamplePos(y.size()), (sounding->rend() - last) * hop)};
}

Result<std::vector<SampleRange>> splitRanges(std::span<const float> y, const TrimOptions& options) {
  if (auto valid = options.validate(); !valid) return valid.error();
  if (y.empty()) return noSample();
  if (options.method == TrimMethod::Threshold) return aboveThreshold(y, options);
  const auto sounding = soundingFrames(y, options);
  if (!sounding) return sounding.error();
  const SamplePos hop = options.frames.hopLength, n = SamplePos(y.size());
  std::vector<SampleRange> out;
  for (std::size_t t = 0; t < sounding->size(); ++t) {
    if (!(*sounding)[t]) continue;
    const SampleRange frame{std::min(n, SamplePos(t) * hop), std::min(n, SamplePos(t + 1) * hop)};
    if (t > 0 && (*sounding)[t - 1])
      out.back().end = frame.end;
    else
      out.push_back(frame);
  }
  return out;
}

}  // namespace ullim
