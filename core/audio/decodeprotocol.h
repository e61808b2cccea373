#pragma once
// What ullim-decode writes to its output, read by ForeignDecoder; both are of one build, so numbers are in
// the machine's own order. A header, then blocks { int32 frames > 0; float[frames * channels] }, then { int32
// DecodeEnd }, and for Broken and Missing { int32 bytes; char[bytes] } with the reason. A failure may stand
// in the header's place.
#include <cstdint>

namespace ullim {

struct DecodeHeader {
  static constexpr std::int32_t kMagic = 0x314d4c55;  // "ULM1"
  std::int32_t magic = kMagic;
  std::int32_t rateHz = 0;
  std::int32_t channels = 0;
};

enum DecodeEnd : std::int32_t {
  kDecodeWhole = 0,
  kDecodeCut = -1,      // the decoder met the end of the file too early
  kDecodeBroken = -2,   // nothing (more) can be decoded
  kDecodeMissing = -3,  // a decoder is not installed
};

constexpr std::int32_t kMaxDecodeReason = 1000;  // bytes

}  // namespace ullim
