#include <QtTest/QtTest>
#include <cmath>

#include "core/base/random.h"
#include "core/learn/baselines.h"
#include "core/learn/logistic.h"

using namespace ullim;

class TestBaselines : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void logisticMeetsItsClosedForm();
  void logisticIsAtTheBottom();
  void onlyTheRowsOfTheFitCount();
  void baselinesAsComputedByHand();
};

// Two classes at x = -1 and +1: with d the difference of the weights, each d / 2 by symmetry, the objective
// is n log(1 + exp(-d)) + d^2 / 4, so n / (1 + exp(d)) = d / 2.
void TestBaselines::logisticMeetsItsClosedForm() {
  MatrixD x(6, 1);
  std::vector<int> labels;
  for (std::size_t i = 0; i < 6; ++i) {
    x.row(i)[0] = i % 2 ? 7 : 3;  // scaled to -1 and +1
    labels.push_back(int(i % 2));
  }
  double low = 0, high = 10;
  for (int i = 0; i < 100; ++i) {
    const double d = (low + high) / 2;
    (6 / (1 + std::exp(d)) > d / 2 ? low : high) = d;
  }
  const auto model = fitLogistic(x, labels, {0, 1, 2, 3, 4, 5}, 2);
  QVERIFY(model.converged);
  QCOMPARE(model.mean[0], 5.0);
  QCOMPARE(model.std[0], 2.0);
  QVERIFY(std::abs(model.weights.row(1)[0] - low / 2) < 1e-5);
  QVERIFY(std::abs(model.weights.row(0)[0] + low / 2) < 1e-5);
  const std::vector<double> at = {7};
  QVERIFY(std::abs(logisticProbabilities(model, at)[1] - 1 / (1 + std::exp(-low))) < 1e-5);
}

// At the least value of a convex objective the gradient is 0: sum over clips of (p - y) x = -w / C.
void TestBaselines::logisticIsAtTheBottom() {
  Rng rng(3);
  MatrixD x(90, 4);
  std::vector<int> labels;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < 90; ++i) {
    labels.push_back(int(i % 3));
    rows.push_back(i);
    for (std::size_t j = 0; j < 4; ++j) x.row(i)[j] = rng.normal() * double(j + 1) + double(i % 3 == j);
  }
  const double c = 0.5;
  const auto model = fitLogistic(x, labels, rows, 3, c);
  QVERIFY(model.converged);
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t j = 0; j <= 4; ++j) {
      double sum = 0;
      for (std::size_t i = 0; i < 90; ++i)
        sum += (logisticProbabilities(model, x.row(i))[k] - (labels[i] == int(k))) *
               (j < 4 ? (x.row(i)[j] - model.mean[j]) / model.std[j] : 1);
      QVERIFY(std::abs(c * sum + (j < 4 ? model.weights.row(k)[j] : 0)) < 1e-4);
    }
}

void TestBaselines::onlyTheRowsOfTheFitCount() {
  MatrixD x(5, 1);
  const std::vector<int> labels = {0, 1, 0, 1, 1};
  for (std::size_t i = 0; i < 5; ++i) x.row(i)[0] = i < 4 ? double(i % 2) : 1e9;
  const auto model = fitLogistic(x, labels, {0, 1, 2, 3}, 2);
  QCOMPARE(model.mean[0], 0.5);
  QCOMPARE(model.std[0], 0.5);
}

void TestBaselines::baselinesAsComputedByHand() {
  // 12 clips: 8 of a, 4 of b, two folds that halve both; x tells the class.
  BaselineData data;
  data.classNames = {"a", "b"};
  data.stats = MatrixD(12, 1);
  Split split;
  split.folds.assign(2, std::vector<Role>(12, Role::Train));
  for (std::size_t i = 0; i < 12; ++i) {
    data.labels.push_back(i < 8 ? 0 : 1);
    data.stats.row(i)[0] = i < 8 ? -1 : 1;
    split.folds[i % 2][i] = Role::Test;
  }
  const auto scores = scoreBaselines(data, split);
  QVERIFY(scores);
  QCOMPARE(scores->size(), std::size_t(3));
  const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
  QVERIFY(near((*scores)[0].accuracy, 8.0 / 12));
  QVERIFY(near((*scores)[0].balancedAccuracy, 0.5));
  QVERIFY(near((*scores)[0].macroF1, 0.4));  // a: 2 * 8 / (2 * 8 + 4) = 0.8; b: 0
  QVERIFY(near((*scores)[1].accuracy, 4.0 / 9 + 1.0 / 9));
  QVERIFY(near((*scores)[1].balancedAccuracy, 0.5));
  QVERIFY(near((*scores)[1].macroF1, 0.5));  // precision = recall = share
  QVERIFY(near((*scores)[2].accuracy, 1));
  // A copy teaches, but is not judged.
  data.parents.resize(12);
  data.parents[0] = std::string("p");
  QCOMPARE((*scoreBaselines(data, split))[0].n, 11);
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(scoreBaselines(data, split, {stop.get_token(), {}}).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestBaselines)
#include "tst_baselines.moc"
