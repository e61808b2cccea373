#pragma once
// The features of many clips: on all cores, one row a clip as each is done, from the cache where it can be.
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/featurecache.h"
#include "core/dsp/feature.h"

namespace ullim {

struct BatchClip {
  std::string id;           ///< the caller's; not looked at
  std::string path;         ///< UTF-8, absolute or from the working folder
  std::string contentHash;  ///< SHA-256 noted at import, hex; empty: unknown
};

struct FeatureBatchRequest {
  std::vector<BatchClip> clips;
  ReadOptions read;  ///< `mono` is not asked: a feature is of one channel, or of the mix
  FeatureOptions feature;
  int jobs = 0;                   ///< threads; 0: all cores
  FeatureCache* cache = nullptr;  ///< may be shared by several batches; nullptr: everything is computed
  /// False: each file is hashed anew (once, while its stamp stays), so that a file changed since its import
  /// is seen. True: a hit is answered for contentHash without touching the file.
  bool trustHashes = false;
};

struct FeatureBatchRow {
  std::size_t index = 0;  ///< into clips
  Result<Feature> feature;
  bool fromCache = false;
  bool contentChanged = false;  ///< the file is not the one of contentHash (seen only where it was hashed)
};

struct FeatureBatchSummary {
  std::size_t done = 0;       ///< rows with a feature
  std::size_t failed = 0;     ///< rows with an error
  std::size_t fromCache = 0;  ///< of those done
  std::size_t changed = 0;    ///< rows with contentChanged
  bool cancelled = false;     ///< stopped before every clip had its row
  std::string cacheProblem;   ///< FeatureCache::takeProblem()
};

/// Takes one row at a time, from any thread, in the order of completion; the row is gone after. Others wait
/// meanwhile, so that no more than `jobs` features are ever in memory.
using FeatureRowSink = std::function<void(FeatureBatchRow)>;

/// A clip that cannot be read, is odd or does not fit into memory is a row with an error; the rest goes on.
/// With fewer clips than threads the threads share the frames of a clip. Progress counts clips. Stops within
/// 50 ms (and the sink's own time); unfinished clips then have no row. Errors: BadArgument (options that no
/// clip can fulfil, where `read` names the rate), Internal (the sink threw, or no thread could be started;
/// rows were handed out before). Any thread.
Result<FeatureBatchSummary> computeFeatureBatch(const FeatureBatchRequest& request, const JobContext& job,
                                                const FeatureRowSink& sink);

}  // namespace ullim
