#pragma once
// What people do to labels, as pure functions: they look at the data and answer with the Change to commit.
// Regions of a class go with it: merging, renaming, dropping and splitting change their labels, too.
#include <map>
#include <string>
#include <vector>

#include "core/dataset/change.h"

namespace ullim {

/// Trimmed; BadArgument when it is empty, longer than 200 bytes, no UTF-8 or has control characters.
Result<std::string> checkClassName(const std::string& given);
Result<Done> checkClassLook(const LabelClass& wanted);  ///< colour is #rrggbb, the note UTF-8
std::string unusedClassColour(const std::vector<LabelClass>& classes);
/// What turns the present classes into `wanted`, whose order is their new order.
std::vector<ClassEdit> classEdits(const std::vector<LabelClass>& present, std::vector<LabelClass> wanted);

/// Labels the clips with an existing or new class (a new one gets its place by placeForNew() and the next colour). Clips that
/// have the label already are not part of the change, unless their status changes. Setting a label makes a
/// New or Unsure clip Verified when `verify`. An empty label takes the label away.
Result<Change> relabel(const Dataset& data, const std::vector<std::string>& clipIds, const std::string& label,
                       bool verify = false);
Result<Change> setStatus(const Dataset& data, const std::vector<std::string>& clipIds, ClipStatus status);
Result<Change> setNotes(const Dataset& data, const std::string& clipId, const std::string& notes);

/// target -> its sources ("joy=amazement,joyful_activation"). Targets may be new or existing; sources must
/// exist and may be named once. The target takes the first source's colour when new. Positions are closed up.
/// Several may stand in one argument, separated by `;`.
using MergeMap = std::vector<std::pair<std::string, std::vector<std::string>>>;
Result<MergeMap> parseMergeMap(const std::vector<std::string>& arguments);
Result<Change> mergeClasses(const Dataset& data, const MergeMap& map);
Result<Change> renameClass(const Dataset& data, const std::string& from,
                           const std::string& to);  ///< Conflict if `to` exists
/// Removes a class; its clips and regions lose their label (label becomes empty, status New; excluded clips
/// stay excluded). Positions are closed up.
Result<Change> dropClass(const Dataset& data, const std::string& name);
/// Gives classes of a column's values ("group" counts as one): label becomes "class_value", for regions by
/// the value of their clip. Clips without a value keep the class; NotFound names the known columns when none
/// has one.
Result<Change> splitClass(const Dataset& data, const std::string& name, const std::string& column);
Result<Change> addClass(const Dataset& data, const std::string& name);
Result<Change> editClass(
    const Dataset& data, const std::string& name,
    const LabelClass& after);  ///< colour, note; a new position moves the others up or down

struct ClassCount {
  std::string name;
  int count = 0;  ///< clips with this label that are not excluded
  int excluded = 0;
  double durationS = 0;
  int regions = 0;  ///< with this label, in clips of any label
};
/// By class position; clips without a label come last under "", with the regions of no class.
std::vector<ClassCount> classCounts(const Dataset& data);

struct DryRun {
  std::vector<ClassCount> before, after;
  double imbalanceBefore = 1, imbalanceAfter = 1;  ///< largest / smallest class (non-empty classes)
  int clipsChanged = 0, regionsChanged = 0;
};
Result<DryRun> dryRun(const Dataset& data, const Change& change);
double imbalance(const std::vector<ClassCount>& counts);

}  // namespace ullim
