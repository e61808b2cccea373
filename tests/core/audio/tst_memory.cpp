// Memory follows what is decoded, never what a header claims. Every malloc of the process is counted, those
// of the C libraries too.
#include <malloc.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>

#include "core/audio/audiofile.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ULLIM_COUNTS_HEAP 1
#else
#define ULLIM_COUNTS_HEAP 0
#endif

namespace {

std::atomic<std::int64_t> heapNow{0}, heapPeak{0};

void* counted(void* p) {
  if (!p) return p;
  const auto now = heapNow += std::int64_t(malloc_usable_size(p));
  auto peak = heapPeak.load();
  while (now > peak && !heapPeak.compare_exchange_weak(peak, now)) {
  }
  return p;
}
void uncounted(void* p) {
  if (p) heapNow -= std::int64_t(malloc_usable_size(p));
}

}  // namespace

#if ULLIM_COUNTS_HEAP
// The program's own definitions come before glibc's, for all libraries; glibc's are called by their inner
// names.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
void* malloc(std::size_t n) { return counted(__libc_malloc(n)); }
void* calloc(std::size_t n, std::size_t size) { return counted(__libc_calloc(n, size)); }
void* realloc(void* p, std::size_t n) {
  uncounted(p);
  void* q = __libc_realloc(p, n);
  if (!q && p && n > 0) return counted(p), nullptr;
  return counted(q);
}
void* memalign(std::size_t a, std::size_t n) { return counted(__libc_memalign(a, n)); }
void* aligned_alloc(std::size_t a, std::size_t n) { return counted(__libc_memalign(a, n)); }
int posix_memalign(void** p, std::size_t a, std::size_t n) {
  *p = counted(__libc_memalign(a, n));
  return *p ? 0 : ENOMEM;
}
void free(void* p) {
  uncounted(p);
  __libc_free(p);
}
}
#endif

using namespace ullim;

namespace {

constexpr std::int64_t kMiB = 1 << 20;
constexpr std::int64_t kBound = 8 * kMiB + 4 * kMiB;  // 8 MiB and four blocks of 1 MiB

std::int64_t g_begin = 0;
void startCounting() {
  g_begin = heapNow;
  heapPeak = g_begin;
}
std::int64_t peakSince() { return heapPeak - g_begin; }

void append(std::string& out, std::uint64_t value, int bytes, bool big = false) {
  for (int i = 0; i < bytes; ++i) out += char(value >> 8 * (big ? bytes - 1 - i : i) & 0xff);
}

struct Wav {
  std::uint64_t channels = 1, rate = 44100, align = 2, bits = 16, format = 1;
  std::uint64_t riff = 2036, data = 2000;
  std::string before = "", id = "RIFF";  // before: chunks in front of data
  std::string sound = std::string(2000, '\1');
  std::string bytes() const {
    std::string out = id;
    append(out, riff, 4);
    out += "WAVE" + (id == "RF64" ? before : "") + "fmt ";
    append(out, 16, 4);
    append(out, format, 2);
    append(out, channels, 2);
    append(out, rate, 4);
    append(out, rate * align, 4);
    append(out, align, 2);
    append(out, bits, 2);
    if (id != "RF64") out += before;
    out += "data";
    append(out, data, 4);
    return out + sound;
  }
};

std::string chunk(const char* id, std::uint64_t claimed, const std::string& content, int bytes = 4,
                  bool big = false) {
  std::string out = id;
  append(out, claimed, bytes, big);
  return out + content;
}

std::string ds64(std::uint64_t riff, std::uint64_t data, std::uint64_t frames) {
  std::string out;
  append(out, riff, 8);
  append(out, data, 8);
  append(out, frames, 8);
  append(out, 0, 4);
  return chunk("ds64", 28, out);
}

std::string flac(std::uint64_t frames, int channels) {
  std::string out = "fLaC";
  append(out, 0x80000022, 4, true);
  append(out, 4096, 2, true);
  append(out, 4096, 2, true);
  append(out, 0, 6, true);
  append(out,
         std::uint64_t(44100) << 44 | std::uint64_t(channels - 1) << 41 | std::uint64_t(15) << 36 | frames, 8,
         true);
  return out + std::string(16, '\0');
}

std::string aiff(std::uint64_t frames, std::uint64_t sound, std::uint64_t channels) {
  std::string comm;
  append(comm, channels, 2, true);
  append(comm, frames, 4, true);
  append(comm, 16, 2, true);
  comm += std::string("\x40\x0e\xac\x44\0\0\0\0\0\0", 10);  // 44100 as an 80-bit float
  return chunk("FORM", 0xffffffff, "AIFF" + chunk("COMM", 18, comm, 4, true), 4, true) +
         chunk("SSND", sound, std::string(2008, '\0'), 4, true);
}

std::string caf(std::uint64_t data, const std::string& before = "") {
  std::string desc("\x40\xe5\x88\x80\0\0\0\0lpcm", 12);  // 44100 as a double
  append(desc, 0, 4, true);
  append(desc, 2, 4, true);
  append(desc, 1, 4, true);
  append(desc, 1, 4, true);
  append(desc, 16, 4, true);
  return std::string("caff\0\1\0\0", 8) + chunk("desc", 32, desc, 8, true) + before +
         chunk("data", data, std::string(2004, '\0'), 8, true);
}

std::string au(std::uint64_t data, std::uint64_t offset = 24, std::uint64_t channels = 1) {
  std::string out = ".snd";
  for (const std::uint64_t x : {offset, data, std::uint64_t(3), std::uint64_t(44100), channels})
    append(out, x, 4, true);
  return out + std::string(2000, '\0');
}

QByteArray soundBytes(const char* name) {
  QFile file(QStringLiteral(ULLIM_TEST_DATA "/sounds/") + name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestMemory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void longWav();
  void hostile_data();
  void hostile();

 private:
  QTemporaryDir m_dir;
};

void TestMemory::initTestCase() {
  if (!ULLIM_COUNTS_HEAP) QSKIP("the heap cannot be counted in this build");
  startCounting();
  std::free(std::malloc(5 * kMiB));
  QVERIFY(peakSince() >= 5 * kMiB);
}

void TestMemory::longWav() {
  // 10 minutes at 44.1 kHz in stereo: a sine, written in pieces.
  constexpr std::int64_t kFrames = 600 * 44100;
  const std::string path = m_dir.filePath("long.wav").toStdString();
  {
    Wav wav;
    wav.channels = 2;
    wav.align = 4;
    wav.data = std::uint64_t(kFrames * 4);
    wav.riff = wav.data + 36;
    wav.sound.clear();
    std::ofstream out(path, std::ios::binary);
    out << wav.bytes();
    std::vector<std::int16_t> second(2 * 44100);
    for (std::size_t i = 0; i < second.size(); ++i)
      second[i] = std::int16_t(10000 * std::sin(2 * M_PI * 441 * double(i / 2) / 44100));
    for (int s = 0; s < 600; ++s)
      out.write(reinterpret_cast<const char*>(second.data()), std::streamsize(second.size() * 2));
  }
  const auto report = [](const char* what, std::int64_t samples) {
    qInfo("%s: peak heap %.1f MiB, of it samples %.1f MiB", what, double(peakSince()) / kMiB,
          double(samples * 4) / kMiB);
    return peakSince() <= samples * 4 + kBound;
  };
  startCounting();
  QCOMPARE(readAudioInfo(path)->frames, kFrames);
  QVERIFY(report("info", 0));

  std::int64_t n = 0;
  for (const int hz : {0, 16000}) {
    ReadOptions o;
    o.resampleTo = {hz};
    n = 0;
    startCounting();
    const auto stream =
        streamAudio(path, o, [&](std::span<const float> y) { return n += std::int64_t(y.size()), true; });
    QVERIFY(report(hz ? "stream at 16 kHz" : "stream", 0));
    QVERIFY(stream.has_value());
    QCOMPARE(stream->frames, n);
    QCOMPARE(n, hz ? 600 * 16000 : kFrames);
    QVERIFY(std::fabs(stream->facts.rms - 10000 / 32768.0 / std::sqrt(2.0)) < 1e-4);

    startCounting();
    const auto clip = readAudio(path, o);
    QVERIFY(report(hz ? "read at 16 kHz" : "read", n));
    QCOMPARE(clip->frames(), n);
  }
  startCounting();
  const auto both = readAudio(path, {.mono = false});
  QVERIFY(report("read both channels", 2 * kFrames));
  QCOMPARE(both->frames(), kFrames);
}

void TestMemory::hostile_data() {
  QTest::addColumn<QByteArray>("bytes");
  const auto row = [](const char* name, const std::string& bytes) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes);
  };
  row("wav, 4 GB of data", Wav{.riff = 0xfffffff0, .data = 0xffffff00}.bytes());
  row("wav, data 0xffffffff", Wav{.riff = 0xffffffff, .data = 0xffffffff}.bytes());
  row("wav, data 0x7fffffff", Wav{.riff = 0x7fffffff, .data = 0x7fffffff}.bytes());
  row("wav, 60000 channels", Wav{.channels = 60000, .align = 54464}.bytes());
  row("wav, 1024 channels", Wav{.channels = 1024, .align = 2048, .data = 0xffffffff}.bytes());
  row("wav, 0 channels", Wav{.channels = 0}.bytes());
  row("wav, 0 Hz", Wav{.rate = 0}.bytes());
  row("wav, 4 GHz", Wav{.rate = 0xffffffff}.bytes());
  row("wav, align 0", Wav{.align = 0}.bytes());
  row("wav, align 65535", Wav{.align = 65535}.bytes());
  row("wav, 0 bits", Wav{.bits = 0}.bytes());
  row("wav, 65535 bits", Wav{.bits = 65535}.bytes());
  row("wav, MS ADPCM, align 65535", Wav{.align = 65535, .bits = 4, .format = 2, .data = 0xffffffff}.bytes());
  row("wav, IMA ADPCM, align 65535", Wav{.align = 65535, .bits = 4, .format = 0x11}.bytes());
  for (const char* id :
       {"LIST", "JUNK", "bext", "cart", "fact", "PEAK", "smpl", "cue ", "id3 ", "inst", "DISP"}) {
    for (const std::uint64_t claimed : {0x7fffffffULL, 0xfffffffeULL, 0x04000000ULL})
      row(qPrintable(QString("wav, %1 of %2").arg(id).arg(claimed)),
          Wav{.before = chunk(id, claimed, std::string(200, id[0] == 'L' ? 'I' : '\x7f'))}.bytes());
  }
  std::string listed = "INFO" + chunk("INAM", 0xfffffff0, "x");
  row("wav, a name of 4 GB", Wav{.before = chunk("LIST", 0xfffffff0, listed)}.bytes());
  row("wav, 40 MB of LIST",
      Wav{.riff = 0xffffffff, .before = chunk("LIST", 40 * kMiB, "INFO" + std::string(40 * kMiB - 4, 'a'))}
          .bytes());
  row("wav, 40 MB of JUNK",
      Wav{.riff = 0xffffffff, .before = chunk("JUNK", 40 * kMiB, std::string(40 * kMiB, 'a'))}.bytes());
  for (const std::uint64_t size : {~0ULL, 1ULL << 62, 1ULL << 40})
    row(qPrintable(QString("rf64, ds64 %1").arg(size)),
        Wav{.riff = 0xffffffff, .data = 0xffffffff, .before = ds64(size, size, size), .id = "RF64"}.bytes());
  row("rf64, a table of 4 GB", Wav{.riff = 0xffffffff,
                                   .data = 0xffffffff,
                                   .before = chunk("ds64", 0xfffffff0, std::string(28, '\xff')),
                                   .id = "RF64"}
                                   .bytes());
  row("flac, 2^36 - 1 frames", flac(0xfffffffffULL, 8));
  row("flac, unknown length", flac(0, 1));
  row("flac, comments of 16 MB", std::string("fLaC\0\0\0\42", 8) + flac(1000, 1).substr(8, 34) +
                                     std::string("\x84\xff\xff\xff\0\0\0\0\xff\xff\xff\xff", 12));
  QByteArray real = soundBytes("tone.flac");
  for (int i = 21; i < 26; ++i) real[i] = char(i == 21 ? real[i] | 0x0f : 0xff);
  row("flac, a real one that claims 2^36 - 1", real.toStdString());
  row("ogg, only its mark", std::string("OggS\0\2", 6) + std::string(300, '\xff'));
  QByteArray ogg = soundBytes("tone.ogg");
  row("ogg, cut in its headers", ogg.left(2000).toStdString());
  row("ogg, whole", ogg.toStdString());
  const qsizetype last = ogg.lastIndexOf("OggS");
  for (int i = 6; i < 14; ++i) ogg[last + i] = char(i == 13 ? 0x7f : 0xff);
  row("ogg, last page at 2^63 - 1", ogg.toStdString());
  QByteArray opus = soundBytes("tone.opus");
  const qsizetype lastOpus = opus.lastIndexOf("OggS");
  for (int i = 6; i < 14; ++i) opus[lastOpus + i] = char(i == 13 ? 0x7f : 0xff);
  row("opus, last page at 2^63 - 1", opus.toStdString());
  row("aiff, 4 G frames", aiff(0xffffffff, 0xfffffff0, 1));
  row("aiff, 32767 channels", aiff(1000, 2008, 32767));
  row("aiff, huge frames, honest sound", aiff(0x7fffffff, 2008, 2));
  for (const std::uint64_t size : {~0ULL, 1ULL << 62, 1ULL << 40}) {
    row(qPrintable(QString("caf, data %1").arg(size)), caf(size));
    for (const char* id : {"free", "info", "pakt", "kuki", "chan", "peak", "strg"})
      row(qPrintable(QString("caf, %1 of %2").arg(id).arg(size)),
          caf(2004, chunk(id, size, std::string(64, '\0'), 8, true)));
  }
  row("caf, info of 1 GB", caf(2004, chunk("info", 1ULL << 30, std::string(64, '\0'), 8, true)));
  row("au, 4 GB", au(0xfffffff0));
  row("au, unknown length", au(0xffffffff));
  row("au, data behind 4 GB", au(2000, 0xfffffff0));
  row("au, 4 G channels", au(2000, 24, 0xffffffff));
  QByteArray w64 = soundBytes("tone.w64");
  for (int i = 16; i < 24; ++i) w64[i] = char(0x7f);
  row("w64, absurd size", w64.toStdString());
  row("mp3, tag of 256 MB", std::string("ID3\4\0\0\x7f\x7f\x7f\x7f", 10) + std::string(300, '\0'));
  row("mp3, tag with a picture of 256 MB", std::string("ID3\4\0\0\x7f\x7f\x7f\x7f"
                                                       "APIC\x7f\x7f\x7f\x70\0\0",
                                                       20) +
                                               std::string(300, '\0'));
  row("m4a, a table of 4 GB",
      std::string("\0\0\0\20ftypM4A \0\0\0\0\xff\xff\xff\xf0moov\xff\xff\xff\xe0trak", 32) +
          std::string(300, '\0'));
  row("webm, a cluster without end",
      std::string("\x1a\x45\xdf\xa3\x84webm\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff", 21) +
          std::string(300, '\0'));
}

void TestMemory::hostile() {
  QFETCH(QByteArray, bytes);
  const std::string path = m_dir.filePath("hostile").toStdString();
  std::ofstream(path, std::ios::binary).write(bytes.constData(), bytes.size());
  const auto judge = [&](const auto& result) {
    if (result) return true;
    const std::string& detail = result.error().detail;
    return detail.starts_with(path + ": ") && detail.ends_with(")") && detail.find('\n') == std::string::npos;
  };
  QElapsedTimer timer;
  timer.start();
  startCounting();
  const auto info = readAudioInfo(path);
  const std::int64_t infoPeak = peakSince();
  QVERIFY2(judge(info), info ? "" : info.error().detail.c_str());
  for (const int hz : {0, 16000}) {
    ReadOptions o;
    o.resampleTo = {hz};
    std::int64_t n = 0;
    startCounting();
    const auto stream =
        streamAudio(path, o, [&](std::span<const float> y) { return n += std::int64_t(y.size()), true; });
    const std::int64_t streamPeak = peakSince();
    QVERIFY2(judge(stream), stream ? "" : stream.error().detail.c_str());
    startCounting();
    const auto clip = readAudio(path, o);
    const std::int64_t readPeak = peakSince() - (clip ? std::int64_t(clip->samples.size() * 4) : 0);
    QVERIFY2(judge(clip), clip ? "" : clip.error().detail.c_str());
    if (clip) QCOMPARE(std::int64_t(clip->samples.size()), n);
    const std::int64_t worst = std::max({infoPeak, streamPeak, readPeak});
    if (worst > 3 * kMiB || timer.elapsed() > 1000)
      qInfo("peak %.1f MiB (info %.1f, stream %.1f, read %.1f), %lld ms: %s", double(worst) / kMiB,
            double(infoPeak) / kMiB, double(streamPeak) / kMiB, double(readPeak) / kMiB,
            static_cast<long long>(timer.elapsed()), clip ? "sound" : clip.error().detail.c_str());
    QVERIFY(worst <= kBound);
  }
}

QTEST_APPLESS_MAIN(TestMemory)
#include "tst_memory.moc"
