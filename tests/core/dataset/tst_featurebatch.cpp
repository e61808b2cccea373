// Features of many clips: every clip gets its row, from the cache bit-equal, whatever the others do.
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <mutex>
#include <set>
#include <thread>

#include "core/base/random.h"
#include "core/dataset/featurebatch.h"
#include "core/dataset/featurefile.h"

using namespace ullim;

namespace {

AudioClip sound(int seed, double lengthS, int rate = 8000) {
  AudioClip clip;
  clip.rate = {rate};
  Rng rng{std::uint64_t(seed) + 1};
  for (int i = 0; i < int(lengthS * rate); ++i)
    clip.samples.push_back(float(0.3 * std::sin(0.01 * (seed + 5) * i) + 0.01 * rng.normal()));
  return clip;
}

void writeBytes(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(path));
}

/// Some sounds and a cache beside them.
class Sounds {
 public:
  explicit Sounds(int count, double lengthS = 0.5) {
    for (int i = 0; i < count; ++i) add(i, lengthS);
  }
  void add(int seed, double lengthS) {
    const QString path = file("s" + QString::number(request.clips.size()) + ".wav");
    if (!writeWav(path.toStdString(), sound(seed, lengthS))) qFatal("cannot write");
    request.clips.push_back({"id" + std::to_string(request.clips.size()), path.toStdString(), {}});
  }
  QString file(const QString& name) const { return m_dir.filePath(name); }

 private:
  QTemporaryDir m_dir;

 public:
  FeatureCache cache{m_dir.filePath("cache").toStdString(), std::uint64_t(1) << 30};
  FeatureBatchRequest request;
};

struct Rows {
  std::map<std::size_t, FeatureBatchRow> all;
  FeatureBatchSummary summary;
};

Rows run(const FeatureBatchRequest& request, const JobContext& job = {}) {
  Rows rows;
  const auto summary = computeFeatureBatch(request, job, [&](FeatureBatchRow row) {
    const std::size_t index = row.index;
    if (!rows.all.emplace(index, std::move(row)).second) qFatal("a second row for %d", int(index));
  });
  if (!summary) qFatal("%s", summary.error().detail.c_str());
  rows.summary = *summary;
  return rows;
}

bool same(const Feature& a, const Feature& b) {
  return a.values == b.values && a.kind == b.kind && a.rate == b.rate && a.hopLength == b.hopLength &&
         a.rowAxis == b.rowAxis && a.rowHz == b.rowHz && a.unit == b.unit && a.minimum == b.minimum &&
         a.maximum == b.maximum;
}

}  // namespace

class TestFeatureBatch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rowsAreThoseOfTheDoor();
  void secondRunAnswersFromTheCache();
  void oneOptionMisses_data();
  void oneOptionMisses();
  void oneSampleMisses();
  void trustedHashesLeaveTheFileAlone();
  void damagedEntriesAreComputedAgain();
  void oddFilesAreRowsWithErrors();
  void sinkIsCalledOneAtATime();
  void progressCountsClips();
  void cancelStopsEarly();
  void cancelWithinALongClip();
  void noClips();
  void impossibleOptions();
  void sinkThatThrows();
  void shortOfMemoryIsARow();
  void unwritableCacheIsSaidOnce();
  void realDigits();
};

void TestFeatureBatch::rowsAreThoseOfTheDoor() {
  Sounds s(7);
  for (const FeatureKind kind : {FeatureKind::LogMel, FeatureKind::Mfcc, FeatureKind::Rms}) {
    s.request.feature.kind = kind;
    for (const int jobs : {1, 2, 16}) {
      s.request.jobs = jobs;
      const Rows rows = run(s.request);
      QCOMPARE(rows.all.size(), std::size_t(7));
      QCOMPARE(rows.summary.done, std::size_t(7));
      QVERIFY(rows.summary.failed == 0 && rows.summary.fromCache == 0 && !rows.summary.cancelled);
      for (const auto& [i, row] : rows.all) {
        const auto alone = featureOfFile(s.request.clips[i].path, s.request.read, s.request.feature);
        QVERIFY(row.feature && alone);
        QVERIFY(same(*row.feature, *alone));
      }
    }
  }
}

void TestFeatureBatch::secondRunAnswersFromTheCache() {
  Sounds s(9);
  const Rows without = run(s.request);
  s.request.cache = &s.cache;
  const Rows first = run(s.request), second = run(s.request);
  QCOMPARE(first.summary.fromCache, std::size_t(0));
  QCOMPARE(second.summary.fromCache, std::size_t(9));
  for (std::size_t i = 0; i < 9; ++i) {
    QVERIFY(second.all.at(i).fromCache);
    QVERIFY(same(*without.all.at(i).feature, *first.all.at(i).feature));
    QVERIFY(same(*without.all.at(i).feature, *second.all.at(i).feature));
  }
  // Same content under another name, and another object on the same folder.
  const std::string copy = s.file("copy.wav").toStdString();
  QVERIFY(QFile::copy(QString::fromStdString(s.request.clips[0].path), s.file("copy.wav")));
  s.request.clips.push_back({"copy", copy, {}});
  QCOMPARE(run(s.request).summary.fromCache, std::size_t(10));
}

void TestFeatureBatch::oneOptionMisses_data() {
  QTest::addColumn<int>("which");
  for (int i = 0; i < 8; ++i) QTest::newRow(qPrintable(QString::number(i))) << i;
}

void TestFeatureBatch::oneOptionMisses() {
  QFETCH(int, which);
  Sounds s(2);
  s.request.cache = &s.cache;
  QCOMPARE(run(s.request).summary.fromCache, std::size_t(0));
  FeatureBatchRequest other = s.request;
  switch (which) {
    case 0:
      other.feature.kind = FeatureKind::MelSpectrogram;
      break;
    case 1:
      other.feature.stft.nFft = 1024;
      break;
    case 2:
      other.feature.stft.hopLength = 511;
      break;
    case 3:
      other.feature.stft.window = WindowKind::Hamming;
      break;
    case 4:
      other.feature.mel.nMels = 64;
      break;
    case 5:
      other.feature.db.topDb = 79.9;
      break;
    case 6:
      other.read.offsetS = 0.01;
      break;
    default:
      other.read.resampleTo = {4000};
      break;
  }
  QCOMPARE(run(other).summary.fromCache, std::size_t(0));
  QCOMPARE(run(other).summary.fromCache, std::size_t(2));
  QCOMPARE(run(s.request).summary.fromCache, std::size_t(2));
}

void TestFeatureBatch::oneSampleMisses() {
  Sounds s(3);
  s.request.cache = &s.cache;
  for (auto& clip : s.request.clips) clip.contentHash = hashFile(clip.path)->hash;
  QCOMPARE(run(s.request).summary.changed, std::size_t(0));
  AudioClip changed = sound(1, 0.5);
  changed.samples[2000] += 2.0f / 32768;
  QVERIFY(writeWav(s.request.clips[1].path, changed));
  const Rows rows = run(s.request);
  QCOMPARE(rows.summary.fromCache, std::size_t(2));
  QVERIFY(!rows.all.at(1).fromCache);
  // The hash of the import is seen to be out of date.
  QCOMPARE(rows.summary.changed, std::size_t(1));
  QVERIFY(rows.all.at(1).contentChanged);
  QVERIFY(same(*rows.all.at(1).feature,
               *featureOfFile(s.request.clips[1].path, s.request.read, s.request.feature)));
}

void TestFeatureBatch::trustedHashesLeaveTheFileAlone() {
  Sounds s(2);
  s.request.cache = &s.cache;
  s.request.trustHashes = true;
  for (auto& clip : s.request.clips) clip.contentHash = hashFile(clip.path)->hash;
  const Rows first = run(s.request);
  QVERIFY(QFile::remove(QString::fromStdString(s.request.clips[0].path)));
  const Rows second = run(s.request);
  QVERIFY(second.all.at(0).fromCache);
  QVERIFY(same(*first.all.at(0).feature, *second.all.at(0).feature));
  // A wrong hash answers nothing, and what is computed is not kept under it.
  s.request.clips[1].contentHash = sha256Hex("something else");
  const Rows third = run(s.request);
  QVERIFY(third.all.at(1).contentChanged);
  QVERIFY(!s.cache.get(
      featureCacheKey(s.request.clips[1].contentHash, s.request.read, featureKey(s.request.feature))));
}

void TestFeatureBatch::damagedEntriesAreComputedAgain() {
  Sounds s(4);
  s.request.cache = &s.cache;
  const Rows first = run(s.request);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto key = featureCacheKey(hashFile(s.request.clips[i].path)->hash, s.request.read,
                                     featureKey(s.request.feature));
    QFile file(
        QString::fromStdString(s.cache.folder() + "/" + key.name.substr(0, 2) + "/" + key.name + ".ullf"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 3));
    char c = 0;
    QVERIFY(file.getChar(&c) && file.seek(file.size() - 3) && file.putChar(char(c ^ 16)));
  }
  const Rows second = run(s.request);
  QCOMPARE(second.summary.fromCache, std::size_t(2));
  for (std::size_t i = 0; i < 4; ++i) QVERIFY(same(*first.all.at(i).feature, *second.all.at(i).feature));
  QCOMPARE(run(s.request).summary.fromCache, std::size_t(4));
}

void TestFeatureBatch::oddFilesAreRowsWithErrors() {
  Sounds s(3);
  const std::vector<QString> odd{"zero.wav", "text.wav", "none.wav", "folder.wav", "silentheader.wav"};
  writeBytes(s.file(odd[0]), "");
  writeBytes(s.file(odd[1]), "Dear diary, today I recorded nothing.\n");
  QVERIFY(QDir().mkpath(s.file(odd[3])));
  AudioClip empty;
  empty.rate = {8000};
  QVERIFY(writeWav(s.file(odd[4]).toStdString(), empty));
  for (const QString& name : odd)
    s.request.clips.insert(s.request.clips.begin() + 1, {"odd", s.file(name).toStdString(), {}});
  for (const bool withCache : {false, true, true}) {
    s.request.cache = withCache ? &s.cache : nullptr;
    const Rows rows = run(s.request);
    QCOMPARE(rows.summary.done, std::size_t(3));
    QCOMPARE(rows.summary.failed, std::size_t(5));
    QVERIFY(!rows.summary.cancelled);
    QCOMPARE(rows.all.size(), std::size_t(8));
    for (const auto& [i, row] : rows.all) {
      QCOMPARE(bool(row.feature), i == 0 || i > 5);
      if (!row.feature) QVERIFY(row.feature.error().detail.starts_with(s.request.clips[i].path));
    }
  }
  QCOMPARE(s.cache.amount().entries, std::uint64_t(3));
}

void TestFeatureBatch::sinkIsCalledOneAtATime() {
  Sounds s(30, 0.1);
  s.request.jobs = 8;
  std::atomic<int> inside{0}, most{0};
  QVERIFY(computeFeatureBatch(s.request, {}, [&](const FeatureBatchRow&) {
    most = std::max(most.load(), ++inside);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    --inside;
  }));
  QCOMPARE(most.load(), 1);
}

void TestFeatureBatch::progressCountsClips() {
  Sounds s(6, 0.1);
  s.request.jobs = 3;
  std::vector<std::size_t> seen;
  JobContext job;
  job.report = [&](std::size_t done, std::size_t total) {
    QCOMPARE(total, std::size_t(6));
    seen.push_back(done);
  };
  run(s.request, job);
  QCOMPARE(seen, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
}

void TestFeatureBatch::cancelStopsEarly() {
  Sounds s(60, 0.5);
  s.request.jobs = 2;
  s.request.cache = &s.cache;
  std::stop_source stop;
  std::size_t rows = 0;
  const auto summary = computeFeatureBatch(s.request, {stop.get_token(), {}}, [&](const FeatureBatchRow&) {
    if (++rows == 5) stop.request_stop();
  });
  QVERIFY(summary);
  QVERIFY(summary->cancelled);
  QVERIFY2(rows >= 5 && rows <= 7, qPrintable(QString::number(rows)));
  QCOMPARE(summary->done, rows);
  QCOMPARE(summary->failed, std::size_t(0));  // stopped is not failed
  // What was kept is whole.
  const Rows again = run(s.request);
  QVERIFY(again.summary.fromCache >= 5 && again.summary.done == 60);
}

void TestFeatureBatch::cancelWithinALongClip() {
  Sounds s(0);
  for (int i = 0; i < 2; ++i) s.add(i, 400);
  s.request.feature.stft.hopLength = 16;  // seconds of work
  for (FeatureCache* cache : {static_cast<FeatureCache*>(nullptr), &s.cache}) {
    s.request.cache = cache;
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::jthread soon([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(150));
      asked = std::chrono::steady_clock::now();
      stop.request_stop();
    });
    const auto summary = computeFeatureBatch(s.request, {stop.get_token(), {}}, {});
    const auto ended = std::chrono::steady_clock::now();
    soon.join();
    QVERIFY(summary && summary->cancelled && summary->done == 0);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(ended - asked).count();
    qInfo("stopped after %d ms", int(ms));
    QVERIFY(ms < 250);  // 50 on a free machine
  }
}

void TestFeatureBatch::noClips() {
  const Rows rows = run({});
  QVERIFY(rows.all.empty() && !rows.summary.cancelled && rows.summary.done == 0);
}

void TestFeatureBatch::impossibleOptions() {
  Sounds s(2);
  s.request.feature.stft.hopLength = 0;
  const Rows rows = run(s.request);  // the rate is each file's, so each has its row
  QCOMPARE(rows.summary.failed, std::size_t(2));
  QVERIFY(rows.all.at(0).feature.error().code == ErrorCode::BadArgument);
  s.request.read.resampleTo = {8000};
  const auto refused = computeFeatureBatch(s.request, {}, {});
  QVERIFY(!refused && refused.error().code == ErrorCode::BadArgument);
}

void TestFeatureBatch::sinkThatThrows() {
  Sounds s(20, 0.1);
  s.request.jobs = 2;
  int rows = 0;
  const auto summary = computeFeatureBatch(s.request, {}, [&](const FeatureBatchRow&) {
    if (++rows == 2) throw std::runtime_error("no more room");
  });
  QVERIFY(!summary && summary.error().code == ErrorCode::Internal);
  QVERIFY(summary.error().detail.find("no more room") != std::string::npos);
  QCOMPARE(rows, 2);
}

// In a process that may take 800 MB more: the second clip's feature would take 8 GB.
int shortOfMemory() {
  Sounds s(1);
  s.add(1, 200);
  s.add(2, 0.5);
  s.request.feature.kind = FeatureKind::StftMagnitude;
  s.request.feature.stft.nFft = 2048;
  s.request.feature.stft.hopLength = 1;
  s.request.jobs = 1;
  s.request.cache = &s.cache;
  const rlimit limit{std::size_t(800) << 20, std::size_t(800) << 20};
  if (::setrlimit(RLIMIT_AS, &limit) != 0) return 9;
  const Rows rows = run(s.request);
  if (rows.all.size() != 3 || rows.summary.failed != 1) return 1;
  if (!rows.all.at(0).feature || rows.all.at(1).feature || !rows.all.at(2).feature) return 2;
  std::fprintf(stderr, "%s\n", rows.all.at(1).feature.error().detail.c_str());
  return rows.all.at(1).feature.error().detail.find("memory") != std::string::npos ? 0 : 3;
}

void TestFeatureBatch::shortOfMemoryIsARow() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  QSKIP("the sanitizer needs the address space");
#endif
  QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(), {"--short-of-memory"}), 0);
}

void TestFeatureBatch::unwritableCacheIsSaidOnce() {
  Sounds s(4);
  writeBytes(s.file("blocked"), "a file");
  FeatureCache blocked(s.file("blocked").toStdString());
  s.request.cache = &blocked;
  const Rows first = run(s.request), second = run(s.request);
  QCOMPARE(first.summary.done, std::size_t(4));
  QVERIFY(!first.summary.cacheProblem.empty());
  QCOMPARE(second.summary.done, std::size_t(4));
  QCOMPARE(second.summary.cacheProblem, std::string());
}

void TestFeatureBatch::realDigits() {
  const QDir folder(ULLIM_SHARED "/data/fsdd/recordings");
  const QStringList files = folder.entryList({"*.wav"}, QDir::Files, QDir::Name).mid(0, 1000);
  if (files.isEmpty()) QSKIP("no shared recordings beside the project");
  Sounds s(0);
  for (const QString& name : files)
    s.request.clips.push_back({name.toStdString(), folder.filePath(name).toStdString(), {}});
  for (const int jobs : {1, 2}) {
    s.request.jobs = jobs;
    QVERIFY(s.cache.clear());
    FeatureCache fresh(QFileInfo(QString::fromStdString(s.cache.folder())).path().toStdString());
    const auto timed = [&](const char* what, FeatureCache* cache, bool trust) {
      s.request.cache = cache;
      s.request.trustHashes = trust;
      QElapsedTimer clock;
      clock.start();
      const auto summary = computeFeatureBatch(s.request, {}, {});
      qInfo("%d clips, %d threads, %s: %lld ms, %d from the cache", int(s.request.clips.size()), jobs, what,
            static_cast<long long>(clock.elapsed()), int(summary->fromCache));
      return *summary;
    };
    QCOMPARE(timed("no cache", nullptr, false).done, s.request.clips.size());
    QCOMPARE(timed("filling the cache", &s.cache, false).fromCache, std::size_t(0));
    QCOMPARE(timed("cached, files hashed", &fresh, false).fromCache, s.request.clips.size());
    QCOMPARE(timed("cached, hashes remembered", &fresh, false).fromCache, s.request.clips.size());
    for (auto& clip : s.request.clips) clip.contentHash = s.cache.hashes().of(clip.path)->hash;
    QCOMPARE(timed("cached, hashes trusted", &fresh, true).fromCache, s.request.clips.size());
    for (auto& clip : s.request.clips) clip.contentHash.clear();
  }
}

int main(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "--short-of-memory") return shortOfMemory();
  const QCoreApplication app(argc, argv);
  TestFeatureBatch test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_featurebatch.moc"
