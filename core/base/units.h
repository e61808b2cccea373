#pragma once
// One time axis: signed samples and half-open ranges; seconds exist only at the edges.
#include <compare>
#include <cstdint>

namespace ullim {

using SamplePos = std::int64_t;  ///< signed: a centred window reaches before 0

struct SampleRate {
  int hz = 0;
  auto operator<=>(const SampleRate&) const = default;
};

/// [begin, end)
struct SampleRange {
  SamplePos begin = 0, end = 0;
  SamplePos length() const { return end - begin; }
  bool empty() const { return end <= begin; }
  auto operator<=>(const SampleRange&) const = default;
};

constexpr double seconds(SamplePos pos, SampleRate sr) { return sr.hz > 0 ? double(pos) / sr.hz : 0.0; }
constexpr SamplePos samples(double s, SampleRate sr) { return SamplePos(s * sr.hz + (s < 0 ? -0.5 : 0.5)); }

}  // namespace ullim
