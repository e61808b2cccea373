#include "core/plot/module/pngdpi.h"

#include <cmath>
#include <cstdint>

namespace ullim {
namespace {

constexpr double kInchM = 0.0254;
constexpr std::size_t kHeader = 33;  // signature (8) and the IHDR chunk (25), which always comes first

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xffffffffu;
  for (const char ch : bytes) {
    crc ^= std::uint8_t(ch);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320u : 0u);
  }
  return ~crc;
}

std::string bigEndian(std::uint32_t value) {
  return {char(value >> 24), char(value >> 16 & 0xff), char(value >> 8 & 0xff), char(value & 0xff)};
}

}  // namespace

std::string withDpi(const std::string& png, int dpi) {
  if (png.size() < kHeader || png.compare(1, 3, "PNG") != 0) return png;
  const std::string perMetre = bigEndian(std::uint32_t(std::lround(dpi / kInchM)));
  const std::string chunk = "pHYs" + perMetre + perMetre + '\1';  // 1: the unit is the metre
  return png.substr(0, kHeader) + bigEndian(9) + chunk + bigEndian(crc32(chunk)) + png.substr(kHeader);
}

}  // namespace ullim
