// From WAV files to a run record, on sounds made here that anybody could tell apart.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/training.h"
#include "core/learn/trainpictures.h"

using namespace ullim;

namespace {

constexpr int kRate = 8000;
const std::vector<std::string> kClasses = {"low", "high", "noise"};

/// A network small enough that a run takes a fraction of a second.
Recipe smallRecipe() {
  Recipe recipe = recipes().front();
  Branch& branch = recipe.members.front().branches.front();
  branch.picture.height = 12;
  branch.picture.width = 10;
  branch.layers = {{.kind = LayerKind::Conv2d, .filters = 8, .kernel = 3},
                   {.kind = LayerKind::Relu},
                   {.kind = LayerKind::MaxPool2d, .kernel = 2},
                   {.kind = LayerKind::Dropout, .rate = 0.25},
                   {.kind = LayerKind::Flatten},
                   {.kind = LayerKind::Dense, .filters = 16},
                   {.kind = LayerKind::Relu},
                   {.kind = LayerKind::Dense}};
  return recipe;
}

const Scaler& scalerOf(const ModelFile& model) { return model.members.front().scalers.front(); }

std::vector<float> soundOf(int label, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<float> y(kRate / 2);
  const double hz = label == 0 ? rng.uniform(250, 350) : rng.uniform(2200, 2800);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] = float(label == 2
                     ? rng.normal() * 0.1
                     : 0.3 * std::sin(2 * std::numbers::pi * hz * double(i) / kRate) + rng.normal() * 0.001);
  return y;
}

QByteArray bytesOf(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestTraining : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto backend = learnBackend();
    if (!backend) QSKIP(backend.error().detail.c_str());
    QVERIFY(m_dir.isValid());
    for (int i = 0; i < 60; ++i) {
      const int label = i % 3;
      const std::string path = at(("clip" + std::to_string(i) + ".wav").c_str());
      QVERIFY(writeWav(path, {{kRate}, soundOf(label, std::uint64_t(i)), 1, {}}).has_value());
      m_clips.push_back({"id" + std::to_string(i), path, kClasses[std::size_t(label)],
                         "baby" + std::to_string(i / 6), "", ""});
    }
  }

  void learnsWhatCanBeLearned() {
    const TrainRequest request = makeRequest("easy");
    std::vector<TrainEvent> events;
    const auto run = runTraining(request, {}, {}, [&](const TrainEvent& e) { events.push_back(e); });
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->metrics.accuracy, 1.0);
    QCOMPARE(run->folds.size(), std::size_t(1));
    QCOMPARE(int(run->oof.size()), run->folds[0].nTest);
    QCOMPARE(run->folds[0].nTrain + run->folds[0].nValidation + run->folds[0].nTest, 60);
    QVERIFY(run->unreadable.empty());
    // Events: pictures, split, fold, batches and epochs in order, done; the time left is known before the
    // end.
    QVERIFY(events.front().kind == TrainEvent::Kind::Features);
    QVERIFY(events.back().kind == TrainEvent::Kind::Done);
    int epoch = 0;
    bool timeKnown = false;
    for (const TrainEvent& e : events) {
      if (e.kind == TrainEvent::Kind::Epoch) QCOMPARE(e.epoch, ++epoch);
      if (e.kind == TrainEvent::Kind::Batch) timeKnown |= e.secondsLeft >= 0;
    }
    QCOMPARE(epoch, request.settings.epochs);
    QVERIFY(timeKnown);
    // The record on disk says the same.
    const auto back = readRun(request.runFolder);
    QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
    QCOMPARE(back->metrics.accuracy, run->metrics.accuracy);
    QCOMPARE(back->metrics.accuracyCi.low, run->metrics.accuracyCi.low);
    QCOMPARE(back->metrics.logLoss, run->metrics.logLoss);
    QCOMPARE(back->history.size(), run->history.size());
    QCOMPARE(back->history.back().valLoss, run->history.back().valLoss);
    QCOMPARE(back->history.back().learningRate, run->history.back().learningRate);
    QVERIFY(back->history.back().learningRate > 0);
    QVERIFY(back->settings == run->settings);
    // Baselines are judged on the same clips, and the record keeps them.
    QCOMPARE(run->baselines.size(), std::size_t(3));
    QCOMPARE(run->baselines[0].n, run->metrics.n);
    QCOMPARE(run->baselines[0].balancedAccuracy, 1.0 / 3);
    QVERIFY(run->baselines[2].accuracy > 0.9);  // three sounds that MFCC tell apart
    QCOMPARE(back->baselines.size(), std::size_t(3));
    QCOMPARE(back->baselines[2].name, std::string("logistic_mfcc"));
    QCOMPARE(back->baselines[2].macroF1Ci.low, run->baselines[2].macroF1Ci.low);
    QVERIFY(back->oof.front().probabilities == run->oof.front().probabilities);
    QCOMPARE(listRuns(m_dir.path().toStdString()), std::vector<std::string>{request.runFolder});
    // And the model answers new sounds.
    const auto predictor = Predictor::load(request.runFolder);
    QVERIFY2(predictor.has_value(), predictor ? "" : predictor.error().detail.c_str());
    for (int label = 0; label < 3; ++label) {
      const Prediction p = (*predictor)->predictSignal(soundOf(label, 1000 + std::uint64_t(label)), {kRate});
      QCOMPARE(p.label, kClasses[std::size_t(label)]);
      QVERIFY(std::abs(p.probabilities[0] + p.probabilities[1] + p.probabilities[2] - 1.0f) < 1e-5f);
    }
    QVERIFY(!(*predictor)->predictFile(at("nothing.wav")).error.empty());
  }

  void sameSeedSameBytes() {
    TrainRequest a = makeRequest("seed-a"), b = makeRequest("seed-b"), c = makeRequest("seed-c");
    c.settings.seed = 8;
    for (TrainRequest* r : {&a, &b, &c}) {
      r->jobs = r == &a ? 1 : 2;  // the order of reading must not matter
      QVERIFY(runTraining(*r, {}, {}, {}).has_value());
    }
    const QByteArray bytes = bytesOf(a.runFolder + "/model.safetensors");
    QVERIFY(!bytes.isEmpty());
    QVERIFY(bytes == bytesOf(b.runFolder + "/model.safetensors"));
    QVERIFY(bytes != bytesOf(c.runFolder + "/model.safetensors"));
    QVERIFY(bytesOf(a.runFolder + "/oof.csv") == bytesOf(b.runFolder + "/oof.csv"));
  }

  void everyClipIsTestedOnceInFolds() {
    TrainRequest request = makeRequest("folds");
    request.split.folds = 3;
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->folds.size(), std::size_t(3));
    QCOMPARE(run->oof.size(), std::size_t(60));
    std::set<std::string> ids;
    for (const OofRow& row : run->oof) ids.insert(row.clipId);
    QCOMPARE(ids.size(), std::size_t(60));
    double sum = 0;
    for (const FoldResult& fold : run->folds) sum += fold.accuracy;
    QVERIFY(std::abs(run->accuracyMean - sum / 3) < 1e-12);
    for (const char* name :
         {"model-fold0.safetensors", "model-fold2.json", "model.safetensors", "split.csv", "dataset.csv"})
      QVERIFY(QFile::exists(QString::fromStdString(request.runFolder) + "/" + name));
  }

  void scalerSeesTheTrainingPartOnly() {
    const TrainRequest first = makeRequest("scaler-1");
    const auto run = runTraining(first, {}, {}, {});
    QVERIFY(run.has_value());
    // Replace every test clip by another sound, and train again on the same split.
    TrainRequest second = makeRequest("scaler-2");
    const std::vector<float> quiet(std::size_t(kRate), 0.0f);
    const std::string other = at("other.wav");
    QVERIFY(writeWav(other, {{kRate}, quiet, 1, {}}).has_value());
    int changed = 0;
    for (TrainClip& clip : second.clips)
      for (const OofRow& row : run->oof)
        if (row.clipId == clip.id) {
          clip.path = other;
          ++changed;
        }
    QVERIFY(changed > 5);
    QVERIFY(runTraining(second, {}, {}, {}).has_value());
    const auto a = readModel(first.runFolder), b = readModel(second.runFolder);
    QVERIFY(a.has_value() && b.has_value());
    QCOMPARE(scalerOf(*a).mean, scalerOf(*b).mean);
    QCOMPARE(scalerOf(*a).std, scalerOf(*b).std);
    QVERIFY(a->members.front().weights.at("dense.weight").values ==
            b->members.front().weights.at("dense.weight").values);
    QVERIFY(scalerOf(*a).mean.front() < -1.0f);  // decibels below the maximum: it was fitted on something
    // A changed training clip, on the other hand, is seen.
    TrainRequest third = makeRequest("scaler-3");
    for (TrainClip& clip : third.clips) {
      bool tested = false;
      for (const OofRow& row : run->oof) tested |= row.clipId == clip.id;
      if (!tested) clip.path = clip.label == "noise" ? other : clip.path;
    }
    QVERIFY(runTraining(third, {}, {}, {}).has_value());
    QVERIFY(scalerOf(*readModel(third.runFolder)).mean != scalerOf(*a).mean);
  }

  void abortLeavesNothing() {
    const TrainRequest request = makeRequest("aborted");
    int batches = 0;
    const auto run = runTraining(
        request, {}, [&] { return batches > 3 ? StopWish::Abort : StopWish::None; },
        [&](const TrainEvent& e) { batches += e.kind == TrainEvent::Kind::Batch; });
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().code, ErrorCode::Cancelled);
    QVERIFY(!QDir(QString::fromStdString(request.runFolder)).exists());
  }

  void stopTokenAborts() {
    const TrainRequest request = makeRequest("token");
    std::stop_source stop;
    const auto run = runTraining(request, {stop.get_token(), {}}, {}, [&](const TrainEvent& e) {
      if (e.kind == TrainEvent::Kind::Epoch) stop.request_stop();
    });
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().code, ErrorCode::Cancelled);
    QVERIFY(!QDir(QString::fromStdString(request.runFolder)).exists());
  }

  void keepBestLeavesARecord() {
    TrainRequest request = makeRequest("kept");
    request.settings.epochs = 500;
    int epochs = 0;
    const auto run = runTraining(
        request, {}, [&] { return epochs >= 4 ? StopWish::KeepBest : StopWish::None; },
        [&](const TrainEvent& e) { epochs += e.kind == TrainEvent::Kind::Epoch; });
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    QVERIFY(run->stopped);
    QCOMPARE(run->folds[0].epochsRun, 4);
    QVERIFY(readRun(request.runFolder)->stopped);
    QVERIFY(readModel(request.runFolder).has_value());
  }

  void bestEpochIsKept() {
    // The weights written are those of the epoch with the lowest validation loss: a run of so many epochs
    // gives them too.
    TrainRequest request = makeRequest("best-long");
    request.settings.epochs = 12;
    request.settings.learningRate = 0.05;  // restless on purpose
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY(run.has_value());
    int best = 0;
    double lowest = 1e300;
    for (const TrainEvent& e : run->history)
      if (e.valLoss < lowest) {
        lowest = e.valLoss;
        best = e.epoch;
      }
    QCOMPARE(run->folds[0].bestEpoch, best);
    TrainRequest shorter = makeRequest("best-short");
    shorter.settings = request.settings;
    shorter.settings.epochs = best;
    QVERIFY(runTraining(shorter, {}, {}, {}).has_value());
    QVERIFY(bytesOf(request.runFolder + "/model.safetensors") ==
            bytesOf(shorter.runFolder + "/model.safetensors"));
  }

  void patienceStopsEarly() {
    TrainRequest request = makeRequest("patient");
    request.settings.epochs = 300;
    request.settings.patience = 2;
    request.settings.learningRate = 0.05;
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY(run.has_value());
    QVERIFY(run->folds[0].stoppedEarly);
    QCOMPARE(run->folds[0].epochsRun, run->folds[0].bestEpoch + 2);
  }

  void leakIsRefused() {
    TrainRequest request = makeRequest("leak");
    request.split.byGroup = false;
    const auto refused = runTraining(request, {}, {}, {});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::BadArgument);
    QVERIFY(!QDir(QString::fromStdString(request.runFolder)).exists());
    request.allowLeaks = true;
    const auto allowed = runTraining(request, {}, {}, {});
    QVERIFY(allowed.has_value());
    QVERIFY(!allowed->warnings.empty());
  }

  void copiesStayOnOneSide() {
    // The same content under two babies: both babies must be on one side, so nothing leaks and nothing is
    // refused.
    TrainRequest request = makeRequest("copies");
    for (std::size_t i = 0; i < request.clips.size(); ++i)
      request.clips[i].contentHash = "h" + std::to_string(i);
    request.clips[59].contentHash = request.clips[2].contentHash;
    request.split.folds = 3;
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    std::map<std::string, int> foldOf;
    for (const OofRow& row : run->oof) foldOf[row.clipId] = row.fold;
    QCOMPARE(foldOf["id2"], foldOf["id59"]);
  }

  void augmentedCopiesOnlyTeach() {
    TrainRequest request = makeRequest("augmented");
    request.augment.steps = {*parseStep("gain(gain_db=-3)")};
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    const FoldResult& fold = run->folds[0];
    QCOMPARE(fold.nTrain / 2 + fold.nValidation + fold.nTest, 60);
    // Clips that were made from others by the user are not judged either.
    TrainRequest made = makeRequest("made");
    for (std::size_t i = 0; i < 60; ++i) {
      TrainClip copy = made.clips[i];
      copy.parent = copy.id;
      copy.id = "copy-" + copy.id;
      made.clips.push_back(copy);
    }
    const auto second = runTraining(made, {}, {}, {});
    QVERIFY2(second.has_value(), second ? "" : second.error().detail.c_str());
    for (const OofRow& row : second->oof) QVERIFY(!row.clipId.starts_with("copy-"));
  }

  void aBadFileIsARow() {
    TrainRequest request = makeRequest("bad-file");
    const std::string text = at("text.wav");
    QFile file(QString::fromStdString(text));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no sound");
    file.close();
    request.clips.push_back({"bad", text, "low", "", "", ""});
    request.clips.push_back({"gone", at("gone.wav"), "high", "", "", ""});
    const auto run = runTraining(request, {}, {}, {});
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->unreadable.size(), std::size_t(2));
    QVERIFY(run->unreadable[0].find("text.wav") != std::string::npos);
    QVERIFY(readRun(request.runFolder)->unreadable == run->unreadable);
  }

  void tooLittleIsRefused() {
    TrainRequest one = makeRequest("one-class");
    std::erase_if(one.clips, [](const TrainClip& c) { return c.label != "low"; });
    one.classNames = {"low"};
    QCOMPARE(runTraining(one, {}, {}, {}).error().code, ErrorCode::TooFew);
    TrainRequest empty = makeRequest("empty-class");
    empty.classNames.push_back("never");
    QCOMPARE(runTraining(empty, {}, {}, {}).error().code, ErrorCode::TooFew);
    // A picture of 4096 x 4096 is 64 MB; 60 clips at 10 000 speeds are more than any machine here has.
    TrainRequest huge = makeRequest("huge");
    Member& net = huge.recipe.members.front();
    net.branches.front().picture.height = net.branches.front().picture.width = 4096;
    for (int i = 1; i <= 50; ++i) net.speeds.push_back(1 + i / 100.0);
    QCOMPARE(pictureBytes(huge), 51.0 * 60 * 4096 * 4096 * 4);
    for (int i = 51; i <= 10'000; ++i) net.speeds.push_back(1 + i / 100.0);
    QCOMPARE(runTraining(huge, {}, {}, {}).error().code, ErrorCode::TooFew);
    TrainRequest none = makeRequest("no-clips");
    none.clips.clear();
    QCOMPARE(runTraining(none, {}, {}, {}).error().code, ErrorCode::TooFew);
    QVERIFY(!QDir(QString::fromStdString(none.runFolder)).exists());
  }

  void aRunIsNeverOverwritten() {
    const TrainRequest request = makeRequest("twice");
    QVERIFY(runTraining(request, {}, {}, {}).has_value());
    const QByteArray before = bytesOf(request.runFolder + "/run.json");
    QCOMPARE(runTraining(request, {}, {}, {}).error().code, ErrorCode::FileExists);
    QCOMPARE(bytesOf(request.runFolder + "/run.json"), before);
  }

  void nothingToLearnIsSaid() {
    // The same sound under both names: the loss cannot fall below guessing, and the program says so.
    TrainRequest request = makeRequest("flat");
    const std::string same = at("same.wav");
    QVERIFY(writeWav(same, {{kRate}, soundOf(0, 1), 1, {}}).has_value());
    for (TrainClip& clip : request.clips) clip.path = same;
    request.settings.epochs = 40;
    std::vector<std::string> warnings;
    const auto run = runTraining(request, {}, {}, [&](const TrainEvent& e) {
      if (e.kind == TrainEvent::Kind::Warning) warnings.push_back(e.text);
    });
    QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
    QVERIFY(run->warnings == warnings);
    const auto has = [&](const char* text) {
      return std::any_of(warnings.begin(), warnings.end(),
                         [&](const std::string& w) { return w.find(text) != std::string::npos; });
    };
    QVERIFY(has("same answer"));
    QVERIFY(has("never predicted"));
    QVERIFY(run->metrics.verdict != "better_than_majority");
  }

  void aHealthyRunHasNoWarning() {
    const auto run = runTraining(makeRequest("healthy"), {}, {}, {});
    QVERIFY(run.has_value());
    QVERIFY2(run->warnings.empty(), run->warnings.empty() ? "" : run->warnings.front().c_str());
  }

  void damagedModelIsRefused() {
    const TrainRequest request = makeRequest("damaged");
    QVERIFY(runTraining(request, {}, {}, {}).has_value());
    const QString path = QString::fromStdString(request.runFolder);
    // The description of another recipe beside these weights.
    QFile json(path + "/model.json");
    QVERIFY(json.open(QIODevice::ReadWrite));
    QByteArray text = json.readAll();
    text.replace("\"filters\": 8", "\"filters\": 9");
    json.resize(0);
    json.seek(0);
    json.write(text);
    json.close();
    QCOMPARE(readModel(request.runFolder).error().code, ErrorCode::BadFormat);
    QFile::remove(path + "/model.json");
    QCOMPARE(readModel(request.runFolder).error().code, ErrorCode::FileNotFound);
    QCOMPARE(readModel(at("x.pt")).error().code, ErrorCode::BadFormat);
    QVERIFY(readModel(at("x.pt")).error().detail.find("run code") != std::string::npos);
  }

 private:
  std::string at(const char* name) const { return (m_dir.path() + "/" + name).toStdString(); }

  TrainRequest makeRequest(const char* name) const {
    TrainRequest request;
    request.clips = m_clips;
    request.classNames = kClasses;
    request.recipe = smallRecipe();
    request.settings = {.epochs = 15, .batchSize = 8, .learningRate = 5e-3, .seed = 7, .threads = 1};
    request.split.seed = 3;
    request.runFolder = at(name);
    return request;
  }

  QTemporaryDir m_dir;
  std::vector<TrainClip> m_clips;
};

QTEST_APPLESS_MAIN(TestTraining)
#include "tst_training.moc"
