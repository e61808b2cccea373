#pragma once
// Which property of the recording tells the class by itself: measured on the files, judged on a split.
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/measurefacts.h"
#include "core/dataset/split.h"
#include "core/learn/shortcuts.h"
#include "core/learn/training.h"

namespace ullim {

/// Of a class with fewer judged clips than this nothing is said: it neither teaches nor is judged.
constexpr int kShortcutFewestClips = 5;
/// So far above chance the low end of the interval has to lie before a property is flagged: what is less is
/// no matter, even where it is sure.
constexpr double kShortcutMargin = 0.05;
/// Properties that are looked at, and how often an audit of clips without a shortcut may flag any of them:
/// it did in 3 of 100 audits of 210 clips, and in 7 of 100 of 60 clips.
constexpr int kShortcutProperties = 9;
constexpr double kShortcutLuck = 0.05;

struct MeasuredRecordings {
  std::vector<RecordingFacts> facts;  ///< [path]; rateHz is 0 where the file could not be read
  std::vector<std::string> errors;    ///< [path]: a sentence, or empty
};

/// Each file once, block by block, on `jobs` threads (0: all cores). An unreadable file has its sentence and
/// the others go on. Cancelled when stopped.
Result<MeasuredRecordings> measureRecordings(const std::vector<std::string>& paths, int jobs = 0,
                                             const JobContext& job = {});

/// Where each clip comes from: its folder. Folders that hold one class each, at least one of them named
/// after its class, only say the label: then the folder above counts, and so on; empty when nothing is left.
std::vector<std::string> shortcutSources(const std::vector<std::string>& paths,
                                         const std::vector<int>& labels,
                                         const std::vector<std::string>& classNames);

/// One entry a clip in all vectors; `groups`, `parents` and `sources` may be empty. A clip with a parent
/// teaches, but is never judged.
struct ShortcutData {
  std::vector<RecordingFacts> facts;
  std::vector<std::string> sources;
  std::vector<int> labels;  ///< 0 .. classNames.size() - 1
  std::vector<std::string> groups, parents, classNames;
};

/// A classifier for each property, which knows nothing else: numbers in about ten bins of equal mass of the
/// training clips (twice the classes where there are more than five; equal values together, "none" as a bin
/// of its own), rate and source by value; the class whose training clips are most often in the bin, all
/// classes weighing the same (smoothed, see shortcutrule.h). Judged on the test clips of `split`; over
/// repeats the mean. A property that is the same in all clips has no entry. Flagged when both hold: the
/// interval's low end is above chance by kShortcutMargin, and guessing would come so far by luck less often
/// than kShortcutLuck among all properties; or, of three classes and more, when both hold for one class
/// against the rest, and for the number of classes looked at. Flagged ones first, each part best told first.
/// Cancelled when stopped.
Result<std::vector<ShortcutScore>> auditShortcuts(const ShortcutData& data, const Split& split, int jobs = 1,
                                                  const JobContext& job = {});

/// All of it for the clips of a run and its split. Unreadable clips are left out; `unreadable`, when given,
/// takes their sentences. Progress counts files.
Result<std::vector<ShortcutScore>> shortcutsOf(const std::vector<TrainClip>& clips,
                                               const std::vector<int>& labels,
                                               const std::vector<std::string>& classNames, const Split& split,
                                               int jobs, const JobContext& job,
                                               std::vector<std::string>* unreadable = nullptr);
/// The same of files that are measured already, one entry a clip.
Result<std::vector<ShortcutScore>> shortcutsOf(const std::vector<TrainClip>& clips,
                                               const std::vector<int>& labels,
                                               const std::vector<std::string>& classNames, const Split& split,
                                               MeasuredRecordings measured, int jobs, const JobContext& job,
                                               std::vector<std::string>* unreadable = nullptr);

}  // namespace ullim
