#pragma once
#include <span>

#include "core/base/units.h"
#include "core/dsp/options.h"

namespace ullim {

/// Where the sample at position `at` of a padded signal of n >= 1 samples comes from; -1: from nowhere
/// (zeros, and the ramp, which no sample of the signal has). Source: numpy.pad; mirroring repeats for pads
/// longer than the signal.
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
    case PadMode::Symmetric: {
      const SamplePos period = 2 * n;
      const SamplePos phase = ((at % period) + period) % period;
      return phase < n ? phase : period - 1 - phase;
    }
    case PadMode::Constant:
    case PadMode::LinearRamp:
      break;
  }
  return -1;
}

/// The value there, for a signal padded by `pad` samples on both sides.
inline float paddedValue(std::span<const float> y, SamplePos at, SamplePos pad, PadMode mode) {
  const SamplePos n = SamplePos(y.size());
  const SamplePos from = paddedSource(at, n, mode);
  if (from >= 0) return y[std::size_t(from)];
  if (mode != PadMode::LinearRamp || pad < 1) return 0;
  const SamplePos away = at < 0 ? -at : at - n + 1;  // 1 .. pad; the outermost sample is 0
  const float edge = at < 0 ? y.front() : y.back();
  return float(double(edge) * double(pad - away) / double(pad));
}

/// Frames of a signal of n samples: 1 + (n + 2 * (length / 2) - length) / hop when centred, 1 + (n - length)
/// / hop otherwise; 0 when not even one fits. Source: librosa.util.frame.
inline SamplePos frameCount(SamplePos n, int length, int hop, bool center) {
  const SamplePos room = n + (center ? 2 * (length / 2) : 0) - length;
  return n < 1 || room < 0 ? 0 : 1 + room / hop;
}

}  // namespace ullim
