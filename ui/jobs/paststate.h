#pragma once
#include <string>

#include "core/base/job.h"
#include "core/dataset/clip.h"
#include "core/store/project.h"

namespace ullim {

/// Project::stateAt() over a reading connection of its own, so for a job's thread. Errors: also those of
/// Project::open().
Result<Dataset> stateAfter(const std::string& path, std::int64_t seq, const JobContext& job = {});

/// Writes `data`, whose relative files are below `folder`, as a new project with a short history of its own:
/// all clips, classes, regions, passes and verdicts. FileExists when there is one already.
Result<Done> writeState(const Dataset& data, const std::string& folder, const std::string& newPath,
                        const std::string& why);

}  // namespace ullim
