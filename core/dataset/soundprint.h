#pragma once
// A sound as a small picture in which the same recording is found again.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

/// What a recording's way into the file left in it, apart from its content.
struct SoundTraits {
  float zeroShare = 0;     ///< of the samples, exact zeros, 0..1
  float longestZeroS = 0;  ///< the longest run of zeros
  int usedBits = 0;  ///< finest step in use: 16, or 8 where all samples are multiples of 256; at most 24
};

/// 64 mel bands from 50 Hz to 4 kHz (half the rate where that is less), a frame of 64 ms each 16 ms, in dB
/// down to 50 dB under the highest cell. Silence before and behind is cut off. Loudness, file format and
/// sample rate hardly change it.
struct SoundPrint {
  static constexpr int kBands = 64;
  static constexpr double kHopS = 0.016;
  static constexpr double kLongestS = 120;  ///< of a longer sound only its beginning is looked at
  static constexpr double kStepDb = 50.0 / 255;

  int frames = 0;
  int cutFrames = 0;                ///< of silence, taken away at the beginning
  int topHz = 0;                    ///< two prints can be compared when it is the same
  SoundTraits traits;               ///< of what was read, on all channels together
  std::vector<std::uint8_t> cells;  ///< [frames][kBands], in steps of kStepDb
  std::span<const std::uint8_t> frame(int t) const {
    return std::span(cells).subspan(std::size_t(t) * kBands, kBands);
  }
};

/// No frame for digital silence or less than one frame of sound. Errors as measureFacts().
Result<SoundPrint> soundPrint(const std::string& path, const JobContext& job = {});

/// How alike two prints are when frame t of b lies on frame t + shift of a: correlation of the cells both
/// have, each band freed of its mean, -1..1; 0 where they share fewer than `least` frames or one of them does
/// not move (a steady tone says nothing of the recording).
double likenessAt(const SoundPrint& a, const SoundPrint& b, int shift, int least);

}  // namespace ullim
