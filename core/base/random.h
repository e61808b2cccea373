#pragma once
// Chance that is the same on every machine and standard library: SplitMix64 seeds, xoshiro256** draws
// (Blackman and Vigna, 2018), and our own distributions (the standard ones differ between libraries).
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ullim {

/// One well-mixed seed from several parts; order matters.
std::uint64_t mixSeed(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);
/// FNV-1a of text, for seeds that depend on a clip's id.
std::uint64_t seedOf(std::string_view text);

/// Where a generator stands; with it set again the same numbers follow.
struct RngState {
  std::array<std::uint64_t, 4> s{};
  double spare = 0;
  bool hasSpare = false;
  bool operator==(const RngState&) const = default;
};

class Rng {
 public:
  explicit Rng(std::uint64_t seed);
  RngState state() const { return {m_s, m_spare, m_hasSpare}; }
  void setState(const RngState& state) {
    m_s = state.s;
    m_spare = state.spare;
    m_hasSpare = state.hasSpare;
  }
  std::uint64_t next();
  double uniform();                         ///< [0, 1)
  double uniform(double low, double high);  ///< [low, high)
  std::size_t below(std::size_t n);         ///< 0 .. n-1, n > 0, unbiased
  double normal();                          ///< mean 0, variance 1 (polar method)
  template <class T>
  void shuffle(std::vector<T>& v) {
    for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[below(i)]);
  }

 private:
  std::array<std::uint64_t, 4> m_s;
  double m_spare = 0;
  bool m_hasSpare = false;
};

}  // namespace ullim
