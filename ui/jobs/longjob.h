#pragma once
#include <QString>
#include <memory>

namespace ullim {

class JobList;
class LongSound;

/// Shows the pass over a long file among the jobs, where it can be stopped; nothing when it is done within a
/// moment (from the cache). The job ends when the file is closed.
void followReading(JobList* jobs, const std::shared_ptr<LongSound>& sound, const QString& name);

}  // namespace ullim
