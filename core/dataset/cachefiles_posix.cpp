#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "core/dataset/cachefiles.h"

namespace ullim {
namespace {

constexpr std::int64_t kNsPerS = 1'000'000'000;
// One call never asks for more, so that we can stop in between.
constexpr std::size_t kCallBytes = std::size_t(8) << 20;

std::int64_t nsOf(const timespec& t) { return std::int64_t(t.tv_sec) * kNsPerS + t.tv_nsec; }

std::optional<FileStamp> stampFrom(int result, const struct stat& info) {
  if (result != 0 || !S_ISREG(info.st_mode)) return {};
  return FileStamp{std::uint64_t(info.st_dev), std::uint64_t(info.st_ino), std::uint64_t(info.st_size),
                   nsOf(info.st_mtim), nsOf(info.st_ctim)};
}

int writeAll(int fd, std::span<const std::byte> bytes, const JobContext& job) {
  while (!bytes.empty()) {
    if (job.stopped()) return ECANCELED;
    const ssize_t n = ::write(fd, bytes.data(), std::min(bytes.size(), kCallBytes));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    bytes = bytes.subspan(std::size_t(n));
  }
  return 0;
}

// With the fine clock: the kernel's own stamp may be 4 ms old, and the order of use would be lost.
void stampWithNow(int fd) {
  timespec times[2];
  times[0].tv_sec = 0;
  times[0].tv_nsec = UTIME_OMIT;
  ::clock_gettime(CLOCK_REALTIME, &times[1]);
  [[maybe_unused]] const int ignored = ::futimens(fd, times);
}

}  // namespace

std::optional<FileStamp> stampOf(const std::string& path) {
  struct stat info {};
  return stampFrom(::stat(path.c_str(), &info), info);
}

std::optional<FileStamp> stampOfEntry(const std::string& path) {
  struct stat info {};
  return stampFrom(::lstat(path.c_str(), &info), info);
}

std::int64_t nowNs() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return nsOf(now);
}

std::optional<ReadableFile> ReadableFile::open(const std::string& path, bool throughLinks) {
  const int fd =
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (throughLinks ? 0 : O_NOFOLLOW));
  if (fd < 0) return {};
  struct stat info {};
  const auto stamp = stampFrom(::fstat(fd, &info), info);
  if (!stamp) {
    ::close(fd);
    return {};
  }
  return ReadableFile(fd, *stamp);
}

ReadableFile::ReadableFile(ReadableFile&& other) noexcept : m_fd(other.m_fd), m_stamp(other.m_stamp) {
  other.m_fd = -1;
}

ReadableFile::~ReadableFile() {
  if (m_fd >= 0) ::close(m_fd);
}

std::optional<FileStamp> ReadableFile::stampNow() const {
  struct stat info {};
  return stampFrom(::fstat(m_fd, &info), info);
}

std::optional<std::size_t> ReadableFile::readSome(std::uint64_t offset, std::span<std::byte> to) const {
  for (;;) {
    const ssize_t n = ::pread(m_fd, to.data(), std::min(to.size(), kCallBytes), off_t(offset));
    if (n >= 0) return std::size_t(n);
    if (errno != EINTR) return {};
  }
}

bool ReadableFile::read(std::uint64_t offset, std::span<std::byte> to) const {
  while (!to.empty()) {
    const auto n = readSome(offset, to);
    if (!n || *n == 0) return false;
    offset += *n;
    to = to.subspan(*n);
  }
  return true;
}

void ReadableFile::touch() const { stampWithNow(m_fd); }

int writeNewFile(const std::string& path, const std::vector<std::span<const std::byte>>& parts,
                 const JobContext& job) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0) return errno;
  int err = 0;
  for (const auto& part : parts)
    if (err == 0) err = writeAll(fd, part, job);
  if (err == 0) stampWithNow(fd);
  if (::close(fd) != 0 && err == 0) err = errno;
  if (err != 0) ::unlink(path.c_str());
  return err;
}

int renameFile(const std::string& from, const std::string& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

bool removeFile(const std::string& path) { return ::unlink(path.c_str()) == 0; }

int makeFolders(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error && !isFolder(path)) return error.value();
  return 0;
}

std::string errorText(int err) { return std::strerror(err); }

bool isLasting(int err) {
  return err == EACCES || err == EPERM || err == EROFS || err == ENOTDIR || err == ENAMETOOLONG ||
         err == ELOOP;
}

bool isFolder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

void forEachName(const std::string& folder, const std::function<void(const char* name)>& visit) {
  DIR* const dir = ::opendir(folder.c_str());
  if (!dir) return;
  while (const dirent* entry = ::readdir(dir))
    if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0) visit(entry->d_name);
  ::closedir(dir);
}

}  // namespace ullim
