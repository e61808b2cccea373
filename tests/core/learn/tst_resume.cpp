// A training that is killed and continued ends bit by bit as one that never was. ULLIM_KILLS=50 kills more
// often. Every training runs in a process of its own; this one never loads LibTorch.
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/learn/checkpoint.h"
#include "core/learn/training.h"

using namespace ullim;

namespace {

constexpr int kRate = 8000, kClips = 48, kEpochs = 6, kBatch = 4;

/// Two networks with batch normalisation and dropout, two folds: everything that has a state.
Recipe recipeOf() {
  using enum LayerKind;
  Recipe recipe;
  recipe.name = "test";
  Branch branch;
  branch.picture = recipes().front().picture();
  branch.picture.height = 10;
  branch.picture.width = 12;
  branch.layers = {{.kind = Conv2d, .filters = 6, .kernel = 3, .same = true},
                   {.kind = BatchNorm},
                   {.kind = Relu},
                   {.kind = Dropout, .rate = 0.3},
                   {.kind = GlobalMeanMaxPool},
                   {.kind = Dense}};
  recipe.members = {{"a", {branch}, {}, {}}, {"b", {branch}, {}, {1, 0.9}}};
  recipe.defaults.epochs = kEpochs;
  recipe.defaults.batchSize = kBatch;
  recipe.defaults.schedule = Schedule::OneCycle;
  recipe.defaults.optimizer = "adamw";
  recipe.defaults.mixup = 0.2;
  recipe.defaults.keepCheckpoints = 2;
  recipe.defaults.threads = 1;
  return recipe;
}

/// In a child: 0 when the training ended well.
int inChild(const std::function<bool()>& work) {
  const pid_t pid = ::fork();
  if (pid == 0) ::_exit(work() ? 0 : 1);
  int status = 0;
  ::waitpid(pid, &status, 0);
  return status;
}

bool killed(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL; }
bool endedWell(int status) { return WIFEXITED(status) && WEXITSTATUS(status) == 0; }

void killAfter(std::int64_t microseconds) {
  ::signal(SIGALRM, [](int) { ::kill(::getpid(), SIGKILL); });
  itimerval timer{};
  timer.it_value.tv_sec = time_t(microseconds / 1'000'000);
  timer.it_value.tv_usec = suseconds_t(microseconds % 1'000'000);
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

/// Everything a run says, but times.
QByteArray runText(const QString& folder) {
  QByteArray all;
  const QDir dir(folder);
  for (const QString& name :
       dir.entryList({"*.safetensors", "oof*.csv", "split.csv", "history.csv"}, QDir::Files, QDir::Name)) {
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::ReadOnly)) continue;
    all += name.toUtf8() + "\n";
    if (name != "history.csv") {
      all += file.readAll();
      continue;
    }
    for (QByteArray line : file.readAll().split('\n')) {
      QList<QByteArray> cells = line.split(',');
      if (cells.size() > 6) cells[6].clear();  // seconds
      all += cells.join(',') + "\n";
    }
  }
  return all;
}

}  // namespace

class TestResume : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(m_dir.isValid());
    Rng rng(1);
    for (int i = 0; i < kClips; ++i) {
      std::vector<float> y(kRate / 4);
      const double hz = i % 2 == 0 ? rng.uniform(300, 900) : rng.uniform(700, 1500);
      for (std::size_t n = 0; n < y.size(); ++n)
        y[n] = float(0.3 * std::sin(2 * std::numbers::pi * hz * double(n) / kRate) + rng.normal() * 0.05);
      const std::string path = m_dir.filePath(QString::number(i) + ".wav").toStdString();
      QVERIFY(writeWav(path, {{kRate}, y, 1, {}}).has_value());
    }
    const int status = inChild([&] { return train("whole", {}, 1000).has_value(); });
    if (!endedWell(status)) QSKIP("LibTorch is not here");
    m_whole = runText(m_dir.filePath("whole"));
    QVERIFY(m_whole.size() > 5000);
    QVERIFY(!QFile::exists(m_dir.filePath("whole/resume.json")));
    QVERIFY(!QDir(m_dir.filePath("whole/checkpoint")).exists());
  }

  void killedAnywhereItEndsTheSame() {
    const int kills =
        qEnvironmentVariableIsSet("ULLIM_KILLS") ? qEnvironmentVariableIntValue("ULLIM_KILLS") : 6;
    Rng rng(7);
    int same = 0, killedInTime = 0, again = 0;
    for (int k = 0; k < kills; ++k) {
      const QString name = QStringLiteral("killed%1").arg(k);
      const int batch = k % 2 == 0 ? 1 + int(rng.below(std::size_t(m_batches))) : 0;
      const std::int64_t us = std::int64_t(rng.below(std::size_t(m_us)));
      int status = inChild([&] { return train(name, batch ? batch : -us, 0).has_value(); });
      killedInTime += killed(status);
      // Now and then the continued run is killed as well.
      if (k % 3 == 0 && killed(status) && QFile::exists(m_dir.filePath(name + "/resume.json"))) {
        status = inChild([&] { return resume(name, 1 + int(rng.below(20)), true).has_value(); });
        again += killed(status);
      }
      if (!QFile::exists(m_dir.filePath(name + "/run.json"))) {
        if (QFile::exists(m_dir.filePath(name + "/resume.json"))) {
          QVERIFY2(endedWell(inChild([&] { return resume(name, 0, true).has_value(); })), qPrintable(name));
        } else {  // before anything was begun: the folder is empty or not there
          QDir(m_dir.filePath(name)).removeRecursively();
          QVERIFY(endedWell(inChild([&] { return train(name, {}, 0).has_value(); })));
        }
      }
      same += runText(m_dir.filePath(name)) == m_whole;
    }
    qInfo("%d of %d runs bit-identical to the unbroken one (%d killed, %d of them twice)", same, kills,
          killedInTime, again);
    QCOMPARE(same, kills);
    QVERIFY(killedInTime > kills / 2);
  }

  /// A pause saves at once, also in the middle of the first epoch: killed then, nothing is made twice and the
  /// end is the same. No other checkpoint is written: the next would be due after 1000 seconds.
  void aPauseSavesBetweenBatches() {
    for (const int at : {3, 24, 61}) {
      const QString name = QStringLiteral("paused%1").arg(at);
      QVERIFY(killed(inChild([&] { return trainUntilPaused(name, at); })));
      int parts = 0, made = 0;
      for (int fold = 0; fold < 2; ++fold)
        for (std::size_t member = 0; member < 2; ++member) {
          const auto c = readCheckpoint(checkpointPath(m_dir.filePath(name).toStdString(), fold, member));
          QVERIFY(bool(c));
          if (!*c) continue;
          made += int((*c)->network.steps);
          parts += (*c)->part.batches > 0;
        }
      QVERIFY(made >= at && parts > 0);
      const int left = m_batches - made;
      QVERIFY(endedWell(inChild([&] {
        auto request = readResume(m_dir.filePath(name).toStdString());
        if (!request) return false;
        int n = 0;
        const auto run = resumeTraining(*request, {}, {},
                                        [&](const TrainEvent& e) { n += e.kind == TrainEvent::Kind::Batch; });
        return run.has_value() && n == left;
      })));
      QVERIFY(runText(m_dir.filePath(name)) == m_whole);
    }
  }

  void withoutTheGeneratorsStateItDoesNot() {
    const QString name = QStringLiteral("control");
    QVERIFY(killed(inChild([&] { return train(name, m_batches / 4, 0).has_value(); })));
    QVERIFY(endedWell(inChild([&] { return resume(name, 0, false).has_value(); })));
    QVERIFY(runText(m_dir.filePath(name)) != m_whole);
  }

  void aDamagedCheckpointBeginsItsNetworkAnew() {
    const QString name = QStringLiteral("damaged");
    QVERIFY(killed(inChild([&] { return train(name, m_batches / 3, 0).has_value(); })));
    const QDir dir(m_dir.filePath(name + "/checkpoint"));
    const QStringList files = dir.entryList({"*.safetensors"}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString& each : files) {
      QFile file(dir.filePath(each));
      QVERIFY(file.open(QIODevice::ReadWrite));
      file.seek(file.size() / 2);
      QVERIFY(file.resize(file.size() / 2));
    }
    QVERIFY(endedWell(inChild([&] { return resume(name, 0, true).has_value(); })));
    QVERIFY(runText(m_dir.filePath(name)) == m_whole);
  }

  void whatCannotBeContinuedIsRefused() {
    QCOMPARE(readResume(m_dir.filePath("nowhere").toStdString()).error().code, ErrorCode::NotFound);
    QCOMPARE(readResume(m_dir.filePath("whole").toStdString()).error().code, ErrorCode::FileExists);
    const QString name = QStringLiteral("changed");
    QVERIFY(killed(inChild([&] { return train(name, 5, 0).has_value(); })));
    QVERIFY(inChild([&] { return train(name, {}, 0).has_value(); }) != 0);  // not over a broken run
    QVERIFY(writeWav(m_dir.filePath("3.wav").toStdString(), {{kRate}, std::vector<float>(99, 0.1f), 1, {}})
                .has_value());
    const auto refused = readResume(m_dir.filePath(name).toStdString());
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().detail.find("3.wav") != std::string::npos);
    QFile file(m_dir.filePath(name + "/resume.json"));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(100));
    QCOMPARE(readResume(m_dir.filePath(name).toStdString()).error().code, ErrorCode::BadFormat);
  }

 private:
  TrainRequest requestOf(const QString& name) const {
    TrainRequest request;
    for (int i = 0; i < kClips; ++i) {
      const std::string path = m_dir.filePath(QString::number(i) + ".wav").toStdString();
      request.clips.push_back({"clip" + std::to_string(i), path, i % 2 == 0 ? "low" : "high", {}, {}, {}});
    }
    request.classNames = {"low", "high"};
    request.recipe = recipeOf();
    request.settings = request.recipe.defaults;
    request.settings.foldsAtOnce = 2;
    request.split.folds = 2;
    request.split.validationSize = 0.2;
    request.runFolder = m_dir.filePath(name).toStdString();
    request.jobs = 1;
    return request;
  }

  /// kill > 0: at that batch; < 0: after so many microseconds.
  static std::function<void(const TrainEvent&)> killer(std::int64_t kill) {
    if (kill < 0) killAfter(-kill);
    return [kill, n = std::int64_t(0)](const TrainEvent& e) mutable {
      if (e.kind == TrainEvent::Kind::Batch && ++n == kill) ::kill(::getpid(), SIGKILL);
    };
  }

  Result<RunRecord> train(const QString& name, std::int64_t kill, int checkpointSeconds) const {
    TrainRequest request = requestOf(name);
    request.checkpointSeconds = checkpointSeconds;
    return runTraining(request, {}, {}, killer(kill));
  }

  /// Pauses after so many batches, and is killed when both folds wait.
  bool trainUntilPaused(const QString& name, int batches) const {
    TrainRequest request = requestOf(name);
    request.checkpointSeconds = 1000;
    std::atomic<int> made = 0, waiting = 0;
    return runTraining(
               request, {}, [&] { return made >= batches ? StopWish::Pause : StopWish::None; },
               [&](const TrainEvent& e) {
                 if (e.kind == TrainEvent::Kind::Batch) ++made;
                 if (e.kind == TrainEvent::Kind::Paused && ++waiting == 2) ::kill(::getpid(), SIGKILL);
               })
        .has_value();
  }

  Result<RunRecord> resume(const QString& name, std::int64_t kill, bool withGenerator) const {
    auto request = readResume(m_dir.filePath(name).toStdString());
    if (!request) return request.error();
    request->checkpointSeconds = 0;
    request->withGenerator = withGenerator;
    return resumeTraining(*request, {}, {}, killer(kill));
  }

  QTemporaryDir m_dir;
  QByteArray m_whole;
  const int m_batches = 2 * 2 * kEpochs * 5;  // folds, networks, epochs, batches of 4 of about 19 clips
  const std::int64_t m_us = 1'500'000;
};

QTEST_APPLESS_MAIN(TestResume)
#include "tst_resume.moc"
