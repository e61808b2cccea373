#pragma once
// Honest splits: by group where groups exist, stratified by class. Greedy heuristic published with
// scikit-learn's StratifiedGroupKFold (groups by descending spread of class counts, each to the fold that
// evens the classes best), with a relative tolerance in comparisons and the best of several seeds.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace ullim {

struct SplitItem {
  std::string clipId;
  int label = 0;
  std::string group;   ///< empty: its own group
  std::string parent;  ///< id of the clip it was augmented from; such a copy never leaves its parent's side
  std::string contentHash = {};  ///< clips of the same content stay on one side; empty: unknown
  std::string stratum = {};      ///< a further column's value (genre): parts are even in class and stratum
};

enum class Role { Train, Validation, Test };
const char* roleName(Role role);  ///< "train", "validation", "test"

struct SplitOptions {
  int folds = 0;                ///< 0 or 1: one hold-out; >= 2: k-fold, each fold the test part once
  double testSize = 0.2;        ///< hold-out: share of clips, (0, 1)
  double validationSize = 0.1;  ///< share of the rest, taken from training by the same rule, [0, 1); 0: none
  bool byGroup = true;
  std::uint64_t seed = 0;
  std::string stratifyBy =
      {};           ///< the column the items' strata come from, for the summary; empty: class alone
  int repeats = 1;  ///< >= 1: the whole division again, each time with another seed (seed, seed + 1, ...)
  bool leaveOneGroupOut =
      false;  ///< a fold a group, which is its test part; `folds` and `repeats` are unused
  /// false: validation clips are chosen one by one inside the training groups. Honest for the test part,
  /// whose groups stay apart, and the only way where few groups would leave a training part too narrow.
  bool validationByGroup = true;
  std::string groupBy =
      {};  ///< the columns that the items' groups were taken from, for the record; empty: not said
};

struct Split {
  std::vector<std::vector<Role>> folds;  ///< [fold][item]
  bool byGroup = false;
  std::vector<std::string>
      warnings;         ///< "class burping has clips of 2 groups only: it is missing from 3 of 5 test parts"
  std::string summary;  ///< "5 folds by group (179 groups), stratified by class, seed 0"
  std::vector<std::string> foldNames = {};  ///< [fold]: "1", "2" ...; "2.1" with repeats; or the group's name
  std::vector<int> foldRepeats = {};        ///< [fold]: which repeat it belongs to, from 0
  bool validationByClip = false;  ///< groups may be in training and validation: only the test part is apart
};

/// Same items in the same order, same options: same split, on every machine.
/// Errors: TooFew (fewer groups than folds, one class only, empty part), BadArgument (a share or label out of
/// range).
Result<Split> makeSplit(const std::vector<SplitItem>& items, const std::vector<std::string>& classNames,
                        const SplitOptions& options);

/// One sentence a leak: a group, a content hash or an augmented copy on two sides of a fold. Empty: clean.
/// `contentHashes` goes with `items` ("" or shorter: unknown).
std::vector<std::string> splitLeaks(const std::vector<SplitItem>& items,
                                    const std::vector<std::string>& contentHashes, const Split& split);

}  // namespace ullim
