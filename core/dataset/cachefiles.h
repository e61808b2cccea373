#pragma once
// The few things a cache needs from the file system that std::filesystem does not offer. Paths are UTF-8.
// Implemented in cachefiles_posix.cpp. Used by FeatureCache and ContentHashes.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"

namespace ullim {

/// Equal stamps of one path: the file was not written to in between, as far as the clock of the file system
/// (about 4 ms) tells.
struct FileStamp {
  std::uint64_t device = 0, inode = 0, bytes = 0;
  std::int64_t modifiedNs = 0, changedNs = 0;  ///< since 1970
  bool operator==(const FileStamp&) const = default;
};

/// Of the file behind links; none when there is no regular file.
std::optional<FileStamp> stampOf(const std::string& path);
/// Of the name itself; none for links, folders and anything else that is not a regular file.
std::optional<FileStamp> stampOfEntry(const std::string& path);
std::int64_t nowNs();  ///< since 1970, by the wall clock

/// A regular file opened for reading; stays readable when its name is removed meanwhile.
class ReadableFile {
 public:
  /// None when it is not there, is no regular file or cannot be opened. Does not wait for pipes.
  static std::optional<ReadableFile> open(const std::string& path, bool throughLinks);
  ReadableFile(ReadableFile&& other) noexcept;
  ReadableFile& operator=(ReadableFile&&) = delete;
  ~ReadableFile();
  const FileStamp& stamp() const { return m_stamp; }            ///< when it was opened
  std::optional<FileStamp> stampNow() const;                    ///< of the open file
  bool read(std::uint64_t offset, std::span<std::byte>) const;  ///< all of it, or false
  /// Up to the span's size; 0 at the end; none on an error.
  std::optional<std::size_t> readSome(std::uint64_t offset, std::span<std::byte>) const;
  void touch() const;  ///< modified now; silent when that is not allowed

 private:
  ReadableFile(int fd, FileStamp stamp) : m_fd(fd), m_stamp(stamp) {}
  int m_fd = -1;
  FileStamp m_stamp;
};

/// 0, or the errno of what failed; the new file is removed then. Not synced: a torn file is the reader's to
/// find. The file must not exist yet.
/// ECANCELED when stopped.
int writeNewFile(const std::string& path, const std::vector<std::span<const std::byte>>& parts,
                 const JobContext& job = {});
int renameFile(const std::string& from, const std::string& to);  ///< 0 or errno
bool removeFile(const std::string& path);
int makeFolders(const std::string& path);  ///< 0 or errno; 0 when it is there already
std::string errorText(int err);
/// True when trying again is of no use: no rights, read-only, not a folder.
bool isLasting(int err);
bool isFolder(const std::string& path);

/// Names in a folder, without "." and ".."; nothing when it cannot be read.
void forEachName(const std::string& folder, const std::function<void(const char* name)>& visit);

}  // namespace ullim
