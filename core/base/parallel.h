#pragma once
#include <cstddef>
#include <functional>

#include "core/base/job.h"

namespace ullim {

/// Threads to use when the user said nothing: all cores, at least 1.
int defaultJobs();

/// Calls body(i) for every i in [0, n) on `jobs` threads (0: all cores; 1: on the caller's thread). Stops
/// handing out work once job.stop is requested; returns false then. Progress is reported from one thread at a
/// time. body must not throw.
bool parallelFor(std::size_t n, int jobs, const JobContext& job,
                 const std::function<void(std::size_t)>& body);

}  // namespace ullim
