#pragma once
// Computed features on disk, by what was in the sound file and how it was asked for: the same question is
// answered without reading or transforming anything. Bounded, clearable, shared by all processes of a user.
// The cache may always be lost or off; then things only take longer.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/contenthash.h"
#include "core/dsp/feature.h"

namespace ullim {

class FileLock;

/// Raise when readAudio() or computeFeature() give other numbers for the same options: older entries are not
/// found any more and fall out by age.
inline constexpr int kFeatureValuesVersion = 1;
inline constexpr std::uint64_t kFeatureCacheBytes = std::uint64_t(2) << 30;

/// Everything that shaped the values, in text, and its SHA-256, which names the file.
struct FeatureCacheKey {
  std::string text, name;
};
/// contentHash: SHA-256 of the file's bytes, hex; optionsKey: all feature options the kind uses, in text.
FeatureCacheKey featureCacheKey(const std::string& contentHash, const ReadOptions& read,
                                const std::string& optionsKey);

/// Entries of the cache and their bytes, temporary files not counted.
struct CacheAmount {
  std::uint64_t entries = 0, bytes = 0;
  bool operator==(const CacheAmount&) const = default;
};

/// Files CACHEFOLDER/features/xx/NAME.ullf, written in features/new. Thread-safe, and safe between processes:
/// entries appear and go whole, and one process at a time counts and removes (flock on features/lock, freed
/// by the system when its holder dies). Damaged entries are misses and go. Files that are not entries are
/// never touched. Nothing here is synced to disk: after a power cut torn entries are found by their checksum.
class FeatureCache {
 public:
  /// Nothing is made on disk before the first put(). An empty folder or limitBytes 0: always a miss.
  /// shelf: the folder under CACHEFOLDER; each has a limit of its own (core/view keeps overviews in "views").
  explicit FeatureCache(const std::string& cacheFolder, std::uint64_t limitBytes = kFeatureCacheBytes,
                        const std::string& shelf = "features");

  /// Bit-equal to what was put, or a miss. Keeps the entry young (its file time, renewed at most once a
  /// minute).
  std::optional<Feature> get(const FeatureCacheKey& key, const JobContext& job = {});

  /// True when it is on disk now. At no time do the entries of all processes exceed limitBytes together: the
  /// least recently used go first, down to 7/8 of the limit. What is larger than the limit is not kept, nor
  /// anything while the disk is full or the folder cannot be written.
  bool put(const FeatureCacheKey& key, const Feature& feature, const JobContext& job = {});

  /// Counts the files.
  CacheAmount amount() const;
  /// Removes the least recently used until at most `bytes` are left, and what crashes left behind; answers
  /// with what went. Errors: Locked (another process is at it for seconds), FileUnwritable, Cancelled.
  Result<CacheAmount> trim(std::uint64_t bytes, const JobContext& job = {});
  Result<CacheAmount> clear(const JobContext& job = {}) { return trim(0, job); }

  const std::string& folder() const { return m_folder; }  ///< CACHEFOLDER/shelf; "" when off
  std::uint64_t limitBytes() const { return m_limit; }
  /// A sentence once after the cache could not be written to; else "".
  std::string takeProblem();
  ContentHashes& hashes() { return m_hashes; }

 private:
  struct Found;
  std::string pathOf(const std::string& name) const;
  std::vector<Found> found(const JobContext& job) const;  ///< entries, by their names
  void removeLeftovers(std::int64_t olderThanNs) const;
  Result<FileLock> lock(int waitMs, const JobContext& job) const;
  std::optional<CacheAmount> removeOldest(std::uint64_t keepBytes, std::int64_t leftoversNs,
                                          CacheAmount& left, const JobContext& job) const;
  bool place(const std::string& temporary, const std::string& name, std::uint64_t bytes,
             const JobContext& job);
  void dropDamaged(const std::string& path, const FileStamp& seen, const JobContext& job);
  void note(const std::string& sentence, bool lasting);

  std::string m_folder;
  std::uint64_t m_limit;
  std::mutex m_writing;  ///< threads of this process queue here, not at the file lock
  mutable std::mutex m_problemMutex;
  std::string m_problem;
  bool m_noted = false;
  std::atomic<bool> m_readOnly{false};
  ContentHashes m_hashes;
};

}  // namespace ullim
