#pragma once
// One feature as one file of the cache (.ullf). Layout, little-endian: a head of 80 bytes (magic, version,
// sizes, rate, hop, range, checksum), the row frequencies (float64), the key, the kind's name, the unit, then
// float32 [nFrames][nRows]. The checksum covers everything. Used by FeatureCache.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/cachefiles.h"
#include "core/dsp/feature.h"

namespace ullim {

inline constexpr std::string_view kFeatureMagic = "ULLIMFE\n";  ///< the first 8 bytes

/// What stands before the values. The values follow as they lie in memory.
std::vector<std::byte> featureHead(const Feature& feature, const std::string& keyText);

enum class EntryState {
  Good,
  Damaged,  ///< not what was written: torn, flipped, or of another make
  Other,    ///< whole, but of another key
  Stopped
};
struct FeatureEntry {
  EntryState state = EntryState::Damaged;
  Feature feature;  ///< when Good
};

/// Sizes are checked against the file's before anything is allocated.
FeatureEntry readFeatureEntry(const ReadableFile& file, const std::string& keyText, const JobContext& job);

}  // namespace ullim
