// The verb `cache`: what it shows, what it removes, and where it looks.
#include "core/cli/system.h"
#include "core/dataset/featurecache.h"
#include "core/view/viewcache.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestCacheVerb : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();
  void folderFollowsTheEnvironment();
  void limitFollowsTheEnvironment();
  void showsFolderEntriesBytesAndLimit();
  void clearEmpties();
  void trimKeepsTheNewest();
  void wrongUse();
  void doctorShowsIt();
  void overviewsAreShownAndGoFirst();

 private:
  /// One entry a number, of about 1 MB.
  static void put(int i) {
    FeatureCache cache(cacheFolder());
    Feature feature;
    feature.values = Matrix(2048, 128, float(i));
    if (!cache.put(featureCacheKey(std::to_string(i), {}, ""), feature)) qFatal("not kept");
  }
  std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCacheVerb::init() {
  m_dir = std::make_unique<QTemporaryDir>();
  qputenv("ULLIM_CACHE_DIR", m_dir->filePath("c").toUtf8());
  qunsetenv("ULLIM_CACHE_LIMIT_MB");
}
void TestCacheVerb::cleanup() {
  qunsetenv("ULLIM_CACHE_DIR");
  qunsetenv("ULLIM_CACHE_LIMIT_MB");
}

void TestCacheVerb::folderFollowsTheEnvironment() {
  QCOMPARE(cacheFolder(), m_dir->filePath("c").toStdString());
  qunsetenv("ULLIM_CACHE_DIR");
  const QByteArray xdg = qgetenv("XDG_CACHE_HOME"), home = qgetenv("HOME");
  qputenv("XDG_CACHE_HOME", "/x");
  QCOMPARE(cacheFolder(), std::string("/x/ullim"));
  qunsetenv("XDG_CACHE_HOME");
  qputenv("HOME", "/h");
  QCOMPARE(cacheFolder(), std::string("/h/.cache/ullim"));
  qunsetenv("HOME");
  QCOMPARE(cacheFolder(), std::string());
  const Answer answer = run({"cache"});
  QCOMPARE(answer.code, 1);
  QCOMPARE(answer.problems(), 1);
  qputenv("HOME", home);
  if (!xdg.isEmpty()) qputenv("XDG_CACHE_HOME", xdg);
}

void TestCacheVerb::limitFollowsTheEnvironment() {
  QCOMPARE(*cacheLimitBytes(), std::uint64_t(2) << 30);
  qputenv("ULLIM_CACHE_LIMIT_MB", "3");
  QCOMPARE(*cacheLimitBytes(), std::uint64_t(3) << 20);
  QCOMPARE(run({"cache", "--json"}).json()["limit_bytes"].get<std::int64_t>(), std::int64_t(3) << 20);
  qputenv("ULLIM_CACHE_LIMIT_MB", "0");
  QCOMPARE(*cacheLimitBytes(), std::uint64_t(0));
  for (const char* text : {"x", "-1", "1.5", "3 MB", "99999999999999999999"}) {
    qputenv("ULLIM_CACHE_LIMIT_MB", text);
    const Answer answer = run({"cache"});
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.problems(), 1);
    QVERIFY(answer.err.find("ULLIM_CACHE_LIMIT_MB") != std::string::npos);
  }
}

void TestCacheVerb::showsFolderEntriesBytesAndLimit() {
  const Json empty = run({"cache", "--json"}).json();
  QCOMPARE(empty["entries"].get<int>(), 0);
  QCOMPARE(empty["bytes"].get<int>(), 0);
  QVERIFY(!QFileInfo::exists(m_dir->filePath("c")));  // looking makes nothing
  put(1);
  put(2);
  const Json json = run({"cache", "--json"}).json();
  QCOMPARE(json["folder"].get<std::string>(), m_dir->filePath("c/features").toStdString());
  QCOMPARE(json["entries"].get<int>(), 2);
  QVERIFY(json["bytes"].get<int>() > 2 << 20);
  QVERIFY(json["bytes"].get<int>() < (2 << 20) + 2000);
  const std::string text = run({"cache"}).out;
  for (const char* part : {"/c/features", "2.0 MB", "2048.0 MB"})
    QVERIFY2(text.find(part) != std::string::npos, text.c_str());
}

void TestCacheVerb::clearEmpties() {
  put(1);
  put(2);
  const QString foreign = m_dir->filePath("c/features/diary.txt");
  writeBytes(foreign, "mine");
  const Json json = run({"cache", "--clear", "--json"}).json();
  QCOMPARE(json["entries"].get<int>(), 0);
  QCOMPARE(json["removed_entries"].get<int>(), 2);
  QVERIFY(json["removed_bytes"].get<int>() > 2 << 20);
  QCOMPARE(bytesOf(foreign), QByteArray("mine"));
  QCOMPARE(run({"cache", "--clear"}).code, 0);
}

void TestCacheVerb::trimKeepsTheNewest() {
  for (int i = 0; i < 5; ++i) put(i);
  const Json json = run({"cache", "--trim-to", "3", "--json"}).json();
  QCOMPARE(json["entries"].get<int>(), 2);  // each is a little more than 1 MB
  QCOMPARE(json["removed_entries"].get<int>(), 3);
  FeatureCache cache(cacheFolder());
  for (int i = 0; i < 5; ++i) QCOMPARE(bool(cache.get(featureCacheKey(std::to_string(i), {}, ""))), i >= 3);
  QCOMPARE(run({"cache", "--trim-to", "0", "--json"}).json()["entries"].get<int>(), 0);
}

void TestCacheVerb::wrongUse() {
  QCOMPARE(run({"cache", "--clear", "--trim-to", "3"}).code, 2);
  QCOMPARE(run({"cache", "--trim-to", "-3"}).code, 2);
  QCOMPARE(run({"cache", "--trim-to", "some"}).code, 2);
  const std::string help = run({"cache", "--help"}).out;
  for (const char* part : {"--clear", "--trim-to MB", "ULLIM_CACHE_DIR", "ULLIM_CACHE_LIMIT_MB", "2048"})
    QVERIFY2(help.find(part) != std::string::npos, help.c_str());
}

void TestCacheVerb::doctorShowsIt() {
  put(1);
  const Json json = run({"doctor", "--json"}).json()["caches"]["features"];
  QCOMPARE(json["folder"].get<std::string>(), m_dir->filePath("c/features").toStdString());
  QVERIFY(json["bytes"].get<int>() > 1 << 20);
  QCOMPARE(json["limit_bytes"].get<std::int64_t>(), std::int64_t(2) << 30);
  qputenv("ULLIM_CACHE_LIMIT_MB", "many");
  QCOMPARE(run({"doctor", "--json"}).code, 0);
}

void TestCacheVerb::overviewsAreShownAndGoFirst() {
  put(1);
  FeatureCache views = viewCache(cacheFolder());
  Feature overview;
  overview.values = Matrix(2048, 128, 1.0f);
  for (int i = 0; i < 2; ++i)
    QVERIFY(views.put(featureCacheKey("view " + std::to_string(i), {}, ""), overview));
  Json json = run({"cache", "--json"}).json();
  QCOMPARE(json["entries"].get<int>(), 1);
  QCOMPARE(json["views"]["entries"].get<int>(), 2);
  QCOMPARE(json["views"]["folder"].get<std::string>(), m_dir->filePath("c/views").toStdString());
  QVERIFY(run({"cache"}).out.find("/c/views") != std::string::npos);
  // 3 MB and a little are there; one overview is enough.
  json = run({"cache", "--trim-to", "3", "--json"}).json();
  QCOMPARE(json["entries"].get<int>(), 1);
  QCOMPARE(json["views"]["entries"].get<int>(), 1);
  json = run({"cache", "--clear", "--json"}).json();
  QCOMPARE(json["removed_entries"].get<int>(), 1);
  QCOMPARE(json["views"]["removed_entries"].get<int>(), 1);
  QCOMPARE(json["views"]["bytes"].get<int>(), 0);
}

QTEST_GUILESS_MAIN(TestCacheVerb)
#include "tst_cacheverb.moc"
