// The report of a run: well-formed whatever the names are, the record's own numbers, pictures whose lengths
// are the values.
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>

#include "core/base/random.h"
#include "core/learn/report.h"
#include "core/learn/reportpictures.h"
#include "core/learn/svgpicture.h"

using namespace ullim;

namespace {

constexpr const char* kNasty = "<b>&\"";

/// Probabilities drawn at random that favour the truth; the classes' names are given.
RunRecord runOf(const std::vector<std::string>& names, int clips, int folds, int lastClass = -1) {
  RunRecord r;
  r.folder = "/runs/first";
  r.name = "first <run> & \"more\"";
  r.recipe = recipes().front();
  r.settings = r.recipe.defaults;
  r.settings.learningRate = 0.0125;
  r.classNames = names;
  r.splitSummary = std::to_string(folds) + " folds, seed 0";
  Rng rng(7);
  const int classes = lastClass < 0 ? int(names.size()) : lastClass;
  std::vector<int> labels;
  Matrix probabilities(std::size_t(clips), names.size());
  for (int i = 0; i < clips; ++i) {
    OofRow row{"clip" + std::to_string(i), i % folds, i % classes, {}};
    double sum = 0;
    std::vector<double> p(names.size());
    for (std::size_t c = 0; c < p.size(); ++c)
      sum += p[c] = std::exp(rng.normal() + (int(c) == row.label ? 1.5 : 0));
    for (std::size_t c = 0; c < p.size(); ++c) {
      row.probabilities.push_back(float(p[c] / sum));
      probabilities(std::size_t(i), c) = row.probabilities.back();
    }
    labels.push_back(row.label);
    r.oofGroups.push_back("g" + std::to_string(i / 4));
    r.dataset.push_back({row.clipId, "/x", names[std::size_t(row.label)], r.oofGroups.back()});
    r.oof.push_back(std::move(row));
  }
  r.metrics = computeMetrics(labels, probabilities, names, r.oofGroups);
  for (int f = 0; f < folds; ++f) {
    r.folds.push_back({.fold = f,
                       .epochsRun = 3,
                       .bestEpoch = 2,
                       .nTrain = 80,
                       .nTest = clips / folds,
                       .accuracy = 0.5 + 0.001 * f,
                       .name = std::to_string(f + 1)});
    for (int e = 1; e <= 3; ++e)
      r.history.push_back({.kind = TrainEvent::Kind::Epoch,
                           .fold = f,
                           .epoch = e,
                           .trainLoss = 1.0 / e,
                           .valLoss = 1.2 / e,
                           .trainAccuracy = 0.2 * e,
                           .valAccuracy = 0.15 * e,
                           .best = e == 2});
  }
  r.accuracyMean = 0.51234;
  r.accuracyStd = 0.00321;
  return r;
}

BaselineScore baseline(const char* name, int n, double accuracy, double balanced, double f1,
                       Interval interval = {}) {
  return {name, n, accuracy, balanced, f1, interval, interval, interval};
}

/// All text of an XML document; the error as text when it is none.
QString textOf(const std::string& xml, QString* error) {
  QXmlStreamReader reader(QByteArray::fromStdString(xml));
  QString text;
  while (!reader.atEnd())
    if (reader.readNext() == QXmlStreamReader::Characters) text += reader.text();
  *error = reader.hasError() ? reader.errorString() + " at line " + QString::number(reader.lineNumber())
                             : QString();
  return text;
}

/// Attributes of the elements with this class, in order.
std::vector<QXmlStreamAttributes> marked(const std::string& svg, const char* mark) {
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  std::vector<QXmlStreamAttributes> found;
  while (!reader.atEnd())
    if (reader.readNext() == QXmlStreamReader::StartElement &&
        reader.attributes().value("class") == QLatin1String(mark))
      found.push_back(reader.attributes());
  return found;
}

double number(const QXmlStreamAttributes& a, const char* name) {
  return a.value(QLatin1String(name)).toDouble();
}

void verifyWellFormed(const RunRecord& record) {
  QString error;
  textOf(reportHtml(record), &error);
  QVERIFY2(error.isEmpty(), qPrintable(error));
  for (const ReportPart& part : reportParts(record)) {
    textOf("<div>" + part.html + "</div>", &error);
    QVERIFY2(error.isEmpty(), qPrintable(QString::fromStdString(part.id) + ": " + error));
    for (const ReportPicture& picture : part.pictures) {
      textOf(picture.svg, &error);
      QVERIFY2(error.isEmpty(), qPrintable(QString::fromStdString(picture.name) + ": " + error));
      QVERIFY(!QString::fromStdString(picture.svg).contains(QRegularExpression("[ \"(]-?(nan|inf)[ \",)]")));
    }
  }
}

}  // namespace

class TestReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void escaping() {
    QCOMPARE(escapedXml(kNasty), std::string("&lt;b&gt;&amp;&quot;"));
    QCOMPARE(escapedXml("it's"), std::string("it's"));
    QCOMPARE(escapedXml("울림"), std::string("울림"));
    // Neither a control character nor half a letter may be in an XML file.
    QCOMPARE(escapedXml(std::string_view("a\x01\0b", 4)), std::string("a\xEF\xBF\xBD\xEF\xBF\xBD"
                                                                      "b"));
    QCOMPARE(escapedXml("\xED\xA0\x80"), std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
    QCOMPARE(escapedXml("x\xEC\x9A"), std::string("x\xEF\xBF\xBD\xEF\xBF\xBD"));
    QCOMPARE(elidedText("short", 10), std::string("short"));
    const std::string cut = elidedText("가나다라마바사아자차", 6);
    QCOMPARE(cut, std::string("가나다…자차"));
    QVERIFY(textUnits(cut) <= 6.01);
    // Names that start alike stay apart.
    QVERIFY(elidedText("crying of a child, hungry", 8) != elidedText("crying of a child, tired", 8));
    QCOMPARE(elidedText("abc", 0.5), std::string("…"));
  }

  void nastyNamesStayText() {
    RunRecord run = runOf({kNasty, "</svg><script>", "울림"}, 120, 5);
    run.warnings = {"a warning about <i>" + std::string(kNasty)};
    run.unreadable = {"broken & gone.wav: not a sound"};
    run.baselines = {baseline("majority", 120, 0.3333, 0.3333, 0.1)};
    run.shortcuts = {{"level", 120, 0.9, {0.8, 0.95}, 0.3, true, "level alone tells <all>"}};
    run.environment = "Lib < 2 & more";
    verifyWellFormed(run);
    const std::string html = reportHtml(run);
    QVERIFY(html.find("<b>&") == std::string::npos && html.find("<script") == std::string::npos);
    QString error;
    const QString text = textOf(html, &error);
    for (const char* want : {kNasty, "</svg><script>", "울림", "first <run> & \"more\"",
                             "level alone tells <all>", "broken & gone.wav: not a sound", "Lib < 2 & more"})
      QVERIFY2(text.contains(QString::fromUtf8(want)), want);
    // Nothing is loaded from elsewhere.
    QVERIFY(!QString::fromStdString(html).contains(QRegularExpression("(src|href)=\"[^#]")));
  }

  void numbersAreTheRecords() {
    RunRecord run = runOf({"a", "b", "c"}, 240, 4);
    run.baselines = {baseline("logistic_mfcc", 240, 0.6125, 0.6118, 0.5987, {0.5512, 0.6742})};
    QString error;
    const QString text = textOf(reportHtml(run), &error);
    const Metrics& m = run.metrics;
    for (const double value : {m.accuracy, m.balancedAccuracy, m.macroF1, m.weightedF1, m.logLoss, m.kappa,
                               m.mcc, m.rocAucOvr, m.classes[1].precision, m.classes[2].recall,
                               m.expectedCalibrationError, m.brier, run.accuracyMean, run.accuracyStd})
      QVERIFY2(text.contains(QString::number(value, 'f', 4)), qPrintable(QString::number(value)));
    QVERIFY(text.contains(
        QStringLiteral("%1 to %2").arg(m.accuracyCi.low, 0, 'f', 4).arg(m.accuracyCi.high, 0, 'f', 4)));
    QVERIFY(text.contains("61.3 % [55.1, 67.4]") || text.contains("61.2 % [55.1, 67.4]"));
    QVERIFY(text.contains("logistic regression on MFCC") && text.contains("0.0125"));
    QVERIFY(text.contains(QString::fromStdString(verdictWords(m)).mid(1)));
    // The verdict comes before everything else.
    QCOMPARE(reportParts(run).front().id, std::string("verdict"));
  }

  void aBaselineThatComesNearIsNamed() {
    RunRecord run = runOf({"a", "b"}, 200, 2);
    const Interval own = run.metrics.balancedAccuracyCi;
    const auto says = [&](Interval interval) {
      run.baselines = {baseline("logistic_mfcc", 200, 0.5, 0.5, 0.5, interval)};
      QString error;
      return textOf(reportHtml(run), &error).contains("not clearly better than logistic regression on MFCC");
    };
    QVERIFY(says({own.low - 0.1, own.low + 0.01}));
    QVERIFY(says({own.high + 0.01, own.high + 0.02}));
    QVERIFY(!says({own.low - 0.1, own.low - 0.01}));
  }

  void barsAreAsLongAsTheValues() {
    const RunRecord run = runOf({"a", "b", "c", "d"}, 200, 2);
    const std::string svg = classBarsPicture(run.metrics);
    const auto recall = marked(svg, "recall"), precision = marked(svg, "precision");
    QCOMPARE(recall.size(), std::size_t(4));
    QCOMPARE(precision.size(), std::size_t(4));
    for (std::size_t c = 0; c < 4; ++c) {
      QVERIFY(std::abs(number(recall[c], "width") - kClassBarWidth * run.metrics.classes[c].recall) < 0.006);
      QVERIFY(std::abs(number(precision[c], "width") - kClassBarWidth * run.metrics.classes[c].precision) <
              0.006);
      QCOMPARE(number(recall[c], "x"), number(precision[c], "x"));
    }
    const auto cells = marked(confusionPicture(run.metrics), "cell");
    QCOMPARE(cells.size(), std::size_t(16));
  }

  void scoresLieOnTheirAxis() {
    RunRecord run = runOf({"a", "b"}, 100, 2);
    run.baselines = {baseline("majority", 100, 0.5, 0.5, 1.0 / 3), baseline("stratified", 100, 0.25, 0, 1)};
    const std::string svg = scoresPicture(run);
    const auto dots = marked(svg, "score"), chance = marked(svg, "chance"),
               intervals = marked(svg, "interval");
    QCOMPARE(dots.size(), std::size_t(9));  // three scores of the run and of two baselines
    QCOMPARE(chance.size(), std::size_t(1));
    const Metrics& m = run.metrics;
    const double values[] = {m.accuracy, 0.5, 0.25, m.balancedAccuracy, 0.5, 0, m.macroF1, 1.0 / 3, 1};
    const double zero = number(dots[5], "cx"), one = number(dots[8], "cx");
    const auto at = [&](double value) { return zero + (one - zero) * value; };
    for (std::size_t i = 0; i < 9; ++i) QVERIFY(std::abs(number(dots[i], "cx") - at(values[i])) < 0.02);
    QVERIFY(std::abs(number(chance[0], "x1") - at(0.5)) < 0.02);
    QVERIFY(std::abs(number(intervals[0], "x1") - at(m.accuracyCi.low)) < 0.02);
    QVERIFY(std::abs(number(intervals[0], "x2") - at(m.accuracyCi.high)) < 0.02);
  }

  void theBestEpochOfEveryFoldIsMarked() {
    const RunRecord run = runOf({"a", "b"}, 60, 3);
    const auto best = marked(learningPicture(run, 0), "best");
    QCOMPARE(best.size(), std::size_t(6));  // in both panels
    for (std::size_t i = 1; i < 3; ++i) QCOMPARE(number(best[2 * i], "cx"), number(best[0], "cx"));
  }

  void networksOfAnEnsembleHaveTheirOwnCurves() {
    RunRecord run = runOf({"a", "b"}, 60, 2);
    const auto ensemble = findRecipe("resnet-ensemble");
    QVERIFY(ensemble);
    run.recipe = *ensemble;
    run.memberNames = {"mel", "mfcc"};
    const auto first = run.history;  // as read back: each fold's networks one after the other
    run.history.insert(run.history.end(), first.begin(), first.end());
    for (std::size_t i = first.size(); i < run.history.size(); ++i)
      run.history[i].best = run.history[i].epoch == 3;
    const auto one = marked(learningPicture(run, 0), "best"), two = marked(learningPicture(run, 1), "best");
    QCOMPARE(one.size(), std::size_t(4));
    QCOMPARE(two.size(), std::size_t(4));
    QVERIFY(number(one[0], "cx") < number(two[0], "cx"));
  }

  void undefinedScoresAreSaid() {
    // Class c has no test clip: its recall, ROC and the macro ROC are undefined.
    RunRecord run = runOf({"a", "b", "c"}, 60, 1, 2);
    const double nan = std::nan("");
    run.metrics.rocAucOvr = run.metrics.logLoss = nan;
    run.metrics.accuracyCi = {nan, nan};
    for (TrainEvent& e : run.history) e.valLoss = e.valAccuracy = nan;
    run.baselines = {baseline("majority", 60, nan, nan, nan)};
    verifyWellFormed(run);
    QCOMPARE(marked(classBarsPicture(run.metrics), "recall").size(), std::size_t(2));
    QString error;
    const QString text = textOf(reportHtml(run), &error);
    QVERIFY(text.contains("undefined") && !text.contains("nan"));
    // Nothing judged at all, as of a training that broke in its first step.
    RunRecord broken;
    broken.recipe = recipes().front();
    broken.failure = "the loss is not finite at step 3";
    verifyWellFormed(broken);
    QVERIFY(textOf(reportHtml(broken), &error).contains("The training broke: the loss is not finite"));
  }

  void manyFoldsAndClassesStayWithinTheirWidth() {
    std::vector<std::string> names;
    for (int i = 0; i < 30; ++i) names.push_back("a rather long name of a class " + std::to_string(i));
    const RunRecord run = runOf(names, 1500, 50);
    verifyWellFormed(run);
    for (const std::string& svg : {confusionPicture(run.metrics), classBarsPicture(run.metrics)})
      for (const char* mark : {"cell", "recall"})
        for (const auto& a : marked(svg, mark)) QVERIFY(number(a, "x") + number(a, "width") <= kReportWidth);
    // A curve over 1500 clips is drawn with few points.
    QVERIFY(rocPicture(run).size() < 100'000);
  }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
