#include <QTest>
#include <cmath>

#include "core/audio/peaks.h"
#include "core/base/random.h"

using namespace ullim;

class TestPeaks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void ofKnownSignal();
  void shortPartsRepeatTheirSample();
  void outsideIsZero();
  void pyramidEqualsDirect();
};

void TestPeaks::ofKnownSignal() {
  const std::vector<float> y = {1, -1, 3, -3, 0, 0};
  const auto p = peaks(y, {0, 6}, 3);
  QCOMPARE(p.size(), std::size_t(3));
  QCOMPARE(p[0].min, -1.0f);
  QCOMPARE(p[0].max, 1.0f);
  QCOMPARE(p[0].rms, 1.0f);
  QCOMPARE(p[1].max, 3.0f);
  QCOMPARE(p[1].rms, 3.0f);
  QCOMPARE(p[2].rms, 0.0f);
}

void TestPeaks::shortPartsRepeatTheirSample() {
  const std::vector<float> y = {1, 2};
  const auto p = peaks(y, {0, 2}, 6);
  for (int c = 0; c < 6; ++c) {
    QCOMPARE(p[std::size_t(c)].max, c < 3 ? 1.0f : 2.0f);
    QCOMPARE(p[std::size_t(c)].min, p[std::size_t(c)].max);
  }
}

void TestPeaks::outsideIsZero() {
  const std::vector<float> y(100, 1.0f);
  const auto p = peaks(y, {-100, 200}, 3);
  QCOMPARE(p[0].max, 0.0f);
  QCOMPARE(p[1].max, 1.0f);
  QCOMPARE(p[1].min, 1.0f);
  QCOMPARE(p[2].rms, 0.0f);
  QVERIFY(peaks(y, {0, 100}, 0).empty());
  QCOMPARE(peaks(y, {50, 50}, 2).size(), std::size_t(2));
}

void TestPeaks::pyramidEqualsDirect() {
  Rng rng(7);
  for (const std::size_t n :
       {std::size_t(0), std::size_t(1), std::size_t(255), std::size_t(256), std::size_t(300001)}) {
    std::vector<float> y(n);
    for (float& x : y) x = float(rng.normal());
    const PeakPyramid pyramid(y);
    for (int trial = 0; trial < 60; ++trial) {
      const SamplePos begin = SamplePos(rng.below(n + 200)) - 100;
      const SampleRange range{begin, begin + 1 + SamplePos(rng.below(n + 100))};
      const int columns = 1 + int(rng.below(700));
      const auto slow = peaks(y, range, columns), fast = pyramid.peaks(y, range, columns);
      QCOMPARE(fast.size(), slow.size());
      for (std::size_t c = 0; c < slow.size(); ++c) {
        QCOMPARE(fast[c].min, slow[c].min);
        QCOMPARE(fast[c].max, slow[c].max);
        QVERIFY(std::fabs(fast[c].rms - slow[c].rms) <= 1e-5f * (1 + slow[c].rms));
      }
    }
  }
}

QTEST_APPLESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
