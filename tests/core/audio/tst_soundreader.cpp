// Parts of a file, in any order, are the samples that readAudio() gives of the whole.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/audio/audiofile.h"
#include "core/audio/soundreader.h"
#include "core/base/random.h"
#include "tests/sndwriter.h"

using namespace ullim;

class TestSoundReader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void partsInAnyOrder_data();
  void partsInAnyOrder();
  void vorbisInPassing();
  void outsideIsZero();
  void notFiniteIsZero();
  void cutOffWhileOpen();
  void refusals();

 private:
  QTemporaryDir m_dir;
};

void TestSoundReader::partsInAnyOrder_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("format");
  QTest::addColumn<int>("channels");
  QTest::addColumn<double>("tolerance");  // lossy decoders start anew after a jump
  QTest::newRow("wav") << "a.wav" << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 1 << 0.0;
  QTest::newRow("wav, stereo") << "b.wav" << (SF_FORMAT_WAV | SF_FORMAT_PCM_24) << 2 << 0.0;
  QTest::newRow("wav, 8 channels") << "c.wav" << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 8 << 0.0;
  QTest::newRow("flac") << "a.flac" << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 1 << 0.0;
  QTest::newRow("flac, stereo") << "b.flac" << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 2 << 0.0;
  QTest::newRow("opus") << "a.opus" << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 2 << 1e-4;
  QTest::newRow("mp3") << "a.mp3" << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 2 << 1e-4;
}

void TestSoundReader::partsInAnyOrder() {
  QFETCH(QString, name);
  QFETCH(int, format);
  QFETCH(int, channels);
  QFETCH(double, tolerance);
  constexpr std::size_t kFrames = 200000;
  Rng rng(11);
  std::vector<float> interleaved(kFrames * std::size_t(channels));
  for (std::size_t i = 0; i < interleaved.size(); ++i)
    interleaved[i] = float(0.3 * std::sin(0.03 * double(i / std::size_t(channels))) + 0.02 * rng.normal());
  const std::string path = m_dir.filePath(name).toStdString();
  if (!test::writeSound(path, format, 48000, channels, interleaved))
    QSKIP("libsndfile does not write this kind here");

  for (int channel = -1; channel < channels; ++channel) {
    ReadOptions options;
    options.channel = channel;
    const auto whole = readAudio(path, options);
    QVERIFY(whole.has_value());
    const auto reader = SoundReader::open(path, channel);
    QVERIFY(reader.has_value());
    QCOMPARE((*reader)->length(), whole->frames());
    QCOMPARE((*reader)->rate().hz, 48000);
    const SamplePos n = whole->frames();
    std::vector<SampleRange> parts = {{0, n}, {n - 1, n}, {0, 1}, {65535, 65537}};
    for (int trial = 0; trial < 40; ++trial) {
      const SamplePos begin = SamplePos(rng.below(std::size_t(n)));
      parts.push_back({begin, std::min(n, begin + 1 + SamplePos(rng.below(70000)))});
      parts.push_back({parts.back().end, std::min(n, parts.back().end + 1000)});  // goes on where it stopped
    }
    double most = 0;
    for (const SampleRange part : parts) {
      std::vector<float> got(std::size_t(part.length()));
      const auto read = (*reader)->read(part.begin, got);
      QVERIFY(read.has_value());
      QCOMPARE(*read, part.length());
      for (std::size_t i = 0; i < got.size(); ++i)
        most =
            std::max(most, std::fabs(double(got[i]) - double(whole->samples[std::size_t(part.begin) + i])));
    }
    QVERIFY2(most <= tolerance, qPrintable(QString("channel %1: differs by %2").arg(channel).arg(most)));
  }
}

void TestSoundReader::vorbisInPassing() {
  constexpr std::size_t kFrames = 400000;
  Rng rng(12);
  std::vector<float> y(kFrames);
  for (float& x : y) x = float(0.1 * rng.normal());
  const std::string path = m_dir.filePath("passing.ogg").toStdString();
  if (!test::writeSound(path, SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 1, y)) QSKIP("no Vorbis here");
  const std::vector<float> whole = readAudio(path)->samples;
  const auto reader = SoundReader::open(path);
  std::vector<float> got(7777);
  const auto equals = [&](SamplePos at) {
    return std::equal(got.begin(), got.end(), whole.begin() + at,
                      [](float a, float b) { return std::fabs(a - b) < 1e-5f; });
  };
  for (SamplePos at = 0; at + 7777 <= SamplePos(whole.size()); at += 7777) {
    QVERIFY(*(*reader)->read(at, got) == 7777);
    QVERIFY(equals(at));
  }
  // libsndfile's jumps are near, not always exact.
  for (int trial = 0; trial < 20; ++trial) {
    const SamplePos at = 2048 + SamplePos(rng.below(kFrames - 20000));
    QVERIFY(*(*reader)->read(at, got) == 7777);
    bool near = false;
    for (SamplePos off = -2048; off <= 2048 && !near; ++off) near = equals(at + off);
    QVERIFY(near);
  }
}

void TestSoundReader::outsideIsZero() {
  AudioClip clip;
  clip.rate = {8000};
  clip.samples.assign(1000, 0.5f);
  const std::string path = m_dir.filePath("outside.wav").toStdString();
  QVERIFY(writeWav(path, clip, WavEncoding::Float32).has_value());
  const auto reader = SoundReader::open(path);
  std::vector<float> got(20, 7.0f);
  QCOMPARE(*(*reader)->read(-10, got), 10);
  for (int i = 0; i < 20; ++i) QCOMPARE(got[std::size_t(i)], i < 10 ? 0.0f : 0.5f);
  QCOMPARE(*(*reader)->read(995, got), 5);
  for (int i = 0; i < 20; ++i) QCOMPARE(got[std::size_t(i)], i < 5 ? 0.5f : 0.0f);
  QCOMPARE(*(*reader)->read(5000, got), 0);
  QCOMPARE(got, std::vector<float>(20, 0.0f));
}

void TestSoundReader::notFiniteIsZero() {
  std::vector<float> y(3000, 0.25f);
  y[10] = std::numeric_limits<float>::quiet_NaN();
  y[2000] = -std::numeric_limits<float>::infinity();
  const std::string path = m_dir.filePath("nan.wav").toStdString();
  QVERIFY(test::writeSound(path, SF_FORMAT_WAV | SF_FORMAT_FLOAT, 8000, 1, y));
  const auto reader = SoundReader::open(path);
  std::vector<float> got(3000);
  QCOMPARE(*(*reader)->read(0, got), 3000);
  QCOMPARE(got[9], 0.25f);
  QCOMPARE(got[10], 0.0f);
  QCOMPARE(got[2000], 0.0f);
}

void TestSoundReader::cutOffWhileOpen() {
  AudioClip clip;
  clip.rate = {8000};
  clip.samples.assign(100000, 0.5f);
  const std::string path = m_dir.filePath("cut.wav").toStdString();
  QVERIFY(writeWav(path, clip, WavEncoding::Float32).has_value());
  const auto reader = SoundReader::open(path);
  QFile file(QString::fromStdString(path));
  QVERIFY(file.resize(file.size() - 50000 * 4));
  std::vector<float> got(20000, 7.0f);
  const auto read = (*reader)->read(40000, got);
  QVERIFY(read.has_value());
  QCOMPARE(*read, 10000);
  QCOMPARE(got[9999], 0.5f);
  QCOMPARE(got[10000], 0.0f);
  QCOMPARE(*(*reader)->read(0, got), 20000);
}

void TestSoundReader::refusals() {
  QCOMPARE(SoundReader::open(m_dir.filePath("none.wav").toStdString()).error().code, ErrorCode::FileNotFound);
  QFile text(m_dir.filePath("text.wav"));
  QVERIFY(text.open(QIODevice::WriteOnly));
  text.write("no sound at all, whatever the name says");
  text.close();
  QCOMPARE(SoundReader::open(text.fileName().toStdString()).error().code, ErrorCode::FileUnreadable);
  AudioClip clip;
  clip.rate = {8000};
  clip.samples = {0.5f};
  const std::string path = m_dir.filePath("one.wav").toStdString();
  QVERIFY(writeWav(path, clip).has_value());
  QCOMPARE(SoundReader::open(path, 1).error().code, ErrorCode::BadArgument);
  QVERIFY(SoundReader::open(path, 0).has_value());
}

QTEST_APPLESS_MAIN(TestSoundReader)
#include "tst_soundreader.moc"
