#pragma once
// What is wrong, or may be, with the clips of a data set. It finds and says; it changes nothing.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/clip.h"
#include "core/dataset/duplicates.h"

namespace ullim {

enum class FindingKind {
  Unreadable,       ///< values: none
  Remarks,          ///< cut short, samples that are no numbers: what the import noted
  ExactDuplicates,  ///< sets: the groups of equal sounds
  NearDuplicates,   ///< sets: the groups of one recording
  SimilarSounds,    ///< sets: pairs to listen to; values: the likeness of each
  Silent,           ///< digital silence
  NearlySilent,     ///< RMS under -55 dBFS
  MostlySilence,    ///< 90 % of the frames and more
  Clipped,          ///< cut-off tops
  Dc,               ///< mean sample beyond 0.01
  MixedRates,       ///< names: the rates, commonest first; values: clips of each; clips: of the rarer ones
  MixedChannels,    ///< the same of channels
  VeryShort,        ///< under 0.2 s
  CoarseSteps,      ///< values: the bits in use, where others of the data set use more
  ZeroRuns,         ///< exact zeros for 50 ms and more: a codec, a gate, padding
  GroupInClasses,   ///< one group (a speaker, a baby) under several classes; sets by group; names: the groups
  LabelDisagrees,   ///< subject: where the label is written too (name, column); names: "code: label"
  CodesShareClass,  ///< subject: as above; several codes under one class; names: the rarer codes
  LabelSpelling,    ///< names: labels that differ by case, spaces or a letter
  GivesAway,        ///< subject: "label", "group" or a column; feature tells it; values: accuracy, chance
  FewClips,         ///< subject: a class under 10 clips; values: clips
  FewGroups,        ///< subject: a class under 3 groups; values: groups
  Imbalance,        ///< subject: the largest class, 60 % of the clips and more; values: share, clips
};
/// "exact_duplicates", ...: stable words.
const char* findingName(FindingKind kind);

enum class Severity { Note, Warning, Serious };
const char* severityName(Severity severity);  ///< "note", "warning", "serious"

/// Whom duplicates join: sounds under two labels cannot both be right; those in two groups leak through every
/// split by group.
enum class Across { Same, Groups, Classes };
const char* acrossName(Across across);  ///< "", "groups", "classes"

struct Finding {
  FindingKind kind = FindingKind::Unreadable;
  Severity severity = Severity::Note;
  Across across = Across::Same;
  std::string subject, feature;
  std::vector<double> values;
  std::vector<std::string> names;
  std::vector<std::string> clips;              ///< ids, in project order
  std::vector<std::vector<std::string>> sets;  ///< the same ids where they belong together
  std::string filter;                          ///< that shows these clips, where the filter can say it
};

struct CheckReport {
  std::vector<Finding> findings;  ///< serious ones first
  int clips = 0;                  ///< looked at: excluded ones are left out
  bool everyPair = true;          ///< false: near duplicates among candidates only
};

/// What the sounds told, by clip id order of `ids`.
struct CheckSounds {
  std::vector<std::string> ids;                               ///< of readable clips that are not excluded
  Duplicates duplicates;                                      ///< indices into ids
  std::vector<std::pair<std::string, std::string>> problems;  ///< clip id, sentence
};

/// What findDuplicates() is asked: the readable clips of the data set that are not excluded, by index.
struct CheckAsk {
  std::vector<std::string> ids;
  std::vector<DuplicateAsk> clips;
};
CheckAsk checkAsk(const Dataset& data, const std::function<std::string(const std::string&)>& absolutePath);

/// The findings. Clip::facts should be fresh; what is not measured is not judged. Quick: 100 000 clips in
/// seconds. Errors: Cancelled.
Result<CheckReport> checkData(const Dataset& data, const CheckSounds& sounds, const JobContext& job = {});

/// One line in English for people.
std::string findingText(const Finding& finding);

/// A one-feature test: how well the value alone tells the class, by balanced accuracy over five folds, and
/// what chance gives (mean and highest of 20 shuffles of the classes). NaN is a value of its own. Same answer
/// every time. accuracy 0: fewer than two classes of five values.
struct OneFeature {
  double accuracy = 0, chance = 0, chanceMost = 0;
  std::vector<int> told;  ///< classes that nine in ten are told of and that nine in ten so told are
  bool telling() const {
    return accuracy > chanceMost && (accuracy - chance >= 0.25 * (1 - chance) || !told.empty());
  }
};
OneFeature oneFeatureTest(const std::vector<double>& values, const std::vector<int>& classes);

}  // namespace ullim
