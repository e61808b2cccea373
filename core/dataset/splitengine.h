#pragma once
// The placing part of a split: units that must stay together go to parts of given shares, even in every
// class.
#include <cstdint>
#include <vector>

#include "core/dataset/split.h"

namespace ullim {

/// Items that stay on one side, by index into the caller's list.
struct SplitUnit {
  std::vector<int> items;
  std::vector<std::pair<int, int>> counts;  ///< class, how many; classes ascending
};

/// Units of `chosen` items (indices into items): joined by group (when byGroup), augmentation parent and
/// content.
std::vector<SplitUnit> splitUnits(const std::vector<SplitItem>& items, const std::vector<int>& chosen,
                                  bool byGroup);

/// The part of each unit. shares sum to 1; no part stays empty while there are as many units as parts.
/// Units of several clips: StratifiedGroupKFold's greedy, best of up to 50 seeds. Units of one clip are
/// interchangeable within their class and are dealt out exactly, which also keeps 100 000 clips fast.
/// `vary`: for repeats, which must differ also where the greedy has one answer for every seed.
std::vector<int> placeUnits(const std::vector<SplitUnit>& units, int nClasses,
                            const std::vector<double>& shares, std::uint64_t seed, bool vary = false);

}  // namespace ullim
