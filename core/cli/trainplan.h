#pragma once
// From a project's clips to a training request: which clips, under which class and group.
#include <string>
#include <vector>

#include "core/dataset/clip.h"
#include "core/dataset/mapping.h"
#include "core/learn/training.h"
#include "core/store/project.h"

namespace ullim {

class Session;

struct TrainChoice {
  std::string where;
  std::vector<std::string>
      classMap;  ///< a mapping's file or name, or "rest=tired,burping", "=unclear" (left out); others stay
  std::string group = "group";  ///< "group", import columns with commas (clips that agree in any one
                                ///< stay together), or "none"
  std::string stratify;         ///< an import column the parts are even in, beside the class; empty: none
};

struct ChosenClips {
  std::vector<TrainClip> clips;
  std::vector<std::string> classNames;  ///< by position of the first source class
  ClassMapping mapping;                 ///< looked through; empty: none
  std::vector<std::string> missing;     ///< of a mapping from a file: classes the project has not
  int excluded = 0, unreadable = 0, unlabelled = 0, leftOut = 0;
};

/// Excluded, unreadable and unlabelled clips are never chosen. Errors: BadArgument (expression, map, column),
/// NotFound (a class of the map), TooFew (no clip is left).
Result<ChosenClips> chooseClips(const Project& project, const Dataset& data, const TrainChoice& choice);
/// The same of a project that is opened for it, read only.
Result<ChosenClips> chooseClips(Session& session, const std::string& project, const TrainChoice& choice);

}  // namespace ullim
