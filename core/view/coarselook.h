#pragma once
// Places spread evenly over a long file, visited so that the look is even at any time: halves, quarters,
// eighths.
#include <cstdint>
#include <vector>

namespace ullim {

/// Which of `count` (a power of two) places are known, and the nearest known one. Not thread-safe.
class CoarsePlaces {
 public:
  explicit CoarsePlaces(int count = 0) : m_known(std::size_t(count), 0) {
    while ((1 << m_bits) < count) ++m_bits;
  }
  int count() const { return int(m_known.size()); }
  bool isKnown(int place) const { return m_known[std::size_t(place)] != 0; }
  void setKnown(int place) { m_known[std::size_t(place)] = 1; }
  /// The i-th place to visit: i with its bits in reverse.
  int nth(int i) const {
    int place = 0;
    for (int bit = 0; bit < m_bits; ++bit) place |= (i >> bit & 1) << (m_bits - 1 - bit);
    return place;
  }
  /// The nearest known place at or before `place`; -1: none.
  int nearest(int place) const {
    for (int bit = 0; bit <= m_bits; ++bit) {
      const int candidate = place >> bit << bit;
      if (isKnown(candidate)) return candidate;
    }
    return -1;
  }

 private:
  std::vector<std::uint8_t> m_known;
  int m_bits = 0;
};

}  // namespace ullim
