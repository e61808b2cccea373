// A disk that fails: loaded before the C library (LD_PRELOAD) it counts the calls that change files below a
// folder, and at the n-th one fails, writes half, or kills the process. For tests only; Linux.
//
// FAULTY_FOLDER  absolute path; calls on files below it count, all others pass
// FAULTY_KIND    count (nothing fails), enospc, eio, short (half of the bytes are written), kill (SIGKILL
// before
//                the call)
// FAULTY_AT      1-based number of the call
// FAULTY_ON      1: from then on, 0: this once. A disk that is full stays so after half of the first write.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Kind { Count, NoSpace, Io, Short, Kill };
enum class Call { Write, Change, Unlink };
enum class Fate { Pass, Half, Fail };

struct Plan {
  const char* folder = nullptr;
  std::size_t length = 0;
  Kind kind = Kind::Count;
  long at = 0;
  bool on = false;
  Plan() {
    folder = std::getenv("FAULTY_FOLDER");
    if (folder) length = std::strlen(folder);
    const char* word = std::getenv("FAULTY_KIND");
    if (word && !std::strcmp(word, "enospc")) kind = Kind::NoSpace;
    if (word && !std::strcmp(word, "eio")) kind = Kind::Io;
    if (word && !std::strcmp(word, "short")) kind = Kind::Short;
    if (word && !std::strcmp(word, "kill")) kind = Kind::Kill;
    if (const char* number = std::getenv("FAULTY_AT")) at = std::atol(number);
    if (const char* number = std::getenv("FAULTY_ON")) on = number[0] == '1';
  }
};

const Plan& plan() {
  static const Plan made;
  return made;
}

std::atomic<long> counted{0}, failed{0};

bool below(const char* path) {
  const Plan& p = plan();
  return p.folder && path && !std::strncmp(path, p.folder, p.length) && path[p.length] == '/';
}

bool below(int fd) {
  if (!plan().folder) return false;
  char link[32], path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t n = ::readlink(link, path, sizeof path - 1);
  if (n <= 0) return false;
  path[n] = 0;
  // The folder's own descriptor counts, too: it is fsynced.
  return below(path) || !std::strcmp(path, plan().folder);
}

Fate fateOf(Call call) {
  const Plan& p = plan();
  const long n = ++counted;
  if (p.kind == Kind::Count || p.at <= 0 || (p.on ? n < p.at : n != p.at)) return Fate::Pass;
  if (p.kind == Kind::Short) return call == Call::Write ? (++failed, Fate::Half) : Fate::Pass;
  if (p.kind == Kind::Kill) ::kill(::getpid(), SIGKILL);
  if (p.kind == Kind::NoSpace) {
    if (call == Call::Unlink) return Fate::Pass;  // a full disk still removes
    if (p.on && n == p.at && call == Call::Write) return ++failed, Fate::Half;
  }
  ++failed;
  errno = p.kind == Kind::NoSpace ? ENOSPC : EIO;
  return Fate::Fail;
}

template <class F>
F real(const char* name) {
  return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

std::size_t half(std::size_t n) { return n > 1 ? n / 2 : n; }

}  // namespace

extern "C" {

long faultyCalls() { return counted; }
long faultyFailures() { return failed; }

ssize_t write(int fd, const void* bytes, size_t n) {
  static const auto next = real<ssize_t (*)(int, const void*, size_t)>("write");
  const Fate fate = below(fd) ? fateOf(Call::Write) : Fate::Pass;
  return fate == Fate::Fail ? -1 : next(fd, bytes, fate == Fate::Half ? half(n) : n);
}
ssize_t pwrite(int fd, const void* bytes, size_t n, off_t at) {
  static const auto next = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  const Fate fate = below(fd) ? fateOf(Call::Write) : Fate::Pass;
  return fate == Fate::Fail ? -1 : next(fd, bytes, fate == Fate::Half ? half(n) : n, at);
}
ssize_t pwrite64(int fd, const void* bytes, size_t n, off64_t at) {
  static const auto next = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  const Fate fate = below(fd) ? fateOf(Call::Write) : Fate::Pass;
  return fate == Fate::Fail ? -1 : next(fd, bytes, fate == Fate::Half ? half(n) : n, at);
}
int ftruncate(int fd, off_t n) noexcept {
  static const auto next = real<int (*)(int, off_t)>("ftruncate");
  return below(fd) && fateOf(Call::Change) == Fate::Fail ? -1 : next(fd, n);
}
int ftruncate64(int fd, off64_t n) noexcept {
  static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
  return below(fd) && fateOf(Call::Change) == Fate::Fail ? -1 : next(fd, n);
}
int fsync(int fd) {
  static const auto next = real<int (*)(int)>("fsync");
  return below(fd) && fateOf(Call::Change) == Fate::Fail ? -1 : next(fd);
}
int fdatasync(int fd) {
  static const auto next = real<int (*)(int)>("fdatasync");
  return below(fd) && fateOf(Call::Change) == Fate::Fail ? -1 : next(fd);
}
int rename(const char* from, const char* to) noexcept {
  static const auto next = real<int (*)(const char*, const char*)>("rename");
  return below(to) && fateOf(Call::Change) == Fate::Fail ? -1 : next(from, to);
}
int link(const char* from, const char* to) noexcept {
  static const auto next = real<int (*)(const char*, const char*)>("link");
  return below(to) && fateOf(Call::Change) == Fate::Fail ? -1 : next(from, to);
}
int unlink(const char* path) noexcept {
  static const auto next = real<int (*)(const char*)>("unlink");
  return below(path) && fateOf(Call::Unlink) == Fate::Fail ? -1 : next(path);
}

}  // extern "C"
