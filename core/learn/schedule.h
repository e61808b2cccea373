#pragma once
#include <cstdint>

#include "core/learn/recipe.h"

namespace ullim {

/// Learning rate of step `step` (from 0) of `total`. OneCycle: as torch's OneCycleLR with cosines, start 1/25
/// and end 1/(25 * 10^4) of the highest. Plateau is the trainer's: it multiplies by `plateauFactor`.
double learningRateAt(const TrainSettings& settings, std::int64_t step, std::int64_t total,
                      double plateauFactor = 1);

}  // namespace ullim
