#pragma once
#include <vector>

namespace ullim {

/// Tick positions in [low, high] at nice steps: the smallest of `steps` times a power of ten that gives at
/// most `maxIntervals` intervals, and at least two ticks. steps ascend from 1 to 10. Empty for an empty or
/// unbounded range. Source: matplotlib 3.6 ticker.MaxNLocator, arithmetic included, so that positions agree
/// to the last bit.
std::vector<double> niceTicks(double low, double high, int maxIntervals, const std::vector<double>& steps);

}  // namespace ullim
