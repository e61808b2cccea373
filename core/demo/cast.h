#pragma once
// Who cries what: the list of clips with their planted faults, before any sample is made.
#include <cstdint>
#include <string>
#include <vector>

#include "core/demo/demo.h"
#include "core/demo/voice.h"

namespace ullim::demo {

struct CastClip {
  DemoClip clip;
  int classIndex = 0;  ///< in kClasses, of the true label
  int voice = 0;
  int copyOf = -1;  ///< index of the clip this one repeats byte for byte
  std::uint64_t seed = 0;
};

struct Cast {
  std::vector<Voice> voices;
  std::vector<CastClip> clips;
};

/// Class sizes 50, 18.75, 14.6, 10.4 and 6.25 %; faults for 240 clips: 12 wrong labels, 3 duplicates, 2
/// silent, 2 clipped, 3 adult imitations, fewer in proportion for smaller sets.
Cast makeCast(const DemoOptions& options);

}  // namespace ullim::demo
