#pragma once
#include <vector>

#include "core/base/matrix.h"
#include "core/learn/model.h"

namespace ullim {

/// Mean and standard deviation over all values of the given rows of x, which must be the training part alone.
/// Where nothing varies, std is 1.
Scaler fitScaler(const Matrix& x, const std::vector<std::size_t>& rows);
/// x becomes (x - mean) / std.
void applyScaler(const Scaler& scaler, Matrix& x);

}  // namespace ullim
