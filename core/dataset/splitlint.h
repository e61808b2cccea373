#pragma once
// The linter of splits: what a split gives away, as data and as sentences.
#include <string>
#include <vector>

#include "core/dataset/split.h"

namespace ullim {

enum class LeakKind {
  Group,          ///< clips of one group on several sides
  Duplicate,      ///< the same content on several sides
  NearDuplicate,  ///< clips that sound the same on several sides
  Augmented,      ///< an augmented copy on another side than its parent
  Scaling,        ///< a scaler fitted on clips that are not in the training part
  MissingClass    ///< a class without a clip in a part: no leak, but its figures mean nothing
};
const char* leakKindName(LeakKind kind);  ///< "group", "duplicate", "near_duplicate", "augmented", ...

struct LeakFinding {
  LeakKind kind = LeakKind::Group;
  int fold = 0;                  ///< from 0
  std::string key;               ///< the group, the content hash, the set, the parent's id or the class
  std::vector<Role> sides;       ///< where it was found; of a missing class: where it is not
  std::vector<std::string> ids;  ///< clips concerned, in the order of the items; of a missing class: none
  std::string text;              ///< one sentence
  /// A leak stops the training until it is allowed; a missing class is only told of.
  bool blocks() const { return kind != LeakKind::MissingClass; }
};

/// What is known of the items beside the items themselves; a list may be shorter: the rest is unknown.
struct LintFacts {
  std::vector<std::string> contentHashes;  ///< "": the item's own
  std::vector<int> nearSets;               ///< ClipFacts::duplicate; 0: none
  std::vector<std::string> classNames;     ///< empty: classes are not looked at
};

/// By fold, then kind. Where the split chose its validation part by clip, a group in training and validation
/// is as asked for and no finding.
std::vector<LeakFinding> lintSplit(const std::vector<SplitItem>& items, const LintFacts& facts,
                                   const Split& split);

/// `fitRows`: indices of the items a scaler (means, deviations, bins, vocabularies) was fitted on.
std::vector<LeakFinding> lintScaling(const std::vector<std::size_t>& fitRows,
                                     const std::vector<SplitItem>& items, const std::vector<Role>& roles,
                                     int fold = 0);

}  // namespace ullim
