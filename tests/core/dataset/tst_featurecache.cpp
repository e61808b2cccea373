// The cache of features: bit-equal or a miss, whatever happens to its files, and bounded whoever writes.
#include <QProcess>
#include <csignal>
#include <set>
#include <thread>

#include "core/base/filelock.h"
#include "core/base/parallel.h"
#include "tests/core/dataset/cacherig.h"

using namespace ullim;
using namespace ullim::test;

namespace {

// A tiny cache under fire: puts, gets, now and then a clear. Exit: 0, or the number of what was wrong.
constexpr std::uint64_t kHammerLimit = 20'000;
constexpr int kHammerKeys = 60;
int hammer(const std::string& folder, int seed) {
  FeatureCache cache(folder, kHammerLimit);
  Rng rng{std::uint64_t(seed)};
  QElapsedTimer clock;
  clock.start();
  int hits = 0;
  while (clock.elapsed() < 1200) {
    const int i = int(rng.below(kHammerKeys));
    const std::size_t frames = 5 + std::size_t(i);
    if (const auto hit = cache.get(keyOf(i))) {
      if (!same(*hit, featureOf(i, frames))) return 2;
      ++hits;
    } else {
      cache.put(keyOf(i), featureOf(i, frames));
    }
    if (rng.below(400) == 0 && !cache.clear()) return 3;
    if (rng.below(10) == 0) {  // nobody adds or removes while we count
      const auto held = FileLock::acquire(folder + "/features/lock", 10'000);
      if (held && cache.amount().bytes > kHammerLimit) return 4;
    }
  }
  return hits > 0 ? 0 : 5;
}

}  // namespace

class TestFeatureCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersWhatWasPut();
  void everyPartOfTheKeyCounts();
  void boundIsHeldAndNewestRemain();
  void hitsKeepEntriesYoung();
  void boundHoldsForTwoObjects();
  void tooLargeIsNotKept();
  void trimAndClear();
  void foreignFilesStay();
  void leftoversGo();
  void garbledCountIsCountedAgain();
  void withoutAFolderEverythingIsAMiss();
  void unwritableFolderIsSaidOnce();
  void fullDiskDropsTheEntry();
  void heldLockDoesNotHang();
  void readersKeepWhatTheyOpened();
  void threadsShareOneCache();
  void processesShareOneFolder();
};

void TestFeatureCache::answersWhatWasPut() {
  const Place place;
  {
    FeatureCache cache(place.folder(), kBig);
    QVERIFY(!cache.get(keyOf(1)));
    QVERIFY(place.files().isEmpty());  // asking makes nothing
    QVERIFY(cache.put(keyOf(1), featureOf(1)));
    QVERIFY(cache.put(keyOf(2), featureOf(2)));
    QVERIFY(same(*cache.get(keyOf(1)), featureOf(1)));
  }
  FeatureCache later(place.folder(), kBig);
  const auto one = later.get(keyOf(1)), two = later.get(keyOf(2));
  QVERIFY(one && two);
  QVERIFY(same(*one, featureOf(1)));
  QVERIFY(same(*two, featureOf(2)));
  QVERIFY(!same(*one, *two));
  QCOMPARE(later.amount().entries, std::uint64_t(2));
  QCOMPARE(qint64(later.amount().bytes), place.bytes());
  QCOMPARE(later.takeProblem(), std::string());
}

void TestFeatureCache::everyPartOfTheKeyCounts() {
  std::set<std::string> names, texts;
  std::vector<FeatureCacheKey> keys{keyOf(1),
                                    keyOf(2),
                                    keyOf(1, {}, "kind=mfcc"),
                                    keyOf(1, {.offsetS = 0.1}),
                                    keyOf(1, {.offsetS = 0.1 + 1e-16}),
                                    keyOf(1, {.durationS = 1}),
                                    keyOf(1, {.mono = false}),
                                    keyOf(1, {.channel = 0}),
                                    keyOf(1, {.channel = 1}),
                                    keyOf(1, {.resampleTo = {16000}}),
                                    keyOf(1, {.resampleTo = {16001}})};
  ReadOptions otherType{.resampleTo = {16000}};
  otherType.resampleType = ResampleType::SoxrVhq;
  keys.push_back(keyOf(1, otherType));
  for (const auto& key : keys) {
    names.insert(key.name);
    texts.insert(key.text);
    QCOMPARE(key.name.size(), std::size_t(64));
  }
  QCOMPARE(names.size(), keys.size());
  QCOMPARE(texts.size(), keys.size());
  // The same question in other words.
  QCOMPARE(keyOf(1, {.durationS = -2}).name, keyOf(1).name);
  QCOMPARE(keyOf(1, {.channel = -3}).name, keyOf(1).name);
}

void TestFeatureCache::boundIsHeldAndNewestRemain() {
  const Place place;
  FeatureCache probe(place.folder(), kBig);
  QVERIFY(probe.put(keyOf(0), featureOf(0)));
  const std::uint64_t one = probe.amount().bytes;
  QVERIFY(probe.clear());

  const std::uint64_t limit = 16 * one;
  FeatureCache cache(place.folder(), limit);
  for (int i = 0; i < 50; ++i) {
    QVERIFY(cache.put(keyOf(i), featureOf(i)));
    QVERIFY(cache.amount().bytes <= limit);
  }
  const int left = int(cache.amount().entries);
  QVERIFY2(left >= 14 && left <= 16, qPrintable(QString::number(left)));
  for (int i = 0; i < 50; ++i) QCOMPARE(bool(cache.get(keyOf(i))), i >= 50 - left);
  // Putting the same again adds nothing and throws nothing out.
  for (int i = 0; i < 100; ++i) QVERIFY(cache.put(keyOf(49), featureOf(49)));
  QCOMPARE(int(cache.amount().entries), left);
}

void TestFeatureCache::hitsKeepEntriesYoung() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  for (int i = 0; i < 10; ++i) {
    QVERIFY(cache.put(keyOf(i), featureOf(i)));
    setAge(place.file(keyOf(i)), std::chrono::hours(10 - i));  // 0 is the oldest
  }
  QVERIFY(cache.get(keyOf(0)));
  QVERIFY(cache.trim(cache.amount().bytes / 2 + 1));
  QVERIFY(cache.get(keyOf(0)));
  QVERIFY(!cache.get(keyOf(1)));
  QVERIFY(cache.get(keyOf(9)));
  // At most once a minute: a fresh one is left alone.
  setAge(place.file(keyOf(9)), std::chrono::seconds(30));
  const auto before = QFileInfo(place.file(keyOf(9))).lastModified();
  QVERIFY(cache.get(keyOf(9)));
  QCOMPARE(QFileInfo(place.file(keyOf(9))).lastModified(), before);
}

void TestFeatureCache::boundHoldsForTwoObjects() {
  const Place place;
  const std::uint64_t limit = 8000;
  FeatureCache a(place.folder(), limit), b(place.folder(), limit);
  for (int i = 0; i < 100; ++i) {
    QVERIFY((i % 2 ? a : b).put(keyOf(i), featureOf(i)));
    QVERIFY(a.amount().bytes <= limit);
  }
}

void TestFeatureCache::tooLargeIsNotKept() {
  const Place place;
  FeatureCache cache(place.folder(), 2000);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  QVERIFY(!cache.put(keyOf(2), featureOf(2, 1000, 10)));
  QVERIFY(cache.get(keyOf(1)));  // and nothing had to go for it
  QCOMPARE(place.files().size(), 1);
  FeatureCache off(place.folder(), 0);
  QVERIFY(!off.get(keyOf(1)));
  QVERIFY(!off.put(keyOf(3), featureOf(3)));
}

void TestFeatureCache::trimAndClear() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(*cache.clear() == CacheAmount{});  // no folder yet
  for (int i = 0; i < 10; ++i) QVERIFY(cache.put(keyOf(i), featureOf(i)));
  const CacheAmount all = cache.amount();
  const auto half = cache.trim(all.bytes / 2);
  QVERIFY(half);
  QCOMPARE(half->entries + cache.amount().entries, all.entries);
  QCOMPARE(half->bytes + cache.amount().bytes, all.bytes);
  QVERIFY(cache.amount().bytes <= all.bytes / 2);
  QVERIFY(cache.get(keyOf(9)) && !cache.get(keyOf(0)));
  QVERIFY(cache.clear());
  QVERIFY(place.files().isEmpty());
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  QVERIFY(cache.get(keyOf(1)));
  std::stop_source stop;
  stop.request_stop();
  QVERIFY(cache.clear({stop.get_token(), {}}).error().code == ErrorCode::Cancelled);
}

void TestFeatureCache::foreignFilesStay() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  const QString xx = QFileInfo(place.file(keyOf(1))).path();
  const QString digits = QDir(xx).dirName();
  QStringList foreign;
  for (const QString& path :
       {place.features() + "/diary.txt", place.features() + "/thesis/" + QString(64, 'a') + ".ullf",
        xx + "/notes.ullf", xx + "/" + digits + QString(62, 'a') + ".wav",
        xx + "/" + (digits == "ab" ? "cd" : "ab") + QString(62, 'a') + ".ullf",
        place.features() + "/../other.ullf"}) {
    writeBytes(path, "mine");
    foreign << path;
  }
  QVERIFY(QFile::link(foreign[0], xx + "/" + digits + QString(62, 'b') + ".ullf"));
  QVERIFY(QDir().mkpath(xx + "/" + digits + QString(62, 'c') + ".ullf"));
  const QString likeOurs = xx + "/" + digits + QString(62, 'd') + ".ullf";
  const auto removed = cache.trim(10'000);  // nothing to do
  QVERIFY(removed && removed->entries == 0);
  QCOMPARE(cache.clear()->entries, std::uint64_t(1));
  for (const QString& path : foreign) QCOMPARE(bytesOf(path), QByteArray("mine"));
  QVERIFY(QFileInfo(xx + "/" + digits + QString(62, 'b') + ".ullf").isSymLink());
  QVERIFY(QFileInfo(xx + "/" + digits + QString(62, 'c') + ".ullf").isDir());
  // Our kind of name, another's content: it stays, and that is said.
  writeBytes(likeOurs, "a letter of mine");
  QVERIFY(cache.clear().error().code == ErrorCode::FileUnwritable);
  QCOMPARE(bytesOf(likeOurs), QByteArray("a letter of mine"));
}

void TestFeatureCache::leftoversGo() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  const QByteArray good = bytesOf(place.file(keyOf(1)));
  const auto left = [&](int i, const char* end) {
    return place.features() + "/new/" + QString::fromStdString(keyOf(i).name) + ".ullf" + end;
  };
  const QString old = left(2, ".part77-0"), fresh = left(3, ".part78-0"), foreign = left(4, ".partner.txt");
  writeBytes(old, good.left(100));
  writeBytes(fresh, good.left(100));
  writeBytes(foreign, "a letter of mine");
  for (const QString& path : {old, foreign}) setAge(path, std::chrono::hours(1));
  QVERIFY(cache.trim(kBig));
  QVERIFY(!QFile::exists(old));
  QVERIFY(QFile::exists(fresh));  // somebody may be writing it
  QVERIFY(cache.clear());
  QCOMPARE(place.files(), QStringList{foreign});
}

void TestFeatureCache::garbledCountIsCountedAgain() {
  const Place place;
  const std::uint64_t limit = 8000;
  FeatureCache cache(place.folder(), limit);
  for (int i = 0; i < 40; ++i) {
    if (i % 3 == 0) writeBytes(place.features() + "/lock", QByteArray(i * 10, 'x'));
    if (i % 5 == 0) QFile::remove(place.features() + "/lock");
    QVERIFY(cache.put(keyOf(i), featureOf(i)));
    QVERIFY(cache.amount().bytes <= limit);
  }
}

void TestFeatureCache::withoutAFolderEverythingIsAMiss() {
  FeatureCache cache("", kBig);
  QVERIFY(!cache.put(keyOf(1), featureOf(1)));
  QVERIFY(!cache.get(keyOf(1)));
  QVERIFY(cache.clear());
  QVERIFY(cache.amount() == CacheAmount{});
}

void TestFeatureCache::unwritableFolderIsSaidOnce() {
  QTemporaryDir dir;  // a file where the folder should be: refused to root as well
  writeBytes(dir.filePath("cache"), "a file");
  FeatureCache cache(dir.filePath("cache").toStdString(), kBig);
  for (int i = 0; i < 3; ++i) QVERIFY(!cache.put(keyOf(i), featureOf(i)));
  QVERIFY(!cache.get(keyOf(1)));
  const std::string problem = cache.takeProblem();
  QVERIFY2(problem.starts_with(dir.filePath("cache/features").toStdString()), problem.c_str());
  QVERIFY(!cache.put(keyOf(1), featureOf(1)));
  QCOMPARE(cache.takeProblem(), std::string());
  QCOMPARE(bytesOf(dir.filePath("cache")), QByteArray("a file"));
}

void TestFeatureCache::fullDiskDropsTheEntry() {
  // A process whose files may not grow past 4 KB stands for a full disk: the write ends half-way (EFBIG).
  const Place place;
  QCOMPARE(QProcess::execute(
               "/bin/sh", {"-c", "ulimit -f 8; exec \"$0\" --full-disk \"$1\"",
                           QCoreApplication::applicationFilePath(), QString::fromStdString(place.folder())}),
           0);
  QVERIFY(place.files().isEmpty());
}

int fullDisk(const std::string& folder) {
  ::signal(SIGXFSZ, SIG_IGN);
  FeatureCache cache(folder, kBig);
  if (cache.put(keyOf(1), featureOf(1, 1000, 100))) return 1;
  if (cache.get(keyOf(1))) return 2;
  const std::string problem = cache.takeProblem();
  std::fprintf(stderr, "%s\n", problem.c_str());
  if (problem.empty()) return 3;
  // Not for ever: what fits later is kept.
  if (!cache.put(keyOf(2), featureOf(2))) return 4;
  return cache.clear() ? 0 : 5;
}

void TestFeatureCache::heldLockDoesNotHang() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  const auto held = FileLock::acquire((place.features() + "/lock").toStdString(), 0);
  QVERIFY(held);
  QVERIFY(FileLock::acquire((place.features() + "/lock").toStdString(), 20).error().code ==
          ErrorCode::Locked);
  QVERIFY(same(*cache.get(keyOf(1)), featureOf(1)));  // readers need no lock
  std::stop_source stop;
  std::jthread soon([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop.request_stop();
  });
  QElapsedTimer clock;
  clock.start();
  QVERIFY(!cache.put(keyOf(2), featureOf(2), {stop.get_token(), {}}));
  QVERIFY(clock.elapsed() < 500);
  QCOMPARE(place.files().size(), 1);  // no temporary stays
}

void TestFeatureCache::readersKeepWhatTheyOpened() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  const auto file = ReadableFile::open(place.file(keyOf(1)).toStdString(), false);
  const QByteArray good = bytesOf(place.file(keyOf(1)));
  QVERIFY(cache.clear());
  std::vector<std::byte> bytes(std::size_t(good.size()));
  QVERIFY(file->read(0, bytes));
  QVERIFY(std::memcmp(bytes.data(), good.data(), bytes.size()) == 0);
}

void TestFeatureCache::threadsShareOneCache() {
  const Place place;
  FeatureCache cache(place.folder(), kHammerLimit);
  std::atomic<int> wrong{0};
  parallelFor(4000, 4, {}, [&](std::size_t n) {
    const int i = int(n * 7919 % kHammerKeys);
    if (const auto hit = cache.get(keyOf(i)); hit && !same(*hit, featureOf(i, 5 + std::size_t(i)))) ++wrong;
    cache.put(keyOf(i), featureOf(i, 5 + std::size_t(i)));
  });
  QCOMPARE(wrong.load(), 0);
  QVERIFY(cache.amount().bytes <= kHammerLimit);
  QCOMPARE(qint64(cache.amount().bytes), place.bytes());
}

void TestFeatureCache::processesShareOneFolder() {
  const Place place;
  std::vector<std::unique_ptr<QProcess>> processes;
  for (int p = 0; p < 3; ++p) {
    processes.push_back(std::make_unique<QProcess>());
    processes.back()->setProcessChannelMode(QProcess::ForwardedChannels);
    processes.back()->start(QCoreApplication::applicationFilePath(),
                            {"--hammer", QString::fromStdString(place.folder()), QString::number(p + 1)});
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  processes.back()->kill();  // one dies in the middle of whatever it does
  for (auto& process : processes) QVERIFY(process->waitForFinished(60'000));
  for (int p = 0; p < 2; ++p) {
    QCOMPARE(processes[std::size_t(p)]->exitStatus(), QProcess::NormalExit);
    QCOMPARE(processes[std::size_t(p)]->exitCode(), 0);
  }
  FeatureCache cache(place.folder(), kHammerLimit);
  QVERIFY(cache.amount().bytes <= kHammerLimit);
  QVERIFY(cache.clear());
  QVERIFY(place.files().isEmpty());
}

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--hammer") return hammer(argv[2], std::atoi(argv[3]));
  if (argc == 3 && std::string(argv[1]) == "--full-disk") return fullDisk(argv[2]);
  const QCoreApplication app(argc, argv);
  TestFeatureCache test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_featurecache.moc"
