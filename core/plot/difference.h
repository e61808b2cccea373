#pragma once
#include "core/base/result.h"
#include "core/dsp/feature.h"

namespace ullim {

/// b - a, cell by cell: in dB for features in dB (so 6 means that b has four times the power of a), in the
/// feature's own unit otherwise. Frames are taken as they stand, from the first on; what only one of the two
/// has (frames at the end, rows at the top) is left out. A cell that is NaN on either side is NaN. minimum
/// and maximum are -m and m, m being the largest difference (1 where nothing differs), so that the middle of
/// a two-sided colour map says "equal". Errors: BadArgument when kind, rate, hop length or rows do not match;
/// FileEmpty when they have no frame in common.
Result<Feature> differenceOf(const Feature& a, const Feature& b);

}  // namespace ullim
