// The time left of a training is the work ahead at the speed of now: epochs that an earlier run made, folds
// that are over, and what early stopping saved are no work.
#include <QtTest>
#include <chrono>
#include <thread>

#include "core/learn/runprogress.h"

using namespace ullim;

class TestRunProgress : public QObject {
  Q_OBJECT
  static constexpr int kPerEpoch = 10, kEpochs = 100;
  static constexpr auto kBatch = std::chrono::milliseconds(4);

  struct Told {
    JobContext job;
    RunProgress::Wish wish;
    double left = -2;  // of the last event
    RunProgress::Tell tell = [this](const TrainEvent& e) { left = e.secondsLeft; };
    RunProgress progress{job, wish, tell};
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    int batches = 0;

    explicit Told(int folds) {
      progress.setFolds(folds, {});
      progress.startTraining(1);
    }
    static TrainEvent at(TrainEvent::Kind kind, int epoch, int member = 0, int members = 1) {
      TrainEvent e{.kind = kind, .epoch = epoch, .epochs = kEpochs};
      e.member = member;
      e.members = members;
      return e;
    }
    void epoch(int fold, int epoch, int member = 0, int members = 1) {
      for (int k = 1; k <= kPerEpoch; ++k) {
        std::this_thread::sleep_for(kBatch);
        TrainEvent e = at(TrainEvent::Kind::Batch, epoch, member, members);
        e.done = k;
        e.total = kPerEpoch;
        ++batches;
        progress.tell(fold, e);
      }
      progress.tell(fold, at(TrainEvent::Kind::Epoch, epoch, member, members));
    }
    void restored(int fold, int upTo, int member = 0, int members = 1) {
      for (int e = 1; e <= upTo; ++e) progress.tell(fold, at(TrainEvent::Kind::Epoch, e, member, members));
    }
    void end(int fold) { progress.tell(fold, at(TrainEvent::Kind::FoldEnd, kEpochs)); }
    /// In batches, at the speed that was measured here.
    double batchesLeft() const {
      const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      return left * batches / spent;
    }
  };
  static bool near(double found, double expected) {
    const bool good = std::abs(found - expected) <= 0.05 * expected + 1;
    if (!good) qWarning("%g batches left, expected %g", found, expected);
    return good;
  }

 private Q_SLOTS:
  void aNewRunHasAllOfItAhead() {
    Told told(1);
    told.epoch(0, 1);
    QVERIFY(near(told.batchesLeft(), (kEpochs - 1) * kPerEpoch));
  }

  void aContinuedRunHasItsRestAhead() {
    Told told(1);
    told.restored(0, 90);
    QCOMPARE(told.left, -1.0);  // nothing was measured yet
    told.epoch(0, 91);
    QVERIFY(near(told.batchesLeft(), 9 * kPerEpoch));
  }

  /// Two of four folds are over, a third is at 80 of 100: 19 epochs and one whole fold are ahead.
  void foldsThatAreOverAreNoWork() {
    Told told(4);
    for (const int fold : {0, 1}) {
      told.restored(fold, kEpochs);
      told.end(fold);
    }
    told.restored(2, 80);
    told.epoch(2, 81);
    QVERIFY(near(told.batchesLeft(), (19 + kEpochs) * kPerEpoch));
  }

  /// The first network of two was stopped early, at 3: its other 97 epochs are saved.
  void earlyStoppingOfANetworkSavesWork() {
    Told told(1);
    for (int e = 1; e <= 3; ++e) told.epoch(0, e, 0, 2);
    QVERIFY(near(told.batchesLeft(), (2 * kEpochs - 3) * kPerEpoch));
    told.epoch(0, 1, 1, 2);
    QVERIFY(near(told.batchesLeft(), (kEpochs - 1) * kPerEpoch));
  }

  /// A fold that stopped early at 4 lets expect the same of those to come.
  void foldsToComeAreLikeThoseBegun() {
    Told told(3);
    for (int e = 1; e <= 4; ++e) told.epoch(0, e);
    told.end(0);
    told.epoch(1, 1);
    const double begun = kEpochs * kPerEpoch;  // of the second fold
    QVERIFY(near(told.batchesLeft(), begun - kPerEpoch + (4 * kPerEpoch + begun) / 2));
  }
};

QTEST_APPLESS_MAIN(TestRunProgress)
#include "tst_runprogress.moc"
