// The scores a run is judged by are scikit-learn's, number for number; the intervals and the verdict have
// properties that can be said without it.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "core/base/random.h"
#include "core/learn/metrics.h"
#include "core/learn/runrecord.h"
#include "sklearngolden.h"

using namespace ullim;

namespace {

std::vector<std::string> names(std::size_t k) {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < k; ++c) out.push_back("c" + std::to_string(c));
  return out;
}

Matrix rows(const std::vector<std::vector<float>>& values) {
  Matrix m(values.size(), values.front().size());
  for (std::size_t r = 0; r < values.size(); ++r)
    std::copy(values[r].begin(), values[r].end(), m.row(r).begin());
  return m;
}

/// n clips of two classes; a share `right` of each class is told right. Groups of `groupSize` clips are
/// alike.
Metrics twoClasses(int n, double share0, double right, int groupSize) {
  std::vector<int> labels;
  std::vector<std::string> groups;
  Matrix p(std::size_t(n), 2);
  Rng rng(7);
  bool hit = true;
  for (int i = 0; i < n; ++i) {
    labels.push_back(i < int(n * share0) ? 0 : 1);
    groups.push_back("g" + std::to_string(i / groupSize));
    if (i % groupSize == 0) hit = rng.uniform() < right;
    const int told = hit ? labels.back() : 1 - labels.back();
    p(std::size_t(i), std::size_t(told)) = 0.9f;
    p(std::size_t(i), std::size_t(1 - told)) = 0.1f;
  }
  return computeMetrics(labels, p, names(2), groups);
}

}  // namespace

class TestMetrics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithScikitLearn_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"five_classes", "binary", "never_predicted"}) QTest::newRow(name) << name;
  }

  void agreesWithScikitLearn() {
    QFETCH(QString, name);
    QFile file(ULLIM_TEST_DATA "/sklearn/metrics.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject one = QJsonDocument::fromJson(file.readAll())["cases"][name].toObject();
    const QJsonObject want = one["results"].toObject();
    std::vector<int> labels, told;
    for (const auto& v : one["y_true"].toArray()) labels.push_back(v.toInt());
    for (const auto& v : one["y_pred"].toArray()) told.push_back(v.toInt());
    std::vector<std::vector<float>> scores;
    for (const auto& line : one["y_score"].toArray()) {
      scores.emplace_back();
      for (const auto& v : line.toArray()) scores.back().push_back(float(v.toDouble()));
    }
    const std::size_t k = scores.front().size();
    const Metrics got = computeMetrics(labels, rows(scores), names(k), {});

    const auto close = [&](double value, const QString& key, double tolerance) {
      const double wanted = want[key].toDouble(NAN);
      const bool ok = std::abs(value - wanted) <= tolerance;
      if (!ok) qWarning() << key << value << wanted;
      return ok;
    };
    // Counts give the same fractions to the last bit or two; scores pass through float32 first.
    QVERIFY(close(got.accuracy, "accuracy", 1e-9));
    QVERIFY(close(got.balancedAccuracy, "balanced_accuracy", 1e-9));
    QVERIFY(close(got.macroF1, "f1_macro", 1e-9));
    QVERIFY(close(got.weightedF1, "f1_weighted", 1e-9));
    QVERIFY(close(got.logLoss, "log_loss", 1e-6));
    QVERIFY(close(got.rocAucOvr, k == 2 ? "roc_auc" : "roc_auc_ovr_macro", 1e-9));
    const QJsonArray confusion = want["confusion_matrix"].toArray();
    for (std::size_t c = 0; c < k; ++c) {
      QVERIFY(std::abs(got.classes[c].precision - want["precision_per_class"][int(c)].toDouble()) < 1e-9);
      QVERIFY(std::abs(got.classes[c].recall - want["recall_per_class"][int(c)].toDouble()) < 1e-9);
      QVERIFY(std::abs(got.classes[c].f1 - want["f1_per_class"][int(c)].toDouble()) < 1e-9);
      for (std::size_t o = 0; o < k; ++o)
        QCOMPARE(got.confusion(c, o), confusion[int(c)].toArray()[int(o)].toInt());
    }
    QCOMPARE(got.n, int(told.size()));
  }

  void furtherScoresAgreeWithScikitLearn_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : golden::kCases) QTest::newRow(name) << name;
  }

  void furtherScoresAgreeWithScikitLearn() {
    QFETCH(QString, name);
    const golden::Case one = golden::read(name);
    const Metrics got = computeMetrics(one.labels, one.scores, one.names(), {});
    const std::pair<const char*, double> scores[] = {
        {"cohen_kappa", got.kappa},
        {"matthews", got.mcc},
        {"precision_macro", got.macroPrecision},
        {"recall_macro", got.macroRecall},
        {"precision_weighted", got.weightedPrecision},
        {"recall_weighted", got.weightedRecall},
        {"f1_micro", got.microF1},
        {"brier", got.brier},
        {"top2", got.top2Accuracy},
        {"ece", got.expectedCalibrationError},
    };
    for (const auto& [key, value] : scores)
      QVERIFY2(std::abs(value - one.more[key].toDouble(NAN)) < 1e-7, key);
    const QJsonArray wilson = one.more["wilson"].toArray();
    QVERIFY(std::abs(got.accuracyWilson.low - wilson[0].toDouble()) < 1e-9);
    QVERIFY(std::abs(got.accuracyWilson.high - wilson[1].toDouble()) < 1e-9);
    const Reliability wide = reliability(one.labels, one.scores, false);
    for (int b = 0; b < kReliabilityBins; ++b)
      QCOMPARE(wide.bins[std::size_t(b)].count(), one.more["reliability_counts"].toArray()[b].toInt());
    for (std::size_t c = 0; c < got.classes.size(); ++c) {
      const QJsonObject curve = one.more["curves"].toArray()[int(c)].toObject();
      QVERIFY(std::abs(got.classes[c].rocAuc - curve["auc"].toDouble(NAN)) < 1e-9);
      QVERIFY(std::abs(got.classes[c].averagePrecision - curve["ap"].toDouble(NAN)) < 1e-9);
    }
  }

  void binsHoldEveryRowOnce() {
    const golden::Case one = golden::read("five_classes");
    for (const bool equalMass : {false, true}) {
      const Reliability r = reliability(one.labels, one.scores, equalMass);
      std::vector<int> seen(one.labels.size());
      for (const ReliabilityBin& bin : r.bins)
        for (const std::size_t row : bin.rows) {
          ++seen[row];
          const auto scores = one.scores.row(row);
          const double confidence = *std::max_element(scores.begin(), scores.end());
          QVERIFY(confidence > bin.low - 1e-6 && confidence <= bin.high + 1e-6);
        }
      QVERIFY(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
      if (!equalMass) continue;
      QCOMPARE(r.bins.size(), std::size_t(15));  // 200 rows without ties: 13 or 14 in each
      for (const ReliabilityBin& bin : r.bins) QVERIFY(bin.count() == 13 || bin.count() == 14);
    }
    // All alike: one bin, however many were asked for.
    QCOMPARE(reliability({0, 1, 0}, rows({{0.7f, 0.3f}, {0.7f, 0.3f}, {0.7f, 0.3f}}), true).bins.size(),
             std::size_t(1));
  }

  void calibrationErrorOfAKnownCase() {
    // Ten answers at 0.8, six of them right: |0.6 - 0.8| in one bin.
    std::vector<std::vector<float>> p(10, {0.8f, 0.2f});
    std::vector<int> labels(10, 0);
    for (int i = 6; i < 10; ++i) labels[std::size_t(i)] = 1;
    const Metrics m = computeMetrics(labels, rows(p), names(2), {});
    QVERIFY(std::abs(m.expectedCalibrationError - 0.2) < 1e-6);
    QCOMPARE(m.majorityBaseline, 0.6);
  }

  void sureAndRightEverywhere() {
    const Metrics m =
        computeMetrics({0, 1, 2, 0}, rows({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}}), names(3), {});
    QCOMPARE(m.accuracy, 1.0);
    QCOMPARE(m.rocAucOvr, 1.0);
    QVERIFY(std::abs(m.logLoss) < 1e-9);
    QCOMPARE(m.accuracyCi.low, 1.0);
    QCOMPARE(m.expectedCalibrationError, 0.0);
  }

  void aSureMistakeStaysFinite() {
    const Metrics m = computeMetrics({0, 1}, rows({{0, 1}, {0, 1}}), names(2), {});
    QVERIFY(std::isfinite(m.logLoss));
    QVERIFY(std::abs(m.logLoss - 0.5 * 34.538776394910684) < 1e-6);  // -log(1e-15) / 2
  }

  void oneClassOnlyHasNoAuc() {
    const Metrics m = computeMetrics({1, 1}, rows({{0.2f, 0.8f}, {0.4f, 0.6f}}), names(2), {});
    QVERIFY(std::isnan(m.rocAucOvr));
    QCOMPARE(m.accuracy, 1.0);
  }

  void emptyIsHarmless() {
    const Metrics m = computeMetrics({}, Matrix(), names(3), {});
    QCOMPARE(m.n, 0);
    QCOMPARE(m.classes.size(), std::size_t(3));
  }

  void groupsWidenTheInterval() {
    // The same 200 answers, once as 200 independent clips and once as 10 babies of 20 clips: the known
    // standard error of a share is sqrt(p (1 - p) / n), so the interval must be near 4 of it and about 4.5
    // times wider by baby.
    std::vector<int> labels(200, 0);
    std::vector<std::string> babies;
    Matrix p(200, 2);
    for (std::size_t i = 0; i < 200; ++i) {
      labels[i] = int(i % 2);
      babies.push_back("b" + std::to_string(i / 20));
      const bool right = (i / 20) < 7;
      p(i, std::size_t(right ? labels[i] : 1 - labels[i])) = 1;
    }
    const Metrics byClip = computeMetrics(labels, p, names(2), {});
    const Metrics byBaby = computeMetrics(labels, p, names(2), babies);
    QCOMPARE(byClip.accuracy, 0.7);
    const double clipWidth = byClip.accuracyCi.high - byClip.accuracyCi.low;
    const double babyWidth = byBaby.accuracyCi.high - byBaby.accuracyCi.low;
    QVERIFY(std::abs(clipWidth - 3.92 * std::sqrt(0.21 / 200)) < 0.02);
    QVERIFY(std::abs(babyWidth - 3.92 * std::sqrt(0.21 / 10)) < 0.12);
    QVERIFY(byBaby.accuracyCi.low <= byBaby.accuracy && byBaby.accuracy <= byBaby.accuracyCi.high);
    const Metrics again = computeMetrics(labels, p, names(2), babies);
    QCOMPARE(again.accuracyCi.low, byBaby.accuracyCi.low);  // same seed, same interval
  }

  void fewGroupsAreSaid() {
    const Metrics seven = twoClasses(70, 0.5, 0.8, 10), eight = twoClasses(80, 0.5, 0.8, 10);
    QVERIFY(seven.fewGroups && seven.groups == 7 && !intervalCaveat(seven).empty());
    QVERIFY(!eight.fewGroups && eight.groups == 8 && intervalCaveat(eight).empty());
    const Metrics none = computeMetrics({0, 1}, rows({{1, 0}, {0, 1}}), names(2), {});
    QVERIFY(!none.fewGroups && none.groups == 0);
    QVERIFY(computeMetrics({0, 1}, rows({{1, 0}, {0, 1}}), names(2), {"a", "a"}).fewGroups);
  }

  void otherIntervalsHoldTheirScores() {
    const golden::Case one = golden::read("five_classes");
    const Metrics m = computeMetrics(one.labels, one.scores, one.names(), {});
    const auto holds = [](const Interval& i, double v) { return i.low < v && v < i.high; };
    QVERIFY(holds(m.weightedF1Ci, m.weightedF1) && holds(m.rocAucCi, m.rocAucOvr) &&
            holds(m.logLossCi, m.logLoss));
    // The mean of n losses has the standard error of its rows.
    double square = 0;
    for (std::size_t i = 0; i < one.labels.size(); ++i) {
      const double loss = -std::log(double(one.scores(i, std::size_t(one.labels[i]))));
      square += (loss - m.logLoss) * (loss - m.logLoss);
    }
    const double width = 3.92 * std::sqrt(square) / double(one.labels.size());
    QVERIFY(std::abs(m.logLossCi.high - m.logLossCi.low - width) < 0.1 * width);
    // Bootstrap and Wilson agree where clips are on their own.
    QVERIFY(std::abs(m.accuracyCi.low - m.accuracyWilson.low) < 0.02);
  }

  void verdictInWords() {
    const auto words = [](const Metrics& m) { return QString::fromStdString(verdictWords(m)); };
    QCOMPARE(words(twoClasses(400, 0.5, 0.9, 1)), QString("better than always saying c0"));
    QCOMPARE(words(twoClasses(1000, 0.9, 0.8, 1)), QString("not better than always saying c0"));
    QCOMPARE(words(twoClasses(400, 0.9, 0.5, 1)),
             QString("not better than chance, nor than always saying c0"));
    QCOMPARE(words(computeMetrics({}, Matrix(), names(3), {})), QString("nothing was judged"));
    QCOMPARE(verdictWords(twoClasses(1000, 0.9, 0.8, 1), "hungry"),
             std::string("not better than always saying hungry"));
  }

  /// Both classes told the wrong way round: worse than a coin, and said so.
  void worseThanGuessing() {
    const Metrics m = twoClasses(400, 0.5, 0.1, 1);
    QCOMPARE(m.verdict, std::string("not_better_than_chance"));
    QVERIFY(worseThanChance(m));
    QCOMPARE(verdictWords(m), std::string("worse than chance"));
    QVERIFY(!worseThanChance(twoClasses(400, 0.5, 0.5, 1)) && !worseThanChance(twoClasses(400, 0.5, 0.9, 1)));
    QVERIFY(!worseThanChance(computeMetrics({}, Matrix(), names(3), {})));
    QVERIFY(metricsToJson(m).find("\"worse_than_chance\": true") != std::string::npos);
  }

  /// One clip of the second class, always told to be of the first: its recall is 0 whenever it is drawn, so
  /// no draw of the two classes is above 1/2; (1 - 1/n)^n of the draws do not hold it.
  void aClassOfOneClip() {
    const int n = 40;
    std::vector<int> labels(n, 0);
    labels.back() = 1;
    const Matrix first = rows(std::vector<std::vector<float>>(n, {0.9f, 0.1f}));
    const Metrics m = computeMetrics(labels, first, names(2), {});
    QCOMPARE(m.balancedAccuracy, 0.5);
    QCOMPARE(m.balancedAccuracyCi.low, 0.5);
    QCOMPARE(m.balancedAccuracyCi.high, 0.5);
    QVERIFY(m.macroF1Ci.high < 0.5 && m.macroF1Ci.low <= m.macroF1 && m.macroF1 <= m.macroF1Ci.high);
    QCOMPARE(m.rocAucCi.low, 0.5);  // all alike sure
    QVERIFY(std::abs(m.drawsLeftOut - std::pow(1 - 1.0 / n, n)) < 0.04);
    QCOMPARE(m.verdict, std::string("not_better_than_chance"));
    QVERIFY(intervalCaveat(m).find("left out") != std::string::npos);
    QVERIFY(twoClasses(400, 0.5, 0.9, 1).drawsLeftOut == 0 &&
            intervalCaveat(twoClasses(400, 0.5, 0.9, 1)).empty());
  }

  /// Each class a voice of its own: of 5^5 ways to draw five groups 5! hold all classes. No interval can be
  /// made of 3.8 %, and without one chance is not ruled out, whatever the score.
  void classesThatAreGroups() {
    std::vector<int> labels;
    std::vector<std::vector<float>> told;
    std::vector<std::string> groups;
    for (int i = 0; i < 50; ++i) {
      labels.push_back(i % 5);
      told.emplace_back(5, 0.0f);
      told.back()[std::size_t(i % 5)] = 1;
      groups.push_back("g" + std::to_string(i % 5));
    }
    const Metrics m = computeMetrics(labels, rows(told), names(5), groups);
    QCOMPARE(m.balancedAccuracy, 1.0);
    QVERIFY(std::abs(m.drawsLeftOut - (1 - 120.0 / 3125)) < 0.02);
    QVERIFY(std::isnan(m.balancedAccuracyCi.low) && std::isnan(m.balancedAccuracyCi.high));
    QCOMPARE(m.verdict, std::string("not_better_than_chance"));
    QVERIFY(!worseThanChance(m) && verdictWords(m).find("cannot be ruled out") != std::string::npos);
  }

  void jsonIsValidEvenWhereNothingIsDefined() {
    for (const Metrics& m : {computeMetrics({}, Matrix(), names(3), {}),
                             computeMetrics({1, 1}, rows({{0, 1}, {0, 1}}), names(2), {})}) {
      const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(metricsToJson(m)));
      QVERIFY(json["roc_auc_ovr"].isNull() && json["roc_auc_ovr_ci95"][0].isNull());
      QVERIFY(json["classes"][0]["roc_auc"].isNull());
    }
  }

  void verdicts() {
    QCOMPARE(QString::fromStdString(twoClasses(400, 0.5, 0.9, 1).verdict), QString("better_than_majority"));
    QCOMPARE(QString::fromStdString(twoClasses(400, 0.5, 0.5, 1).verdict), QString("not_better_than_chance"));
    // Well above chance on both classes, yet always saying the large class would be right more often.
    QCOMPARE(QString::fromStdString(twoClasses(1000, 0.9, 0.8, 1).verdict),
             QString("not_better_than_majority"));
  }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
