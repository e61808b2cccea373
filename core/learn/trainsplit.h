#pragma once
#include <vector>

#include "core/dataset/splitlint.h"
#include "core/learn/training.h"

namespace ullim {

struct TrainSplit {
  Split split;                        ///< over the given clips
  std::vector<std::string> leaks;     ///< what blocks, one sentence each; empty: clean
  std::vector<LeakFinding> findings;  ///< all that the linter found, missing classes too
};

/// makeSplit() over clips, with files of the same content kept on one side: their groups count as one (by
/// group) or the later file follows the first (by clip). `labels` are indices of classNames.
Result<TrainSplit> splitClips(const std::vector<TrainClip>& clips, const std::vector<int>& labels,
                              const std::vector<std::string>& classNames, const SplitOptions& options);

}  // namespace ullim
