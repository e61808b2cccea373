// A long file as a whole: opening, the cache on disk, files that break, listeners, the end.
#include <atomic>
#include <fstream>

#include "tests/core/view/longrig.h"

using namespace ullim;
using namespace ullim::test;

class TestLongSound : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void opensWithoutReading();
  void refusals();
  void claimsCostNothing();
  void secondOpenIsFinalAtOnce();
  void cacheIsOfTheContent();
  void damagedCacheIsMadeAnew();
  void cacheIsBounded();
  void cutOffWhileOpen();
  void goneWhileOpen();
  void endsPromptly();
  void tellsAndThenIsSilent();
  void sourcesOutliveTheSound();
  void silenceIsFine();
  void flacEqualsWav();
  void flacCutOff();

 private:
  std::string lively(const QString& name, double lengthS) {
    return written(m_dir, name, livelySignal(lengthS, 16000), 16000);
  }
  QTemporaryDir m_dir;
};

namespace {

FeatureOptions mfcc() {
  FeatureOptions options;
  options.kind = FeatureKind::Mfcc;
  options.stft.hopLength = 160;
  return options;
}

std::uint64_t entriesIn(const std::string& cache) { return viewCache(cache).amount().entries; }

}  // namespace

void TestLongSound::opensWithoutReading() {
  // Half an hour: reading it takes longer than this may.
  const std::string path = written(m_dir, "open.wav", std::vector<float>(16000 * 1800, 0.1f), 16000);
  QElapsedTimer timer;
  timer.start();
  const auto sound = LongSound::open(path, {});
  const auto ms = timer.elapsed();
  QVERIFY(sound.has_value());
  QVERIFY2(ms < 100, qPrintable(QString::number(ms)));
  QCOMPARE((*sound)->info().frames, 16000 * 1800);
  QCOMPARE((*sound)->info().rate.hz, 16000);
  QFile::remove(QString::fromStdString(path));
}

void TestLongSound::refusals() {
  QCOMPARE(LongSound::open(m_dir.filePath("none.wav").toStdString(), {}).error().code,
           ErrorCode::FileNotFound);
  const std::string text = m_dir.filePath("text.wav").toStdString();
  std::ofstream(text) << "no sound at all, whatever the name says";
  QCOMPARE(LongSound::open(text, {}).error().code, ErrorCode::FileUnreadable);
}

void TestLongSound::claimsCostNothing() {
  // A FLAC of 42 bytes without audio that claims 2^36 - 1 samples.
  std::string bytes = "fLaC";
  const auto append = [&](std::uint64_t value, int count) {
    for (int i = count - 1; i >= 0; --i) bytes += char(value >> 8 * i & 0xff);
  };
  append(0x80000022, 4);
  append(4096, 2);
  append(4096, 2);
  append(0, 6);
  append(std::uint64_t(44100) << 44 | std::uint64_t(1) << 41 | std::uint64_t(15) << 36 | 0xfffffffffULL, 8);
  const std::string path = m_dir.filePath("bomb.flac").toStdString();
  std::ofstream(path, std::ios::binary) << bytes + std::string(16, '\0');
  const auto sound = LongSound::open(path, {});
  QVERIFY(!sound.has_value());
}

void TestLongSound::secondOpenIsFinalAtOnce() {
  const std::string path = lively("again.wav", 900), cache = m_dir.filePath("cache").toStdString();
  LongSound::Options options;
  options.cacheFolder = cache;
  FeatureOptions chroma;
  chroma.kind = FeatureKind::Chroma;  // finds its tuning in a pass of its own
  std::vector<CellSource::Cells> first;
  std::vector<Peak> peaks;
  {
    const auto sound = opened(path, options);
    std::vector<std::shared_ptr<CellSource>> held;  // only what somebody holds is kept
    for (const FeatureOptions& kind : {mfcc(), chroma, FeatureOptions{}}) {
      const auto source = *sound->cells(kind);
      held.push_back(source);
      first.push_back(finished(*source, 0, source->frames(), 700));
    }
    QVERIFY(eventually([&] { return sound->wave()->complete(); }));
    peaks = sound->wave()->columns(0, 900 * 16000, 1000);
    QVERIFY(eventually([&] { return entriesIn(cache) == 4; }));
  }
  const auto sound = opened(path, options);
  sound->stopPass();  // nothing may come from the file
  std::size_t i = 0;
  for (const FeatureOptions& kind : {mfcc(), chroma, FeatureOptions{}}) {
    const auto source = *sound->cells(kind);
    sound->stopPass();
    const auto cells = finished(*source, 0, source->frames(), 700);
    QVERIFY(cells.complete);
    QVERIFY(cells.feature->values == first[i].feature->values);
    QCOMPARE(cells.feature->minimum, first[i].feature->minimum);
    QCOMPARE(cells.feature->maximum, first[i].feature->maximum);
    // Close up it goes on exactly where the overview stands.
    std::vector<float> frame;
    QVERIFY(eventually([&] { return source->frame(4321, frame); }));
    ++i;
  }
  const auto whole = computeFeature(readAudio(path)->samples, {16000}, chroma);
  std::vector<float> frame;
  const auto source = *sound->cells(chroma);
  QVERIFY(eventually([&] { return source->frame(4321, frame); }));
  QCOMPARE(largestDifference(frame, whole->values.row(4321)), 0.0);
  QVERIFY(eventually([&] { return sound->wave()->complete(); }));
  const auto again = sound->wave()->columns(0, 900 * 16000, 1000);
  for (std::size_t c = 0; c < peaks.size(); ++c)
    QVERIFY(again[c].min == peaks[c].min && again[c].max == peaks[c].max);
}

void TestLongSound::cacheIsOfTheContent() {
  const std::string path = lively("content.wav", 60), cache = m_dir.filePath("cache2").toStdString();
  LongSound::Options options;
  options.cacheFolder = cache;
  const auto run = [&](const std::string& which, std::uint64_t wanted, int channel = -1) {
    options.channel = channel;
    const auto sound = opened(which, options);
    const auto source = *sound->cells(FeatureOptions{});
    const auto cells = finished(*source, 0, source->frames(), 100);
    eventually([&] { return sound->wave()->complete() && entriesIn(cache) >= wanted; }, 20000);
    return cells.feature->values;
  };
  const Matrix before = run(path, 2);
  QVERIFY(eventually([&] { return entriesIn(cache) == 2; }));
  // The same file under another name is known; other content of the same size is not.
  const std::string moved = m_dir.filePath("moved.wav").toStdString();
  QVERIFY(QFile::rename(QString::fromStdString(path), QString::fromStdString(moved)));
  QVERIFY(run(moved, 2) == before);
  QCOMPARE(entriesIn(cache), std::uint64_t(2));
  written(m_dir, "moved.wav", livelySignal(60, 16000, 77), 16000);
  QVERIFY(!(run(moved, 4) == before));
  QCOMPARE(entriesIn(cache), std::uint64_t(4));
  run(moved, 6, 0);
  QCOMPARE(entriesIn(cache), std::uint64_t(6));
}

void TestLongSound::damagedCacheIsMadeAnew() {
  const std::string path = lively("damage.wav", 120), cache = m_dir.filePath("cache3").toStdString();
  LongSound::Options options;
  options.cacheFolder = cache;
  Matrix before;
  {
    const auto sound = opened(path, options);
    const auto source = *sound->cells(mfcc());
    before = finished(*source, 0, source->frames(), 300).feature->values;
    QVERIFY(eventually([&] { return entriesIn(cache) == 2; }));
  }
  int damaged = 0;
  QDir views(m_dir.filePath("cache3/views"));
  for (const QString& folder : views.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    for (const QString& name : QDir(views.filePath(folder)).entryList({"*.ullf"})) {
      QFile file(views.filePath(folder + "/" + name));
      QVERIFY(file.open(QIODevice::ReadWrite));
      QVERIFY(file.seek(file.size() / 2));
      file.write("????????");
      ++damaged;
    }
  QCOMPARE(damaged, 2);
  const auto sound = opened(path, options);
  const auto source = *sound->cells(mfcc());
  QVERIFY(finished(*source, 0, source->frames(), 300).feature->values == before);
  QCOMPARE(sound->problem(), std::string());
}

void TestLongSound::cacheIsBounded() {
  const std::string path = lively("bound.wav", 120), cache = m_dir.filePath("cache4").toStdString();
  LongSound::Options options;
  options.cacheFolder = cache;
  options.cacheBytes = 3 << 20;
  for (int hop = 160; hop < 170; ++hop) {
    const auto sound = opened(path, options);
    FeatureOptions kind = mfcc();
    kind.stft.hopLength = hop;
    const auto source = *sound->cells(kind);
    QVERIFY(finished(*source, 0, source->frames(), 300).complete);
    const std::uint64_t before = entriesIn(cache);
    eventually([&] { return entriesIn(cache) != before; }, 300);
    QVERIFY(viewCache(cache).amount().bytes <= 3u << 20);
  }
  QVERIFY(entriesIn(cache) >= 1);
  QVERIFY(viewCache(cache).clear().has_value());
  QCOMPARE(entriesIn(cache), std::uint64_t(0));
}

void TestLongSound::cutOffWhileOpen() {
  const std::vector<float> y = livelySignal(400, 16000);
  const std::string path = written(m_dir, "shrinks.wav", y, 16000),
                    cache = m_dir.filePath("cache5").toStdString();
  LongSound::Options options;
  options.cacheFolder = cache;
  const auto sound = opened(path, options);
  sound->stopPass();
  QFile file(QString::fromStdString(path));
  const qint64 head = file.size() - qint64(y.size()) * 4;
  constexpr SamplePos kLeft = 16000 * 250;
  QVERIFY(file.resize(head + kLeft * 4));
  FeatureOptions kind;
  kind.kind = FeatureKind::StftPower;
  const auto source = *sound->cells(kind);
  const auto cells = finished(*source, 0, source->frames(), 500);
  QVERIFY(cells.complete);  // there is nothing more to come
  QVERIFY(!sound->problem().empty());
  QVERIFY(sound->problem().find("shrinks.wav") != std::string::npos);
  const auto whole = computeFeature(y, {16000}, kind);
  const std::int64_t per = cells.feature->hopLength / 512;
  int known = 0, empty = 0;
  for (std::size_t c = 0; c < cells.feature->values.rows(); ++c) {
    const std::int64_t end = std::int64_t(c + 1) * per;
    if (end * 512 + 2048 < kLeft) {  // as if nothing had happened
      QCOMPARE(
          largestDifference(cells.feature->values.row(c), pooled(whole->values, std::int64_t(c) * per, end)),
          0.0);
      ++known;
    }
    if (std::int64_t(c) * per * 512 > kLeft + 2048) {
      QVERIFY(std::isnan(cells.feature->values(c, 0)));
      ++empty;
    }
  }
  QVERIFY(known > 300 && empty > 150);
  QVERIFY(eventually([&] { return sound->wave()->complete(); }));
  QCOMPARE(sound->wave()->columns(16000 * 300, 16000 * 390, 1).front().max, 0.0f);
  QVERIFY(sound->wave()->columns(16000 * 100, 16000 * 200, 1).front().max > 0.05f);
  std::vector<float> none;
  QTest::qSleep(100);
  QCOMPARE(entriesIn(cache), std::uint64_t(0));  // half a picture is not kept
}

void TestLongSound::goneWhileOpen() {
  const std::string path = lively("gone.wav", 300);
  const auto sound = opened(path);
  const auto source = *sound->cells(mfcc());
  QVERIFY(QFile::remove(QString::fromStdString(path)));
  // The system keeps an open file readable; whatever comes, it comes to an end.
  QVERIFY(eventually(
      [&] { return sound->wave()->complete() && source->cells(0, source->frames(), 300).complete; }));
}

void TestLongSound::endsPromptly() {
  const std::string path = lively("ends.wav", 1200);
  for (const int afterMs : {0, 1, 5, 20, 60, 120, 300}) {
    auto sound = opened(path);
    std::vector<std::shared_ptr<CellSource>> sources;
    FeatureOptions fine;
    fine.stft.hopLength = 64;  // some seconds of work
    fine.stft.nFft = 4096;
    for (const FeatureKind kind : {FeatureKind::StftDb, FeatureKind::LogMel, FeatureKind::Chroma}) {
      fine.kind = kind;
      sources.push_back(*sound->cells(fine));
      sources.back()->cells(1000, 3000, 1000);
    }
    QTest::qSleep(afterMs);
    QElapsedTimer timer;
    timer.start();
    sound.reset();
    // 50 ms on a machine that does nothing else.
    QVERIFY2(timer.elapsed() < 250, qPrintable(QString::number(timer.elapsed())));
  }
}

void TestLongSound::tellsAndThenIsSilent() {
  const std::string path = lively("tells.wav", 900);
  std::atomic<int> calls{0};
  std::atomic<bool> sawTheEnd{false};
  auto sound = opened(path);
  const auto source = *sound->cells(FeatureOptions{});
  QElapsedTimer timer;
  timer.start();
  sound->setListener([&] {
    ++calls;
    sawTheEnd = source->cells(0, source->frames(), 100).complete && sound->wave()->complete();
  });
  // Nobody asks but the listener: the last call must have seen everything.
  QVERIFY(eventually([&] { return sawTheEnd.load(); }));
  QVERIFY(calls <= 2 + int(timer.elapsed() / 30));
  QTest::qSleep(100);
  const int then = calls;
  QTest::qSleep(150);
  QCOMPARE(calls.load(), then);
  QCOMPARE(sound->progress(), 1.0);
  // A close-up is asked for and told of.
  std::vector<float> samples;
  QVERIFY(!sound->wave()->samples({5000000, 5000100}, samples));
  QVERIFY(eventually([&] { return calls > then; }));
  QVERIFY(sound->wave()->samples({5000000, 5000100}, samples));
  sound->setListener({});
}

void TestLongSound::sourcesOutliveTheSound() {
  auto sound = opened(lively("outlive.wav", 120));
  const auto wave = sound->wave();
  const auto source = *sound->cells(mfcc());
  QVERIFY(finished(*source, 0, source->frames(), 300).complete);
  sound.reset();
  QVERIFY(source->cells(0, source->frames(), 300).complete);
  std::vector<float> out;
  source->frame(100, out);
  wave->samples({0, 100}, out);
  QCOMPARE(wave->columns(0, 1000, 10).size(), std::size_t(10));
}

void TestLongSound::silenceIsFine() {
  const std::vector<float> y(16000 * 300, 0.0f);
  const auto sound = opened(written(m_dir, "silence.wav", y, 16000));
  for (const FeatureKind kind : {FeatureKind::StftDb, FeatureKind::LogMel, FeatureKind::Mfcc,
                                 FeatureKind::Contrast, FeatureKind::Chroma}) {
    FeatureOptions options;
    options.kind = kind;
    const auto whole = computeFeature(y, {16000}, options);
    const auto source = *sound->cells(options);
    const auto cells = finished(*source, 0, source->frames(), 100);
    QVERIFY(cells.complete);
    QCOMPARE(cells.feature->minimum, whole->minimum);
    QCOMPARE(cells.feature->maximum, whole->maximum);
    for (std::size_t c = 0; c < cells.feature->values.rows(); ++c)
      QCOMPARE(largestDifference(cells.feature->values.row(c), whole->values.row(0)), 0.0);
  }
}

void TestLongSound::flacEqualsWav() {
  std::vector<float> y = livelySignal(120, 16000);
  for (float& x : y) x = float(std::round(x * 32767)) / 32768.0f;
  const std::string wav = written(m_dir, "same.wav", y, 16000),
                    flac = m_dir.filePath("same.flac").toStdString();
  if (!writeSound(flac, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 16000, 1, y)) QSKIP("no FLAC here");
  const auto a = opened(wav), b = opened(flac);
  const auto cellsA = *a->cells(mfcc()), cellsB = *b->cells(mfcc());
  QVERIFY(finished(*cellsA, 0, cellsA->frames(), 400).feature->values ==
          finished(*cellsB, 0, cellsB->frames(), 400).feature->values);
  QVERIFY(finished(*cellsA, 5000, 5400, 400).feature->values ==
          finished(*cellsB, 5000, 5400, 400).feature->values);
}

void TestLongSound::flacCutOff() {
  const std::vector<float> y = livelySignal(120, 16000);
  const std::string path = m_dir.filePath("cut.flac").toStdString();
  if (!writeSound(path, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 16000, 1, y)) QSKIP("no FLAC here");
  QFile file(QString::fromStdString(path));
  QVERIFY(file.resize(file.size() * 2 / 3));
  const auto sound = opened(path);
  QVERIFY(sound->problem().find("cut.flac") != std::string::npos);
  QVERIFY(sound->info().frames < SamplePos(y.size()));
  const auto source = *sound->cells(FeatureOptions{});
  QVERIFY(finished(*source, 0, source->frames(), 100).complete);
  QVERIFY(eventually([&] { return sound->wave()->complete(); }));
  QVERIFY(sound->wave()->columns(0, 16000 * 30, 1).front().max > 0.01f);
}

QTEST_APPLESS_MAIN(TestLongSound)
#include "tst_longsound.moc"
