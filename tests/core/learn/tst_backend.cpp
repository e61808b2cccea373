// The network behind the seam computes what its definition says: checked against a forward pass and a
// gradient step worked out here in plain loops.
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/learn/backend.h"

using namespace ullim;

namespace {

const std::vector<Layer> kLayers = {
    {.kind = LayerKind::Conv2d, .filters = 3, .kernel = 2},
    {.kind = LayerKind::Relu},
    {.kind = LayerKind::MaxPool2d, .kernel = 2},
    {.kind = LayerKind::Flatten},
    {.kind = LayerKind::Dense},
};
constexpr int kHeight = 5, kWidth = 6, kClasses = 3;

Member memberOf(std::vector<Layer> layers, int height, int width) {
  Branch branch;
  branch.picture.height = height;
  branch.picture.width = width;
  branch.layers = std::move(layers);
  return {"net", {branch}, {}, {}};
}

Batch batchOf(Matrix x, const std::vector<int>& y, int classes, const std::vector<float>& classWeights = {}) {
  Batch batch;
  batch.x = {std::move(x)};
  batch.targets = Matrix(y.size(), std::size_t(classes));
  for (std::size_t i = 0; i < y.size(); ++i) {
    batch.targets(i, std::size_t(y[i])) = 1;
    if (!classWeights.empty()) batch.weights.push_back(classWeights[std::size_t(y[i])]);
  }
  return batch;
}

Matrix randomPictures(int n, std::uint64_t seed) {
  Matrix x(std::size_t(n), kHeight * kWidth);
  Rng rng(seed);
  for (float& v : x.data()) v = float(rng.normal());
  return x;
}

std::vector<double> softmax(std::vector<double> z) {
  double sum = 0;
  for (double& v : z) sum += v = std::exp(v);
  for (double& v : z) v /= sum;
  return z;
}

/// kLayers by hand, in double.
std::vector<double> forwardByHand(const Weights& w, std::span<const float> x) {
  std::vector<double> pooled;  // [3][2][2]: 5 x 6 -> 4 x 5 -> 2 x 2
  for (std::size_t f = 0; f < 3; ++f)
    for (std::size_t py = 0; py < 2; ++py)
      for (std::size_t px = 0; px < 2; ++px) {
        double best = 0;  // ReLU before the maximum
        for (std::size_t y = 2 * py; y < 2 * py + 2; ++y)
          for (std::size_t c = 2 * px; c < 2 * px + 2; ++c) {
            double sum = w.at("conv2d.bias").values[f];
            for (std::size_t dy = 0; dy < 2; ++dy)
              for (std::size_t dx = 0; dx < 2; ++dx)
                sum += double(w.at("conv2d.weight").values[f * 4 + dy * 2 + dx]) *
                       double(x[(y + dy) * kWidth + c + dx]);
            best = std::max(best, sum);
          }
        pooled.push_back(best);
      }
  std::vector<double> z;
  for (std::size_t k = 0; k < kClasses; ++k) {
    z.push_back(w.at("dense.bias").values[k]);
    for (std::size_t i = 0; i < pooled.size(); ++i)
      z[k] += double(w.at("dense.weight").values[k * pooled.size() + i]) * pooled[i];
  }
  return softmax(z);
}

double lossByHand(const Weights& w, const Matrix& x, const std::vector<int>& y,
                  const std::vector<float>& classWeights) {
  double loss = 0;
  for (std::size_t i = 0; i < y.size(); ++i)
    loss -= (classWeights.empty() ? 1.0 : double(classWeights[std::size_t(y[i])])) *
            std::log(forwardByHand(w, x.row(i))[std::size_t(y[i])]);
  return loss / double(y.size());
}

}  // namespace

class TestBackend : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto backend = learnBackend();
    if (!backend) QSKIP(backend.error().detail.c_str());
    m_backend = *backend;
    m_backend->setThreads(1);
    QVERIFY(m_backend->version().starts_with("LibTorch "));
    QVERIFY(!m_backend->blas().empty());
  }

  void predictsAsByHand() {
    const auto net = make({});
    const Matrix x = randomPictures(300, 1);  // more than one inner batch
    const auto p = net->predict({x});
    QVERIFY(p.has_value());
    const Weights w = net->weights();
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const auto want = forwardByHand(w, x.row(i));
      for (std::size_t c = 0; c < kClasses; ++c) QVERIFY(std::abs(double((*p)(i, c)) - want[c]) < 1e-5);
    }
  }

  void sgdStepFollowsTheNumericalGradient_data() {
    QTest::addColumn<bool>("weighted");
    QTest::newRow("plain") << false;
    QTest::newRow("class weights") << true;
  }

  void sgdStepFollowsTheNumericalGradient() {
    QFETCH(bool, weighted);
    const double rate = 0.1;
    const auto net = make({.batchSize = 8, .learningRate = rate, .optimizer = "sgd"});
    const Matrix x = randomPictures(8, 2);
    const std::vector<int> y = {0, 1, 2, 0, 1, 2, 0, 0};
    const std::vector<float> classWeights =
        weighted ? std::vector<float>{0.5f, 2.0f, 1.5f} : std::vector<float>();
    Weights before = net->weights();
    const auto stats = net->step(batchOf(x, y, kClasses, classWeights), rate);
    QVERIFY(stats.has_value());
    QVERIFY(std::abs(stats->loss - lossByHand(before, x, y, classWeights)) < 1e-5);
    const Weights after = net->weights();
    // The first step of SGD with momentum is rate * gradient.
    for (const char* name : {"conv2d.weight", "conv2d.bias", "dense.weight", "dense.bias"}) {
      auto& values = before[name].values;
      for (std::size_t i = 0; i < values.size(); ++i) {
        const float kept = values[i];
        const float h = 1e-2f;
        values[i] = kept + h;
        const double high = lossByHand(before, x, y, classWeights);
        values[i] = kept - h;
        const double low = lossByHand(before, x, y, classWeights);
        values[i] = kept;
        const double step = double(kept) - double(after.at(name).values[i]);
        QVERIFY2(std::abs(step / rate - (high - low) / (2 * double(h))) < 5e-3, name);
      }
    }
  }

  void firstAdamStepIsTheRate() {
    // Adam's first step is rate * g / (|g| + eps): every weight with a gradient moves by the rate.
    for (const char* name : {"adam", "adamw"}) {
      const auto net = make({.batchSize = 8, .learningRate = 0.01, .optimizer = name});
      const Weights before = net->weights();
      QVERIFY(net->step(batchOf(randomPictures(8, 2), {0, 1, 2, 0, 1, 2, 0, 0}, kClasses), 0.01).has_value());
      const Weights after = net->weights();
      for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(std::abs(before.at("dense.bias").values[i] - after.at("dense.bias").values[i]) -
                         0.01f) < 1e-4f);
    }
  }

  void startIsGlorotUniform() {
    const std::vector<Layer> layers = {
        {.kind = LayerKind::Flatten}, {.kind = LayerKind::Dense, .filters = 400}, {.kind = LayerKind::Dense}};
    auto made = m_backend->makeNetwork(memberOf(layers, 20, 10), 4, {});
    QVERIFY(made.has_value());
    const Weights w = (*made)->weights();
    const double limit = std::sqrt(6.0 / (200 + 400));
    double squares = 0, largest = 0;
    const auto& values = w.at("dense.weight").values;
    for (const float v : values) {
      squares += double(v) * double(v);
      largest = std::max(largest, std::abs(double(v)));
    }
    QVERIFY(largest <= limit && largest > 0.99 * limit);
    QVERIFY(std::abs(squares / double(values.size()) - limit * limit / 3) < 0.02 * limit * limit);
    for (const float v : w.at("dense.bias").values) QCOMPARE(v, 0.0f);
  }

  void dropoutIsOffInPredictionAndKeepsTheMean() {
    std::vector<Layer> layers = {
        {.kind = LayerKind::Dropout, .rate = 0.25}, {.kind = LayerKind::Flatten}, {.kind = LayerKind::Dense}};
    auto made = m_backend->makeNetwork(memberOf(layers, 1, 1), 2, {.optimizer = "sgd"});
    QVERIFY(made.has_value());
    QVERIFY(
        (*made)->setWeights({{"dense.weight", {{2, 1}, {1, 0}}}, {"dense.bias", {{2}, {0, 0}}}}).has_value());
    // Kept, the logit is 4/3; dropped, it is 0. So the mean loss over many draws tells the share that is
    // dropped.
    const auto stats = (*made)->step(batchOf(Matrix(20000, 1, 1.0f), std::vector<int>(20000, 0), 2), 1e-9);
    QVERIFY(stats.has_value());
    const double kept = std::log(1 + std::exp(-4.0 / 3)), dropped = std::log(2.0);
    QVERIFY(std::abs(stats->loss - (0.75 * kept + 0.25 * dropped)) < 0.006);
    const auto p = (*made)->predict({Matrix(1, 1, 1.0f)});
    QVERIFY(std::abs((*p)(0, 0) - 1.0f / (1.0f + std::exp(-1.0f))) < 1e-3f);
  }

  void seedDecidesEverything() {
    const auto train = [&](std::uint64_t seed) {
      const auto net = make({.batchSize = 4, .seed = seed});
      for (int step = 0; step < 20; ++step)
        if (!net->step(batchOf(randomPictures(30, 5), std::vector<int>(30, 1), kClasses), 1e-3))
          return Weights{};
      return net->weights();
    };
    const Weights a = train(1), b = train(1), c = train(2);
    QVERIFY(!a.empty());
    QVERIFY(a.at("dense.weight").values == b.at("dense.weight").values);
    QVERIFY(a.at("conv2d.weight").values == b.at("conv2d.weight").values);
    QVERIFY(a.at("conv2d.weight").values != c.at("conv2d.weight").values);
  }

  void explodingLossIsAValue() {
    const auto net = make({.batchSize = 4, .learningRate = 10, .optimizer = "sgd"});
    Matrix x = randomPictures(40, 5);
    for (float& v : x.data()) v *= 1e18f;
    Result<StepStats> stats = StepStats{};
    for (int epoch = 0; epoch < 20 && stats.has_value(); ++epoch)
      stats = net->step(batchOf(x, std::vector<int>(40, 1), kClasses), 10);
    QVERIFY(!stats.has_value());
    QCOMPARE(stats.error().code, ErrorCode::NotFinite);
    QVERIFY(stats.error().detail.find("at step ") != std::string::npos);
  }

  void wrongSizesAreValues() {
    const auto net = make({});
    QVERIFY(!net->predict({Matrix(2, 7)}).has_value());
    QVERIFY(!net->predict({randomPictures(2, 1), randomPictures(2, 1)}).has_value());
    QVERIFY(!net->step(batchOf(randomPictures(4, 1), {0, 1, 2, 3}, 4), 0.1).has_value());
    QVERIFY(!net->step(batchOf(randomPictures(4, 1), {0, 1}, kClasses), 0.1).has_value());
    Weights w = net->weights();
    w["conv2d.bias"].shape = {1, 3};
    QCOMPARE(net->setWeights(w).error().code, ErrorCode::BadFormat);
    QVERIFY(!m_backend->makeNetwork(memberOf({{.kind = LayerKind::Dense}}, 4, 4), 2, {}).has_value());
  }

  void aStateGoesOnBitIdentically_data() {
    QTest::addColumn<QString>("optimizer");
    for (const char* name : {"adam", "adamw", "sgd"}) QTest::newRow(name) << QString(name);
  }

  void aStateGoesOnBitIdentically() {
    QFETCH(QString, optimizer);
    using enum LayerKind;
    const Member member = memberOf({{.kind = Conv2d, .filters = 4, .kernel = 3, .same = true},
                                    {.kind = BatchNorm},
                                    {.kind = Relu},
                                    {.kind = Dropout, .rate = 0.3},
                                    {.kind = GlobalMeanMaxPool},
                                    {.kind = Dense}},
                                   kHeight, kWidth);
    const TrainSettings settings{.optimizer = optimizer.toStdString(), .weightDecay = 0.01};
    const auto stepOf = [&](Network& net, int k) {
      const auto stats =
          net.step(batchOf(randomPictures(6, std::uint64_t(k)), {0, 1, 2, 0, 1, 2}, kClasses), 1e-2);
      return stats ? stats->loss : -1.0;
    };
    auto whole = m_backend->makeNetwork(member, kClasses, settings);
    for (int k = 0; k < 5; ++k) stepOf(**whole, k);
    const NetworkState half = (*whole)->state();
    QCOMPARE(half.steps, std::int64_t(5));
    for (int k = 5; k < 10; ++k) stepOf(**whole, k);

    auto resumed = m_backend->makeNetwork(member, kClasses, settings);
    QVERIFY((*resumed)->setState(half).has_value());
    for (int k = 5; k < 10; ++k) stepOf(**resumed, k);
    QVERIFY((*resumed)->weights() == (*whole)->weights());
    QVERIFY((*resumed)->state().optimizer == (*whole)->state().optimizer);

    // Without the generator's state, without the moments or without the running means it is another training.
    for (int without = 0; without < 3; ++without) {
      NetworkState less = half;
      if (without == 0) less.dropout = Rng(99).state();
      if (without == 1) less.optimizer.begin()->second.values[0] += 1;
      if (without == 2) less.weights.at("batch_normalization.running_mean").values[0] += 1;
      auto other = m_backend->makeNetwork(member, kClasses, settings);
      QVERIFY((*other)->setState(less).has_value());
      for (int k = 5; k < 10; ++k) stepOf(**other, k);
      QVERIFY((*other)->weights() != (*whole)->weights());
    }
    NetworkState foreign = half;
    foreign.optimizer.erase(foreign.optimizer.begin());
    QVERIFY(!(*resumed)->setState(foreign).has_value());
  }

  void theProbeCountsDeadUnits() {
    const auto net = make({});
    Weights w = net->weights();
    w["conv2d.bias"].values = {-1000, 0, 1000};  // never, sometimes, always above zero
    QVERIFY(net->setWeights(w).has_value());
    const auto activity = net->probe({randomPictures(20, 3)});
    QVERIFY(activity.has_value());
    QCOMPARE(activity->size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(activity->front().layer), QString("re_lu"));
    QCOMPARE(activity->front().units, 3);
    QCOMPARE(activity->front().dead, 1);
  }

  void batchNormNeedsTwo() {
    using enum LayerKind;
    auto net = m_backend->makeNetwork(
        memberOf({{.kind = BatchNorm}, {.kind = Flatten}, {.kind = Dense}}, kHeight, kWidth), kClasses, {});
    QVERIFY((*net)->hasBatchNorm());
    QVERIFY(!(*net)->step(batchOf(randomPictures(1, 1), {0}, kClasses), 0.1).has_value());
    QVERIFY((*net)->step(batchOf(randomPictures(2, 1), {0, 1}, kClasses), 0.1).has_value());
  }

  void softmaxAsLastLayerIsNotAppliedTwiceInPrediction() {
    using enum LayerKind;
    auto net = m_backend->makeNetwork(memberOf({{.kind = Flatten}, {.kind = Dense}, {.kind = Softmax}}, 1, 1),
                                      2, {});
    QVERIFY(
        (*net)->setWeights({{"dense.weight", {{2, 1}, {3, 0}}}, {"dense.bias", {{2}, {0, 0}}}}).has_value());
    const auto p = (*net)->predict({Matrix(1, 1, 1.0f)});
    QVERIFY(std::abs((*p)(0, 0) - 1.0f / (1.0f + std::exp(-3.0f))) < 1e-6f);
  }

  void focalLossIsItsFormula() {
    using enum LayerKind;
    const Member member = memberOf({{.kind = Flatten}, {.kind = Dense}}, 1, 1);
    auto net = m_backend->makeNetwork(member, 2, {.focalGamma = 2});
    QVERIFY(
        (*net)->setWeights({{"dense.weight", {{2, 1}, {1, 0}}}, {"dense.bias", {{2}, {0, 0}}}}).has_value());
    const double p = 1 / (1 + std::exp(-1.0));
    const auto stats = (*net)->step(batchOf(Matrix(2, 1, 1.0f), {0, 1}, 2), 1e-9);
    const double want = (-std::pow(1 - p, 2) * std::log(p) - std::pow(p, 2) * std::log(1 - p)) / 2;
    QVERIFY(std::abs(stats->loss - want) < 1e-6);
  }

 private:
  std::unique_ptr<Network> make(const TrainSettings& settings) {
    auto net = m_backend->makeNetwork(memberOf(kLayers, kHeight, kWidth), kClasses, settings);
    return net ? std::move(*net) : nullptr;
  }
  LearnBackend* m_backend = nullptr;
};

QTEST_APPLESS_MAIN(TestBackend)
#include "tst_backend.moc"
