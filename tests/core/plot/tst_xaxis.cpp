// Axes that are not plain seconds or Hz: units of time, frames, samples, notes.
#include <QTest>
#include <cmath>

#include "core/plot/note.h"
#include "core/plot/xaxis.h"

using namespace ullim;

namespace {

std::vector<std::string> labelsOf(const std::vector<Tick>& ticks) {
  std::vector<std::string> out;
  for (const Tick& tick : ticks) out.push_back(tick.label);
  return out;
}

using Labels = std::vector<std::string>;

}  // namespace

class TestXAxis : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void unitsOfTime();
  void everyKindTellsItsTicksApart();
  void framesAndSamples();
  void names();
  void noteNames_data();
  void noteNames();
  void noteTicksByWidth();
};

void TestXAxis::unitsOfTime() {
  // librosa's TimeFormatter: "{:d}:{:02d}:{:02d}", "{:d}:{:02d}", "{:.3g}", "{:.3g}" of milliseconds.
  const auto labels = [](XAxisKind kind, double begin, double end) {
    return labelsOf(XAxis(kind).ticks(begin, end));
  };
  QCOMPARE(labels(XAxisKind::Hours, 0, 125), (Labels{"0:00:00", "0:00:15", "0:00:30", "0:00:45", "0:01:00",
                                                     "0:01:15", "0:01:30", "0:01:45", "0:02:00"}));
  QCOMPARE(labels(XAxisKind::Minutes, 0, 7),
           (Labels{"0:00", "0:01", "0:02", "0:03", "0:04", "0:05", "0:06", "0:07"}));
  QCOMPARE(labels(XAxisKind::Seconds, 0, 0.3), (Labels{"0", "0.05", "0.1", "0.15", "0.2", "0.25"}));
  QCOMPARE(labels(XAxisKind::Seconds, 0, 125),
           (Labels{"0", "15", "30", "45", "60", "75", "90", "105", "120"}));
  QCOMPARE(labels(XAxisKind::Milliseconds, 0, 0.3), (Labels{"0", "50", "100", "150", "200", "250"}));
  QCOMPARE(labels(XAxisKind::None, 0, 1), Labels{});
  QCOMPARE(XAxis(XAxisKind::Milliseconds).ticks(0, 0.3)[1].value, 0.05);  // the coordinate stays seconds
  QCOMPARE(std::string(XAxis(XAxisKind::Minutes).label()), std::string("Time (minutes)"));
}

void TestXAxis::everyKindTellsItsTicksApart() {
  for (const XAxisKind kind : {XAxisKind::Time, XAxisKind::Hours, XAxisKind::Minutes, XAxisKind::Seconds,
                               XAxisKind::Milliseconds, XAxisKind::Frames, XAxisKind::Samples})
    for (const double begin : {0.0, 59.0, 110.0, 754.3, 3599.5, 86400.0})
      for (const double span : {0.002, 0.7, 3.0, 59.0, 61.0, 3700.0}) {
        const auto ticks = XAxis(kind, {44100}, 512).ticks(begin, begin + span);
        if (kind != XAxisKind::Frames || span > 0.1) QVERIFY(ticks.size() >= 2);
        for (std::size_t i = 1; i < ticks.size(); ++i)
          QVERIFY2(ticks[i].label != ticks[i - 1].label,
                   qPrintable(QString("%1 %2+%3: %4")
                                  .arg(xAxisName(kind))
                                  .arg(begin)
                                  .arg(span)
                                  .arg(QString::fromStdString(ticks[i].label))));
        for (const Tick& tick : ticks)
          QVERIFY2(tick.label.find('e') == std::string::npos, tick.label.c_str());
      }
  QCOMPARE(labelsOf(XAxis(XAxisKind::Minutes).ticks(60, 60.41)),
           (Labels{"1:00.00", "1:00.05", "1:00.10", "1:00.15", "1:00.20", "1:00.25", "1:00.30", "1:00.35",
                   "1:00.40"}));
}

void TestXAxis::framesAndSamples() {
  // specshow's x_axis="frames" on 32 frames: limits -0.5 .. 31.5, ticks of matplotlib's AutoLocator.
  const XAxis frames(XAxisKind::Frames, {20000}, 512);
  QCOMPARE(frames.fromSeconds(-0.0128), -0.5);
  QCOMPARE(frames.toSeconds(31.5), 0.8064);
  QCOMPARE(labelsOf(frames.ticks(-0.0128, 0.8064, 9)), (Labels{"0", "5", "10", "15", "20", "25", "30"}));
  QCOMPARE(frames.ticks(-0.0128, 0.8064, 9)[3].value, 15.0);
  const XAxis samples(XAxisKind::Samples, {20000}, 512);
  QCOMPARE(samples.ticks(0, 0.8, 9).back().value, 16000.0);
  QCOMPARE(samples.ticks(0, 0.8, 9).back().label, std::string("16000"));
  QCOMPARE(samples.toSeconds(samples.fromSeconds(0.3)), 0.3);
}

void TestXAxis::names() {
  for (const char* name : {"time", "h", "m", "s", "ms", "frames", "samples", "none"}) {
    const auto kind = xAxisFromName(name);
    QVERIFY(kind.has_value());
    QCOMPARE(std::string(xAxisName(*kind)), std::string(name));
  }
  QCOMPARE(xAxisFromName("min").value(), XAxisKind::Minutes);
  const auto unknown = xAxisFromName("fortnights");
  QVERIFY(!unknown);
  QCOMPARE(unknown.error().code, ErrorCode::BadArgument);
  QVERIFY(unknown.error().detail.find("fortnights") != std::string::npos);
}

void TestXAxis::noteNames_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<QString>("name");
  QTest::newRow("A4") << 440.0 << "A4+0";
  QTest::newRow("C2") << 65.40639132514966 << "C2+0";
  QTest::newRow("middle C") << 261.6255653005986 << "C4+0";
  QTest::newRow("A0") << 27.5 << "A0+0";
  QTest::newRow("the octave turns at C") << 246.94165062806206 << "B3+0";
  QTest::newRow("sharp") << 466.1637615180899 << QString::fromUtf8("A♯4+0");
  QTest::newRow("12 cents") << 440 * std::exp2(12 / 1200.0) << "A4+12";
  QTest::newRow("40 below") << 440 * std::exp2(-40 / 1200.0) << "A4-40";
  QTest::newRow("cry") << 450.0 << "A4+39";  // 1200 * log2(450 / 440) = 38.9
  QTest::newRow("below C-1") << 8.0 << "C-1-38";
  QTest::newRow("zero") << 0.0 << "";
  QTest::newRow("minus") << -5.0 << "";
  QTest::newRow("no number") << double(NAN) << "";
  QTest::newRow("infinite") << double(INFINITY) << "";
}

void TestXAxis::noteNames() {
  QFETCH(double, hz);
  QFETCH(QString, name);
  QCOMPARE(QString::fromStdString(noteName(hz)), name);
}

void TestXAxis::noteTicksByWidth() {
  const FrequencyScale notes(FrequencyScaleKind::Note), log(FrequencyScaleKind::Log);
  for (const double hz : {-10.0, 30.0, 65.0, 300.0, 9000.0})
    QCOMPARE(notes.toCoordinate(hz), log.toCoordinate(hz));
  const auto whole = notes.ticks(-5, 11025);
  QCOMPARE(labelsOf(whole), (Labels{"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"}));
  for (std::size_t i = 1; i < whole.size(); ++i) QCOMPARE(float(whole[i].value / whole[i - 1].value), 2.0f);
  QVERIFY(std::fabs(whole[3].value - 261.6255653) < 1e-6);
  // One octave: the semitones; a few Hz: cents.
  QCOMPARE(labelsOf(notes.ticks(430, 560)), (Labels{"A4", "A♯4", "B4", "C5", "C♯5"}));
  for (const Tick& tick : notes.ticks(430, 860))
    QVERIFY(std::fabs(std::remainder(12 * std::log2(tick.value / 440), 1)) < 1e-9);
  const auto narrow = notes.ticks(441, 445);
  QVERIFY(narrow.size() >= 3);
  for (const Tick& tick : narrow) QCOMPARE(tick.label, noteName(tick.value));
  QVERIFY(notes.ticks(100, 100).empty());
  QVERIFY(notes.ticks(NAN, 100).empty());
}

QTEST_APPLESS_MAIN(TestXAxis)
#include "tst_xaxis.moc"
