#pragma once
// The pictures of a run's report: each a self-contained SVG of one width and one plain style. A picture that
// has nothing to show is an empty string.
#include <string>

#include "core/base/words.h"
#include "core/learn/calibration.h"
#include "core/learn/training.h"

namespace ullim {

constexpr double kReportWidth = 720;  ///< pixels, of every picture

/// "always hungry", "guessing by the classes' shares", "logistic regression on MFCC"; another name
/// stays as it is.
std::string baselineWords(const std::string& name, const Metrics& metrics, const Words& w = {});

/// Accuracy, balanced accuracy and macro F1 with their 95 % intervals, the baselines under each, and chance,
/// on one axis from 0 to 100 %.
std::string scoresPicture(const RunRecord& record, const Words& w = {});
/// Count and share of the row in each cell; with many classes the count alone (the share is the tip).
std::string confusionPicture(const Metrics& metrics, const Words& w = {});
/// Precision and recall of every class, with the clips it has. The bars' class attributes are "precision" and
/// "recall"; a full bar is kClassBarWidth pixels.
std::string classBarsPicture(const Metrics& metrics, const Words& w = {});
constexpr double kClassBarWidth = 400;

/// Loss and accuracy over the epochs, one line a fold, of one network of the recipe; the epoch whose weights
/// were kept is marked.
std::string learningPicture(const RunRecord& record, std::size_t member, const Words& w = {});
/// Of every class against the rest; with more than eight the worst eight are coloured, the others grey.
std::string rocPicture(const RunRecord& record, const Words& w = {});
std::string prPicture(const RunRecord& record, const Words& w = {});
/// How often an answer is right beside how sure it is, before and after the temperature.
std::string reliabilityPicture(const Calibration& calibration, const Words& w = {});

}  // namespace ullim
