#include <QTest>

#include "../npyreader.h"
#include "core/dsp/npy.h"

using namespace ullim;

class TestNpy : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void hasLibrosasShape();
  void oneAxis();
  void noFrames();
};

void TestNpy::hasLibrosasShape() {
  Matrix feature(3, 2);  // 3 frames of 2 rows
  for (std::size_t t = 0; t < 3; ++t)
    for (std::size_t r = 0; r < 2; ++r) feature(t, r) = float(10 * r + t) + 0.25f;
  const std::string bytes = npyBytes(feature);
  const test::Npy npy = test::parseNpy(bytes);
  QCOMPARE(npy.shape, (std::vector<std::size_t>{2, 3}));
  QCOMPARE(npy.floats(), (std::vector<float>{0.25f, 1.25f, 2.25f, 10.25f, 11.25f, 12.25f}));
  // NumPy's own rules: the header ends in a line feed and the data starts at a multiple of 64.
  const std::size_t data = bytes.size() - 6 * sizeof(float);
  QCOMPARE(data % 64, std::size_t(0));
  QCOMPARE(bytes[data - 1], '\n');
  QVERIFY(bytes.find("'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }") != std::string::npos);
}

void TestNpy::oneAxis() {
  const std::vector<float> y = {1, -2, 3.5f};
  const test::Npy npy = test::parseNpy(npyBytes(y));
  QCOMPARE(npy.shape, (std::vector<std::size_t>{3}));
  QCOMPARE(npy.floats(), y);
}

void TestNpy::noFrames() {
  QCOMPARE(test::parseNpy(npyBytes(std::span<const float>())).shape, (std::vector<std::size_t>{0}));
}

QTEST_APPLESS_MAIN(TestNpy)
#include "tst_npy.moc"
