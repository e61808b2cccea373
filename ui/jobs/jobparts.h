#pragma once
#include "core/base/job.h"

namespace ullim {

/// The context for one part of a job: its progress fills the share [from, to] of the whole bar. `job` must
/// outlive it.
inline JobContext partOf(const JobContext& job, double from, double to) {
  JobContext part = job;
  part.report = [&job, from, to](std::size_t done, std::size_t total) {
    constexpr double kSteps = 1000;
    const double share = total > 0 ? double(done) / double(total) : 0;
    job.progress(std::size_t(kSteps * (from + (to - from) * share)), std::size_t(kSteps));
  };
  return part;
}

}  // namespace ullim
