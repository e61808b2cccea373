#pragma once
// What an operation on classes does, shown before and after.
#include <string>

#include "core/cli/session.h"
#include "core/dataset/classplan.h"

namespace ullim {

/// {"dry_run", "clips_changed", "regions_changed", "before": {"classes", "imbalance"}, "after": ...,
///  "moves": [{"from", "to", "clips", "examples": [file, ...]}]}
Json previewJson(const Dataset& data, const DryRun& counts, const std::vector<ClassMove>& moves, bool dryRun);
std::string previewText(const Dataset& data, const DryRun& counts, const std::vector<ClassMove>& moves,
                        bool dryRun);

}  // namespace ullim
