#pragma once
#include <vector>

#include "core/dsp/options.h"

namespace ullim {

/// A periodic window of n values, n >= 1, in double precision. kaiserBeta counts for Kaiser alone.
/// Source: scipy.signal.get_window(name, n, fftbins=True); agreement 1e-11 (tests/core/dsp/tst_goldens.cpp).
std::vector<double> window(WindowKind kind, int n, double kaiserBeta = 8.6);

/// The window of these options, zero-padded to nFft; an odd extra zero goes to the right
/// (librosa.util.pad_center).
std::vector<double> paddedWindow(const StftOptions& options);

}  // namespace ullim
