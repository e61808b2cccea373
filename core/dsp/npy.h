#pragma once
#include <span>
#include <string>

#include "core/base/matrix.h"

namespace ullim {

/// What stands before the numbers of a NumPy .npy file (format 1.0) of shape (rows, frames).
std::string npyHeader(std::size_t rows, std::size_t frames);

/// The bytes of a NumPy .npy file (format 1.0): little-endian float32, C order. A feature [nFrames][nRows] is
/// turned into librosa's shape (nRows, nFrames); only this and NpyFile transpose.
std::string npyBytes(const Matrix& feature);
/// One-dimensional, shape (n,).
std::string npyBytes(std::span<const float> values);

}  // namespace ullim
