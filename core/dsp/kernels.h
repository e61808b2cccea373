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
/// The same, rounded.
void powerToFloat(const double* x, float* out, std::size_t n);
/// True where powerOfPairs() is quick enough to be worth it: a processor with AVX2 and FMA.
bool hasPowerOfPairs();
/// |X|^2, rounded to float, of the `half` + 1 bins of 2 * half real values from z, the transform of their
/// pairs (re, im side by side): X[k] = E + W O and X[half - k] = conj(E - W O), with E and O the even and odd
/// parts of z[k] and z[half - k] and W = exp(-i pi k / half) = cosine[k] - i sine[k]. half even, >= 2.
void powerOfPairs(const double* z, const double* cosine, const double* sine, float* out, std::size_t half);
/// out[i] = float(x[i]); out[i] = float(sqrt(x[i]))
void toFloat(const double* x, float* out, std::size_t n);
void rootToFloat(const double* x, float* out, std::size_t n);

/// Four runs of weights of one length, side by side: filter f of a group is the sum over k < 8 * blocks of
/// weights[offset + 32 * (k / 8) + 8 * f + k % 8] * spectrum[firstBin[f] + k].
struct FilterGroup {
  std::uint32_t firstBin[4] = {0, 0, 0, 0};
  std::uint32_t offset = 0, blocks = 0;
};
/// out gets 4 * count values.
void applyFilters(const FilterGroup* groups, std::size_t count, const float* weights, const float* spectrum,
                  float* out);
/// out[k] = sum over i of x[i] * basis[i * count + k]
void product(const double* x, std::size_t n, const double* basis, std::size_t count, double* out);

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
