#pragma once
#include "core/base/result.h"
#include "core/dsp/feature.h"

namespace ullim {

/// What b has more (> 0) or less (< 0) than a, cell by cell over the frames and rows that both have; in dB for
/// features in dB. The range is symmetric round zero, so that the middle of a two-sided colour map means
/// "equal". Where either is NaN the difference is NaN.
/// Errors: BadArgument (different kinds, rates, hops or rows).
Result<Feature> differenceOf(const Feature& a, const Feature& b);

}  // namespace ullim
