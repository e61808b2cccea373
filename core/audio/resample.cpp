#include "core/audio/resample.h"

#include <soxr.h>

#include <cmath>
#include <string>

namespace ullim {
namespace {
constexpr double kMaxSamples = 0x1p31;
constexpr int kMaxRateHz = 1 << 24;  // libsoxr's filters grow with the ratio; no sound needs more
}  // namespace

Result<std::vector<float>> resample(std::span<const float> y, SampleRate from, SampleRate to) {
  if (from.hz < 1 || to.hz < 1 || from.hz > kMaxRateHz || to.hz > kMaxRateHz)
    return Error{ErrorCode::BadArgument,
                 "resample: from " + std::to_string(from.hz) + " Hz to " + std::to_string(to.hz) +
                     " Hz is not possible (use rates from 1 to " + std::to_string(kMaxRateHz) + " Hz)"};
  if (from == to || y.empty()) return std::vector<float>(y.begin(), y.end());
  const double length = std::ceil(double(y.size()) * (double(to.hz) / double(from.hz)));
  if (length > kMaxSamples)
    return Error{ErrorCode::BadArgument,
                 "resample: " + std::to_string(y.size()) + " samples from " + std::to_string(from.hz) +
                     " Hz to " + std::to_string(to.hz) +
                     " Hz do not fit into memory (use a lower rate or a shorter part)"};
  // libsoxr rounds the length; librosa then fixes it to the ceiling, with zeros where a sample is missing.
  std::vector<float> out(static_cast<std::size_t>(length), 0.0f);
  const auto made = static_cast<std::size_t>(std::floor(double(y.size()) * to.hz / from.hz + 0.5));
  const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  const soxr_error_t failed = soxr_oneshot(from.hz, to.hz, 1, y.data(), y.size(), nullptr, out.data(),
                                           std::min(made, out.size()), nullptr, &io, &quality, nullptr);
  if (failed)
    return Error{ErrorCode::Internal,
                 std::string("resample: libsoxr failed: ") + failed + " (please report this)"};
  return out;
}

}  // namespace ullim
