#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "widgets/view/axislink.h"
#include "widgets/view/timeaxis.h"

using namespace ullim;

class TestTimeAxis : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void startsWithEverything();
  void zoomKeepsThePoint_data();
  void zoomKeepsThePoint();
  void viewNeverLeavesTheBounds();
  void panKeepsTheWidth();
  void closestViewIsSixteenSamples();
  void marginShowsTheOutermostCells();
  void selectionIsOrderedAndInside();
  void cursorIsClamped();
  void nonsenseIsRefused();
  void viewsAreRememberedAsInABrowser();
  void bandGoesWithTheSelection();
  void linkedAxesMoveInSeconds();
  void shorterClipsGetTheSameRoom();
};

void TestTimeAxis::startsWithEverything() {
  TimeAxis axis;
  QSignalSpy changed(&axis, &TimeAxis::signalChanged);
  axis.setSignal(8000, {8000});
  QCOMPARE(changed.count(), 1);
  QCOMPARE(axis.viewBegin(), 0.0);
  QCOMPARE(axis.viewEnd(), 8000.0);
  QVERIFY(axis.isFit());
  QCOMPARE(axis.cursor(), SamplePos(-1));
}

void TestTimeAxis::zoomKeepsThePoint_data() {
  QTest::addColumn<double>("factor");
  QTest::addColumn<double>("at");
  QTest::newRow("closer, middle") << 2.0 << 5000.0;
  QTest::newRow("closer, left") << 4.0 << 2100.0;
  QTest::newRow("closer, fraction") << 1.25 << 4321.75;
  QTest::newRow("farther") << 0.8 << 5000.0;
}

void TestTimeAxis::zoomKeepsThePoint() {
  QFETCH(double, factor);
  QFETCH(double, at);
  TimeAxis axis;
  axis.setSignal(10000, {8000});
  axis.setView(2000, 8000);
  const double before = (at - axis.viewBegin()) / (axis.viewEnd() - axis.viewBegin());
  axis.zoom(factor, at);
  const double width = axis.viewEnd() - axis.viewBegin();
  QVERIFY(qAbs(width - 6000 / factor) < 1e-6);
  QVERIFY(qAbs((at - axis.viewBegin()) / width - before) < 1e-9);
}

void TestTimeAxis::viewNeverLeavesTheBounds() {
  TimeAxis axis;
  axis.setSignal(100000, {16000});
  axis.setMargin(256);
  QRandomGenerator random(7);
  for (int i = 0; i < 2000; ++i) {
    switch (random.bounded(3)) {
      case 0:
        axis.zoom(0.1 + random.generateDouble() * 4.0, random.generateDouble() * 120000 - 10000);
        break;
      case 1:
        axis.pan(random.generateDouble() * 40000 - 20000);
        break;
      default:
        axis.setView(random.generateDouble() * 200000 - 50000, random.generateDouble() * 200000 - 50000);
    }
    QVERIFY(axis.viewBegin() >= -256.0 - 1e-6);
    QVERIFY(axis.viewEnd() <= 100256.0 + 1e-6);
    QVERIFY(axis.viewEnd() - axis.viewBegin() >= TimeAxis::kMinimumWidth - 1e-6);
  }
}

void TestTimeAxis::panKeepsTheWidth() {
  TimeAxis axis;
  axis.setSignal(10000, {8000});
  axis.setView(1000, 3000);
  axis.pan(500);
  QCOMPARE(axis.viewBegin(), 1500.0);
  QCOMPARE(axis.viewEnd(), 3500.0);
  axis.pan(1e9);
  QCOMPARE(axis.viewBegin(), 8000.0);
  QCOMPARE(axis.viewEnd(), 10000.0);
  axis.pan(-1e9);
  QCOMPARE(axis.viewBegin(), 0.0);
  QCOMPARE(axis.viewEnd(), 2000.0);
}

void TestTimeAxis::closestViewIsSixteenSamples() {
  TimeAxis axis;
  axis.setSignal(10000, {8000});
  axis.zoom(1e9, 5000);
  QVERIFY(qAbs(axis.viewEnd() - axis.viewBegin() - 16.0) < 1e-6);
  QVERIFY(axis.viewBegin() < 5000 && axis.viewEnd() > 5000);
  axis.zoom(1e-9, 5000);
  QVERIFY(axis.isFit());
}

void TestTimeAxis::marginShowsTheOutermostCells() {
  TimeAxis axis;
  axis.setSignal(1000, {1000});
  axis.setMargin(50);
  QCOMPARE(axis.viewBegin(), -50.0);
  QCOMPARE(axis.viewEnd(), 1050.0);
  axis.setSignal(500, {1000});  // the margin stays
  QCOMPARE(axis.viewBegin(), -50.0);
  QCOMPARE(axis.viewEnd(), 550.0);
  axis.setView(100, 200);
  axis.setMargin(10);  // a closer view is left alone
  QCOMPARE(axis.viewBegin(), 100.0);
  QCOMPARE(axis.viewEnd(), 200.0);
}

void TestTimeAxis::selectionIsOrderedAndInside() {
  TimeAxis axis;
  axis.setSignal(1000, {1000});
  QSignalSpy changed(&axis, &TimeAxis::selectionChanged);
  axis.setSelection({800, 200});
  QVERIFY(axis.selection() == (SampleRange{200, 800}));
  axis.setSelection({-500, 5000});
  QVERIFY(axis.selection() == (SampleRange{0, 1000}));
  axis.setSelection({300, 300});
  QVERIFY(axis.selection().empty());
  QCOMPARE(changed.count(), 3);
  axis.setSelection({100, 400});
  axis.zoomToSelection();
  QCOMPARE(axis.viewBegin(), 100.0);
  QCOMPARE(axis.viewEnd(), 400.0);
}

void TestTimeAxis::cursorIsClamped() {
  TimeAxis axis;
  axis.setSignal(1000, {1000});
  axis.setCursor(5000);
  QCOMPARE(axis.cursor(), SamplePos(1000));
  axis.setCursor(-7);
  QCOMPARE(axis.cursor(), SamplePos(-1));
}

void TestTimeAxis::nonsenseIsRefused() {
  TimeAxis axis;
  axis.setView(3, 9);  // no signal yet
  QCOMPARE(axis.viewEnd(), 1.0);
  axis.setSignal(1000, {1000});
  axis.setView(qQNaN(), 5);
  axis.zoom(0, 10);
  axis.zoom(-3, 10);
  axis.zoom(qInf(), 10);
  QVERIFY(axis.isFit());
  axis.setSignal(5, {1000});  // shorter than the closest view
  axis.zoom(100, 2);
  QCOMPARE(axis.viewBegin(), 0.0);
  QCOMPARE(axis.viewEnd(), 5.0);
}

void TestTimeAxis::viewsAreRememberedAsInABrowser() {
  TimeAxis axis;
  axis.setSignal(100000, {8000});
  QVERIFY(!axis.canGoBack());
  axis.setView(0, 50000);
  QTest::qWait(750);                                                          // longer than one movement
  for (int i = 1; i <= 5; ++i) axis.setView(1000.0 * i, 20000 + 1000.0 * i);  // a drag: one view
  QTest::qWait(750);
  axis.setView(90000, 95000);
  axis.back();
  QCOMPARE(axis.viewBegin(), 5000.0);
  QCOMPARE(axis.viewEnd(), 25000.0);
  axis.back();
  QCOMPARE(axis.viewEnd(), 50000.0);
  axis.forward();
  axis.forward();
  QCOMPARE(axis.viewBegin(), 90000.0);
  QVERIFY(!axis.canGoForward());
  axis.back();
  axis.setView(10, 30);  // what was ahead is gone, as after a new page
  QVERIFY(!axis.canGoForward());
  axis.setSignal(500, {8000});
  QVERIFY(!axis.canGoBack());
}

void TestTimeAxis::bandGoesWithTheSelection() {
  TimeAxis axis;
  axis.setSignal(8000, {8000});
  axis.setBand(100, 200);
  QVERIFY(!axis.hasBand());  // nothing is selected
  axis.setSelection({100, 200});
  axis.setBand(900, 300);
  QCOMPARE(axis.band().low, 300.0);
  QCOMPARE(axis.band().high, 900.0);
  axis.setSelection({100, 400});
  QVERIFY(axis.hasBand());
  axis.setBand(std::nan(""), 1);
  QCOMPARE(axis.band().high, 900.0);
  axis.setSelection({});
  QVERIFY(!axis.hasBand());
}

void TestTimeAxis::linkedAxesMoveInSeconds() {
  TimeAxis a, b;
  AxisLink link({&a, &b}, &a);
  a.setSignal(16000, {8000});
  b.setSignal(88200, {44100});
  a.setView(4000, 8000);  // 0.5 to 1 s
  QCOMPARE(b.viewBegin(), 22050.0);
  QCOMPARE(b.viewEnd(), 44100.0);
  b.setSelection({44100, 66150});
  b.setBand(100, 900);
  QCOMPARE(a.selection().begin, SamplePos(8000));
  QCOMPARE(a.selection().end, SamplePos(12000));
  QCOMPARE(a.band().high, 900.0);
  a.setCursor(2000);
  QCOMPARE(b.cursor(), SamplePos(11025));
}

void TestTimeAxis::shorterClipsGetTheSameRoom() {
  TimeAxis a, b;
  AxisLink link({&a, &b}, &a);
  a.setSignal(8000, {8000});
  b.setSignal(3 * 16000, {16000});
  QCOMPARE(a.boundEnd(), 3.0 * 8000);
  a.fit();
  QCOMPARE(a.viewEnd() / 8000, b.viewEnd() / 16000);
  a.setView(16000, 24000);  // past the end of a, where b still sounds
  QCOMPARE(b.viewBegin(), 32000.0);
}

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"
