#pragma once
// Where the edge of a region may snap to.
#include <optional>
#include <span>

#include "core/base/units.h"

namespace ullim {

/// The sample nearest to `at` at which a sound can be cut without a click: it is 0, or its sign differs from
/// the sample before (librosa.zero_crossings with pad off). `samples` begins at sample `offset` of the clip;
/// looked at are those within `window` samples of `at`. Of two equally near ones the earlier. None: no
/// crossing there.
std::optional<SamplePos> nearestZeroCrossing(std::span<const float> samples, SamplePos offset, SamplePos at,
                                             SamplePos window);

/// The centre of the analysis frame nearest to `at`: t * hop when frames are centred (librosa's center=True),
/// t * hop + frameLength / 2 otherwise, t >= 0. Of two equally near ones the earlier. `at` itself for a hop
/// below 1.
SamplePos nearestFrameCentre(SamplePos at, int hopLength, int frameLength = 0, bool centred = true);

}  // namespace ullim
