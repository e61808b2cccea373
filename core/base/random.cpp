#include "core/base/random.h"

#include <bit>
#include <cmath>

namespace ullim {
namespace {
std::uint64_t splitMix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}
}  // namespace

std::uint64_t mixSeed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t state = a;
  std::uint64_t out = splitMix(state);
  state ^= b + 0x632be59bd9b4e019ULL;
  out ^= splitMix(state);
  state ^= c + 0xd1342543de82ef95ULL;
  return out ^ splitMix(state);
}

std::uint64_t seedOf(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const unsigned char ch : text) h = (h ^ ch) * 0x100000001b3ULL;
  return h;
}

Rng::Rng(std::uint64_t seed) {
  for (auto& s : m_s) s = splitMix(seed);
}

std::uint64_t Rng::next() {
  const std::uint64_t result = std::rotl(m_s[1] * 5, 7) * 9;
  const std::uint64_t t = m_s[1] << 17;
  m_s[2] ^= m_s[0];
  m_s[3] ^= m_s[1];
  m_s[1] ^= m_s[2];
  m_s[0] ^= m_s[3];
  m_s[2] ^= t;
  m_s[3] = std::rotl(m_s[3], 45);
  return result;
}

double Rng::uniform() { return double(next() >> 11) * 0x1.0p-53; }
double Rng::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::size_t Rng::below(std::size_t n) {
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % n;  // reject the uneven rest
  std::uint64_t x = next();
  while (x >= limit) x = next();
  return std::size_t(x % n);
}

double Rng::normal() {
  if (m_hasSpare) {
    m_hasSpare = false;
    return m_spare;
  }
  double u, v, s;
  do {
    u = 2 * uniform() - 1;
    v = 2 * uniform() - 1;
    s = u * u + v * v;
  } while (s >= 1 || s == 0);
  const double f = std::sqrt(-2 * std::log(s) / s);
  m_spare = v * f;
  m_hasSpare = true;
  return u * f;
}

}  // namespace ullim
