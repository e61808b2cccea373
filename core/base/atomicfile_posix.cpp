#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/base/atomicfile.h"

namespace ullim {
namespace {

Error writeError(const std::string& path, int err) {
  return {ErrorCode::FileUnwritable, path + ": could not be written: " + std::strerror(err) +
                                         " (free some space or choose another folder)"};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return m_fd; }
  int close() {
    const int fd = m_fd;
    m_fd = -1;
    return ::close(fd);
  }

 private:
  int m_fd;
};

Result<Done> syncFolderOf(const std::string& path) {
  auto folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0) return writeError(path, errno);
  // Some file systems cannot sync a folder and say EINVAL; that is not a failure of the write.
  if (::fsync(fd.get()) != 0 && errno != EINVAL) return writeError(path, errno);
  return Done{};
}

}  // namespace

std::string temporaryNameFor(const std::string& path) {
  static std::atomic<unsigned> counter{0};
  return path + ".part" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
}

Result<Done> commitTemporary(const std::string& temporary, const std::string& path, bool overwrite) {
  const auto fail = [&](int err) -> Result<Done> {
    ::unlink(temporary.c_str());
    return writeError(path, err);
  };
  {
    Descriptor fd(::open(temporary.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0) return fail(errno);
    if (::fsync(fd.get()) != 0) return fail(errno);
  }
  if (overwrite) {
    if (::rename(temporary.c_str(), path.c_str()) != 0) return fail(errno);
  } else {
    // link() refuses an existing name in one step, where a test and a rename would race.
    if (::link(temporary.c_str(), path.c_str()) != 0) {
      const int err = errno;
      if (err == EEXIST) {
        ::unlink(temporary.c_str());
        return Error{ErrorCode::FileExists, path + ": already exists (use --force or choose another name)"};
      }
      if (::access(path.c_str(), F_OK) == 0 || ::rename(temporary.c_str(), path.c_str()) != 0)
        return fail(err);
    }
    ::unlink(temporary.c_str());
  }
  return syncFolderOf(path);
}

Result<Done> writeFileAtomically(const std::string& path, std::string_view bytes, bool overwrite) {
  if (!overwrite && ::access(path.c_str(), F_OK) == 0)
    return Error{ErrorCode::FileExists, path + ": already exists (use --force or choose another name)"};
  const std::string temporary = temporaryNameFor(path);
  {
    Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (fd.get() < 0) return writeError(path, errno);
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      const ssize_t n = ::write(fd.get(), at, left);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        const int err = errno;
        ::unlink(temporary.c_str());
        return writeError(path, err);
      }
      at += n;
      left -= std::size_t(n);
    }
    if (fd.close() != 0) {
      const int err = errno;
      ::unlink(temporary.c_str());
      return writeError(path, err);
    }
  }
  return commitTemporary(temporary, path, overwrite);
}

Result<Done> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes, bool overwrite) {
  return writeFileAtomically(
      path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()), overwrite);
}

Result<std::string> readWholeFile(const std::string& path, std::size_t maxBytes) {
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) {
    const auto code = errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable;
    return Error{code, path + ": " + std::strerror(errno) + " (check the name and the rights)"};
  }
  std::string out;
  char block[65536];
  for (;;) {
    const ssize_t n = ::read(fd.get(), block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      return Error{ErrorCode::FileUnreadable, path + ": " + std::strerror(errno) + " (check the disk)"};
    if (n == 0) return out;
    if (out.size() + std::size_t(n) > maxBytes)
      return Error{ErrorCode::BadFormat,
                   path + ": larger than " + std::to_string(maxBytes) +
                       " bytes, which is not plausible for this kind of file (check the file)"};
    out.append(block, std::size_t(n));
  }
}

}  // namespace ullim
