#pragma once
#include "core/base/units.h"
#include "core/dsp/options.h"

namespace ullim {

/// Where the sample at position `at` of a padded signal of n >= 1 samples comes from; -1: from nowhere, it is
/// 0. Source: numpy.pad with mode constant, reflect or edge; reflection repeats for pads longer than the
/// signal.
inline SamplePos paddedSource(SamplePos at, SamplePos n, PadMode mode) {
  if (at >= 0 && at < n) return at;
  switch (mode) {
    case PadMode::Edge:
      return at < 0 ? 0 : n - 1;
    case PadMode::Reflect: {
      if (n == 1) return 0;
      const SamplePos period = 2 * (n - 1);
      const SamplePos phase = ((at % period) + period) % period;
      return phase < n ? phase : period - phase;
    }
    case PadMode::Constant:
      break;
  }
  return -1;
}

/// Frames of a signal of n samples: 1 + (n + 2 * (length / 2) - length) / hop when centred, 1 + (n - length)
/// / hop otherwise; 0 when not even one fits. Source: librosa.util.frame.
inline SamplePos frameCount(SamplePos n, int length, int hop, bool center) {
  const SamplePos room = n + (center ? 2 * (length / 2) : 0) - length;
  return n < 1 || room < 0 ? 0 : 1 + room / hop;
}

}  // namespace ullim
