#include "core/dataset/featurebatch.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "core/base/parallel.h"
#include "core/dataset/cachefiles.h"
#include "core/dataset/featurefile.h"

namespace ullim {
namespace {

struct Plan {
  const FeatureBatchRequest& request;
  ReadOptions read;
  std::string optionsKey;
  int jobsInside = 1;  // threads for the frames of one clip
};

FeatureBatchRow cached(std::size_t index, Feature feature) {
  return {index, std::move(feature), true, false};
}

FeatureBatchRow computed(const Plan& plan, std::size_t index, const JobContext& job) {
  return {
      index,
      featureOfFile(plan.request.clips[index].path, plan.read, plan.request.feature, job, plan.jobsInside),
      false, false};
}

FeatureBatchRow rowThroughCache(const Plan& plan, std::size_t index, const JobContext& job) {
  FeatureCache& cache = *plan.request.cache;
  const BatchClip& clip = plan.request.clips[index];
  if (plan.request.trustHashes && !clip.contentHash.empty())
    if (auto hit = cache.get(featureCacheKey(clip.contentHash, plan.read, plan.optionsKey), job))
      return cached(index, std::move(*hit));

  // Also with trustHashes: what is kept is kept under what was in the file, whatever was noted of it.
  const auto hashed = cache.hashes().of(clip.path, job);
  if (!hashed) return computed(plan, index, job);  // readAudio says it better
  const bool changed = !clip.contentHash.empty() && clip.contentHash != hashed->hash;
  const FeatureCacheKey key = featureCacheKey(hashed->hash, plan.read, plan.optionsKey);
  if (auto hit = cache.get(key, job)) {
    FeatureBatchRow row = cached(index, std::move(*hit));
    row.contentChanged = changed;
    return row;
  }
  FeatureBatchRow row = computed(plan, index, job);
  row.contentChanged = changed;
  // Not when somebody wrote to the file between the hash and the decoding.
  if (row.feature && stampOf(clip.path) == hashed->stamp) cache.put(key, *row.feature, job);
  return row;
}

FeatureBatchRow rowOf(const Plan& plan, std::size_t index, const JobContext& job) {
  const std::string& path = plan.request.clips[index].path;
  try {
    return plan.request.cache ? rowThroughCache(plan, index, job) : computed(plan, index, job);
  } catch (const std::bad_alloc&) {
    return {index,
            Error{ErrorCode::FileUnreadable, path + ": its feature does not fit into the memory (take a "
                                                    "longer hop, a shorter part or fewer threads)"},
            false, false};
  } catch (const std::exception& error) {
    return {
        index,
        Error{ErrorCode::Internal, path + ": failed unexpectedly: " + error.what() + " (please report it)"},
        false, false};
  }
}

// What all threads hand in, one at a time.
class Collector {
 public:
  explicit Collector(const FeatureRowSink& sink) : m_sink(sink) {}

  /// False when the sink threw: then nothing more is handed in.
  bool take(FeatureBatchRow row) {
    const std::scoped_lock lock(m_mutex);
    if (m_failure) return false;
    ++(row.feature ? m_summary.done : m_summary.failed);
    m_summary.fromCache += row.fromCache ? 1 : 0;
    m_summary.changed += row.contentChanged ? 1 : 0;
    try {
      if (m_sink) m_sink(std::move(row));
    } catch (const std::exception& error) {
      m_failure = Error{ErrorCode::Internal, std::string("features: a finished row was refused: ") +
                                                 error.what() + " (please report it)"};
    }
    return !m_failure;
  }
  FeatureBatchSummary& summary() { return m_summary; }
  const std::optional<Error>& failure() const { return m_failure; }

 private:
  const FeatureRowSink& m_sink;
  std::mutex m_mutex;
  FeatureBatchSummary m_summary;
  std::optional<Error> m_failure;
};

}  // namespace

Result<FeatureBatchSummary> computeFeatureBatch(const FeatureBatchRequest& request, const JobContext& job,
                                                const FeatureRowSink& sink) {
  const std::size_t n = request.clips.size();
  if (request.read.resampleTo.hz > 0)
    if (auto valid = request.feature.validate(request.read.resampleTo); !valid) return valid.error();
  Plan plan{request, request.read, {}, 1};
  plan.read.mono = true;
  if (request.cache) plan.optionsKey = featureKey(request.feature);
  const int threads = request.jobs > 0 ? request.jobs : defaultJobs();
  if (n > 0 && n < std::size_t(threads)) plan.jobsInside = threads / int(n);

  // Our own stop beside the caller's: a sink that throws ends the batch.
  std::stop_source stop;
  const std::stop_callback passOn(job.stop, [&stop] { stop.request_stop(); });
  const JobContext inside{stop.get_token(), {}};
  Collector collector(sink);
  try {
    parallelFor(n, threads, {stop.get_token(), job.report}, [&](std::size_t i) {
      FeatureBatchRow row = rowOf(plan, i, inside);
      if (!row.feature && row.feature.error().code == ErrorCode::Cancelled) return;
      if (!collector.take(std::move(row))) stop.request_stop();
    });
  } catch (const std::exception& error) {
    return Error{ErrorCode::Internal,
                 std::string("features: no thread could be started: ") + error.what() + " (use fewer)"};
  }
  if (collector.failure()) return *collector.failure();
  FeatureBatchSummary& summary = collector.summary();
  summary.cancelled = summary.done + summary.failed < n;
  if (request.cache) summary.cacheProblem = request.cache->takeProblem();
  return summary;
}

}  // namespace ullim
