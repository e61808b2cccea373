#pragma once
// Which clips stand behind a part of a picture on Results. Each clip once, even where repeats judged it
// several times; the ones to look at first come first.
#include <string>
#include <vector>

#include "core/learn/calibration.h"
#include "core/learn/curves.h"
#include "core/learn/training.h"

namespace ullim {

/// Clips of these rows of RunRecord::oof, in the order of `rows`; rows that do not exist are passed over.
std::vector<std::string> clipsOfRows(const RunRecord& run, const std::vector<std::size_t>& rows);
/// Told to be of the class, labelled another; the surest first.
std::vector<std::string> falseClipsOf(const RunRecord& run, int predicted);
/// Taken for another class; the surest mistakes first. `fold` -1: all folds.
std::vector<std::string> wrongClipsOfFold(const RunRecord& run, int fold);
/// False alarms at a threshold: what lies above it and is of another class than `cls`; the surest first.
std::vector<std::string> falseAlarms(const RunRecord& run, const Curve& curve, const CurvePoint& point,
                                     int cls);
/// Clips of the class below the threshold, the nearest to it first.
std::vector<std::string> missedClips(const RunRecord& run, const Curve& curve, const CurvePoint& point,
                                     int cls);
/// Clips that are refused when only answers at least as sure as `point` count; the least sure first.
std::vector<std::string> refusedClips(const RunRecord& run, const RiskCoverage& curve,
                                      const RiskPoint& point);

}  // namespace ullim
