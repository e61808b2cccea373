// The same start and the same batches give PyTorch's losses: numbers in tests/data/parity, with the script
// that made them.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <cmath>

#include "core/learn/backend.h"
#include "core/learn/layers.h"

using namespace ullim;

namespace {

constexpr int kSteps = 20, kBatch = 8, kClasses = 4;
constexpr double kTolerance = 1e-4;

/// Knuth's MMIX generator; upper 24 bits as a number in [-1, 1).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : m_state(seed) {}
  float next(double limit) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return float((double(m_state >> 40) / double(1 << 23) - 1.0) * limit);
  }

 private:
  std::uint64_t m_state;
};

Branch branch(int height, int width, std::vector<Layer> layers) {
  Branch b;
  b.picture.height = height;
  b.picture.width = width;
  b.layers = std::move(layers);
  return b;
}

using enum LayerKind;

std::vector<Layer> cry(int filters, int strideDown, int strideAcross) {
  return {{.kind = Conv2d,
           .filters = filters,
           .kernel = 4,
           .stride = strideDown,
           .strideW = strideAcross,
           .same = true},
          {.kind = BatchNorm},
          {.kind = LeakyRelu, .rate = 0.3},
          {.kind = MaxPool2d, .kernel = 2},
          {.kind = Residual, .filters = filters, .kernel = 3, .rate = 0.3},
          {.kind = Residual, .filters = filters, .kernel = 3, .rate = 0.3},
          {.kind = GlobalAvgPool}};
}

struct Case {
  Member member;
  TrainSettings settings;
};

Case caseOf(const QString& name) {
  Case c;
  c.member.name = "net";
  if (name == "digits") {
    c.member.branches = {branch(16, 20,
                                {{.kind = Conv2d, .filters = 8, .kernel = 3},
                                 {.kind = Relu},
                                 {.kind = Conv2d, .filters = 16, .kernel = 3},
                                 {.kind = Relu},
                                 {.kind = MaxPool2d, .kernel = 2},
                                 {.kind = Flatten},
                                 {.kind = Dense, .filters = 32},
                                 {.kind = Relu},
                                 {.kind = Dense}})};
    c.settings.optimizer = "adam";
    c.settings.learningRate = 1e-3;
  } else if (name == "residual") {
    Recipe recipe = *findRecipe("resnet-mel");
    c.member = recipe.members.front();
    std::erase_if(c.member.branches.front().layers, [](const Layer& l) { return l.kind == Dropout; });
    c.settings.optimizer = "adamw";
    c.settings.learningRate = 4e-3;
    c.settings.weightDecay = 1e-2;
  } else if (name == "two_branches") {
    c.member.branches = {branch(13, 48, cry(8, 1, 2)), branch(32, 48, cry(8, 2, 2))};
    c.member.head = {{.kind = Dense}};
    c.settings.optimizer = "adamw";
    c.settings.learningRate = 3e-3;
    c.settings.weightDecay = 1e-2;
  } else {
    std::vector<Layer> layers;
    for (const int filters : {8, 12, 16})
      for (const Layer& layer :
           {Layer{.kind = Conv2d, .filters = filters, .kernel = 3, .same = true}, Layer{.kind = BatchNorm},
            Layer{.kind = Relu}, Layer{.kind = MaxPool2d, .kernel = 2}})
        layers.push_back(layer);
    layers.push_back({.kind = Flatten});
    layers.push_back({.kind = Dense});
    c.member.branches = {branch(32, 48, layers)};
    c.settings.optimizer = "sgd";
    c.settings.learningRate = 0.01;
  }
  return c;
}

/// As make_parity.py draws them.
Weights startOf(const Member& member) {
  Numbers numbers(7);
  Weights weights;
  for (const TensorTrace& t : tensorsOf(*traceMember(member, kClasses))) {
    Tensor tensor{t.shape, {}};
    std::size_t n = 1;
    for (const std::int64_t s : t.shape) n *= std::size_t(s);
    using Role = TensorTrace::Role;
    const double limit = t.role == Role::Weight ? 1 / std::sqrt(double(t.fanIn)) : 0.05;
    for (std::size_t i = 0; i < n; ++i)
      tensor.values.push_back(t.role == Role::Weight || t.role == Role::Bias        ? numbers.next(limit)
                              : t.role == Role::Scale || t.role == Role::RunningVar ? 1.0f
                                                                                    : 0.0f);
    weights[t.name] = std::move(tensor);
  }
  return weights;
}

Batch batchOf(const Member& member, int step, Numbers& numbers) {
  Batch batch;
  batch.targets = Matrix(kBatch, kClasses);
  for (int i = 0; i < kBatch; ++i) batch.targets(std::size_t(i), std::size_t((step + 3 * i) % kClasses)) = 1;
  for (const Branch& b : member.branches) {
    const std::size_t width = std::size_t(b.picture.width);
    Matrix x(kBatch, std::size_t(b.picture.height) * width);
    for (float& v : x.data()) v = numbers.next(2.0);
    for (int i = 0; i < kBatch; ++i)
      for (std::size_t c = 0; c < width; ++c)
        x(std::size_t(i), std::size_t((step + 3 * i) % kClasses + 2) * width + c) += 1.5f;
    batch.x.push_back(std::move(x));
  }
  return batch;
}

}  // namespace

class TestParity : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto backend = learnBackend();
    if (!backend) QSKIP(backend.error().detail.c_str());
    m_backend = *backend;
    m_backend->setThreads(1);
    QFile file(QStringLiteral(ULLIM_TEST_DATA "/parity/losses.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_losses = QJsonDocument::fromJson(file.readAll()).object().value("losses").toObject();
    QCOMPARE(m_losses.size(), 4);
  }

  void twentyStepsAsPyTorch_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"digits", "residual", "two_branches", "emotion"})
      QTest::newRow(name) << QString(name);
  }

  void twentyStepsAsPyTorch() {
    QFETCH(QString, name);
    const Case c = caseOf(name);
    auto net = m_backend->makeNetwork(c.member, kClasses, c.settings);
    QVERIFY2(net.has_value(), net ? "" : net.error().detail.c_str());
    QVERIFY((*net)->setWeights(startOf(c.member)).has_value());
    const QJsonArray want = m_losses.value(name).toArray();
    QCOMPARE(want.size(), kSteps);
    Numbers numbers(11);
    double worst = 0;
    for (int step = 0; step < kSteps; ++step) {
      const auto stats = (*net)->step(batchOf(c.member, step, numbers), c.settings.learningRate);
      QVERIFY2(stats.has_value(), stats ? "" : stats.error().detail.c_str());
      worst = std::max(worst, std::abs(stats->loss - want[step].toDouble()));
    }
    qInfo("%s: largest difference from PyTorch's loss over 20 steps %.2g", qPrintable(name), worst);
    QVERIFY(worst < kTolerance);
  }

 private:
  LearnBackend* m_backend = nullptr;
  QJsonObject m_losses;
};

QTEST_APPLESS_MAIN(TestParity)
#include "tst_parity.moc"
