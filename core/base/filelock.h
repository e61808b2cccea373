#pragma once
// One holder at a time, across processes: for housekeeping on folders that several programs share.
#include <string>
#include <string_view>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

/// An exclusive lock on a file made for this purpose, held from acquire() until destruction. The system frees
/// it when the holder dies. Threads of one process exclude each other too. The file carries a short note from
/// one holder to the next. Implemented in filelock_posix.cpp (flock).
class FileLock {
 public:
  static constexpr std::size_t kMaxNoteBytes = 256;

  /// Makes the file when missing and waits up to waitMs (asks `job` meanwhile). Errors: Locked (held by
  /// another), FileUnwritable (no such folder, no rights, no locks on this file system), Cancelled.
  static Result<FileLock> acquire(const std::string& path, int waitMs, const JobContext& job = {});

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

  /// What the last holder left; "" when there is none or it is longer than kMaxNoteBytes.
  std::string note() const;
  /// Leaves up to kMaxNoteBytes; false when it could not be written (the note is then undefined).
  bool setNote(std::string_view text) const;

 private:
  explicit FileLock(int fd) : m_fd(fd) {}
  int m_fd = -1;
};

}  // namespace ullim
