// What a network sees: schedules, batches and the watch over silent failures.
#include <QtTest>
#include <cmath>
#include <functional>
#include <set>

#include "core/learn/batchmaker.h"
#include "core/learn/foldtrainer.h"
#include "core/learn/schedule.h"
#include "core/learn/watch.h"

using namespace ullim;

namespace {

constexpr int kHeight = 8, kWidth = 12, kClasses = 2;
constexpr std::size_t kPixels = kHeight * kWidth;

PictureOptions options() {
  PictureOptions o;
  o.height = kHeight;
  o.width = kWidth;
  return o;
}

Member memberOf(std::vector<Layer> layers) { return {"net", {{options(), std::move(layers)}}, {}, {}}; }

/// Clip i is filled with the number i, its first copy with i + 1000.
PictureSet numbered(std::size_t clips, int copies = 0) {
  PictureSet set{options(), Matrix(clips, kPixels), {}, {}, {}};
  for (std::size_t i = 0; i < clips; ++i)
    for (float& v : set.plain.row(i)) v = float(i);
  for (int c = 0; c < copies; ++c) {
    set.copies.push_back(set.plain);
    for (float& v : set.copies.back().data()) v += 1000.0f * float(c + 1);
  }
  return set;
}

struct Maker {
  PictureSet set;
  std::vector<int> labels;
  Member member = memberOf({});
  BatchMaker make(const TrainSettings& settings, std::vector<std::size_t> rows, bool batchNorm = false) {
    return BatchMaker(member, settings, {&set}, {Scaler{}}, labels, std::move(rows), kClasses, batchNorm);
  }
};

Maker makerOf(std::size_t clips, int copies = 0) {
  Maker m{numbered(clips, copies), {}};
  for (std::size_t i = 0; i < clips; ++i) m.labels.push_back(int(i % kClasses));
  return m;
}

/// Two classes told apart by which half of the picture is bright, as 0..1 or standardised.
PictureSet halves(std::size_t clips, std::vector<int>& labels) {
  PictureSet set{options(), Matrix(clips, kPixels), {}, {}, {}};
  Rng rng(4);
  for (std::size_t i = 0; i < clips; ++i) {
    labels.push_back(int(i % 2));
    for (std::size_t p = 0; p < kPixels; ++p)
      set.plain(i, p) = float(rng.normal() * 5 - 40 + ((p < kPixels / 2) == (i % 2 == 0) ? 10 : 0));
  }
  return set;
}

}  // namespace

class TestBatches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneCycleIsTorchs() {
    // torch.optim.lr_scheduler.OneCycleLR(SGD, max_lr=0.004, total_steps=20, pct_start=0.25), PyTorch 1.13.1.
    const TrainSettings s{.learningRate = 0.004, .schedule = Schedule::OneCycle, .warmUp = 0.25};
    const double want[] = {0.00016, 0.0007223549801218289, 0.00208, 0.003437645019878171,
                           0.004,   0.003956295376286806};
    for (int i = 0; i < 6; ++i) QVERIFY(std::abs(learningRateAt(s, i, 20) - want[i]) < 1e-9);
    QVERIFY(std::abs(learningRateAt(s, 19, 20) - 1.6e-8) < 1e-12);
  }

  void otherSchedules() {
    TrainSettings s{.learningRate = 0.1};
    QCOMPARE(learningRateAt(s, 7, 30), 0.1);
    s.schedule = Schedule::Cosine;
    QCOMPARE(learningRateAt(s, 0, 30), 0.1);
    QVERIFY(std::abs(learningRateAt(s, 15, 30) - 0.05) < 1e-12);
    s.schedule = Schedule::Step;
    QCOMPARE(learningRateAt(s, 9, 30), 0.1);
    QVERIFY(std::abs(learningRateAt(s, 10, 30) - 0.01) < 1e-12);
    QVERIFY(std::abs(learningRateAt(s, 29, 30) - 0.001) < 1e-12);
    s.schedule = Schedule::Plateau;
    QVERIFY(std::abs(learningRateAt(s, 3, 30, 0.1) - 0.01) < 1e-12);
  }

  void everyTrainingClipOnceAnEpochAndNoOther() {
    Maker maker = makerOf(50, 2);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < 50; i += 2) rows.push_back(i);
    BatchMaker batches = maker.make({.batchSize = 8}, rows);
    QCOMPARE(batches.samples(), 75);  // 25 clips and two copies of each
    QCOMPARE(batches.batches(), 10);
    for (int epoch = 1; epoch <= 3; ++epoch) {
      std::multiset<float> seen;
      for (int k = 0; k < batches.batches(); ++k) {
        const Batch b = batches.make(epoch, k, k);
        for (std::size_t i = 0; i < b.targets.rows(); ++i) {
          const float value = b.x[0](i, 0);
          seen.insert(value);
          QCOMPARE(b.targets(i, std::size_t(int(value) % 1000 % kClasses)), 1.0f);
        }
      }
      QCOMPARE(seen.size(), std::size_t(75));
      for (const std::size_t row : rows)
        for (const float copy : {0.0f, 1000.0f, 2000.0f})
          QCOMPARE(seen.count(float(row) + copy), std::size_t(1));
    }
  }

  void aBatchDependsOnSeedEpochAndStepAlone() {
    Maker maker = makerOf(40);
    std::vector<std::size_t> rows(40);
    for (std::size_t i = 0; i < 40; ++i) rows[i] = i;
    const TrainSettings s{
        .batchSize = 8, .seed = 5, .mixup = 0.3, .specMasks = 2, .timeShift = 0.2, .melWarp = 0.1};
    BatchMaker a = maker.make(s, rows), b = maker.make(s, rows);
    for (int k = 0; k < 4; ++k) a.make(1, k, k);
    // The other begins in the middle, as a continued training does.
    const Batch x = a.make(2, 3, 8), y = b.make(2, 3, 8);
    QVERIFY(x.x == y.x && x.targets == y.targets);
    TrainSettings other = s;
    other.seed = 6;
    QVERIFY(!(maker.make(other, rows).make(2, 3, 8).x == x.x));
  }

  void smoothingMixingAndWeights() {
    Maker maker = makerOf(30);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < 30; ++i)
      if (i % 2 == 0 || i < 10) rows.push_back(i);  // 15 of class 0, 5 of class 1
    BatchMaker plain = maker.make({.batchSize = 20, .classWeights = true, .labelSmoothing = 0.1}, rows);
    const Batch b = plain.make(1, 0, 0);
    for (std::size_t i = 0; i < 20; ++i) {
      const std::size_t label = std::size_t(b.x[0](i, 0)) % 2;
      QVERIFY(std::abs(b.targets(i, label) - 0.95f) < 1e-6f &&
              std::abs(b.targets(i, 1 - label) - 0.05f) < 1e-6f);
      QVERIFY(std::abs(b.weights[i] - (label == 0 ? 20.0f / 30 : 2.0f)) < 1e-6f);
    }
    BatchMaker mixed = maker.make({.epochs = 10, .batchSize = 20, .mixup = 0.4}, rows);
    const Batch m = mixed.make(1, 0, 0), end = mixed.make(10, 0, 9);
    for (std::size_t i = 0; i < 20; ++i) QVERIFY(std::abs(m.targets(i, 0) + m.targets(i, 1) - 1) < 1e-6f);
    bool between = false;
    for (int step = 0; step < 20; ++step)
      for (const float t : mixed.make(1, 0, step).targets.data()) between |= t > 0.01f && t < 0.99f;
    QVERIFY(between);
    for (const float t : end.targets.data()) QVERIFY(t == 0 || t == 1);  // off in the last tenth
  }

  void masksAreTheMeanAndBounded() {
    Maker maker = makerOf(10);
    for (float& v : maker.set.plain.data()) v = 7;
    std::vector<std::size_t> rows = {0, 1, 2, 3};
    BatchMaker batches = maker.make({.batchSize = 4, .specMasks = 1}, rows);
    for (int step = 0; step < 20; ++step)
      for (const Matrix& x : batches.make(1, 0, step).x)
        for (std::size_t i = 0; i < x.rows(); ++i) {
          int masked = 0;
          for (const float v : x.row(i)) {
            QVERIFY(v == 7 || v == 0);
            masked += v == 0;
          }
          QVERIFY(masked <= kHeight / 8 * kWidth + kWidth / 10 * kHeight);
        }
  }

  void oneClipAloneJoinsTheBatchBefore() {
    Maker maker = makerOf(9);
    std::vector<std::size_t> rows(9);
    for (std::size_t i = 0; i < 9; ++i) rows[i] = i;
    QCOMPARE(maker.make({.batchSize = 4}, rows, false).batches(), 3);
    BatchMaker joined = maker.make({.batchSize = 4}, rows, true);
    QCOMPARE(joined.batches(), 2);
    QCOMPARE(joined.make(1, 1, 1).targets.rows(), std::size_t(5));
  }

  void aLossThatStandsStillIsToldAtStep100() {
    // Guessing between two classes is worth ln 2.
    const auto toldAt = [](const std::function<double(int)>& loss) {
      int step = 0, told = -1;
      TrainWatch watch(memberOf({{.kind = LayerKind::Dense}}), {}, {"a", "b"}, std::log(2.0),
                       [&](TrainWarning w, const std::string&) {
                         if (w == TrainWarning::FlatLoss) told = step;
                       });
      for (step = 1; step <= 200; ++step) watch.step(step, loss(step));
      return told;
    };
    QCOMPARE(toldAt([](int) { return 0.693; }), 100);
    QCOMPARE(toldAt([](int step) { return 0.70 - 0.0001 * step; }), 100);  // it hardly falls
    QCOMPARE(toldAt([](int step) { return 0.693 * std::exp(-0.01 * step); }), -1);
    QCOMPARE(toldAt([](int step) { return 1.2 - 0.005 * step; }), -1);  // a bad start that falls well
  }

  void silentFailuresAreNamedAndHealthyOnesAreNot_data() {
    QTest::addColumn<int>("scaling");
    QTest::addColumn<double>("rate");
    QTest::addColumn<bool>("softmax");
    QTest::addColumn<int>("expected");  // TrainWarning, or -1
    QTest::newRow("healthy, global") << int(Scaling::Global) << 1e-3 << false << -1;
    QTest::newRow("healthy, rows") << int(Scaling::Rows) << 1e-3 << false << -1;
    QTest::newRow("healthy, pixels, slower") << int(Scaling::Pixels) << 5e-4 << false << -1;
    QTest::newRow("pixels of 0 to 1")
        << int(Scaling::Unit) << 1e-3 << false << int(TrainWarning::NotStandardised);
    QTest::newRow("decibels") << int(Scaling::None) << 1e-3 << false << int(TrainWarning::NotStandardised);
    QTest::newRow("dead units") << int(Scaling::None) << 1.0 << false << int(TrainWarning::DeadUnits);
    QTest::newRow("softmax twice") << int(Scaling::Global) << 1e-4 << true << int(TrainWarning::FlatLoss);
  }

  void silentFailuresAreNamedAndHealthyOnesAreNot() {
    QFETCH(int, scaling);
    QFETCH(double, rate);
    QFETCH(bool, softmax);
    QFETCH(int, expected);
    const auto backend = learnBackend();
    if (!backend) QSKIP(backend.error().detail.c_str());
    std::vector<int> labels;
    const std::vector<PictureSet> sets = {halves(240, labels)};
    FoldData data{&sets, &labels, {}, {}, {}};
    for (std::size_t i = 0; i < 240; ++i)
      (i < 160 ? data.train : i < 200 ? data.validation : data.test).push_back(i);
    Recipe recipe;
    using enum LayerKind;
    recipe.members = {memberOf({{.kind = Conv2d, .filters = 8, .kernel = 3},
                                {.kind = Relu},
                                {.kind = Flatten},
                                {.kind = Dense, .filters = 16},
                                {.kind = Relu},
                                {.kind = Dense}})};
    if (softmax) recipe.members.front().head = {{.kind = Softmax}};
    TrainSettings settings{.epochs = 3, .batchSize = 4, .learningRate = rate, .scaling = Scaling(scaling)};
    std::int64_t step = 0, told = -1;
    std::set<int> warnings;
    const FoldHooks hooks{[] { return StopWish::None; }, [&](const TrainEvent& e) { step = e.step; },
                          [&](TrainWarning w, const std::string&) {
                            if (int(w) == expected && told < 0) told = step;
                            warnings.insert(int(w));
                          }};
    const auto outcome = trainFold(**backend, recipe, {"a", "b"}, settings, data, hooks);
    QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.c_str());
    if (expected < 0) {
      QVERIFY(warnings.empty());
    } else {
      QVERIFY(warnings.contains(expected));
      QVERIFY(told <= 100);
    }
  }
};

QTEST_APPLESS_MAIN(TestBatches)
#include "tst_batches.moc"
