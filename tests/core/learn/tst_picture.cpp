// The network's input picture: sizes, averages and edges that can be computed by hand.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/learn/model.h"
#include "core/learn/scaling.h"

using namespace ullim;

namespace {

std::vector<float> sine(double hz, double seconds, int rate, double level = 0.5) {
  std::vector<float> y(std::size_t(seconds * rate));
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] = float(level * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
  return y;
}

PictureOptions linear(int height, int width) {
  PictureOptions o;
  o.feature.kind = FeatureKind::StftPower;
  o.feature.stft.nFft = 64;
  o.feature.stft.hopLength = 16;
  o.height = height;
  o.width = width;
  return o;
}

double mean(const std::vector<float>& v) {
  double sum = 0;
  for (const float x : v) sum += x;
  return sum / double(v.size());
}

}  // namespace

class TestPicture : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sameSizeIsTheFeatureItself() {
    const auto y = sine(1000, 0.2, 8000);
    PictureOptions o = linear(33, 1);
    const auto feature = computeFeature(y, {8000}, o.feature);
    QVERIFY(feature.has_value());
    o.width = int(feature->values.rows());
    const auto picture = makePicture(y, {8000}, o);
    QVERIFY(picture.has_value());
    for (std::size_t r = 0; r < 33; ++r)
      for (std::size_t c = 0; c < feature->values.rows(); ++c)
        QCOMPARE((*picture)[r * feature->values.rows() + c],
                 feature->values(c, r));  // row 0: lowest frequency
  }

  void areaMeansKeepTheMean_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("smaller") << 7 << 13;
    QTest::newRow("larger") << 50 << 400;
    QTest::newRow("one cell") << 1 << 1;
  }

  void areaMeansKeepTheMean() {
    QFETCH(int, height);
    QFETCH(int, width);
    Rng rng(3);
    std::vector<float> y(1000);
    for (float& v : y) v = float(rng.normal() * 0.1);
    const PictureOptions o = linear(height, width);
    const auto feature = computeFeature(y, {8000}, o.feature);
    const auto picture = makePicture(y, {8000}, o);
    QVERIFY(feature.has_value() && picture.has_value());
    QCOMPARE(picture->size(), std::size_t(height * width));
    double sum = 0;
    for (const float v : feature->values.data()) sum += v;
    const double whole = sum / double(feature->values.size());
    QVERIFY(std::abs(mean(*picture) - whole) < 1e-5 * std::abs(whole));
  }

  void recipeRowsRiseWithFrequency() {
    const Recipe recipe = recipes().front();
    std::size_t last = 0;
    for (const double hz : {200.0, 700.0, 1500.0, 3000.0}) {
      const auto picture = makePicture(sine(hz, 1.0, 8000), {8000}, recipe.picture());
      QVERIFY(picture.has_value());
      std::size_t best = 0;
      for (std::size_t r = 0; r < 34; ++r)
        if ((*picture)[r * 50 + 25] > (*picture)[best * 50 + 25]) best = r;
      QVERIFY(hz == 200.0 || best > last);
      last = best;
    }
  }

  void decibelsReachFromTheTopDown() {
    const auto picture = makePicture(sine(700, 1.0, 8000), {8000}, recipes().front().picture());
    QVERIFY(picture.has_value());
    const auto [low, high] = std::minmax_element(picture->begin(), picture->end());
    QVERIFY(*low >= -80.0f);
    QVERIFY(*high <= 0.0f && *high > -6.0f);
  }

  void levelDoesNotMatter() {
    // Decibels are relative to the clip's maximum: half the amplitude gives the same picture.
    const auto loud = makePicture(sine(700, 0.5, 8000, 0.8), {8000}, recipes().front().picture());
    const auto soft = makePicture(sine(700, 0.5, 8000, 0.4), {8000}, recipes().front().picture());
    QVERIFY(loud.has_value() && soft.has_value());
    for (std::size_t i = 0; i < loud->size(); ++i) QVERIFY(std::abs((*loud)[i] - (*soft)[i]) < 1e-2f);
  }

  void silenceIsConstant() {
    const std::vector<float> y(8000, 0.0f);
    const auto picture = makePicture(y, {8000}, recipes().front().picture());
    QVERIFY(picture.has_value());
    for (const float v : *picture) QCOMPARE(v, picture->front());
  }

  void oneSampleIsEnoughAndNoneIsNot() {
    const std::vector<float> one(1, 0.5f);
    const auto picture = makePicture(one, {8000}, recipes().front().picture());
    QVERIFY(picture.has_value());
    for (const float v : *picture) QVERIFY(std::isfinite(v));
    const auto none = makePicture({}, {8000}, recipes().front().picture());
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().code, ErrorCode::FileEmpty);
  }

  void rateIsBroughtToTheRecipes() {
    const auto at8 = makePicture(sine(700, 0.5, 8000), {8000}, recipes().front().picture());
    const auto at44 = makePicture(sine(700, 0.5, 44100), {44100}, recipes().front().picture());
    QVERIFY(at8.has_value() && at44.has_value());
    const auto row = [](const std::vector<float>& p) {
      std::size_t best = 0;
      for (std::size_t r = 0; r < 34; ++r)
        if (p[r * 50 + 25] > p[best * 50 + 25]) best = r;
      return best;
    };
    QCOMPARE(row(*at8), row(*at44));
  }

  void clipSCutsAndPadsCentred() {
    PictureOptions o = linear(1, 100);
    o.clipS = 1.0;
    const auto padded = makePicture(sine(1000, 0.5, 8000), {8000}, o);  // sound from 0.25 to 0.75 s
    QVERIFY(padded.has_value());
    QCOMPARE((*padded)[10], 0.0f);
    QVERIFY((*padded)[50] > 1.0f);
    QCOMPARE((*padded)[90], 0.0f);
    std::vector<float> y(16000, 0.0f);
    const auto tone = sine(1000, 0.1, 8000);
    std::copy(tone.begin(), tone.end(), y.begin() + 7600);  // around 1.0 s of 2: the middle of the cut
    const auto cut = makePicture(y, {8000}, o);
    QVERIFY(cut.has_value());
    QVERIFY((*cut)[50] > 1.0f);
    QCOMPARE((*cut)[20], 0.0f);
  }

  void scalerIsMeanAndDeviationOfItsRows() {
    Matrix x(3, 2);
    const float values[] = {1, 3, 5, 7, 1000, -1000};
    std::copy(std::begin(values), std::end(values), x.data().begin());
    const Scaler s = fitScaler(x, {0, 1}, Scaling::Global, 1);
    QCOMPARE(s.mean, std::vector<float>{4.0f});
    QCOMPARE(s.std, std::vector<float>{std::sqrt(5.0f)});
    applyScaler(s, 1, x);
    QVERIFY(std::abs(x(0, 0) + 3.0f / std::sqrt(5.0f)) < 1e-6f);
    const Scaler flat = fitScaler(Matrix(4, 4, 7.0f), {0, 1, 2, 3}, Scaling::Global, 2);
    QCOMPARE(flat.std, std::vector<float>{1.0f});
  }

  void scalersByRowPixelAndRange() {
    // Two pictures of 2 x 2: rows {0, 2} and {10, 30}; {4, 6} and {50, 70}.
    Matrix x(2, 4);
    const float values[] = {0, 2, 10, 30, 4, 6, 50, 70};
    std::copy(std::begin(values), std::end(values), x.data().begin());
    const Scaler rows = fitScaler(x, {0, 1}, Scaling::Rows, 2);
    QCOMPARE(rows.mean, (std::vector<float>{3, 40}));
    QCOMPARE(rows.std, (std::vector<float>{std::sqrt(5.0f), std::sqrt(500.0f)}));
    const Scaler pixels = fitScaler(x, {0, 1}, Scaling::Pixels, 2);
    QCOMPARE(pixels.mean, (std::vector<float>{2, 4, 30, 50}));
    QCOMPARE(pixels.std, (std::vector<float>{2, 2, 20, 20}));
    const Scaler unit = fitScaler(x, {0, 1}, Scaling::Unit, 2);
    QCOMPARE(unit.mean, std::vector<float>{0});
    QCOMPARE(unit.std, std::vector<float>{70});
    Matrix y = x;
    applyScaler(rows, 2, y);
    QVERIFY(std::abs(y(1, 3) - 30 / std::sqrt(500.0f)) < 1e-5f);
    QVERIFY(std::abs(y(0, 1) + 1 / std::sqrt(5.0f)) < 1e-6f);
    y = x;
    applyScaler(pixels, 2, y);
    for (const float v : y.row(0)) QCOMPARE(v, -1.0f);
    QVERIFY(fitScaler(x, {0, 1}, Scaling::None, 2) == Scaler{});
  }

  void theWaveformIsDrawn() {
    PictureOptions o = linear(4, 4);
    o.feature = {};
    o.feature.kind = FeatureKind::Waveform;
    // Full up for a quarter of the time, silence, full down, silence.
    std::vector<float> y(400, 0.0f);
    for (std::size_t i = 0; i < 100; ++i) {
      y[i] = 0.5f;
      y[200 + i] = -0.5f;
    }
    const auto picture = makePicture(y, {8000}, o);
    QVERIFY(picture.has_value());
    const auto column = [&](std::size_t c) {
      std::vector<float> out;
      for (std::size_t r = 0; r < 4; ++r) out.push_back((*picture)[r * 4 + c]);
      return out;
    };
    // The first column also shows the first sample of the next: from 0 up to the top.
    QCOMPARE(column(0), (std::vector<float>{0, 0, 1, 1}));
    QCOMPARE(column(3), (std::vector<float>{0, 0.5f, 0.5f, 0}));  // a line one row thick, in the middle
    double ink = 0;
    for (const float v : *picture) {
      QVERIFY(v >= 0 && v <= 1);
      ink += double(v);
    }
    QVERIFY(ink > 4);
    // Louder or softer, the picture is the same.
    std::vector<float> soft = y;
    for (float& v : soft) v *= 0.25f;
    QVERIFY(*makePicture(soft, {8000}, o) == *picture);
  }

  void warpedRowsMoveAndTestViewsKeepTheirSize() {
    std::vector<float> picture(10 * 3);
    for (std::size_t r = 0; r < 10; ++r)
      for (std::size_t c = 0; c < 3; ++c) picture[r * 3 + c] = float(r);
    std::vector<float> out(30);
    warpRows(picture, 10, 3, 2.0, out);  // what was row 2 lies at row 4
    QCOMPARE(out[4 * 3], 2.0f);
    QCOMPARE(out[5 * 3 + 1], 2.5f);
    warpRows(picture, 10, 3, 0.5, out);
    QCOMPARE(out[3 * 3], 6.0f);
    QCOMPARE(out[9 * 3], 9.0f);  // the last row held
    QVERIFY(testView(picture, 10, 3, 0) == picture);
    std::vector<float> ramp = {0, 1, 2, 3, 4, 5, 6, 7};
    QVERIFY(testView(ramp, 1, 8, 1) == (std::vector<float>{3, 4, 5, 6, 7, 0, 1, 2}));
    QVERIFY(testView(ramp, 1, 8, 2) == (std::vector<float>{5, 6, 7, 0, 1, 2, 3, 4}));
    for (int view = 0; view < kAllTestViews; ++view)
      QCOMPARE(testView(picture, 10, 3, view).size(), picture.size());
  }
};

QTEST_APPLESS_MAIN(TestPicture)
#include "tst_picture.moc"
