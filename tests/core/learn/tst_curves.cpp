// ROC and precision-recall curves are scikit-learn's, point for point, also with many ties; and a point's
// list of rows is what the threshold says.
#include <QtTest>
#include <cmath>

#include "core/learn/curves.h"
#include "sklearngolden.h"

using namespace ullim;

namespace {

bool same(double got, const QJsonValue& want, double tolerance = 1e-7) {
  return std::abs(got - want.toDouble(NAN)) <= tolerance;
}

}  // namespace

class TestCurves : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreeWithScikitLearn_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("ties");
    for (const char* name : golden::kCases)
      for (const bool ties : {false, true})
        QTest::addRow("%s%s", name, ties ? ", with ties" : "") << name << ties;
  }

  void agreeWithScikitLearn() {
    QFETCH(QString, name);
    QFETCH(bool, ties);
    golden::Case one = golden::read(name);
    if (ties)  // as numpy.round: halves to even
      for (float& p : one.scores.data()) p = float(std::nearbyint(double(p) * 10) / 10);
    const QJsonArray wanted = one.more[ties ? "curves_with_ties" : "curves"].toArray();
    QCOMPARE(wanted.size(), int(one.scores.cols()));
    for (std::size_t c = 0; c < one.scores.cols(); ++c) {
      const QJsonObject want = wanted[int(c)].toObject();
      const Curve roc = rocCurve(one.labels, one.scores, c), pr = prCurve(one.labels, one.scores, c);
      const QJsonArray fpr = want["fpr"].toArray(), tpr = want["tpr"].toArray(),
                       thresholds = want["thresholds"].toArray();
      QCOMPARE(int(roc.points.size()), fpr.size());
      for (int i = 0; i < fpr.size(); ++i) {
        QVERIFY(same(roc.points[std::size_t(i)].x, fpr[i]) && same(roc.points[std::size_t(i)].y, tpr[i]));
        QVERIFY(i == 0 || same(roc.points[std::size_t(i)].threshold, thresholds[i - 1]));
      }
      QVERIFY(same(roc.area, want["auc"], 1e-9) && same(pr.area, want["ap"], 1e-9));
      // Since 1.1 scikit-learn keeps all of the curve's thresholds, also below full recall.
      const QJsonArray precision = want["precision"].toArray(), recall = want["recall"].toArray(),
                       prThresholds = want["pr_thresholds"].toArray();
      QCOMPARE(int(pr.points.size()), precision.size());
      for (int i = 0; i < precision.size(); ++i) {
        QVERIFY(same(pr.points[std::size_t(i)].x, recall[i]) &&
                same(pr.points[std::size_t(i)].y, precision[i]));
        QVERIFY(i >= prThresholds.size() || same(pr.points[std::size_t(i)].threshold, prThresholds[i]));
      }
      const RankedScores ranked(one.labels, one.scores, c);
      QVERIFY(same(ranked.rocAuc(std::vector<int>(one.labels.size(), 1)), want["auc"], 1e-9));
    }
  }

  void weightsAreRepeatedRows() {
    const golden::Case one = golden::read("five_classes");
    std::vector<int> weights, labels;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < one.labels.size(); ++i) {
      weights.push_back(int(i * 7 % 4));
      for (int w = 0; w < weights.back(); ++w) rows.push_back(i);
    }
    Matrix scores(rows.size(), one.scores.cols());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      labels.push_back(one.labels[rows[r]]);
      std::copy(one.scores.row(rows[r]).begin(), one.scores.row(rows[r]).end(), scores.row(r).begin());
    }
    const double got = RankedScores(one.labels, one.scores, 1).rocAuc(weights);
    QVERIFY(std::abs(got - rocCurve(labels, scores, 1).area) < 1e-12);
  }

  void aPointListsItsRows() {
    const golden::Case one = golden::read("binary");
    const Curve roc = rocCurve(one.labels, one.scores, 1);
    QCOMPARE(roc.order.size(), one.labels.size());
    for (const CurvePoint& point : roc.points) {
      std::size_t hits = 0;
      for (std::size_t i = 0; i < roc.order.size(); ++i) {
        const bool above = one.scores(roc.order[i], 1) >= float(point.threshold);
        QCOMPARE(above, i < point.above);
        hits += above && one.labels[roc.order[i]] == 1;
      }
      QCOMPARE(hits, point.hits);
    }
    const CurvePoint best = roc.points[bestPoint(roc)];
    for (const CurvePoint& point : roc.points) QVERIFY(point.y - point.x <= best.y - best.x);
  }

  void undefinedIsEmpty() {
    Matrix p(3, 2, 0.5f);
    QVERIFY(rocCurve({0, 0, 0}, p, 0).points.empty() && std::isnan(rocCurve({0, 0, 0}, p, 0).area));
    QCOMPARE(prCurve({0, 0, 0}, p, 0).area, 1.0);
    QVERIFY(prCurve({0, 0, 0}, p, 1).points.empty());
    QVERIFY(rocCurve({}, Matrix(), 0).points.empty());
    QCOMPARE(bestPoint(rocCurve({}, Matrix(), 0)), std::size_t(0));
  }
};

QTEST_APPLESS_MAIN(TestCurves)
#include "tst_curves.moc"
