#pragma once
#include <QString>
#include <string>
#include <vector>

#include "ui/pages/trainplan.h"

namespace ullim {

/// Sentences of the Train page, in the user's language.
QString recipeDescription(const Recipe& recipe);
QString recipeInput(const Recipe& recipe);    ///< "Input: log-mel spectrogram, 34 × 50, at 8000 Hz"
QString usedWords(const TrainData& data);     ///< "302 clips of 5 classes, 179 groups"
QString leftOutWords(const TrainData& data);  ///< empty when none is left out
QString splitWords(const TrainData& data, const SplitOptions& options, const TrainPlan& plan);
QString splitName(const SplitOptions& options);  ///< "5 folds by group", "leaves one group out"
/// "12 groups on several sides, in 3 of 5 folds"
QString leakKindWords(const LeakSummary& leak, int folds);
/// What is wrong and what to do, shorter than core's sentence; of no known kind: core's sentence itself.
QString warningWords(TrainWarning warning, const QString& text);
QString eventWords(const TrainEvent& event);  ///< a line for the log; empty: not worth one
QString durationWords(double seconds);        ///< "1:05", "2:03:04"

}  // namespace ullim
