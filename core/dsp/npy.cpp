#include "core/dsp/npy.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace ullim {
namespace {

std::string header(const std::string& shape) {
  std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
  constexpr std::size_t kPrefix = 10, kAlign = 64;  // numpy.lib.format: data starts at a multiple of 64
  text.append((kAlign - (kPrefix + text.size() + 1) % kAlign) % kAlign, ' ');
  text += '\n';
  std::string out("\x93NUMPY\x01\x00", 8);
  out += char(text.size() & 0xff);
  out += char(text.size() >> 8);
  return out + text;
}

void put(char*& at, float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (int shift = 0; shift < 32; shift += 8) *at++ = char(bits >> shift & 0xff);
}

}  // namespace

std::string npyHeader(std::size_t rows, std::size_t frames) {
  return header("(" + std::to_string(rows) + ", " + std::to_string(frames) + ")");
}

std::string npyBytes(const Matrix& feature) {
  const std::size_t rows = feature.cols(), frames = feature.rows();
  std::string out = npyHeader(rows, frames);
  const std::size_t begin = out.size();
  out.resize(begin + feature.size() * sizeof(float));
  char* at = out.data() + begin;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t t = 0; t < frames; ++t) put(at, feature(t, r));
  return out;
}

std::string npyBytes(std::span<const float> values) {
  std::string out = header("(" + std::to_string(values.size()) + ",)");
  const std::size_t begin = out.size();
  out.resize(begin + values.size() * sizeof(float));
  char* at = out.data() + begin;
  for (const float v : values) put(at, v);
  return out;
}

}  // namespace ullim
