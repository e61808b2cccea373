#include "core/dataset/featurecache.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <new>
#include <span>
#include <utility>

#include "core/base/atomicfile.h"
#include "core/base/filelock.h"
#include "core/dataset/cachefiles.h"
#include "core/dataset/featureentry.h"

namespace ullim {
namespace {

constexpr std::int64_t kNsPerS = 1'000'000'000;
constexpr std::int64_t kTouchNs = 60 * kNsPerS;      // a hit renews the file's time at most this often
constexpr std::int64_t kLeftoverNs = 600 * kNsPerS;  // writing an entry takes milliseconds
constexpr int kPutWaitMs = 2000;                     // then the entry is dropped: it is only a cache
constexpr int kTrimWaitMs = 10000;
constexpr std::size_t kNameDigits = 64;
constexpr std::string_view kSuffix = ".ullf", kPart = ".ullf.part";
constexpr std::string_view kLockName = "/lock";
// Files are written here and renamed to their place: what crashes leave then lies in one folder.
constexpr std::string_view kNewFolder = "/new";
constexpr std::string_view kNoteMagic = "ULLIMSUM";

std::string numberText(double value) {
  char text[32];  // the shortest that reads back as the same number, whatever the locale
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string readKey(const ReadOptions& read) {
  // A new field of ReadOptions does not compile here until it is part of the key.
  const auto& [offsetS, durationS, mono, channel, resampleTo, resampleType] = read;
  return "offset=" + numberText(offsetS) + " duration=" + numberText(durationS < 0 ? -1 : durationS) +
         " mono=" + (mono ? "1" : "0") + " channel=" + std::to_string(channel < 0 ? -1 : channel) +
         (resampleTo.hz > 0
              ? " rate=" + std::to_string(resampleTo.hz) + " by " + resampleTypeName(resampleType)
              : " rate=native");
}

bool isHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isEntryName(std::string_view folder, std::string_view name) {
  return name.size() == kNameDigits + kSuffix.size() && isHex(name.substr(0, kNameDigits)) &&
         name.ends_with(kSuffix) && name.starts_with(folder);
}

bool isLeftoverName(std::string_view name) {
  return name.size() > kNameDigits + kPart.size() && isHex(name.substr(0, kNameDigits)) &&
         name.substr(kNameDigits).starts_with(kPart);
}

// Something else may carry our kind of name. After a power cut an entry may be short or all zeros.
bool isOurs(const std::string& path) {
  const auto file = ReadableFile::open(path, false);
  if (!file) return false;
  if (file->stamp().bytes < kFeatureMagic.size()) return true;
  char magic[kFeatureMagic.size()];
  if (!file->read(0, std::as_writable_bytes(std::span(magic)))) return false;
  const std::string_view text(magic, sizeof magic);
  return text == kFeatureMagic || text == std::string(sizeof magic, '\0');
}

// The running total travels from holder to holder in the lock file, so that a put need not count. None when
// it is missing or garbled: then we count.
std::optional<std::uint64_t> totalIn(const FileLock& lock) {
  const std::string note = lock.note();
  std::uint64_t total = 0, check = 0;
  if (note.size() != kNoteMagic.size() + sizeof total + sizeof check || !note.starts_with(kNoteMagic))
    return {};
  std::memcpy(&total, note.data() + kNoteMagic.size(), sizeof total);
  std::memcpy(&check, note.data() + kNoteMagic.size() + sizeof total, sizeof check);
  if (check != ~total) return {};
  return total;
}

bool setTotal(const FileLock& lock, std::uint64_t total) {
  std::string note(kNoteMagic);
  const std::uint64_t check = ~total;
  note.append(reinterpret_cast<const char*>(&total), sizeof total);
  note.append(reinterpret_cast<const char*>(&check), sizeof check);
  return lock.setNote(note);
}

std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : 0; }

}  // namespace

struct FeatureCache::Found {
  std::string path;
  std::uint64_t bytes = 0;
  std::int64_t usedNs = 0;
};

FeatureCacheKey featureCacheKey(const std::string& contentHash, const ReadOptions& read,
                                const std::string& optionsKey) {
  FeatureCacheKey key;
  key.text = "ullim features, values " + std::to_string(kFeatureValuesVersion) + "\nsha256 " + contentHash +
             "\nread " + readKey(read) + "\nfeature " + optionsKey + "\n";
  key.name = sha256Hex(key.text);
  return key;
}

FeatureCache::FeatureCache(const std::string& cacheFolder, std::uint64_t limitBytes, const std::string& shelf)
    : m_folder(cacheFolder.empty() ? std::string() : cacheFolder + "/" + shelf), m_limit(limitBytes) {}

std::string FeatureCache::pathOf(const std::string& name) const {
  return m_folder + "/" + name.substr(0, 2) + "/" + name + std::string(kSuffix);
}

std::optional<Feature> FeatureCache::get(const FeatureCacheKey& key, const JobContext& job) {
  if (m_folder.empty() || m_limit == 0) return {};
  const std::string path = pathOf(key.name);
  const auto file = ReadableFile::open(path, false);
  // Nothing larger than the limit was ever put: do not allocate for it.
  if (!file || file->stamp().bytes > m_limit) return {};
  FeatureEntry entry{EntryState::Stopped, {}};
  try {
    entry = readFeatureEntry(*file, key.text, job);
  } catch (const std::bad_alloc&) {  // no answer; the entry itself may be good
  }
  if (entry.state == EntryState::Damaged) dropDamaged(path, file->stamp(), job);
  if (entry.state != EntryState::Good) return {};
  if (nowNs() - file->stamp().modifiedNs > kTouchNs) file->touch();
  return std::move(entry.feature);
}

bool FeatureCache::put(const FeatureCacheKey& key, const Feature& feature, const JobContext& job) {
  if (m_folder.empty() || m_limit == 0 || m_readOnly) return false;
  const std::vector<std::byte> head = featureHead(feature, key.text);
  const auto values = std::as_bytes(feature.values.data());
  const std::uint64_t bytes = head.size() + values.size();
  if (bytes > m_limit || job.stopped()) return false;

  const std::string folder = m_folder + std::string(kNewFolder);
  const std::string temporary = temporaryNameFor(folder + "/" + key.name + std::string(kSuffix));
  int err = writeNewFile(temporary, {head, values}, job);
  // The first ever: not looked for each time. Another thread may have made the folder meanwhile.
  if (err == ENOENT || (err != 0 && !isFolder(folder))) {
    err = makeFolders(folder);
    if (err == 0) err = writeNewFile(temporary, {head, values}, job);
  }
  if (err != 0) {
    if (job.stopped()) return false;
    note(folder + ": cannot be written: " + errorText(err) + " (features are computed anew each time)",
         isLasting(err));
    return false;
  }
  const std::scoped_lock writing(m_writing);
  try {
    if (place(temporary, key.name, bytes, job)) return true;
  } catch (const std::bad_alloc&) {  // the list of a very full cache did not fit
  }
  removeFile(temporary);
  return false;
}

// Makes room, then gives the file its name; all under the lock, so that the bound holds for all processes.
bool FeatureCache::place(const std::string& temporary, const std::string& name, std::uint64_t bytes,
                         const JobContext& job) {
  const auto held = lock(kPutWaitMs, job);
  if (!held) {
    if (held.error().code == ErrorCode::FileUnwritable) note(held.error().detail, isFolder(m_folder));
    return false;
  }
  const std::string path = pathOf(name);
  const auto bytesThere = [&] {
    const auto there = stampOfEntry(path);
    return there ? there->bytes : 0;
  };
  std::uint64_t old = bytesThere();
  auto total = totalIn(*held);
  if (!total || minus(*total, old) + bytes > m_limit) {
    // Some room at once, so that not every put has to count.
    CacheAmount left;
    if (!removeOldest(minus(m_limit - m_limit / 8, bytes), kLeftoverNs, left, job)) return false;
    total = left.bytes;
    old = bytesThere();
  }
  const std::uint64_t after = minus(*total, old) + bytes;
  if (after > m_limit) return false;  // foreign files of our kind of name are in the way
  // Before the name: if we die in between, the total is too high and the next count is only earlier.
  if (!setTotal(*held, std::max(*total, after))) return false;
  if (renameFile(temporary, path) != 0) {
    const int err = makeFolders(path.substr(0, path.find_last_of('/')));  // the first of its folder
    if (err != 0 || renameFile(temporary, path) != 0) return false;
  }
  return after == std::max(*total, after) || setTotal(*held, after);
}

CacheAmount FeatureCache::amount() const {
  CacheAmount sum;
  for (const Found& entry : found({})) {
    ++sum.entries;
    sum.bytes += entry.bytes;
  }
  return sum;
}

Result<CacheAmount> FeatureCache::trim(std::uint64_t bytes, const JobContext& job) {
  if (m_folder.empty() || !isFolder(m_folder)) return CacheAmount{};
  const std::scoped_lock writing(m_writing);
  const auto held = lock(kTrimWaitMs, job);
  if (!held) return held.error();
  CacheAmount left;
  // Emptying takes half-written files as well; their writers then drop what they wrote.
  const auto removed = removeOldest(bytes, bytes == 0 ? 0 : kLeftoverNs, left, job);
  if (!removed) return Error{ErrorCode::Cancelled, m_folder + ": trimming was stopped"};
  if (!setTotal(*held, left.bytes))
    return Error{ErrorCode::FileUnwritable,
                 m_folder + ": its count could not be written (free some space on the disk)"};
  if (bytes == 0 ? left.entries > 0 : left.bytes > bytes)
    return Error{ErrorCode::FileUnwritable,
                 m_folder + ": not all entries could be removed (check the rights in the folder)"};
  return *removed;
}

// None when stopped: the noted total is then too high, and the next one counts again.
std::optional<CacheAmount> FeatureCache::removeOldest(std::uint64_t keepBytes, std::int64_t leftoversNs,
                                                      CacheAmount& left, const JobContext& job) const {
  std::vector<Found> entries = found(job);
  removeLeftovers(leftoversNs);
  if (job.stopped()) return {};
  left = {};
  for (const Found& entry : entries) {
    ++left.entries;
    left.bytes += entry.bytes;
  }
  CacheAmount removed;
  const auto enough = [&] { return keepBytes == 0 ? left.entries == 0 : left.bytes <= keepBytes; };
  if (enough()) return removed;
  std::sort(entries.begin(), entries.end(), [](const Found& a, const Found& b) {
    return a.usedNs != b.usedNs ? a.usedNs < b.usedNs : a.path < b.path;
  });
  for (const Found& entry : entries) {
    if (enough()) break;
    if (job.stopped()) return {};
    if (!isOurs(entry.path) || !removeFile(entry.path)) continue;
    --left.entries;
    left.bytes -= entry.bytes;
    ++removed.entries;
    removed.bytes += entry.bytes;
  }
  return removed;
}

std::vector<FeatureCache::Found> FeatureCache::found(const JobContext& job) const {
  std::vector<Found> entries;
  if (m_folder.empty()) return entries;
  forEachName(m_folder, [&](const char* xx) {
    const std::string_view digits(xx);
    if (job.stopped() || digits.size() != 2 || !isHex(digits)) return;
    const std::string folder = m_folder + "/" + xx;
    forEachName(folder, [&](const char* name) {
      if (!isEntryName(digits, name)) return;
      std::string path = folder + "/" + name;
      if (const auto stamp = stampOfEntry(path))
        entries.push_back({std::move(path), stamp->bytes, stamp->modifiedNs});
    });
  });
  return entries;
}

// What writers left that crashed.
void FeatureCache::removeLeftovers(std::int64_t olderThanNs) const {
  const std::string folder = m_folder + std::string(kNewFolder);
  const std::int64_t now = nowNs();
  forEachName(folder, [&](const char* name) {
    if (!isLeftoverName(name)) return;
    const std::string path = folder + "/" + name;
    const auto stamp = stampOfEntry(path);
    if (stamp && now - stamp->modifiedNs >= olderThanNs && isOurs(path)) removeFile(path);
  });
}

Result<FileLock> FeatureCache::lock(int waitMs, const JobContext& job) const {
  return FileLock::acquire(m_folder + std::string(kLockName), waitMs, job);
}

void FeatureCache::dropDamaged(const std::string& path, const FileStamp& seen, const JobContext& job) {
  const std::scoped_lock writing(m_writing);
  const auto held = lock(kPutWaitMs, job);
  if (!held) return;
  // Somebody may have put a good one there meanwhile. What is not ours is not removed either.
  const auto present = stampOfEntry(path);
  if (!present || present->inode != seen.inode || present->modifiedNs != seen.modifiedNs || !isOurs(path))
    return;
  if (!removeFile(path)) return;
  if (const auto total = totalIn(*held)) setTotal(*held, minus(*total, present->bytes));
}

void FeatureCache::note(const std::string& sentence, bool lasting) {
  if (lasting) m_readOnly = true;
  const std::scoped_lock guard(m_problemMutex);
  if (std::exchange(m_noted, true)) return;
  m_problem = sentence;
}

std::string FeatureCache::takeProblem() {
  const std::scoped_lock guard(m_problemMutex);
  return std::exchange(m_problem, {});
}

}  // namespace ullim
