// ullim-decode: decodes the sound file that is its standard input with Qt Multimedia and writes the samples
// to its standard output as core/audio/decodeprotocol.h says. `ullim-decode --formats` names the codecs, one
// a line. A process of its own, so that a decoder that crashes, hangs or writes to stderr harms nobody.
#include <fcntl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <QAudioBuffer>
#include <QAudioDecoder>
#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QMediaFormat>
#include <QTimer>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "core/audio/decodeprotocol.h"

using namespace ullim;

namespace {

[[maybe_unused]] constexpr rlim_t kMaxMemory =
    rlim_t(1) << 30;  // no real sound needs more; a hostile header may ask for it
constexpr int kTickMs = 100;
constexpr std::int64_t kIdleCpuNs = 2'000'000;  // the tick itself costs less
// Qt 6.4's FFmpeg decoder tells nobody when it cannot open a file, or when there is no sound in it: it only
// does not start its three threads (demuxer, decoder, renderer).
constexpr std::size_t kDecoderThreads = 3;
constexpr int kUnopenedTicks = 3;
// Those threads wake each other without holding their lock: in about one of 100 runs a wake-up is lost and
// all sleep for ever (measured, 2 cores). The program then starts itself again and goes on behind what it has
// sent. A file on a slow network looks the same, therefore the patience grows.
constexpr int kStalledTicks[] = {2, 4, 10, 10, 30};
constexpr int kAttempts = std::size(kStalledTicks);
constexpr int kChunkFrames = 4096;

int outputFd = -1;  // the pipe to the parent
int wordsFd = -1;   // what libraries write to stderr

bool send(const void* data, std::size_t bytes) {
  const char* at = static_cast<const char*>(data);
  while (bytes > 0) {
    const ssize_t n = ::write(outputFd, at, bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    bytes -= std::size_t(n);
  }
  return true;
}

void sendInt(std::int32_t value) { send(&value, sizeof value); }

/// Everything the libraries have said so far: the pipe is not blocking, and what does not fit is lost.
std::string words() {
  std::string all;
  char part[4096];
  for (ssize_t n; (n = ::read(wordsFd, part, sizeof part)) > 0;) all.append(part, std::size_t(n));
  return all;
}

/// The first thing FFmpeg said, without its "[mov,mp4 @ 0x55ac]".
std::string reasonIn(const std::string& said) {
  const std::string line = said.substr(0, said.find('\n'));
  const std::size_t bracket = line.find("] ");
  return line.starts_with('[') && bracket != std::string::npos ? line.substr(bracket + 2) : line;
}

/// The state letters of this process's threads: R running or waiting for a core, S asleep, D in the disk.
std::string threadStates() {
  std::string states;
  for (const QString& id : QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    QFile file("/proc/self/task/" + id + "/stat");
    if (!file.open(QIODevice::ReadOnly)) continue;  // it has just ended
    const QByteArray line = file.readAll();
    states += line.mid(line.lastIndexOf(')') + 2, 1).toStdString();  // a name may contain anything
  }
  return states;
}

std::int64_t cpuNs() {
  timespec t{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return std::int64_t(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

template <class T>
void toFloat(const QAudioBuffer& buffer, qsizetype begin, std::span<float> out, float offset, float scale) {
  const T* from = buffer.constData<T>() + begin;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = (float(from[i]) - offset) * scale;
}

void convert(const QAudioBuffer& buffer, qsizetype begin, std::span<float> out) {
  switch (buffer.format().sampleFormat()) {
    case QAudioFormat::UInt8:
      return toFloat<std::uint8_t>(buffer, begin, out, 128, 1 / 128.0f);
    case QAudioFormat::Int16:
      return toFloat<std::int16_t>(buffer, begin, out, 0, 1 / 32768.0f);
    case QAudioFormat::Int32:
      return toFloat<std::int32_t>(buffer, begin, out, 0, 1 / 2147483648.0f);
    default:
      return toFloat<float>(buffer, begin, out, 0, 1);
  }
}

struct Outcome {
  DecodeEnd end = kDecodeWhole;
  std::string why = "";
  bool stalled = false;  // nothing went on any more; another try may do better
};

/// Decodes all of `input`; `take` gets each buffer and answers with a sentence when it must not go on.
Outcome decode(QIODevice& input, int attempt, const std::function<std::string(const QAudioBuffer&)>& take) {
  auto& decoder = *new QAudioDecoder;  // never deleted: it would wait for its threads, and they may be stuck
  if (!decoder.isSupported() || decoder.error() == QAudioDecoder::NotSupportedError)
    return {kDecodeMissing, "Qt Multimedia has no decoder"};
  QEventLoop loop;
  Outcome out;
  bool over = false, heard = false;
  const auto stop = [&](DecodeEnd end, const std::string& why) {
    if (over) return;
    over = true;
    out.end = end;
    out.why = why;
    loop.quit();
  };
  const auto read = [&] {
    while (!over && decoder.bufferAvailable()) {
      const QAudioBuffer buffer = decoder.read();
      if (!buffer.isValid()) return;
      heard = true;
      if (const std::string why = take(buffer); !why.empty()) stop(kDecodeBroken, why);
    }
  };
  QObject::connect(&decoder, &QAudioDecoder::bufferReady, &loop, read);
  QObject::connect(&decoder, &QAudioDecoder::finished, &loop, [&] {
    read();
    stop(kDecodeWhole, "");
  });
  QObject::connect(&decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), &loop,
                   [&](QAudioDecoder::Error error) {
                     const std::string why = decoder.errorString().toStdString();
                     // GStreamer's ways to say that a plug-in is not installed
                     const bool missing = error == QAudioDecoder::NotSupportedError ||
                                          why.find("missing a plug-in") != std::string::npos ||
                                          why.find("element is not valid") != std::string::npos;
                     stop(missing ? kDecodeMissing : kDecodeBroken, why);
                   });
  const std::size_t threads = threadStates().size();
  decoder.setSourceDevice(&input);
  decoder.start();
  const bool opened = threadStates().size() >= threads + kDecoderThreads;
  const int patience = opened ? kStalledTicks[attempt] : kUnopenedTicks;
  QTimer tick;
  int idle = 0;
  std::int64_t lastCpu = cpuNs(), lastAt = -1;
  QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
    const std::int64_t cpu = cpuNs(), at = ::lseek(0, 0, SEEK_CUR);
    const std::string states = threadStates();
    const bool asleep =
        std::count(states.begin(), states.end(), 'S') + 1 == std::ssize(states);  // this one runs
    idle = !heard && asleep && cpu - lastCpu < kIdleCpuNs && at == lastAt ? idle + 1 : 0;
    lastCpu = cpu;
    lastAt = at;
    heard = false;
    if (idle < patience) return;
    out.stalled = opened;
    stop(kDecodeBroken, "");
  });
  tick.start(kTickMs);
  if (!over) loop.exec();
  return out;
}

/// How far an earlier try of this program came with the same file.
struct Progress {
  int attempt = 0;
  std::int64_t frames = 0;  // sent
  int rateHz = 0, channels = 0;
};

/// Starts this program anew in this process: the one way to get rid of threads that are stuck.
[[noreturn]] void startAgain(const char* verb, const Progress& progress) {
  ::lseek(0, 0, SEEK_SET);
  ::dup2(outputFd, 1);
  const std::string attempt = std::to_string(progress.attempt + 1), frames = std::to_string(progress.frames),
                    rate = std::to_string(progress.rateHz), channels = std::to_string(progress.channels);
  ::execl("/proc/self/exe", "ullim-decode", verb, attempt.c_str(), frames.c_str(), rate.c_str(),
          channels.c_str(), nullptr);
  ::_exit(1);
}

/// Sends buffers as blocks, a header before the first; leaves out what was sent before.
class Sender {
 public:
  explicit Sender(const Progress& before) : m_sent(before), m_skip(before.frames) {}

  bool begun() const { return m_sent.channels > 0; }
  const Progress& progress() const { return m_sent; }

  std::string send(const QAudioBuffer& buffer) {
    const QAudioFormat format = buffer.format();
    if (!begun()) {
      m_sent.rateHz = format.sampleRate();
      m_sent.channels = format.channelCount();
      if (m_sent.channels < 1) return "no channels are declared";
      DecodeHeader header;
      header.rateHz = m_sent.rateHz;
      header.channels = m_sent.channels;
      if (!::send(&header, sizeof header)) ::_exit(1);
    } else if (format.sampleRate() != m_sent.rateHz || format.channelCount() != m_sent.channels) {
      return "its sample rate or its number of channels changes on the way";
    }
    const qsizetype frames = buffer.frameCount(), channels = format.channelCount();
    const auto skipped = qsizetype(std::min<std::int64_t>(frames, m_skip));
    m_skip -= skipped;
    for (qsizetype begin = skipped; begin < frames; begin += kChunkFrames) {
      const auto n = std::int32_t(std::min<qsizetype>(kChunkFrames, frames - begin));
      m_block.resize(std::size_t(n * channels));
      convert(buffer, begin * channels, m_block);
      if (!::send(&n, sizeof n) || !::send(m_block.data(), m_block.size() * sizeof(float))) ::_exit(1);
      m_sent.frames += n;
    }
    return "";
  }

 private:
  Progress m_sent;
  std::int64_t m_skip = 0;
  std::vector<float> m_block;
};

int decodeInput(const Progress& before) {
  QFile input;
  Sender sender(before);
  Outcome out{kDecodeBroken, "the file could not be opened"};
  if (input.open(0, QIODevice::ReadOnly))
    out = decode(input, before.attempt, [&](const QAudioBuffer& buffer) { return sender.send(buffer); });
  if (out.stalled && before.attempt + 1 < kAttempts) startAgain("--again", sender.progress());
  const std::string said = words();
  if (out.end == kDecodeWhole && !sender.begun()) out = {kDecodeBroken};
  if (out.end == kDecodeWhole &&
      (said.find("ended prematurely") != std::string::npos || said.find("partial file") != std::string::npos))
    out.end = kDecodeCut;
  sendInt(out.end);
  if (out.end == kDecodeBroken || out.end == kDecodeMissing) {
    if (out.why.empty()) out.why = reasonIn(said);
    if (out.why.empty()) out.why = "no sound was found in it";
    out.why.resize(std::min(out.why.size(), std::size_t(kMaxDecodeReason)));
    sendInt(std::int32_t(out.why.size()));
    ::send(out.why.data(), out.why.size());
  }
  return 0;
}

int listFormats(const Progress& before) {
  std::string names;
  for (const QMediaFormat::AudioCodec codec : QMediaFormat().supportedAudioCodecs(QMediaFormat::Decode))
    names += QMediaFormat::audioCodecName(codec).toStdString() + "\n";
  // Qt has no name for AMR: a frame of silence shows whether it can be decoded.
  QByteArray amr("#!AMR\n\x3c", 7);
  amr.append(31, '\0');
  QBuffer frame(&amr);
  bool heard = false;
  if (frame.open(QIODevice::ReadOnly))
    if (decode(frame, before.attempt,
               [&](const QAudioBuffer&) {
                 heard = true;
                 return std::string("enough");
               })
            .stalled &&
        before.attempt + 1 < kAttempts)
      startAgain("--formats", before);
  if (heard) names += "AMR\n";
  ::send(names.data(), names.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const rlimit none{0, 0};
#ifndef __SANITIZE_ADDRESS__  // its shadow counts as data
  const rlimit memory{kMaxMemory, kMaxMemory};
  ::setrlimit(RLIMIT_DATA, &memory);
#endif
  ::setrlimit(RLIMIT_CORE, &none);
  outputFd = ::fcntl(1, F_DUPFD_CLOEXEC, 3);
  int ends[2];
  if (outputFd < 0 || ::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return 1;
  wordsFd = ends[0];
  ::dup2(ends[1], 1);  // nobody but send() writes to the parent
  ::dup2(ends[1], 2);
  // FFmpeg, because Qt 6.4's GStreamer decoder refuses the planar float of AAC and AMR ("Internal data stream
  // error"). The variable is for tests and for a Qt without it.
  const QByteArray wanted = qgetenv("ULLIM_DECODE_BACKEND");
  qputenv("QT_MEDIA_BACKEND", wanted.isEmpty() ? QByteArray("ffmpeg") : wanted);
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  const QCoreApplication app(argc, argv);
  const std::string verb = argc > 1 ? argv[1] : "";
  Progress before;
  if (argc > 5) {
    before.attempt = std::clamp(std::atoi(argv[2]), 0, kAttempts - 1);
    before.frames = std::atoll(argv[3]);
    before.rateHz = std::atoi(argv[4]);
    before.channels = std::atoi(argv[5]);
  }
  const int code = verb == "--formats" ? listFormats(before) : decodeInput(before);
  ::_exit(code);  // a stuck decoder thread must not keep the process
}
