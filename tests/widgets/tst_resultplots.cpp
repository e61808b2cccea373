// Pictures of thresholds and of confidence: what the mouse and the keys choose and open.
#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include "widgets/plot/reliabilityview.h"
#include "widgets/plot/thresholdcurve.h"
#include "widgets/theme.h"

using namespace ullim;

class TestResultPlots : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aClickOpensTheNearestPoint();
  void rightIsToTheRight_data();
  void rightIsToTheRight();
  void pointsThatAreNotFiniteAreLeftOut();
  void emptyBinsCannotBeOpened();
  void nothingIsDrawnOfNothing();
};

void TestResultPlots::aClickOpensTheNearestPoint() {
  ThresholdCurve curve;
  curve.resize(400, 400);
  curve.setPoints({{0, 0}, {0.1, 0.6}, {0.5, 0.9}, {1, 1}});
  curve.show();
  QSignalSpy opened(&curve, &ThresholdCurve::pointActivated);
  for (int i = 0; i < 4; ++i) {
    QTest::mouseClick(&curve, Qt::LeftButton, i % 2 ? Qt::ShiftModifier : Qt::NoModifier,
                      curve.pixelOf(i) + QPoint(4, -3));
    QCOMPARE(opened.size(), i + 1);
    QCOMPARE(opened[i][0].toInt(), i);
    QCOMPARE(opened[i][1].toBool(), i % 2 == 1);
  }
  // Far from the curve there is nothing to open.
  QTest::mouseClick(&curve, Qt::LeftButton, {}, (curve.pixelOf(0) + curve.pixelOf(3)) / 2 + QPoint(60, 60));
  QCOMPARE(opened.size(), 4);
  // The scale is linear: half of the way is half of the pixels.
  const QPoint all = curve.pixelOf(3) - curve.pixelOf(0), half = curve.pixelOf(2) - curve.pixelOf(0);
  QVERIFY(std::abs(2 * half.x() - all.x()) <= 2);
  QVERIFY(std::abs(10 * half.y() - 9 * all.y()) <= 10);
}

void TestResultPlots::rightIsToTheRight_data() {
  QTest::addColumn<bool>("falling");
  QTest::newRow("roc") << false;
  QTest::newRow("precision and recall") << true;
}

void TestResultPlots::rightIsToTheRight() {
  QFETCH(bool, falling);
  ThresholdCurve curve;
  curve.resize(400, 400);
  std::vector<QPointF> points{{0, 0.2}, {0.3, 0.4}, {0.6, 0.5}, {1, 1}};
  if (falling) std::reverse(points.begin(), points.end());
  curve.setPoints(points);
  curve.show();
  QTest::keyClick(&curve, falling ? Qt::Key_End : Qt::Key_Home);  // the left end in both
  int steps = 0;
  for (; steps < 3; ++steps) {
    const int before = curve.pixelOf(curve.chosen()).x();
    QTest::keyClick(&curve, Qt::Key_Right);
    QVERIFY(curve.pixelOf(curve.chosen()).x() > before);
  }
  const int end = curve.chosen();
  QTest::keyClick(&curve, Qt::Key_Right);  // and no further
  QCOMPARE(curve.chosen(), end);
  QSignalSpy opened(&curve, &ThresholdCurve::pointActivated);
  QTest::keyClick(&curve, Qt::Key_Return, Qt::ShiftModifier);
  QCOMPARE(opened.size(), 1);
  QCOMPARE(opened[0][0].toInt(), end);
  QVERIFY(opened[0][1].toBool());
}

void TestResultPlots::pointsThatAreNotFiniteAreLeftOut() {
  ThresholdCurve curve;
  curve.resize(300, 300);
  curve.setPoints({{0, 0}, {qQNaN(), 0.5}, {1, 1}});
  curve.show();
  QVERIFY(!curve.grab().isNull());
  QTest::keyClick(&curve, Qt::Key_Home);
  QTest::keyClick(&curve, Qt::Key_Right);
  QCOMPARE(curve.chosen(), 2);
}

void TestResultPlots::emptyBinsCannotBeOpened() {
  ReliabilityView view;
  view.resize(400, 400);
  view.setBins({{0, 0.25, 0, 0, 0}, {0.25, 0.5, 0.4, 0.3, 5}, {0.5, 0.75, 0, 0, 0}, {0.75, 1, 0.9, 1, 7}},
               0.1);
  view.show();
  QSignalSpy opened(&view, &ReliabilityView::binActivated);
  for (int bin = 0; bin < 4; ++bin) QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(bin).center());
  QCOMPARE(opened.size(), 2);
  QCOMPARE(opened[0][0].toInt(), 1);
  QCOMPARE(opened[1][0].toInt(), 3);
  QTest::keyClick(&view, Qt::Key_Left);  // over the empty one
  QTest::keyClick(&view, Qt::Key_Return);
  QCOMPARE(opened[2][0].toInt(), 1);
  QVERIFY(view.accessibleDescription().contains("30.0"));
}

void TestResultPlots::nothingIsDrawnOfNothing() {
  for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
    applyTheme(*qApp, mode);
    ThresholdCurve curve;
    ReliabilityView view;
    curve.setPoints({});
    view.setBins({}, 0);
    for (QWidget* each : {static_cast<QWidget*>(&curve), static_cast<QWidget*>(&view)}) {
      each->resize(240, 220);
      QVERIFY(!each->grab().isNull());
      for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_Return})
        QTest::keyClick(each, Qt::Key(key));
      QTest::mouseClick(each, Qt::LeftButton, {}, QPoint(100, 100));
    }
  }
}

QTEST_MAIN(TestResultPlots)
#include "tst_resultplots.moc"
