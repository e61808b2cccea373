// The fitted temperature is scipy's; nothing is scored by a temperature that saw it; the risk-coverage curve
// of a case done by hand.
#include <QtTest>
#include <cmath>

#include "core/base/random.h"
#include "core/learn/calibration.h"
#include "sklearngolden.h"

using namespace ullim;

namespace {

/// Answers that are as sure as `sharpness` says too much: the truth is drawn from p, p^sharpness is told.
struct Told {
  std::vector<int> labels, folds;
  Matrix probabilities;
};
Told overconfident(std::size_t n, double sharpness, std::uint64_t seed) {
  Rng rng(seed);
  Told out;
  out.probabilities = Matrix(n, 3);
  for (std::size_t i = 0; i < n; ++i) {
    double p[3], told[3], sum = 0, toldSum = 0;
    for (double& v : p) sum += v = std::exp(1.5 * rng.normal());
    for (int c = 0; c < 3; ++c) toldSum += told[c] = std::pow(p[c] / sum, sharpness);
    for (int c = 0; c < 3; ++c) out.probabilities(i, std::size_t(c)) = float(told[c] / toldSum);
    const double u = rng.uniform() * sum;
    out.labels.push_back(u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2);
    out.folds.push_back(int(i % 5));
  }
  return out;
}

}  // namespace

class TestCalibration : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void temperatureIsScipys_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : golden::kCases) QTest::newRow(name) << name;
  }

  void temperatureIsScipys() {
    QFETCH(QString, name);
    const golden::Case one = golden::read(name);
    const double t = fitTemperature(one.labels, one.scores), want = one.more["temperature"].toDouble();
    QVERIFY2(std::abs(std::log(t / want)) < 1e-4, qPrintable(QString("%1 %2").arg(t).arg(want)));
    const Calibration c = calibrate(one.labels, one.scores, std::vector<int>(one.labels.size(), 0));
    QVERIFY(std::abs(c.before.nll - one.more["nll_before"].toDouble()) < 1e-6);
    QVERIFY(std::abs(c.before.brier - one.more["brier"].toDouble()) < 1e-7);
    QVERIFY(std::abs(c.before.ece - one.more["ece"].toDouble()) < 1e-7);
    const Matrix scaled = withTemperature(one.scores, t);
    const Calibration after = calibrate(one.labels, scaled, std::vector<int>(one.labels.size(), 0));
    QVERIFY(std::abs(after.before.nll - one.more["nll_after"].toDouble()) < 1e-5);
    // A hold-out has nothing else to fit on: no claim of an improvement.
    QVERIFY(!c.onOtherFolds && c.after.nll == c.before.nll);
  }

  void aKnownTemperatureIsFound() {
    const Told told = overconfident(4000, 3, 1);
    const Calibration c = calibrate(told.labels, told.probabilities, told.folds);
    QVERIFY(std::abs(c.temperature - 3) < 0.25);
    QVERIFY(c.onOtherFolds && c.folds.size() == 5);
    for (const FoldTemperature& f : c.folds) QVERIFY(std::abs(f.temperature - 3) < 0.3 && f.fittedOn == 3200);
    QVERIFY(c.after.ece < 0.03 && c.before.ece > 0.1);
    QVERIFY(c.after.nll < c.before.nll && c.after.brier < c.before.brier);
    // The answers themselves stay.
    for (std::size_t i = 0; i < told.labels.size(); ++i) {
      const auto a = told.probabilities.row(i);
      const auto b = c.scaled.row(i);
      QCOMPARE(std::max_element(b.begin(), b.end()) - b.begin(),
               std::max_element(a.begin(), a.end()) - a.begin());
    }
  }

  void aFoldsOwnLabelsDoNotMoveItsTemperature() {
    Told told = overconfident(300, 2, 2);
    const Calibration before = calibrate(told.labels, told.probabilities, told.folds);
    for (std::size_t i = 0; i < told.labels.size(); ++i)
      if (told.folds[i] == 2) told.labels[i] = (told.labels[i] + 1) % 3;
    const Calibration after = calibrate(told.labels, told.probabilities, told.folds);
    QCOMPARE(after.folds[2].temperature, before.folds[2].temperature);
    QVERIFY(after.folds[1].temperature != before.folds[1].temperature);
  }

  void tooFewAreLeftAlone() {
    const Told told = overconfident(49, 3, 3);
    const Calibration c = calibrate(told.labels, told.probabilities, told.folds);
    QVERIFY(!c.fitted && !c.onOtherFolds && c.temperature == 1 && c.after.ece == c.before.ece);
    QVERIFY(calibrate({}, Matrix(), {}).riskCoverage.points.empty());
  }

  void sureMistakesStayInBounds() {
    std::vector<int> labels(60);
    Matrix p(60, 2);
    for (std::size_t i = 0; i < 60; ++i) {
      labels[i] = int(i % 2);
      p(i, 0) = 1;
    }
    const double t = fitTemperature(labels, p);
    QVERIFY(t <= kHighestTemperature && t > 19.9);
    QVERIFY(std::isfinite(calibrate(labels, p, labels).after.nll));
    for (std::size_t i = 0; i < 60; ++i) labels[i] = 0;
    QVERIFY(fitTemperature(labels, p) >= kLowestTemperature * 0.999);
  }

  void riskAndCoverageByHand() {
    // Confidences .9 right, .8 wrong, .8 right, .6 wrong.
    Matrix p(4, 2);
    const float first[] = {0.9f, 0.8f, 0.8f, 0.6f};
    for (std::size_t i = 0; i < 4; ++i) {
      p(i, 0) = first[i];
      p(i, 1) = 1 - first[i];
    }
    const RiskCoverage curve = riskCoverage({0, 1, 0, 1}, p);
    QCOMPARE(curve.points.size(), std::size_t(3));
    QCOMPARE(curve.points[0].risk, 0.0);
    QVERIFY(std::abs(curve.points[1].risk - 1.0 / 3) < 1e-12 && curve.points[1].accepted == 3u);
    QCOMPARE(curve.points[2].risk, 0.5);
    QCOMPARE(curve.points[2].coverage, 1.0);
    QVERIFY(std::abs(curve.area - (0 + 2.0 / 3 + 0.5) / 4) < 1e-12);
    QCOMPARE(thresholdFor(curve, 0.6), std::size_t(1));
    QCOMPARE(thresholdFor(curve, 0.95), std::size_t(0));
    QCOMPARE(thresholdFor(curve, 0.5), std::size_t(2));
    QCOMPARE(thresholdFor(riskCoverage({1}, Matrix(1, 1, 1.0f)), 0.5), std::size_t(1));
  }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
