// What is measured on sounds whose truth follows from how they were made.
#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dataset/measurefacts.h"

using namespace ullim;

class TestMeasureFacts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void levelsOfASine();
  void silenceAndConstants();
  void noiseUnderASine();
  void flatTopsAreClippingAndRoundTopsAreNot();
  void bandwidthIsWhereTheSoundEnds();
  void pitchOfTones();
  void hashOfTheSamples();
  void shortAndEmpty();
  void onlyWhatIsNewIsMeasured();
  void theSharedRecordings();

 private:
  using Wave = std::vector<float>;
  static Wave sine(int rate, double s, double hz, double amplitude) {
    Wave out(std::size_t(rate * s));
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = float(amplitude * std::sin(2 * M_PI * hz * double(i) / rate));
    return out;
  }
  ClipFacts facts(const Wave& wave, int rate, WavEncoding encoding = WavEncoding::Pcm16) {
    const std::string path = m_dir.filePath("clip.wav").toStdString();
    if (!writeWav(path, {.rate = {rate}, .samples = wave, .channels = 1, .facts = {}}, encoding))
      qFatal("not written");
    const auto out = measureFacts(path);
    if (!out) qFatal("%s", out.error().detail.c_str());
    return *out;
  }
  QTemporaryDir m_dir;
};

void TestMeasureFacts::levelsOfASine() {
  for (const int rate : {8000, 16000, 44100, 96000}) {
    const auto f = facts(sine(rate, 1, 400, 0.5), rate);
    QVERIFY(std::abs(f.levelDb - -9.031f) < 0.01f);  // 20 log10(0.5 / sqrt 2)
    QVERIFY(std::abs(f.peakDb - -6.021f) < 0.01f);
    QVERIFY(std::abs(f.dc) < 1e-4f);
    QCOMPARE(f.silenceShare, 0.0f);
    QVERIFY(std::abs(f.snrDb) < 0.2f);  // all frames are as loud
    QCOMPARE(f.clipped, 0);
    QCOMPARE(f.version, ClipFacts::kVersion);
  }
}

void TestMeasureFacts::silenceAndConstants() {
  const auto none = facts(Wave(8000, 0.0f), 8000);
  QVERIFY(std::isinf(none.levelDb) && none.levelDb < 0);
  QCOMPARE(none.silenceShare, 1.0f);
  QVERIFY(std::isnan(none.noiseDb) && std::isnan(none.snrDb) && std::isnan(none.bandwidthHz) &&
          std::isnan(none.f0Hz));
  QCOMPARE(none.clipped, 0);
  const auto constant = facts(Wave(8000, 0.25f), 8000);
  QCOMPARE(constant.dc, 0.25f);
  QVERIFY(std::isnan(constant.f0Hz));
  QCOMPARE(constant.clipped, 0);
  // A quarter is a tone, the rest zeros, as in a clip padded to a length.
  Wave padded = sine(8000, 1, 500, 0.3);
  padded.resize(32000, 0.0f);
  QVERIFY(std::abs(facts(padded, 8000).silenceShare - 0.75f) < 0.01f);
}

void TestMeasureFacts::noiseUnderASine() {
  // Half a second of room, half a second of a tone in it: levels and their distance are known.
  for (const double snr : {10.0, 20.0, 30.0}) {
    Rng rng{7};
    const double noise = 0.2 / std::sqrt(2.0) / std::pow(10, snr / 20);
    Wave wave(32000);
    for (std::size_t i = 0; i < wave.size(); ++i)
      wave[i] =
          float(noise * rng.normal() + (i < 16000 ? 0 : 0.2 * std::sin(2 * M_PI * 440 * double(i) / 16000)));
    const auto f = facts(wave, 16000);
    const double loud = 10 * std::log10(1 + std::pow(10, snr / 10));  // tone and noise over noise
    QVERIFY2(std::abs(f.snrDb - loud) < 1.0, qPrintable(QString::number(f.snrDb)));
    QVERIFY(std::abs(f.noiseDb - 20 * std::log10(noise)) < 1.0);
    QVERIFY(std::abs(f.f0Hz - 440) < 2);
  }
}

void TestMeasureFacts::flatTopsAreClippingAndRoundTopsAreNot() {
  const auto clippedAt = [](Wave wave, float top) {
    for (float& x : wave) x = std::clamp(x, -top, top);
    return wave;
  };
  // 100 periods, each cut off above and below, at full scale and far under it.
  const Wave loud = sine(16000, 1, 100, 2.0);
  QCOMPARE(facts(clippedAt(loud, 1.0f), 16000).clipped, 200);
  QCOMPARE(facts(clippedAt(loud, 0.3f), 16000).clipped, 200);
  QCOMPARE(facts(clippedAt(loud, 1.0f), 16000, WavEncoding::Float32).clipped, 200);
  // Peak-normalised to the last step: it touches full scale and is whole. Also where the wave is so slow and
  // the rate so high that rounding makes its tops flat.
  for (const int rate : {8000, 16000, 96000})
    for (const double hz : {20.0, 50.0, 97.0, 300.0, 1234.5})
      for (const double amplitude : {0.9999, 0.1, 0.01})
        QCOMPARE(facts(sine(rate, 1, hz, amplitude), rate).clipped, 0);
  Rng rng{3};
  Wave noise(16000);
  for (float& x : noise) x = float(0.2 * rng.normal());
  noise[5000] = 1.0f;
  noise[5001] = 1.0f;  // two are chance
  QCOMPARE(facts(noise, 16000).clipped, 0);
  noise[5002] = 1.0f;
  QCOMPARE(facts(noise, 16000).clipped, 1);
  // Ten single samples at full scale are no chance any more; nine are.
  for (const int n : {9, 10}) {
    Wave touching = sine(16000, 1, 440, 0.7);
    for (int i = 0; i < n; ++i) touching[std::size_t(100 + 1000 * i)] = 1.0f;
    QCOMPARE(facts(touching, 16000).clipped, n < 10 ? 0 : n);
  }
}

void TestMeasureFacts::bandwidthIsWhereTheSoundEnds() {
  // Tones up to 3 kHz in a file of 44.1 kHz: nothing is above.
  Wave wave(44100);
  for (int hz = 200; hz <= 3000; hz += 200)
    for (std::size_t i = 0; i < wave.size(); ++i)
      wave[i] += float(0.05 * std::sin(2 * M_PI * hz * double(i) / 44100));
  for (const auto encoding : {WavEncoding::Pcm16, WavEncoding::Float32}) {
    const auto f = facts(wave, 44100, encoding);
    QVERIFY2(f.bandwidthHz >= 2950 && f.bandwidthHz < 3150, qPrintable(QString::number(f.bandwidthHz)));
  }
  Rng rng{3};
  Wave noise(16000);
  for (float& x : noise) x = float(0.1 * rng.normal());
  QVERIFY(facts(noise, 16000).bandwidthHz > 7900);
}

void TestMeasureFacts::pitchOfTones() {
  for (const int rate : {8000, 16000, 44100, 48000})
    for (const double hz : {90.0, 220.0, 450.0, 1000.0}) {
      Wave wave(std::size_t(rate) / 2);
      for (int h = 1; h * hz < rate / 2.5 && h < 6; ++h)
        for (std::size_t i = 0; i < wave.size(); ++i)
          wave[i] += float(0.1 / h * std::sin(2 * M_PI * h * hz * double(i) / rate));
      const float f0 = facts(wave, rate).f0Hz;
      QVERIFY2(std::abs(f0 / hz - 1) < 0.01, qPrintable(QString("%1 %2 %3").arg(rate).arg(hz).arg(f0)));
    }
  Rng rng{3};
  Wave noise(16000);
  for (float& x : noise) x = float(0.1 * rng.normal());
  QVERIFY(std::isnan(facts(noise, 16000).f0Hz));
}

void TestMeasureFacts::hashOfTheSamples() {
  const Wave wave = sine(8000, 0.5, 333, 0.4);
  QByteArray pcm(qsizetype(wave.size() * 2), 0);
  for (std::size_t i = 0; i < wave.size(); ++i) {
    const auto x = std::int16_t(std::lrint(wave[i] * 32768.0f));
    std::memcpy(pcm.data() + i * 2, &x, 2);
  }
  const auto expected = QCryptographicHash::hash(pcm, QCryptographicHash::Sha256).toHex().toStdString();
  QCOMPARE(facts(wave, 8000).soundHash, expected);
  QCOMPARE(facts(wave, 8000, WavEncoding::Float32).soundHash, expected);  // another file, the same sound
  Wave other = wave;
  other[100] += 1.0f / 32768;
  QVERIFY(facts(other, 8000).soundHash != expected);
}

void TestMeasureFacts::shortAndEmpty() {
  for (const std::size_t n : {1u, 2u, 3u, 100u}) {
    const auto f = facts(Wave(n, 0.5f), 8000);
    QVERIFY(std::abs(f.levelDb - -6.02f) < 0.01f);
    QCOMPARE(f.silenceShare, 0.0f);
    QCOMPARE(f.clipped, 0);
  }
  const std::string path = m_dir.filePath("empty.wav").toStdString();
  QVERIFY(writeWav(path, {.rate = {8000}, .samples = {}, .channels = 1, .facts = {}}));
  QCOMPARE(int(measureFacts(path).error().code), int(ErrorCode::FileEmpty));
  QCOMPARE(int(measureFacts(m_dir.filePath("no").toStdString()).error().code), int(ErrorCode::FileNotFound));
  std::stop_source stop;
  stop.request_stop();
  facts(Wave(8000, 0.1f), 8000);
  const std::string there = m_dir.filePath("clip.wav").toStdString();
  QCOMPARE(int(measureFacts(there, {stop.get_token(), {}}).error().code), int(ErrorCode::Cancelled));
}

void TestMeasureFacts::onlyWhatIsNewIsMeasured() {
  facts(sine(8000, 0.2, 400, 0.5), 8000);
  Dataset data;
  for (const char* id : {"a", "b", "c", "d"}) {
    Clip clip;
    clip.id = id;
    clip.file = "clip.wav";
    clip.contentHash = "1";
    data.clips.push_back(clip);
  }
  data.clips[1].facts.version = ClipFacts::kVersion;  // fresh
  data.clips[1].facts.fileHash = "1";
  data.clips[2].facts.version = ClipFacts::kVersion;  // of another file
  data.clips[2].facts.fileHash = "0";
  data.clips[3].file = "gone.wav";
  const auto todo = clipsToMeasure(
      data, [this](const std::string& file) { return m_dir.path().toStdString() + "/" + file; });
  QCOMPARE(todo.size(), std::size_t(3));
  const auto out = measureClips(todo, 1);
  QCOMPARE(out.facts.size(), std::size_t(2));
  QCOMPARE(out.facts[1].first, std::string("c"));
  QCOMPARE(out.facts[1].second.fileHash, std::string("1"));
  QCOMPARE(out.problems.size(), std::size_t(1));
  QCOMPARE(out.problems[0].first, std::string("d"));
}

void TestMeasureFacts::theSharedRecordings() {
  const QString shared = ULLIM_SHARED "/data/odd/";
  if (!QFileInfo::exists(shared)) QSKIP("no shared recordings");
  const auto of = [&](const char* name) { return *measureFacts((shared + name).toStdString()); };
  QVERIFY(of("clipped.wav").clipped > 10);
  QCOMPARE(of("dc_only.wav").dc, 0.25f);
  QVERIFY(of("digit7_44100.wav").bandwidthHz < 4100);  // nothing above 4 kHz
  QVERIFY(of("digit7_96000.wav").bandwidthHz < 4100);
  for (const char* folder : {"/Angry", "/Sad"})
    for (const auto& file : QDir(ULLIM_SHARED "/data/emotion" + QString(folder)).entryInfoList({"*.wav"}))
      QCOMPARE(measureFacts(file.filePath().toStdString())->clipped, 0);  // peak-normalised, not clipped
  QCOMPARE(of("cry.flac").soundHash, of("cry.aiff").soundHash);
}

QTEST_APPLESS_MAIN(TestMeasureFacts)
#include "tst_measurefacts.moc"
