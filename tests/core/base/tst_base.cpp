#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <cmath>
#include <numeric>
#include <set>

#include "core/base/atomicfile.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/base/sharedmodule.h"
#include "core/base/units.h"

using namespace ullim;

class TestBase : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void randomIsTheSameEverywhere();
  void randomIsEven();
  void shuffleKeepsAll();
  void seedsDependOnOrder();
  void parallelDoesEachOnce();
  void parallelStops();
  void atomicFileReplaces();
  void atomicFileFails();
  void wholeFileHasALimit();
  void missingModuleIsASentence();
  void secondsAndSamples();
};

void TestBase::randomIsTheSameEverywhere() {
  // SplitMix64 from 0 (Vigna's reference values) seeds the state: 0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, ...
  // The first draw of xoshiro256** is rotl(s1 * 5, 7) * 9.
  Rng rng(0);
  const std::uint64_t s1 = 0x6e789e6aa1b965f4ULL, x = s1 * 5;
  QCOMPARE(rng.next(), ((x << 7 | x >> 57) * 9));
  Rng a(42), b(42), c(43);
  for (int i = 0; i < 100; ++i) QCOMPARE(a.next(), b.next());
  QVERIFY(a.next() != c.next());
}

void TestBase::randomIsEven() {
  Rng rng(1);
  constexpr int n = 200000;
  double sum = 0, squares = 0, uniform = 0;
  std::vector<int> counts(7);
  for (int i = 0; i < n; ++i) {
    const double x = rng.normal(), u = rng.uniform();
    QVERIFY(u >= 0 && u < 1);
    sum += x;
    squares += x * x;
    uniform += u;
    ++counts[rng.below(7)];
  }
  QVERIFY(std::fabs(sum / n) < 0.01);
  QVERIFY(std::fabs(squares / n - 1) < 0.02);
  QVERIFY(std::fabs(uniform / n - 0.5) < 0.005);
  for (const int count : counts) QVERIFY(std::abs(count - n / 7) < 1000);
}

void TestBase::shuffleKeepsAll() {
  std::vector<int> v(100);
  std::iota(v.begin(), v.end(), 0);
  const std::vector<int> before = v;
  Rng(5).shuffle(v);
  QVERIFY(v != before);
  std::sort(v.begin(), v.end());
  QCOMPARE(v, before);
}

void TestBase::seedsDependOnOrder() {
  QVERIFY(mixSeed(1, 2) != mixSeed(2, 1));
  QVERIFY(mixSeed(1, 2, 3) != mixSeed(1, 2));
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 50; ++a)
    for (std::uint64_t b = 0; b < 50; ++b) seen.insert(mixSeed(a, b));
  QCOMPARE(seen.size(), std::size_t(2500));
  QCOMPARE(seedOf(""), std::uint64_t(0xcbf29ce484222325));  // FNV-1a's offset basis
  QCOMPARE(seedOf("a"), std::uint64_t(0xaf63dc4c8601ec8c));
}

void TestBase::parallelDoesEachOnce() {
  for (const int jobs : {0, 1, 3}) {
    std::vector<std::atomic<int>> done(1000);
    std::size_t last = 0;
    JobContext job;
    job.report = [&](std::size_t n, std::size_t total) {
      QCOMPARE(total, std::size_t(1000));
      QCOMPARE(n, ++last);
    };
    QVERIFY(parallelFor(1000, jobs, job, [&](std::size_t i) { ++done[i]; }));
    for (const auto& d : done) QCOMPARE(d.load(), 1);
    QCOMPARE(last, std::size_t(1000));
  }
  QVERIFY(parallelFor(0, 0, {}, [](std::size_t) { QFAIL("nothing to do"); }));
}

void TestBase::parallelStops() {
  std::stop_source source;
  JobContext job;
  job.stop = source.get_token();
  std::atomic<int> done{0};
  QVERIFY(!parallelFor(1000000, 2, job, [&](std::size_t) {
    if (++done == 10) source.request_stop();
  }));
  QVERIFY(done < 1000);
}

void TestBase::atomicFileReplaces() {
  QTemporaryDir dir;
  const std::string path = dir.filePath("아기.txt").toStdString();
  QVERIFY(writeFileAtomically(path, std::string_view("one")).has_value());
  QVERIFY(writeFileAtomically(path, std::string_view("two")).has_value());
  QCOMPARE(readWholeFile(path, 100).value(), std::string("two"));
  const auto kept = writeFileAtomically(path, std::string_view("three"), false);
  QCOMPARE(kept.error().code, ErrorCode::FileExists);
  QCOMPARE(readWholeFile(path, 100).value(), std::string("two"));
  QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
  const std::string stream = temporaryNameFor(path);
  QVERIFY(stream != path && stream != temporaryNameFor(path));
}

void TestBase::atomicFileFails() {
  QTemporaryDir dir;
  const auto nowhere = writeFileAtomically(dir.filePath("no/x").toStdString(), std::string_view("x"));
  QCOMPARE(nowhere.error().code, ErrorCode::FileUnwritable);
  QVERIFY(QDir(dir.path()).mkdir("folder"));
  QVERIFY(!writeFileAtomically(dir.filePath("folder").toStdString(), std::string_view("x")));
  QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void TestBase::wholeFileHasALimit() {
  QTemporaryDir dir;
  const std::string path = dir.filePath("big").toStdString();
  QVERIFY(writeFileAtomically(path, std::string(100000, 'x')).has_value());
  QCOMPARE(readWholeFile(path, 100000)->size(), std::size_t(100000));
  QCOMPARE(readWholeFile(path, 99999).error().code, ErrorCode::BadFormat);
  QCOMPARE(readWholeFile(path + "?", 10).error().code, ErrorCode::FileNotFound);
}

void TestBase::missingModuleIsASentence() {
  const auto symbol = loadModuleSymbol("ullim_nothing", "f");
  QVERIFY(!symbol);
  QCOMPARE(symbol.error().code, ErrorCode::Unsupported);
  QVERIFY(symbol.error().detail.find("libullim_nothing.so") != std::string::npos);
}

void TestBase::secondsAndSamples() {
  QCOMPARE(samples(0.1, {8000}), SamplePos(800));
  QCOMPARE(samples(-0.1, {8000}), SamplePos(-800));
  QCOMPARE(seconds(800, {8000}), 0.1);
  QCOMPARE(seconds(5, {0}), 0.0);
  QVERIFY((SampleRange{5, 5}.empty()));
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
