// One feature minus another.
#include <QTest>
#include <cmath>

#include "core/plot/difference.h"
#include "core/plot/render.h"

using namespace ullim;

namespace {

std::vector<float> noise(std::size_t n, float gain) {
  std::vector<float> y(n);
  std::uint32_t state = 1;
  for (float& v : y) {
    state = state * 1664525u + 1013904223u;
    v = gain * (float(state >> 8) / float(1 << 23) - 1);
  }
  return y;
}

Feature made(FeatureKind kind, std::size_t samples, float gain, int hop = 512, int rate = 16000) {
  FeatureOptions options;
  options.kind = kind;
  options.stft.hopLength = hop;
  options.db.refMax = false;
  options.db.topDb = -1;
  return computeFeature(noise(samples, gain), {rate}, options).value();
}

}  // namespace

class TestDifference : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void decibelsOfAGain();
  void plainDifference();
  void commonPart();
  void gapsStayGaps();
  void equalIsTheMiddle();
  void whatIsFarthestFromZeroIsSeen();
  void refuses();
};

void TestDifference::decibelsOfAGain() {
  // Twice the amplitude is 20 log10(2) = 6.02 dB more in every cell, whatever the sound.
  for (const FeatureKind kind : {FeatureKind::LogMel, FeatureKind::StftDb}) {
    const auto d = differenceOf(made(kind, 8000, 0.1f), made(kind, 8000, 0.2f));
    QVERIFY(d.has_value());
    for (const float v : d->values.data()) QVERIFY(std::fabs(v - 6.0206f) < 1e-3f);
    QCOMPARE(d->unit, std::string("dB"));
    QVERIFY(std::fabs(d->maximum - 6.0206f) < 1e-3f);
    QCOMPARE(d->minimum, -d->maximum);
    QVERIFY(!d->rowHz.empty());
  }
}

void TestDifference::plainDifference() {
  const auto d = differenceOf(made(FeatureKind::Rms, 8000, 0.2f), made(FeatureKind::Rms, 8000, 0.5f));
  QVERIFY(d.has_value());
  const Feature once = made(FeatureKind::Rms, 8000, 0.1f);
  for (std::size_t t = 0; t < d->values.rows(); ++t)
    QVERIFY(std::fabs(d->values(t, 0) - 3 * once.values(t, 0)) < 1e-5f);
}

void TestDifference::commonPart() {
  const Feature shorter = made(FeatureKind::LogMel, 5000, 0.1f),
                longer = made(FeatureKind::LogMel, 9000, 0.1f);
  const auto d = differenceOf(longer, shorter);
  QVERIFY(d.has_value());
  QCOMPARE(d->values.rows(), shorter.values.rows());
  QCOMPARE(d->values.cols(), std::size_t(128));
  for (const float v : d->values.row(0)) QCOMPARE(v, 0.0f);  // the same noise at the beginning
}

void TestDifference::gapsStayGaps() {
  Feature a = made(FeatureKind::F0, 8000, 0.1f), b = a;
  a.values(2, 0) = NAN;
  b.values(5, 0) = NAN;
  const auto d = differenceOf(a, b);
  QVERIFY(d.has_value());
  for (std::size_t t = 0; t < d->values.rows(); ++t)
    QCOMPARE(bool(std::isnan(d->values(t, 0))), t == 2 || t == 5);
  QVERIFY(std::isfinite(d->maximum));
}

void TestDifference::equalIsTheMiddle() {
  const Feature a = made(FeatureKind::LogMel, 8000, 0.1f);
  const auto d = differenceOf(a, a);
  QVERIFY(d.has_value());
  QVERIFY(d->minimum < 0 && d->maximum > 0 && d->minimum == -d->maximum);
  QCOMPARE(colourIndex(0, d->minimum, d->maximum), 128);
}

void TestDifference::whatIsFarthestFromZeroIsSeen() {
  Feature d =
      differenceOf(made(FeatureKind::LogMel, 200000, 0.1f), made(FeatureKind::LogMel, 200000, 0.1f)).value();
  d.values(100, 60) = -0.9f;
  d.values(300, 60) = 0.9f;
  CellView view = wholeView(d, 20, 10);
  view.colourMap = ColourMap::Coolwarm;
  view.pooling = Pooling::Farthest;
  int blue = 0, red = 0;
  for (const std::uint32_t p : renderCells(d, view)) {
    const int r = p >> 16 & 0xff, b = p & 0xff;
    blue += b - r > 80;
    red += r - b > 80;
  }
  QCOMPARE(blue, 1);  // pooling by the largest value would show none
  QCOMPARE(red, 1);
}

void TestDifference::refuses() {
  const Feature a = made(FeatureKind::LogMel, 8000, 0.1f);
  const auto sentence = [&](const Feature& b, ErrorCode code) {
    const auto d = differenceOf(a, b);
    return d || d.error().code != code ? std::string() : d.error().detail;
  };
  const auto has = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  QVERIFY(has(sentence(made(FeatureKind::LogMel, 8000, 0.1f, 512, 22050), ErrorCode::BadArgument),
              "16000 and 22050 Hz"));
  QVERIFY(has(sentence(made(FeatureKind::LogMel, 8000, 0.1f, 256), ErrorCode::BadArgument), "512 and 256"));
  QVERIFY(has(sentence(made(FeatureKind::StftDb, 8000, 0.1f), ErrorCode::BadArgument), "logmel and stft"));
  Feature other = a;
  other.rowHz[3] += 1;
  QVERIFY(has(sentence(other, ErrorCode::BadArgument), "frequencies"));
  other = a;
  other.unit = "";
  QVERIFY(!sentence(other, ErrorCode::BadArgument).empty());
  other = a;
  other.values = {};
  QVERIFY(!sentence(other, ErrorCode::FileEmpty).empty());
}

QTEST_APPLESS_MAIN(TestDifference)
#include "tst_difference.moc"
