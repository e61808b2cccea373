#pragma once
// Finished overviews of long files on disk, so that opening one again shows it at once.
#include <string>

#include "core/base/job.h"
#include "core/dataset/featurecache.h"

namespace ullim {

inline constexpr std::uint64_t kViewCacheBytes = std::uint64_t(512) << 20;

/// CACHEFOLDER/views: a FeatureCache of its own, with its own bound, that keeps overviews instead of
/// features.
inline FeatureCache viewCache(const std::string& cacheFolder, std::uint64_t limitBytes = kViewCacheBytes) {
  return FeatureCache(cacheFolder, limitBytes, "views");
}

/// What is in a file as far as can be told within milliseconds: its size, its time of writing, and the
/// SHA-256 of 64 blocks spread over it. The SHA-256 of everything, by which features are kept, takes seconds
/// for ten hours of sound. The path is no part of it: a file that moved is the same file. Empty: it cannot be
/// read.
std::string quickIdentity(const std::string& path, FileStamp& stamp);

/// Thread-safe. Keeps nothing without a folder, or when the file was written to meanwhile.
class ViewStore {
 public:
  ViewStore(const std::string& cacheFolder, std::uint64_t limitBytes, std::string path, int channel);
  bool isOn() const { return !m_cache.folder().empty() && m_cache.limitBytes() > 0; }
  /// what: which overview, in text. Empty matrix: not there.
  Matrix get(const std::string& what, const JobContext& job);
  bool put(const std::string& what, Matrix packed, const JobContext& job);

 private:
  FeatureCacheKey keyOf(const std::string& what);

  FeatureCache m_cache;
  const std::string m_path;
  const int m_channel;
  std::mutex m_mutex;
  bool m_looked = false;
  std::string m_identity;
  FileStamp m_stamp;
};

}  // namespace ullim
