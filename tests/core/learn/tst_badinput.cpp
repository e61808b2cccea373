// What people give a training by mistake: each gets a sentence that says what and what to do, nothing crashes
// and nothing is lost.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/training.h"

using namespace ullim;

namespace {

constexpr int kRate = 8000;

/// A network small enough that a run takes a fraction of a second.
Recipe smallRecipe() {
  Recipe recipe = recipes().front();
  Branch& branch = recipe.members.front().branches.front();
  branch.picture.height = 8;
  branch.picture.width = 8;
  branch.layers = {{.kind = LayerKind::Flatten},
                   {.kind = LayerKind::Dense, .filters = 6},
                   {.kind = LayerKind::Relu},
                   {.kind = LayerKind::Dense}};
  return recipe;
}

std::vector<float> tone(double hz) {
  std::vector<float> y(kRate / 2);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] = float(0.3 * std::sin(2 * std::numbers::pi * hz * double(i) / kRate));
  return y;
}

/// Whole, and with what to do in brackets.
bool isSentence(const Error& error) {
  return error.detail.size() > 20 && error.detail.find('(') != std::string::npos &&
         error.detail.back() == ')';
}

}  // namespace

class TestBadInput : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void oneClass();
  void aClassOfOneClip();
  void moreFoldsThanGroups();
  void emptyTestPart();
  void allClipsSilent();
  void lossNotFinite();

 private:
  std::string at(const std::string& name) const { return m_dir.path().toStdString() + "/" + name; }
  TrainRequest request(const std::string& name) const {
    TrainRequest r;
    r.clips = m_clips;
    r.classNames = {"low", "high"};
    r.recipe = smallRecipe();
    r.settings = {.epochs = 4, .batchSize = 8, .learningRate = 1e-2, .seed = 7, .threads = 1};
    r.split.seed = 3;
    r.runFolder = at(name);
    r.baselines = false;
    return r;
  }
  QTemporaryDir m_dir;
  std::vector<TrainClip> m_clips;
};

void TestBadInput::initTestCase() {
  const auto backend = learnBackend();
  if (!backend) QSKIP(backend.error().detail.c_str());
  for (int i = 0; i < 40; ++i) {
    const std::string path = at("c" + std::to_string(i) + ".wav");
    QVERIFY(writeWav(path, {{kRate}, tone((i % 2 ? 2500 : 300) + 3 * i), 1, {}}));
    m_clips.push_back(
        {"id" + std::to_string(i), path, i % 2 ? "high" : "low", "g" + std::to_string(i / 4), "", ""});
  }
}

void TestBadInput::oneClass() {
  TrainRequest r = request("one");
  r.classNames = {"low"};
  for (TrainClip& clip : r.clips) clip.label = "low";
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY(!run);
  QCOMPARE(run.error().code, ErrorCode::TooFew);
  qInfo("%s", run.error().detail.c_str());
  QVERIFY(isSentence(run.error()));
  QVERIFY(!QDir(QString::fromStdString(r.runFolder)).exists());
}

void TestBadInput::aClassOfOneClip() {
  for (const int folds : {0, 4})
    for (const bool byGroup : {true, false}) {
      TrainRequest r = request("single" + std::to_string(folds) + (byGroup ? "g" : "c"));
      r.classNames.push_back("rare");
      r.clips[5].label = "rare";
      r.split.folds = folds;
      r.split.byGroup = byGroup;
      const auto run = runTraining(r, {}, {}, {});
      if (!run) {
        qInfo("%d %d error: %s", folds, byGroup, run.error().detail.c_str());
        continue;
      }
      for (const std::string& w : run->warnings) qInfo("%d %d %s", folds, byGroup, w.c_str());
    }
}

void TestBadInput::moreFoldsThanGroups() {
  TrainRequest r = request("folds");
  r.split.folds = 11;
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY(!run);
  QCOMPARE(run.error().code, ErrorCode::TooFew);
  qInfo("%s", run.error().detail.c_str());
  QVERIFY(isSentence(run.error()));
}

void TestBadInput::emptyTestPart() {
  for (const bool byGroup : {true, false})
    for (const double share : {0.001, 0.999}) {
      TrainRequest r = request("empty" + std::to_string(share) + (byGroup ? "g" : "c"));
      r.split.testSize = share;
      r.split.byGroup = byGroup;
      const auto run = runTraining(r, {}, {}, {});
      if (run)
        qInfo("%g %d: %d %d %d", share, byGroup, run->folds[0].nTrain, run->folds[0].nValidation,
              run->folds[0].nTest);
      else
        qInfo("%g %d: %s", share, byGroup, run.error().detail.c_str());
    }
}

void TestBadInput::allClipsSilent() {
  TrainRequest r = request("silent");
  for (int i = 0; i < 40; ++i) {
    r.clips[std::size_t(i)].path = at("z" + std::to_string(i) + ".wav");
    QVERIFY(writeWav(r.clips[std::size_t(i)].path, {{kRate}, std::vector<float>(kRate / 2), 1, {}}));
  }
  const auto run = runTraining(r, {}, {}, {});
  if (!run) {
    qInfo("error %s", run.error().detail.c_str());
    return;
  }
  for (const std::string& w : run->warnings) qInfo("%s", w.c_str());
  qInfo("%g %s", run->metrics.balancedAccuracy, run->metrics.verdict.c_str());
}

void TestBadInput::lossNotFinite() {
  for (const double rate : {1e30, 1e8, 1e5, 1e3, 30.0}) {
    TrainRequest r = request("nan" + std::to_string(rate));
    r.split.folds = 3;
    r.settings.learningRate = rate;
    const auto run = runTraining(r, {}, {}, {});
    if (run)
      qInfo("%g failure: %s", rate, run->failure.c_str());
    else
      qInfo("%g error: %s", rate, run.error().detail.c_str());
  }
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
