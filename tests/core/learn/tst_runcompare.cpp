// Comparisons of runs against numbers known from outside: the binomial table, Student's table, a case by
// hand.
#include <QtTest>
#include <cmath>

#include "core/learn/runcompare.h"

using namespace ullim;

namespace {

/// A run over clips of two classes; right[i] says whether clip i is told right.
RunRecord runOf(const std::vector<bool>& right, int folds) {
  RunRecord r;
  r.folder = r.name = "run";
  r.recipe = recipes().front();
  r.classNames = {"a", "b"};
  for (std::size_t i = 0; i < right.size(); ++i) {
    const int label = int(i % 2), told = right[i] ? label : 1 - label;
    const std::string id = "clip" + std::to_string(1000 + i);
    r.oof.push_back({id, int(i) % folds, label, {told == 0 ? 0.9f : 0.1f, told == 0 ? 0.1f : 0.9f}});
    r.oofGroups.push_back("g" + std::to_string(i / 2));
    r.dataset.push_back({id, "/x/" + id, r.classNames[std::size_t(label)], r.oofGroups.back()});
  }
  for (int f = 0; f < folds; ++f) {
    FoldResult fold{.fold = f, .nTrain = 90, .nTest = 10};
    int n = 0;
    for (std::size_t i = std::size_t(f); i < right.size(); i += std::size_t(folds), ++n)
      fold.accuracy += right[i];
    fold.accuracy /= n;
    r.folds.push_back(fold);
  }
  return r;
}

}  // namespace

class TestRunCompare : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void knownTables() {
    QVERIFY(std::abs(mcnemarExact(1, 9) - 22.0 / 1024) < 1e-12);  // 2 (1 + 10) / 2^10
    QCOMPARE(mcnemarExact(5, 5), 1.0);
    QCOMPARE(mcnemarExact(0, 0), 1.0);
    QVERIFY(std::abs(studentP(2.776445, 4) - 0.05) < 1e-6);
    QVERIFY(std::abs(studentP(-2.262157, 9) - 0.05) < 1e-6);
    QCOMPARE(studentP(0, 3), 1.0);
  }

  void fixedAndBroken() {
    std::vector<bool> a(40, true), b(40, true);
    a[0] = a[1] = a[2] = a[7] = b[3] = b[7] = false;
    const auto c = compareRuns(runOf(a, 4), runOf(b, 4));
    QVERIFY(c);
    QCOMPARE(c->fixed, (std::vector<std::string>{"clip1000", "clip1001", "clip1002"}));
    QCOMPARE(c->broken, std::vector<std::string>{"clip1003"});
    QCOMPARE(c->bothWrong, 1);
    QCOMPARE(c->bothRight, 35);
    QVERIFY(std::abs(c->accuracyDifference - 2.0 / 40) < 1e-12);
    QVERIFY(c->accuracyDifferenceCi.low < 0.05 && 0.05 < c->accuracyDifferenceCi.high);
    QCOMPARE(c->mcnemarP, 0.625);  // 2 (1 + 4) / 16
    QVERIFY(c->sameFolds && c->folds == 4 && c->groups == 20 && !c->fewGroups);
    // Folds' gaps are .1 .1 .1 -.1: mean .05, variance .01; t = .05 / sqrt((1/4 + 1/9) .01).
    QVERIFY(std::abs(c->correctedT - 0.05 / std::sqrt((0.25 + 1.0 / 9) * 0.01)) < 1e-9);
    QVERIFY(!compareRuns(runOf(a, 4), runOf(b, 5))->sameFolds);
    QVERIFY(!c->unfair);
    RunRecord leaking = runOf(b, 4);
    leaking.splitOptions.byGroup = false;
    QVERIFY(compareRuns(runOf(a, 4), leaking)->unfair);
    RunRecord unknown = leaking;  // judged before its clips got groups
    for (std::string& group : unknown.oofGroups) group.clear();
    QVERIFY(compareRuns(unknown, runOf(a, 4))->unfair && compareRuns(runOf(a, 4), unknown)->unfair);
    RunRecord other = runOf(b, 4);
    other.splitOptions.groupBy = "recording";
    QVERIFY(compareRuns(runOf(a, 4), other)->unfair);  // kept apart, but by something else
    QCOMPARE(compareRuns(runOf(a, 4), leaking)->verdict, std::string("not a fair comparison"));
    const auto back = compareRuns(runOf(b, 4), runOf(a, 4));
    QCOMPARE(back->fixed, c->broken);
    QVERIFY(std::abs(back->accuracyDifference + c->accuracyDifference) < 1e-12);
  }

  void theSameRunDoesNotDiffer() {
    const RunRecord r = runOf(std::vector<bool>(30, true), 3);
    const auto c = compareRuns(r, r);
    QCOMPARE(c->accuracyDifferenceCi.low, 0.0);
    QCOMPARE(c->accuracyDifferenceCi.high, 0.0);
    QCOMPARE(c->verdict, std::string("no difference can be told"));
    QVERIFY(std::isnan(c->correctedT));
    const RunTable table = differences({r, r});
    QVERIFY(table.settings.empty() && table.sameLabels && table.alike > 10);
  }

  void otherLabelsAreRefused() {
    const RunRecord a = runOf(std::vector<bool>(30, true), 3);
    RunRecord b = a;
    b.dataset[4].label = "b";
    b.oof[4].label = 1;
    const auto refused = compareRuns(a, b);
    QVERIFY(!refused && refused.error().detail.find("not comparable") != std::string::npos &&
            refused.error().detail.find("1 clip") != std::string::npos);
    const auto despite = compareRuns(a, b, {.despiteLabels = true});
    QVERIFY(despite && despite->clips == 29 && despite->labelsDiffer == 1);
    QVERIFY(!differences({a, b}).sameLabels);
    RunRecord none = a;
    none.oof.clear();
    none.oofGroups.clear();
    QVERIFY(!compareRuns(a, none));
  }

  void onlyWhatDiffersIsListed() {
    const RunRecord a = runOf(std::vector<bool>(30, true), 3);
    RunRecord b = a;
    b.settings.learningRate = 0.5;
    b.recipe.members.front().branches.front().picture.height = 64;
    b.startedUtc = "2026-01-01T00:00:00Z";
    const RunTable table = differences({a, b});
    QCOMPARE(table.settings.size(), std::size_t(2));
    QVERIFY2(table.settings[0].key.ends_with("picture.height"), table.settings[0].key.c_str());
    QCOMPARE(table.settings[1].section, std::string("settings"));
    QCOMPARE(table.settings[1].values[1], std::string("0.5"));
    QVERIFY(differences({}).scores.front().values.empty());
  }
};

QTEST_APPLESS_MAIN(TestRunCompare)
#include "tst_runcompare.moc"
