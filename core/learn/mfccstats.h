#pragma once
// A clip in 80 numbers: mean and standard deviation over time of 20 MFCC and of their slopes.
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

constexpr std::size_t kMfccStats = 80;

struct MfccStats {
  MatrixD values;                   ///< [path][kMfccStats]: means, deviations, means and deviations of slopes
  std::vector<std::string> errors;  ///< [path]; empty: fine; otherwise the row is 0
};

/// Of one sound that is read already, mono at any rate: as mfccStats() of its file, bit for bit. `to` has
/// kMfccStats places, all 0 before. Returns a sentence without the file's name, or nothing. Memory: the sound
/// at 16 kHz and its frames.
std::string mfccStatsOf(std::span<const float> samples, SampleRate rate, std::span<double> to,
                        const JobContext& job = {});

/// At 16 kHz mono, on `jobs` threads (0: all cores). A clip too short for slopes has 0 there. Cancelled when
/// stopped.
Result<MfccStats> mfccStats(const std::vector<std::string>& paths, int jobs = 0, const JobContext& job = {});

}  // namespace ullim
