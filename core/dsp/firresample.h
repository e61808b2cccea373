#pragma once
// The two finite filters behind resample(): inside core/dsp only.
#include <span>

#include "core/base/units.h"

namespace ullim {

/// to / from in lowest terms: sample t of the answer lies at t * down / up of the input.
struct RateRatio {
  SamplePos up = 1, down = 1;
  double value() const { return double(up) / double(down); }
};

/// resampy's filters, halves of windowed sincs looked up with linear interpolation.
struct KaiserSinc {
  int zeros;       // zero crossings of one half
  int perZero;     // table steps from one to the next
  double rollOff;  // of the lower Nyquist frequency
  double beta;     // of the Kaiser window
};
inline constexpr KaiserSinc kKaiserBest{50, 1 << 13, 0.917347, 12.9846};
inline constexpr KaiserSinc kKaiserFast{24, 1 << 9, 0.868212, 9.90322};

/// Fills `out` with the first out.size() samples of resampy.resample(y, sr_orig, sr_new, filter): kKaiserBest
/// or kKaiserFast, whose tables are computed at first use and kept. The ratio is at least 1 / perZero. The
/// input counts as 0 outside.
void resampleKaiser(std::span<const float> y, RateRatio ratio, const KaiserSinc& filter,
                    std::span<float> out);

/// Fills `out` with the first out.size() samples of scipy.signal.resample_poly(y, up, down) with its default
/// filter: 20 * max(up, down) + 1 taps, cut off at the lower Nyquist frequency, Kaiser window of beta 5, unit
/// gain at 0 Hz. The input counts as 0 outside.
void resamplePolyphase(std::span<const float> y, RateRatio ratio, std::span<float> out);

}  // namespace ullim
