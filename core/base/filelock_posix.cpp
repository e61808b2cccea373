#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "core/base/filelock.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPause = std::chrono::milliseconds(1);

Error cannotLock(const std::string& path, int err) {
  return {ErrorCode::FileUnwritable,
          path + ": cannot be locked: " + std::strerror(err) + " (check the folder and its rights)"};
}

// A lock on a file that somebody has removed or replaced excludes nobody.
bool isStillAt(int fd, const std::string& path) {
  struct stat held {};
  struct stat present {};
  return ::fstat(fd, &held) == 0 && ::stat(path.c_str(), &present) == 0 && held.st_dev == present.st_dev &&
         held.st_ino == present.st_ino;
}

}  // namespace

Result<FileLock> FileLock::acquire(const std::string& path, int waitMs, const JobContext& job) {
  const auto until = Clock::now() + std::chrono::milliseconds(waitMs);
  for (;;) {
    // Opened anew each time: flock belongs to the open file, which threads and forked children would share.
    FileLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
    if (lock.m_fd < 0) return cannotLock(path, errno);
    while (::flock(lock.m_fd, LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK && errno != EINTR) return cannotLock(path, errno);
      if (job.stopped()) return Error{ErrorCode::Cancelled, path + ": waiting for the lock was stopped"};
      if (Clock::now() >= until)
        return Error{ErrorCode::Locked, path + ": is held by another process (try again later)"};
      std::this_thread::sleep_for(kPause);
    }
    if (isStillAt(lock.m_fd, path)) return lock;
    if (Clock::now() >= until)
      return Error{ErrorCode::Locked, path + ": is replaced again and again (try again later)"};
  }
}

FileLock::FileLock(FileLock&& other) noexcept : m_fd(other.m_fd) { other.m_fd = -1; }

FileLock::~FileLock() {
  if (m_fd >= 0) ::close(m_fd);
}

std::string FileLock::note() const {
  char text[kMaxNoteBytes + 1];
  const ssize_t n = ::pread(m_fd, text, sizeof text, 0);
  if (n <= 0 || std::size_t(n) > kMaxNoteBytes) return {};
  return {text, std::size_t(n)};
}

bool FileLock::setNote(std::string_view text) const {
  if (text.size() > kMaxNoteBytes) return false;
  if (::pwrite(m_fd, text.data(), text.size(), 0) != ssize_t(text.size())) return false;
  return ::ftruncate(m_fd, off_t(text.size())) == 0;
}

}  // namespace ullim
