#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace ullim {

int defaultJobs() { return std::max(1, int(std::thread::hardware_concurrency())); }

bool parallelFor(std::size_t n, int jobs, const JobContext& job,
                 const std::function<void(std::size_t)>& body) {
  const std::size_t threads = std::min<std::size_t>(n, std::size_t(jobs > 0 ? jobs : defaultJobs()));
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex reportMutex;
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(1); i < n && !job.stopped(); i = next.fetch_add(1)) {
      body(i);
      const std::scoped_lock lock(reportMutex);
      job.progress(++done, n);
    }
  };
  if (threads <= 1) {
    work();
  } else {
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t) pool.emplace_back(work);
  }
  return !job.stopped();
}

}  // namespace ullim
