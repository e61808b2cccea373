#pragma once
// The shortcut audit: which property of the recording, rather than of what is heard, tells the class by
// itself. A network that finds one looks good and has learned nothing.
#include <string>
#include <vector>

#include "core/learn/metrics.h"

namespace ullim {

/// One property as the only input of a classifier, judged on the folds of a split.
struct ShortcutScore {
  std::string name;             ///< machine word: "sample_rate", "bandwidth", "duration", "level", "peak",
                                ///< "zero_runs", "dc", "noise_floor", "source"
  int n = 0;                    ///< clips judged
  double balancedAccuracy = 0;  ///< 0..1
  Interval balancedAccuracyCi;  ///< 95 %, cluster bootstrap by group
  double chance = 0;            ///< balanced accuracy of any guess
  bool flagged = false;         ///< tells the class better than chance by more than luck
  std::string words;  ///< one sentence: "bandwidth alone tells the class: balanced accuracy 97.0 % ..."
};

}  // namespace ullim
