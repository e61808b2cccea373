#pragma once
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/learn/model.h"

namespace ullim {

/// Fitted on the given rows of x ([clip][height * width]), which must be the training part alone. Where
/// nothing varies, std is 1. Unit: mean is the minimum and std the range.
Scaler fitScaler(const Matrix& x, const std::vector<std::size_t>& rows, Scaling scaling, int height);
/// x becomes (x - mean) / std; height tells rows from pixels.
void applyScaler(const Scaler& scaler, int height, std::span<float> picture);
void applyScaler(const Scaler& scaler, int height, Matrix& x);

}  // namespace ullim
