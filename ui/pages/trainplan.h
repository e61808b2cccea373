#pragma once
#include <QString>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/dataset/clip.h"
#include "core/dataset/filter.h"
#include "core/dataset/mapping.h"
#include "core/dataset/split.h"
#include "core/dataset/splitlint.h"
#include "core/learn/training.h"

namespace ullim {

class Document;

/// The clips a training would use and why others are left out.
struct TrainData {
  std::vector<TrainClip> clips;           ///< readable, labelled, not excluded, let through by the filter
  std::vector<std::string> classNames;    ///< of those clips, by the project's order
  std::vector<int> classCounts;           ///< as classNames
  std::vector<std::string> classColours;  ///< as classNames
  std::string classMapping;               ///< mappingWords() it was looked at through; empty: none
  int groups = 0;                         ///< distinct group names; clips without one are not counted
  int withoutGroup = 0;
  int excluded = 0, unreadable = 0, unlabelled = 0, filtered = 0, mappedAway = 0;
};
/// Labels are seen through the mapping, and not touched; `stratify`: the column that gives
/// TrainClip::stratum; `groupBy`: as groupsByColumns(). Errors: as viewThrough().
Result<TrainData> gatherTrainData(const Document& document, const Filter& filter,
                                  const ClassMapping& mapping = {}, const std::string& stratify = {},
                                  const std::string& groupBy = "group");

/// Who is on which side of one fold.
struct SideCount {
  int clips = 0, groups = 0;
  std::vector<int> byClass;  ///< clips, as TrainData::classNames
};
using FoldSides = std::array<SideCount, 3>;  ///< by Role

struct TrainPlan {
  std::optional<Error> error;  ///< no split can be made
  Split split;
  std::vector<FoldSides> folds;
  std::vector<std::string> leaks;     ///< core's words; empty: clean
  std::vector<LeakFinding> findings;  ///< all that the linter found, missing classes too
};

/// The findings of one kind over all folds, in one row.
struct LeakSummary {
  LeakKind kind = LeakKind::Group;
  bool blocks = true;
  int keys = 0;                  ///< distinct groups, contents, sets or classes
  int folds = 0;                 ///< in how many folds
  std::vector<std::string> ids;  ///< clips concerned, each once, in the order met
  std::string example;           ///< core's sentence about the first
};
std::vector<LeakSummary> summariseLeaks(const std::vector<LeakFinding>& findings);

/// The split that runTraining() will make with the same options. Pure; any thread.
TrainPlan planTraining(const TrainData& data, const SplitOptions& options);

/// PROJECTFOLDER/PROJECTNAME.runs of a project file.
QString runsFolderOf(const QString& projectPath);

}  // namespace ullim
