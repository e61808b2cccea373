#pragma once
#include <memory>
#include <vector>

#include "core/dsp/options.h"

namespace ullim {

/// A periodic window of n values, n >= 1, in double precision. `parameter` is Kaiser's beta, Gaussian's
/// standard deviation in samples, Tukey's tapered share; other kinds have none. Source:
/// scipy.signal.get_window(name, n, fftbins=True); agreement 1e-11 (tests/core/dsp/tst_goldens.cpp).
std::vector<double> window(WindowKind kind, int n, double parameter = 8.6);

/// The window of these options, windowLength() values.
std::vector<double> window(const StftOptions& options);

/// The same, made once and shared: batches ask for one window thousands of times.
std::shared_ptr<const std::vector<double>> sharedWindow(const StftOptions& options);

/// The window of these options, zero-padded to nFft; an odd extra zero goes to the right
/// (librosa.util.pad_center).
std::vector<double> paddedWindow(const StftOptions& options);

}  // namespace ullim
