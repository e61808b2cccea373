#pragma once
// What stands beside a run's scores: the baselines on the same folds, and shortcuts in the recordings.
#include "core/learn/material.h"

namespace ullim {

/// Fills record.baselines and record.shortcuts over the given folds of the split (those that were trained),
/// from what was heard while the pictures were made (TrainRequest::baselines): no file is read. A wish to
/// stop and keep the best skips what is not done yet: the record is good without. Errors: Cancelled when
/// aborted.
Result<Done> addRivals(const Material& material, const Split& split, const std::vector<int>& folds, int jobs,
                       RunProgress& progress, RunRecord& record);

}  // namespace ullim
