#pragma once
#include "core/cli/json.h"
#include "core/learn/calibration.h"
#include "core/learn/training.h"

namespace ullim {

/// The fold table as the write-ups print it: a row a fold with the accuracy of each network and of their
/// average. Empty for one fold.
std::string foldsText(const RunRecord& record);
/// One line of `train --json`; null for events that are progress only.
Json eventJson(const TrainEvent& event);
/// The baselines on the same folds as a table, and the shortcuts that tell the class. Empty: none were made.
std::string rivalsText(const RunRecord& record);
/// The last line.
Json doneJson(const RunRecord& record, const std::string& modelPath);
/// The answer of `evaluate`, without what is left out; the names are those of run.json.
Json metricsDocument(const Metrics& metrics);
/// Temperature, and calibration error, log loss and Brier score before and after it. "after" is the same as
/// "before" unless "on_other_folds" is true: nothing is scored on what it was fitted on.
Json calibrationJson(const Calibration& calibration);
/// One or two lines of the same.
std::string calibrationText(const Calibration& calibration);
/// The metrics for people: scores, classes, confusion matrix.
std::string metricsText(const Metrics& metrics);

}  // namespace ullim
