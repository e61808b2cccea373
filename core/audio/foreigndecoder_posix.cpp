#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "core/audio/decodeprotocol.h"
#include "core/audio/foreigndecoder.h"

namespace ullim {
namespace {

constexpr int kPollMs = 20;  // how often a stop is asked for while waiting
constexpr const char* kProgram = "ullim-decode";
constexpr const char* kPackages = "install the packages libqt6multimedia6 and libavcodec59";

/// A file descriptor that closes itself. Numbers 0 to 2 are avoided: they are the child's own.
class Handle {
 public:
  Handle() = default;
  explicit Handle(int fd) : m_fd(fd) {
    if (fd < 0 || fd > 2) return;
    m_fd = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
    ::close(fd);
  }
  Handle(Handle&& other) noexcept : m_fd(other.release()) {}
  ~Handle() {
    if (m_fd >= 0) ::close(m_fd);
  }
  int get() const { return m_fd; }
  int release() { return std::exchange(m_fd, -1); }

 private:
  int m_fd = -1;
};

Error missing(const std::string& what, const std::string& why) {
  return {ErrorCode::Unsupported,
          what + " cannot be decoded here: " + why + " (" + kPackages + ", or convert it to WAV or FLAC)"};
}

/// Beside the program, or where an installation keeps its helpers.
Result<std::string> programFile(const std::string& what) {
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const auto& candidate : {folder / kProgram, folder / "../lib/ullim" / kProgram})
    if (std::filesystem::exists(candidate, ignored)) return candidate.string();
  return Error{ErrorCode::Unsupported, what + " cannot be decoded here: " + (folder / kProgram).string() +
                                           " is not there (build or install the program again)"};
}

struct Child {
  int pid = -1;
  Handle output;
};

/// Starts ullim-decode with `input` as its standard input.
Result<Child> spawn(const std::string& what, int input, const char* argument) {
  const auto program = programFile(what);
  if (!program) return program.error();
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return missing(what, std::strerror(errno));
  Child child{-1, Handle(ends[0])};
  const Handle write(ends[1]);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, input, 0);
  ::posix_spawn_file_actions_adddup2(&actions, write.get(), 1);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  sigset_t none, pipeSignal;
  ::sigemptyset(&none);
  ::sigemptyset(&pipeSignal);
  ::sigaddset(&pipeSignal, SIGPIPE);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &pipeSignal);  // an orphan ends with its next write
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string name = *program, option = argument;
  char* arguments[] = {name.data(), option.empty() ? nullptr : option.data(), nullptr};
  const int failed = ::posix_spawn(&child.pid, name.c_str(), &actions, &attributes, arguments, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (failed != 0) return missing(what, std::strerror(failed));
  return child;
}

void reap(int pid) {
  ::kill(pid, SIGKILL);
  while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

Result<std::unique_ptr<BlockReader>> ForeignDecoder::open(const std::string& path, const std::string& kind,
                                                          const JobContext& job,
                                                          std::chrono::milliseconds silence) {
  if (job.stopped()) return Error{ErrorCode::Cancelled, path + ": reading was stopped"};
  const Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return unreadableSound(path, std::strerror(errno));
  auto child = spawn(path + ": " + kind, file.get(), "");
  if (!child) return child.error();
  std::unique_ptr<ForeignDecoder> decoder(new ForeignDecoder);
  decoder->m_path = path;
  decoder->m_job = job;
  decoder->m_silence = silence;
  decoder->m_pid = child->pid;
  decoder->m_pipe = child->output.release();
  const auto started = decoder->start(kind);
  if (!started) return started.error();
  return std::unique_ptr<BlockReader>(std::move(decoder));
}

ForeignDecoder::~ForeignDecoder() { stopProcess(); }

void ForeignDecoder::stopProcess() {
  if (m_pid > 0) reap(std::exchange(m_pid, -1));
  if (m_pipe >= 0) ::close(std::exchange(m_pipe, -1));
}

Result<Done> ForeignDecoder::start(const std::string& kind) {
  DecodeHeader header;
  if (const auto got = receive(&header.magic, sizeof header.magic); !got) return got.error();
  if (header.magic == kDecodeBroken || header.magic == kDecodeMissing) {
    const auto why = reason();
    if (!why) return why.error();
    return header.magic == kDecodeMissing ? missing(m_path + ": " + kind, *why)
                                          : unreadableSound(m_path, *why);
  }
  if (header.magic != DecodeHeader::kMagic)
    return Error{ErrorCode::Internal,
                 m_path + ": " + kProgram + " is of another version (build or install the program again)"};
  if (const auto got = receive(&header.rateHz, sizeof header - sizeof header.magic); !got) return got.error();
  if (header.channels < 1 || header.channels > kMaxChannels || header.rateHz < 1)
    return unreadableSound(m_path, std::to_string(header.channels) + " channels at " +
                                       std::to_string(header.rateHz) + " Hz are declared");
  m_info.rate = {header.rateHz};
  m_info.channels = header.channels;
  m_info.format = kind;
  return Done{};
}

Result<std::int64_t> ForeignDecoder::read(std::span<float> out) {
  const std::int64_t channels = m_info.channels, frames = std::int64_t(out.size()) / channels;
  std::int64_t done = 0;
  while (done < frames && !m_ended) {
    if (m_left == 0) {
      if (const auto next = nextBlock(); !next) return next.error();
      continue;
    }
    const std::int64_t n = std::min(m_left, frames - done);
    if (const auto got = receive(out.data() + done * channels, std::size_t(n * channels) * sizeof(float));
        !got)
      return got.error();
    m_left -= n;
    done += n;
  }
  m_position += done;
  return done;
}

Result<Done> ForeignDecoder::nextBlock() {
  std::int32_t frames = 0;
  if (const auto got = receive(&frames, sizeof frames); !got) return got.error();
  if (frames > 0) {
    m_left = frames;
    return Done{};
  }
  m_ended = true;
  m_cutShort = frames != kDecodeWhole;
  stopProcess();
  return Done{};
}

/// The whole of `bytes`, or an error; asks for a stop every kPollMs.
Result<Done> ForeignDecoder::receive(void* to, std::size_t bytes) {
  using Clock = std::chrono::steady_clock;
  auto* at = static_cast<char*>(to);
  Clock::time_point heard = Clock::now();
  while (bytes > 0) {
    if (m_job.stopped()) {
      stopProcess();
      return Error{ErrorCode::Cancelled, m_path + ": reading was stopped"};
    }
    pollfd wait{m_pipe, POLLIN, 0};
    const int ready = ::poll(&wait, 1, kPollMs);
    if (ready < 0 && errno != EINTR) return unreadableSound(m_path, std::strerror(errno));
    if (ready <= 0) {
      if (Clock::now() - heard < m_silence) continue;
      stopProcess();
      return unreadableSound(m_path, "the decoder said nothing for " +
                                         std::to_string(double(m_silence.count()) / 1000).substr(0, 5) +
                                         " seconds");
    }
    const ssize_t n = ::read(m_pipe, at, bytes);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) {
      stopProcess();
      return unreadableSound(m_path, "the decoder ended unexpectedly");
    }
    at += n;
    bytes -= std::size_t(n);
    heard = Clock::now();
  }
  return Done{};
}

Result<std::string> ForeignDecoder::reason() {
  std::int32_t bytes = 0;
  if (const auto got = receive(&bytes, sizeof bytes); !got) return got.error();
  std::string text(std::size_t(std::clamp(bytes, 0, kMaxDecodeReason)), '\0');
  if (const auto got = receive(text.data(), text.size()); !got) return got.error();
  return text;
}

Result<std::vector<std::string>> foreignDecoderFormats() {
  const std::string what = "M4A, 3GP, AMR, WebM and WMA";
  const Handle nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  auto child = spawn(what, nothing.get(), "--formats");
  if (!child) return child.error();
  std::string text;
  for (char part[512]; text.size() < 65536;) {
    pollfd wait{child->output.get(), POLLIN, 0};
    const int ready = ::poll(&wait, 1, int(ForeignDecoder::kSilence.count()));
    if (ready < 0 && errno == EINTR) continue;
    const ssize_t n = ready > 0 ? ::read(child->output.get(), part, sizeof part) : -1;
    if (n <= 0) break;
    text.append(part, std::size_t(n));
  }
  reap(child->pid);
  std::vector<std::string> names;
  for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
    names.push_back(text.substr(at, end - at));
  if (names.empty()) return missing(what, "Qt Multimedia has no decoder");
  return names;
}

}  // namespace ullim
