#pragma once
#include <string>

#include "core/base/job.h"
#include "core/dataset/clip.h"
#include "core/store/project.h"

namespace ullim {

/// The project at `path` as it was after the line `seq` of its history: walked back from the present in
/// memory, or forward when the line is undone and can be redone. Over a reading connection of its own, so for
/// a job's thread. Errors: NotFound (no such line), BadArgument (the line was undone and something else took
/// its place), those of Project::open(), Cancelled.
Result<Dataset> stateAfter(const std::string& path, std::int64_t seq, const JobContext& job = {});

/// Writes `data`, whose relative files are below `folder`, as a new project with a short history of its own:
/// all clips, classes, regions, passes and verdicts. FileExists when there is one already.
Result<Done> writeState(const Dataset& data, const std::string& folder, const std::string& newPath,
                        const std::string& why);

}  // namespace ullim
