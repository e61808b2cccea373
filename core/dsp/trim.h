#pragma once
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/dsp/rms.h"

namespace ullim {

/// Energy: frames whose RMS is at most topDb under the loudest frame are sound (librosa). Threshold: samples
/// with |x| above a level are sound.
enum class TrimMethod { Energy, Threshold };

struct TrimOptions {
  TrimMethod method = TrimMethod::Energy;
  double topDb = 60.0;      // dB, > 0; Energy
  FrameOptions frames;      // 2048, 512, centred; Energy
  double threshold = 0.01;  // linear, >= 0; Threshold
  Result<Done> validate() const;
  auto operator<=>(const TrimOptions&) const = default;
};

/// The part without leading and trailing silence. Energy: bounds are multiples of hopLength, the end at most
/// the signal's; a signal of pure silence is kept whole, since it is as loud as its loudest frame. Threshold:
/// first to last sample above the level; empty [0, 0) when there is none. Errors: BadArgument, FileEmpty.
/// Source: librosa.effects.trim(y, top_db, ref=np.max).
Result<SampleRange> trimmedRange(std::span<const float> y, const TrimOptions& options = {});

/// All stretches of sound, in order, not touching. Threshold splits where at least frameLength samples stay
/// at or below the level. Errors as above. Source: librosa.effects.split.
Result<std::vector<SampleRange>> splitRanges(std::span<const float> y, const TrimOptions& options = {});

}  // namespace ullim
