#pragma once
// Small array tools of librosa.util, and its conversions between frames, samples and seconds.
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/units.h"

namespace ullim {

/// Zeros round the values up to `size` >= x.size(); an odd extra zero goes to the right.
/// Source: librosa.util.pad_center.
template <class T>
std::vector<T> padCenter(std::span<const T> x, std::size_t size) {
  std::vector<T> out(std::max(size, x.size()), T{});
  std::copy(x.begin(), x.end(), out.begin() + std::ptrdiff_t((out.size() - x.size()) / 2));
  return out;
}

/// Cut or zero-filled at the end. Source: librosa.util.fix_length.
template <class T>
std::vector<T> fixLength(std::span<const T> x, std::size_t size) {
  std::vector<T> out(size, T{});
  std::copy_n(x.begin(), std::min(size, x.size()), out.begin());
  return out;
}

enum class Norm { L1, L2, Max };
/// What happens to a vector smaller than the smallest float: it stays, becomes a vector of equal values with
/// that norm, or zeros (librosa's fill None, True, False).
enum class NormFill { Leave, Fill, Zero };

/// Divides a vector by its norm, in place. Source: librosa.util.normalize.
template <class T>
void normalize(std::span<T> x, Norm norm, NormFill fill = NormFill::Leave) {
  double length = 0;
  for (const T v : x) {
    const double m = std::fabs(double(v));
    length = norm == Norm::Max ? std::max(length, m) : length + (norm == Norm::L2 ? m * m : m);
  }
  if (norm == Norm::L2) length = std::sqrt(length);
  if (!(length < double(std::numeric_limits<T>::min()))) {
    for (T& v : x) v = T(double(v) / length);
    return;
  }
  if (fill == NormFill::Leave) return;
  const double n = double(x.size());
  const double equal = norm == Norm::Max ? 1.0 : norm == Norm::L1 ? 1 / n : 1 / std::sqrt(n);
  std::fill(x.begin(), x.end(), fill == NormFill::Fill ? T(equal) : T(0));
}

/// Sample of a frame's start, or of its centre when nFft > 0. Source: librosa.frames_to_samples.
constexpr SamplePos framesToSamples(std::int64_t frame, int hopLength, int nFft = 0) {
  return frame * hopLength + nFft / 2;
}
/// Source: librosa.frames_to_time.
constexpr double framesToTime(std::int64_t frame, SampleRate sr, int hopLength, int nFft = 0) {
  return seconds(framesToSamples(frame, hopLength, nFft), sr);
}
/// The frame whose hop holds a time; seconds are cut to whole samples first. Source: librosa.time_to_frames.
inline std::int64_t timeToFrames(double timeS, SampleRate sr, int hopLength, int nFft = 0) {
  const double sample = std::trunc(timeS * sr.hz) - nFft / 2;
  return std::int64_t(std::floor(sample / hopLength));
}

}  // namespace ullim
