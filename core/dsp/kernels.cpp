#include "core/dsp/kernels.h"

#include <bit>
#include <cmath>
#include <cstring>

// One body, several processors (GCC's function multiversioning). Other compilers and sanitizers, which
// resolve functions before they are ready, get the plain one.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define ULLIM_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define ULLIM_CLONES
#endif

namespace ullim::kernels {
namespace {

// Eight floats at once, where the compiler does not find that by itself (GCC's and Clang's vector extension).
typedef float Lanes __attribute__((vector_size(32)));
typedef float UnalignedLanes __attribute__((vector_size(32), aligned(4), may_alias));

#define ULLIM_INLINE inline __attribute__((always_inline))

ULLIM_INLINE void addProduct(Lanes& sum, const float* a, const float* b) {
  sum += *reinterpret_cast<const UnalignedLanes*>(a) * *reinterpret_cast<const UnalignedLanes*>(b);
}
typedef float Quad __attribute__((vector_size(16)));
typedef float UnalignedQuad __attribute__((vector_size(16), aligned(4), may_alias));

/// out[0..3] = the sums of all lanes of a, b, c, d: folded once, then transposed while adding.
ULLIM_INLINE void sumsOf(const Lanes& a, const Lanes& b, const Lanes& c, const Lanes& d, float* out) {
  const auto folded = [](const Lanes& s) {
    const auto* const half = reinterpret_cast<const UnalignedQuad*>(&s);
    return Quad(half[0] + half[1]);
  };
  const Quad a4 = folded(a), b4 = folded(b), c4 = folded(c), d4 = folded(d);
  const Quad ab = __builtin_shufflevector(a4, b4, 0, 4, 1, 5) + __builtin_shufflevector(a4, b4, 2, 6, 3, 7);
  const Quad cd = __builtin_shufflevector(c4, d4, 0, 4, 1, 5) + __builtin_shufflevector(c4, d4, 2, 6, 3, 7);
  *reinterpret_cast<UnalignedQuad*>(out) =
      __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

}  // namespace

ULLIM_CLONES void applyWindow(const float* __restrict y, const double* __restrict w, double* __restrict out,
                              std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = w[i] * double(y[i]);
}

ULLIM_CLONES void power(const double* __restrict x, double* __restrict out, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) out[k] = x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
}

ULLIM_CLONES void powerToFloat(const double* __restrict x, float* __restrict out, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) out[k] = float(x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1]);
}

namespace {

/// Bins k and half - k together, one pair after the other.
void pairByPair(const double* z, const double* cosine, const double* sine, float* out, std::size_t half,
                std::size_t first) {
  for (std::size_t k = first; k < half / 2; ++k) {
    const std::size_t m = half - k;
    const double evenRe = 0.5 * (z[2 * k] + z[2 * m]), evenIm = 0.5 * (z[2 * k + 1] - z[2 * m + 1]);
    const double oddRe = 0.5 * (z[2 * k + 1] + z[2 * m + 1]), oddIm = 0.5 * (z[2 * m] - z[2 * k]);
    const double turnedRe = cosine[k] * oddRe + sine[k] * oddIm,
                 turnedIm = cosine[k] * oddIm - sine[k] * oddRe;
    const double re = evenRe + turnedRe, im = evenIm + turnedIm, reM = evenRe - turnedRe,
                 imM = evenIm - turnedIm;
    out[k] = float(re * re + im * im);
    out[m] = float(reM * reM + imM * imM);
  }
  const double sum = z[0] + z[1], difference = z[0] - z[1];
  out[0] = float(sum * sum);
  out[half] = float(difference * difference);
  out[half / 2] = float(z[half] * z[half] + z[half + 1] * z[half + 1]);
}

#if defined(__GNUC__) && defined(__x86_64__)
typedef double Doubles __attribute__((vector_size(32)));

/// The same, four pairs at a time.
__attribute__((target("avx2,fma"))) void pairsByFour(const double* z, const double* cosine,
                                                     const double* sine, float* out, std::size_t half) {
  std::size_t k = 1;
  for (; k + 4 <= half / 2; k += 4) {
    const std::size_t m = half - k - 3;    // the other ends, backwards
    Doubles up0, up1, down0, down1, c, s;  // copied, for nothing here is aligned
    std::memcpy(&up0, z + 2 * k, sizeof up0);
    std::memcpy(&up1, z + 2 * k + 4, sizeof up1);
    std::memcpy(&down0, z + 2 * m, sizeof down0);
    std::memcpy(&down1, z + 2 * m + 4, sizeof down1);
    std::memcpy(&c, cosine + k, sizeof c);
    std::memcpy(&s, sine + k, sizeof s);
    const Doubles re0 = __builtin_shufflevector(up0, up1, 0, 2, 4, 6),
                  im0 = __builtin_shufflevector(up0, up1, 1, 3, 5, 7),
                  re1 = __builtin_shufflevector(down0, down1, 6, 4, 2, 0),
                  im1 = __builtin_shufflevector(down0, down1, 7, 5, 3, 1);
    const Doubles evenRe = 0.5 * (re0 + re1), evenIm = 0.5 * (im0 - im1), oddRe = 0.5 * (im0 + im1),
                  oddIm = 0.5 * (re1 - re0);
    const Doubles turnedRe = c * oddRe + s * oddIm, turnedIm = c * oddIm - s * oddRe;
    const Doubles re = evenRe + turnedRe, im = evenIm + turnedIm, reM = evenRe - turnedRe,
                  imM = evenIm - turnedIm;
    const Quad low = __builtin_convertvector(re * re + im * im, Quad);
    const Quad back = __builtin_convertvector(reM * reM + imM * imM, Quad);
    const Quad high = __builtin_shufflevector(back, back, 3, 2, 1, 0);
    std::memcpy(out + k, &low, sizeof low);
    std::memcpy(out + m, &high, sizeof high);
  }
  pairByPair(z, cosine, sine, out, half, k);
}
#endif

}  // namespace

bool hasPowerOfPairs() {
#if defined(__GNUC__) && defined(__x86_64__)
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return has;
#else
  return false;
#endif
}

void powerOfPairs(const double* z, const double* cosine, const double* sine, float* out, std::size_t half) {
#if defined(__GNUC__) && defined(__x86_64__)
  if (hasPowerOfPairs()) return pairsByFour(z, cosine, sine, out, half);
#endif
  pairByPair(z, cosine, sine, out, half, 1);
}

ULLIM_CLONES void toFloat(const double* __restrict x, float* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = float(x[i]);
}

ULLIM_CLONES void rootToFloat(const double* __restrict x, float* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = float(__builtin_sqrt(x[i]));
}

ULLIM_CLONES void applyFilters(const FilterGroup* __restrict groups, std::size_t count,
                               const float* __restrict weights, const float* __restrict spectrum,
                               float* __restrict out) {
  for (std::size_t g = 0; g < count; ++g) {
    const FilterGroup& group = groups[g];
    const float* w = weights + group.offset;
    const float *x0 = spectrum + group.firstBin[0], *x1 = spectrum + group.firstBin[1],
                *x2 = spectrum + group.firstBin[2], *x3 = spectrum + group.firstBin[3];
    Lanes s0 = {}, s1 = {}, s2 = {}, s3 = {};
    for (std::uint32_t b = 0; b < group.blocks; ++b, w += 32, x0 += 8, x1 += 8, x2 += 8, x3 += 8) {
      addProduct(s0, w, x0);
      addProduct(s1, w + 8, x1);
      addProduct(s2, w + 16, x2);
      addProduct(s3, w + 24, x3);
    }
    sumsOf(s0, s1, s2, s3, out + 4 * g);
  }
}

ULLIM_CLONES void product(const double* __restrict x, std::size_t n, const double* __restrict basis,
                          std::size_t count, double* __restrict out) {
  for (std::size_t k = 0; k < count; ++k) out[k] = 0;
  // Four inputs a turn: the sums are loaded and stored a quarter as often.
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const double a = x[i], b = x[i + 1], c = x[i + 2], d = x[i + 3];
    const double* const row = basis + i * count;
    for (std::size_t k = 0; k < count; ++k)
      out[k] += (a * row[k] + b * row[count + k]) + (c * row[2 * count + k] + d * row[3 * count + k]);
  }
  for (; i < n; ++i)
    for (std::size_t k = 0; k < count; ++k) out[k] += x[i] * basis[i * count + k];
}

namespace {

constexpr float kDbPerOctave = 3.01029995663981f;  // 10 * log10(2)
constexpr float kDbPerNeper = 4.34294481903252f;   // 10 / ln(10)

/// 10 * log10(x) of a normal positive float without a call or a branch, so that several are done at a time.
/// x = m * 2^e with m in [0.71, 1.42); ln(m) = 2 atanh((m - 1) / (m + 1)).
ULLIM_INLINE float quickDecibel(float x) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
  constexpr std::uint32_t kHalfRoot = 0x3f3504f3u;  // sqrt(1/2)
  const std::int32_t e = std::int32_t(bits - kHalfRoot) >> 23;
  const float m = std::bit_cast<float>(bits - (std::uint32_t(e) << 23));
  const float s = (m - 1) / (m + 1), q = s * s;
  const float series = s * (2.0f + q * (2.0f / 3 + q * (2.0f / 5 + q * (2.0f / 7 + q * (2.0f / 9)))));
  return float(e) * kDbPerOctave + series * kDbPerNeper;
}

}  // namespace

ULLIM_CLONES void decibels(const float* in, float* out, std::size_t n, float amin, float zero, float least) {
  for (std::size_t i = 0; i < n; ++i) {
    const float x = in[i], v = quickDecibel(x < amin ? amin : x) - zero;
    const float floored = v < least ? least : v;
    out[i] = x == x ? floored : x;
  }
}

ULLIM_CLONES void polar(const double* __restrict x, double* __restrict magnitude, double* __restrict unit,
                        std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) {
    const double re = x[2 * k], im = x[2 * k + 1];
    const double m = __builtin_sqrt(re * re + im * im);
    const double inverse = m > 0 ? 1 / m : 0;
    magnitude[k] = m;
    unit[2 * k] = m > 0 ? re * inverse : 1;
    unit[2 * k + 1] = im * inverse;
  }
}

ULLIM_CLONES void vocode(const double* __restrict magnitude0, const double* __restrict magnitude1,
                         const double* __restrict unit0, const double* __restrict unit1, double alpha,
                         double* __restrict phase, double* __restrict out, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) {
    const double m = (1 - alpha) * magnitude0[k] + alpha * magnitude1[k];
    const double re = phase[2 * k], im = phase[2 * k + 1];
    out[2 * k] = m * re;
    out[2 * k + 1] = m * im;
    const double turnRe = unit1[2 * k] * unit0[2 * k] + unit1[2 * k + 1] * unit0[2 * k + 1];
    const double turnIm = unit1[2 * k + 1] * unit0[2 * k] - unit1[2 * k] * unit0[2 * k + 1];
    const double nextRe = re * turnRe - im * turnIm, nextIm = re * turnIm + im * turnRe;
    // One Newton step keeps the length at 1: it is off by rounding only.
    const double keep = 1.5 - 0.5 * (nextRe * nextRe + nextIm * nextIm);
    phase[2 * k] = nextRe * keep;
    phase[2 * k + 1] = nextIm * keep;
  }
}

ULLIM_CLONES void maximumInto(const float* __restrict x, float* __restrict most, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) most[k] = x[k] > most[k] ? x[k] : most[k];
}

ULLIM_CLONES void widenRange(const float* x, std::size_t n, float& low, float& high) {
  float lows[8], highs[8];
  for (std::size_t k = 0; k < 8; ++k) {
    lows[k] = low;
    highs[k] = high;
  }
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8)
    for (std::size_t k = 0; k < 8; ++k) {
      lows[k] = x[i + k] < lows[k] ? x[i + k] : lows[k];
      highs[k] = x[i + k] > highs[k] ? x[i + k] : highs[k];
    }
  for (; i < n; ++i) {
    lows[0] = x[i] < lows[0] ? x[i] : lows[0];
    highs[0] = x[i] > highs[0] ? x[i] : highs[0];
  }
  for (std::size_t k = 0; k < 8; ++k) {
    low = lows[k] < low ? lows[k] : low;
    high = highs[k] > high ? highs[k] : high;
  }
}

}  // namespace ullim::kernels
