#include <QtTest/QtTest>
#include <cmath>
#include <vector>

#include "core/dataset/regionsnap.h"

using namespace ullim;

class TestRegionSnap : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void zerosOfASine();
  void nothingToFind();
  void silenceIsAZeroEverywhere();
  void frameCentres_data();
  void frameCentres();
};

void TestRegionSnap::zerosOfASine() {
  // 100 Hz at 8000 Hz, a quarter sample late: signs change at 40 k + 1, never exactly 0.
  std::vector<float> sine(800);
  for (int i = 0; i < 800; ++i) sine[std::size_t(i)] = float(std::sin(2 * M_PI * 100 * (i - 0.25) / 8000));
  constexpr SamplePos kOffset = 5000;
  for (SamplePos at = 30; at < 770; ++at) {
    const SamplePos k = SamplePos(std::ceil((double(at) - 1) / 40 - 0.5));  // of two the earlier
    const auto found = nearestZeroCrossing(sine, kOffset, kOffset + at, 20);
    QVERIFY(found.has_value());
    QCOMPARE(*found - kOffset, 40 * k + 1);
  }
}

void TestRegionSnap::nothingToFind() {
  const std::vector<float> up{1, 2, 3, 4, std::nanf(""), 5}, one{-1, -1, -1, 1, 1, 1};
  QVERIFY(!nearestZeroCrossing(up, 0, 3, 1LL << 60));
  QVERIFY(!nearestZeroCrossing({}, 0, 3, 10));
  QVERIFY(!nearestZeroCrossing(one, 0, 0, 2));
  QCOMPARE(*nearestZeroCrossing(one, 0, 0, 3), SamplePos(3));
  QCOMPARE(*nearestZeroCrossing(one, 0, 1000, 997), SamplePos(3));
  QVERIFY(!nearestZeroCrossing(one, 0, 3, -1));
  QCOMPARE(*nearestZeroCrossing(one, 0, 1LL << 50, 1LL << 60), SamplePos(3));  // at once
  QCOMPARE(*nearestZeroCrossing(one, 0, -(1LL << 50), 1LL << 60), SamplePos(3));
}

void TestRegionSnap::silenceIsAZeroEverywhere() {
  const std::vector<float> silence(10, 0.0f);
  for (SamplePos at = 0; at < 10; ++at) QCOMPARE(*nearestZeroCrossing(silence, 0, at, 5), at);
}

void TestRegionSnap::frameCentres_data() {
  QTest::addColumn<int>("at");
  QTest::addColumn<int>("hop");
  QTest::addColumn<int>("frame");
  QTest::addColumn<bool>("centred");
  QTest::addColumn<int>("expected");
  QTest::newRow("on one") << 1024 << 512 << 2048 << true << 1024;
  QTest::newRow("below") << 1279 << 512 << 2048 << true << 1024;
  QTest::newRow("half way") << 1280 << 512 << 2048 << true << 1024;
  QTest::newRow("above") << 1281 << 512 << 2048 << true << 1536;
  QTest::newRow("before all") << -7 << 512 << 2048 << true << 0;
  QTest::newRow("not centred") << 1500 << 512 << 2048 << false << 1536;
  QTest::newRow("not centred, early") << 3 << 512 << 2048 << false << 1024;
  QTest::newRow("odd hop") << 151 << 101 << 0 << true << 101;
  QTest::newRow("odd hop above") << 152 << 101 << 0 << true << 202;
  QTest::newRow("no hop") << 77 << 0 << 2048 << true << 77;
}

void TestRegionSnap::frameCentres() {
  QFETCH(int, at);
  QFETCH(int, hop);
  QFETCH(int, frame);
  QFETCH(bool, centred);
  QFETCH(int, expected);
  QCOMPARE(int(nearestFrameCentre(at, hop, frame, centred)), expected);
}

QTEST_APPLESS_MAIN(TestRegionSnap)
#include "tst_regionsnap.moc"
