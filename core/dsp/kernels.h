#pragma once
// The few loops in which nearly all of the time is spent that FFTW does not spend. Each is compiled for the
// plain processor and for one with AVX2 and FMA; the program picks at its start. Results differ between
// processors in the last digit at most, never between runs on one.
#include <cstddef>
#include <cstdint>

namespace ullim::kernels {

/// out[i] = w[i] * y[i]
void applyWindow(const float* y, const double* w, double* out, std::size_t n);
/// out[k] = re^2 + im^2 of n complex numbers x = (re, im), (re, im), ...
void power(const double* x, double* out, std::size_t n);
/// out[i] = float(x[i]); out[i] = float(sqrt(x[i]))
void toFloat(const double* x, float* out, std::size_t n);
void rootToFloat(const double* x, float* out, std::size_t n);

/// A run of weights: out = sum of weights[offset + k] * spectrum[firstBin + k], k < length.
struct Filter {
  std::uint32_t firstBin = 0, offset = 0, length = 0;
};
void applyFilters(const Filter* filters, std::size_t count, const double* weights, const double* spectrum,
                  float* out);
/// out[k] = sum over i of x[i] * basis[i * count + k]
void product(const float* x, std::size_t n, const double* basis, std::size_t count, double* out);

/// max(10 * log10(max(amin, x)) - zero, least), 2e-5 dB; amin is a normal float. NaN stays NaN. in == out is
/// allowed.
void decibels(const float* in, float* out, std::size_t n, float amin, float zero, float least);

/// n complex numbers x to magnitude and unit direction (1 where the magnitude is 0), re and im side by side.
void polar(const double* x, double* magnitude, double* unit, std::size_t n);
/// out = ((1 - alpha) * magnitude0 + alpha * magnitude1) * phase; then phase turns by unit1 / unit0.
void vocode(const double* magnitude0, const double* magnitude1, const double* unit0, const double* unit1,
            double alpha, double* phase, double* out, std::size_t n);

/// most[k] = max(most[k], x[k]); NaN does not count.
void maximumInto(const float* x, float* most, std::size_t n);
/// Widens [low, high] to all x that are numbers.
void widenRange(const float* x, std::size_t n, float& low, float& high);

}  // namespace ullim::kernels
