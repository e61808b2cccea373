// Entries of the cache as bytes: what is not exactly what was written is a miss, and harmless.
#include "tests/core/dataset/cacherig.h"

using namespace ullim;
using namespace ullim::test;

class TestFeatureEntry : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oddShapes_data();
  void oddShapes();
  void flippedByteIsAMissAndHeals();
  void tornEntryIsAMissAndGoes();
  void lyingHeaderAllocatesNothing();
  void otherKeyUnderTheNameIsAMiss();
};

void TestFeatureEntry::oddShapes_data() {
  QTest::addColumn<int>("frames");
  QTest::addColumn<int>("rows");
  QTest::newRow("nothing") << 0 << 0;
  QTest::newRow("no frame") << 0 << 128;
  QTest::newRow("one value") << 1 << 1;
  QTest::newRow("one row") << 1001 << 1;
  QTest::newRow("odd number of floats") << 3 << 3;
  QTest::newRow("several blocks") << 30'000 << 128;
}

void TestFeatureEntry::oddShapes() {
  QFETCH(int, frames);
  QFETCH(int, rows);
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  Feature feature = featureOf(1, std::size_t(frames), std::size_t(rows));
  feature.unit = "";
  QVERIFY(cache.put(keyOf(1), feature));
  const auto hit = cache.get(keyOf(1));
  QVERIFY(hit);
  QVERIFY(same(*hit, feature));
}

void TestFeatureEntry::flippedByteIsAMissAndHeals() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  const FeatureCacheKey key = keyOf(1);
  const Feature feature = featureOf(1, 3, 3);
  QVERIFY(cache.put(key, feature));
  const QByteArray good = bytesOf(place.file(key));
  QVERIFY(good.size() > 80);
  for (int at = 0; at < good.size(); ++at) {
    QByteArray bad = good;
    bad[at] = char(bad[at] ^ (1 << (at % 8)));
    writeBytes(place.file(key), bad);
    QVERIFY2(!cache.get(key), qPrintable(QString("byte %1").arg(at)));
    // Removed, unless the flip made it look like somebody else's.
    QCOMPARE(QFile::exists(place.file(key)), at < 8);
    QVERIFY(cache.put(key, feature));
    QVERIFY(same(*cache.get(key), feature));
  }
  QCOMPARE(place.files().size(), 1);
  QCOMPARE(qint64(cache.amount().bytes), place.bytes());
}

void TestFeatureEntry::tornEntryIsAMissAndGoes() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  const FeatureCacheKey key = keyOf(1);
  QVERIFY(cache.put(key, featureOf(1, 3, 3)));
  const QByteArray good = bytesOf(place.file(key));
  for (int n = 0; n < good.size(); ++n) {
    writeBytes(place.file(key), good.left(n));
    QVERIFY(!cache.get(key));
    QVERIFY2(!QFile::exists(place.file(key)), qPrintable(QString("%1 bytes").arg(n)));
  }
  for (const QByteArray& bad : {good + QByteArray(4, '\0'), QByteArray(good.size(), '\0')}) {
    writeBytes(place.file(key), bad);
    QVERIFY(!cache.get(key));
    QVERIFY(!QFile::exists(place.file(key)));
  }
}

void TestFeatureEntry::lyingHeaderAllocatesNothing() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  const FeatureCacheKey key = keyOf(1);
  QVERIFY(cache.put(key, featureOf(1)));
  const QByteArray good = bytesOf(place.file(key));
  // nFrames and nRows are 64 bits at 16 and 24, the lengths of texts and frequencies 32 bits from 32 on.
  for (const int at : {16, 24, 32, 36, 40, 44})
    for (const char top : {'\x01', '\x40', '\x7f', '\xff'}) {
      QByteArray bad = good;
      bad[at + (at < 32 ? 7 : 3)] = top;
      writeBytes(place.file(key), bad);
      QVERIFY(!cache.get(key));
    }
  QByteArray bad = good;  // a product that wraps round to the right size: 2^63 * 2 * 80 + ...
  const quint64 frames = (quint64(1) << 62) + 10;
  std::memcpy(bad.data() + 16, &frames, sizeof frames);
  writeBytes(place.file(key), bad);
  QVERIFY(!cache.get(key));
}

void TestFeatureEntry::otherKeyUnderTheNameIsAMiss() {
  const Place place;
  FeatureCache cache(place.folder(), kBig);
  QVERIFY(cache.put(keyOf(1), featureOf(1)));
  FeatureCacheKey collides = keyOf(2);  // as if two texts had one SHA-256
  collides.name = keyOf(1).name;
  QVERIFY(!cache.get(collides));
  QVERIFY(cache.get(keyOf(1)));
}

QTEST_APPLESS_MAIN(TestFeatureEntry)
#include "tst_featureentry.moc"
