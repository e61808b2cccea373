#pragma once
#include <span>
#include <string>

#include "core/base/matrix.h"

namespace ullim {

/// The bytes of a NumPy .npy file (format 1.0): little-endian float32, C order. A feature [nFrames][nRows] is
/// turned into librosa's shape (nRows, nFrames); this is the only place that transposes.
std::string npyBytes(const Matrix& feature);
/// One-dimensional, shape (n,).
std::string npyBytes(std::span<const float> values);

}  // namespace ullim
