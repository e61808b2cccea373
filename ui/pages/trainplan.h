#pragma once
#include <QString>
#include <array>
#include <map>
#include <optional>
#include <stop_token>
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
struct DataGate;

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

/// What a gathering is asked for, in the words of the page.
struct GatherAsk {
  std::string filter, mapping;  ///< a mapping's file, name or words; empty: none
  std::string stratify, groupBy = "group";
  std::string folder;  ///< that the clips' files are given from
};
struct Gathered {
  bool whole = false;                  ///< false: stopped, or clips came or went meanwhile
  std::map<std::string, int> columns;  ///< different values of each import column, counted up to kManyValues
  std::optional<Error> filterError, mappingError;
  TrainData data;
};
constexpr int kManyValues = 51;
/// gatherTrainData() for a worker, while labelling goes on.
Gathered gatherInChunks(const Dataset& dataset, DataGate& gate, const GatherAsk& ask,
                        const std::stop_token& stop = {});

/// Who is on which side of one fold.
struct SideCount {
  int clips = 0, groups = 0;
  std::vector<int> byClass;  ///< clips, as TrainData::classNames
};
using FoldSides = std::array<SideCount, 3>;  ///< by Role

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

struct TrainPlan {
  std::optional<Error> error;  ///< no split can be made
  Split split;
  std::vector<FoldSides> folds;
  std::vector<std::string> leaks;     ///< core's words; empty: clean
  std::vector<LeakSummary> findings;  ///< all that the linter found, missing classes too
};

/// The split that runTraining() will make with the same options. Pure; any thread.
TrainPlan planTraining(const TrainData& data, const SplitOptions& options);

/// PROJECTFOLDER/PROJECTNAME.runs of a project file.
QString runsFolderOf(const QString& projectPath);

}  // namespace ullim
