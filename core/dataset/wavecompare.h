#pragma once
// Whether two sounds that look alike are one recording: then also their waves go together.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

/// One channel at 8 kHz or the file's own lower rate, at most SoundPrint::kLongestS.
struct SlowWave {
  int rate = 0;
  std::vector<std::int16_t> samples;
};
Result<SlowWave> slowWave(const std::string& path, const JobContext& job = {});

struct WaveMatch {
  double likeness = 0;  ///< correlation of what both cover, 0..1, whatever the sign and loudness
  double shiftS = 0;    ///< b begins there in a
};
/// The best shift within 48 ms of `shiftS`. High frequencies are raised, as two voices agree in low ones by
/// chance. 0 for different rates or less than 0.1 s in common.
WaveMatch matchWaves(const SlowWave& a, const SlowWave& b, double shiftS);

}  // namespace ullim
