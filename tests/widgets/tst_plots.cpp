#include <QGraphicsView>
#include <QSignalSpy>
#include <QtTest>

#include "widgets/controls/probabilitybars.h"
#include "widgets/controls/seriesbars.h"
#include "widgets/plot/classchart.h"
#include "widgets/plot/curvesview.h"
#include "widgets/theme.h"
#include "widgets/view/numbers.h"

using namespace ullim;

namespace {
int pixelsOf(const QImage& image, const QColor& colour, int tolerance = 6) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const QColor c = image.pixelColor(x, y);
      count += qAbs(c.red() - colour.red()) <= tolerance && qAbs(c.green() - colour.green()) <= tolerance &&
               qAbs(c.blue() - colour.blue()) <= tolerance;
    }
  return count;
}
}  // namespace

class TestPlots : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void barsHaveTheLengthOfTheirCount();
  void barsStayWholeWhenRowsAreAdded();
  void clickAndEnterChooseAClass();
  void curvesTellAnEpoch();
  void curvesLeaveOutWhatIsNotFinite();
  void curvesDrawBothSeries();
  void seriesRowsOpen();
  void probabilitiesAreSorted();
  void numbersReadWell_data();
  void numbersReadWell();
};

void TestPlots::barsHaveTheLengthOfTheirCount() {
  ClassChart chart;
  chart.resize(500, 140);
  chart.setCounts({{"a", 300, 0, 10}, {"b", 100, 0, 5}, {"", 0, 0, 0}},
                  {{"a", "#aa2200", 0, ""}, {"b", "#0022aa", 1, ""}});
  chart.show();
  QCoreApplication::processEvents();
  const QImage image = chart.grab().toImage();
  const int a = pixelsOf(image, QColor("#aa2200")), b = pixelsOf(image, QColor("#0022aa"));
  QVERIFY2(b > 200, qPrintable(QString::number(b)));
  QVERIFY2(qAbs(double(a) / b - 3.0) < 0.15, qPrintable(QString::number(double(a) / b)));
}

void TestPlots::barsStayWholeWhenRowsAreAdded() {
  // More rows make the view taller while it is rebuilt; each class must still have one bar, not two halves.
  ClassChart chart;
  chart.resize(500, 102);  // just what three rows need, so nothing rebuilds it once more
  chart.setCounts({{"a", 3, 0, 1}}, {{"a", "#aa2200", 0, ""}});
  chart.show();
  QCoreApplication::processEvents();
  std::vector<ClassCount> counts;
  std::vector<LabelClass> classes;
  for (int i = 0; i < 3; ++i) {
    counts.push_back({std::string(1, char('a' + i)), 10, 0, 1});
    classes.push_back({counts.back().name, i == 0 ? "#aa2200" : "#0022aa", i, ""});
  }
  chart.setCounts(counts, classes);
  QCoreApplication::processEvents();
  const QImage image = chart.grab().toImage();
  const QColor colour("#aa2200");
  int x = -1, top = -1, bottom = -1;
  for (int column = 0; column < image.width() && x < 0; ++column)
    for (int y = 0; y < image.height(); ++y)
      if (image.pixelColor(column, y) == colour) x = column;
  QVERIFY(x >= 0);
  x += 20;  // well inside the bar
  for (int y = 0; y < image.height(); ++y)
    if (image.pixelColor(x, y) == colour) {
      if (top < 0) top = y;
      bottom = y;
    }
  QVERIFY(bottom - top >= 8);
  for (int y = top; y <= bottom; ++y) QCOMPARE(image.pixelColor(x, y), colour);
}

void TestPlots::clickAndEnterChooseAClass() {
  ClassChart chart;
  chart.resize(400, 96);
  chart.setCounts({{"a", 3, 0, 1}, {"b", 1, 0, 1}, {"", 2, 0, 1}},
                  {{"a", "#aa2200", 0, ""}, {"b", "#0022aa", 1, ""}});
  chart.show();
  QCoreApplication::processEvents();
  QSignalSpy chosen(&chart, &ClassChart::classActivated);
  auto* view = chart.findChild<QGraphicsView*>();
  QVERIFY(view);
  QWidget* viewport = view->viewport();
  for (int row = 0; row < 3; ++row)
    QTest::mouseClick(viewport, Qt::LeftButton, {},
                      QPoint(viewport->width() / 2, int((row + 0.5) * viewport->height() / 3)));
  QCOMPARE(chosen.count(), 3);
  QCOMPARE(chosen[0][0].toString(), QString("a"));
  QCOMPARE(chosen[1][0].toString(), QString("b"));
  QCOMPARE(chosen[2][0].toString(), QString());
  QTest::keyClick(view, Qt::Key_Up);
  QTest::keyClick(view, Qt::Key_Return);
  QCOMPARE(chosen[3][0].toString(), QString("b"));
}

void TestPlots::curvesTellAnEpoch() {
  CurvesView curves;
  curves.setEpochs(10);
  curves.addEpoch(0, 1, 1.5, 1.75, 0.25, 0.5, true);
  curves.addEpoch(0, 2, 0.5, 2.0, 0.875, 0.5, false);
  QVERIFY(curves.epochText(1).contains("1.5000"));
  QVERIFY(curves.epochText(1).contains("1.7500"));
  QVERIFY(curves.epochText(1).contains("25.0"));
  QVERIFY(curves.epochText(2).contains("87.5"));
  QVERIFY(curves.epochText(1) != curves.epochText(2));
  QVERIFY(curves.epochText(3).isEmpty());
  curves.addEpoch(1, 1, 9.0, 9.0, 0.1, 0.1, true);  // the latest fold speaks
  QVERIFY(curves.epochText(1).contains("9.0000"));
  curves.clear();
  QVERIFY(curves.epochText(1).isEmpty());
}

void TestPlots::curvesLeaveOutWhatIsNotFinite() {
  CurvesView curves;
  curves.resize(600, 240);
  curves.show();
  curves.addEpoch(0, 1, 1.0, qQNaN(), 0.5, qQNaN(), true);
  curves.addEpoch(0, 2, qInf(), qQNaN(), 0.6, qQNaN(), false);
  QTest::qWait(120);
  QVERIFY(!curves.grab().isNull());
  QVERIFY(curves.epochText(2).contains(QStringLiteral("–")));
}

void TestPlots::curvesDrawBothSeries() {
  applyTheme(*qApp, ThemeMode::Light);
  CurvesView curves;
  curves.resize(700, 260);
  curves.setEpochs(20);
  for (int epoch = 1; epoch <= 20; ++epoch)
    curves.addEpoch(0, epoch, 2.0 / epoch, 2.5 / epoch, 0.5, 0.4, epoch == 20);
  curves.show();
  QTest::qWait(120);
  const QImage image = curves.grab().toImage();
  QVERIFY(pixelsOf(image, themeColours().accent, 20) > 300);
  QVERIFY(pixelsOf(image, themeColours().second, 20) > 200);
  applyTheme(*qApp, ThemeMode::Dark);
  QTest::qWait(120);
  QVERIFY(pixelsOf(curves.grab().toImage(), themeColours().base, 2) > 700 * 260 / 2);
  applyTheme(*qApp, ThemeMode::Light);
}

void TestPlots::seriesRowsOpen() {
  SeriesBars bars;
  bars.setRows({{"a", 1, 0.5, 0.67, 4}, {"b", 0, qQNaN(), 0, 0}});
  bars.resize(bars.sizeHint());
  bars.show();
  QSignalSpy opened(&bars, &SeriesBars::rowActivated);
  QTest::mouseClick(&bars, Qt::LeftButton, {}, QPoint(100, bars.height() - 20));
  QCOMPARE(opened.count(), 1);
  QCOMPARE(opened[0][0].toInt(), 1);
  QTest::keyClick(&bars, Qt::Key_Up);
  QTest::keyClick(&bars, Qt::Key_Return);
  QCOMPARE(opened[1][0].toInt(), 0);
  QVERIFY(!bars.grab().isNull());
}

void TestPlots::probabilitiesAreSorted() {
  ProbabilityBars bars;
  bars.setBars({{"low", Qt::red, 0.1}, {"high", Qt::blue, 0.7}, {"mid", Qt::green, 0.2}});
  const QStringList lines = bars.accessibleDescription().split('\n');
  QCOMPARE(lines.size(), 3);
  QVERIFY(lines[0].startsWith("high") && lines[0].contains("70.0"));
  QVERIFY(lines[2].startsWith("low"));
}

void TestPlots::numbersReadWell_data() {
  QTest::addColumn<QString>("got");
  QTest::addColumn<QString>("wanted");
  const QString minus(QChar(0x2212)), space(QChar(0x202F));
  QTest::newRow("thousands") << numberText(1024) << "1" + space + "024";
  QTest::newRow("millions") << numberText(-1234567.25, 2) << minus + "1" + space + "234" + space + "567.25";
  QTest::newRow("no minus zero") << numberText(-0.001, 2) << "0.00";
  QTest::newRow("infinite") << numberText(-INFINITY) << minus + QString(QChar(0x221E));
  QTest::newRow("seconds") << timeText(0.3124) << "0.312";
  QTest::newRow("minutes") << timeText(75.5) << "1:15.500";
  QTest::newRow("hours") << timeText(3725.25) << "1:02:05.250";
  QTest::newRow("half amplitude") << decibelText(-0.5) << minus + "6.0";
  QTest::newRow("silence") << decibelText(0) << minus + QString(QChar(0x221E));
}

void TestPlots::numbersReadWell() {
  QFETCH(QString, got);
  QFETCH(QString, wanted);
  QCOMPARE(got, wanted);
}

QTEST_MAIN(TestPlots)
#include "tst_plots.moc"
