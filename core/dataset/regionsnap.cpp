#include "core/dataset/regionsnap.h"

#include <algorithm>

namespace ullim {

std::optional<SamplePos> nearestZeroCrossing(std::span<const float> samples, SamplePos offset, SamplePos at,
                                             SamplePos window) {
  const auto crosses = [&](SamplePos pos) {
    const SamplePos i = pos - offset;
    if (i < 0 || i >= SamplePos(samples.size())) return false;
    const float here = samples[std::size_t(i)];
    if (here == 0) return true;
    if (i == 0) return false;
    const float before = samples[std::size_t(i) - 1];
    return (before < 0 && here > 0) || (before > 0 && here < 0);
  };
  // Outside the samples there is nothing to find, however wide the window and far away the place.
  const SamplePos end = offset + SamplePos(samples.size());
  const SamplePos widest = std::max(at - offset, end - at);
  for (SamplePos d = std::max({SamplePos(0), offset - at, at - end}); d <= std::min(window, widest); ++d)
    for (const SamplePos pos : {at - d, at + d})
      if (crosses(pos)) return pos;
  return std::nullopt;
}

SamplePos nearestFrameCentre(SamplePos at, int hopLength, int frameLength, bool centred) {
  if (hopLength < 1) return at;
  const SamplePos first = centred ? 0 : frameLength / 2;
  if (at <= first) return first;
  const SamplePos t = (at - first) / hopLength, rest = (at - first) % hopLength;
  return first + (2 * rest > hopLength ? t + 1 : t) * hopLength;
}

}  // namespace ullim
