#pragma once
// Several operations on classes as one step: looked at first (counts, examples), then committed as one
// Change.
#include <string>
#include <vector>

#include "core/dataset/operations.h"

namespace ullim {

/// One operation. Later ones see what earlier ones made.
struct ClassStep {
  enum class Kind { Add, Rename, Merge, Drop, Split, Edit, Order };
  Kind kind = Kind::Edit;
  std::string name;                ///< the class; Merge: the target, new or existing
  std::string to;                  ///< Rename: the new name; Split: the column ("group" counts as one)
  std::vector<std::string> names;  ///< Merge: the sources; Order: classes in their new order, others follow
  std::string colour, note;        ///< Edit: both are set
  bool operator==(const ClassStep&) const = default;
};
/// In words, as the history keeps it: "merge joy <- amazement, power".
std::string stepText(const ClassStep& step);

/// Clips that go from one class to another ("" is: no label).
struct ClassMove {
  std::string from, to;
  int clips = 0;                        ///< excluded ones, too
  std::vector<std::string> exampleIds;  ///< the first few clips
};

enum class PlanUse { Preview, Commit };

struct ClassPlan {
  Change change;  ///< kind of its only step, else "class"; by "rule"; empty when nothing changes
  DryRun counts;
  std::vector<LabelClass> classes;                           ///< as they will be
  std::vector<ClassMove> moves;                              ///< by class position before, then after
  std::vector<std::pair<std::string, std::string>> becomes;  ///< every class before -> after; "": dropped
  bool splits = false;  ///< some clips of a class go elsewhere than others: `becomes` says what the rest does
};

/// One pass over clips and regions, without a copy of the data; a preview (tens of milliseconds for 100 000
/// clips) leaves the edits of clips and regions out of the change. Errors: BadArgument, NotFound, Conflict,
/// with the step's sentence, as the single operations answer.
Result<ClassPlan> planClasses(const Dataset& data, const std::vector<ClassStep>& steps, int examples = 3,
                              PlanUse use = PlanUse::Commit);

/// Which clips a change moves between classes.
std::vector<ClassMove> movesOf(const Dataset& data, const Change& change,
                               const std::vector<LabelClass>& classesAfter, int examples);

/// The step that undoes a split of `name` by `column`: merges the classes that are called NAME_VALUE after a
/// value of the column. NotFound: there is none.
Result<ClassStep> joinStep(const Dataset& data, const std::string& name, const std::string& column);

}  // namespace ullim
